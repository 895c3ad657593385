"""How odd pairs and idioms are told, on a small dictionary and made-up likelihoods."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest

from newslint.training.collocations import Likelihoods, odd_pairs
from newslint.training.wordnet import WordNet, alike, read_wordnet

NOUNS = """\
  1 a line of the licence
00000001 04 n 02 hunger 0 thirst 0 001 @ 00000003 n 0000 | a wish
00000002 04 n 02 strike 0 walkout 0 000 | a refusal to work
00000003 04 n 01 desire 0 000 | a wish of any kind
00000004 04 n 02 hunger_strike 0 Bible 0 000 | a fast
"""


@pytest.fixture
def net(tmp_path: Path) -> WordNet:
    (tmp_path / "data.noun").write_text(NOUNS, encoding="latin-1")
    for name in ("verb", "adj", "adv"):
        (tmp_path / f"data.{name}").write_text("", encoding="latin-1")
    return read_wordnet(tmp_path)


def test_words_and_senses_are_read(net: WordNet) -> None:
    assert net.mates["hunger", "n"] == {"thirst"}
    assert net.near["hunger", "n"] == {"desire"}
    assert net.terms == {("hunger", "strike")}
    assert net.kinds["bible"] == {"n"}


def test_plurals_have_a_base(net: WordNet) -> None:
    assert net.base("strikes") == "strike"
    assert net.base("kids") == "kids"


def _likelihoods(**words: float) -> Likelihoods:
    table = {"hunger": -11.0, "strike": -10.0, "thirst": -11.5, "walkout": -14.0, **words}
    pair = ("hunger", "strike")
    return Likelihoods(table.get, {pair: (6.0, -12.0)}, {pair})


def test_a_rare_substitute_is_odd(net: WordNet) -> None:
    table = odd_pairs(net, _likelihoods())
    assert table["_ strike"]["hunger"] == {"thirst": pytest.approx(9.5)}
    assert table["hunger _"]["strike"] == {"walkout": pytest.approx(13.0)}


def test_a_common_substitute_is_not(net: WordNet) -> None:
    assert "_ strike" not in odd_pairs(net, _likelihoods(thirst=-7.0))


def test_a_pair_that_is_seen_is_not_odd(net: WordNet) -> None:
    known = _likelihoods()
    known.seen.add(("thirst", "strike"))
    assert "_ strike" not in odd_pairs(net, known)


def test_a_pair_with_a_rival_is_not_fixed(net: WordNet) -> None:
    known = _likelihoods()
    known.pairs["thirst", "strike"] = (2.0, -12.0 + log(0.5))
    assert "_ strike" not in odd_pairs(net, known)


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
