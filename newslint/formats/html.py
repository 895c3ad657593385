"""Reads HTML pages: the article, its headline, deck and byline, and what the page says of it.

The article is the element marked ``itemprop="articleBody"``, else the longest ``article``, else
``main``; in a page without them every paragraph, heading, quotation and list item is copy, and text
that stands in none of these is not. The headline is the first ``h1``, else ``og:title``.
``<!-- newslint: ok NUM001 -->`` pardons the paragraph it stands in, or else the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newslint.errors import NoCopyError
from newslint.formats.assembly import SourceFile
from newslint.formats.htmlparts import HtmlPart, html_parts
from newslint.formats.markup import Attribute, attributes, tokens
from newslint.formats.parts import Fields
from newslint.formats.references import read_reference
from newslint.formats.runs import Run
from newslint.formats.times import iso_day
from newslint.model.story import Metadata, Role, Story

__all__ = ["read"]

_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publish-date",
)
_MOST_LINKS = 0.9
"""Share of link text above which a list item is navigation."""


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """The story of a page.

    Raises:
        NoCopyError: If the page holds none.
    """
    head = _Head(source)
    fields = Fields(notes=(), metadata=head.metadata)
    parts = _of_article([part for part in html_parts(source) if not _navigation(part)])
    if not any(part.role is Role.HEADLINE and part.length for part in parts):
        fields.headline = head.title
    fields.take(part.part() for part in parts)
    story = SourceFile(path, source, "html", notes).story(fields)
    if story is None or not any(part.length for part in parts):
        raise NoCopyError(path, "is HTML that holds no copy")
    return (story,)


def _of_article(parts: Sequence[HtmlPart]) -> list[HtmlPart]:
    """The parts of the article, with the headline, deck and byline that may stand before it."""
    lengths: Counter[int] = Counter()
    for part in parts:
        lengths[part.article] += part.length
    articles = {number: n for number, n in lengths.items() if number and n}
    if any(part.body and part.length for part in parts):
        inside = [part for part in parts if part.body]
    elif articles:
        longest = max(articles, key=lambda number: articles[number])
        inside = [part for part in parts if part.article == longest]
    elif any(part.main and part.length for part in parts):
        inside = [part for part in parts if part.main]
    else:
        return [part for part in parts if part.paragraph or not part.length]
    return [*_above(parts, inside), *inside]


def _above(parts: Sequence[HtmlPart], inside: Sequence[HtmlPart]) -> Iterable[HtmlPart]:
    """Headline, decks and bylines that stand before the article's body, if it has no headline."""
    if any(part.role is Role.HEADLINE and part.length for part in inside):
        return ()
    first = parts.index(inside[0])
    top = (Role.HEADLINE, Role.DECK, Role.BYLINE)
    return [part for part in parts[:first] if part.role in top or not part.length]


def _navigation(part: HtmlPart) -> bool:
    of_list = part.role is Role.LIST_ITEM or not part.paragraph
    return of_list and part.length > 0 and part.links > _MOST_LINKS * part.length


class _Head:
    """What the elements of the page's head say: ``title`` are the runs of the social headline."""

    def __init__(self, source: str) -> None:
        self.title: list[Run] = []
        language: str | None = None
        found: dict[str, str] = {}
        for token in tokens(source):
            if token.kind != "open":
                continue
            if token.text == "html":
                language = language or _text(attributes(source, token), "lang")
            elif token.text == "meta":
                known = attributes(source, token)
                name = _text(known, "property") or _text(known, "name") or _text(known, "itemprop")
                if name == "og:title" and "content" in known and not self.title:
                    value = known["content"]
                    self.title = list(_attribute_runs(source, value.start, value.end))
                elif name:
                    found.setdefault(name.lower(), _text(known, "content") or "")
            elif token.text == "time":
                known = attributes(source, token)
                if "pubdate" in known or _text(known, "itemprop") == "datePublished":
                    found.setdefault("datepublished", _text(known, "datetime") or "")
        days = (iso_day(found.get(name)) for name in _DATES)
        self.metadata = Metadata(date=next(filter(None, days), None), language=language)


def _text(known: Mapping[str, Attribute], name: str) -> str | None:
    return known[name].written.strip() or None if name in known else None


def _attribute_runs(source: str, start: int, end: int) -> Iterable[Run]:
    """The runs of an attribute's value."""
    at = start
    while at < end:
        ampersand = source.find("&", at, end)
        ampersand = end if ampersand < 0 else ampersand
        if ampersand > at:
            yield Run("copy", at, ampersand)
        found = read_reference(source, ampersand, end) if ampersand < end else None
        if found is not None:
            yield Run("escape", ampersand, found[1], found[0])
            at = found[1]
        else:
            if ampersand < end:
                yield Run("copy", ampersand, ampersand + 1)
            at = ampersand + 1
