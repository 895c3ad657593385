"""Held-out parts of the news stories, with generated orphans and intruders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from newslint.analysis.nn.encoder import Floats
from newslint.training import trials
from newslint.training.corpora import clip, neighbours, news_part
from newslint.training.decode import PackagedModel
from newslint.training.newstext import read_jsonl
from newslint.training.persons import Spotter
from newslint.training.records import PERSONAL, Document
from newslint.training.trials import Pronoun

ORPHANS = 80
"""Orphans that each generator makes from a part."""

_STORY_WORDS = 900


@dataclass(slots=True)
class Part:
    """What the model says of one part of the news."""

    clean: list[Pronoun]
    fits: list[Floats]
    words: int
    orphans: list[Pronoun]


def _personal(document: Document) -> bool:
    return any(w.lower() in PERSONAL for s in document.sentences for w in s.words)


def sample(documents: list[Document], part: str, words: int, rng: Random) -> list[Document]:
    """Random stories of a part up to a number of words, with every source in its share."""
    chosen = [clip(d, _STORY_WORDS) for d in documents if news_part(d) == part]
    chosen = [d for d in chosen if len(d.sentences) > 4]
    rng.shuffle(chosen)
    out, used = [], 0
    for document in chosen:
        if used < words:
            out.append(document)
            used += document.words
    return out


def measure(
    model: PackagedModel, data: Path, part: str, words: int, seed: int
) -> tuple[Part, list[Document]]:
    """Run the model on clean stories of `tune` or `test` and on orphans made from them."""
    stories = read_jsonl(data / "text" / "open_news_train.jsonl.gz")
    documents = sample(stories, part, words, Random(seed))
    pronouns, fits, total = trials.clean_features(model, documents)
    told = [d for d in documents if _personal(d) or d.genre.startswith("gov")]
    spotter = Spotter(data / "names")
    made = trials.orphan_features(model, trials.news_orphans(told, spotter, ORPHANS))
    return Part(pronouns, fits, total, made), documents


def fit_stories(documents: list[Document], rng: Random, count: int) -> dict[str, list[Document]]:
    """Stories with an intruder of the same source, of the nearest topics, with a sentence moved."""
    nearest = neighbours(documents, 5)
    same = [
        [k for k, d in enumerate(documents) if d.genre == own.genre and d is not own]
        for own in documents
    ]
    return {
        "far": list(trials.intruders(documents, same, rng, count)),
        "near": list(trials.intruders(documents, nearest, rng, count)),
        "moved": list(trials.moves(documents, rng, count)),
    }
