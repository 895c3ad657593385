"""Markdown: blocks and their roles, what is copy, what marks pardon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.formats import read_story
from newslint.model.span import Span
from newslint.model.story import Role, Story
from tests.formats.exact import assert_exact, blocks, read, source_of


def _read(text: str) -> Story:
    return read(text, "story.md")


def _roles(text: str) -> list[tuple[Role | None, str]]:
    story = _read(text)
    return [(block.role, block.span.of(story.text)) for block in story.blocks]


def test_blocks_have_roles() -> None:
    text = (
        "First words.\n\n# Ferry fire\n\nThe ferry\nburned.\n\n"
        "Set *text*\nheading\n---\n\n- One\n\n  More of one\n- Two\n   1. Three\n\n"
        "> Quoted\n> on\nlazily\n>\n> - Four\n\n## Five ##\n\n# Six {#six}\n"
    )
    assert _roles(text) == [
        (None, "First words."),
        (Role.HEADLINE, "Ferry fire"),
        (None, "The ferry burned."),
        (Role.SUBHEAD, "Set text heading"),
        (Role.LIST_ITEM, "One"),
        (Role.LIST_ITEM, "More of one"),
        (Role.LIST_ITEM, "Two"),
        (Role.LIST_ITEM, "Three"),
        (Role.BLOCK_QUOTE, "Quoted on lazily"),
        (Role.LIST_ITEM, "Four"),
        (Role.SUBHEAD, "Five"),
        (Role.SUBHEAD, "Six"),
    ]
    assert _read(text).text == "\n\n".join(words for _, words in _roles(text))
    assert source_of(_read(text), "Quoted on lazily") == "Quoted\n> on\nlazily"


def test_a_heading_that_repeats_the_title_is_the_headline_too() -> None:
    text = "---\ntitle: Ferry fire\n---\n# Ferry fire\n\n# Another\n"
    assert _roles(text) == [
        (Role.HEADLINE, "Ferry fire"),
        (Role.HEADLINE, "Ferry fire"),
        (Role.SUBHEAD, "Another"),
    ]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A *fire* on a **fer**ry", "A fire on a ferry"),
        ("snake_case_name and 2*3*4 = 24", "snake_case_name and 234 = 24"),
        ("5 * 3 and _under_.", "5 * 3 and under."),
        ("***Both*** and **bold *inner***", "Both and bold inner"),
        ("Fish &amp; chips &#8211; &eacute;t&#xE9; &bogus; &", "Fish & chips – été &bogus; &"),
        ("\\*Not\\* emphasis, 1\\. and \\a", "*Not* emphasis, 1. and \\a"),
        ("The `code` span", "The span"),
        ("Set it to `x`.", "Set it to."),
        ("``a ` b`` begins, `and", "begins, `and"),
        ("`Code`, it said", "it said"),
        ("a`b`c", "a c"),
        ("See [the *paper*](https://x.y/a_b_c \"A (title)\") now", "See the paper now"),
        ("See [this](<a b> 'x') and [that](x(y)z).", "See this and that."),
        ("See [the paper][r], [r][], [r] or [no].", "See the paper, r, r or [no]."),
        ("A ![lamp *lit*](l.png \"A caption\") here", "A here"),
        ("[![lamp](l.png)](x) and text", "and text"),
        ("At <https://x.y> and <a@b.org>, or https://x.y/z_(1). End", "At and, or. End"),
        ("(see www.example.org/a?b=c)", "(see)"),
        ("A <em class=\"x>y\">fire</em>, H<sub>2</sub>O", "A fire, H2O"),
        ("one<br>two<br />\nthree", "one two three"),
        ("Said<!-- aside --> so <!-- two --> much", "Said so much"),
        ("The {{< abbr \"x\" >}} is {{% y %}} by {{ page.z }}.", "The is by."),
        ("It is {% if x %}so{% endif %}", "It is so"),
        ("Lead text\n{: .lead}", "Lead text"),
        ("About ~50 ~~fourteen~~ nineteen men", "About ~50 nineteen men"),
        ("So he said[^1], twice.[^long-note]", "So he said, twice."),
        ("[^1]: The note.", "The note."),
        ("Hard  \nbreak and\\\nanother", "Hard break and another"),
        ("Two  spaces stay", "Two  spaces stay"),
        ("Smythe (CQ) and Jonson [CQ].", "Smythe and Jonson."),
        ("Five < six > four", "Five < six > four"),
        ("\\", "\\"),
    ],
)  # fmt: skip
def test_what_is_copy(markdown: str, text: str) -> None:
    assert blocks(_read(f"{markdown}\n\n[r]: /url\n")) == [text]


@pytest.mark.parametrize(
    "markdown",
    [
        "```\ncode\n```", "    code", "~~~ js\ncode\n\nmore\n~~~", "<div>\nhtml\n</div>",
        "| a | b |\n|---|---|\n| 1 | 2 |", "<!-- a\n\nlong\n\ncomment -->", "![alt](x.png)",
        "{{< figure\n  src=\"x\"\n  note=\"no\"\n>}}", "{% comment %}\nno\n\nno\n{% endcomment %}",
        "{{< highlight go >}}\n# no\n\nno\n{{< /highlight >}}", "[label]: https://x.y 'title'",
        "{{/* no */}}", "***", "<script>\nno\n</script>", "<https://x.y>", "#", "<!-- open",
    ],
)  # fmt: skip
def test_what_is_no_copy(markdown: str) -> None:
    assert blocks(_read(f"Before.\n\n{markdown}\n")) == ["Before."]


def test_copy_around_comments_and_shortcodes_is_read() -> None:
    text = (
        "<!-- note --> Copy behind a comment.\n\n{{< quote >}}\nInner copy.\n{{< /quote >}}\n\n"
        "- {{< x >}} item\n\n> {{< x\n> y=1 >}} quoted\n\nUnclosed {{< and <!-- stay.\n"
    )
    assert blocks(_read(text)) == [
        "Copy behind a comment.",
        "Inner copy.",
        "item",
        "quoted",
        "Unclosed {{< and <!-- stay.",
    ]


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("fish & chips", "fish &amp;\n  chips"),
        ("fish &", "fish &amp;"),
        ("ferry", "fer**ry"),
        ("A fire", "A *fire"),
        ("the paper", "the paper"),
        ("paper now", "paper](u) now"),
        ("* star", "\\* star"),
        ("code span", "code `x` span"),
    ],
)
def test_every_place_is_exact(part: str, source: str) -> None:
    text = (
        "1. A *fire* on a **fer**ry for fish &amp;\n  chips.\n"
        "   [the paper](u) now, \\* star, a code `x` span.\n"
    )
    story = _read(text)
    assert source_of(story, part) == source
    start = story.text.index(part)
    assert story.source_map.is_copy(Span(start, start + len(part))) == (part == source)


def test_line_ends_do_not_matter() -> None:
    text = "---\ntitle: A\n---\n\n# Head\n\nOne\ntwo `x`\n> three  \n> four\n\n```\nc\n```\nEnd.\n"
    unix, windows = _read(text), _read(text.replace("\n", "\r\n"))
    assert unix.text == windows.text
    assert unix.blocks == windows.blocks
    assert source_of(windows, "three four") == "three  \r\n> four"


def test_comments_pardon_the_block_they_stand_in_or_the_next() -> None:
    text = (
        "<!-- newslint: ok NUM001 REF -- counted -->\nOne\ntwo.\n\n"  # 1-3
        "<!-- newslint: ok TYP001 -->\n\n<!-- other -->\n\n- Item\n- Item <!-- newslint: ok A1, "
        "repeated-word -->\n\n"  # 5-10
        "Smythe (CQ)\nand [newslint: ok NAM001] Jonson (CQ).\n\n"  # 12-13
        "```\n<!-- newslint: ok CODE -->\n```\n\n`<!-- newslint: ok SPAN -->`\n\n"
        "<div>\n<!-- newslint: ok HTML -->\n</div>\n\n# Head\n\nEnd.\n<!-- newslint: ok LAST -->\n"
    )
    found = [(s.codes, s.line, s.end_line, s.cq) for s in _read(text).suppressions]
    assert found == [
        (("NUM001", "REF"), 1, 3, False),
        (("TYP001",), 5, 9, False),
        (("A1", "repeated-word"), 10, 10, False),
        ((), 12, 12, True),
        (("NAM001",), 12, 13, False),
        ((), 13, 13, True),
        (("HTML",), 22, 25, False),
        (("LAST",), 28, 28, False),
    ]


def test_a_mark_alone_goes_with_the_next_block() -> None:
    story = _read("One.\n\n[newslint: ok NUM001]\n\nTwo.\n")
    assert [(s.codes, s.line, s.end_line) for s in story.suppressions] == [(("NUM001",), 3, 5)]
    assert story.text == "One.\n\nTwo."


def test_a_file_may_hold_no_copy() -> None:
    story = _read("---\ndraft: true\n---\n\n```\ncode\n```\n")
    assert (story.text, story.blocks) == ("", ())


def test_deep_nesting_is_refused_rather_than_lost() -> None:
    assert blocks(_read("> " * 30 + "deep")) == ["deep"]
    with pytest.raises(ReadError, match="nests quotations or lists over 100 deep"):
        read_story("a.md", ("> " * 500 + "deep").encode())


@pytest.mark.parametrize(
    "chunk",
    [
        "[", "[a](", "![", "]", "*a ", "*a_ ", "**a", "_", "`a``", "`", "&", "<", "<a ", "<!--",
        "<!-- a", "{{", "{{<", "{{< a\n\n", "{%", "~~", "~~a", "\\", "http://a", "[^", "(CQ)", "{:",
        "> ", "- ", "[a]: b\n", "a\n", "a\n\n", "| a |\n|-|\n", "<div>\n", "<!-- x -->\n", "[a][b]",
        "![[](", "*_`[", "{% highlight %}",
    ],
)  # fmt: skip
def test_hostile_input_takes_no_longer_than_its_length_warrants(chunk: str) -> None:
    data = ("Start. " + chunk * (20_000 // len(chunk))).encode()
    started = time.process_time()
    try:
        assert_exact(read_story("story.md", data))
    except ReadError as error:
        assert "deep" in error.reason  # noqa: PT017 - either is an answer
    assert time.process_time() - started < 20


_PIECES = st.sampled_from(
    [
        "word", " ", "\n", "\r\n", "\n\n", "*", "**", "_", "`", "[", "](", ")", "<!-- ", "-->",
        "{{<", ">}}", "> ", "- ", "# ", "&amp;", "\\", "~~", "http://x.y", "[^1]", "    ", "\t",
        "<b>", "|", "---\n", "+++\n", "title: x\n", "title = 'x'\n", "[newslint: ok A1]", "\xa0",
        "(CQ)", "é", "’",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_markdown_maps_back_exactly(text: str) -> None:
    try:
        story = read_story("story.md", ("Start\n" + text).encode())
    except ReadError as error:
        pytest.fail(str(error))
    assert_exact(story)
    positions = [
        story.source_map.source_span(Span(at, at + 1)).start
        for block in story.blocks
        for at in range(block.span.start, block.span.end)
    ]
    assert positions == sorted(positions)
    assert "".join(story.text.split()) == "".join("".join(text.split()) for text in blocks(story))
