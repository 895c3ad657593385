"""The training corpora of one data folder and the mixture drawn from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np

from newslint.training import corrupt_gold, corrupt_news, renamed
from newslint.training.conllu import read_gum, read_treebank
from newslint.training.corefsets import read_gap, read_litbank
from newslint.training.newstext import read_jsonl
from newslint.training.persons import Spotter
from newslint.training.records import Document, NamedPronoun, Sentence
from newslint.training.typography import curly
from newslint.training.wordpieces import windows

MIXTURE = {"gum": 0.34, "ewt": 0.19, "news": 0.28, "litbank": 0.04, "gap": 0.07, "renamed": 0.08}
"""Share of the training steps given to each corpus."""

SOURCE_WEIGHTS = {"wikinews_dexter": 6.0, "us_senate_press_releases": 1.5}
_NEWS_WORDS, _FICTION_WORDS, _PASSAGES, _EWT_WINDOWS = 700, 800, 8, 4
_TRAIN_TENTHS = 6


@dataclass(slots=True)
class Example:
    """One training step: a document, its windows and, of pronouns whose name is known, passages."""

    corpus: str
    document: Document
    groups: list[list[int]]
    passages: list[NamedPronoun] = field(default_factory=list)


def news_part(document: Document) -> str:
    """`train`, `tune` or `test`: the fixed split of the news stories, 6 : 2 : 2."""
    tenth = int(document.name.rsplit("-", 1)[1]) % 10
    return "train" if tenth < _TRAIN_TENTHS else "tune" if tenth < 8 else "test"


def read_news(data: Path) -> list[Document]:
    """The news stories of a data folder that are for training."""
    stories = read_jsonl(data / "text" / "open_news_train.jsonl.gz")
    return [d for d in stories if news_part(d) == "train" and len(d.sentences) > 4]


def neighbours(documents: list[Document], count: int = 12) -> list[list[int]]:
    """Indices of the most similar other stories (TF-IDF cosine), near copies left out."""
    texts = [{w.lower() for s in d.sentences for w in s.words if w.isalpha()} for d in documents]
    frequency = Counter(word for text in texts for word in text)
    usable = [w for w, n in frequency.items() if 3 <= n <= len(documents) // 8]
    chosen = {word: k for k, word in enumerate(sorted(usable, key=lambda w: -frequency[w])[:8000])}
    matrix = np.zeros((len(documents), len(chosen)), np.float32)
    for row, text in enumerate(texts):
        for word in text & chosen.keys():
            matrix[row, chosen[word]] = np.log(len(documents) / frequency[word])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-6
    similar = matrix @ matrix.T
    similar[similar > 0.7] = -1
    np.fill_diagonal(similar, -1)
    nearest: list[list[int]] = np.argsort(-similar, 1)[:, :count].tolist()
    return nearest


def clip(document: Document, words: int, start: int = 0) -> Document:
    """Consecutive sentences from `start` up to a number of words."""
    used = 0
    kept: list[Sentence] = []
    for sentence in document.sentences[start:]:
        if kept and used + len(sentence.words) > words:
            break
        kept.append(sentence)
        used += len(sentence.words)
    return Document(document.name, document.genre, kept)


class Corpora:
    """All corpora read from the data folder; draws training examples."""

    def __init__(self, data: Path, rng: Random) -> None:
        """Read everything; raises FileNotFoundError where a part is missing."""
        self.rng = rng
        self.gum = read_gum(data / "treebank" / "gum" / "train")
        self.ewt = read_treebank(data / "treebank" / "ewt" / "en_ewt-ud-train.conllu")
        self.litbank = read_litbank(data / "coref" / "litbank" / "conll")
        self.gap = read_gap(data / "coref" / "gap" / "gap-development.tsv")
        self.news = read_news(data)
        self.weights = [SOURCE_WEIGHTS.get(d.genre, 0.7) for d in self.news]
        self.spotter = Spotter(data / "names")
        self._queues: dict[str, list[int]] = {}
        self._ewt_batches: list[list[Sentence]] = []

    def _next(self, corpus: str, size: int) -> int:
        queue = self._queues.setdefault(corpus, [])
        if not queue:
            queue.extend(range(size))
            self.rng.shuffle(queue)
        return queue.pop()

    def _example(self, corpus: str, document: Document) -> Example:
        if self.rng.random() < 0.4:
            document = curly(document)
        limit = self.rng.choice([126, 190, 254, 254])
        first = self.rng.randint(60, limit)
        return Example(corpus, document, windows(document.sentences, limit, first))

    def _draw_gum(self) -> Example:
        document = self.gum[self._next("gum", len(self.gum))]
        if self.rng.random() < 0.5:
            document = corrupt_gold.corrupt(document, self.rng)
        return self._example("gum", clip(document, 1300))

    def _draw_ewt(self) -> Example:
        if not self._ewt_batches:
            documents = self.rng.sample(self.ewt, len(self.ewt))
            sentences = [s for d in documents for s in d.sentences]
            groups = windows(sentences, 254)
            self.rng.shuffle(groups)
            for k in range(0, len(groups), _EWT_WINDOWS):
                chosen = groups[k : k + _EWT_WINDOWS]
                self._ewt_batches.append([sentences[i] for group in chosen for i in group])
        return self._example("ewt", Document("ewt", "ewt", self._ewt_batches.pop()))

    def _draw_litbank(self) -> Example:
        document = self.litbank[self._next("litbank", len(self.litbank))]
        start = self.rng.choice([0, self.rng.randint(0, max(0, len(document.sentences) - 30))])
        return self._example("litbank", clip(document, _FICTION_WORDS, start))

    def _draw_gap(self) -> Example:
        passages = [self.gap[self._next("gap", len(self.gap))] for _ in range(_PASSAGES)]
        return self._passages("gap", passages)

    def _draw_renamed(self) -> Example:
        passages: list[NamedPronoun] = []
        while len(passages) < _PASSAGES:
            story = self.rng.choices(self.news, self.weights)[0]
            passage = renamed.rename(story, self.rng, self.spotter)
            passages += [passage] if passage else []
        return self._passages("renamed", passages)

    def _passages(self, corpus: str, passages: list[NamedPronoun]) -> Example:
        sentences: list[Sentence] = []
        groups = []
        for passage in passages:
            size = len(passage.document.sentences)
            groups.append(list(range(len(sentences), len(sentences) + size)))
            sentences += passage.document.sentences
        return Example(corpus, Document(corpus, corpus, sentences), groups, passages)

    def _draw_news(self) -> Example:
        number = self.rng.choices(range(len(self.news)), self.weights)[0]
        document = corrupt_news.mark_clean(clip(self.news[number], _NEWS_WORDS))
        if self.rng.random() < 0.5:
            document = self.orphaned(document) or document
        return self._example("news", document)

    def orphaned(self, document: Document) -> Document | None:
        """Apply one training generator for news at random."""
        generators = [
            corrupt_news.delete_introduction,
            corrupt_news.pronoun_for_name,
            corrupt_news.pronoun_for_thing,
        ]
        return self.rng.choice(generators)(document, self.rng, self.spotter)

    def examples(self, steps: int) -> Iterator[Example]:
        """Draw training examples in the proportions of `MIXTURE`."""
        draw = {
            "gum": self._draw_gum,
            "ewt": self._draw_ewt,
            "litbank": self._draw_litbank,
            "gap": self._draw_gap,
            "renamed": self._draw_renamed,
            "news": self._draw_news,
        }
        for _ in range(steps):
            corpus = self.rng.choices(list(MIXTURE), list(MIXTURE.values()))[0]
            yield draw[corpus]()
