"""The tokenizer in Python against the library that trained the model's vocabulary."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

import newslint.analysis.nn as nn
from newslint.analysis.nn.wordpieces import WordPieces

FILE = Path(nn.__file__).parent / "weights" / "tokenizer.json"


@pytest.fixture(scope="module")
def cut() -> WordPieces:
    return WordPieces(FILE)


@pytest.fixture(scope="module")
def library() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(FILE))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _same(word: str, cut: WordPieces, library: Tokenizer) -> None:
    encoding = library.encode([word], is_pretokenized=True, add_special_tokens=False)
    assert cut(word) == encoding.ids


@pytest.mark.parametrize(
    "word",
    [
        *"Reuters said naïve Ångström İstanbul ﬁve ’s 12.5 U.S. n't $3bn — … co-operate".split(),
        *"東京 a日本b ﷺ e\u0301tude \u00ad soft\u00adly \u200b 1\u00a0000 \ufffd ẞ ΣΑΣ".split(" "),
        "x" * 100,
        "x" * 101,
        "",
    ],
)
def test_words(word: str, cut: WordPieces, library: Tokenizer) -> None:
    _same(word, cut, library)


@given(word=st.text(max_size=6))
def test_any_text(word: str, cut: WordPieces, library: Tokenizer) -> None:
    if all(unicodedata.ucd_3_2_0.category(char) != "Cn" for char in word):
        _same(word, cut, library)
