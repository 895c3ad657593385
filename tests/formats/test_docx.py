"""Word documents: tracked changes, styles, places, and what a fix writes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NoCopyError, ReadError
from newslint.formats import read_stories, read_story
from newslint.formats.limits import MAX_MARKUP
from newslint.formats.write import write_edits
from newslint.model.span import Span
from newslint.model.story import Role, Story
from tests.formats.exact import assert_exact, blocks
from tests.formats.oracle import faults
from tests.formats.word import document, package, paragraph, run, unpacked

_DEL = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"


def _read(data: bytes) -> Story:
    story = read_story("a.docx", data)
    assert_exact(story)
    assert faults(story) == []
    return story


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    story = _read(
        document(
            paragraph(run("Two ") + _DEL + f"<w:ins>{run('three')}</w:ins>" + run(" four.")),
            paragraph(f"<w:moveFrom>{run('Moved.')}</w:moveFrom>" + run("Stays.")),
            paragraph(f"<w:moveTo>{run('Moved.')}</w:moveTo>"),
        )
    )
    assert blocks(story) == ["Two three four.", "Stays.", "Moved."]
    assert story.notes == ("4 tracked changes, read as accepted",)


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    ended = paragraph(run("One "), properties="<w:rPr><w:del/></w:rPr>")
    assert blocks(_read(document(ended, paragraph(run("sentence."))))) == ["One sentence."]


def test_styles_tell_roles() -> None:
    story = _read(
        document(
            paragraph(run("Head"), "Title"),
            paragraph(run("Deck"), "Subtitle"),
            paragraph(run("By A"), "Byline"),
            paragraph(run("Chapter"), "heading 1"),
            paragraph(run("Copy.")),
            paragraph(run("Said."), "Quote"),
            paragraph(run("Item"), properties="<w:numPr/>"),
            paragraph(run("Cap"), "Caption"),
        )
    )
    assert [block.role for block in story.blocks] == [
        Role.HEADLINE,
        Role.DECK,
        Role.BYLINE,
        Role.SUBHEAD,
        None,
        Role.BLOCK_QUOTE,
        Role.LIST_ITEM,
        Role.CAPTION,
    ]
    only = _read(document(paragraph(run("Head"), "heading 1"), paragraph(run("Copy."))))
    assert only.blocks[0].role is Role.HEADLINE


def test_places_are_paragraph_and_character_and_run() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('cell'))}</w:tc></w:tr></w:tbl>"
    story = _read(
        document(paragraph(run("Head")), paragraph(""), table, paragraph(run("One ") + run("two.")))
    )
    assert blocks(story) == ["Head", "One two."]
    at = story.text.index("two")
    source = story.source_map.source_span(Span(at, at + 3))
    place = story.source_map.position(source.start)
    assert (place.line, place.column) == (4, 5)
    assert story.source_map.run_at(source.start) == 2
    assert story.source_map.run_at(source.start - 1) == 1


def test_what_is_no_text_of_the_story_is_left_out() -> None:
    story = _read(
        document(
            paragraph(
                run("A")
                + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
                + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:footnoteReference/></w:r>"
                + "<w:r><w:drawing><w:p><w:r><w:t>box</w:t></w:r></w:p></w:drawing></w:r>"
                + f"<w:hyperlink>{run(' link')}</w:hyperlink><w:sdt><w:sdtContent>{run('!')}"
                + "</w:sdtContent></w:sdt>"
            )
        )
    )
    assert blocks(story) == ["A\tb c\u2011d link!"]


def test_spaces_at_the_ends_count_only_where_they_are_kept() -> None:
    plain = "<w:r><w:t> One\n two </w:t></w:r>"
    assert blocks(_read(document(paragraph(plain + run("!"))))) == ["One  two!"]


def test_the_language_is_that_of_most_runs() -> None:
    german = '<w:lang w:val="de-DE"/>'
    story = _read(document(paragraph(run("Guten Tag.", german)), paragraph(run("Hi."))))
    assert story.metadata.language == "de-DE"
    assert _read(document(paragraph(run("Hello.")))).metadata.language is None


def test_marks_pardon_their_paragraph_even_across_runs() -> None:
    story = _read(
        document(paragraph(run("One [newslint: ") + run("ok NUM001] two.")), paragraph(run("B.")))
    )
    assert blocks(story) == ["One two.", "B."]
    (mark,) = story.suppressions
    assert (mark.codes, mark.line, mark.end_line) == (("NUM001",), 1, 1)


def test_a_fix_changes_the_text_of_one_run_and_nothing_else() -> None:
    data = package(
        {
            "word/document.xml": document_xml(run("Tea &amp; cake  now") + run("then.")),
            "word/media/a.png": bytes(range(256)),
        }
    )
    story = _read(data)
    at = story.text.index("  ")
    source = story.source_map.source_span(Span(at, at + 2))
    assert story.source_map.is_copy(Span(at, at + 2))
    fixed = write_edits("a.docx", data, [(source, " <")])
    before, after = unpacked(data), unpacked(fixed)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    xml = before["word/document.xml"].replace(b"cake  now", b"cake &lt;now")
    assert after["word/document.xml"] == xml.replace(b"cake &lt;", b"cake &lt;")
    assert blocks(_read(fixed)) == ["Tea & cake <nowthen."]


def document_xml(inner: str) -> bytes:
    return unpacked(document(paragraph(inner)))["word/document.xml"]


def test_no_fix_reaches_from_one_run_into_another_or_into_an_entity() -> None:
    parted = "<w:r><w:t>four</w:t><w:t>five</w:t></w:r>"
    story = _read(document(paragraph(run("One") + run("two &amp; three") + parted)))
    source_map = story.source_map
    across, entity = story.text.index("etwo"), story.text.index("&")
    assert not source_map.is_copy(Span(across, across + 3))
    assert not source_map.is_copy(Span(entity, entity + 1))
    assert source_map.is_copy(Span(across + 1, across + 4))
    assert not source_map.is_copy(Span(story.text.index("fourfive"), len(story.text)))
    with pytest.raises(ReadError, match="does not stand in the text of one run"):
        write_edits("a.docx", document(paragraph(run("One") + run("two"))), [(Span(2, 4), "x")])


def test_a_space_that_a_fix_leaves_at_an_end_is_kept() -> None:
    data = document(paragraph("<w:r><w:t>However it ends</w:t></w:r>"))
    fixed = write_edits("a.docx", data, [(Span(0, 7), "")])
    assert b'<w:t xml:space="preserve"> it ends</w:t>' in unpacked(fixed)["word/document.xml"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Just text", "is no Word document: not a zip file"),
        (
            b"\xd0\xcf\x11\xe0old",
            "is an old or encrypted Word document; save it as .docx, unprotected",
        ),
        (b"PK\x03\x04broken", "is a damaged Word document: File is not a zip file"),
        (
            package({"a.txt": b"x"}),
            "is a zip file without the part word/document.xml, no Word document",
        ),
        (package({"word/document.xml": b"<x/>"}), "is no Word document (<x>)"),
        (
            package({"word/document.xml": b"<w:document"}),
            "is not well-formed XML, line 1: unclosed token",
        ),
        (
            package({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "declares entities of its own (b), which are not read",
        ),
        (
            package({"word/document.xml": b" " * (MAX_MARKUP + 1)}),
            "its part word/document.xml unpacks to more than 10 MB",
        ),
        (b"PK\x03\x04" + bytes(50_000_000), "50.0 MB is too long for one story (at most 40 MB)"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_stories("a.docx", data)
    assert raised.value.reason == reason


def test_a_document_without_copy_is_passed_over() -> None:
    with pytest.raises(NoCopyError, match="is a Word document that holds no copy"):
        read_stories("a.docx", document(paragraph("")))


def test_a_truncated_document_is_refused() -> None:
    data = document(paragraph(run("Copy.")))
    for length in range(4, len(data), 40):
        with pytest.raises(ReadError, match="is a damaged Word document"):
            read_stories("a.docx", data[:length])


def test_a_part_that_lies_about_its_size_is_not_unpacked() -> None:
    bomb = package({"word/document.xml": b" " * 200_000_000})
    with zipfile.ZipFile(BytesIO(bomb)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(ReadError):
        read_stories("a.docx", lying)


_RUNS = st.lists(
    st.sampled_from(
        ["word", " ", "é", "&amp;", "&#233;", "</w:t><w:br/><w:t>", "\n", "(CQ)", "  ", "."]
    ),
    max_size=6,
).map("".join)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["", "ins", "del", "hyperlink"]), _RUNS), max_size=4),
        max_size=4,
    )
)
def test_every_span_is_the_text_it_speaks_of(paragraphs: list[list[tuple[str, str]]]) -> None:
    made = [
        paragraph(
            "".join(f"<w:{tag}>{run(text)}</w:{tag}>" if tag else run(text) for tag, text in runs)
        )
        for runs in paragraphs
    ]
    _read(document(paragraph(run("x")), *made))
