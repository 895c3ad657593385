"""Readers for the coreference sets: LitBank (CoNLL 2012) and GAP (TSV)."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from newslint.training.newstext import sentence_spans, token_spans
from newslint.training.records import Document, Mention, NamedPronoun, Sentence

_BREAK = frozenset("of in at on from with for to who whom which that , ; : and or by".split())


def _nominal_head(words: list[str], start: int, end: int) -> int:
    """Head by position: the last word before a preposition, relative or comma."""
    for token in range(start + 1, end):
        if words[token].lower() in _BREAK:
            return token - 1
    return end - 1


def _litbank_sentence(rows: list[list[str]]) -> Sentence:
    words = [r[3] for r in rows]
    sentence = Sentence(words=words, mentions=[[] for _ in words])
    open_spans: dict[str, list[int]] = defaultdict(list)
    for token, columns in enumerate(rows):
        for part in columns[-1].split("|"):
            key = part.strip("()")
            if part.startswith("("):
                open_spans[key].append(token)
            if part.endswith(")") and open_spans[key]:
                start = open_spans[key].pop()
                head = _nominal_head(words, start, token + 1)
                sentence.mentions[head].append(Mention(key, 0, "", start, token + 1 - start))
    return sentence


def read_litbank(folder: Path) -> list[Document]:
    """Read the `*.conll` files of LitBank; mention heads are found by position."""
    documents = []
    for path in sorted(folder.glob("*.conll")):
        sentences: list[Sentence] = []
        rows: list[list[str]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            if line.strip():
                rows.append(line.strip("\n").rstrip("\t").split("\t"))
            elif rows:
                sentences.append(_litbank_sentence(rows))
                rows = []
        if rows:
            sentences.append(_litbank_sentence(rows))
        documents.append(Document(path.stem, "fiction", sentences))
    return documents


def _locate(offsets: list[list[tuple[int, int]]], at: int) -> tuple[int, int] | None:
    for i, spans in enumerate(offsets):
        for t, (start, end) in enumerate(spans):
            if start <= at < end:
                return i, t
    return None


def _passage(row: dict[str, str]) -> NamedPronoun | None:
    text = row["Text"]
    offsets = [list(token_spans(text, a, b)) for a, b in sentence_spans(text)]
    offsets = [spans for spans in offsets if spans]
    pronoun = _locate(offsets, int(row["Pronoun-offset"]))
    names, truth = [], []
    for key in "AB":
        start = int(row[f"{key}-offset"])
        place = _locate(offsets, start)
        if place is None:
            continue
        i, first = place
        end = first
        while end < len(offsets[i]) and offsets[i][end][0] < start + len(row[key]):
            end += 1
        names.append((i, first, end))
        truth.append(row[f"{key}-coref"].upper() == "TRUE")
    if pronoun is None or len(names) < 2:
        return None
    sentences = [Sentence([text[a:b] for a, b in spans]) for spans in offsets]
    return NamedPronoun(Document(row["ID"], "wikipedia", sentences), pronoun, names, truth)


def read_gap(path: Path) -> list[NamedPronoun]:
    """Read a GAP file; passages whose offsets meet no token are left out."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [passage for row in rows if (passage := _passage(row)) is not None]
