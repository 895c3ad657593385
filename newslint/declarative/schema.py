"""What the TOML file of a rule may and must hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newslint.config.validate import Schema
from newslint.finding import Severity
from newslint.model.story import Role

__all__ = ["KINDS", "PLACEHOLDERS", "missing", "schema_of"]

_TEXT: Schema = {"type": "string"}
_LIST: Schema = {"type": "array", "items": _TEXT}
_ONE_OR_MORE: Schema = {"anyOf": [_TEXT, _LIST]}
_FLAG: Schema = {"type": "boolean"}
_SEVERITY: Schema = {"type": "string", "enum": [str(level) for level in sorted(Severity)]}

_COMMON: Mapping[str, Schema] = {
    "code": _TEXT,
    "name": _TEXT,
    "summary": _TEXT,
    "kind": _TEXT,
    "severity": _SEVERITY,
    "default": {"anyOf": [{"type": "string", "enum": ["on", "off"]}, _LIST]},
    "quotes": {"type": "string", "enum": ["skip", "inside", "both"]},
    "fix": {"type": "string", "enum": ["none", "safe", "suggest"]},
    "scope": {"type": "array", "items": {"type": "string", "enum": [str(role) for role in Role]}},
    "formats": _LIST,
    "once": _FLAG,
    "message": _TEXT,
    "what": _TEXT,
    "why": _TEXT,
    "ignore": _TEXT,
    "authority": _TEXT,
    "bad": _LIST,
    "good": _LIST,
}
_CONTEXT: Mapping[str, Schema] = {
    "requires": _LIST,
    "unless": _LIST,
    "within": {"type": "string", "enum": ["story", "paragraph", "sentence"]},
}
_CONDITIONS: Mapping[str, Schema] = {"exceptions": _LIST, "ignore_case": _FLAG, **_CONTEXT}
_PATTERNS: Mapping[str, Schema] = {"patterns": _LIST, **_CONDITIONS}
_FORM: Schema = {
    "type": "object",
    "properties": {
        "patterns": _LIST,
        **_CONTEXT,
        "replacement": _TEXT,
        "message": _TEXT,
        "severity": _SEVERITY,
    },
    "required": ["patterns"],
    "additionalProperties": False,
}
_STEP: Schema = {
    "type": "object",
    "properties": {
        "lemma": _LIST,
        "upos": _LIST,
        "xpos": _LIST,
        "deprel": _LIST,
        "text": _TEXT,
        "optional": _FLAG,
        "flag": _FLAG,
    },
    "additionalProperties": False,
}

_OWN: Mapping[str, Mapping[str, Schema]] = {
    "existence": {
        **_PATTERNS,
        "replacement": _TEXT,
        "forms": {"type": "array", "items": _FORM},
    },
    "occurrence": {**_PATTERNS, "max": {"type": "integer"}},
    "substitution": {
        "swap": {"type": "object", "additionalProperties": _TEXT},
        **_CONDITIONS,
    },
    "consistency": {
        "groups": {"type": "array", "items": {"type": "array", "items": _ONE_OR_MORE}},
        **_CONDITIONS,
    },
    "sequence": {"steps": {"type": "array", "items": _STEP}, "replacement": _TEXT},
    "words": {
        "words": {"type": "object", "additionalProperties": _TEXT},
        "lists": _LIST,
        "capitals": _FLAG,
        "bare": _TEXT,
        **_CONDITIONS,
    },
}
_REQUIRED = {
    "existence": (),
    "occurrence": ("patterns", "max"),
    "substitution": ("swap",),
    "consistency": ("groups",),
    "sequence": ("steps",),
    "words": (),
}

_OF_STYLE = ("message", "scope", "bad", "good")

KINDS = tuple(_OWN)
"""The kinds of declarative rules."""

PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "existence": ("match", "replacement"),
    "occurrence": ("match", "count", "max"),
    "substitution": ("match", "replacement"),
    "consistency": ("match", "replacement", "other", "count", "line"),
    "sequence": ("match", "replacement"),
    "words": ("match", "replacement"),
}
"""What the message of each kind may name in braces."""


def schema_of(kind: str) -> Schema:
    """The schema of a rule file of that kind (one of `KINDS`)."""
    needed = ("code", "name", "summary", "kind", "message", "bad", "good")
    own: Schema = {**{key: _COMMON[key] for key in _OF_STYLE}, **_OWN[kind]}
    style = {"type": "object", "properties": own, "additionalProperties": False}
    styles = {"type": "object", "additionalProperties": style}
    return {
        "type": "object",
        "properties": {
            **_COMMON,
            **_OWN[kind],
            "kind": {**_TEXT, "enum": list(KINDS)},
            "style": _TEXT,
            "styles": styles,
        },
        "required": list(needed),
        "additionalProperties": False,
    }


def missing(table: Mapping[str, Any]) -> str | None:
    """The key of its kind that a rule, or one of its styles, should hold and does not."""
    styles: Mapping[str, Mapping[str, Any]] = table.get("styles", {})
    if styles and table.get("style") not in styles:
        return "style"
    for part in (*styles.values(),) or ({},):
        keys = {*table, *part}
        lacking = next((key for key in _REQUIRED[table["kind"]] if key not in keys), None)
        if lacking is None and table["kind"] == "existence" and not {"patterns", "forms"} & keys:
            lacking = "patterns"
        if lacking is not None:
            return lacking
    return None
