"""Finds the paragraphs in the elements of NITF and XHTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from newslint.formats.parts import Part, RunCollector
from newslint.formats.runs import Run
from newslint.formats.xmltree import Element
from newslint.model.story import Role

__all__ = ["line", "xml_parts"]

_Action = Literal["paragraph", "group", "left out", "hole", "break"]

_ROLES: Mapping[str, Role] = {
    "hl1": Role.HEADLINE,
    "h1": Role.HEADLINE,
    "hl2": Role.SUBHEAD,
    **{f"h{n}": Role.SUBHEAD for n in range(2, 7)},
    "abstract": Role.DECK,
    "byline": Role.BYLINE,
    "bq": Role.BLOCK_QUOTE,
    "blockquote": Role.BLOCK_QUOTE,
    "li": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "media-caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "tagline": Role.SIGN_OFF,
}

_ACTIONS: Mapping[str, _Action] = {
    **dict.fromkeys(
        """abstract blockquote bq byline dd div dt figcaption h1 h2 h3 h4 h5 h6 hl1 hl2 li
        media-caption p tagline""".split(),
        "paragraph",
    ),
    **dict.fromkeys(
        """article block body body.content body.end body.head center content dl figure hedline html
        main media ol section ul""".split(),
        "group",
    ),
    **dict.fromkeys(
        """aside bibliography caption copyrite credit datasource dateline distributor fn form head
        iframe media-caption.byline media-metadata media-producer media-reference nav note object
        pre rights script series slugline style svg table video""".split(),
        "left out",
    ),
    **dict.fromkeys(("code", "del", "s", "strike", "img"), "hole"),
    "br": "break",
    "byttl": "break",
}


def line(source: str, element: Element | None) -> list[Run]:
    """The runs of an element whose text is one line of copy."""
    reader = _Reader(source)
    if element is not None:
        reader.read(element, None, inside=True)
    return [run for part in reader.finish() for run in part.runs]


def xml_parts(source: str, element: Element) -> list[Part]:
    """The paragraphs within an element, and the comments between them, in document order.

    Text outside every paragraph is no copy, nor are tables, notes, credits and metadata.
    """
    reader = _Reader(source)
    reader.read(element, None, inside=False)
    return reader.finish()


class _Reader:
    """Gathers the parts of one element."""

    def __init__(self, source: str) -> None:
        self._parts: list[Part] = []
        self._runs = RunCollector(source)

    def finish(self) -> list[Part]:
        """All parts."""
        self._flush(None)
        return self._parts

    def read(self, element: Element, role: Role | None, *, inside: bool) -> None:
        """Read what an element holds; its text is copy if it stands inside a paragraph."""
        for child in element.children:
            if isinstance(child, Element):
                self._element(child, _role(child, element) or role, inside)
            elif child.kind == "gap":
                self._runs.put(child)
            elif inside and child.kind == "copy":
                self._runs.copy(child.start, child.end)
            elif inside:
                self._runs.put(child)
            if isinstance(child, Element) and _ACTIONS.get(child.name) in ("paragraph", "group"):
                self._flush(_role(child, element) or role)

    def _element(self, child: Element, role: Role | None, inside: bool) -> None:
        action = _ACTIONS.get(child.name)
        self._runs.tag()
        if action == "left out":
            return
        if action == "hole":
            self._runs.put(Run("hole", child.start, child.end))
            return
        if action == "break":
            self._runs.put(Run("break", child.start, child.end, " "))
        if action in ("paragraph", "group"):
            self._flush(role)
        self.read(child, role, inside=action == "paragraph" or (inside and action != "group"))
        self._runs.tag()

    def _flush(self, role: Role | None) -> None:
        if runs := self._runs.take():
            self._parts.append(Part(role, runs))


def _role(element: Element, parent: Element) -> Role | None:
    deck = element.name == "hl2" and parent.name == "hedline"
    return Role.DECK if deck else _ROLES.get(element.name)
