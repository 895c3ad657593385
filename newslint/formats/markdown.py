"""Reads Markdown with front matter, as static-site generators take it (Hugo, Jekyll, Eleventy).

Copy are the headline and deck of the front matter, headings, paragraphs, list items and block
quotes; each is one block. Left out are code, tables, pictures with their captions, addresses, link
targets, HTML blocks and tags, comments, shortcodes, footnote marks and struck text; where something
that readers see is left out, one space stays. Emphasis vanishes without a trace.

The first heading of level one is the headline if the front matter has none, or repeats it. A
comment ``<!-- newslint: ok NUM001 -- reason -->`` pardons the block it stands in, or else the next
one; in YAML and TOML front matter ``# newslint: ok`` pardons its line, alone on a line the next.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from newslint.formats.builder import TextBuilder
from newslint.formats.frontmatter import FrontMatter, read_front_matter
from newslint.formats.inline import InlineScanner
from newslint.formats.lines import LineNumbers
from newslint.formats.marks import find_marks, pardoned
from newslint.formats.masks import FILLER_CODES, Hidden, find_hidden, masked
from newslint.formats.outline import OutlineBlock, read_outline
from newslint.formats.runs import Run, cut_out, put_runs
from newslint.model.span import Span
from newslint.model.story import Block, Role, Story, Suppression
from newslint.patterns import lazy_regex

__all__ = ["read"]

_LINE_COMMENT = lazy_regex(r"#[ \t]*newslint:[ \t]*ok\b[^\r\n]*")


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story]:
    """The one story in a Markdown file; ``notes`` are remarks on its decoding.

    Raises:
        ReadError: If front matter is never closed or blocks nest too deep.
    """
    front = read_front_matter(path, source)
    story = _Assembly(source)
    story.put_front_matter(front)
    story.put_body(path, front.end)
    text, source_map = story.builder.finish()
    made = Story(
        path=path,
        text=text,
        source=source,
        source_map=source_map,
        blocks=tuple(story.blocks),
        format="markdown",
        metadata=front.metadata,
        suppressions=tuple(sorted(story.suppressions, key=lambda mark: mark.span)),
        notes=notes + front.notes,
    )
    return (made,)


class _Assembly:
    """A story in the making."""

    def __init__(self, source: str) -> None:
        self.builder = TextBuilder(source)
        self.blocks: list[Block] = []
        self.suppressions: list[Suppression] = []
        self._source = source
        self._lines = LineNumbers(source)
        self._headline: str | None = None

    def put_front_matter(self, front: FrontMatter) -> None:
        """Put headline and deck, and note what the front matter pardons."""
        head = self._source[: front.end]
        marks = list(find_marks(head))
        for role, runs in front.fields:
            self._put(role, cut_out(runs, (mark.span for mark in marks)))
        for mark in marks:
            self._pardon(mark.span, mark.codes, self._lines.of(mark.span.start), cq=mark.cq)
        for comment in _LINE_COMMENT.finditer(head):
            line = self._lines.of(comment.start())
            before = head[: comment.start()].rpartition("\n")[2]
            covered = line if before.strip() else line + 1
            self._pardon(Span(*comment.span()), pardoned(comment.group()) or (), covered)

    def put_body(self, path: str, start: int) -> None:
        """Put all blocks behind the front matter and note what their marks pardon."""
        filler = next(c for c in map(chr, FILLER_CODES) if c not in self._source)
        hidden = find_hidden(self._source, start)
        starts = [each.span.start for each in hidden]
        outline = read_outline(path, self._source, masked(self._source, start, hidden, filler))
        scanner = InlineScanner(outline.references, dict(zip(starts, hidden, strict=True)), filler)
        waiting: list[Hidden] = []
        for block in outline.blocks:
            if block.content is None:
                waiting += hidden[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
                continue
            runs, seen = scanner.scan(block.content)
            waiting += seen
            if self._put(self._role(block), runs, heading=block.heading == 1):
                self._pardon_all(waiting, block.lines)
                waiting = []
        self._pardon_all(waiting, None)

    def _role(self, block: OutlineBlock) -> Role | None:
        headline = block.heading == 1 and self._headline is None
        return Role.HEADLINE if headline else block.role

    def _put(self, role: Role | None, runs: Iterable[Run], *, heading: bool = False) -> bool:
        """Put one block; whether it holds copy."""
        if self.blocks:
            self.builder.insert("\n\n")
        span = put_runs(self.builder, runs)
        if span is None:
            self.builder.trim(self.blocks[-1].span.end if self.blocks else 0)
            return False
        text = self.builder.since(span.start)
        if role is Role.HEADLINE:
            self._headline = text
        elif heading and text == self._headline:
            role = Role.HEADLINE
        self.blocks.append(Block(span, role))
        return True

    def _pardon_all(self, marks: Iterable[Hidden], lines: tuple[int, int] | None) -> None:
        """Note marks that cover ``lines``, or their own where those are None."""
        for mark in marks:
            if mark.codes is None:
                continue
            first, last = self._lines.of(mark.span.start), self._lines.of(mark.span.end)
            if lines is not None and not mark.cq:
                first, last = min(lines[0], first), lines[1]
            self._pardon(mark.span, mark.codes, first, last, cq=mark.cq)

    def _pardon(
        self, span: Span, codes: tuple[str, ...], line: int, end: int = 0, *, cq: bool = False
    ) -> None:
        self.suppressions.append(Suppression(codes, line, max(line, end), span, cq))
