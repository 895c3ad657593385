"""Declarative rules over lists of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from newslint.declarative.base import DeclarativeRule, Hit, keep_case
from newslint.declarative.errors import RuleFileError
from newslint.declarative.lists import list_path
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.needs import word_starts
from newslint.patterns import lazy_regex

__all__ = ["Words"]

_JOINED_BEFORE = lazy_regex(r"[\w@./\\#'’-]")
_JOINED_AFTER = lazy_regex(r"[^\W_]|[@_\\/]|\.[^\W_]")
_OPENING = lazy_regex(r"(?:^|\n|[.!?][\"”’)]? )[\"“‘(]?$")
_NONE = "-"


class Words(DeclarativeRule):
    """Flags the words and phrases of lists and offers what stands beside them, in their case.

    The entries are those of the lists named in ``lists``, of ``words`` and of the option ``words``,
    each laid over the former. What is to be written is empty where there is nothing to offer. An
    entry with a capital is found as it is written or all in capitals, one without in any case, or
    with ``capitals = false`` only without capitals.
    """

    def hits(self, doc: Document) -> Iterator[Hit]:
        """Every entry found, in text order; of overlapping ones the longest."""
        text = doc.text.replace("’", "'")
        starts = word_starts(doc.text)
        found = [
            (start, -len(entry), entry, new)
            for entry, new in self._entries().items()
            if entry != new
            for start in starts.get(_first_word(entry), ())
            if self._stands(text, entry, start)
        ]
        if not found:
            return
        taken = self.excepted(doc.text)
        for start, _, entry, new in sorted(found):
            span = Span(start, start + len(entry))
            if any(taken[span.start : span.end]) or not self.admits(doc, span):
                continue
            taken[span.start : span.end] = b"\1" * len(span)
            if not new:
                yield Hit(span, form={"message": self.spec.get("bare", self.spec["message"])})
            else:
                yield Hit(span, _in_case(text, span, entry, new))

    def _entries(self) -> Mapping[str, str]:
        merged: dict[str, str] = {}
        for name in self.spec.get("lists", ()):
            merged |= _read(list_path(name, self.origin))
        return {**merged, **self.spec.get("words", {}), **self.option("words")}

    def _stands(self, text: str, entry: str, start: int) -> bool:
        """Whether an entry stands at an offset as words of their own."""
        end = start + len(entry)
        written, before, after = (
            text[start:end],
            text[max(0, start - 1) : start],
            text[end : end + 2],
        )
        if entry.isupper():
            same = written == entry and any(map(str.islower, text[max(0, start - 40) : end + 40]))
        elif entry != entry.lower():
            same = written in (entry, entry.upper())
        else:
            same = (written.lower() if self.spec.get("capitals", True) else written) == entry
        return same and not _JOINED_BEFORE.match(before) and not _JOINED_AFTER.match(after)


def _in_case(text: str, span: Span, entry: str, new: str) -> str:
    """``new`` in the case of what it replaces; names keep theirs inside a sentence."""
    old = span.of(text)
    if old != entry or entry == entry.lower():
        return keep_case(old, new)
    opens = _OPENING.search(text[max(0, span.start - 3) : span.start])
    return new[:1].upper() + new[1:] if opens else new


@cache
def _first_word(entry: str) -> str:
    length = next((i for i, char in enumerate(entry) if not char.isalpha()), len(entry))
    return entry[:length].lower()


@cache
def _read(path: Path) -> Mapping[str, str]:
    """The entries of a list: a word, what to write for it (a dash for nothing), endings of both.

    Raises:
        RuleFileError: If the file cannot be read or a line is not of this form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleFileError(f"{path}: not a list of words: {error}") from None
    entries: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        columns = line.partition("#")[0].split()
        if len(columns) == 1:
            raise RuleFileError(f"{path}:{number}: expected a word and what to write for it")
        if columns:
            old, new, *endings = columns
            entries |= _with_endings(old, new, endings)
    return entries


def _with_endings(old: str, new: str, endings: Iterable[str]) -> dict[str, str]:
    if new == _NONE:
        return dict.fromkeys((old, *(old + ending for ending in endings)), "")
    return {old: new} | {old + ending: new + ending for ending in endings}
