"""Front matter: headline, deck and metadata, each character with its place."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import ReadError
from newslint.formats import read_story
from newslint.model.span import Span
from newslint.model.story import Metadata, Role, Story
from tests.formats.exact import assert_exact, blocks, read, source_of

BODY = "\nThe ferry burned for an hour.\n"


def _markdown(head: str, name: str = "story.md") -> Story:
    return read(head + BODY, name)


def _headline(story: Story) -> tuple[str, str]:
    """Headline, and the source from its first to its last character."""
    block = next(b for b in story.blocks if b.role is Role.HEADLINE)
    text = block.span.of(story.text)
    return text, story.source_map.source_span(block.span).of(story.source)


@pytest.mark.parametrize(
    ("written", "text", "source"),
    [
        ("Ferry fire kills 11", "Ferry fire kills 11", "Ferry fire kills 11"),
        ("Ferry fire kills 11  # draft", "Ferry fire kills 11", "Ferry fire kills 11"),
        ("'Owner''s \"regret\"'", 'Owner\'s "regret"', "Owner''s \"regret\""),
        ('"Owner’s \\"regret\\" \\u2013 again"', 'Owner’s "regret" – again', None),
        ('"Tab\\tand \\x41 \\U0001F525"', "Tab\tand A 🔥", None),
        ('"Fire \\\n   kills"', "Fire kills", None),
        ('"Fire \\u00e9\\ kills"', "Fire é kills", "Fire \\u00e9\\ kills"),
        ('"Fire \\ud83d\\udd25 kills"', "Fire \ufffd\ufffd kills", "Fire \\ud83d\\udd25 kills"),
        ("Fire on ferry\n  kills 11", "Fire on ferry kills 11", "Fire on ferry\n  kills 11"),
        ('"Fire\r\\u00e9t\\u00e9"', "Fire été", "Fire\r\\u00e9t\\u00e9"),
        (">-\n  Fire on ferry\n  kills 11", "Fire on ferry kills 11", None),
        ("|\n  Fire on ferry\n  kills 11\n", "Fire on ferry kills 11", None),
        (">\n\n    Fire on\n\n    ferry\n", "Fire on ferry", None),
        ("!!str 2026", "2026", "2026"),
        ("&a Fire", "Fire", "Fire"),
    ],
)
def test_yaml_scalars(written: str, text: str, source: str | None) -> None:
    story = _markdown(f"---\nlayout: post\ntitle: {written}\ntags: [a, b]\n---\n")
    found, spelled = _headline(story)
    assert found == text
    assert spelled == (source or spelled)
    assert spelled.split()[-1].strip("\"'") in written
    assert story.notes == ()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"Owner\\"s \\u2013 again"', 'Owner"s – again'),
        ("'C:\\Ferry'", "C:\\Ferry"),
        ('"""\nFire on \\\n   ferry\nkills 11"""', "Fire on ferry kills 11"),
        ("'''Fire 'on' ferry'''", "Fire 'on' ferry"),
    ],
)
def test_toml_strings(written: str, text: str) -> None:
    head = f"+++\ndraft = false\ntitle = {written} # note\n[params]\ntitle = 'no'\n+++\n"
    story = _markdown(head)
    assert _headline(story)[0] == text
    assert _headline(story)[1].split()[-1] in written


def test_json_front_matter() -> None:
    head = '{\n  "sub": {"title": "no"},\n  "title": "Fire \\u2013 \\ud83d\\udd25 \\"now\\"",\n'
    story = _markdown(head + '  "date": "2026-05-04", "description": "Deck.", "n": 1\n}\n')
    assert blocks(story) == ['Fire – 🔥 "now"', "Deck.", "The ferry burned for an hour."]
    assert source_of(story, "🔥") == "\\ud83d\\udd25"
    assert source_of(story, "Fire") == "Fire"
    assert story.metadata.date == date(2026, 5, 4)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields_and_metadata(end: str) -> None:
    head = (
        "---\ndescription: It burned\n  for an hour.\ndate: 2026-05-04T09:00:00+02:00\n"
        "lang: en-GB\nagency: Coastal Press\nauthor: A. Writer\ntitle: Ferry fire\n"
        "empty:\nimage:\n  title: no\n---\n"
    )
    story = _markdown(head.replace("\n", end))
    assert [(b.role, b.span.of(story.text)) for b in story.blocks] == [
        (Role.HEADLINE, "Ferry fire"),
        (Role.DECK, "It burned for an hour."),
        (None, "The ferry burned for an hour."),
    ]
    assert story.text == "\n\n".join(blocks(story))
    assert story.metadata == Metadata(date(2026, 5, 4), "en-GB", "Coastal Press")
    assert source_of(story, "burned for an") == f"burned{end}  for an"
    assert story.source_map.position(story.source.index("Ferry fire")).line == 8


@pytest.mark.parametrize(
    ("name", "head", "day"),
    [
        ("2026-05-04-ferry.md", "---\ntitle: x\n---\n", date(2026, 5, 4)),
        ("a/2026-05-04-ferry.md", "", date(2026, 5, 4)),
        ("2026-05-04-ferry.md", "---\ndate: 2026-06-01\n---\n", date(2026, 6, 1)),
        ("2026-13-04-ferry.md", "---\ndate: soon\n---\n", None),
        ("2026-ferry.md", "+++\npublishDate = 2026-06-01T10:00:00Z\n+++\n", date(2026, 6, 1)),
    ],
)
def test_the_date_of_the_story(name: str, head: str, day: date | None) -> None:
    assert _markdown(head, name).metadata.date == day


@pytest.mark.parametrize(
    "head",
    [
        "---\n---\n",
        "---\n# nothing\n---\n",
        "+++\n+++\n",
        "---\ntitle:\n---\n",
        "---\ntitle: ''\n...\n",
    ],
)
def test_front_matter_without_copy(head: str) -> None:
    story = _markdown(head)
    assert blocks(story) == ["The ferry burned for an hour."]
    assert story.notes == ()


@pytest.mark.parametrize(
    ("head", "note"),
    [
        (
            "---\na: 1\ntitle: Police: man held\n---\n",
            "line 3: mapping values are not allowed here",
        ),
        ("---\ntitle: 'open\n---\n", "line 3: found unexpected end of stream"),
        ("---\ntitle: [[[\n---\n", "line 3: expected the node content, but found '<stream end>'"),
        ("+++\na = 1\ntitle = Fire\n+++\n", "line 3: Invalid value"),
        ("+++\ntitle = 'Fire\n+++\n", "line 2:"),
    ],
)
def test_broken_front_matter_is_remarked_upon_and_the_copy_read(head: str, note: str) -> None:
    story = _markdown(head)
    assert blocks(story) == ["The ferry burned for an hour."]
    assert len(story.notes) == 1
    assert story.notes[0].startswith(f"front matter not read, {note}")


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_that_is_never_closed_is_refused(fence: str) -> None:
    with pytest.raises(ReadError, match="the front matter opened on line 1 is never closed"):
        read_story("a.md", f"{fence}\n# x\ntitle {'=' if fence == '+++' else ':'} x\n".encode())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\nA paragraph.\n\n---\n\nAnother.\n", ["A paragraph.", "Another."]),
        ("---\n\nA paragraph.\n", ["A paragraph."]),
        ("{not json}\n\nMore.\n", ["{not json}", "More."]),
        ("{{< hero >}}\n\nCopy.\n", ["Copy."]),
        ("+++ stop +++\n", ["+++ stop +++"]),
    ],
)
def test_what_only_looks_like_front_matter_is_copy(text: str, found: list[str]) -> None:
    assert blocks(read(text, "a.md")) == found


def test_marks_in_front_matter() -> None:
    head = (
        "---\ntitle: Smythe (CQ) held  # newslint: ok STR002, NAM001 -- desk\n"
        "# newslint: ok NUM001\ndescription: 14 men\n---\n"
    )
    story = _markdown(head)
    assert blocks(story)[:2] == ["Smythe held", "14 men"]
    assert [(s.codes, s.line, s.end_line, s.cq) for s in story.suppressions] == [
        ((), 2, 2, True),
        (("STR002", "NAM001"), 2, 2, False),
        (("NUM001",), 4, 4, False),
    ]
    assert source_of(story, "Smythe held") == "Smythe (CQ) held"


def test_deep_or_huge_front_matter_does_no_harm() -> None:
    deep = read_story("a.md", b"---\na: " + b"[" * 1000 + b"\n---\nCopy.\n")
    assert blocks(deep) == ["Copy."]
    assert len(deep.notes) == 1
    title = "word " * 5000
    huge = read_story("a.md", f"---\ntitle: '{title}'\n---\nCopy.\n".encode())
    assert blocks(huge) == [title.strip(), "Copy."]
    assert huge.source_map.is_copy(Span(0, 20_000))
    assert_exact(huge)


def test_half_a_surrogate_pair_in_an_escape_can_be_printed() -> None:
    story = read_story("a.md", b'---\ntitle: "A \\ud800 head"\n---\nCopy.\n')
    assert blocks(story)[0] == "A \ufffd head"
