"""The frozen reference: fixed sentences and what the packaged model says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from newslint.training import labels
from newslint.training.decode import PackagedModel, Reading
from newslint.training.newstext import parse_text
from newslint.training.records import THIRD_PERSON, Document

TEXTS = (
    "Maria Keller took over the harbour board in May. She said the port would reopen on Friday, "
    "but its cranes need repair. The dockers told her that they were tired of waiting.",
    "The committee cut the budget by 12 percent. He noted that the roads were in poor shape.",
    "It rained all night in Leeds. The council closed two schools; it will open them again "
    "when the water has gone down.",
)
LOGITS = ("up", "me", "dm", "num", "gen", "defn", "expl", "orph")
"""Outputs of which the reference keeps the logits of every third word."""


def _story(model: PackagedModel, text: str) -> dict[str, Any]:
    document = parse_text("reference", "", text)
    reading = model.read(document)
    words = [word for sentence in document.sentences for word in sentence.words]
    links = reading.links
    antecedents = {
        str(word): links.words[best] if best >= 0 else -1
        for word, best in zip(links.words, links.antecedent, strict=True)
        if words[word].lower() in THIRD_PERSON
    }
    return {
        "text": text,
        "sentences": [sentence.words for sentence in document.sentences],
        "upos": [labels.UPOS[i] for i in reading.upos],
        "heads": reading.heads.tolist(),
        "deprels": [labels.DEPRELS[i] for i in reading.deprels],
        "mentions": [labels.ENTITY_TYPES[i] for i in reading.mention.argmax(1)],
        "antecedents": antecedents,
        "logits": {name: np.round(reading.outputs[name][::3], 2).tolist() for name in LOGITS},
        **_scores(model, document, reading),
    }


def _scores(model: PackagedModel, document: Document, reading: Reading) -> dict[str, Any]:
    """Orphan scores by word and fit logits by sentence, where the model has those heads."""
    out: dict[str, Any] = {"orphans": {}, "fit": []}
    if "orphan_w" in model.heads:
        scores = zip(reading.orphan_words.tolist(), model.orphans(reading), strict=True)
        out["orphans"] = {str(word): round(float(score), 2) for word, score in scores}
    fit = model.fit(document)
    if fit is not None:
        out["fit"] = np.round(fit, 2).tolist()
    return out


def reference(folder: Path | None = None) -> list[dict[str, Any]]:
    """Read the fixed texts with the model in a weights folder."""
    model = PackagedModel(folder)
    return [_story(model, text) for text in TEXTS]


def write_reference(path: Path, folder: Path | None = None) -> None:
    """Write the reference as JSON."""
    text = json.dumps(reference(folder), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
