"""Reads the inline Markdown of one block and tells copy from markup, character by character.

Markdown libraries give positions for blocks only and hand out inline text decoded, so this scanner
reads it anew (CommonMark 0.31, with ``~~`` for struck text, footnote marks and bare addresses).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5
from typing import Literal

import regex
from markdown_it.common.html_re import close_tag, open_tag

from newslint.formats.content import Content
from newslint.formats.emphasis import Delimiters, delimiters, match_emphasis
from newslint.formats.links import link_end
from newslint.formats.masks import Hidden
from newslint.formats.runs import Run
from newslint.patterns import lazy_regex

__all__ = ["InlineScanner"]

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = lazy_regex(r"`+")
_SAME = lazy_regex(r"\*+|_+|~+")
_TAG = lazy_regex(f"{open_tag}|{close_tag}")
_LINE_BREAK_TAG = lazy_regex(r"<br\s*/?>", regex.IGNORECASE)
_AUTOLINK = lazy_regex(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*|[^\s<>@]+@[A-Za-z0-9.-]+)>")
_ADDRESS = lazy_regex(r"(?:https?://|www\.)[^\s<>\[\]]+")
_ENTITY = lazy_regex(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_FOOTNOTE = lazy_regex(r"\[\^[^\[\]\s]{1,99}\]")

_Kind = Literal["copy", "escape", "break", "hole", "gap", "markup"]


@dataclass(slots=True)
class _Node:
    """A stretch of content and what it is."""

    kind: _Kind
    start: int
    end: int
    text: str = ""


@dataclass(slots=True)
class _Bracket:
    """An opening bracket that may begin a link or, with ``image``, a picture."""

    node: int
    run: int
    image: bool
    active: bool = True


@dataclass(slots=True)
class _Scan:
    """What is known of one block so far; ``waiting`` are delimiters not yet paired."""

    content: Content
    nodes: list[_Node] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    waiting: list[tuple[_Node, Delimiters]] = field(default_factory=list)
    seen: list[Hidden] = field(default_factory=list)
    ticks: dict[int, list[int]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.content.text

    def put(self, kind: _Kind, start: int, end: int, text: str = "") -> int:
        self.nodes.append(_Node(kind, start, end, text))
        return end


class InlineScanner:
    """Scans blocks of one file.

    Args:
        references: Normalised labels of the link references that the file defines.
        hidden: Comments, shortcodes and marks by the offset at which they begin.
        filler: The character that stands for what is masked.
    """

    def __init__(
        self, references: Container[str], hidden: Mapping[int, Hidden], filler: str
    ) -> None:
        self._references = references
        self._hidden = hidden
        self._filler = filler
        self._special = _special(filler)
        self._handlers: dict[str, Callable[[_Scan, int], int]] = {
            "\\": _escape,
            "\n": lambda scan, at: scan.put("break", at, at + 1, " "),
            "`": _code,
            "*": _emphasis,
            "_": _emphasis,
            "~": _struck,
            "<": self._angle,
            "&": _entity,
            "!": _image,
            "[": _bracket,
            "]": self._close,
            "h": _address,
            "w": _address,
            filler: self._masked,
        }

    def scan(self, content: Content) -> tuple[list[Run], list[Hidden]]:
        """The runs of a block, in order, and the hidden stretches within it that count."""
        scan = _Scan(content)
        for ticks in _TICKS.finditer(content.text):
            scan.ticks.setdefault(len(ticks.group()), []).append(ticks.start())
        at = 0
        while at < len(content.text):
            match = self._special.search(content.text, at)
            start = match.start() if match else len(content.text)
            if start > at:
                scan.put("copy", at, start)
            at = self._handlers[content.text[start]](scan, start) if match else start
        _pair(scan, 0)
        return list(_runs(scan)), scan.seen

    def _masked(self, scan: _Scan, at: int) -> int:
        end = at
        visible = False
        while scan.text.startswith(self._filler, end):
            hidden = self._hidden.get(scan.content.start(end))
            if hidden:
                scan.seen.append(hidden)
                visible = visible or hidden.visible
            end += 1
        return scan.put("hole" if visible else "gap", at, end)

    def _angle(self, scan: _Scan, at: int) -> int:
        comment = self._hidden.get(scan.content.start(at))
        if comment is not None:
            scan.seen.append(comment)
            end = scan.text.find("-->", at) + 3
            return scan.put("gap", at, end if end > 2 else len(scan.text))
        if match := _AUTOLINK.match(scan.text, at):
            return scan.put("hole", at, match.end())
        if match := _LINE_BREAK_TAG.match(scan.text, at):
            return scan.put("break", at, match.end(), " ")
        if match := _TAG.match(scan.text, at):
            return scan.put("markup", at, match.end())
        return scan.put("copy", at, at + 1)

    def _close(self, scan: _Scan, at: int) -> int:
        literal = at + 1
        if not scan.brackets:
            return scan.put("copy", at, literal)
        opener = scan.brackets.pop()
        begin = scan.nodes[opener.node].end - 1
        end = link_end(scan.text, begin, at, self._references) if opener.active else None
        if end is None:
            return scan.put("copy", at, literal)
        if opener.image:
            start = scan.nodes[opener.node].start
            del scan.nodes[opener.node :], scan.waiting[opener.run :]
            return scan.put("hole", start, end)
        scan.nodes[opener.node].kind = "markup"
        _pair(scan, opener.run)
        for bracket in scan.brackets:  # a link holds no links
            bracket.active = bracket.active and bracket.image
        return scan.put("markup", at, end)


@lru_cache(maxsize=4)
def _special(filler: str) -> regex.Pattern[str]:
    return lazy_regex(rf"[\\`*_\[\]<&\n{filler}]|~~|!\[|(?<![\w/.])(?:https?://|www\.)")


def _escape(scan: _Scan, at: int) -> int:
    following = scan.text[at + 1 : at + 2]
    if following == "\n":
        return scan.put("break", at, at + 2, " ")
    if following in _PUNCTUATION and following:
        return scan.put("escape", at, at + 2, following)
    return scan.put("copy", at, at + 1)


def _code(scan: _Scan, at: int) -> int:
    match = _TICKS.match(scan.text, at)
    end = match.end() if match else at + 1
    closers = scan.ticks.get(end - at, [])
    index = bisect_left(closers, end)
    if index == len(closers):
        return scan.put("copy", at, end)
    return scan.put("hole", at, closers[index] + end - at)


def _emphasis(scan: _Scan, at: int) -> int:
    match = _SAME.match(scan.text, at)
    end = match.end() if match else at + 1
    scan.put("copy", at, end)
    scan.waiting.append((scan.nodes[-1], delimiters(scan.text, at, end)))
    return end


def _struck(scan: _Scan, at: int) -> int:
    """Struck text is no copy any more."""
    match = _SAME.match(scan.text, at)
    end = match.end() if match else at + 1
    closer = scan.text.find("~~", end)
    inner = scan.text[end:closer] if closer > 0 else ""
    if end - at != 2 or not inner or inner != inner.strip():
        return scan.put("copy", at, end)
    return scan.put("hole", at, closer + 2)


def _entity(scan: _Scan, at: int) -> int:
    match = _ENTITY.match(scan.text, at)
    text = _decoded(match) if match else ""
    if match is None or not text:
        return scan.put("copy", at, at + 1)
    return scan.put("escape", at, match.end(), text)


def _decoded(match: regex.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(f"{name};", "")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if valid else "\N{REPLACEMENT CHARACTER}"


def _image(scan: _Scan, at: int) -> int:
    scan.brackets.append(_Bracket(len(scan.nodes), len(scan.waiting), image=True))
    return scan.put("copy", at, at + 2)


def _bracket(scan: _Scan, at: int) -> int:
    note = _FOOTNOTE.match(scan.text, at)
    if note:
        defines = at == 0 and scan.text.startswith(":", note.end())
        return scan.put("markup", at, note.end() + defines)
    scan.brackets.append(_Bracket(len(scan.nodes), len(scan.waiting), image=False))
    return scan.put("copy", at, at + 1)


def _address(scan: _Scan, at: int) -> int:
    match = _ADDRESS.match(scan.text, at)
    if match is None:
        return scan.put("copy", at, at + 1)
    address = match.group().rstrip("?!.,:;*_~'\"”’")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip("?!.,:;*_~'\"”’")
    return scan.put("hole", at, at + len(address))


def _pair(scan: _Scan, first: int) -> None:
    """Pair the waiting delimiters from index ``first`` on, and wait for no more of them."""
    match_emphasis(runs for _, runs in scan.waiting[first:])
    for node, runs in scan.waiting[first:]:
        node.start, node.end = runs.start, runs.end
    del scan.waiting[first:]


def _runs(scan: _Scan) -> Iterator[Run]:
    for node in scan.nodes:
        if node.kind != "markup" and node.end > node.start:
            start, end = scan.content.start(node.start), scan.content.end(node.end)
            yield Run(node.kind, start, end, node.text)
