"""Reads Word documents (DOCX): the text that stands when all tracked changes are accepted.

Places are paragraph and character: the line of a place is the number of its paragraph, counted
through the whole document, tables included; the run of formatting is told besides. Titles,
subtitles, bylines, crossheads, lists and captions are known by their styles. Tables, text boxes,
notes at the foot and comments are no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.errors import NoCopyError
from newslint.formats.assembly import SourceFile
from newslint.formats.parts import Fields, Part
from newslint.formats.runs import Run
from newslint.formats.wordfile import open_word
from newslint.formats.wordtext import LINE_BREAK, Paragraph, WordText
from newslint.model.sourcemap import Lines, Piece, SourceMap
from newslint.model.span import Span
from newslint.model.story import Metadata, Role, Story

__all__ = ["read_bytes"]

_STYLES = {
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "subtitle": Role.DECK,
    "deck": Role.DECK,
    "standfirst": Role.DECK,
    "byline": Role.BYLINE,
    "author": Role.BYLINE,
    "caption": Role.CAPTION,
    "quote": Role.BLOCK_QUOTE,
    "intense quote": Role.BLOCK_QUOTE,
    **{f"heading {n}": Role.SUBHEAD for n in range(2, 10)},
}
_UNKNOWN = 0.5
"""Share of the text above which a language named for some runs is not that of the story."""


def read_bytes(path: str, data: bytes) -> tuple[Story, ...]:
    """The story of a Word document.

    Raises:
        ReadError: If it is no sound document, or too large.
        NoCopyError: If it holds no copy.
    """
    word = open_word(path, data).word
    notes = (f"{word.tracked} tracked changes, read as accepted",) if word.tracked else ()

    def make_map(pieces: Iterable[Piece], lines: Lines) -> SourceMap:
        return _RunMap(pieces, lines, word)

    fields = Fields(metadata=Metadata(language=_language(word)))
    has_title = any(_STYLES.get(p.style) is Role.HEADLINE for p in word.paragraphs)
    fields.take(_parts(word, has_title))
    story = SourceFile(path, word.text, "docx", notes, make_map).story(fields)
    if story is None:
        raise NoCopyError(path, "is a Word document that holds no copy")
    return (story,)


class _RunMap(SourceMap):
    """A map whose copy is that of single text elements, in which alone a fix can be written."""

    def __init__(self, pieces: Iterable[Piece], lines: Lines, word: WordText) -> None:
        super().__init__(pieces, lines)
        self._word = word

    def is_copy(self, span: Span) -> bool:
        """Whether the text of ``span`` stands in one run, written as it reads."""
        source = self.source_span(span)
        return super().is_copy(span) and self._word.is_copy(source.start, source.end)

    def run_at(self, source_offset: int) -> int | None:
        """Number, from 1, of the run within its paragraph."""
        return self._word.run_at(source_offset)


def _parts(word: WordText, has_title: bool) -> Iterable[Part]:
    runs: list[Run] = []
    role: Role | None = None
    for paragraph in word.paragraphs:
        if paragraph.in_table:
            continue
        if not runs:
            role = _role(paragraph, has_title)
        runs += _runs(word, paragraph)
        if not paragraph.joins:
            yield Part(role, runs)
            runs = []
    yield Part(role, runs)


def _role(paragraph: Paragraph, has_title: bool) -> Role | None:
    if paragraph.style == "heading 1":
        return Role.SUBHEAD if has_title else Role.HEADLINE
    return _STYLES.get(paragraph.style) or (Role.LIST_ITEM if paragraph.listed else None)


def _runs(word: WordText, paragraph: Paragraph) -> Sequence[Run]:
    """The runs of a paragraph; copy that goes on from one run of formatting to the next is one."""
    runs: list[Run] = []
    for stretch in word.stretches_of(paragraph):
        text = word.text[stretch.start : stretch.end]
        last = runs[-1] if runs else None
        if text == LINE_BREAK:
            runs.append(Run("break", stretch.start, stretch.end, " "))
        elif not stretch.copy:
            runs.append(Run("escape", stretch.start, stretch.end, text))
        elif last is not None and last.kind == "copy" and last.end == stretch.start:
            runs[-1] = last._replace(end=stretch.end)
        else:
            runs.append(Run("copy", stretch.start, stretch.end))
    return runs


def _language(word: WordText) -> str | None:
    """The language of most of the text, None unless its runs name one."""
    total = word.languages.total()
    tag, count = next(iter(word.languages.most_common(1)), ("", 0))
    return tag if tag and count > _UNKNOWN * total else None
