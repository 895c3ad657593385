"""Finds the paragraphs of an HTML page or fragment.

Left out are what readers do not take for the story (navigation, forms, asides, scripts, tables,
embedded media, hidden elements), code and struck text; where something that readers see is left
out, one space stays. Tags within a paragraph vanish without a trace.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from newslint.formats.mapped import Mapped
from newslint.formats.markup import Attribute, Token, attributes, tokens
from newslint.formats.parts import Part, RunCollector, text_runs
from newslint.formats.runs import Run
from newslint.model.story import Role

__all__ = ["HtmlPart", "fragment", "html_parts"]

_HEADINGS = {"h1": Role.HEADLINE, **{f"h{n}": Role.SUBHEAD for n in range(2, 7)}}
_ROLES: Mapping[str, Role] = {
    **_HEADINGS,
    "blockquote": Role.BLOCK_QUOTE,
    "li": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "figcaption": Role.CAPTION,
}
_BLOCKS = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hr html li main ol p section summary ul""".split()
)
_PARAGRAPHS = frozenset("blockquote center dd dt figcaption h1 h2 h3 h4 h5 h6 li p summary".split())
_LEFT_OUT = frozenset(
    """aside audio button canvas datalist dialog embed form head iframe map math menu nav noembed
    noframes noscript object pre progress rp rt script select style svg table template textarea
    title video xmp""".split()
)
_IN_HEAD = frozenset("base link meta noscript script style template title".split())
_HOLES = frozenset("code del kbd s samp strike".split())
"""Elements within a paragraph that are no copy, but that readers see."""
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BYLINE = re.compile(r"(?:^|[-_\s])(?:byline|authors?)(?:$|[-_\s])", re.IGNORECASE)
_DECK = re.compile(
    r"(?:^|[-_\s])(?:deck|dek|standfirst|subtitle|subheadline)(?:$|[-_\s])", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"(?:^|\s)(?:ads?(?:\s|$)|advert\w*|breadcrumbs?|comments?|cookies?|copyright|credits?|nav"
    r"|newsletter|promo|related|share|sharing|sidebar|social|tags|visually-hidden|sr-only)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element and all within it are: left out, a hole, of a role, in a scope, a link."""

    role: Role | None = None
    left_out: bool = False
    hole: bool = False
    link: bool = False
    article: int = 0
    body: bool = False
    main: bool = False
    paragraph: bool = False


@dataclass(slots=True)
class HtmlPart:
    """A paragraph and where in the page it stands; all offsets are into the HTML.

    ``article`` numbers the outermost article element around it, 0 without one; ``body`` tells that
    it stands in the element marked as the article's body; ``links`` counts the characters of its
    text that are links, ``length`` all of them; ``paragraph`` that it is one by its own tag.
    """

    role: Role | None
    runs: list[Run] = field(default_factory=list)
    article: int = 0
    body: bool = False
    main: bool = False
    paragraph: bool = False
    links: int = 0
    length: int = 0

    def part(self) -> Part:
        """The paragraph alone."""
        return Part(self.role, self.runs)


def html_parts(html: str, *, blank_lines: bool = False) -> Iterator[HtmlPart]:
    """The paragraphs, and the comments between them, in the order of the text.

    Args:
        html: A page or a fragment.
        blank_lines: Whether a blank line ends a paragraph, as in copy that a system turns into
            paragraphs only when it is shown.
    """
    return _Reader(html, blank_lines).read()


def fragment(mapped: Mapped, *, blank_lines: bool = False) -> Iterator[Part]:
    """The paragraphs of a fragment of HTML; its headings are crossheads, its text all copy."""
    for part in html_parts(mapped.text, blank_lines=blank_lines):
        role = Role.SUBHEAD if part.role is Role.HEADLINE else part.role
        yield Part(role, list(mapped.lift(part.runs)))


class _Reader:
    """Reads one string of HTML."""

    def __init__(self, html: str, blank_lines: bool) -> None:
        self._html = html
        self._blank_lines = blank_lines
        self._stack: list[tuple[str, _Context]] = []
        self._open: Counter[str] = Counter()
        self._context = _Context()
        self._part = HtmlPart(None)
        self._runs = RunCollector(html)
        self._articles = 0

    def read(self) -> Iterator[HtmlPart]:
        for token in tokens(self._html):
            if token.kind == "open":
                yield from self._start(token)
            elif token.kind == "close":
                yield from self._end(token)
            elif token.kind == "comment":
                text = self._html[token.start + 4 : token.end - 3]
                self._runs.put(Run("gap", token.start, token.end, text or " "))
            elif token.kind in ("text", "reference") and not self._context.left_out:
                yield from self._copy(token)
        yield from self._flush()

    def _start(self, token: Token) -> Iterator[HtmlPart]:
        name = token.text
        if self._open["head"] and name not in _IN_HEAD:
            self._pop("head")
        if name == "br":
            yield from self._line_break(token)
        elif name == "hr":
            yield from self._flush()
        if name in _VOID:
            self._tag(token, hole=name == "img" and not self._context.left_out)
            return
        if name in _BLOCKS:
            yield from self._flush()
            if self._open["p"]:
                self._pop("p")
        self._push(token)

    def _push(self, token: Token) -> None:
        inner = self._inner(token)
        self._stack.append((token.text, self._context))
        self._open[token.text] += 1
        self._context = inner
        if token.text in _BLOCKS:
            self._part = self._fresh()
        else:
            self._tag(token, hole=inner.hole)

    def _inner(self, token: Token) -> _Context:
        """The context within an element."""
        outer = self._context
        if outer.left_out:
            return outer
        name = token.text
        known = attributes(self._html, token)
        if name in _LEFT_OUT or _hidden(known):
            return replace(outer, left_out=True)
        article = outer.article
        if name == "article" and not article:
            self._articles += 1
            article = self._articles
        words = _value(known, "class") + " " + _value(known, "itemprop")
        scoped = name in ("html", "body", "article", "main") or "articlebody" in words.lower()
        if not scoped and _FURNITURE.search(words):
            return replace(outer, left_out=True)
        return _Context(
            role=_role(name, words, scoped) or outer.role,
            hole=outer.hole or name in _HOLES,
            link=outer.link or name == "a",
            article=article,
            body=outer.body or "articlebody" in words.lower(),
            main=outer.main or name == "main",
            paragraph=name in _PARAGRAPHS if name in _BLOCKS else outer.paragraph,
        )

    def _end(self, token: Token) -> Iterator[HtmlPart]:
        name = token.text
        if name in _BLOCKS:
            yield from self._flush()
        else:
            self._tag(token)
        if self._open[name]:
            self._pop(name)
        if name in _BLOCKS:
            self._part = self._fresh()

    def _pop(self, name: str) -> None:
        """Close the innermost element of a name and all that is open within it."""
        popped = ""
        while popped != name:
            popped, self._context = self._stack.pop()
            self._open[popped] -= 1

    def _tag(self, token: Token, *, hole: bool = False) -> None:
        """Note a tag within a paragraph."""
        self._runs.tag()
        if hole:
            self._runs.put(Run("hole", token.start, token.end))

    def _line_break(self, token: Token) -> Iterator[HtmlPart]:
        """Two line breaks in a row end a paragraph."""
        runs = self._runs.runs
        if runs and runs[-1].kind == "break" and self._html.startswith("<", runs[-1].start):
            yield from self._flush()
        elif not self._context.left_out:
            self._runs.put(Run("break", token.start, token.end, " "))

    def _copy(self, token: Token) -> Iterator[HtmlPart]:
        if self._context.hole:
            self._runs.put(Run("hole", token.start, token.end))
        elif token.kind == "reference":
            self._put(Run("escape", token.start, token.end, token.text))
        else:
            for run in text_runs(self._html, token.start, token.end):
                if run.kind == "break" and self._ends_paragraph(run):
                    yield from self._flush()
                else:
                    self._put(run)

    def _ends_paragraph(self, run: Run) -> bool:
        return self._blank_lines and len(_LINE_END.findall(self._html, run.start, run.end)) > 1

    def _put(self, run: Run) -> None:
        self._runs.put(run)
        length = run.end - run.start if run.kind == "copy" else len(run.text.strip())
        self._part.length += length
        self._part.links += length if self._context.link else 0

    def _flush(self) -> Iterator[HtmlPart]:
        self._part.runs = self._runs.take()
        if self._part.runs:
            yield self._part
        self._part = self._fresh()

    def _fresh(self) -> HtmlPart:
        context = self._context
        return HtmlPart(
            context.role, [], context.article, context.body, context.main, context.paragraph
        )


def _role(name: str, words: str, scoped: bool) -> Role | None:
    if not scoped and _BYLINE.search(words):
        return Role.BYLINE
    if not scoped and _DECK.search(words):
        return Role.DECK
    return _ROLES.get(name)


def _hidden(known: Mapping[str, Attribute]) -> bool:
    return (
        "hidden" in known
        or _value(known, "aria-hidden") == "true"
        or _HIDDEN.search(_value(known, "style")) is not None
    )


def _value(known: Mapping[str, Attribute], name: str) -> str:
    return known[name].written if name in known else ""
