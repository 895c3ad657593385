"""HTML is split as the standard library splits it, and every piece keeps its place."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.formats.markup import attributes, tokens

_HTML = st.lists(
    st.sampled_from(
        [
            *"<p> </p> <b> </b> <br/> <i class='x'> <a href=\"y>z\"> &amp; &eacute;".split(),
            *"&#233; & &x;".split(),
            *"&notit; &copy a é < > ' \" = / <! <!doctype <!-- --> <!--x--> <?x?> </ </b".split(),
            *[
                "<!-->",
                " ",
                "\n",
                "<p x=1 y>",
                "<img src=a/>",
                "1 < 2",
                "&#xD800;",
                "&#0;",
                "&#128;",
            ],
        ]
    ),
    max_size=20,
).map("".join)


_BROKEN = re.compile(r"<!(?!--x-->)|<\?|</(?!(?:b|p|div)>)|<[a-z][^>]*<|[\"']")


class _Reference(HTMLParser):
    """The text of a page, and its tags, as the standard library sees them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")


@settings(max_examples=200, deadline=None)
@given(_HTML)
def test_tokens_tile_the_text(html: str) -> None:
    at = 0
    for token in tokens(html):
        assert token.start == at < token.end
        at = token.end
    assert at == len(html)


@settings(max_examples=200, deadline=None)
@given(_HTML)
def test_text_and_tags_agree_with_the_standard_library(html: str) -> None:
    html = "<div>" + html + " .</div>"
    if _BROKEN.search(html):
        return  # of broken tags and declarations, versions of the library make different things
    reference = _Reference()
    reference.feed(html)
    reference.close()
    found = list(tokens(html))
    text = "".join(
        html[t.start : t.end] if t.kind == "text" else t.text
        for t in found
        if t.kind in ("text", "reference")
    )
    assert text.split() == "".join(reference.text).split()
    opened = [t.text for t in found if t.kind == "open"]
    assert opened == [tag for tag in reference.tags if not tag.startswith("/")]


def test_raw_elements_hold_no_markup() -> None:
    html = "<script>if (a<b) '<p>'</script><p>x</p><STYLE>p > b</style>y<textarea><p></textarea>"
    kinds = [(t.kind, t.text or html[t.start : t.end]) for t in tokens(html)]
    assert kinds == [
        ("open", "script"),
        ("other", "if (a<b) '<p>'"),
        ("close", "script"),
        ("open", "p"),
        ("text", "x"),
        ("close", "p"),
        ("open", "style"),
        ("other", "p > b"),
        ("close", "style"),
        ("text", "y"),
        ("open", "textarea"),
        ("other", "<p>"),
        ("close", "textarea"),
    ]


def test_attributes_keep_their_places() -> None:
    html = "<a CLASS='one two' href=x?a=1&amp;b hidden data-x=\"a>b\" class=no>"
    (token,) = tokens(html)
    found = attributes(html, token)
    assert list(found) == ["class", "href", "hidden", "data-x"]
    assert found["class"].written == "one two"
    assert found["data-x"].written == "a>b"
    assert found["hidden"].written == ""
    for attribute in found.values():
        assert html[attribute.start : attribute.end] == attribute.written


@pytest.mark.parametrize(
    "chunk",
    [
        "<",
        "<a ",
        "<a b='",
        '<a b="',
        "<!--",
        "<!",
        "&",
        "&#",
        "<p",
        "</",
        "<script>",
        "<a b=c ",
        " ",
    ],
)
def test_time_is_in_proportion_to_the_length(chunk: str) -> None:
    html = chunk * (200_000 // len(chunk))
    started = time.process_time()
    for token in tokens(html):
        if token.kind == "open":
            attributes(html, token)
    assert time.process_time() - started < 5
