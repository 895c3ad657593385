"""What the formats in XML share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

__all__ = ["document", "legal"]

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) does not allow even as a character reference."""


def document(root: ElementTree.Element) -> Iterator[str]:
    """The lines of a document, indented."""
    for element in root.iter():
        element.text = element.text and legal(element.text)
        element.attrib.update({key: legal(value) for key, value in element.attrib.items()})
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ElementTree.tostring(root, encoding="unicode")


def legal(text: str) -> str:
    """``text`` with a replacement character for each that XML cannot hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
