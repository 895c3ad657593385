"""The copy of a story with its queries in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from newslint.galley import Setting
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.output.page.markup import Content, element, joined, link, put
from newslint.output.page.proof import Mark, Proof, Query

__all__ = ["set_copy"]


def set_copy(proof: Proof) -> Element:
    """The paragraphs, each with its queries beside it.

    A paragraph with queries begins a take, which lasts to the next such one: so that the queries
    of a short paragraph can run down beside those that follow.
    """
    queries: dict[int, list[Query]] = {}
    for query in proof.queries:
        queries.setdefault(query.paragraph, []).append(query)
    copy = element("div", class_="copy")
    if not proof.galley.paragraphs:
        return put(copy, _margin(proof.queries))
    take = rest = None
    for index, paragraph in enumerate(proof.galley.paragraphs):
        line = _paragraph(proof, index, paragraph)
        if index in queries or take is None or rest is None:
            rest = element("div", class_="rest")
            margin = _margin(queries.get(index, []))
            take = element("div", element("div", line, class_="first"), margin, rest, class_="take")
            copy.append(take)
        else:
            rest.append(line)
    return copy


def _paragraph(proof: Proof, index: int, paragraph: Setting) -> Element:
    tag = "h3" if paragraph.role in (Role.HEADLINE, Role.SUBHEAD) else "p"
    number = element("span", str(paragraph.line), class_="line", aria_hidden="true")
    role = paragraph.role.replace(" ", "-")
    block = element(tag, number, class_=f"para {role}", id=proof.paragraph_anchor(index))
    text, marks = proof.galley.text, proof.marks[index]
    return put(block, " ", *_words(text, paragraph.span, marks))


def _words(text: str, whole: Span, marks: Sequence[Mark]) -> Iterator[Content]:
    """The text of a paragraph, cut where a mark begins or ends."""
    edges = {whole.start, whole.end}
    for mark in marks:
        edges |= {mark.span.start, mark.span.end}
    for start, end in pairwise(sorted(edges)):
        yield from (_point(mark) for mark in marks if mark.span == Span(start, start))
        over = [m for m in marks if m.span.start <= start and end <= m.span.end]
        yield _marked(text[start:end], over, start)
        yield from (_number(mark) for mark in marks if mark.span.end == end and len(mark.span))
    yield from (_point(mark) for mark in marks if mark.span == Span(whole.end, whole.end))


def _marked(text: str, over: Sequence[Mark], start: int) -> Content:
    """Text inside an element for each mark that covers it, the longest outermost."""
    content: Content = text
    for mark in sorted(over, key=lambda mark: len(mark.span)):
        kind = "related" if mark.related else "asked"
        content = element(
            "mark",
            content,
            class_=f"{kind} {mark.severity}",
            id=mark.anchor if mark.span.start == start else None,
            data_query=_note(mark),
        )
    return content


def _point(mark: Mark) -> Element:
    """A mark between two characters."""
    name = "point" if mark.related else f"number {mark.severity}"
    content = None if mark.related else str(mark.number)
    return link(_note(mark), content, class_=name, id=mark.anchor, aria_label=_label(mark))


def _number(mark: Mark) -> Element | None:
    if mark.related:
        return None
    return link(
        _note(mark),
        str(mark.number),
        class_=f"number {mark.severity}",
        aria_label=_label(mark),
    )


def _label(mark: Mark) -> str:
    return f"query {mark.number}, {mark.severity}"


def _note(mark: Mark) -> str:
    story = mark.anchor.partition("-")[0]
    return f"{story}-q{mark.number}"


def _margin(queries: Sequence[Query]) -> Element | None:
    if not queries:
        return None
    label = f"Queries from line {queries[0].finding.place.line}"
    return element("ol", *map(_query, queries), class_="margin", aria_label=label)


def _query(query: Query) -> Element:
    found = query.finding
    at = f"{found.place.line}:{found.place.column}"
    box = element("input", type="checkbox", aria_label=f"query {query.number} is settled")
    parts = (
        link(query.mark, str(query.number), class_="number", aria_label=f"query {query.number}"),
        element("strong", str(found.severity), class_="level"),
        link(f"rule-{found.code}", found.code, class_="code", title=found.name),
        element("span", at, class_="at", title="line and column"),
        element("label", box, class_="settled", title="settled"),
    )
    note = element(
        "li",
        element("p", *joined(parts, " "), class_="head"),
        element("p", found.message, class_="ask"),
        class_=f"query {found.severity}",
        id=query.anchor,
        tabindex="-1",
    )
    if found.related:
        note.append(_related(query))
    if found.fix is not None:
        label = "Fix: " if found.fix.safe else "Perhaps: "
        note.append(element("p", element("b", label), found.fix.title, class_="fix"))
    return note


def _related(query: Query) -> Element:
    places = element("ul", class_="see")
    for anchor, (place, note) in zip(query.related, query.finding.related, strict=True):
        places.append(element("li", link(anchor, f"line {place.line}"), f" {note}"))
    return places
