"""What all declarative rules share: their manual, their scope and their findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from newslint.declarative.errors import RuleFileError
from newslint.declarative.lists import with_lists
from newslint.finding import Edit, Finding, Fix, Related, Severity
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.needs import may_match
from newslint.rule import Rule

if TYPE_CHECKING:
    import regex

__all__ = ["DeclarativeRule", "Hit", "keep_case", "search"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a rule flags, with the text to put there and what the message speaks of.

    ``form`` is the table of the file with a message and a severity of its own, if there is one.
    """

    span: Span
    replacement: str | None = None
    related: tuple[Related, ...] = ()
    words: Mapping[str, Any] | None = None
    form: Mapping[str, Any] | None = None


class DeclarativeRule(Rule):
    """A rule read from a TOML file, whose table it keeps as ``table``.

    ``spec`` is that table with what the chosen one of its ``styles`` sets in place of it.
    """

    table: ClassVar[Mapping[str, Any]]
    origin: ClassVar[str]
    ignore_case: ClassVar[bool] = False

    def __init__(
        self, options: Mapping[str, Any] | None = None, severity: Severity | None = None
    ) -> None:
        super().__init__(options, severity)
        styles = self.table.get("styles")
        self.spec = {**self.table, **styles[self.option("style")]} if styles else self.table
        self.scope = frozenset(map(Role, self.spec.get("scope", ())))

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
        formats = self.spec.get("formats")
        if formats and doc.format not in formats:
            return
        for hit in self.hits(doc):
            yield self._finding(doc, hit)

    def hits(self, doc: Document) -> Iterator[Hit]:
        """The places to flag, in text order."""
        raise NotImplementedError

    def _finding(self, doc: Document, hit: Hit) -> Finding:
        words = {**_shown(doc.at(hit.span), hit.replacement), **(hit.words or {})}
        fix = None
        if hit.replacement is not None and self.fix != "none":
            title = f'write "{hit.replacement}"' if hit.replacement.strip() else "remove it"
            fix = Fix(title, (Edit(hit.span, hit.replacement),), safe=self.fix == "safe")
        form = hit.form or {}
        message = form.get("message", self.spec["message"]).format(**words)
        level = Severity.parse(form["severity"]) if "severity" in form else None
        return self.finding(hit.span, message, related=hit.related, fix=fix, severity=level)

    def matches(self, doc: Document, patterns: Sequence[str]) -> list[regex.Match[str]]:
        """All matches in scope that touch no exception and meet the conditions, in text order.

        Of overlapping matches the one of the earlier pattern stays.
        """
        matches = list(self._search("patterns", patterns, doc.text))
        if not matches:
            return []
        taken = self.excepted(doc.text)
        found: list[regex.Match[str]] = []
        for match in matches:
            span = Span(*match.span())
            if not span or any(taken[span.start : span.end]):
                continue
            if self.admits(doc, span):
                _mark(taken, match)
                found.append(match)
        return sorted(found, key=lambda match: match.start())

    def excepted(self, text: str) -> bytearray:
        """For each character whether an exception covers it: nothing that touches it counts."""
        taken = bytearray(len(text))
        for match in self._search("exceptions", self.spec.get("exceptions", ()), text):
            _mark(taken, match)
        return taken

    def admits(self, doc: Document, span: Span) -> bool:
        """Whether a span lies where the rule looks, and the text round it meets the conditions."""
        return self._in_scope(doc, span) and self.in_context(doc, span, self.spec)

    def _search(self, key: str, patterns: Iterable[str], text: str) -> Iterator[regex.Match[str]]:
        """All matches of all patterns; those that cannot match are not even compiled."""
        for written in patterns:
            pattern = self.expanded(written)
            if may_match(pattern, text, ignore_case=self._ignores_case()):
                yield from self.compiled(key, pattern).finditer(text)

    def expanded(self, pattern: str) -> str:
        """A pattern with the words of the lists that it names."""
        return with_lists(pattern, self.origin)

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
        return bool(self.spec.get("ignore_case", self.ignore_case))

    def _in_scope(self, doc: Document, span: Span) -> bool:
        if not self.scope:
            return True
        paragraph = doc.structure.paragraph_at(span.start)
        return (
            paragraph is not None and paragraph.role in self.scope and paragraph.span.contains(span)
        )

    def in_context(self, doc: Document, span: Span, table: Mapping[str, Any]) -> bool:
        """Whether the text round a match meets the conditions of a table."""
        requires, unless = table.get("requires"), table.get("unless", ())
        if not requires and not unless:
            return True
        text = self._context(doc, span, table.get("within", "story"))
        if self._holds("unless", unless, text):
            return False
        return not requires or self._holds("requires", requires, text)

    def _holds(self, key: str, patterns: Sequence[str], text: str) -> bool:
        """Whether one of the patterns matches; asked again of the same text, it remembers."""
        known = self._told.get((key, *patterns))
        if known is not None and known[0] is text:
            return known[1]
        answer = any(True for _ in self._search(key, patterns, text))
        self._told[(key, *patterns)] = (text, answer)
        return answer

    @cached_property
    def _told(self) -> dict[tuple[str, ...], tuple[str, bool]]:
        """For each set of patterns the last text that was searched, and the answer."""
        return {}

    def _context(self, doc: Document, span: Span, within: str) -> str:
        """The part of the story that the conditions speak of."""
        if within == "sentence":
            sentence = doc.sentence_at(span.start)
            return doc.at(sentence.span) if sentence else ""
        if within == "paragraph":
            paragraph = doc.structure.paragraph_at(span.start)
            return doc.at(paragraph.span) if paragraph else ""
        return doc.text

    def admitted(self, doc: Document, span: Span) -> bool:
        """Whether the rule's quote policy lets it speak of a span: for rules that count."""
        if self.quotes == "both":
            return True
        return doc.in_quotation(span) == (self.quotes == "inside")


def _shown(match: str, replacement: str | None) -> dict[str, str | None]:
    """What a message shows of a match and its replacement: no spaces, unless they are the point."""
    bare, new = match.strip(), replacement and replacement.strip()
    if not bare or bare == new:
        return {"match": match, "replacement": replacement}
    return {"match": bare, "replacement": new}


def _mark(taken: bytearray, match: regex.Match[str]) -> None:
    start, end = match.span()
    taken[start:end] = b"\1" * (end - start)


@cache
def search(pattern: str, ignore_case: bool) -> regex.Pattern[str]:
    """A pattern in the syntax of the module ``regex``; ``^`` and ``$`` stand at line breaks."""
    import regex

    from newslint.patterns import compiled_regex

    flags = regex.VERSION0 | regex.MULTILINE
    return compiled_regex(pattern, flags | regex.IGNORECASE if ignore_case else flags)


def keep_case(replaced: str, replacement: str) -> str:
    """``replacement`` in capitals, or with a capital first, if ``replaced`` is."""
    letters = [char for char in replaced if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return replacement.upper()
    if letters and letters[0].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement
