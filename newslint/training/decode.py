"""Reference decoder of the packaged model: numpy and onnxruntime, no PyTorch."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime

from newslint.analysis.nn import orphans
from newslint.analysis.nn.fitness import misfits
from newslint.analysis.nn.kinds import agreed
from newslint.analysis.nn.reading import WINDOW
from newslint.analysis.nn.topics import load_topics
from newslint.training import scoring
from newslint.training.batching import Inputs, Ints, encode, pronoun_classes
from newslint.training.labels import DEPREL_INDEX
from newslint.training.records import Document
from newslint.training.scoring import Floats, Links
from newslint.training.wordpieces import sentence_pieces, windows

_WORD_OUTPUTS = (
    "up",
    "xp",
    "me",
    "ld",
    "q",
    "k",
    "dm",
    "num",
    "gen",
    "defn",
    "expl",
    "orph",
)
_SUBJECTS = [k for label, k in DEPREL_INDEX.items() if label in orphans.SUBJECTS]
_LONG_AXES = {"pool": 0, "arc": 2}
"""How many axes after the first are as long as the window; one for all other outputs."""


@dataclass(slots=True)
class Reading:
    """What the model says of one document of N words and n sentences.

    `heads` are 1-based within the sentence with 0 for the root; `mention`
    [N, 11] are type probabilities; `outputs` the graph's outputs at the first
    piece of every word.
    """

    inputs: Inputs
    outputs: dict[str, Floats]
    upos: Ints
    xpos: Ints
    heads: Ints
    deprels: Ints
    mention: Floats
    links: Links
    orphan_words: Ints
    orphan_features: Floats


def packaged_folder() -> Path:
    """Folder of the packaged weights."""
    return Path(str(files("newslint.analysis.nn"))) / "weights"


class PackagedModel:
    """The int8 graph with its numpy heads."""

    def __init__(self, folder: Path | None = None, threads: int = 2) -> None:
        """Load from a weights folder, by default the packaged one."""
        folder = folder or packaged_folder()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.names = [output.name for output in self._session.get_outputs()]
        with np.load(folder / "heads.npz") as arrays:
            self.heads: dict[str, Floats] = {k: arrays[k].astype(np.float32) for k in arrays.files}
        self.topics = load_topics(folder, self.heads)

    def run(self, inputs: Inputs) -> dict[str, Floats]:
        """Raw outputs [B, T, …] of all windows, each run without padding."""
        parts: dict[str, list[Floats]] = {name: [] for name in self.names}
        longest = inputs.ids.shape[1]
        for row, length in enumerate(inputs.mask.sum(1).astype(int)):
            here = (slice(row, row + 1), slice(0, length))
            feed = {
                "ids": inputs.ids[here],
                "mask": inputs.mask[here].astype(np.int32),
                "sh": inputs.shapes[here],
            }
            for name, array in zip(self.names, self._session.run(None, feed), strict=True):
                long = _LONG_AXES.get(name, 1)
                padding = [
                    (0, longest - length if 1 <= axis <= long else 0) for axis in range(array.ndim)
                ]
                parts[name].append(np.pad(array, padding))
        return {name: np.concatenate(arrays) for name, arrays in parts.items()}

    def read(self, document: Document, limit: int = WINDOW) -> Reading:
        """Read a document end to end."""
        inputs = encode(document.sentences, windows(document.sentences, limit), limit)
        raw = self.run(inputs)
        at = (inputs.window, inputs.piece)
        outputs = {name: raw[name][at] for name in _WORD_OUTPUTS if name in raw}
        heads, deprels = self._trees(inputs, raw, outputs["ld"])
        mention = scoring.softmax(outputs["me"])
        words = scoring.candidates(mention, inputs.forms)
        links = scoring.link(words, inputs.forms, inputs.sentence, outputs, self.heads)
        found, features = orphans.orphan_features(
            orphans.Linked(
                forms=inputs.forms,
                sentence=inputs.sentence,
                subject=np.isin(deprels, _SUBJECTS),
                person=mention[:, 1],
                num=outputs["num"],
                gen=outputs["gen"],
                orph=outputs["orph"][:, 0],
                words=words,
                antecedent=links.best,
                none=links.probabilities[:, 0],
            )
        )
        linked = np.where(links.probabilities.argmax(1) > 0, links.best, -1)
        pronoun = pronoun_classes(inputs.forms) > 0
        return Reading(
            inputs,
            outputs,
            outputs["up"].argmax(-1),
            outputs["xp"].argmax(-1),
            heads,
            deprels,
            agreed(mention, inputs.forms, pronoun, words.tolist(), linked.tolist()),
            links,
            words[found],
            features,
        )

    def _trees(self, inputs: Inputs, raw: dict[str, Floats], below: Floats) -> tuple[Ints, Ints]:
        heads = np.zeros(len(inputs.forms), np.int64)
        governor = np.zeros(len(inputs.forms), np.int64)
        for first, count in inputs.ranges:
            if not count:
                continue
            rows = inputs.piece[first : first + count]
            columns = np.concatenate([[0], rows])
            scores = raw["arc"][inputs.window[first]][np.ix_(rows, columns)]
            scores[np.arange(count), np.arange(count) + 1] = -1e9
            best = scores.argmax(1)
            heads[first : first + count] = best
            governor[first : first + count] = columns[best]
        above = raw["lh"][inputs.window, governor]
        labels = [
            self._relations(below[k : k + 1024], above[k : k + 1024])
            for k in range(0, len(below), 1024)
        ]
        return heads, np.concatenate(labels)

    def _relations(self, below: Floats, above: Floats) -> Ints:
        z = self.heads
        left = (below @ z["LU"]).reshape(len(below), len(z["lbb"]), -1)
        scores = np.matmul(left, above[:, :, None])[..., 0]
        scores = scores + np.concatenate([below, above], 1) @ z["lbw"].T + z["lbb"]
        return np.asarray(scores.argmax(1), np.int64)

    def fit(self, document: Document) -> Floats | None:
        """Logit per sentence that it does not belong to its story; None without such a head."""
        if self.topics is None:
            return None
        words = [sentence.words for sentence in document.sentences]
        pieces = [sentence_pieces(sentence) for sentence in words]
        return misfits(words, pieces, self.topics, self.heads)

    def orphans(self, reading: Reading) -> Floats:
        """Calibrated orphan score of every he/she form in `reading.orphan_words`."""
        return orphans.orphan_scores(reading.orphan_features, self.heads)
