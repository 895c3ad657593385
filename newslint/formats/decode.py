"""From bytes to text: byte-order marks, UTF-8, Windows-1252, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from newslint.errors import ReadError
from newslint.patterns import lazy_regex

__all__ = ["declared_encoding", "decode"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTAINERS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip file, as Word and LibreOffice write them"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
)

_DECLARED = (
    rb"(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\s*=\s*[\"']?([A-Za-z][\w.:-]{1,30})"
)
_ASCII = bytes(range(9, 14)) + bytes(range(32, 127))
_CONTROLS = lazy_regex("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.1
"""Share of control characters above which a file is taken for binary."""


def decode(path: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file without its byte-order mark, and remarks on how it was decoded.

    Without a mark the file is UTF-8. If it is not valid UTF-8 and declares its encoding at its
    head, as XML and HTML do, it is read in that. Else the bytes that are not valid UTF-8 are read
    as Windows-1252, one by one, so that a single stray byte does not garble the rest.

    Raises:
        ReadError: If the file is empty, binary, or not in these encodings.
    """
    for magic, what in _CONTAINERS:
        if data.startswith(magic):
            raise ReadError(path, f"is {what}, not text")
    source, notes = _text(path, data)
    if not source.strip():
        raise ReadError(path, "is empty")
    if len(_CONTROLS.findall(source)) > _MOST_CONTROLS * len(source):
        raise ReadError(path, "is binary: it holds mostly control characters")
    return source, notes


def _text(path: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding == "utf-8":
                break
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                name = encoding[:-3].upper()
                raise ReadError(
                    path, f"is marked as {name} but byte {error.start} is not"
                ) from None
    if b"\0" in data:
        raise ReadError(path, "is binary: it holds NUL bytes")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        declared = declared_encoding(data)
        if declared is None:
            return _windows(path, data, error.start)
    try:
        return data.decode(declared), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02x}"
        raise ReadError(
            path, f"declares {declared}, but byte {byte} on line {line} is not"
        ) from None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that XML or HTML declares; None for UTF-8 and for what is not known."""
    match = re.search(_DECLARED, data[:1024], re.IGNORECASE)
    try:
        name = codecs.lookup(match.group(1).decode()).name if match else "utf-8"
        fits = _ASCII.decode(name) == _ASCII.decode()
    except (LookupError, UnicodeError, ValueError):
        return None
    if name == "iso8859-1":
        name = "cp1252"  # as browsers do: what is called Latin-1 on the web is the larger set
    return name if fits and name not in ("utf-8", "ascii") else None


def _windows(path: str, data: bytes, first: int) -> tuple[str, tuple[str, ...]]:
    line = data.count(b"\n", 0, first) + 1
    try:
        source = data.decode("utf-8", errors=_HANDLER)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            path,
            f"line {line}: byte 0x{data[error.start]:02x} is neither UTF-8 nor Windows-1252",
        ) from None
    return source, (f"line {line} is not valid UTF-8, read as Windows-1252",)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    try:
        return error.object[error.start : error.start + 1].decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        raise error from None


_HANDLER = "newslint.windows-1252"
codecs.register_error(_HANDLER, _as_windows)
