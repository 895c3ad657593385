"""Tells the format of a file by its first bytes, where its name does not."""

from __future__ import annotations

import codecs
import re

__all__ = ["may_hold_copy", "reader_of_content"]

_WIRE = re.compile(rb"[\x16\s]*\x01")
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_XML = re.compile(rb"\s*<(?:\?xml\s|nitf\b|newsItem\b|newsMessage\b|packageItem\b|rss\b)")
_JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*"')
_ZIP = b"PK\x03\x04"
_WORD_PART = b"[Content_Types].xml"
_ROOT = re.compile(
    rb"<(?:\w+:)?(?:nitf|newsItem|newsMessage|packageItem|rss|html)(?=[\s>])", re.IGNORECASE
)
_KEYS = re.compile(
    rb'"(?:content_elements|body_(?:html|xhtml|text)|bodies|content)"\s*:', re.IGNORECASE
)


def reader_of_content(named: str | None, data: bytes) -> str:
    """Name of the reader for a file.

    Args:
        named: The reader that the name of the file asks for, None if it asks for none.
        data: The file.
    """
    head = data[:4096].removeprefix(codecs.BOM_UTF8)
    if named in (None, "plain") and _WIRE.match(head):
        return "wire"
    if named == "xml" and _HTML.match(head):
        return "html"
    if named is not None:
        return named
    if head.startswith(_ZIP) and _WORD_PART in data:
        return "docx"
    for name, pattern in (("html", _HTML), ("xml", _XML), ("json", _JSON)):
        if pattern.match(head):
            return name
    return "plain"


def may_hold_copy(reader: str, data: bytes) -> bool:
    """Whether a JSON or XML file shows signs of a story: many such files hold other things."""
    if reader == "xml":
        return _ROOT.search(data[:65536]) is not None or b"\0" in data[:4]
    return reader != "json" or _KEYS.search(data) is not None or b"\0" in data[:4]
