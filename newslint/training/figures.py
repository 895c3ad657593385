"""How rules/…/data/num_restated.txt is made: when two figures are one figure told twice.

    python -m newslint.training figures --data DATA --decision MODULE --output FILE

MODULE is the one that decides with the weights; its ``compared`` yields every pair of figures of a
story that may be one, with named evidence. Pairs of equal figures of published stories are the
examples of one figure told twice, pairs that differ are those of two figures: in published copy,
hardly one of them is a slip. A logistic regression learns which is which from evidence that does
not see the two values. Small round numbers are equal by chance and count for less; no story counts
for more than a dozen pairs.

Of ten stories three are kept apart and tell what the weights are worth: how many of their equal
pairs lie above a bar that lets one differing pair pass in so many words.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.document import Document
from newslint.model.quantities import Quantity

Floats = NDArray[np.float64]

HEAD = """\
# What each piece of evidence weighs for two figures being one figure told twice (log odds).
# Source: made by newslint/training/figures.py from openly licensed news, press releases and blogs.
"""
RIDGE, ROUNDS = 2.0, 40
"""Pull of the weights to zero, and Newton steps of the fit."""
STORY_PAIRS = 12
"""Pairs from which on those of one story share their weight."""
SMALL, SMALL_WEIGHT = 12, 0.4
"""Up to where whole numbers are often equal by chance, and what such a pair counts."""
TEST, PARTS = 3, 10
"""Stories of ten that are kept apart."""
WORDS = (60, 1100)
"""Shortest and longest story that is read, in words."""
ALARMS = (0.01, 0.02, 0.04, 0.1)
"""Differing pairs, per thousand words, that a bar lets pass."""


class _Profile(Protocol):
    @property
    def quantity(self) -> Quantity: ...


Compared = Callable[[Document], Iterable[tuple[_Profile, _Profile, Mapping[str, float]]]]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of figures of one story: the later one's index, the evidence, and the truth."""

    story: int
    later: int
    evidence: Mapping[str, float]
    equal: bool
    small: bool


@dataclass(slots=True)
class _Sample:
    examples: list[Example]
    words: int = 0


def fit_figures(data: Path, decision: str, output: Path) -> None:
    """Fit the weights on the news of a data folder, print what they are worth, write them."""
    compared: Compared = import_module(decision).compared
    kept, apart = _Sample([]), _Sample([])
    for number, text in enumerate(_stories(data / "text" / "open_news_train.jsonl.gz")):
        part = apart if crc32(text.encode()) % PARTS < TEST else kept
        part.words += len(text.split())
        part.examples += _examples(number, text, compared)
    names = sorted(kept.examples[0].evidence)
    weights = fit(_matrix(kept.examples, names), *_truth(kept.examples))
    _report(apart, _matrix(apart.examples, names) @ weights)
    lines = [f"{n} {w:.2f}\n" for n, w in zip([*names, "bias"], weights, strict=True)]
    output.write_text(HEAD + "".join(lines), encoding="utf-8")


def fit(evidence: Floats, truth: Floats, importance: Floats) -> Floats:
    """Weights of a logistic regression, the last one the bias, which is not held back.

    ``evidence`` is pairs x names with a last column of ones; the others have one entry a pair.
    """
    weights = np.zeros(evidence.shape[1])
    ridge = np.diag([RIDGE] * (len(weights) - 1) + [1e-6])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (importance * (truth - chance)) - ridge @ weights
        bend = (evidence.T * (importance * chance * (1 - chance))) @ evidence + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


def _stories(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text: str = json.loads(line)["text"]
            if WORDS[0] <= len(text.split()) <= WORDS[1]:
                yield text


def _examples(story: int, text: str, compared: Compared) -> Iterator[Example]:
    doc = open_document(read_story("story.txt", text.encode()))
    for former, later, evidence in compared(doc):
        one, other = former.quantity, later.quantity
        equal = one.value == other.value
        if equal or one.high + one.step / 2 < other.low or other.high + other.step / 2 < one.low:
            small = equal and one.value <= SMALL and one.value == int(one.value)
            yield Example(story, other.index, evidence, equal, small)


def _matrix(examples: list[Example], names: list[str]) -> Floats:
    return np.array([[*(e.evidence[name] for name in names), 1.0] for e in examples])


def _truth(examples: list[Example]) -> tuple[Floats, Floats]:
    """Whether each pair is equal, and how much it counts."""
    pairs = Counter(e.story for e in examples)
    importance = [
        (SMALL_WEIGHT if e.small else 1.0) * min(1.0, STORY_PAIRS / pairs[e.story])
        for e in examples
    ]
    return np.array([float(e.equal) for e in examples]), np.array(importance)


def _report(sample: _Sample, odds: Floats) -> None:
    """Print the share of equal pairs above bars that let few differing ones pass."""
    alarms: dict[tuple[int, int], float] = {}
    equal: dict[tuple[int, int], float] = {}
    for example, value in zip(sample.examples, odds.tolist(), strict=True):
        best = equal if example.equal else alarms
        key = (example.story, example.later)
        best[key] = max(value, best.get(key, value))
    worst = sorted(alarms.values(), reverse=True)
    print(f"{len(equal)} figures told twice, {len(worst)} others, {sample.words} words")
    for rate in ALARMS:
        bar = worst[min(len(worst) - 1, int(rate * sample.words / 1000))]
        found = sum(value > bar for value in equal.values())
        print(f"{rate:.2f} alarms per 1,000 words: bar {bar:.2f}, {found} of {len(equal)} found")
