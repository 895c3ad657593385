"""What all declarative rules share: their manual, their scope and their findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from newslint.errors import UsageError
from newslint.finding import Edit, Finding, Fix, Related
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.needs import may_match
from newslint.rule import Rule

if TYPE_CHECKING:
    import regex

__all__ = ["DeclarativeRule", "Hit", "RuleFileError", "keep_case", "search"]


class RuleFileError(UsageError):
    """A mistake in the TOML file of a rule: one line with file, line, key and what is expected."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a rule flags, with the text to put there and what the message speaks of."""

    span: Span
    replacement: str | None = None
    related: tuple[Related, ...] = ()
    words: Mapping[str, Any] | None = None


class DeclarativeRule(Rule):
    """A rule read from a TOML file, whose table it keeps as ``table``."""

    table: ClassVar[Mapping[str, Any]]
    scope: ClassVar[frozenset[Role]]
    origin: ClassVar[str]
    ignore_case: ClassVar[bool] = False

    @classmethod
    def manual(cls) -> str:
        """The manual, in the shape of the docstring of a rule in Python."""
        table = cls.table
        sections = {
            "What it does": table.get("what") or table["summary"],
            "Why it matters": table.get("why", ""),
            "Bad": "\n---\n".join(sample.strip("\n") for sample in table["bad"]),
            "Good": "\n---\n".join(sample.strip("\n") for sample in table["good"]),
            "When to ignore": table.get("ignore", ""),
            "Authority": table.get("authority", ""),
        }
        parts = [f"{cls.name}: {table['summary']}"]
        parts += [f"## {head}\n{text.strip(chr(10))}" for head, text in sections.items() if text]
        return "\n\n".join(parts)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each hit in the formats that the rule is for."""
        formats = self.table.get("formats")
        if formats and doc.format not in formats:
            return
        for hit in self.hits(doc):
            yield self._finding(doc, hit)

    def hits(self, doc: Document) -> Iterator[Hit]:
        """The places to flag, in text order."""
        raise NotImplementedError

    def _finding(self, doc: Document, hit: Hit) -> Finding:
        words = {"match": doc.at(hit.span), "replacement": hit.replacement, **(hit.words or {})}
        fix = None
        if hit.replacement is not None and self.fix != "none":
            title = f'write "{hit.replacement}"' if hit.replacement.strip() else "remove it"
            fix = Fix(title, (Edit(hit.span, hit.replacement),), safe=self.fix == "safe")
        message = self.table["message"].format(**words)
        return self.finding(hit.span, message, related=hit.related, fix=fix)

    def matches(self, doc: Document, patterns: Sequence[str]) -> list[regex.Match[str]]:
        """All matches in scope that touch no exception, in text order.

        Of overlapping matches the one of the earlier pattern stays.
        """
        matches = list(self._search("patterns", patterns, doc.text))
        if not matches:
            return []
        taken = bytearray(len(doc.text))
        for match in self._search("exceptions", self.table.get("exceptions", ()), doc.text):
            _mark(taken, match)
        found: list[regex.Match[str]] = []
        for match in matches:
            span = Span(*match.span())
            if span and not any(taken[span.start : span.end]) and self._in_scope(doc, span):
                _mark(taken, match)
                found.append(match)
        return sorted(found, key=lambda match: match.start())

    def _search(self, key: str, patterns: Iterable[str], text: str) -> Iterator[regex.Match[str]]:
        """All matches of all patterns; those that cannot match are not even compiled."""
        for pattern in patterns:
            if may_match(pattern, text, ignore_case=self._ignores_case()):
                yield from self.compiled(key, pattern).finditer(text)

    def compiled(self, key: str, pattern: str) -> regex.Pattern[str]:
        """A compiled pattern of the rule's file, in which it stands under ``key``.

        Raises:
            RuleFileError: If it is not a regular expression.
        """
        import regex

        try:
            return search(pattern, self._ignores_case())
        except regex.error as error:
            raise RuleFileError(f"{self.origin}: {key}: {pattern!r}: {error}") from None

    def _ignores_case(self) -> bool:
        return bool(self.table.get("ignore_case", self.ignore_case))

    def _in_scope(self, doc: Document, span: Span) -> bool:
        if not self.scope:
            return True
        paragraph = doc.structure.paragraph_at(span.start)
        return (
            paragraph is not None and paragraph.role in self.scope and paragraph.span.contains(span)
        )

    def admitted(self, doc: Document, span: Span) -> bool:
        """Whether the rule's quote policy lets it speak of a span: for rules that count."""
        if self.quotes == "both":
            return True
        return doc.in_quotation(span) == (self.quotes == "inside")


def _mark(taken: bytearray, match: regex.Match[str]) -> None:
    start, end = match.span()
    taken[start:end] = b"\1" * (end - start)


@cache
def search(pattern: str, ignore_case: bool) -> regex.Pattern[str]:
    """A pattern in the syntax of the module ``regex``; ``^`` and ``$`` stand at line breaks."""
    import regex

    flags = regex.VERSION0 | regex.MULTILINE
    return regex.compile(pattern, flags | regex.IGNORECASE if ignore_case else flags)


def keep_case(replaced: str, replacement: str) -> str:
    """``replacement`` in capitals, or with a capital first, if ``replaced`` is."""
    letters = [char for char in replaced if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return replacement.upper()
    if letters and letters[0].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement
