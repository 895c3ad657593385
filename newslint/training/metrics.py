"""Counts of right decisions on annotated documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.result import NO_ANTECEDENT
from newslint.training.batching import IGNORE, Targets, make_targets
from newslint.training.decode import Reading
from newslint.training.labels import DEPREL_INDEX, PRONOUNS, UPOS_INDEX
from newslint.training.records import Document, NamedPronoun

GROUPS = {1: "he/she", 2: "he/she", 3: "it", 4: "they"}
Counts = Counter[str]
_INSIDE_NAMES = {DEPREL_INDEX["flat"], DEPREL_INDEX["compound"]}


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
    """Anaphoric third-person pronouns and how many of their best links share the cluster.

    A link to any word of a name is a link to the name.
    """
    targets = make_targets(document, reading.inputs)
    clusters, links = targets.clusters, reading.links
    place = {word: k for k, word in enumerate(links.words)}
    counts: Counts = Counter()
    seen: set[str] = set()
    for i, keys in enumerate(clusters):
        group = GROUPS.get(PRONOUNS.get(reading.inputs.forms[i], 0))
        sentence = reading.inputs.sentence[i]
        token = i - reading.inputs.ranges[sentence][0]
        source = document.sentences[sentence]
        if group and source.upos[token] == "PRON" and token not in source.split and keys & seen:
            counts[f"{group} n"] += 1
            target = links.antecedent[place[i]]
            named = _name_head(document, reading, links.words[target])
            counts[f"{group} right"] += bool(target >= 0 and clusters[named] & keys)
        seen |= keys
    return counts


def _name_head(document: Document, reading: Reading, word: int) -> int:
    """The word that heads the name which a word is part of, else the word itself."""
    number = reading.inputs.sentence[word]
    first = reading.inputs.ranges[number][0]
    sentence = document.sentences[number]
    part = sentence.deprels[word - first] == "flat"
    return first + sentence.heads[word - first] - 1 if part else word


def _names(reading: Reading) -> list[frozenset[str]]:
    """For every mention that a proper noun heads the proper nouns of its name, else none."""
    own: dict[int, set[str]] = {}
    proper = reading.upos == UPOS_INDEX["PROPN"]
    for word in np.nonzero(proper)[0].tolist():
        first = reading.inputs.ranges[reading.inputs.sentence[word]][0]
        own.setdefault(word, set()).add(reading.inputs.forms[word])
        if reading.deprels[word] in _INSIDE_NAMES:
            own.setdefault(first + int(reading.heads[word]) - 1, set()).add(
                reading.inputs.forms[word]
            )
    mentions = reading.links.words
    return [frozenset(own[word]) if proper[word] else frozenset() for word in mentions]


def _clusters(reading: Reading, last: int) -> list[int]:
    """Cluster number per mention up to `last`, which is linked whatever speaks against it.

    A name goes with the last one that shares a word.
    """
    cluster: list[int] = []
    links, names = reading.links, _names(reading)
    for i in range(last + 1):
        if names[i] and i != last:
            alike = [j for j in range(i) if names[j] & names[i]]
            cluster.append(cluster[alike[-1]] if alike else i)
            continue
        best = links.antecedent[i] if links.none[i] < NO_ANTECEDENT or i == last else -1
        cluster.append(cluster[best] if 0 <= best < i else i)
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
    counts: Counts = Counter()
    if not spans[True] or word not in links.words:
        return counts
    cluster = _clusters(reading, links.words.index(word))

    def holds(names: list[tuple[int, int]]) -> bool:
        return any(
            cluster[k] == cluster[-1]
            for k, w in enumerate(links.words[: len(cluster) - 1])
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
