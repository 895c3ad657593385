"""Writes edits into the bytes of a file, and changes nothing else."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence

from newslint.errors import ReadError
from newslint.formats.decode import declared_encoding, decode
from newslint.model.span import Span

__all__ = ["write_edits"]

_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZIP = b"PK\x03\x04"


def write_edits(path: str, data: bytes, edits: Sequence[tuple[Span, str]]) -> bytes:
    """The file with spans of its source replaced, in the encoding it came in.

    Args:
        path: The file as the user named it.
        data: Its content.
        edits: Spans that do not overlap, as offsets into the source of its stories, and what is to
            stand there.

    Raises:
        ReadError: If the file cannot be written back in its encoding, or an edit of a Word document
            does not stand in the plain text of one run.
    """
    if data.startswith(_ZIP):
        from newslint.formats.wordfile import rewrite_word

        return rewrite_word(path, data, edits)
    source, _ = decode(path, data)
    encode = _encoder(path, data, source)
    for span, text in sorted(edits, reverse=True):
        source = source[: span.start] + text + source[span.end :]
    try:
        return encode(source)
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        raise ReadError(path, f"a fix needs {char!r}, which its encoding does not have") from None


def _encoder(path: str, data: bytes, source: str) -> Callable[[str], bytes]:
    """What turns the decoded source back into exactly these bytes.

    Raises:
        ReadError: If no encoding does.
    """
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark) and mark + source.encode(encoding) == data:
            return lambda text: mark + text.encode(encoding)
    declared = declared_encoding(data)
    if declared is not None and source.encode(declared, "replace") == data:
        return lambda text: text.encode(declared)
    raise ReadError(path, "is not in UTF-8, so it is not fixed; save it in UTF-8 first")
