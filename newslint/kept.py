"""Small results that are the same from run to run, kept in one file of the user's cache folder.

Compiled expressions, what they need, tables read from TOML, the codes of rules: a run over one
story would spend much of its time on making them again. They are trusted as Python trusts its own
byte code; a file that is damaged or cannot be written only costs the time.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from newslint import __version__

__all__ = ["keep", "kept", "save_kept", "state_of"]

_MOST = 5000
"""Entries of a table; one that grows past that starts anew."""

_fresh: dict[str, dict[Any, Any]] = {}


def kept(table: str, key: Any) -> Any:
    """What an earlier run, or this one, kept under a key; None for nothing."""
    found = _fresh.get(table, {}).get(key)
    return _tables().get(table, {}).get(key) if found is None else found


def keep(table: str, key: Any, value: Any) -> None:
    """Keep a value for later runs; key and value of the built-in types that ``marshal`` writes."""
    _fresh.setdefault(table, {})[key] = value


def save_kept() -> None:
    """Write what was kept in this run; nothing where that may not be written."""
    store = _store()
    if store is None or not _fresh:
        return
    tables = dict(_tables())
    for name, fresh in _fresh.items():
        old = tables.get(name, {})
        tables[name] = old | fresh if len(old) < _MOST else fresh
    with suppress(OSError, ValueError):
        store.parent.mkdir(parents=True, exist_ok=True)
        draft = store.with_suffix(f".{os.getpid()}")
        draft.write_bytes(marshal.dumps(tables))
        os.replace(draft, store)
        _fresh.clear()


def state_of(path: Path) -> tuple[int, int] | None:
    """When a file was changed (nanoseconds) and its size in bytes; None if it cannot be told."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


@cache
def _tables() -> dict[str, dict[Any, Any]]:
    store = _store()
    if store is not None:
        with suppress(OSError, ValueError, EOFError, TypeError):
            tables = marshal.loads(store.read_bytes())
            if isinstance(tables, dict) and all(isinstance(t, dict) for t in tables.values()):
                return tables
    return {}


def _store() -> Path | None:
    """One file for each version of newslint and Python, if there is a cache folder."""
    from newslint.cache import cache_folder

    folder = cache_folder()
    made_by = f"{__version__}-{sys.implementation.cache_tag}"
    return folder / f"kept-{made_by}.bin" if folder else None
