"""Makes rule classes from TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newslint.config.locate import locate
from newslint.config.validate import Fault, faults
from newslint.declarative.base import DeclarativeRule
from newslint.declarative.errors import RuleFileError
from newslint.declarative.kinds import Consistency, Existence, Occurrence, Substitution
from newslint.declarative.schema import KINDS, PLACEHOLDERS, missing, schema_of
from newslint.declarative.sequence import SequenceRule
from newslint.declarative.words import Words
from newslint.finding import Severity
from newslint.kept import keep, kept, state_of
from newslint.nearmiss import did_you_mean
from newslint.rule import Option

__all__ = ["RuleFileError", "load_rule"]

_BASES: Mapping[str, type[DeclarativeRule]] = {
    "existence": Existence,
    "occurrence": Occurrence,
    "substitution": Substitution,
    "consistency": Consistency,
    "sequence": SequenceRule,
    "words": Words,
}


def load_rule(path: Path, module: str) -> type[DeclarativeRule]:
    """The rule that a TOML file describes, as a class of the module named ``module``.

    Patterns are compiled when they are first used.

    Raises:
        RuleFileError: If the file is no rule; one line with its place and what is expected.
    """
    key = (str(path), state_of(path))
    table: dict[str, Any] | None = kept("rules in TOML", key)
    if table is None:
        table = _table(path)
        keep("rules in TOML", key, table)
    return _class(table, path, module)


def _table(path: Path) -> dict[str, Any]:
    try:
        source = path.read_text(encoding="utf-8")
        table = tomllib.loads(source)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleFileError(f"{path}: not a rule in TOML: {error}") from None
    for fault in _faults(table):
        mark = locate(source, fault.key, fault.text) if fault.key else None
        line = f":{mark.line}" if mark else ""
        raise RuleFileError(f"{path}{line}: {fault.message}")
    return table


def _faults(table: Mapping[str, Any]) -> list[Fault]:
    kind = table.get("kind")
    if kind not in KINDS:
        near = did_you_mean(str(kind), KINDS)
        message = f'kind is "{kind}"; expected one of {", ".join(KINDS)}{near}'
        return [Fault(("kind",), message if kind else f"a rule needs kind: {', '.join(KINDS)}")]
    found = list(faults(table, schema_of(kind)))
    if not found and (lacking := missing(table)):
        found.append(Fault((), f'the key "{lacking}" is missing'))
    if found:
        return found
    styles = table.get("styles", {}).values()
    for part in (table, *table.get("forms", ()), *styles, {"message": table.get("bare", "")}):
        try:
            part.get("message", "").format(**dict.fromkeys(PLACEHOLDERS[kind], ""))
        except (KeyError, IndexError, ValueError) as error:
            words = ", ".join(f"{{{word}}}" for word in PLACEHOLDERS[kind])
            found.append(Fault(("message",), f"message has {error} in braces; it may hold {words}"))
    return found


def _class(table: dict[str, Any], path: Path, module: str) -> type[DeclarativeRule]:
    base = _BASES[table["kind"]]
    default = table.get("default", "on")
    fields = {
        "__module__": module,
        "__doc__": table["summary"],
        "table": table,
        "origin": str(path),
        "code": table["code"],
        "name": table["name"],
        "severity": Severity.parse(table.get("severity", "warning")),
        "default": tuple(default) if isinstance(default, list) else default,
        "quotes": table.get("quotes", "skip"),
        "fix": table.get("fix", "none"),
        "once": table.get("once", False),
        "reads": _reads(table),
        "options": tuple(_options(table)),
    }
    title = "".join(word.capitalize() for word in table["name"].split("-"))
    return type(title, (base,), fields)


def _options(table: Mapping[str, Any]) -> Iterator[Option]:
    if styles := tuple(table.get("styles", ())):
        yield Option("style", table["style"], f"The style to keep: {', '.join(styles)}.", styles)
    if table["kind"] == "words":
        yield Option("words", {}, "Further words, with what to write for each, or nothing.")


def _reads(table: Mapping[str, Any]) -> frozenset[str]:
    if table["kind"] == "sequence":
        return frozenset({"sentences", "tokens"})
    parts = (table, *table.get("styles", {}).values())
    around = {part.get("within") for part in (table, *table.get("forms", ()))}
    placed = any(part.get("scope") for part in parts) or "paragraph" in around
    reads = {"structure"} if placed else set()
    if "sentence" in around:
        reads.add("sentences")
    counts = table["kind"] in ("consistency", "occurrence")
    return frozenset(reads | {"quotes"} if counts and table.get("quotes") != "both" else reads)
