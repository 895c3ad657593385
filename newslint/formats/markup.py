"""Splits HTML into tags, text, references and comments, each with its place.

The tokens tile the text: each begins where the one before ends. As in browsers, nothing is an
error: what is no tag is text, what is never closed reaches to the end. The time it takes is in
proportion to the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from newslint.formats.references import read_reference

__all__ = ["Attribute", "Token", "attributes", "tokens"]

_SPECIAL = re.compile(r"[<&]")
_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")
_REST_OF_TAG = re.compile(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|[="'])*+>""")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']*+)))?+"""
)
_RAW = frozenset("script style textarea title xmp iframe noembed noframes plaintext".split())
"""Elements whose content is no markup."""


class Token(NamedTuple):
    """A stretch of HTML: ``text`` is the name of a tag or what a reference stands for."""

    kind: Literal["text", "reference", "open", "close", "comment", "other"]
    start: int
    end: int
    text: str = ""


class Attribute(NamedTuple):
    """The value of an attribute as it is written, and where."""

    written: str
    start: int
    end: int


def tokens(html: str) -> Iterator[Token]:
    """All tokens of a page or a fragment, in order."""
    at = 0
    while at < len(html):
        match = _SPECIAL.search(html, at)
        special = match.start() if match else len(html)
        if special > at:
            yield Token("text", at, special)
        if match is None:
            return
        token = _reference(html, special) if match.group() == "&" else _angle(html, special)
        yield token
        at = token.end
        if token.kind == "open" and token.text in _RAW:
            end = _raw_end(html, token)
            if end > at:
                yield Token("other", at, end)
            at = end


def attributes(html: str, token: Token) -> Mapping[str, Attribute]:
    """The attributes of a start tag by their lower-case names; of doubles the first counts."""
    found: dict[str, Attribute] = {}
    at = token.start + 1 + len(token.text)
    while match := _ATTRIBUTE.match(html, at, token.end - 1):
        group = next((g for g in (2, 3, 4) if match.group(g) is not None), None)
        value = Attribute("", match.end(), match.end())
        if group is not None:
            value = Attribute(match.group(group), *match.span(group))
        found.setdefault(match.group(1).lower(), value)
        at = max(match.end(), at + 1)
    return found


def _reference(html: str, at: int) -> Token:
    found = read_reference(html, at, len(html))
    if found is None:
        return Token("text", at, at + 1)
    text, end = found
    return Token("reference", at, end, text)


def _angle(html: str, at: int) -> Token:
    if html.startswith("<!--", at):
        if html.startswith((">", "->"), at + 4):
            return Token("comment", at, html.index(">", at) + 1)
        end = html.find("-->", at + 4)
        return Token("comment", at, end + 3 if end >= 0 else len(html))
    if html.startswith(("<!", "<?"), at):
        end = html.find(">", at)
        return Token("other", at, end + 1 if end >= 0 else len(html))
    name = _NAME.match(html, at)
    if name is None:
        return Token("text", at, at + 1)
    rest = _REST_OF_TAG.match(html, name.end())
    if rest is None:  # a tag that is never closed
        return Token("other", at, len(html))
    return Token("close" if name.group(1) else "open", at, rest.end(), name.group(2).lower())


def _raw_end(html: str, token: Token) -> int:
    """Where the content of a raw element ends: at its end tag, or with the page."""
    if token.text == "plaintext":
        return len(html)
    found = re.compile(rf"</{token.text}(?=[\s/>])", re.IGNORECASE).search(html, token.end)
    return found.start() if found else len(html)
