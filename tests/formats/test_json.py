"""JSON is parsed as the standard library parses it, with places; stories in JSON of all kinds."""

from __future__ import annotations

import json
import textwrap
import time
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NoCopyError, ReadError
from newslint.formats import read_stories, read_story
from newslint.formats.jsontree import MAX_DEPTH, Json, JsonText, parse_json
from newslint.model.span import Span
from newslint.model.story import Role, Story
from tests.formats.exact import assert_exact, blocks
from tests.formats.oracle import faults

_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(_CHARACTERS, max_size=12),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(_CHARACTERS, max_size=4), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def _plain(value: Json, source: str) -> Any:
    """A parsed value as the standard library gives it; checks the places of strings on the way."""
    if isinstance(value, Mapping):
        return {key: _plain(inner, source) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, source) for inner in value]
    if isinstance(value, JsonText):
        assert source[value.start - 1] == source[value.end] == '"'
        return value.text
    return value


def _read(value: Any, *, ascii: bool = True) -> Story:
    story = read_story("a.json", json.dumps(value, ensure_ascii=ascii).encode())
    assert_exact(story)
    assert faults(story) == []
    return story


@settings(max_examples=200, deadline=None)
@given(_VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_values_are_those_of_the_standard_library(
    value: Any, ascii: bool, indent: int | None
) -> None:
    source = json.dumps(value, ensure_ascii=ascii, indent=indent)
    assert _plain(parse_json("a.json", source), source) == value


@settings(max_examples=200, deadline=None)
@given(st.text('{}[]:,"\\ua0 1e-.tnf', max_size=14))
def test_what_is_no_json_is_refused_as_the_standard_library_does(source: str) -> None:
    try:
        expected = json.loads(source)
    except ValueError:
        with pytest.raises(ReadError):
            parse_json("a.json", source)
    else:
        found = _plain(parse_json("a.json", source), source)
        assert "\\u" in source or found == expected


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('{"a": "b', "line 1: a string is broken off"),
        ('{"a":\n"b" "c"}', "line 2: a comma or the end of the list is missing"),
        ('{"a"\n\n1}', "line 3: a colon is missing"),
        ("{a: 1}", "line 1: no JSON from here"),
        ('{"a": [1, 2', "line 1: it ends too early"),
        ('{"a": 1,}', "line 1: a key in quotation marks is missing"),
        ("[1,]", "line 1: a value is missing"),
        ('{"a": 01}', "line 1: a number is malformed"),
        ("{} {}", "line 1: something follows the end"),
        ('{"a": "\\x"}', "line 1: an unknown escape in a string"),
        ("<p>no</p>", "line 1: no JSON from here"),
    ],
)
def test_broken_json_says_where(source: str, reason: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_stories("a.json", source.encode())
    assert raised.value.reason == f"is not JSON, {reason}"


def test_deep_nesting_is_refused_in_little_time() -> None:
    started = time.process_time()
    for opening in ("[", '{"a":', '[{"a":'):
        with pytest.raises(ReadError, match=f"is JSON that nests over {MAX_DEPTH} deep"):
            read_stories("a.json", (opening * 1_000_000).encode())
    assert time.process_time() - started < 5


def test_json_that_holds_no_story_is_passed_over() -> None:
    for source in ('{"name": "x"}', "[]", "17", '"text"', '[{"a": [{}]}]', '{"content": "x"}'):
        with pytest.raises(NoCopyError, match=r"is JSON that holds no story \(ans, ninjs,"):
            read_stories("package.json", source.encode())


def test_two_layers_of_escapes_lead_back_to_the_file() -> None:
    item = {"uri": "x", "headline": "One", "body_html": '<p>A "caf&eacute;" \u2013 &amp; more</p>'}
    story = _read(item)
    assert blocks(story) == ["One", 'A "café" – & more']

    def source_of(part: str) -> str:
        start = story.text.index(part)
        return story.source_map.source_span(Span(start, start + len(part))).of(story.source)

    assert source_of('"café"') == r"\"caf&eacute;\""
    assert source_of("–") == r"\u2013"
    assert source_of("& more") == "&amp; more"
    at = story.text.index("more")
    assert story.source_map.is_copy(Span(at, at + 4))
    assert not story.source_map.is_copy(Span(at - 2, at + 4))


def test_half_a_surrogate_pair_can_be_printed() -> None:
    source = rb'{"uri":"x","headline":"A \ud800 b \ud83d\ude00 \u0000","body_text":"Copy."}'
    story = read_story("a.json", source)
    assert blocks(story)[0] == "A \ufffd b 😀 \ufffd"
    story.text.encode()


def test_ninjs_takes_the_main_headline_and_the_richest_body() -> None:
    item = {
        "uri": "x",
        "language": "en",
        "versionCreated": "2026-03-11T22:10:00-05:00",
        "edNote": "hold",
        "headlines": [{"role": "alt", "value": "No"}, {"role": "hl:main", "value": "Yes &amp; no"}],
        "bylines": [{"value": "A. Writer"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": "Plain."},
            {"role": "rich", "contentType": "text/html", "value": "<p>Rich.</p><p>Two.</p>"},
        ],
    }
    story = _read(item)
    assert blocks(story) == ["Yes &amp; no", "A. Writer", "Rich.", "Two."]
    assert story.metadata.date == date(2026, 3, 11)
    assert story.metadata.editor_notes == ("hold",)
    item["bodies"] = item["bodies"][:1]
    assert blocks(_read(item))[-1] == "Plain."


def test_ninjs_items_that_are_no_text_are_passed_over() -> None:
    with pytest.raises(NoCopyError):
        _read({"uri": "x", "type": "picture", "headline": "x", "body_text": "y"})


def test_plain_bodies_keep_their_paragraphs() -> None:
    paragraph = (
        "The council said on Monday it would close the bridge for a month, after engineers found "
        "that two of its piers had been washed out by the floods of last winter and were not safe."
    )
    wrapped = "\r\n".join(textwrap.wrap(paragraph, 60))
    item = {"uri": "x", "body_text": f"{wrapped}\r\n\r\nAnother.\n  \nThird."}
    assert blocks(_read(item)) == [paragraph, "Another.", "Third."]


def test_ans_reads_content_elements() -> None:
    story = _read(
        {
            "type": "story",
            "version": "0.10.9",
            "headlines": {"basic": "Head"},
            "subheadlines": {"basic": "Deck"},
            "credits": {"by": [{"name": "A. One"}, {"name": "B. Two"}]},
            "language": "en-US",
            "display_date": "2026-03-11T10:00:00Z",
            "planning": {"internal_note": "note"},
            "content_elements": [
                {"type": "text", "content": "First <i>part</i><br/><br/>second."},
                {"type": "header", "content": "Cross"},
                {"type": "list", "items": [{"type": "text", "content": "Item"}]},
                {"type": "quote", "content_elements": [{"type": "text", "content": "Said."}]},
                {"type": "image", "caption": "A picture", "subtitle": "no"},
                {"type": "raw_html", "content": "<p>no</p>"},
                {"type": "correction", "text": "Corrected."},
            ],
        }
    )
    assert [(block.role, block.span.of(story.text)) for block in story.blocks] == [
        (Role.HEADLINE, "Head"),
        (Role.DECK, "Deck"),
        (Role.BYLINE, "A. One"),
        (Role.BYLINE, "B. Two"),
        (None, "First part"),
        (None, "second."),
        (Role.SUBHEAD, "Cross"),
        (Role.LIST_ITEM, "Item"),
        (Role.BLOCK_QUOTE, "Said."),
        (Role.CAPTION, "A picture"),
        (None, "Corrected."),
    ]
    assert story.metadata.editor_notes == ("note",)


def test_superdesk_puts_its_dateline_before_the_copy() -> None:
    item = {
        "_id": "1",
        "type": "text",
        "headline": "A <b>head</b>",
        "dateline": {"text": "SYDNEY, March 11 AAP -"},
        "body_html": "<p></p><p>Rain fell.</p>",
        "ednote": "hold",
        "source": "AAP",
    }
    assert blocks(_read(item)) == ["A head", "SYDNEY, March 11 AAP - Rain fell."]
    item["dateline"] = {"text": "SYDNEY, March 11"}
    assert blocks(_read(item))[1] == "SYDNEY, March 11 - Rain fell."
    item["body_html"] = "<p>Sydney, March 11 (AAP) - Rain fell.</p>"
    assert blocks(_read(item))[1] == "Sydney, March 11 (AAP) - Rain fell."
    answer = {"_items": [item, {**item, "type": "picture"}], "_meta": {"total": 2}}
    assert len(read_stories("a.json", json.dumps(answer).encode())) == 1


def test_wordpress_reads_what_was_typed_before_what_is_shown() -> None:
    post = {
        "date_gmt": "2026-03-11T23:00:00",
        "title": {"rendered": "A &#8220;title&#8221;"},
        "content": {"rendered": "<p>Shown &#8211; so.</p>"},
        "excerpt": {"rendered": "no"},
    }
    assert blocks(_read([post])) == ["A “title”", "Shown – so."]
    post["content"] = {
        "raw": "Typed\nlike &amp; this.\n\n[gallery ids='1']\n\nAnd that.",
        "rendered": "x",
    }
    assert blocks(_read(post))[1:] == ["Typed like & this.", "And that."]
    post["content"] = {
        "rendered": "[caption id='x' width='3']<img> Words[/caption]<p>Copy [sic].</p>"
    }
    assert blocks(_read(post))[1:] == ["Copy [sic]."]


def test_a_comment_in_a_value_pardons_its_paragraph_alone() -> None:
    body = "<p>One.</p><!-- newslint: ok NUM001 --><p>Two.</p><p>Three (CQ).</p>"
    story = _read({"uri": "x", "headline": "H", "body_html": body})
    assert blocks(story) == ["H", "One.", "Two.", "Three."]
    mark, cq = story.suppressions
    assert mark.codes == ("NUM001",)
    assert cq.cq
    for block in story.blocks:
        place = story.source_map.position(story.source_map.source_span(block.span).start)
        text = block.span.of(story.text)
        assert mark.covers(place.line, place.column) == (text == "Two.")
        assert cq.covers(place.line, place.column) == (text == "Three.")
