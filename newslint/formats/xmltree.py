"""Parses XML into a small tree in which every stretch of text knows its place.

expat, with which Python comes, tells where each piece of text and each reference begins. Entities
that a document declares are refused, so that none can grow without bounds or name another file; the
document type itself is never fetched, and references to entities that it would declare are read as
those of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from newslint.errors import ReadError
from newslint.formats.mapped import Mapped
from newslint.formats.references import read_reference
from newslint.formats.runs import Run

__all__ = ["MAX_DEPTH", "Element", "parse_xml"]

MAX_DEPTH = 200
"""How deep elements may stand in each other."""

_DECLARES = "declares entities of its own ({}), which are not read"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_WHERE = re.compile(r": line \d+, column \d+$")


@dataclass(slots=True)
class Element:
    """An element by its local name; ``children`` are elements and runs of text and comments.

    A comment is a ``gap`` with its text. ``lang`` is what the element or the nearest around it
    says; its start tag reaches from ``start`` to ``end``.
    """

    name: str
    start: int
    end: int
    attributes: Mapping[str, str]
    lang: str | None = None
    children: list[Element | Run] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of some names within this one, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name in names:
                    yield child
                yield from child.all(*names)

    def first(self, *path: str) -> Element | None:
        """The first child of the first name, its first child of the second, and so on."""
        found: Element | None = self
        for name in path:
            found = next((e for e in found.elements() if e.name == name), None) if found else None
        return found

    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def runs(self) -> Iterator[Run]:
        """All runs within this element, in order."""
        for child in self.children:
            if isinstance(child, Run):
                yield child
            else:
                yield from child.runs()

    def mapped(self, source: str) -> Mapped:
        """The text within this element, comments left out."""
        return Mapped(source, (run for run in self.runs() if run.kind != "gap"))

    def text(self, source: str) -> str:
        """The text within this element, stripped and on one line."""
        return " ".join(self.mapped(source).text.split())


def parse_xml(path: str, source: str) -> Element:
    """The root element of an XML file.

    Raises:
        ReadError: If it is no well-formed XML, declares entities or nests deeper than `MAX_DEPTH`.
    """
    return _Parser(path, source).parse()


class _Parser:
    """Reads one file.

    expat hands out offsets into the UTF-8 bytes it is fed; since they only grow, they are counted
    as characters on the way.
    """

    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._source = source
        self._data = source.encode()
        self._ascii = len(self._data) == len(source)
        self._byte = 0
        self._char = 0
        self._top = Element("", 0, 0, {})
        self._stack = [self._top]
        self._cdata = False
        self._parser = expat.ParserCreate("utf-8", " ")

    def parse(self) -> Element:
        parser = self._parser
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.CommentHandler = self._comment
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._declared
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.UseForeignDTD(False)
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            reason = _WHERE.sub("", str(error))
            raise ReadError(
                self._path, f"is not well-formed XML, line {error.lineno}: {reason}"
            ) from None
        return next(self._top.elements())

    def _at(self) -> int:
        """The offset, in characters, of the event at hand."""
        byte = self._parser.CurrentByteIndex
        if self._ascii:
            return byte
        if byte > self._byte:
            self._char += len(self._data[self._byte : byte].decode())
            self._byte = byte
        return self._char

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._stack) > MAX_DEPTH:
            raise ReadError(self._path, f"is XML that nests over {MAX_DEPTH} deep")
        lang = attributes.get(_LANGUAGE) or attributes.get("lang") or self._stack[-1].lang
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        at = self._at()
        end = self._source.find(">", at) + 1
        element = Element(name.rpartition(" ")[2], at, end, local, lang)
        self._stack[-1].children.append(element)
        self._stack.append(element)

    def _end(self, name: str) -> None:
        self._stack.pop()

    def _start_cdata(self) -> None:
        self._cdata = True

    def _end_cdata(self) -> None:
        self._cdata = False

    def _text(self, text: str) -> None:
        at = self._at()
        if self._source.startswith("&", at) and not self._cdata:
            self._put(Run("escape", at, self._source.find(";", at) + 1, text))
        else:  # a line end is one character of the text, but may be two of the source
            crlf = text == "\n" and self._source.startswith("\r\n", at)
            self._put(Run("copy", at, at + len(text) + crlf))

    def _comment(self, text: str) -> None:
        at = self._at()
        self._put(Run("gap", at, self._source.find("-->", at) + 3, text or " "))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if is_parameter:
            return
        at = self._at()
        end = self._source.find(";", at) + 1
        found = read_reference(self._source, at, end)
        if found is not None and found[1] == end:
            self._put(Run("escape", at, end, found[0]))

    def _declared(self, name: str, *details: object) -> None:
        raise ReadError(self._path, _DECLARES.format(name))

    def _put(self, run: Run) -> None:
        children = self._stack[-1].children
        last = children[-1] if children else None
        if (
            run.kind == "copy"
            and isinstance(last, Run)
            and last.kind == "copy"
            and last.end == run.start
        ):
            children[-1] = last._replace(end=run.end)
        else:
            children.append(run)
