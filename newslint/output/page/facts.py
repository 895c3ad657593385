"""The fact sheet beside the copy: everything that somebody has to check, with its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from newslint.output.page.ledger import set_ledger
from newslint.output.page.markup import Content, element, joined, link
from newslint.output.page.proof import Proof
from newslint.output.page.timeline import set_timeline
from newslint.sheet.model import Initials, Party, Quotation, Sheet, Source

__all__ = ["set_sheet"]


def set_sheet(proof: Proof, sheet: Sheet) -> Element:
    """All parts of the sheet that hold anything."""
    title = element("h3", "Fact sheet", id=f"{proof.anchor}-facts")
    aside = element("aside", title, class_="facts", aria_labelledby=f"{proof.anchor}-facts")
    notes = ([element("span", note)] for note in sheet.head.editor_notes)
    parts: tuple[tuple[str, Element | None], ...] = (
        ("Notes to editors, not copy", _list("desk-notes", notes)),
        ("People", _entries(proof, sheet.people)),
        ("Organisations", _entries(proof, sheet.organisations)),
        ("Places", _entries(proof, sheet.places)),
        ("Other names", _entries(proof, sheet.others)),
        ("Initials", _list("facts-list", (_initials(proof, i) for i in sheet.initials))),
        ("Figures", set_ledger(proof, sheet.figures)),
        ("Dates", set_timeline(proof, sheet)),
        ("Sources", _list("facts-list", (_source(proof, s) for s in sheet.sources))),
        ("Quotations", _list("facts-list", (_quote(proof, q) for q in sheet.quotes))),
    )
    for heading, part in parts:
        if part is not None:
            aside.append(element("section", element("h4", heading), part))
    return aside


def _list(name: str, items: Iterable[Iterable[Content]]) -> Element | None:
    """A list of items, each of which starts with its line or count; None for an empty one."""
    rows = [element("li", *joined(tuple(item), " ")) for item in items]
    return element("ul", *rows, class_=name) if rows else None


def _line(proof: Proof, line: int) -> Element:
    return link(proof.line_anchor(line), str(line), class_="ln", aria_label=f"line {line}")


def _lines(proof: Proof, lines: Sequence[int]) -> Element:
    numbers = [
        link(proof.line_anchor(line), str(line), aria_label=f"line {line}")
        for line in dict.fromkeys(lines)
    ]
    return element("span", *joined(numbers), class_="lines")


def _entries(proof: Proof, parties: Sequence[Party]) -> Element | None:
    return _list("facts-list", (_party(proof, party) for party in parties))


def _party(proof: Proof, party: Party) -> Iterator[Content]:
    yield _line(proof, party.line)
    name = _times(party.name, dict(party.forms).get(party.name, 1))
    initials = party.initials if party.initials != party.name else None
    standing = [initials, *party.titles, *map(str, party.ages)]
    said = ", ".join(part for part in standing if part)
    yield element("span", element("b", name), f", {said}" if said else None)
    others = [_times(form, count) for form, count in party.forms if form != party.name]
    if others:
        yield element("small", "also ", ", ".join(others))
    if party.gender_evidence:
        yield element("small", "shown as ", ", ".join(party.gender_evidence))


def _times(words: str, count: int) -> str:
    return words if count == 1 else f"{words} ×{count}"


def _initials(proof: Proof, initials: Initials) -> Iterator[Content]:
    yield _line(proof, initials.used[0])
    name = initials.expansion or "not spelled out"
    yield element("span", element("b", initials.letters), f", {name}")
    if initials.introduced is None:
        yield element("small", "tied to its name nowhere; on ", _lines(proof, initials.used))
    else:
        yield element("small", "on ", _lines(proof, initials.used))


def _source(proof: Proof, source: Source) -> Iterator[Content]:
    yield element("span", f"{source.claims}×", class_="ln")
    name = source.name or "(left out)"
    yield element("span", element("b", name), ", not named" if source.anonymous else None)
    blocks = "■" * source.quoted + "□" * (source.claims - source.quoted)
    yield element(
        "small",
        element("span", blocks, class_="blocks", aria_hidden="true"),
        " on ",
        _lines(proof, source.lines),
        f", {source.quoted}× in quotation marks" if source.quoted else None,
    )


def _quote(proof: Proof, quote: Quotation) -> Iterator[Content]:
    yield _line(proof, quote.line)
    yield element("q", quote.text)
    yield element(
        "small", quote.speaker or "speaker not told", None if quote.closed else ", never closed"
    )
