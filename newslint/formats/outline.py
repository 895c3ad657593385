"""The blocks of a Markdown file that may hold copy, with the places of their content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newslint.errors import ReadError
from newslint.formats.content import Content
from newslint.formats.lines import SourceLine, split_lines
from newslint.model.story import Role
from newslint.patterns import lazy_regex

__all__ = ["Outline", "OutlineBlock", "read_outline"]

MAX_NESTING = 100
"""How deep quotations and lists may stand in each other; Markdown drops what is deeper."""

_ROLES = {"blockquote": Role.BLOCK_QUOTE, "list_item": Role.LIST_ITEM}
_ATTRIBUTES = lazy_regex(r"[ \t]*\{[#.][^{}\n]*\}[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class OutlineBlock:
    """One block, in reading order.

    ``content`` is None for a block of raw HTML, whose comments may still mean something. ``lines``
    are the first and last source line, from 1; ``heading`` is the level of a heading, else 0.
    """

    content: Content | None
    lines: tuple[int, int]
    start: int
    end: int
    role: Role | None = None
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """All blocks but code and tables, and the labels of the link references."""

    blocks: tuple[OutlineBlock, ...]
    references: Collection[str] = field(default_factory=frozenset)


def read_outline(path: str, source: str, body: str) -> Outline:
    """The block structure of ``body``, the masked end of ``source``.

    Raises:
        ReadError: If blocks nest deeper than `MAX_NESTING`.
    """
    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    markdown.core.ruler.enableOnly(["normalize", "block"])
    environment: dict[str, Any] = {}
    tokens = markdown.parse(body, environment)
    offset = len(source) - len(body)
    first = sum(1 for _ in split_lines(source[:offset]))
    lines = [SourceLine(*(offset + at for at in line)) for line in split_lines(body)]
    blocks = _Blocks(path, source[:offset] + body, first, lines)
    return Outline(tuple(blocks.read(tokens)), frozenset(environment.get("references", ())))


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Reads the tokens of one file."""

    path: str
    masked: str
    first: int
    lines: Sequence[SourceLine]

    def read(self, tokens: Sequence[Token]) -> Iterator[OutlineBlock]:
        """The blocks of all tokens that may hold copy."""
        roles: list[Role] = []
        heading: Token | None = None
        in_table = False
        for token in tokens:
            kind, _, side = token.type.rpartition("_")
            if token.level >= MAX_NESTING - 1:
                raise ReadError(self.path, f"nests quotations or lists over {MAX_NESTING} deep")
            if kind in _ROLES:
                roles = [*roles, _ROLES[kind]] if side == "open" else roles[:-1]
            elif kind == "heading":
                heading = token if side == "open" else None
            elif kind == "table":
                in_table = side == "open"
            elif token.type == "html_block" and token.map:
                yield self._block(token.map, None, None, None)
            elif token.type == "inline" and token.map and not in_table:
                stretches = self._stretches(token, heading)
                if stretches:
                    content = Content(self.masked, stretches)
                    yield self._block(token.map, content, roles[-1] if roles else None, heading)

    def _block(
        self,
        lines: Sequence[int],
        content: Content | None,
        role: Role | None,
        heading: Token | None,
    ) -> OutlineBlock:
        start, last = lines[0], lines[1] - 1
        return OutlineBlock(
            content,
            (self.first + start + 1, self.first + last + 1),
            self.lines[start].start,
            self.lines[last].end,
            Role.SUBHEAD if heading else role,
            int(heading.tag[1:]) if heading else 0,
        )

    def _stretches(self, token: Token, heading: Token | None) -> list[tuple[int, int]]:
        first, last = token.map or (0, 0)
        lines = self.lines[first:last]
        if heading and heading.markup.startswith("#"):
            return self._of_heading(token.content, lines[0])
        contents = [line.strip() for line in token.content.split("\n")]
        blank = len(lines) - len(contents)  # lines of odd spaces, which were stripped with the rest
        for skipped in range(max(blank, 0) + 1):
            found = [self._tail(*pair) for pair in zip(lines[skipped:], contents, strict=False)]
            if None not in found and len(found) == len(contents):
                return [stretch for stretch in found if stretch is not None]
        raise ReadError(self.path, f"line {self.first + first + 1} cannot be told from its markup")

    def _of_heading(self, content: str, line: SourceLine) -> list[tuple[int, int]]:
        text = self._text(line)
        start = text.find(content, text.find("#"))
        attributes = _ATTRIBUTES.search(content)
        length = attributes.start() if attributes else len(content)
        return [(line.start + start, line.start + start + length)] if content else []

    def _tail(self, line: SourceLine, content: str) -> tuple[int, int] | None:
        """Where the content stands, at the end of its line."""
        text = self._text(line).rstrip()
        if not text.endswith(content):
            return None
        end = line.start + len(text)
        escapes = content.endswith("\\")  # before a space it escapes no line end
        return end - len(content), line.end if escapes else end

    def _text(self, line: SourceLine) -> str:
        return self.masked[line.start : line.end]
