"""Opens the zip file of a Word document, and writes it anew with some of its text changed."""

from __future__ import annotations

import codecs
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from newslint.errors import ReadError
from newslint.formats.limits import MAX_MARKUP, check_size
from newslint.formats.wordtext import Stretch, WordText, read_text
from newslint.formats.xmltree import parse_xml
from newslint.model.span import Span

__all__ = ["WordFile", "open_word", "rewrite_word"]

_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_RELATIONS = "_rels/.rels"
_TARGET = re.compile(r'<Relationship\b[^>]*?/officeDocument"[^>]*?>')
_TARGET_NAME = re.compile(r'\bTarget="/?([^"]+)"')
_ZIP = b"PK\x03\x04"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    RuntimeError,  # among others for a password
    OSError,
    ValueError,
    LookupError,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_REASON = 80  # it may quote the bytes of the archive
_MOST_UNPACKED = 1_000_000_000
_PRESERVE = ' xml:space="preserve"'


@dataclass(frozen=True, slots=True)
class WordFile:
    """A document: the name and the XML of its main part, and its text."""

    part: str
    xml: str
    word: WordText


def open_word(path: str, data: bytes) -> WordFile:
    """Open a document.

    Raises:
        ReadError: If it is no Word document, is damaged or encrypted, or unpacks to more than
            `MAX_MARKUP` bytes.
    """
    check_size(path, len(data), "docx")
    if data.startswith(_OLD_WORD):
        raise ReadError(path, "is an old or encrypted Word document; save it as .docx, unprotected")
    if not data.startswith(_ZIP):
        raise ReadError(path, "is no Word document: not a zip file")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            part = _main_part(path, archive)
            xml = _read(path, archive, part)
            styles = _read(path, archive, _STYLES) if _STYLES in archive.namelist() else ""
    except _DAMAGE as error:
        raise _damaged(path, error) from None
    root = parse_xml(path, xml)
    if root.name != "document":
        raise ReadError(path, f"is no Word document (<{root.name}>)")
    return WordFile(part, xml, read_text(xml, root, _style_names(path, styles)))


def rewrite_word(path: str, data: bytes, edits: Sequence[tuple[Span, str]]) -> bytes:
    """The document with replaced spans of its text.

    Only the text of the runs concerned changes in the main part, and where a run now begins or ends
    with a space, the attribute that keeps it; all other parts have the same content.

    Raises:
        ReadError: If an edit does not stand in the plain text of one run.
    """
    file = open_word(path, data)
    changes: list[tuple[int, int, str]] = []
    for span, text in edits:
        stretch = _stretch(path, file.word.stretches, span)
        start = stretch.xml_start + span.start - stretch.start
        changes.append((start, start + len(span), escape(text)))
    xml = file.xml
    for start, end, text in sorted(changes, reverse=True):
        trimmed = _spaces(xml, start)
        xml = xml[:start] + text + xml[end:]
        if _spaces(xml, start) and not trimmed:
            xml = _kept_spaces(xml, start)
    try:
        return _with_part(path, data, file.part, xml)
    except _DAMAGE as error:
        raise _damaged(path, error) from None


def _main_part(path: str, archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    relations = _read(path, archive, _RELATIONS) if _RELATIONS in names else ""
    relation = _TARGET.search(relations)
    target = _TARGET_NAME.search(relation.group()) if relation else None
    part = target.group(1) if target else _DOCUMENT
    if part not in names:
        raise ReadError(path, f"is a zip file without the part {_DOCUMENT}, no Word document")
    return part


def _read(path: str, archive: zipfile.ZipFile, name: str) -> str:
    """A part as text; what it unpacks to is limited, whatever the archive says of its size."""
    with archive.open(name) as part:
        data = part.read(MAX_MARKUP + 1)
    if len(data) > MAX_MARKUP:
        raise ReadError(path, f"its part {name} unpacks to more than {MAX_MARKUP / 1e6:g} MB")
    mark, encoding = _encoding(data)
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(path, f"its part {name} is not in {encoding} ({error.reason})") from None


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The byte-order mark of a part, empty without one, and its encoding."""
    return next(((m, encoding) for m, encoding in _MARKS if data.startswith(m)), (b"", "utf-8"))


def _style_names(path: str, xml: str) -> Mapping[str, str]:
    """The names of styles, lower case, by identifier."""
    if not xml:
        return {}
    names = {}
    for style in parse_xml(path, xml).all("style"):
        name = style.first("name")
        if name is not None:
            names[style.attributes.get("styleId", "")] = name.attributes.get("val", "").lower()
    return names


def _stretch(path: str, stretches: Iterable[Stretch], span: Span) -> Stretch:
    """The stretch of copy that holds a span; of two that meet at an insertion, the first."""
    for stretch in stretches:
        if stretch.copy and stretch.start <= span.start and span.end <= stretch.end:
            return stretch
    raise ReadError(path, f"the fix at {span.start} does not stand in the text of one run")


def _spaces(xml: str, at: int) -> bool:
    """Whether the text element around ``at`` has white space at its ends that does not count."""
    opening = xml.rfind("<", 0, at)
    close = xml.find(">", opening)
    text = xml[close + 1 : xml.find("<", close)]
    return text != text.strip() and "xml:space" not in xml[opening:close]


def _kept_spaces(xml: str, at: int) -> str:
    """The XML with the attribute that makes them count."""
    close = xml.find(">", xml.rfind("<", 0, at))
    return xml[:close] + _PRESERVE + xml[close:]


def _damaged(path: str, error: Exception) -> ReadError:
    reason = (str(error).splitlines() or [""])[0][:_LONGEST_REASON] or type(error).__name__
    return ReadError(path, f"is a damaged Word document: {reason}")


def _with_part(path: str, data: bytes, name: str, xml: str) -> bytes:
    """The archive with one part replaced, all others in their order and with their properties."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        if sum(member.file_size for member in old.infolist()) > _MOST_UNPACKED:
            raise ReadError(path, f"unpacks to more than {_MOST_UNPACKED / 1e6:g} MB")
        for member in old.infolist():
            content = old.read(member)
            if member.filename == name:
                mark, encoding = _encoding(content)
                content = mark + xml.encode(encoding)
            new.writestr(member, content, compress_type=member.compress_type)
    return target.getvalue()
