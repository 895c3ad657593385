"""XML with exact places; NITF, NewsML-G2, WordPress exports and XHTML."""

from __future__ import annotations

import time
from datetime import date
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NoCopyError, ReadError
from newslint.formats import read_stories, read_story
from newslint.formats.xmltree import MAX_DEPTH, parse_xml
from newslint.model.story import Role, Story
from tests.formats.exact import assert_exact, blocks
from tests.formats.oracle import faults

_NITF = "<nitf><body><body.head>{}</body.head><body.content>{}</body.content></body></nitf>"


def _read(source: str, name: str = "a.xml") -> Story:
    story = read_story(name, source.encode())
    assert_exact(story)
    assert faults(story) == []
    return story


def _nitf(content: str, head: str = "") -> Story:
    return _read(_NITF.format(head, content))


_CHUNKS = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "\n",
            "\r\n",
            "\r",
            "&amp;",
            "&#233;",
            "&#xe9;",
            "&eacute;",
            "<b>",
            "</b>",
            "é",
            "<![CDATA[&amp; <p>]]>",
            "<![CDATA[]]>",
            "<!-- c -->",
            "<?x y?>",
            "]]",
            "😀",
            "<br/>",
            "&lt;",
        ]
    ),
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(_CHUNKS)
def test_every_run_of_text_knows_its_place(chunks: list[str]) -> None:
    inner = "".join(chunk for chunk in chunks if chunk not in ("<b>", "</b>"))
    source = f'<!DOCTYPE a SYSTEM "a.dtd"><a>é{inner}</a>'
    root = parse_xml("a.xml", source)
    for run in root.runs():
        written = source[run.start : run.end]
        if run.kind == "gap":
            assert written == "<!-- c -->"
        elif run.kind == "escape":
            assert written in ("&amp;", "&#233;", "&#xe9;", "&eacute;", "&lt;")
        else:
            assert "&" not in written.replace("&amp; <p>", "")
    expected = inner.replace("<!-- c -->", "").replace("<?x y?>", "").replace("<br/>", "")
    for entity, char in (("&#233;", "é"), ("&#xe9;", "é"), ("&eacute;", "é"), ("&lt;", "<")):
        expected = expected.replace(entity, char)
    parts = expected.split("<![CDATA[")
    expected = parts[0].replace("&amp;", "&") + "".join(
        data + rest.replace("&amp;", "&")
        for data, _, rest in (part.partition("]]>") for part in parts[1:])
    )
    assert root.mapped(source).text == "é" + expected


@pytest.mark.parametrize(
    ("given", "language"),
    [('baselang="fr-CA"', "fr-CA"), ('xml:lang="fr"', "fr"), ("", None)],
)
def test_nitf_language(given: str, language: str | None) -> None:
    source = _NITF.format("", "<p>One.</p>").replace("<nitf>", f"<nitf {given}>")
    assert read_story("a.nitf", source.encode()).metadata.language == language


def test_nitf_roles() -> None:
    head = (
        "<hedline><hl1>Head</hl1><hl2>Deck</hl2></hedline><note><p>no</p></note>"
        "<byline>By <person>A</person><byttl>Staff</byttl></byline>"
        "<dateline><location>ROME</location> (AP)</dateline><abstract><p>Sum</p></abstract>"
    )
    content = (
        "<p>One <num>two</num>.</p><hl2>Cross</hl2><bq><block><p>Said.</p></block></bq>"
        "<ul><li>Item</li></ul><media><media-caption>Cap</media-caption></media><table><tr><td>no"
        "</td></tr></table>"
    )
    story = _nitf(content, head)
    assert [(block.role, block.span.of(story.text)) for block in story.blocks] == [
        (Role.HEADLINE, "Head"),
        (Role.DECK, "Deck"),
        (Role.DECK, "Sum"),
        (Role.BYLINE, "By A Staff"),
        (None, "ROME (AP) — One two."),
        (Role.SUBHEAD, "Cross"),
        (Role.BLOCK_QUOTE, "Said."),
        (Role.LIST_ITEM, "Item"),
        (Role.CAPTION, "Cap"),
    ]
    assert story.metadata.editor_notes == ("no",)


def test_a_dateline_that_the_copy_repeats_is_not_put_twice() -> None:
    head = "<dateline><location>NEW YORK</location></dateline>"
    assert blocks(_nitf("<p>NEW YORK (AP) — One.</p>", head)) == ["NEW YORK (AP) — One."]
    assert blocks(_nitf("<p>One.</p>", head)) == ["NEW YORK - One."]


