"""Which parts of a web page are copy, and where they stand in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NoCopyError
from newslint.formats import read_stories
from newslint.model.story import Role, Story
from tests.formats.exact import blocks, read
from tests.formats.oracle import faults


def _page(body: str, head: str = "") -> Story:
    story = read(
        f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>", "a.html"
    )
    assert faults(story) == []
    return story


def _roles(story: Story) -> list[tuple[Role | None, str]]:
    return [(block.role, block.span.of(story.text)) for block in story.blocks]


@pytest.mark.parametrize(
    ("body", "copy"),
    [
        ("<p>One.</p><div>Loose</div><p>Two.</p>", ["One.", "Two."]),
        ("<p>Out.</p><article><p>In.</p><div>Too.</div></article>", ["In.", "Too."]),
        ("<p>Out.</p><main><p>In.</p></main>", ["In."]),
        ("<article>Short</article><article><p>The longest one</p></article>", ["The longest one"]),
        ("<article><p>No.</p><div itemprop=articleBody><p>Yes.</p></div></article>", ["Yes."]),
        ("<p>A<p>B<p>C", ["A", "B", "C"]),
        ("<p>A</p><nav><p>B</p></nav><aside>C</aside><form><p>D</form><p>E", ["A", "E"]),
        ("<p>A<p hidden>B<p style='display: none'>C<p aria-hidden=true>D<p>E", ["A", "E"]),
        ("<p>A<div class='share-tools'><p>B</div><p class=credit>C<p>D", ["A", "D"]),
        ("<div class='page has-sidebar'><p>A</div>", ["A"]),
        ("<ul><li><a href=x>Link</a></ul><ul><li>Item with <a>link</a></ul>", ["Item with link"]),
        ("<p>A</p><table><tr><td><p>B</table><pre>C</pre><p>D", ["A", "D"]),
        ("<p>One<br>two<br><br>Three", ["One two", "Three"]),
        ("<p>A <code>x</code> b <del>c</del> <ins>d</ins>.", ["A b d."]),
        ("<p>A<script>document.write('<p>B')</script>C", ["AC"]),
        ("<p>With <b> tags </b> inside</p>", ["With tags inside"]),
        ("<p>In<b>si</b>de a wo<!-- x -->rd", ["Inside a word"]),
        ("<p>\n  Two\n  lines <i>\n here</i>\n</p>", ["Two lines here"]),
        ("<p>Two  spaces stay&nbsp;so</p>", ["Two  spaces stay\xa0so"]),
        ("<p>1 < 2 & 3 &copy 4 &x; &#8211;", ["1 < 2 & 3 © 4 &x; –"]),
        ("<p>Tea & cake</b></i></div></p><p>B", ["Tea & cake", "B"]),
    ],
)
def test_copy(body: str, copy: list[str]) -> None:
    assert blocks(_page(body)) == copy


def test_roles_and_metadata() -> None:
    story = _page(
        "<header><h1>The Paper</h1></header><article><h1>Head</h1><p class=standfirst>Deck</p>"
        "<div class='c-byline'>By <a>A</a></div><p>Copy.</p><h2>Cross</h2><blockquote><p>Said."
        "</blockquote><ul><li>Item</ul><figure><img><figcaption>Cap <span class=credit>Me</span>"
        "</figcaption></figure></article>",
        '<meta property="article:published_time" content="2026-03-11T10:00:00Z">',
    )
    assert _roles(story) == [
        (Role.HEADLINE, "Head"),
        (Role.DECK, "Deck"),
        (Role.BYLINE, "By A"),
        (None, "Copy."),
        (Role.SUBHEAD, "Cross"),
        (Role.BLOCK_QUOTE, "Said."),
        (Role.LIST_ITEM, "Item"),
        (Role.CAPTION, "Cap"),
    ]
    assert story.metadata.date == date(2026, 3, 11)
    assert story.metadata.language == "en"


def test_the_headline_may_stand_in_the_head_or_above_the_article() -> None:
    social = '<meta property="og:title" content="Tom &amp; Ann">'
    assert _roles(_page("<p>Copy.", social))[0] == (Role.HEADLINE, "Tom & Ann")
    above = _page("<h1>Above</h1><p>Out.</p><div itemprop='articleBody'><p>Copy.</div>", social)
    assert blocks(above) == ["Above", "Copy."]


def test_a_head_that_is_never_closed_ends_with_the_first_paragraph() -> None:
    story = read("<html><head><title>T</title><p>Copy.", "a.html")
    assert blocks(story) == ["Copy."]


@pytest.mark.parametrize(
    "source", ["<html><body></body></html>", "{}", "<p>", "<!-- x -->", "a < b"]
)
def test_a_page_without_copy_is_passed_over(source: str) -> None:
    with pytest.raises(NoCopyError, match="is HTML that holds no copy"):
        read_stories("a.html", source.encode())


def test_comments_and_marks_pardon_their_paragraph_or_the_next() -> None:
    story = _page(
        "<h1>H</h1>\n<p>A <!-- newslint: ok NUM001 -->b.</p><p>C.</p>"
        "<!-- newslint: ok STR001 --><p>D [newslint: ok REF001] e.</p>"
    )
    assert blocks(story) == ["H", "A b.", "C.", "D e."]
    covered = {}
    for mark in story.suppressions:
        starts = [
            story.source_map.position(story.source_map.source_span(b.span).start)
            for b in story.blocks
        ]
        covered[mark.codes] = [mark.covers(p.line, p.column) for p in starts]
    assert covered == {
        ("NUM001",): [False, True, False, False],
        ("STR001",): [False, False, False, True],
        ("REF001",): [False, False, False, True],
    }


_PIECES = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "  ",
            "\n",
            "\r\n ",
            "&amp;",
            "&eacute;",
            "&#8220;",
            "&lt",
            "&",
            "<b>",
            "</b>",
            "<i class='x'>",
            "</i>",
            "<!-- c -->",
            "<br>",
            "é",
            "“",
            "<code>x</code>",
            "(CQ)",
            ".",
            ",",
            "<a href='?a&amp;b'>",
            "</a>",
            "<span hidden>no</span>",
            "&nbsp;",
            "<img>",
        ]
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=3))
def test_every_span_is_the_text_it_speaks_of(paragraphs: list[list[str]]) -> None:
    body = "\n".join(f"<p>x{''.join(pieces)}</p>" for pieces in paragraphs)
    story = _page(body)
    assert story.text.count("x") >= len(paragraphs)
