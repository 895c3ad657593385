"""How odd pairs are told, on a small dictionary, a small thesaurus and made-up likelihoods."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from newslint.training.collocations import MUCH_ALIKE, fixed_terms, listing, odd_pairs, swaps
from newslint.training.swapfit import examples, fit
from newslint.training.thesaurus import Thesaurus
from newslint.training.wordnet import WordNet, alike, read_wordnet
from newslint.training.wordpairs import WordPairs

NOUNS = """\
  1 a line of the licence
00000001 04 n 02 hunger 0 thirst 0 001 @ 00000003 n 0000 | a wish
00000002 04 n 02 strike 0 walkout 0 000 | a refusal to work
00000003 04 n 01 desire 0 000 | a wish of any kind
00000004 04 n 02 hunger_strike 0 Bible 0 000 | a fast
"""
MOBY = """\
hunger,appetite,thirst,desire,hunger strike
strike,walkout,stoppage
appetite,hunger,thirst
"""
CHANCES = {
    "hunger": -11.0,
    "strike": -10.0,
    "thirst": -11.5,
    "desire": -9.0,
    "walkout": -14.0,
}
TERM = ("hunger", "strike")


@pytest.fixture
def net(tmp_path: Path) -> WordNet:
    (tmp_path / "data.noun").write_text(NOUNS, encoding="latin-1")
    for name in ("verb", "adj", "adv"):
        (tmp_path / f"data.{name}").write_text("", encoding="latin-1")
    return read_wordnet(tmp_path)


@pytest.fixture
def known(net: WordNet, tmp_path: Path) -> WordPairs:
    path = tmp_path / "words.txt"
    path.write_text(MOBY, encoding="latin-1")
    shares = dict.fromkeys(CHANCES, 1e-5)
    return WordPairs(net, Thesaurus(path), CHANCES.get, {TERM: -13.0}, shares, {TERM})


def test_words_and_senses_are_read(net: WordNet) -> None:
    assert net.mates["hunger", "n"] == {"thirst"}
    assert net.near["hunger", "n"] == {"desire"}
    assert net.terms == {("hunger", "strike")}
    assert net.kinds["bible"] == {"n"}


def test_plurals_have_a_base(net: WordNet) -> None:
    assert net.base("strikes") == "strike"
    assert net.base("kids") == "kids"


def test_a_thesaurus_knows_what_is_alike(known: WordPairs) -> None:
    thesaurus = known.thesaurus
    assert thesaurus.terms == {TERM}
    assert thesaurus.mates("thirst") == {"hunger", "appetite"}
    assert thesaurus.alike("hunger", "thirst") == pytest.approx(1.0)
    assert 0 < thesaurus.alike("hunger", "desire") < 1
    assert thesaurus.alike("hunger", "strike") == 0


def test_a_term_is_a_pair_that_holds_together(known: WordPairs) -> None:
    assert list(fixed_terms(known)) == [TERM]
    known.joint[TERM] = -19.0
    assert list(fixed_terms(known)) == []


def test_swaps_are_the_unseen_pairs_of_a_thesaurus(known: WordPairs) -> None:
    assert {swap.pair for swap in swaps(known, TERM)} == {
        ("thirst", "strike"),
        ("desire", "strike"),
        ("hunger", "walkout"),
    }
    known.seen.add(("thirst", "strike"))
    assert ("thirst", "strike") not in {swap.pair for swap in swaps(known, TERM)}


def test_a_rare_word_counts_only_where_it_is_much_like_the_usual_one(known: WordPairs) -> None:
    known.shares.update({"thirst": 0.0, "walkout": 0.0})
    assert known.thesaurus.alike("hunger", "thirst") > MUCH_ALIKE
    assert known.thesaurus.alike("strike", "walkout") > MUCH_ALIKE
    pairs = {swap.pair for swap in swaps(known, TERM)}
    assert {("thirst", "strike"), ("hunger", "walkout")} <= pairs


def test_odd_pairs_name_the_term_behind_them(known: WordPairs) -> None:
    found = odd_pairs(known)
    value, swap = found["thirst", "strike"]
    assert swap.term == TERM
    assert swap.usual == "hunger"
    assert value > found["desire", "strike"][0]
    assert "_ strike = hunger: desire thirst\n" in listing(found)


def test_a_substitute_that_rivals_stand_beside_is_less_odd(known: WordPairs) -> None:
    before = odd_pairs(known)["thirst", "strike"][0]
    known.seen.add(("desire", "strike"))
    assert odd_pairs(known)["thirst", "strike"][0] < before


def test_swaps_are_put_into_terms_and_natural_pairs_are_found(known: WordPairs) -> None:
    plain = Counter({TERM: 2, ("desire", "strike"): 1})
    injected, natural = examples(known, plain, random.Random(1))
    assert len(injected) == 4
    assert [pair for pair, _ in natural] == [("desire", "strike")]


def test_the_fit_tells_two_heaps_apart() -> None:
    chance = np.random.default_rng(3)
    found, chosen = chance.normal(1.5, 1, (200, 2)), chance.normal(-1.5, 1, (200, 2))
    weights = fit(found, chosen)
    assert ((found @ weights[1:] + weights[0]) > 0).mean() > 0.9
    assert ((chosen @ weights[1:] + weights[0]) > 0).mean() < 0.1


@pytest.mark.parametrize(
    ("usual", "mate", "expected"),
    [
        ("labour", "labor", True),
        ("metre", "meter", True),
        ("petrol", "gasoline", True),
        ("hunger", "thirst", False),
        ("greenhouse", "glasshouse", False),
    ],
)
def test_spellings_of_one_word_are_alike(usual: str, mate: str, *, expected: bool) -> None:
    assert alike(usual, mate) is expected
