"""The text of a Word document: paragraphs of runs, each character with its place in the XML.

Tracked insertions count as text, tracked deletions do not. A paragraph is one line of the text; a
line break within it is U+2028.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newslint.formats.runs import Run
from newslint.formats.xmltree import Element

__all__ = ["LINE_BREAK", "Paragraph", "Stretch", "WordText", "read_text"]

LINE_BREAK = "\u2028"

_SIGNS = {"tab": "\t", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "\u2011"}
_DELETED = frozenset(("del", "moveFrom"))
_INSERTED = frozenset(("ins", "moveTo"))
_SKIPPED = frozenset(
    """AlternateContent delInstrText drawing endnoteReference footnoteReference instrText object
    pict rt ruby softHyphen""".split()
)
_LINE_END = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from ``start`` to ``end``, and the XML that writes it; ``copy`` writes it as it is."""

    start: int
    end: int
    xml_start: int
    xml_end: int
    copy: bool


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its place in the text, the name of its style, what stands around it.

    ``runs`` are the offsets at which its runs of formatting begin; ``joins`` tells that its end is
    deleted, so that the next paragraph continues it.
    """

    start: int
    end: int = 0
    style: str = ""
    runs: list[int] = field(default_factory=list)
    listed: bool = False
    in_table: bool = False
    joins: bool = False


@dataclass(slots=True)
class WordText:
    """The whole text; ``tracked`` counts its tracked changes, ``languages`` characters by tag."""

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    tracked: int = 0
    languages: Counter[str] = field(default_factory=Counter)

    def run_at(self, offset: int) -> int | None:
        """Number, from 1, of the run within its paragraph that an offset stands in."""
        index = bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1
        if index < 0 or not self.paragraphs[index].runs:
            return None
        return max(bisect_right(self.paragraphs[index].runs, offset), 1)

    def is_copy(self, start: int, end: int) -> bool:
        """Whether a span stands in one stretch that the XML writes as it reads.

        An empty span counts with what it ends, else with what it begins.
        """
        index = bisect_right(self.stretches, start, key=lambda s: s.start) - 1
        near = self.stretches[max(index - (start == end), 0) : index + 1]
        return any(s.copy and s.start <= start and end <= s.end for s in near)

    def stretches_of(self, paragraph: Paragraph) -> Sequence[Stretch]:
        """The stretches of a paragraph, in order."""
        first = bisect_left(self.stretches, paragraph.start, key=lambda s: s.start)
        last = bisect_left(self.stretches, paragraph.end, key=lambda s: s.start)
        return self.stretches[first:last]


def read_text(xml: str, root: Element, styles: Mapping[str, str]) -> WordText:
    """The text of a document.

    Args:
        xml: The document part.
        root: The same, parsed.
        styles: The names of styles, lower case, by their identifiers.
    """
    reader = _Reader(xml, styles)
    body = root.first("body")
    if body is not None:
        reader.read_blocks(body, in_table=False)
    word = reader.word
    word.text = "\n".join(reader.lines)
    return word


class _Reader:
    """Walks the body of a document."""

    def __init__(self, xml: str, styles: Mapping[str, str]) -> None:
        self.word = WordText()
        self.lines: list[str] = []
        self._xml = xml
        self._styles = styles
        self._length = 0
        self._line: list[str] = []

    def read_blocks(self, element: Element, *, in_table: bool) -> None:
        """Read the paragraphs within a body, a cell or a content control."""
        for child in element.elements():
            if child.name == "p":
                self._paragraph(child, in_table)
            elif child.name not in _SKIPPED and child.name not in _DELETED:
                self.read_blocks(child, in_table=in_table or child.name == "tbl")

    def _paragraph(self, element: Element, in_table: bool) -> None:
        paragraph = Paragraph(self._length, in_table=in_table)
        properties = element.first("pPr")
        if properties is not None:
            style = properties.first("pStyle")
            name = style.attributes.get("val", "") if style is not None else ""
            paragraph.style = self._styles.get(name, name.lower())
            paragraph.listed = properties.first("numPr") is not None
            marks = properties.first("rPr")
            if marks is not None and any(e.name in _DELETED for e in marks.elements()):
                paragraph.joins = True
                self.word.tracked += 1
        self._line = []
        self._runs(element, paragraph)
        paragraph.end = self._length
        self.word.paragraphs.append(paragraph)
        self.lines.append("".join(self._line))
        self._length += 1

    def _runs(self, element: Element, paragraph: Paragraph) -> None:
        for child in element.elements():
            if child.name in _DELETED:
                self.word.tracked += 1
            elif child.name == "r":
                paragraph.runs.append(self._length)
                before = self._length
                self._run(child)
                self._note_language(child, self._length - before)
            elif child.name not in _SKIPPED:
                self.word.tracked += child.name in _INSERTED
                self._runs(child, paragraph)

    def _note_language(self, run: Element, length: int) -> None:
        language = run.first("rPr", "lang")
        tag = language.attributes.get("val", "") if language is not None else ""
        self.word.languages[tag] += length

    def _run(self, run: Element) -> None:
        for child in run.elements():
            if child.name == "t":
                self._text(child)
            elif child.name in _SIGNS:
                self._put(_SIGNS[child.name], child.start, child.end, copy=False)

    def _text(self, element: Element) -> None:
        runs = [run for run in element.runs() if run.kind != "gap"]
        if element.attributes.get("space") != "preserve":
            runs = list(_trimmed(self._xml, runs))
        for run in runs:
            if run.kind == "copy":
                self._copy(run.start, run.end)
            else:
                self._put(_LINE_END.sub(" ", run.text), run.start, run.end, copy=False)

    def _copy(self, start: int, end: int) -> None:
        at = start
        for match in _LINE_END.finditer(self._xml, start, end):
            self._put(self._xml[at : match.start()], at, match.start(), copy=True)
            self._put(" ", match.start(), match.end(), copy=False)
            at = match.end()
        self._put(self._xml[at:end], at, end, copy=True)

    def _put(self, text: str, start: int, end: int, *, copy: bool) -> None:
        if not text:
            return
        stretch = Stretch(self._length, self._length + len(text), start, end, copy)
        self.word.stretches.append(stretch)
        self._line.append(text)
        self._length += len(text)


def _trimmed(xml: str, runs: list[Run]) -> Iterator[Run]:
    """The runs of a text whose white space at the ends does not count."""
    for index, run in enumerate(runs):
        if run.kind == "copy":
            text = xml[run.start : run.end]
            lead = len(text) - len(text.lstrip()) if index == 0 else 0
            text = text[lead:].rstrip() if index == len(runs) - 1 else text[lead:]
            run = Run("copy", run.start + lead, run.start + lead + len(text))
        yield run
