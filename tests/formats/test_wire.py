"""Wire files: what of them is copy."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import NoCopyError, ReadError
from newslint.formats import read_stories, read_story
from newslint.model.span import Span
from newslint.model.story import Role, Story
from tests.formats.exact import assert_exact, blocks
from tests.formats.oracle import faults


def _read(source: str, name: str = "a.iptc") -> Story:
    story = read_story(name, source.encode("latin-1", "replace"))
    assert_exact(story)
    assert faults(story) == []
    return story


def _iptc(text: str) -> Story:
    return _read(
        f"\x01abc0007 4 i 120  slug\r\n\r\nKeyword/\r\n\x02{text}\x03\r\n110720 Mar 26\r\n\x04"
    )


def test_iptc_7901() -> None:
    story = _iptc(
        "A headline on\r\ntwo lines\r\nBy A. Writer, Staff =\r\n\r\nRome (abc) - A paragraph"
        " that\r\nis wrapped.\r\n\r\n- An item\r\n- Another\r\n\r\n# Notebook\r\n\r\n"
        "## Note to editors\r\n- no\r\n"
    )
    assert blocks(story)[:3] == [
        "A headline on two lines",
        "By A. Writer, Staff",
        "Rome (abc) - A paragraph that is wrapped.",
    ]
    assert [block.role for block in story.blocks[:2]] == [Role.HEADLINE, Role.BYLINE]
    assert "Note to editors" not in story.text
    assert story.metadata.date == date(2026, 3, 11)


def test_what_is_not_for_publication_is_a_note() -> None:
    story = _iptc(
        "Head\r\n\r\nCopy.\r\n\r\n"
        "The following information is not intended for publication\r\n\r\nTel: 1"
    )
    assert blocks(story) == ["Head", "Copy."]
    assert story.metadata.editor_notes == ("Tel: 1",)


def test_indents_part_paragraphs_too() -> None:
    story = _iptc("Head\r\n   One that goes\r\non here.\r\n   Two.\r\n")
    assert blocks(story) == ["Head", "One that goes on here.", "Two."]


def test_anpa_1312() -> None:
    story = _read(
        "\x16\x16\x01a0042\x1fx-----\r\nr i \x14\x11 BC-Slug 1stLd   03-11 0012\r\n"
        "\x02^BC-Slug, 1st Ld,12<\r\n"
        "^Head line < \r\n^AP Photo XNP101, XNP102<\r\n^Eds: With photos.<\r\n^By A. WRITER=\r\n"
        "^Associated Press=\r\n\t   ROME (AP) _ ``It's `so','' he said \r\nand went.\r\n \r\n"
        "\t   ___\r\n"
        "\t   Two. \r\n\x03\r\n\tAP-WF-03-11-26 1509GMT<\r\n\x04",
        "a.anpa",
    )
    assert blocks(story) == [
        "Head line",
        "By A. WRITER",
        "ROME (AP) — \"It's `so',\" he said and went.",
        "Two.",
    ]
    assert story.metadata.date == date(2026, 3, 11)
    assert story.metadata.editor_notes == ("AP Photo XNP101, XNP102", "Eds: With photos.")
    at = story.text.index('"It')
    assert story.source_map.source_span(Span(at, at + 1)).of(story.source) == "``"


def test_a_text_file_that_opens_like_a_wire_message_is_one() -> None:
    assert (
        read_story("a.txt", b"\x01abc0007 4 i 120\r\n\x02Head\r\n\r\nCopy here.\x03").format
        == "wire"
    )
    assert read_story("a.txt", b"Head\r\n\r\nCopy.\x03").format == "plain"


def test_control_characters_in_the_copy_are_dropped() -> None:
    assert blocks(_iptc("Head\r\n\r\nA\x0e b\x11\x12c.\r\n")) == ["Head", "A bc."]


@pytest.mark.parametrize(
    ("source", "error", "reason"),
    [
        ("Just text.", ReadError, "is no wire file: no STX begins its text"),
        ("\x01a1 4 i 1 slug", ReadError, "is no wire file: no STX begins its text"),
        (
            "\x01a1 4 i 1 slug\r\n\x02\x03 and more text behind it",
            NoCopyError,
            "is a wire file that holds no copy",
        ),
    ],
)
def test_what_is_refused(source: str, error: type[ReadError], reason: str) -> None:
    with pytest.raises(error) as raised:
        read_stories("a.iptc", source.encode())
    assert raised.value.reason == reason


def test_a_message_that_breaks_off_is_read_with_a_remark() -> None:
    story = _read("\x01a1 4 i 1\r\n\x02Head\r\n\r\nCopy that is brok")
    assert blocks(story) == ["Head", "Copy that is brok"]
    assert story.notes == ("its text is never closed (ETX)",)
