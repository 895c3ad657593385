"""Every key of a configuration, what it takes and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from newslint.config.validate import Schema
from newslint.severity import Severity

if TYPE_CHECKING:
    from newslint.rule import Option, Rule

__all__ = ["KEYS", "LEVEL", "LIST", "TABLE", "TEXT", "json_schema", "option_schema", "table_schema"]

TEXT: Schema = {"type": "string"}
LIST: Schema = {"type": "array", "items": TEXT}
LEVEL: Schema = {"type": "string", "enum": [str(level) for level in sorted(Severity)]}
TABLE: Schema = {"type": "object"}
_ENTRIES: Schema = {**TABLE, "additionalProperties": {"anyOf": [TEXT, {"type": "boolean"}]}}


def _key(schema: Schema, help: str) -> Schema:
    return {**schema, "description": help}


KEYS: Mapping[str, Schema] = {
    "profile": _key(
        TEXT,
        "House profile whose defaults apply: wire, reuters, ap, guardian, bbc, or the file of one "
        "(house-style.toml); if left out, that of the agency in a story's dateline, else wire.",
    ),
    "extends": _key(
        {"anyOf": [TEXT, LIST]},
        "Configuration files to start from, relative to this one; their lists are added to, their "
        "tables merged, their other values replaced.",
    ),
    "select": _key(
        LIST, "Run only these rules: codes, code prefixes, names, families, globs, ALL."
    ),
    "ignore": _key(LIST, "Do not run these rules."),
    "extend-select": _key(LIST, "Run these rules besides the profile's or the selected ones."),
    "per-file-ignores": _key(
        {**TABLE, "additionalProperties": LIST},
        "Rules to leave out for files that match a glob relative to this file's folder.",
    ),
    "severity": _key(
        {**TABLE, "additionalProperties": LEVEL},
        "Severity of a rule's findings, by code, prefix, name or family.",
    ),
    "rules": _key(LIST, "Folders of house rules, relative to this file."),
    "exclude": _key(LIST, "Files and folders to leave out, as in .gitignore."),
    "extensions": _key(
        {**TABLE, "additionalProperties": TEXT},
        'Further file name endings and their reader: {".wire" = "plain"}.',
    ),
    "min-severity": _key(LEVEL, "Show findings of this severity and above."),
    "fail-level": _key(LEVEL, "Exit with status 1 on findings of this severity and above."),
    "story-date": _key(
        {"type": "string", "format": "date"}, "Publication date of every story checked."
    ),
    "output-format": _key(TEXT, "How findings are written: full, concise, json and others."),
    "vocabulary": _key(
        {**TABLE, "additionalProperties": {"anyOf": [TEXT, LIST]}},
        "Words the desk accepts, by list (people, places, organisations, initials): a list, or the "
        "name of a file with one entry a line.",
    ),
    "rule": _key(
        {**TABLE, "additionalProperties": TABLE}, "Options of single rules, by code or name."
    ),
}


def table_schema() -> Schema:
    """The schema that a configuration is checked against; rules' options are checked later."""
    return {"type": "object", "properties": KEYS, "additionalProperties": False}


def option_schema(option: Option) -> Schema:
    """What an option takes: a value like its default, a list for a tuple or set."""
    kinds: tuple[tuple[type | tuple[type, ...], Schema], ...] = (
        (bool, {"type": "boolean"}),
        (int, {"type": "integer"}),
        (float, {"type": "number"}),
        (str, TEXT),
        ((tuple, list, frozenset, set), {"type": "array"}),
        (dict, _ENTRIES),
    )
    schema = next((s for kind, s in kinds if isinstance(option.default, kind)), {})
    listed = {"enum": list(option.choices)} if option.choices else {}
    return {**schema, **listed, "description": option.help}


def json_schema(rules: Iterable[type[Rule]] = ()) -> dict[str, Any]:
    """The JSON schema of ``newslint.toml``, for editors; with ``rules``, of their options too."""
    tables = {
        rule.code: {
            **TABLE,
            "description": rule.name,
            "properties": {option.name: option_schema(option) for option in rule.options},
            "additionalProperties": False,
        }
        for rule in rules
        if rule.options
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint configuration",
        **table_schema(),
        "properties": {**KEYS, "rule": {**KEYS["rule"], "properties": tables}},
    }
