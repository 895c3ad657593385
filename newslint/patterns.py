"""Regular expressions that are compiled when a text first needs them, and once a machine.

Compiling is most of what a short run would do: the rules hold some hundreds of expressions, and
in most stories most of them have nothing to find.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any, cast

import regex

from newslint.kept import keep, kept
from newslint.needs import may_match

__all__ = ["compiled_regex", "lazy_regex"]

_TABLE = f"regex {regex.__version__}"


def lazy_regex(source: str, flags: int = 0) -> regex.Pattern[str]:
    """A stand-in for ``regex.compile(source, flags)``; a mistake in ``source`` shows on first use.

    It is compiled with the first text that it may match in (see `newslint.needs`); until then it
    answers that it matches nowhere.
    """
    return cast("regex.Pattern[str]", _Lazy(source, int(flags)))


@cache
def compiled_regex(source: str, flags: int = 0) -> regex.Pattern[str]:
    """The same as ``regex.compile(source, flags)``, from an earlier run if that compiled it.

    Raises:
        regex.error: If ``source`` is not a regular expression.
    """
    key = (source, int(flags))
    pickled = kept(_TABLE, key)
    if pickled is not None:
        with suppress(Exception):  # a damaged entry costs no more than compiling
            return cast("regex.Pattern[str]", pickle.loads(pickled))
    compiled = regex.compile(source, flags)
    keep(_TABLE, key, pickle.dumps(compiled))
    return compiled


class _Lazy:
    """Answers for texts without a word that the expression needs, else compiles it.

    Once compiled, the methods of the real expression take the place of these.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._asked = flags
        self._gated = not flags & (regex.VERBOSE | regex.REVERSE)

    def _idle(self, text: str) -> bool:
        ignore_case = bool(self._asked & regex.IGNORECASE)
        return self._gated and not may_match(self.pattern, text, ignore_case=ignore_case)

    def _compiled(self) -> regex.Pattern[str]:
        compiled = compiled_regex(self.pattern, self._asked)
        self.__dict__ |= {name: getattr(compiled, name) for name in _METHODS}
        return compiled

    def search(self, text: str, *args: Any, **named: Any) -> regex.Match[str] | None:
        return None if self._idle(text) else self._compiled().search(text, *args, **named)

    def match(self, text: str, *args: Any, **named: Any) -> regex.Match[str] | None:
        return None if self._idle(text) else self._compiled().match(text, *args, **named)

    def fullmatch(self, text: str, *args: Any, **named: Any) -> regex.Match[str] | None:
        return None if self._idle(text) else self._compiled().fullmatch(text, *args, **named)

    def finditer(self, text: str, *args: Any, **named: Any) -> Iterator[regex.Match[str]]:
        return iter(()) if self._idle(text) else self._compiled().finditer(text, *args, **named)

    def findall(self, text: str, *args: Any, **named: Any) -> list[Any]:
        return [] if self._idle(text) else self._compiled().findall(text, *args, **named)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._compiled(), name)


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
