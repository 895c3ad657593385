"""What a text must contain for a regular expression to match in it, told without compiling it.

Compiling a pattern takes about as long as searching a hundred stories for a word, and in most
stories most rules have nothing to find.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from newslint.kept import keep, kept

__all__ = ["may_match", "needs", "word_starts"]

_TOKEN = re.compile(
    r"(?P<text>[^\\\[\](){}|?*+.^$]+)"
    r"|\\(?P<kind>[bBdDsSwWAZ]|[pP]\{[^{}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})"
    r"|\\(?P<escaped>[^\w\s])"
    r"|(?P<kind_of>[.^$]|\[\^?(?:\]|\\.)?(?:[^\\\[\]]|\\.|\[:\w+:\])*\])"
    r"|(?P<look>\(\?<?[=!])"
    r"|(?P<open>\((?:\?(?:i?(?:-[ims]+)?:|>|P<\w+>))?(?!\?))"
    r"|(?P<flags>\(\?i\))",
    re.DOTALL,
)
_REPEAT = re.compile(r"(?P<maybe>[?*]|\{0?,\d*\}|\{0\})[?+]?|(?:\+|\{[1-9]\d*(?:,\d*)?\})[?+]?")

_LETTERS = re.compile(r"[^\W\d_]+")
_Needs = frozenset[str]
_NOTHING: _Needs = frozenset()


def may_match(pattern: str, text: str, *, ignore_case: bool = False) -> bool:
    """Whether a pattern of the module ``regex`` may match somewhere in a text."""
    wanted = needs(pattern)
    if ignore_case or "(?i" in pattern:
        text, wanted = _folded(text), _all_folded(wanted)
    return not wanted or any(word in text for word in wanted)


@lru_cache(maxsize=2)
def word_starts(text: str) -> Mapping[str, list[int]]:
    """The offsets of each word in lower case, letters alone: *co-op* counts as *co* and *op*.

    Found once for all lists of words that are looked up in one text.
    """
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for match in _LETTERS.finditer(text):
        starts[match[0].lower()].append(match.start())
    return dict(starts)


@cache
def _all_folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return text.casefold()


@cache
def needs(pattern: str) -> frozenset[str]:
    """Words of which each text that the pattern matches contains one, in some case at least.

    Empty when nothing is known, as for a pattern with a mistake or with a rare construction.
    """
    known: frozenset[str] | None = kept("needs", pattern)
    if known is None:
        known = _read(pattern)
        keep("needs", pattern, known)
    return known


def _read(pattern: str) -> frozenset[str]:
    reader = _Reader(pattern)
    try:
        wanted = reader.alternatives()
    except _NotUnderstoodError:
        return _NOTHING
    return wanted if reader.at == len(pattern) else _NOTHING


class _NotUnderstoodError(Exception):
    pass


class _Reader:
    """Reads a pattern once from left to right; ``at`` is the offset of what comes next."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> _Needs:
        """What the branches up to a closing parenthesis or the end need, all taken together."""
        branches = [self.branch()]
        while self._next_is("|"):
            self.at += 1
            branches.append(self.branch())
        return frozenset().union(*branches) if all(branches) else _NOTHING

    def branch(self) -> _Needs:
        """The most telling of the things that one branch needs."""
        best, run = _NOTHING, ""
        while self.at < len(self.pattern) and not self._next_is("|") and not self._next_is(")"):
            literal, needed = self._atom()
            repeat = _REPEAT.match(self.pattern, self.at)
            if repeat:
                self.at = repeat.end()
                if repeat["maybe"]:
                    needed = _NOTHING
                    literal, kept = "", literal[:-1]
                    best, run = _better(best, run + kept), ""
                elif literal:
                    best, run = _better(best, run + literal), ""
                    continue
            if literal:
                run += literal
                continue
            best, run = _better(best, run), ""
            best = max(best, needed, key=_worth)
        return _better(best, run)

    def _next_is(self, char: str) -> bool:
        return self.pattern.startswith(char, self.at)

    def _atom(self) -> tuple[str, _Needs]:
        """The text that comes next, or what a group that comes next needs."""
        token = _TOKEN.match(self.pattern, self.at)
        if token is None:
            raise _NotUnderstoodError
        self.at = token.end()
        if token["text"] or token["escaped"]:
            return token["text"] or token["escaped"], _NOTHING
        if not token["look"] and not token["open"]:
            return "", _NOTHING
        inside = self.alternatives()
        if not self._next_is(")"):
            raise _NotUnderstoodError
        self.at += 1
        return "", inside if token["open"] else _NOTHING


def _better(best: _Needs, run: str) -> _Needs:
    return max(best, frozenset([run]) if run else _NOTHING, key=_worth)


def _worth(needed: _Needs) -> int:
    """How telling it is: the length of the shortest word."""
    return min(map(len, needed), default=0)
