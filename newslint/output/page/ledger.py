"""The ledger of figures: what was held against what, those at odds in a query joined by a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element

from newslint.finding import Severity
from newslint.model.span import Span
from newslint.output.page.markup import Content, element, joined, link, put
from newslint.output.page.proof import Proof
from newslint.sheet.model import Figure

__all__ = ["Join", "joins", "set_ledger"]


class Join(NamedTuple):
    """Rows of the ledger, in order, that one query compares; drawn in the lane of that number."""

    query: int
    severity: Severity
    rows: tuple[int, ...]
    lane: int


def joins(proof: Proof) -> tuple[Join, ...]:
    """The figures that each query sets against each other, in lanes that do not cross.

    These are the figures that it marks, and those in its words that a rule compares with one
    another: figures of a line that is queried for something else are none of its business.
    """
    marked: dict[int, list[Span]] = {}
    for mark in chain.from_iterable(proof.marks):
        marked.setdefault(mark.number, []).append(mark.span)
    found: list[Join] = []
    free: list[int] = []  # for each lane the first row that is free
    for query in proof.queries:
        rows = _set_against(proof, marked.get(query.number, ()))
        if len(rows) < 2:
            continue
        lane = next((i for i, row in enumerate(free) if row <= rows[0]), len(free))
        free[lane : lane + 1] = [rows[-1] + 1]
        found.append(Join(query.number, query.finding.severity, rows, lane))
    return tuple(found)


def _set_against(proof: Proof, marked: Iterable[Span]) -> tuple[int, ...]:
    """The rows of the figures among words that are marked by one query and compared by it."""
    figures = proof.galley.figures
    spans = tuple(marked)
    rows = {row for span in spans for row in _rows(proof, span)}
    meant = {row for row in rows if any(figures[row].contains(span) for span in spans)}
    sheet = proof.galley.sheet
    if sheet is not None:
        held = {row: {c.figure for c in sheet.figures[row].compared} for row in rows}
        meant |= {row for row in rows if held[row] & rows}
    return tuple(sorted(meant))


def _rows(proof: Proof, span: Span) -> range:
    """The rows of the figures that share text with a span."""
    figures = proof.galley.figures
    first = bisect_right(figures, span.start, key=lambda figure: figure.end)
    return range(first, bisect_left(figures, span.end, key=lambda figure: figure.start))


def set_ledger(proof: Proof, figures: Sequence[Figure]) -> Element | None:
    """A table of all figures; None without any."""
    if not figures:
        return None
    drawn = joins(proof)
    lanes = max((join.lane + 1 for join in drawn), default=0)
    titles = ("line", "figure", "of what", "says")
    heads = [element("th", title, scope="col") for title in titles]
    if lanes:
        heads.insert(0, element("th", "query", scope="col", class_="lanes"))
    body = element("tbody")
    for row, figure in enumerate(figures):
        put(body, _row(proof, figure, row, drawn, lanes), _compared(proof, figure, row, drawn))
    return element("table", element("thead", element("tr", *heads)), body, class_="ledger")


def _row(proof: Proof, figure: Figure, row: int, joins: Sequence[Join], lanes: int) -> Element:
    deep = "2" if figure.compared else None  # a row with what it was held against comes below
    line = link(proof.line_anchor(figure.line), str(figure.line))
    cells = [
        element("td", line, class_="ln", rowspan=deep),
        element("td", element("b", figure.text)),
        element("td", _counted(figure)),
        element("td", figure.source or ""),
    ]
    if lanes:
        over = {join.lane: join for join in joins if join.rows[0] <= row <= join.rows[-1]}
        drawn = [_lane(proof, over.get(lane), row) for lane in range(lanes)]
        cells.insert(0, element("td", element("div", *drawn), class_="lanes", rowspan=deep))
    return element("tr", *cells, id=_anchor(proof, row))


def _anchor(proof: Proof, row: int) -> str:
    return f"{proof.anchor}-f{row + 1}"


def _compared(proof: Proof, figure: Figure, row: int, joins: Sequence[Join]) -> Element | None:
    """A row with the figures held against the one above, each a link to its own row.

    Those that a query sets against it come first, marked.
    """
    if not figure.compared:
        return None
    at_odds: dict[int, str] = {}
    for join in joins:
        if row in join.rows:
            at_odds |= dict.fromkeys(join.rows, str(join.severity))
    content: list[Content] = []
    for words, odd in (("at odds with ", True), ("held against ", False)):
        others: list[Content] = [
            link(
                _anchor(proof, c.figure),
                c.text,
                title=f"line {c.line}, compared by {c.rule}",
                class_=at_odds.get(c.figure),
            )
            for c in figure.compared
            if (c.figure in at_odds) is odd
        ]
        if others:
            content += ["; " if content else None, words, *joined(others)]
    return element("tr", element("td", *content, colspan="3"), class_="against")


def _lane(proof: Proof, join: Join | None, row: int) -> Element:
    """One row of a lane: a corner where its figures begin and end, a branch at those between."""
    if join is None:
        return element("span", class_="lane")
    if row not in join.rows:
        return element("span", class_=f"lane through {join.severity}")
    part = {join.rows[0]: "first", join.rows[-1]: "last"}.get(row, "branch")
    label = f"query {join.query}, {join.severity}"
    number = link(f"{proof.anchor}-q{join.query}", str(join.query), aria_label=label)
    return element("span", number, class_=f"lane {part} {join.severity}")


def _counted(figure: Figure) -> str:
    plain = figure.kind in ("age", "duration") or (not figure.what and figure.kind != "count")
    what = figure.kind if plain else figure.what
    return f"{what} ({figure.event})" if figure.event else what
