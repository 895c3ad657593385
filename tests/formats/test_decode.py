"""From bytes to text, and what is refused."""

from __future__ import annotations

import codecs
import time
import tracemalloc
from contextlib import suppress

import pytest

from newslint.errors import ReadError
from newslint.formats import MAX_BYTES, MAX_PARAGRAPH, read_story, reader_for
from tests.formats.exact import assert_exact, blocks

COPY = "Café opens – “at last”\n\nThe café opened on Monday.\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_with_or_without_a_mark(mark: bytes, encoding: str) -> None:
    story = read_story("story.txt", mark + COPY.encode(encoding))
    assert story.source == story.text == COPY
    assert story.notes == ()
    assert_exact(story)


def test_windows_1252_is_read_and_remarked_upon() -> None:
    story = read_story("story.txt", b"\n" + COPY.encode("cp1252"))
    assert story.source == "\n" + COPY
    assert story.notes == ("line 2 is not valid UTF-8, read as Windows-1252",)


def test_a_stray_byte_does_not_garble_the_rest() -> None:
    story = read_story("story.txt", COPY.encode() + b"It sells cr\xeapes.\n")
    assert story.source == COPY + "It sells crêpes.\n"
    assert story.notes == ("line 4 is not valid UTF-8, read as Windows-1252",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (codecs.BOM_UTF8 + b"\n", "is empty"),
        (codecs.BOM_UTF16_LE, "is empty"),
        (b"Copy\0 with NUL", "is binary: it holds NUL bytes"),
        (COPY.encode("utf-16-le"), "is binary: it holds NUL bytes"),
        (b"\x01\x02\x03abc\x04\x05", "is binary: it holds mostly control characters"),
        (b"%PDF-1.7\n...", "is a PDF, not text"),
        (b"PK\x03\x04...", "is a zip file, as Word and LibreOffice write them, not text"),
        (b"{\\rtf1\\ansi Copy}", "is an RTF document, not text"),
        (b"Fine.\nBroken \x81 here", "line 2: byte 0x81 is neither UTF-8 nor Windows-1252"),
        (codecs.BOM_UTF16_LE + b"abc", "is marked as UTF-16 but byte 2 is not"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_story("desk/story.txt", data)
    assert raised.value.reason == reason
    assert str(raised.value) == f"desk/story.txt: {reason}"


@pytest.mark.parametrize("name", ["story.txt", "story.md"])
def test_too_much_for_one_story_is_refused_at_once(name: str) -> None:
    tracemalloc.start()
    started = time.process_time()
    try:
        with pytest.raises(ReadError, match=r"10\.0 MB is too long for one story \(at most 5 MB\)"):
            read_story(name, b"word " * 2_000_000)
        with pytest.raises(ReadError, match="the paragraph on line 3 has 100,001 characters"):
            read_story(name, b"Short.\n\n" + b"a" * (MAX_PARAGRAPH + 1))
        assert tracemalloc.get_traced_memory()[1] < 100e6
    finally:
        tracemalloc.stop()
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "chunk",
    ["word ", "a\n", "A line of copy that is long enough to be one, they said.\n\n", "(CQ) ", "\r"],
)
def test_plain_reading_takes_time_in_proportion(chunk: str) -> None:
    def seconds(size: int) -> float:
        data = (chunk * (size // len(chunk))).encode() + b"\n\nThe end."
        started = time.process_time()
        with suppress(ReadError):  # of a paragraph that is too long, once it is read
            read_story("story.txt", data)
        return time.process_time() - started

    assert seconds(MAX_BYTES // 16) < 20 * seconds(MAX_BYTES // 128) + 0.5


def test_the_extension_chooses_the_reader_unless_one_is_named() -> None:
    assert reader_for("a/b.MD") == reader_for("b.markdown") == "markdown"
    assert reader_for("b.txt") == "plain"
    assert reader_for("b.wire") is None
    data = b"# Heading\n\nCopy.\n"
    assert blocks(read_story("b.md", data)) == ["Heading", "Copy."]
    assert blocks(read_story("b.wire", data)) == ["# Heading", "Copy."]
    assert blocks(read_story("b.wire", data, format="markdown")) == ["Heading", "Copy."]
    with pytest.raises(ValueError, match="no reader named 'word'; there are plain, markdown"):
        read_story("b.txt", data, format="word")
