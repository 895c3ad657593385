"""Print the figures of a packaged model on annotated, generated and clean documents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.orphans import FEATURES, orphan_scores
from newslint.training import metrics, trials
from newslint.training.corefsets import read_gap
from newslint.training.decode import PackagedModel
from newslint.training.metrics import Counts
from newslint.training.records import Document
from newslint.training.trials import Pronoun, Stranger

_PRONOUN_WORDS, _FIT_WORDS = 5000, 10000


def _percent(counts: Counts, right: str, total: str) -> str:
    share = 100 * counts[right] / counts[total] if counts[total] else float("nan")
    return f"{share:.1f} (n={counts[total]})"


def _f1(counts: Counts, hit: str, found: str, gold: str) -> float:
    return 200 * counts[hit] / max(1, counts[found] + counts[gold])


def report_annotated(model: PackagedModel, documents: list[Document], entities: bool) -> None:
    """Print tagging, parsing, mention and antecedent figures."""
    counts: Counts = Counter()
    for document in documents:
        reading = model.read(document)
        counts += metrics.syntax_counts(document, reading)
        if entities:
            counts += metrics.mention_counts(document, reading)
            counts += metrics.antecedent_counts(document, reading)
    print(f"UPOS {_percent(counts, 'upos', 'words')}  XPOS {_percent(counts, 'xpos', 'words')}")
    print(f"UAS {_percent(counts, 'uas', 'arcs')}  LAS {_percent(counts, 'las', 'arcs')}")
    if not entities:
        return
    print(f"mention-head F1 {_f1(counts, 'hit', 'found', 'gold'):.1f} (n={counts['gold']})")
    print(f"entity type {_percent(counts, 'typed', 'hit')}")
    for name in ("person", "place", "organization", "num", "gen", "defn"):
        print(f"  {name} {_percent(counts, f'{name} right', f'{name} n')}")
    if counts["expl gold"]:
        f1 = _f1(counts, "expl hit", "expl found", "expl gold")
        print(f"  expletive it F1 {f1:.1f} (n={counts['expl gold']})")
    for group in ("he/she", "it", "they"):
        print(f"antecedent {group} {_percent(counts, f'{group} right', f'{group} n')}")


def report_gap(model: PackagedModel, path: Path) -> None:
    """Print how often the pronoun's cluster holds the right and a wrong name."""
    counts: Counts = Counter()
    for passage in read_gap(path):
        counts += metrics.gap_counts(passage, model.read(passage.document))
    print(f"GAP right {_percent(counts, 'right', 'n')}  wrong {_percent(counts, 'wrong', 'n')}")


def _scores(model: PackagedModel, pronouns: list[Pronoun], name: str) -> NDArray[Any]:
    table = np.asarray([p.features for p in pronouns], np.float32).reshape(-1, len(FEATURES))
    if name == "calibrated":
        return orphan_scores(table, model.heads)
    return table[:, FEATURES.index(name)]


def report_orphans(
    model: PackagedModel, made: list[Pronoun], clean: list[Pronoun], words: int
) -> None:
    """Print AUC by generator, and recall and precision at one false alarm per 5,000 words."""
    names = ["dummy", "orph", "named"]
    names += ["calibrated"] if "orphan_w" in model.heads else []
    print(f"orphans {len(made)}, clean he/she {len(clean)} in {words} words")
    for name in names:
        negative = _scores(model, clean, name)
        positive = _scores(model, made, name)
        hard = np.asarray([p.before >= 3 for p in made], bool)
        allowed = words // _PRONOUN_WORDS
        ranked = np.sort(negative)[::-1]
        threshold = ranked[allowed] if allowed < len(ranked) else -np.inf
        found, alarms = int((positive > threshold).sum()), int((negative > threshold).sum())
        line = f"  {name}: AUC {metrics.auc(positive, negative):.3f}"
        line += f" hard {metrics.auc(positive[hard], negative):.3f}"
        line += f" recall {found / max(1, len(positive)):.2f}"
        line += f" precision {found / max(1, found + alarms):.2f}"
        for kind in ("deleted", "name", "thing", "merged"):
            here = np.asarray([p.kind == kind for p in made], bool)
            part = positive[here]
            share = float((part > threshold).mean()) if len(part) else float("nan")
            line += f" | {kind} n={len(part)} AUC {metrics.auc(part, negative):.3f} R {share:.2f}"
        print(line)
    if "orphan_threshold" in model.heads:
        _fixed_threshold(model, made, clean, words)


def _fixed_threshold(
    model: PackagedModel, made: list[Pronoun], clean: list[Pronoun], words: int
) -> None:
    threshold = float(model.heads["orphan_threshold"][0])
    alarms = int((_scores(model, clean, "calibrated") > threshold).sum())
    found = _scores(model, made, "calibrated") > threshold
    kinds = {
        k: [bool(f) for f, p in zip(found, made, strict=True) if p.kind == k]
        for k in ("deleted", "name", "thing", "merged")
    }
    recall = ", ".join(f"{k} {np.mean(v):.2f}" for k, v in kinds.items() if v)
    print(
        f"  at the packaged threshold: {alarms} alarms = {alarms * _PRONOUN_WORDS / words:.2f} "
        f"per 5,000 words; recall {np.mean(found) if len(found) else 0:.2f} ({recall})"
    )


def report_fit(
    model: PackagedModel, strata: dict[str, list[Document]], clean: list[Floats], words: int
) -> None:
    """Print how often the strange sentence ranks first, and alarms at the packaged threshold."""
    threshold = float(model.heads["fit_threshold"][0]) if "fit_threshold" in model.heads else 0.0
    for name, stories in strata.items():
        found = trials.strangers(model, stories)
        if not found:
            continue
        caught = np.mean([one.logit > threshold for one in found])
        chance = np.mean([1 / one.sentences for one in found])
        print(
            f"  {name} n={len(found)}: first {_first(found):.2f} (chance {chance:.2f}), "
            f"over the threshold {caught:.2f}"
        )
        genres = Counter(one.genre for one in found)
        by_genre = {g: [one for one in found if one.genre == g] for g, _ in genres.most_common()}
        parts = [f"{g} n={len(of)} {_first(of):.2f}" for g, of in by_genre.items()]
        print("    by source: " + ", ".join(parts))
    alarms = sum(int((logits > threshold).sum()) for logits in clean)
    rate = alarms * _FIT_WORDS / max(1, words)
    print(f"  clean: {alarms} alarms in {words} words = {rate:.2f} per 10,000")


def _first(found: list[Stranger]) -> float:
    return float(np.mean([one.rank == 0 for one in found]))
