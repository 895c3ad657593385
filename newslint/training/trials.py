"""Test sets made by the generators: orphans and intruders with what the model says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

import numpy as np

from newslint.analysis.nn.encoder import Floats
from newslint.training import corrupt_gold, corrupt_news
from newslint.training.batching import is_orphan
from newslint.training.decode import PackagedModel
from newslint.training.persons import Spotter
from newslint.training.records import PERSONAL, Document

_AFTER = 5


@dataclass(slots=True)
class Pronoun:
    """One he/she form: generator ("" when clean), sentences before it, model features."""

    kind: str
    before: int
    features: Floats


def _cut(document: Document, i: int) -> Document:
    return Document(document.name, document.genre, document.sentences[: i + 1 + _AFTER])


def gold_orphans(
    documents: list[Document], seed: int = 7
) -> Iterator[tuple[str, Document, int, int]]:
    """Yield (generator, document, sentence, token) of orphans made from annotated documents.

    Every chain gives its deletions; the other generators run once or twice a
    document. `merged` is never used in training.
    """
    rng = Random(seed)
    for document in documents:
        for i, t, _, earlier in corrupt_gold.chain_openings(document):
            if document.sentences[i].words[t].lower() in PERSONAL:
                kept = [s for j, s in enumerate(document.sentences[:i]) if j not in earlier]
                rest = document.sentences[i : i + 1 + _AFTER]
                made = Document(document.name, document.genre, kept + rest)
                yield "deleted", made, len(kept), t
        other = rng.choice([d for d in documents if d is not document] or [document])
        attempts: list[tuple[str, Document | None]] = []
        for _ in range(2):
            attempts.append(("name", corrupt_gold.pronoun_for_name(document, rng)))
            attempts.append(("thing", corrupt_gold.pronoun_for_thing(document, rng)))
        attempts.append(("merged", corrupt_gold.merge_takes(other, document, rng)))
        for kind, changed in attempts:
            if changed is None:
                continue
            truth = [place for place, orphan in is_orphan(changed).items() if orphan]
            if truth:
                i, t = truth[0]
                yield kind, _cut(changed, i), i, t


def news_orphans(
    documents: list[Document], spotter: Spotter, limit: int, seed: int = 7
) -> Iterator[tuple[str, Document, int, int]]:
    """Yield (generator, document, sentence, token) of at most `limit` orphans a generator."""
    rng = Random(seed)
    made: dict[str, int] = defaultdict(int)
    single: dict[str, Callable[[Document, Random, Spotter], Document | None]] = {
        "deleted": corrupt_news.delete_introduction,
        "name": corrupt_news.pronoun_for_name,
        "thing": corrupt_news.pronoun_for_thing,
    }
    for document in documents:
        other = rng.choice(documents)
        for kind in (*single, "merged"):
            if made[kind] >= limit:
                continue
            if kind == "merged":
                changed = corrupt_news.merge_takes(other, document, rng, spotter)
            else:
                changed = single[kind](document, rng, spotter)
            if changed is None:
                continue
            for i, sentence in enumerate(changed.sentences):
                if sentence.orphans:
                    made[kind] += 1
                    yield kind, _cut(changed, i), i, next(iter(sentence.orphans))
                    break


def orphan_features(
    model: PackagedModel, made: Iterable[tuple[str, Document, int, int]]
) -> list[Pronoun]:
    """Run the model on generated orphans."""
    out = []
    for kind, document, i, t in made:
        reading = model.read(document)
        first, kept = reading.inputs.ranges[i]
        place = np.nonzero(reading.orphan_words == first + t)[0]
        if t < kept and len(place):
            out.append(Pronoun(kind, i, reading.orphan_features[place[0]]))
    return out


def clean_features(
    model: PackagedModel, documents: Iterable[Document]
) -> tuple[list[Pronoun], list[Floats], int]:
    """Run the model on clean stories: he/she forms, fit logits per story, words."""
    pronouns, fits, words = [], [], 0
    for document in documents:
        reading = model.read(document)
        words += document.words
        for word, features in zip(reading.orphan_words, reading.orphan_features, strict=True):
            pronouns.append(Pronoun("", int(reading.inputs.sentence[word]), features))
        fit = model.fit(document)
        if fit is not None and len(document.sentences) >= 4:
            fits.append(fit)
    return pronouns, fits, words


def intruders(
    documents: list[Document],
    partners: list[list[int]],
    rng: Random,
    count: int,
) -> Iterator[Document]:
    """Yield `count` stories with one sentence of a partner story inserted."""
    made = 0
    for number in rng.choices(range(len(documents)), k=count * 4):
        if made >= count:
            return
        if not partners[number] or len(documents[number].sentences) < 8:
            continue
        other = documents[rng.choice(partners[number])]
        changed = corrupt_news.insert_intruder(documents[number], other, rng)
        if changed is not None:
            made += 1
            yield changed


def moves(documents: list[Document], rng: Random, count: int) -> Iterator[Document]:
    """Yield `count` stories with one sentence moved."""
    made = 0
    for document in rng.choices(documents, k=count * 10):
        changed = corrupt_news.move_sentence(document, rng) if made < count else None
        if changed is not None:
            made += 1
            yield changed


@dataclass(slots=True)
class Stranger:
    """A strange sentence: source of its story, rank from 0, logit, sentences of the story."""

    genre: str
    rank: int
    logit: float
    sentences: int


def strangers(model: PackagedModel, stories: Iterable[Document]) -> list[Stranger]:
    """How the model ranks the strange sentence of every changed story."""
    out = []
    for story in stories:
        logits = model.fit(story)
        if logits is None:
            continue
        place = next(i for i, s in enumerate(story.sentences) if s.fit)
        rank = int((logits > logits[place]).sum())
        out.append(Stranger(story.genre, rank, float(logits[place]), len(logits)))
    return out
