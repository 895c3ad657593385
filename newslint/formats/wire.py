"""Reads wire files: IPTC 7901 and ANPA 1312, text framed by the control characters of teleprinters.

The heading before STX and all behind ETX are no copy, nor are slugs, lines about photos, notes to
editors and what follows "not for publication". ANPA marks the lines of the heading with ``^`` and
begins a paragraph with a tab; in 7901 a blank line or an indent does. Two grave accents or
apostrophes are quotation marks, an underscore between spaces is a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from newslint.errors import NoCopyError, ReadError
from newslint.formats.assembly import SourceFile
from newslint.formats.lines import SourceLine, split_lines
from newslint.formats.parts import Fields, Part, written
from newslint.formats.runs import Run
from newslint.model.story import Metadata, Role, Story

__all__ = ["is_wire", "read"]

_START = re.compile(r"[\x16\s]*\x01")
_SLUG = re.compile(r"[A-Z]{2}-\S|[^a-z]*,\s*\d+\s*$")
_NOTE = re.compile(r"(?:Eds?|Editors?|Note|EDS|EDITOR)\b.*[:_]|AP (?:Photos?|Graphic|Video)\b")
_NOT_FOR_PUBLICATION = re.compile(
    r"The following information is not (?:intended )?for publication|#+ Notebook\s*$"
)
_BYLINE = re.compile(r"By\s", re.IGNORECASE)
_FILED = re.compile(r"[A-Z]{2}-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) \d{4}GMT")
_SENT = re.compile(r"\b(\d\d)\d{4}\s+([A-Z][a-z]{2})[a-z]*\s+(\d\d)\b")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_CODE = re.compile(r"``|''|(?<=\s)_(?=\s)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_READS = {"``": '"', "''": '"', "_": "—"}
_LONGEST_HEADLINE = 3


def is_wire(source: str) -> bool:
    """Whether a file opens like a wire message: with SYN and SOH, or SOH alone."""
    return _START.match(source) is not None


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """The story of a wire file.

    Raises:
        ReadError: If it is no wire file, or ends before its text begins.
        NoCopyError: If its text holds no copy.
    """
    begin = source.find("\x02")
    if begin < 0:
        raise ReadError(path, "is no wire file: no STX begins its text")
    end = source.find("\x03", begin)
    end = len(source) if end < 0 else end
    lines = list(_lines(source, begin + 1, end))
    anpa = any(source.startswith("^", line.start) for line in lines)
    fields = _anpa(source, lines) if anpa else _iptc(source, lines)
    fields.metadata = Metadata(date=_day(source, end), editor_notes=fields.metadata.editor_notes)
    fields.notes = () if end < len(source) else ("its text is never closed (ETX)",)
    story = SourceFile(path, source, "wire", notes).story(fields)
    if story is None:
        raise NoCopyError(path, "is a wire file that holds no copy")
    return (story,)


def _lines(source: str, start: int, end: int) -> Iterator[SourceLine]:
    """The lines of the text, the last one cut where the text ends."""
    for line in split_lines(source, start):
        if line.start >= end:
            return
        yield SourceLine(line.start, min(line.end, end), min(line.next, end))


def _anpa(source: str, lines: Sequence[SourceLine]) -> Fields:
    fields = Fields()
    notes: list[str] = []
    body: list[SourceLine] = []
    for line in lines:
        start, end = _framed(source, line)
        text = source[start:end]
        if not source.startswith("^", line.start):
            body.append(SourceLine(line.start, end, line.next))
        elif _NOTE.match(text):
            notes.append(text)
        elif _BYLINE.match(text):
            fields.bylines.append(list(_codes(source, start, end)))
        elif not fields.headline and not _SLUG.match(text):
            fields.headline = list(_codes(source, start, end))
    fields.body = [part for group in _paragraphs(source, body) if (part := _part(source, group))]
    fields.metadata = Metadata(editor_notes=tuple(notes))
    return fields


def _framed(source: str, line: SourceLine) -> tuple[int, int]:
    """A line without the marks that quad it: ``^`` before, ``<`` or ``=`` behind."""
    text = source[line.start : line.end]
    start = line.start + len(text) - len(text.lstrip("^"))
    marks = "<=" if text.startswith("^") else "<"
    return start, max(start, line.start + len(text.rstrip().rstrip(marks).rstrip()))


def _iptc(source: str, lines: Sequence[SourceLine]) -> Fields:
    lines, note = _without_note(source, lines)
    opening, rest = _opening(source, lines)
    fields = Fields(metadata=Metadata(editor_notes=(note,) if note else ()))
    headline: list[Run] = []
    for line in opening:
        text = source[line.start : line.end]
        end = line.start + len(text.rstrip().rstrip("=").rstrip())
        if _BYLINE.match(text.strip()) or text.rstrip().endswith("="):
            fields.bylines.append(list(_codes(source, line.start, end)))
        else:
            if headline:
                headline.append(Run("break", headline[-1].end, line.start, " "))
            headline += _codes(source, line.start, end)
    fields.headline = headline
    fields.body = [part for group in _paragraphs(source, rest) if (part := _part(source, group))]
    return fields


def _without_note(source: str, lines: Sequence[SourceLine]) -> tuple[Sequence[SourceLine], str]:
    """The lines for publication, and what follows them."""
    for index, line in enumerate(lines):
        if _NOT_FOR_PUBLICATION.match(source[line.start : line.end].strip()):
            note = source[line.next : lines[-1].end] if index + 1 < len(lines) else ""
            return lines[:index], " ".join(note.split())
    return lines, ""


def _opening(
    source: str, lines: Sequence[SourceLine]
) -> tuple[Sequence[SourceLine], Sequence[SourceLine]]:
    """Headline and byline, and the lines behind them."""
    start = 0
    while start < len(lines) and not source[lines[start].start : lines[start].end].strip():
        start += 1
    end = start
    while end < len(lines) and source[lines[end].start : lines[end].end].strip():
        if end > start and source[lines[end].start].isspace():
            break
        end += 1
    if end - start > _LONGEST_HEADLINE:
        end = start + 1
    return lines[start:end], lines[end:]


def _paragraphs(source: str, lines: Iterable[SourceLine]) -> Iterator[list[SourceLine]]:
    """The lines of each paragraph: a blank line or an indent begins a new one."""
    group: list[SourceLine] = []
    for line in lines:
        text = source[line.start : line.end]
        blank = not text.strip()
        if group and (blank or text[0].isspace()):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group


def _part(source: str, lines: Sequence[SourceLine]) -> Part | None:
    """A paragraph; None for a row of marks and for the line that says when a story was filed."""
    runs: list[Run] = []
    for line in lines:
        text = source[line.start : line.end]
        start = line.end - len(text.lstrip())
        end = line.start + len(text.rstrip())
        if runs and start > runs[-1].end:
            runs.append(Run("break", runs[-1].end, start, " "))
        runs += _codes(source, start, end)
    reads = written(source, runs).strip()
    if not any(map(str.isalnum, reads)) or _FILED.match(reads):
        return None
    item = reads.startswith(("- ", "• "))
    return Part(Role.LIST_ITEM if item else None, runs)


def _codes(source: str, start: int, end: int) -> Iterator[Run]:
    """The runs of a stretch of one line: its codes read as what they stand for, or as nothing."""
    at = start
    for match in _CODE.finditer(source, start, end):
        if match.start() > at:
            yield Run("copy", at, match.start())
        reads = _READS.get(match.group())
        yield Run("escape" if reads else "gap", match.start(), match.end(), reads or "")
        at = match.end()
    if at < end:
        yield Run("copy", at, end)


def _day(source: str, start: int) -> date | None:
    """The day of filing, behind the text."""
    filed = _FILED.search(source, start)
    sent = _SENT.search(source, start)
    try:
        if filed:
            month, day, year = map(int, filed.groups())
            return date(2000 + year, month, day)
        if sent:
            return date(2000 + int(sent[3]), _MONTHS.index(sent[2]) + 1, int(sent[1]))
    except ValueError:
        return None
    return None
