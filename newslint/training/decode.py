"""The packaged model on annotated documents, read as newslint reads stories: without PyTorch."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from newslint.analysis.nn.encoder import Encoder, Floats
from newslint.analysis.nn.fitness import misfits
from newslint.analysis.nn.orphans import orphan_scores
from newslint.analysis.nn.reading import read_closely
from newslint.analysis.nn.result import Links, Request
from newslint.training.batching import Inputs, Ints, encode
from newslint.training.labels import DEPREL_INDEX, UPOS_INDEX, XPOS_INDEX
from newslint.training.records import Document
from newslint.training.wordpieces import sentence_pieces

_WHOLE = 1_000_000
"""Word pieces of a window that holds any document."""


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

    def __init__(self, folder: Path | None = None) -> None:
        """Load from a weights folder, by default the packaged one."""
        self._encoder = Encoder(folder or packaged_folder())
        self.heads = self._encoder.heads

    def read(self, document: Document) -> Reading:
        """Read a document end to end."""
        sentences = [sentence.words for sentence in document.sentences]
        reading, evidence = read_closely(Request(sentences, [True] * len(sentences)), self._encoder)
        inputs = encode(document.sentences, [range(len(sentences))], _WHOLE)
        first = np.array([start for start, _ in inputs.ranges])[inputs.sentence]
        head = np.array(reading.head)
        return Reading(
            inputs,
            evidence.outputs,
            np.array([UPOS_INDEX[label] for label in reading.upos]),
            np.array([XPOS_INDEX[label] for label in reading.xpos]),
            np.where(head >= 0, head - first + 1, 0),
            np.array([DEPREL_INDEX[label] for label in reading.deprel]),
            np.array(reading.mention, np.float32),
            reading.links,
            evidence.personal,
            evidence.features,
        )

    def fit(self, document: Document) -> Floats | None:
        """Logit per sentence that it does not belong to its story; None without such a head."""
        if self._encoder.topics is None:
            return None
        words = [sentence.words for sentence in document.sentences]
        pieces = [sentence_pieces(sentence) for sentence in words]
        return misfits(words, pieces, self._encoder.topics, self.heads)

    def orphans(self, reading: Reading) -> Floats:
        """Calibrated orphan score of every he/she form in `reading.orphan_words`."""
        return orphan_scores(reading.orphan_features, self.heads)