def test_a_comment_pardons_its_paragraph_or_the_next() -> None:
    story = _nitf("<p>A.</p><!-- newslint: ok NUM001 --><p>B.</p>\n<p>C.</p>")
    (mark,) = story.suppressions
    starts = [
        story.source_map.position(story.source_map.source_span(b.span).start) for b in story.blocks
    ]
    assert [mark.covers(p.line, p.column) for p in starts] == [False, True, False]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (
            "inlineXML",
            "<html xmlns='x'><body><h1>Head</h1><p>One <b>&amp;</b> two.</p></body></html>",
        ),
        ("inlineXML", _NITF.format("<hedline><hl1>Head</hl1></hedline>", "<p>One &amp; two.</p>")),
        ('inlineData contenttype="text/html"', "&lt;p&gt;One &amp;amp; two.&lt;/p&gt;"),
        ('inlineData contenttype="text/plain"', "One &amp; two."),
    ],
)
def test_newsml_reads_all_kinds_of_content(kind: str, content: str) -> None:
    story = _read(
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="fr"><itemMeta><provider>'
        "<name>Agency</name></provider><versionCreated>2026-03-12</versionCreated><edNote>no</edNote>"
        "</itemMeta><contentMeta><contentCreated>2026-03-11T10:00:00Z</contentCreated><by>By A</by>"
        '<language tag="en-GB"/><headline> Head</headline></contentMeta>'
        f"<contentSet><{kind}>{content}</{kind.split()[0]}></contentSet></newsItem>"
    )
    assert blocks(story) == ["Head", "By A", "One & two."]
    metadata = story.metadata
    assert (metadata.date, metadata.language, metadata.agency) == (
        date(2026, 3, 11),
        "en-GB",
        "Agency",
    )
    assert metadata.editor_notes == ("no",)


def test_a_message_of_several_items_holds_several_stories() -> None:
    item = (
        "<newsItem><contentMeta><headline>H{0}</headline></contentMeta><contentSet><inlineData>"
        "Copy {0}.</inlineData></contentSet></newsItem>"
    )
    picture = "<newsItem><contentSet><remoteContent/></contentSet></newsItem>"
    items = item.format(1) + picture + item.format(2)
    stories = read_stories(
        "a.xml", f"<newsMessage><itemSet>{items}</itemSet></newsMessage>".encode()
    )
    assert [blocks(story) for story in stories] == [["H1", "Copy 1."], ["H2", "Copy 2."]]
    with pytest.raises(NoCopyError, match="is NewsML-G2 that holds no text"):
        read_stories("a.xml", picture.encode())


def test_a_wordpress_export_holds_its_posts() -> None:
    item = (
        "<item><title>{0}</title><c:encoded><![CDATA[{1}]]></c:encoded><e:encoded>no</e:encoded>"
        "<w:post_date>2026-03-11 10:00:00</w:post_date><w:status>{2}</w:status>"
        "<w:post_type>{3}</w:post_type></item>"
    )
    items = [
        item.format("Tom &amp;amp; Ann", "One &eacute;.\n\nTwo.", "publish", "post"),
        item.format("B", "<p>Bin.</p>", "trash", "post"),
        item.format("C", "<p>Menu.</p>", "publish", "nav_menu_item"),
        item.format("D", "<p>Draft.</p>", "draft", "page"),
        item.format("E", "", "publish", "post"),
    ]
    source = f'<rss xmlns:c="c" xmlns:e="e" xmlns:w="w"><channel>{"".join(items)}</channel></rss>'
    stories = read_stories("a.xml", source.encode())
    for story in stories:
        assert_exact(story)
        assert faults(story) == []
    assert [blocks(story) for story in stories] == [
        ["Tom & Ann", "One é.", "Two."],
        ["D", "Draft."],
    ]
    assert stories[0].metadata.date == date(2026, 3, 11)


def test_many_stories_of_one_file_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        item = (
            "<item><title>T</title><encoded>Copy of a story, one &amp;amp; only.</encoded></item>"
        )
        source = f"<rss><channel>{item * count}</channel></rss>".encode()
        started = time.process_time()
        assert len(read_stories("a.xml", source)) == count
        return time.process_time() - started

    assert seconds(4_000) < 20 * seconds(500) + 0.5


def test_xhtml_is_read_as_html() -> None:
    source = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p></body></html>'
    assert blocks(read_story("a.xml", source.encode())) == ["One."]
    assert blocks(read_story("a.xml", b"<!DOCTYPE html><html><body><p>One.<p>Two.")) == [
        "One.",
        "Two.",
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<nitf><p>One", "is not well-formed XML, line 1: no element found"),
        ("<nitf>\n<p>One</q></nitf>", "is not well-formed XML, line 2: mismatched tag"),
        ("<nitf>&nosuch;</nitf>", "is not well-formed XML, line 1: undefined entity"),
        ("nothing", "is not well-formed XML, line 1: syntax error"),
        (
            '<!DOCTYPE a [<!ENTITY lol "lol">]><a>&lol;</a>',
            "declares entities of its own (lol), which are not read",
        ),
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "declares entities of its own (x), which are not read",
        ),
        (
            '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/p">%p;]><a/>',
            "declares entities of its own (p), which are not read",
        ),
        ("<a>" * 1_000_000, f"is XML that nests over {MAX_DEPTH} deep"),
    ],
)
def test_broken_and_hostile_xml_is_refused(source: str, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(ReadError) as raised:
        read_stories("a.nitf", source.encode())
    assert raised.value.reason == reason
    assert time.process_time() - started < 5


def test_other_xml_is_passed_over_unless_its_reader_is_named() -> None:
    with pytest.raises(
        NoCopyError,
        match="is XML that holds no story <project>".replace("<", r"\(<").replace(">", r">\)"),
    ):
        read_stories("pom.xml", b"<project/>")
    with pytest.raises(ReadError, match="is XML of another kind than NITF"):
        read_stories("pom.nitf", b"<project/>")
    with pytest.raises(NoCopyError, match="is NITF that holds no copy"):
        read_stories("a.xml", b"<nitf><body/></nitf>")


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        min_size=1,
    )
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    story = _nitf(f"<p>x{escape(text)}x</p>".replace("(CQ)", ""))
    assert blocks(story)[0].startswith("x")
