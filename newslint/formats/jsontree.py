"""Parses JSON and keeps the place of every string.

The standard library's parser gives no positions and overflows its stack on deep nesting; this one
works without recursion, and in time proportional to the length.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from newslint.errors import ReadError
from newslint.formats.mapped import Mapped
from newslint.formats.references import REPLACEMENT
from newslint.formats.runs import Run

__all__ = ["MAX_DEPTH", "Json", "JsonText", "parse_json"]

MAX_DEPTH = 100
"""How deep objects and arrays may stand in each other."""

_TOKEN = re.compile(
    r'[ \t\r\n]*+(?:([{}\[\],:])|"([^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+)"'
    r"|(-?\d[\d.eE+-]*+|true|false|null)(?![\w.])|(\Z))"
)
_WHITE = re.compile(r"[ \t\r\n]*+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))", re.DOTALL)
_PLAIN = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')


@dataclass(frozen=True, slots=True)
class JsonText:
    """A string: what stands between its quotation marks is ``start`` to ``end`` of the source."""

    source: str = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The string as it reads."""
        return self.mapped().text

    def mapped(self) -> Mapped:
        """The string with the way back through its escapes."""
        return Mapped(self.source, self.runs())

    def runs(self) -> Iterator[Run]:
        """What spells the string; half a surrogate pair and the NUL read as U+FFFD."""
        at = self.start
        while at < self.end:
            backslash = self.source.find("\\", at, self.end)
            backslash = self.end if backslash < 0 else backslash
            if backslash > at:
                yield Run("copy", at, backslash)
            at = backslash
            match = _ESCAPE.match(self.source, at, self.end)
            if match:
                text, length = _unescaped(match)
                yield Run("escape", at, at + length, text)
                at += length


Json: TypeAlias = "Mapping[str, Any] | list[Any] | JsonText | int | float | bool | None"
"""A JSON value; those of objects (dictionaries) and arrays are of this type again."""


def parse_json(path: str, source: str) -> Json:
    """The value of a JSON file; of keys that occur twice in an object the last counts.

    Raises:
        ReadError: If it is no JSON, or nests deeper than `MAX_DEPTH`.
    """
    return _Parser(path, source).parse()


def _unescaped(match: re.Match[str]) -> tuple[str, int]:
    """What an escape stands for and its length in the source."""
    first, second, plain = match.groups()
    if plain is not None:
        return _PLAIN.get(plain, plain), 2
    code = int(first, 16)
    if 0xD800 <= code < 0xDC00 and second:
        return chr(0x10000 + ((code - 0xD800) << 10) + int(second, 16) - 0xDC00), 12
    if 0xD800 <= code < 0xE000 or code == 0:
        return REPLACEMENT, 6
    return chr(code), 6


class _Parser:
    """Reads one file; ``_open`` are the objects and arrays not yet closed, innermost last."""

    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._source = source
        self._at = 0
        self._open: list[dict[str, Any] | list[Any]] = []

    def parse(self) -> Json:
        root = self._value(self._next())
        while self._open:
            container, mark = self._open[-1], self._next()
            if mark.group(1) == ("}" if isinstance(container, dict) else "]"):
                self._open.pop()
            elif not container:
                self._member(container, mark)
            elif mark.group(1) == ",":
                self._member(container, self._next())
            else:
                raise self._error(mark, "a comma or the end of the list is missing")
        if (rest := self._next()).group(4) is None:
            raise self._error(rest, "something follows the end")
        return root

    def _member(self, container: dict[str, Any] | list[Any], token: re.Match[str]) -> None:
        """Read a member of an object or array and put it there."""
        if isinstance(container, list):
            container.append(self._value(token))
            return
        if token.group(2) is None:
            raise self._error(token, "a key in quotation marks is missing")
        key = JsonText(self._source, *token.span(2)).text
        colon = self._next()
        if colon.group(1) != ":":
            raise self._error(colon, "a colon is missing")
        container[key] = self._value(self._next())

    def _value(self, token: re.Match[str]) -> Json:
        if token.group(2) is not None:
            bad = _BAD_ESCAPE.search(token.group(2).replace("\\\\", "  "))
            if bad:
                raise self._error(token, "an unknown escape in a string")
            return JsonText(self._source, *token.span(2))
        if token.group(3) is not None:
            return self._scalar(token)
        if token.group(1) not in ("{", "["):
            raise self._error(token, "a value is missing")
        if len(self._open) == MAX_DEPTH:
            raise ReadError(self._path, f"is JSON that nests over {MAX_DEPTH} deep")
        made: dict[str, Any] | list[Any] = {} if token.group(1) == "{" else []
        self._open.append(made)
        return made

    def _scalar(self, token: re.Match[str]) -> Json:
        try:
            value: Json = json.loads(token.group(3))
        except ValueError:
            raise self._error(token, "a number is malformed") from None
        return value

    def _next(self) -> re.Match[str]:
        match = _TOKEN.match(self._source, self._at)
        if match is None:
            white = _WHITE.match(self._source, self._at)
            self._at = white.end() if white else self._at
            string = self._source.startswith('"', self._at)
            what = "a string is broken off" if string else "no JSON from here"
            raise self._error_at(self._at, what)
        self._at = match.end()
        return match

    def _error(self, token: re.Match[str], what: str) -> ReadError:
        if token.group(4) is not None:
            what = "it ends too early"
        return self._error_at(token.end() - len(token.group().lstrip()), what)

    def _error_at(self, offset: int, what: str) -> ReadError:
        line = self._source.count("\n", 0, offset) + 1
        return ReadError(self._path, f"is not JSON, line {line}: {what}")
