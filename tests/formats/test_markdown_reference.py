"""What the readers take for copy is what a Markdown library renders as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.formats.exact import blocks, read

_MARKDOWN = MarkdownIt("commonmark").enable("table")

_INLINE = st.lists(
    st.sampled_from(
        [
            *"* ** *** _ __ [ ] [x] [r] ( ) (u) (<u>) ![ ]( ` `` \\ \\* \\[ & &amp;".split(),
            *"&eacute; &#8211; &x; <b> </b> <x@y.org> <ab:c> < > a bc é . , ! – ' \" “ ” ~".split(),
            *[" ", " ", "  ", "\n", "  \n", "\\\n", "\n  ", "(u 't')", "<b <i a='*'>"],
        ]
    ),
    max_size=25,
).map("".join)

_BLOCKS = st.lists(
    st.sampled_from(
        [
            "w", "w w", "  w", "    w", "\tw", "> w", ">> w", "> ", "- w", "  - w", "* w", "1. w",
            "2) w", "# w", "### w ##", "> # w", "- # w", "===", "---", "***", "```", "~~~ w", "",
            "", "", "[w]: w", "w  ", "w\\", "| w | w |", "|-|-|", "w | w", "<div>", "</div>",
            "<b>w</b>", "- ", "-", "#", "   > w", "> - w", "-  w", "- > w", ">\tw", "-\tw",
        ]
    ),
    max_size=14,
)  # fmt: skip


def _rendered(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type == "link_open" and token.info == "auto":
            parts.append("\0")  # from here to the link's end, nothing is copy
        parts.append("\0" if token.type == "link_close" and token.info == "auto" else "")
        if token.type in ("text", "text_special"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join("".join(parts).split("\0")[::2])


def _copy(text: str) -> list[str]:
    """The text of every block with inline content, outside tables, as the library reads it."""
    found = []
    in_table = False
    for token in _MARKDOWN.parse(text):
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        if token.type == "inline" and not in_table:
            found.append(_rendered(token.children or []))
    return found


def _words(parts: Iterable[str]) -> list[str]:
    """What the parts say, without white space and the punctuation that may follow a hole."""
    return [part for text in parts if (part := "".join(text.split()).lstrip(",;:.!?"))]


@settings(max_examples=150, deadline=None)
@given(_INLINE)
def test_inline_markup_agrees_with_a_library(inline: str) -> None:
    # of brackets that nest or begin no target, the library makes other things than CommonMark
    assume("][[" not in inline and "](" not in inline.replace("](u", ""))
    text = f"A{inline}Z\n\n[r]: /url\n"
    story = read(text, "story.md")
    assert _words(blocks(story)) == _words(_copy(text))


@settings(max_examples=150, deadline=None)
@given(_BLOCKS, st.sampled_from(["\n", "\r\n"]))
def test_block_structure_agrees_with_a_library(lines: list[str], end: str) -> None:
    numbered = []
    words = 0
    for line in ["w", *lines]:
        for _ in range(line.count("w")):
            words += 1
            line = line.replace("w", f"x{words}", 1)
        numbered.append(line)
    text = end.join(numbered)
    story = read(text, "story.md")
    assert _words(blocks(story)) == _words(_copy(text))
    for word in story.text.split():
        assert word in story.source
