"""Set the orphan and fit thresholds on clean news that training never saw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.orphans import FEATURES, orphan_scores
from newslint.training import newsparts, trials
from newslint.training.conllu import read_gum
from newslint.training.decode import PackagedModel
from newslint.training.newsparts import Part
from newslint.training.trials import Pronoun

ORPHAN_WORDS, FIT_WORDS = 5000, 10000
MARGIN = 0.5
"""Share of the allowed false alarms that the thresholds spend on the tuning news."""
RIDGE = 30.0
"""Pull of the weights of standardised features to zero."""


def logistic(
    features: NDArray[Any], truth: NDArray[Any], ridge: float = RIDGE, rounds: int = 30
) -> tuple[NDArray[Any], float]:
    """Weights and bias of a ridge logistic regression by Newton's method.

    Both classes get the same total weight.
    """
    mean, scale = features.mean(0), features.std(0) + 1e-3
    x = np.concatenate([(features - mean) / scale, np.ones((len(features), 1))], 1)
    share = truth.mean()
    weight = np.where(truth, 0.5 / share, 0.5 / (1 - share))
    penalty = np.diag([*[ridge] * features.shape[1], 0.0])
    beta = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weight * (truth - p)) - penalty @ beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + penalty
        beta = beta + np.linalg.solve(hessian + 1e-6 * np.eye(len(beta)), gradient)
    slopes = beta[:-1] / scale
    return slopes, float(beta[-1] - slopes @ mean)


def threshold_at(scores: NDArray[Any], words: int, per: int) -> float:
    """Least threshold with at most `MARGIN` alarms per `per` words."""
    ranked = np.sort(scores)[::-1]
    allowed = int(words / per * MARGIN)
    return float(ranked[allowed]) if allowed < len(ranked) else 0.0


def _table(pronouns: list[Pronoun]) -> NDArray[Any]:
    return np.asarray([p.features for p in pronouns], np.float64).reshape(-1, len(FEATURES))


def _tune(part: Part, gold: list[Pronoun]) -> dict[str, Floats]:
    """The values, from news and from pronouns of annotated documents, lost ones and others."""
    trained = [p for p in (*part.orphans, *part.clean, *gold) if p.kind != "merged"]
    features = _table(trained)
    truth = np.array([bool(p.kind) for p in trained])
    weights, bias = logistic(features, truth)
    values: dict[str, Floats] = {
        "orphan_w": weights.astype(np.float32),
        "orphan_b": np.asarray([bias], np.float32),
    }
    scores = orphan_scores(_table(part.clean).astype(np.float32), values)
    limit = threshold_at(scores, part.words, ORPHAN_WORDS)
    values["orphan_threshold"] = np.asarray([limit], np.float32)
    alarms = np.concatenate(part.fits) if part.fits else np.zeros(1)
    values["fit_threshold"] = np.asarray([threshold_at(alarms, part.words, FIT_WORDS)], np.float32)
    return values


def calibrate(data: Path, folder: Path, words: int = 110_000, seed: int = 5) -> None:
    """Add the calibrated values to heads.npz of a weights folder."""
    model = PackagedModel(folder)
    tune, _ = newsparts.measure(model, data, "tune", words, seed)
    training = read_gum(data / "treebank" / "gum" / "train", frozenset({"news", "bio"}))
    gold = trials.orphan_features(model, trials.gold_orphans(training[::2]))
    clean, _, _ = trials.clean_features(model, training[::2])
    values = _tune(tune, gold + clean)
    with np.load(folder / "heads.npz") as arrays:
        kept = {k: arrays[k] for k in arrays.files if k not in values}
    np.savez(folder / "heads.npz", **kept, **values)  # type: ignore[arg-type]
    for name, weight in zip(FEATURES, values["orphan_w"], strict=True):
        print(f"orphan weight {name} {weight:.3f}")
    for name in ("orphan_threshold", "fit_threshold"):
        print(f"{name} {values[name][0]:.3f}")
