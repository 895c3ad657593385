from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.declarative.base import search
from newslint.needs import may_match, needs


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bclose proximity\b", {"close proximity"}),
        (r"(?i)\bLorem (?:ipsum|dolor)", {"Lorem "}),
        (r"opens? a can|a (?:red|green)", {" a can", "green", "red"}),
        (r"colou?r", {"colo"}),
        (r"ab+c", {"ab"}),
        (r"(?:wood|metal){2} x", {"metal", "wood"}),
        (r"(?:deep|old)? ?sea", {"sea"}),
        (r"(?<=grand )[a-z]+(?! piano) hall", {" hall"}),
        (r"[\]b]x\.{3}", {"x."}),
        (r"\x41bc\u2019d", {"bc"}),
        (r"a{0}bc{0,2}", {"b"}),
        ("Straße", {"Straße"}),
        (r"\w+|abc", set()),
        (r"(\w) \1", set()),
        (r"(?x) a b", set()),
        (r"(?:abc){e<=1}", set()),
        (r"(?<name>abc)", set()),
        (r"(abc", set()),
        (r"abc)", set()),
        (r"*abc", set()),
        ("", set()),
    ],
)
def test_what_a_match_must_contain(pattern: str, words: set[str]) -> None:
    assert needs(pattern) == words


_Sample = tuple[str, str]
"""A pattern and a text that it matches."""

_WORDS = st.text("abKß.|( é", min_size=1, max_size=4)
_ATOMS = st.one_of(
    _WORDS.map(lambda word: (f"(?:{regex.escape(word)})", word)),
    _WORDS.map(lambda word: (regex.escape(word, special_only=True), word)),
    st.sampled_from([(r"\w", "x"), ("[]ab]", "]"), (".", "q"), (r"\p{Lu}", "É"), (r"\b", "")]),
    _WORDS.map(lambda word: (f"(?!{regex.escape(word)})", "")),
)


def _joined(parts: st.SearchStrategy[_Sample]) -> st.SearchStrategy[_Sample]:
    several = st.lists(parts, min_size=1, max_size=4)
    return st.one_of(
        several.map(lambda all: ("".join(p for p, _ in all), "".join(t for _, t in all))),
        several.map(lambda all: (f"({'|'.join(p for p, _ in all)})", all[-1][1])),
        parts.map(lambda part: (f"(?:{part[0]})?", "")),
        parts.map(lambda part: (f"(?:{part[0]}){{2,3}}", 2 * part[1])),
        parts.map(lambda part: (f"{part[0]}y*?z+", f"{part[1]}zz")),
    )


@given(st.recursive(_ATOMS, _joined, max_leaves=8), st.booleans())
def test_nothing_that_matches_is_passed_over(sample: _Sample, upper: bool) -> None:
    pattern, text = sample
    text = text.upper() if upper else text
    for ignore_case in (False, True):
        if search(pattern, ignore_case).search(text):
            assert may_match(pattern, text, ignore_case=ignore_case)
