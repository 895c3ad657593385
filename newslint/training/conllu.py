"""CoNLL-U reader for Universal Dependencies treebanks, with GUM entity annotation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint.training.labels import ENTITY_INDEX
from newslint.training.records import Document, Mention, Sentence

LICENSED_GENRES = frozenset({"news", "interview", "bio", "academic", "voyage", "court"})
"""GUM genres whose text licence allows weights trained on them to be shipped."""

_BRACKET = re.compile(r"(\()?([^()]+)(\))?")
_NUMBER = re.compile(r"Number=(\w+)")


def _blocks(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (document id, rows of columns) for every sentence of a file."""
    name = path.stem
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id"):
            name = line.split("=", 1)[1].strip()
        elif not line.strip():
            if rows:
                yield name, rows
            rows = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
    if rows:
        yield name, rows


def _sentence(rows: list[list[str]]) -> Sentence:
    numbers = [match.group(1) if (match := _NUMBER.search(r[5])) else "" for r in rows]
    return Sentence(
        words=[r[1] for r in rows],
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        heads=[int(r[6]) for r in rows],
        deprels=[r[7] for r in rows],
        numbers=numbers,
        split=frozenset(t for t, r in enumerate(rows) if "SplitAnte=" in r[9]),
    )


def _entity_field(misc: str) -> str:
    for item in misc.split("|"):
        if item.startswith("Entity="):
            return item[7:]
    return ""


def span_head(heads: list[int], start: int, end: int) -> int:
    """First token of [start, end) whose head lies outside the span."""
    for token in range(start, end):
        if not start <= heads[token] - 1 < end:
            return token
    return start


def _spans(fields: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, int, list[str]]]:
    """Yield (sentence, start, end, attributes) of spans within one sentence."""
    stack: dict[str, list[tuple[int, int, list[str]]]] = defaultdict(list)
    for sentence, token, text in fields:
        for opened, body, closed in _BRACKET.findall(text):
            attributes = body.split("-")
            key = attributes[0].split("[")[0]
            if opened:
                stack[key].append((sentence, token, attributes))
            if closed and stack[key]:
                first, start, attributes = stack[key].pop()
                if first == sentence:
                    yield sentence, start, token + 1, attributes


def _attach_mentions(sentences: list[Sentence], rows: list[list[list[str]]]) -> None:
    for sentence in sentences:
        sentence.mentions = [[] for _ in sentence.words]
    fields = [
        (i, t, text)
        for i, block in enumerate(rows)
        for t, columns in enumerate(block)
        if (text := _entity_field(columns[9]))
    ]
    for i, start, end, attributes in _spans(fields):
        sentence = sentences[i]
        head = span_head(sentence.heads, start, end)
        status = attributes[2] if len(attributes) > 2 else ""
        entity = ENTITY_INDEX.get(attributes[1] if len(attributes) > 1 else "", 0)
        cluster = attributes[0].split("[")[0]
        sentence.mentions[head].append(Mention(cluster, entity, status, start, end - start))


def read_gum(folder: Path, genres: frozenset[str] | None = LICENSED_GENRES) -> list[Document]:
    """Read every `*.conllu` file of a GUM folder with its entities.

    `genres` limits the documents by the second part of their name
    (`GUM_news_afghan`); None keeps all. Raises FileNotFoundError when the
    folder holds no such file.
    """
    documents = []
    for path in sorted(folder.glob("*.conllu")):
        parts = path.stem.split("_")
        genre = parts[1] if len(parts) > 1 else ""
        if genres is not None and genre not in genres:
            continue
        rows = [block for _, block in _blocks(path)]
        sentences = [_sentence(block) for block in rows]
        _attach_mentions(sentences, rows)
        documents.append(Document(path.stem, genre, sentences))
    if not documents:
        raise FileNotFoundError(f"no CoNLL-U document in {folder}")
    return documents


def read_treebank(path: Path) -> list[Document]:
    """Read one Universal Dependencies file (no entities) as documents."""
    groups: dict[str, list[Sentence]] = {}
    for name, rows in _blocks(path):
        groups.setdefault(name, []).append(_sentence(rows))
    return [Document(name, "ewt", sentences) for name, sentences in groups.items()]
