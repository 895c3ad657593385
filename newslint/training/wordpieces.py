"""Word pieces, word shapes and windows of whole sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from tokenizers import Tokenizer

from newslint.training.records import Sentence

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_PIECES_PER_WORD = 12
CONTINUATION_SHAPE = 8
FIRST_WORD_OFFSET = 9
SHAPES = 18


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    path = files("newslint.analysis.nn") / "weights" / "tokenizer.json"
    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@lru_cache(maxsize=200_000)
def pieces(word: str) -> tuple[int, ...]:
    """Word-piece ids of one word, at most twelve, never none."""
    ids = _tokenizer().encode(word, add_special_tokens=False).ids
    return tuple(ids[:MAX_PIECES_PER_WORD]) or (UNKNOWN,)


def sentence_pieces(words: Sequence[str]) -> list[int]:
    """Word-piece ids of all words of a sentence."""
    return [piece for word in words for piece in pieces(word)]


def shape(word: str) -> int:
    """Shape class 1 to 7: lower, Title, UPPER, single capital, digit, symbol, mixed."""
    if word.islower():
        return 1
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalnum() for c in word):
        return 6
    if word.isupper():
        return 4 if len(word) == 1 else 3
    return 2 if word[0].isupper() and word[1:].islower() else 7


def windows(
    sentences: Sequence[Sentence], limit: int = 254, first: int | None = None
) -> list[list[int]]:
    """Pack whole sentences (by index) into windows of at most `limit` pieces.

    `first` is the limit of the first window only, which shifts the others. A
    sentence longer than the limit gets a window of its own and is cut later.
    """
    out: list[list[int]] = []
    current: list[int] = []
    used, room = 0, first or limit
    for i, sentence in enumerate(sentences):
        size = sum(len(pieces(word)) for word in sentence.words)
        if current and used + size > room:
            out.append(current)
            current, used, room = [], 0, limit
        current.append(i)
        used += size
    if current:
        out.append(current)
    return out
