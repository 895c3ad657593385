"""Elements of a page; whatever text is put into them stays text."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from newslint.output.xml import legal

__all__ = ["Content", "element", "joined", "link", "markup", "put"]

Content = Element | str | None


def element(tag: str, *content: Content, **attributes: str | None) -> Element:
    """An element with its content in order; what is None is left out.

    Names of attributes lose a trailing underscore (``class_``), others become hyphens.
    """
    named = {
        name.rstrip("_").replace("_", "-"): legal(value)
        for name, value in attributes.items()
        if value is not None
    }
    return put(Element(tag, named), *content)


def put(parent: Element, *content: Content) -> Element:
    """``parent`` with more content at its end."""
    for child in content:
        if child is None:
            continue
        if isinstance(child, Element):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + legal(child)
        else:
            parent.text = (parent.text or "") + legal(child)
    return parent


def link(anchor: str | None, *content: Content, **attributes: str | None) -> Element:
    """A link to a place on the page; a span where there is no such place."""
    if anchor is None:
        return element("span", *content, **attributes)
    return element("a", *content, href=f"#{anchor}", **attributes)


def joined(parts: Sequence[Content], between: str = ", ") -> list[Content]:
    """The parts with a text between each two."""
    found: list[Content] = []
    for part in parts:
        found += [part] if not found else [between, part]
    return found


def markup(root: Element) -> str:
    """The element as HTML."""
    return ElementTree.tostring(root, encoding="unicode", method="html")
