"""Counts of right decisions on annotated documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslint.training.batching import IGNORE, Targets, make_targets
from newslint.training.decode import Reading
from newslint.training.labels import PRONOUNS
from newslint.training.records import Document, NamedPronoun
from newslint.training.scoring import Links

GROUPS = {1: "he/she", 2: "he/she", 3: "it", 4: "they"}
Counts = Counter[str]


def _tree(counts: Counts, reading: Reading, targets: Targets) -> None:
    for i, (first, kept) in enumerate(reading.inputs.ranges):
        gold, relation = targets.heads[i, :kept], targets.deprels[i, :kept]
        right = (reading.heads[first : first + kept] == gold) & (gold >= 0)
        counts["arcs"] += kept
        counts["uas"] += int(right.sum())
        counts["las"] += int((right & (reading.deprels[first : first + kept] == relation)).sum())


def syntax_counts(document: Document, reading: Reading) -> Counts:
    """Counts `words`, `upos`, `xpos`, `arcs`, `uas` and `las`."""
    targets = make_targets(document, reading.inputs)
    counts: Counts = Counter(words=len(reading.upos))
    counts["upos"] += int((reading.upos == targets.upos).sum())
    counts["xpos"] += int((reading.xpos == targets.xpos).sum())
    _tree(counts, reading, targets)
    return counts


def mention_counts(document: Document, reading: Reading) -> Counts:
    """Counts of mention heads, their types, number, gender, status and expletive *it*."""
    targets = make_targets(document, reading.inputs)
    gold, found = targets.entity > 0, 1 - reading.mention[:, 0] > 0.5
    kind = reading.mention[:, 1:].argmax(1) + 1
    counts: Counts = Counter(gold=int(gold.sum()), found=int(found.sum()))
    counts["hit"] += int((gold & found).sum())
    counts["typed"] += int((gold & found & (kind == targets.entity)).sum())
    for code, name in ((1, "person"), (2, "place"), (3, "organization")):
        here = gold & found & (targets.entity == code)
        counts[f"{name} n"] += int(here.sum())
        counts[f"{name} right"] += int((here & (kind == code)).sum())
    for name, label in (("num", targets.number), ("gen", targets.gender), ("defn", targets.status)):
        if name in reading.outputs:
            known = (label != IGNORE) & gold
            counts[f"{name} n"] += int(known.sum())
            predicted = reading.outputs[name].argmax(-1)
            counts[f"{name} right"] += int((known & (predicted == label)).sum())
    if "expl" in reading.outputs:
        known = targets.expletive != IGNORE
        predicted = reading.outputs["expl"][:, 0] > 0
        counts["expl gold"] += int((targets.expletive == 1).sum())
        counts["expl found"] += int((predicted & known).sum())
        counts["expl hit"] += int((predicted & (targets.expletive == 1)).sum())
    return counts


def antecedent_counts(document: Document, reading: Reading) -> Counts:
    """Anaphoric third-person pronouns and how many of their best links share the cluster."""
    targets = make_targets(document, reading.inputs)
    clusters, links = targets.clusters, reading.links
    place = {word: k for k, word in enumerate(links.words.tolist())}
    best = links.best
    counts: Counts = Counter()
    seen: set[str] = set()
    for i, keys in enumerate(clusters):
        group = GROUPS.get(PRONOUNS.get(reading.inputs.forms[i], 0))
        sentence = reading.inputs.sentence[i]
        token = i - reading.inputs.ranges[sentence][0]
        source = document.sentences[sentence]
        if group and source.upos[token] == "PRON" and token not in source.split and keys & seen:
            counts[f"{group} n"] += 1
            target = best[place[i]]
            counts[f"{group} right"] += bool(target >= 0 and clusters[links.words[target]] & keys)
        seen |= keys
    return counts


def _greedy_clusters(links: Links, last: int) -> list[int]:
    """Cluster number per mention up to `last`, which is linked whatever the dummy says."""
    cluster: list[int] = []
    best = links.best
    for i in range(last + 1):
        linked = links.probabilities[i].argmax() > 0 or i == last
        cluster.append(cluster[best[i]] if linked and best[i] >= 0 else i)
    return cluster


def gap_counts(passage: NamedPronoun, reading: Reading) -> Counts:
    """Whether the pronoun's cluster holds the right name and whether a wrong one."""
    ranges, links = reading.inputs.ranges, reading.links
    i, t = passage.pronoun
    word = ranges[i][0] + t
    spans: dict[bool, list[tuple[int, int]]] = defaultdict(list)
    for (j, start, end), true in zip(passage.names, passage.coreferent, strict=True):
        if ranges[j][0] + start < word:
            spans[true].append((ranges[j][0] + start, ranges[j][0] + end))
    places = np.nonzero(links.words == word)[0]
    counts: Counts = Counter()
    if not spans[True] or not len(places):
        return counts
    cluster = _greedy_clusters(links, int(places[0]))

    def holds(names: list[tuple[int, int]]) -> bool:
        return any(
            cluster[k] == cluster[-1]
            for k, w in enumerate(links.words[: len(cluster) - 1].tolist())
            for start, end in names
            if start <= w < end
        )

    counts["n"] = 1
    counts["right"] = holds(spans[True])
    counts["wrong"] = holds(spans[False])
    return counts


def auc(positive: NDArray[Any], negative: NDArray[Any]) -> float:
    """Area under the ROC curve by ranks, ties counted half; NaN when a side is empty."""
    if not len(positive) or not len(negative):
        return float("nan")
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, "left") + np.searchsorted(ordered, positive, "right")
    return float(below.mean() / 2 / len(negative))
