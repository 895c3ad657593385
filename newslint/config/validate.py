"""Checks a table against a JSON schema: the small part of the standard that settings need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from newslint.nearmiss import did_you_mean

__all__ = ["Fault", "Schema", "faults"]

Schema = Mapping[str, Any]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "array": (list, tuple),
    "object": (dict,),
}
_WORDS = {
    "string": "a string",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list",
    "object": "a table",
}


class Fault(NamedTuple):
    """A mistake: the key it stands under, what is wrong, and the value's text if that is wrong."""

    key: tuple[str, ...]
    message: str
    text: str | None = None


def faults(value: Any, schema: Schema, key: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Every way in which a value breaks a schema.

    Understood: ``type``, ``enum``, ``format: date`` (a TOML date will do), ``items``,
    ``properties``, ``additionalProperties`` and ``anyOf``.
    """
    if "anyOf" in schema:
        choices = schema["anyOf"]
        if not any(_is(value, choice) for choice in choices):
            yield _wrong_type(value, choices, key)
        for choice in choices:
            if _is(value, choice):
                yield from faults(value, choice, key)
                return
    elif not _is(value, schema):
        yield _wrong_type(value, (schema,), key)
    elif isinstance(value, dict):
        yield from _of_table(value, schema, key)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from faults(item, schema.get("items", {}), key)
    elif "enum" in schema and value not in schema["enum"]:
        expected = ", ".join(map(str, schema["enum"]))
        near = did_you_mean(str(value), map(str, schema["enum"]))
        message = f'{_name(key)}: "{value}" is none of {expected}{near}'
        yield Fault(key, message, str(value))


def _of_table(value: Mapping[str, Any], schema: Schema, key: tuple[str, ...]) -> Iterator[Fault]:
    known: Mapping[str, Schema] = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    for name, item in value.items():
        below = (*key, name)
        if name in known:
            yield from faults(item, known[name], below)
        elif others is False:
            where = f" in {_name(key)}" if key else ""
            yield Fault(below, f'unknown key "{name}"{where}{did_you_mean(name, known)}')
        elif isinstance(others, Mapping):
            yield from faults(item, others, below)
    for name in schema.get("required", ()):
        if name not in value:
            yield Fault(key, f'the key "{name}" is missing')


def _is(value: Any, schema: Schema) -> bool:
    kind = schema.get("type")
    if schema.get("format") == "date":
        return isinstance(value, date) or _is_iso_date(value)
    if kind is None:
        return True
    if isinstance(value, bool):
        return bool(kind == "boolean")
    return isinstance(value, _TYPES[kind])


def _is_iso_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _wrong_type(value: Any, choices: tuple[Schema, ...], key: tuple[str, ...]) -> Fault:
    expected = " or ".join(_words(choice) for choice in choices)
    text = value if isinstance(value, str) else None
    return Fault(key, f"{_name(key)} expects {expected}, not {_shown(value)}", text)


def _words(schema: Schema) -> str:
    if schema.get("format") == "date":
        return "a date such as 2024-05-17"
    word = _WORDS[schema["type"]]
    items = schema.get("items", {}).get("type")
    return f"{word} of {items}s" if items else word


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "a list"
    return "a table" if isinstance(value, dict) else str(value)


def _name(key: tuple[str, ...]) -> str:
    return ".".join(key)
