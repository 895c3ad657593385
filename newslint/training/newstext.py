"""Plain news text: reading, sentence and token boundaries."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import regex

from newslint.training.records import Document, Sentence

_TOKEN = regex.compile(
    r"https?://\S+|\w+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|\d+(?:[.,:]\d+)*"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Corp|Co|Ltd|No)\."
    r"|\p{L}\.(?:\p{L}\.)+|\p{Lu}\.(?=\s\p{Lu})|\w+|\.\.\.|[^\w\s]",
    regex.IGNORECASE,
)
_BOUNDARY = regex.compile(
    r"(?<=[.!?][”\"')\]]*)(?<!\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|St|Jr|No"
    r"|U\.S|D|R|\p{Lu})\.)\s+(?=[“\"'(\[]*[\p{Lu}\d])|\s*\n+\s*"
)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Character spans of the sentences; a line break always ends one."""
    start = 0
    for match in _BOUNDARY.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def token_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Character spans of the tokens within [start, end)."""
    for match in _TOKEN.finditer(text, start, end):
        yield match.start(), match.end()


def parse_text(name: str, genre: str, text: str) -> Document:
    """Split plain text into a document without annotation."""
    sentences = []
    for start, end in sentence_spans(text):
        words = [text[a:b] for a, b in token_spans(text, start, end)]
        if words:
            sentences.append(Sentence(words))
    return Document(name, genre, sentences)


def read_jsonl(path: Path) -> list[Document]:
    """Read stories from a gzipped JSON-lines file with keys `text` and `source`."""
    documents = []
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for number, line in enumerate(handle):
            row = json.loads(line)
            documents.append(parse_text(f"news-{number}", row["source"], row["text"]))
    return documents


def read_text_folder(folder: Path) -> list[Document]:
    """Read every `*.txt` file under a folder as one story; the genre is its folder's name."""
    return [
        parse_text(path.stem, path.parent.name, path.read_text(encoding="utf-8", errors="replace"))
        for path in sorted(folder.rglob("*.txt"))
        if path.stem.upper() not in {"LICENCE", "LICENSE", "README"}
    ]
