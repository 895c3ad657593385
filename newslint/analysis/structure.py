"""Reads the parts of a story: who plays headline, byline, dateline, body, sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import regex

from newslint.analysis.dateline import parse_dateline, written_date
from newslint.analysis.stocklines import (
    is_byline,
    is_date_line,
    is_sign_off,
    list_marker,
    stock_role,
)
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.model.story import Block, Role
from newslint.model.structure import Dateline, Paragraph, Structure
from newslint.patterns import lazy_regex

__all__ = ["build"]

_ABBREVIATION = (
    r"(?:\b\p{L}|[ap]\.m|\b(?:Inc|Co|Corp|Ltd|Plc|Dept|Gov|Sen|Rep|Dr|St|Jr|Sr|No|etc|vs))"
)
_SENTENCE_END = lazy_regex(rf"(?<!{_ABBREVIATION})\.[\"'”’)\]]*$|[!?,][\"'”’)\]]+$")
_END_MARK = lazy_regex(r"[.!?…:;][\"'”’)\]]*$")
_LONG_HEADLINE = 25
_LONG_CAPITALS = 45
_LONG_DECK = 35
_LONG_SUBHEAD = 8
_TOP = 4
_TAIL = 6


def build(doc: Document) -> Structure:
    """The structure of a document; blocks whose role the format tells keep it."""
    blocks = [block for block in doc.story.blocks if doc.at(block.span).strip()]
    roles = _roles([doc.at(block.span).strip() for block in blocks], blocks)
    published = doc.given_date or doc.story.metadata.date
    published = published or _date_line(doc, blocks, roles)
    opening = roles.index(Role.BODY) if Role.BODY in roles else None
    dateline = None
    if opening is not None:
        dateline = _dateline(doc, blocks, opening, published)
    paragraphs = tuple(
        Paragraph(i, _without(block.span, dateline if i == opening else None, doc.text), role)
        for i, (block, role) in enumerate(zip(blocks, roles, strict=True))
    )
    return Structure(paragraphs, dateline, published or (dateline.date if dateline else None))


def _roles(lines: Sequence[str], blocks: Sequence[Block]) -> list[Role]:
    roles = [block.role or stock_role(line) for line, block in zip(lines, blocks, strict=True)]
    _find_top(lines, roles)
    _find_tail(lines, roles)
    for i, role in enumerate(roles):
        if role is None:
            roles[i] = Role.LIST_ITEM if list_marker(lines[i]) else Role.BODY
    _find_subheads(lines, blocks, roles)
    return [role or Role.BODY for role in roles]


def _find_top(lines: Sequence[str], roles: list[Role | None]) -> None:
    """Give the blocks above the first body paragraph their roles."""
    free = [i for i, role in enumerate(roles) if role is None]
    if not free:
        return
    first = free[0]
    if Role.HEADLINE not in roles and len(free) > 1 and _is_headline(lines[first]):
        roles[first] = Role.HEADLINE
        free = free[1:]
    deck_allowed = roles[first] is Role.HEADLINE
    for i in free[:_TOP]:
        if is_byline(lines[i]) or is_date_line(lines[i]):
            roles[i] = Role.BYLINE
        elif deck_allowed and i != free[-1] and _is_deck(lines[i]):
            roles[i] = Role.DECK
        else:
            return
        deck_allowed = False


def _is_headline(line: str) -> bool:
    words = line.split()
    if line.isupper():
        return len(words) <= _LONG_CAPITALS
    if len(words) > _LONG_HEADLINE or list_marker(line) or is_byline(line) or line[-1] in ":,;":
        return False
    if _SENTENCE_END.search(line) and not _is_title_case(words):
        return False
    return parse_dateline(line, Span(0, len(line))) is None


def _is_title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 4 and word[0].isalpha()]
    return len(long) > 1 and len(words) <= _LONG_HEADLINE and all(w[0].isupper() for w in long)


def _is_deck(line: str) -> bool:
    return (
        4 <= len(line.split()) <= _LONG_DECK
        and not _END_MARK.search(line)
        and not list_marker(line)
        and parse_dateline(line, Span(0, len(line))) is None
    )


def _find_tail(lines: Sequence[str], roles: list[Role | None]) -> None:
    """Mark the sign-off among the last blocks."""
    for i in range(len(lines) - 1, max(len(lines) - 1 - _TAIL, 0), -1):
        if roles[i] is None and is_sign_off(lines[i]):
            roles[i] = Role.SIGN_OFF


def _find_subheads(lines: Sequence[str], blocks: Sequence[Block], roles: list[Role | None]) -> None:
    """Mark crossheads: a few words without end mark between two paragraphs of sentences."""
    for i in range(1, len(lines) - 1):
        around = (roles[i - 1], roles[i], roles[i + 1])
        if blocks[i].role is None and around == (Role.BODY,) * 3 and _is_subhead(lines[i]):
            neighbours = (lines[i - 1], lines[i + 1])
            if all(len(line.split()) > 12 and _END_MARK.search(line) for line in neighbours):
                roles[i] = Role.SUBHEAD


def _is_subhead(line: str) -> bool:
    return (
        len(line.split()) <= _LONG_SUBHEAD
        and line[0].isupper()
        and regex.search(r"[\p{L}\p{N}'’\"”)]$", line) is not None
        and line[0] not in "\"'“‘"
    )


def _date_line(doc: Document, blocks: Sequence[Block], roles: Sequence[Role]) -> date | None:
    lines = (doc.at(b.span) for b, role in zip(blocks, roles, strict=True) if role is Role.BYLINE)
    return next((written_date(line) for line in lines if is_date_line(line.strip())), None)


def _dateline(
    doc: Document, blocks: Sequence[Block], opening: int, published: date | None
) -> Dateline | None:
    span = blocks[opening].span
    dateline = parse_dateline(doc.text, span, published)
    if dateline and dateline.span.of(doc.text).endswith(":"):
        speakers = sum(bool(regex.match(r"\p{Lu}[\p{Lu}. ]+:", doc.at(b.span))) for b in blocks)
        return dateline if speakers == 1 else None
    return dateline


def _without(span: Span, dateline: Dateline | None, text: str) -> Span:
    """The part of a block that readers read as text."""
    start = dateline.span.end if dateline else span.start
    while start < span.end and text[start].isspace():
        start += 1
    return Span(start, span.end)
