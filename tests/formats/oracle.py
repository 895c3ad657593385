"""Checks a story against its source without the code that read it: is every piece what it says?"""

from __future__ import annotations

import html
import json
import re
from itertools import pairwise

from newslint.model.sourcemap import Piece
from newslint.model.span import Span
from newslint.model.story import Story

__all__ = ["faults"]

_LAYERS = 3
_BETWEEN = frozenset((" ", " -", " —", " - ", " — "))
"""What readers put between a dateline from a field of its own and the copy."""
_WIRE = {"``": '"', "''": '"', "_": "—"}
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>|\[/?(?:caption|gallery)[^\]]*\]", re.DOTALL)
_YAML = {"\\0": "\0", "\\e": "\x1b", "\\a": "\a", "\\v": "\v"}
_STRING = re.compile(r'(?:[^"\\\x00-\x1f]|\\.)*', re.DOTALL)


def faults(story: Story) -> list[str]:
    """What is wrong with the pieces, blocks and positions of a story, in words."""
    found = [fault for piece in story.source_map.pieces for fault in _of_piece(story, piece)]
    found += _of_order(story)
    found += _of_blocks(story)
    return found + _of_positions(story)


def _of_piece(story: Story, piece: Piece) -> list[str]:
    if not 0 <= piece.source.start < piece.source.end <= len(story.source):
        return [f"{piece} lies outside the source"]
    reads, writes = piece.text.of(story.text), piece.source.of(story.source)
    if piece.kind == "copy":
        right = reads == writes
    elif piece.kind == "break":
        right = reads == " "
    else:
        right = (
            reads in _BETWEEN
            or reads in (_WIRE.get(writes), _YAML.get(writes), _by_number(writes))
            or reads in _readings(writes)
        )
    return [] if right else [f"{piece.kind} reads {reads!r}, but the source has {writes!r}"]


def _by_number(writes: str) -> str | None:
    """What an escape of YAML by number stands for that JSON has not: ``\\xad``."""
    number = re.fullmatch(r"\\(?:x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8}))", writes)
    return chr(int(number[1] or number[2], 16)) if number else None


def _readings(writes: str) -> set[str]:
    """All that a stretch of source may stand for, in up to three layers of encoding."""
    known = {writes, writes.strip('"')}
    for _ in range(_LAYERS):
        for text in tuple(known):
            known.add(html.unescape(text))
            known.add(text.removeprefix("\\"))  # as Markdown escapes
            known.add(html.unescape(text) or "\ufffd")
            known.add(re.sub("\r\n|\r", "\n", text))
            known.add(_TAG.sub("", text))  # which may stand amid what spells a reference
            if "\\" in text and _STRING.fullmatch(text):
                try:
                    decoded = json.loads(f'"{text}"')
                except ValueError:
                    continue
                known |= {decoded, re.sub("[\ud800-\udfff\0]", "\ufffd", decoded)}
    return known | {text[:1] for text in known} | {text.rstrip() for text in known}


def _of_order(story: Story) -> list[str]:
    pieces = story.source_map.pieces
    return [
        f"{first} meets {second}"
        for first, second in pairwise(pieces)
        if second.text.start < first.text.end
    ]


def _of_blocks(story: Story) -> list[str]:
    found = []
    covered = bytearray(len(story.text))
    for piece in story.source_map.pieces:
        covered[piece.text.start : piece.text.end] = b"\1" * len(piece.text)
    outside = list(story.text)
    for block in story.blocks:
        text = block.span.of(story.text)
        if not text or text != text.strip():
            found.append(f"block {text[:40]!r} is empty or not trimmed")
        if not all(covered[block.span.start : block.span.end]):
            found.append(f"block {text[:40]!r} holds text of no source")
        outside[block.span.start : block.span.end] = [""] * len(block.span)
    if "".join(outside).strip():
        found.append(f"text outside of all blocks: {''.join(outside).strip()[:40]!r}")
    found += [
        f"{first} meets {second}"
        for first, second in pairwise(story.blocks)
        if second.span.start <= first.span.end
    ]
    return found


def _of_positions(story: Story) -> list[str]:
    lines = re.split(r"\r\n|\r|\n", story.source)
    found = []
    for block in story.blocks:
        source = story.source_map.source_span(block.span)
        for mark in (source, *(mark.span for mark in story.suppressions)):
            place = story.source_map.position(mark.start)
            rest = lines[place.line - 1][place.column - 1 :] if place.line <= len(lines) else ""
            if mark.start < len(story.source) and not _begins(story.source, mark, rest):
                found.append(f"position {place} is not that of offset {mark.start}")
    return found


def _begins(source: str, span: Span, rest: str) -> bool:
    char = source[span.start]
    return char in "\r\n" if not rest else rest.startswith(char)
