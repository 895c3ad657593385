"""Whom a pronoun cannot mean, by hand-made trees; and what becomes of a link that grammar bars."""

from __future__ import annotations

import numpy as np
import pytest

from newslint.analysis.nn.antecedents import _unbind
from newslint.analysis.nn.binding import Tree, barred
from newslint.analysis.nn.result import Links


def _tree(rows: str) -> Tree:
    """A tree from words written ``form/TAG/governor/relation``, governors counted from one."""
    cells = [row.split("/") for row in rows.split()]
    forms, tags, heads, relations = zip(*cells, strict=True)
    return Tree.of(forms, tags, [int(head) - 1 for head in heads], relations)


def _barred(rows: str) -> dict[str, set[str]]:
    tree = _tree(rows)
    return {tree.forms[w]: {tree.forms[o] for o in out} for w, out in barred(tree).items()}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("lind/PROPN/2/nsubj saw/VERB/0/root him/PRON/2/obj", {"him": {"lind"}}),
        (
            "lind/PROPN/2/nsubj gave/VERB/0/root moss/PROPN/2/iobj her/PRON/2/obj",
            {"her": {"lind", "moss"}},
        ),
        (
            "ann/PROPN/4/nsubj lind/PROPN/1/flat has/AUX/4/aux left/VERB/0/root him/PRON/4/obj",
            {"him": {"ann", "lind"}},
        ),
        (
            "lind/PROPN/2/nsubj waved/VERB/0/root at/ADP/4/case moss/PROPN/2/obl"
            " telling/VERB/2/advcl him/PRON/5/iobj",
            {"him": {"lind"}},
        ),
        (
            "lind/PROPN/2/nsubj asked/VERB/0/root moss/PROPN/2/obj to/PART/5/mark"
            " join/VERB/2/xcomp him/PRON/5/obj",
            {"him": {"moss"}},
        ),
        (
            "lind/PROPN/0/root whom/PRON/4/obj he/PRON/4/nsubj met/VERB/1/acl:relcl",
            {"he": {"lind"}},
        ),
        (
            "lind/PROPN/2/nsubj named/VERB/0/root moss/PROPN/2/obj as/ADP/6/case"
            " his/PRON/6/nmod:poss deputy/NOUN/2/obl",
            {"his": {"moss"}},
        ),
        (
            "moss/PROPN/4/nsubj is/AUX/4/cop his/PRON/4/nmod:poss deputy/NOUN/0/root",
            {"his": {"moss"}},
        ),
        (
            "his/PRON/2/nmod:poss deputy/NOUN/0/root moss/PROPN/2/appos",
            {"his": {"moss"}},
        ),
        (
            'lind/PROPN/2/nsubj wrote/VERB/0/root ,/PUNCT/2/punct "/PUNCT/6/punct'
            ' he/PRON/6/nsubj slept/VERB/2/ccomp "/PUNCT/6/punct',
            {"he": {"lind"}},
        ),
    ],
)
def test_grammar_bars(rows: str, expected: dict[str, set[str]]) -> None:
    assert _barred(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "lind/PROPN/2/nsubj hurt/VERB/0/root himself/PRON/2/obj",
        "lind/PROPN/2/nsubj lost/VERB/0/root his/PRON/4/nmod:poss keys/NOUN/2/obj",
        "lind/PROPN/2/nsubj said/VERB/0/root he/PRON/4/nsubj slept/VERB/2/ccomp",
        "lind/PROPN/5/nsubj is/AUX/5/cop in/ADP/5/case his/PRON/5/nmod:poss car/NOUN/0/root",
        "lind/PROPN/5/nsubj is/AUX/5/cop his/PRON/5/nmod:poss own/ADJ/5/amod boss/NOUN/0/root",
        "lind/PROPN/2/nsubj runs/VERB/0/root as/ADV/4/advmod fast/ADV/2/advmod as/ADP/7/case"
        " his/PRON/7/nmod:poss brother/NOUN/4/obl",
        "him/PRON/0/root",
        'lind/PROPN/2/nsubj felt/VERB/0/root "/PUNCT/6/punct sure/ADJ/2/xcomp of/ADP/7/case'
        ' his/PRON/7/nmod:poss team/NOUN/4/obl "/PUNCT/4/punct',
        "he/PRON/2/nsubj slept/VERB/0/root ,/PUNCT/5/punct lind/PROPN/5/nsubj"
        " wrote/VERB/2/parataxis",
    ],
)
def test_grammar_leaves_open(rows: str) -> None:
    assert _barred(rows) == {}


def test_a_barred_link_goes_to_the_next_best_chain() -> None:
    # *Moss rang. Lind waved. He told him*: both pronouns would go to Lind
    links = Links([0, 2, 4, 6], [-1, -1, 1, 2], [1.0, 1.0, 0.1, 0.1])
    bound = {3: (np.array([2, 1, 0]), np.array([0.1, 0.5, 0.3, 0.1], np.float32))}
    _unbind(links, bound, {6: {4}}, [7, 8, -1, -1])
    assert links.antecedent == [-1, -1, 1, 0]
    assert links.none[3] == pytest.approx(0.5)


def test_a_link_with_nobody_left_has_no_antecedent() -> None:
    links = Links([0, 2], [-1, 0], [1.0, 0.0])
    _unbind(links, {1: (np.array([0]), np.array([0.0, 1.0], np.float32))}, {2: {0}}, [7, -1])
    assert (links.antecedent, links.none) == ([-1, -1], [1.0, 1.0])


def test_a_name_further_back_is_barred_with_its_last_mention() -> None:
    # *Lind rang. Moss slept. Lind told him*
    links = Links([0, 2, 4, 6], [-1, -1, -1, 0], [1.0, 1.0, 1.0, 0.1])
    _unbind(
        links,
        {3: (np.array([0, 1]), np.array([0.1, 0.8, 0.1], np.float32))},
        {6: {4}},
        [7, 8, 7, -1],
    )
    assert links.antecedent[3] == 1
