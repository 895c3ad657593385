"""Parts of a Markdown file that block structure must not see: shortcodes, comments, marks.

A shortcode may hold ``>`` at the start of a line, a comment may stand before copy on its line; both
would change how Markdown reads the lines around them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from newslint.formats.marks import find_marks, pardoned
from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["FILLER_CODES", "Hidden", "find_hidden", "masked"]

FILLER_CODES = range(0xE000, 0xF900)
"""Private characters, one of which stands for what is masked."""

_OPENER = lazy_regex(r"<!--|\{\{/\*|\{\{<|\{\{%|\{\{|\{%|\{:")
_CLOSERS = {
    "<!--": "-->",
    "{{/*": "*/}}",
    "{{<": ">}}",
    "{{%": "%}}",
    "{{": "}}",
    "{%": "%}",
    "{:": "}",
}
_NO_COPY = lazy_regex(r"\{[{%][<%]?-?\s*(highlight|comment|mermaid)\b")
_BLANK = lazy_regex(r"(?:\r\n|\r|\n)[ \t]*(?=[\r\n])")
_LINE_START = lazy_regex(r"(?:^|[\r\n])[ \t>*+-]*\Z")
_REST_OF_LINE = lazy_regex(r"[^\r\n]{0,200}")
_LINE_END = lazy_regex(r"[ \t]*(?:[\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch of source that is no copy.

    ``codes`` is None unless it pardons rules or is a ``(CQ)`` mark (``cq``); ``alone`` tells that a
    comment fills its lines, so that Markdown takes it for a block of its own; ``visible`` that
    readers see something in its place.
    """

    span: Span
    codes: tuple[str, ...] | None = None
    cq: bool = False
    alone: bool = False
    visible: bool = False


def find_hidden(source: str, start: int) -> list[Hidden]:
    """All comments, shortcodes and marks from offset ``start`` on, in order, none in another."""
    marks = (Hidden(m.span, m.codes, m.cq) for m in find_marks(source, start))
    found: list[Hidden] = []
    for hidden in sorted([*_enclosed(source, start), *marks], key=lambda h: h.span):
        if not found or hidden.span.start >= found[-1].span.end:
            found.append(hidden)
    return found


def masked(source: str, start: int, hidden: Iterable[Hidden], filler: str) -> str:
    """The source from ``start`` on, each hidden character but line ends replaced by ``filler``."""
    parts = []
    at = start
    for each in hidden:
        if not each.alone:
            parts.append(source[at : each.span.start])
            parts.append(regex.sub(r"[^\r\n]", filler, each.span.of(source)))
            at = each.span.end
    return "".join([*parts, source[at:]])


def _enclosed(source: str, start: int) -> Iterator[Hidden]:
    blanks = [match.start() for match in _BLANK.finditer(source, start)]
    unclosed: dict[str, int] = {}
    at = start
    while match := _OPENER.search(source, at):
        opener, begin = match.group(), match.start()
        at = match.end()
        limit = _limit(source, blanks, opener, begin)
        if unclosed.get(opener) == limit:
            continue
        closer = _CLOSERS[opener]
        found = source.find(closer, at, limit)
        if found < 0:
            unclosed[opener] = limit
            continue
        at = _behind_partner(source, begin, found + len(closer), unclosed)
        comment = opener == "<!--"
        span = Span(begin, at)
        yield Hidden(
            span,
            pardoned(span.of(source)[4:-3]) if comment else None,
            alone=comment and _fills_lines(source, span),
            visible=not comment and opener != "{:",
        )


def _limit(source: str, blanks: list[int], opener: str, begin: int) -> int:
    """How far something opened at ``begin`` may reach: a shortcode to the next blank line."""
    if opener == "<!--":
        return len(source)
    if opener == "{:":
        return _REST_OF_LINE.search(source, begin).end()  # type: ignore[union-attr]
    index = bisect_left(blanks, begin)
    return blanks[index] if index < len(blanks) else len(source)


def _behind_partner(source: str, begin: int, end: int, unclosed: dict[str, int]) -> int:
    """The end of a shortcode, or of the one that closes it if what they enclose is no copy."""
    match = _NO_COPY.match(source, begin, end)
    if match is None or match.group(1) in unclosed:
        return end
    name = match.group(1)
    closing = rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}|\{{%-?\s*end{name}\s*-?%\}}"
    partner = regex.compile(closing).search(source, end)
    if partner is None:
        unclosed[name] = begin
        return end
    return partner.end()


def _fills_lines(source: str, span: Span) -> bool:
    before = source[max(0, span.start - 200) : span.start]
    return bool(_LINE_START.search(before) and _LINE_END.match(source, span.end))
