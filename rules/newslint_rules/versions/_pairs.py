"""Sentences of a story beside what they were in its earlier version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import regex

from newslint.api import Document, Sentence, Span, lazy_regex

__all__ = ["Edit", "Pair", "edits", "has_new_note", "left_alone", "pairs", "words"]

_ALIKE = 0.5
"""Share of words, in order, that two versions of one sentence have in common at least."""

_CANDIDATES, _COMMON = 6, 60
"""Sentences to lay beside one; sentences from which on a word they share says nothing."""

_NOTE = lazy_regex(
    r"^[\s*_>(\[]*(?:correct(?:s|ed|ion|ions)\b|clarif(?:y|ies|ied|ication)\b|updates?\b"
    r"|editors?['’]?s? note|eds\b|refiles?\b)"
    r"|\bearlier version of th(?:is|e) (?:story|article|report|item)\b"
    r"|\bth(?:is|e) (?:story|article|report|item|headline) (?:has been|was|is) "
    r"(?:corrected|updated|amended|clarified|changed|revised)\b",
    regex.IGNORECASE,
)
_WORD = lazy_regex(r"\w+(?:[.,'’]\w+)*")


class Pair(NamedTuple):
    """A sentence and what it was."""

    before: Sentence
    after: Sentence


class Edit(NamedTuple):
    """Words of the earlier sentence and those that stand in their place; either may be empty."""

    before: tuple[Span, ...]
    after: tuple[Span, ...]


def pairs(earlier: Document, doc: Document) -> list[Pair]:
    """The sentences that are not in the earlier version as they stand, each with the nearest one
    that is no longer there, where one is near enough; in text order."""
    old, new = left_alone(earlier, doc)
    by_index = {s.index: s for s in old}
    then = {index: words(earlier.at(s.span)) for index, s in by_index.items()}
    holders: dict[str, list[int]] = {}
    for index, row in then.items():
        for word in set(row):
            holders.setdefault(word, []).append(index)
    scored: list[tuple[float, int, int]] = []
    for after in new:
        now = words(doc.at(after.span))
        shared = Counter(i for w in set(now) for i in _few(holders.get(w, [])))
        for index, _ in shared.most_common(_CANDIDATES):
            alike = SequenceMatcher(None, then[index], now, autojunk=False).ratio()
            if alike >= _ALIKE:
                scored.append((-alike, after.index, index))
    found: dict[int, int] = {}
    for _, after_index, before_index in sorted(scored):
        if after_index not in found and before_index not in found.values():
            found[after_index] = before_index
    return [Pair(by_index[found[s.index]], s) for s in new if s.index in found]


def _few(holders: list[int]) -> list[int]:
    """The sentences that hold a word, none if it is too common to tell them apart."""
    return holders if len(holders) <= _COMMON else []


def left_alone(earlier: Document, doc: Document) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of each version that the other one does not have, word for word."""
    then = Counter(_even(earlier.at(s.span)) for s in earlier.sentences)
    now = Counter(_even(doc.at(s.span)) for s in doc.sentences)
    old = [s for s in earlier.sentences if not now[_even(earlier.at(s.span))]]
    return old, [s for s in doc.sentences if not then[_even(doc.at(s.span))]]


def edits(earlier: Document, doc: Document, pair: Pair) -> Iterator[Edit]:
    """How the words of a sentence were changed, from left to right."""
    before = [earlier.at(span) for span in pair.before.words]
    after = [doc.at(span) for span in pair.after.words]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield Edit(pair.before.words[start:end], pair.after.words[new_start:new_end])


def words(text: str) -> Sequence[str]:
    """The words of a text in lower case, without marks, apostrophes made one."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def has_new_note(earlier: Document, doc: Document) -> bool:
    """Whether the story says that it was corrected or updated, and did not say so before."""
    before = {_even(line) for line in earlier.source.splitlines()}
    return any(_NOTE.search(line) for line in doc.source.splitlines() if _even(line) not in before)


def _even(text: str) -> str:
    return " ".join(text.split())
