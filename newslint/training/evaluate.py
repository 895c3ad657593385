"""Evaluate the packaged int8 model: `python -m newslint.training.evaluate FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from newslint.training import newsparts, reports, trials
from newslint.training.conllu import read_gum, read_treebank
from newslint.training.decode import PackagedModel
from newslint.training.newstext import read_text_folder

_STORIES = 150


def report_clean(model: PackagedModel, folder: Path, seed: int = 11) -> None:
    """Print alarms and intruder ranks on a folder of clean stories."""
    documents = [d for d in read_text_folder(folder) if len(d.sentences) >= 4]
    pronouns, fits, words = trials.clean_features(model, documents)
    print(f"clean folder: {len(documents)} stories")
    reports.report_orphans(model, [], pronouns, words)
    if not fits:
        return
    rng = Random(seed)
    genres = [d.genre for d in documents]
    same = [[k for k, g in enumerate(genres) if g == genre] for genre in genres]
    topics = [(d.genre, d.name.split("_")[0]) for d in documents]
    alike = [
        [k for k, t in enumerate(topics) if t == topic and k != i] for i, topic in enumerate(topics)
    ]
    strata = {
        "far": list(trials.intruders(documents, same, rng, _STORIES)),
        "near": list(trials.intruders(documents, alike, rng, _STORIES)),
        "moved": list(trials.moves(documents, rng, _STORIES)),
    }
    reports.report_fit(model, strata, fits, words)


def report_news(model: PackagedModel, data: Path, words: int, seed: int = 6) -> None:
    """Print orphan and fit figures on the test part of the news."""
    part, stories = newsparts.measure(model, data, "test", words, seed)
    print(f"held-out news: {len(stories)} stories")
    reports.report_orphans(model, part.orphans, part.clean, part.words)
    strata = newsparts.fit_stories(stories, Random(seed), _STORIES)
    reports.report_fit(model, strata, part.fits, part.words)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="newslint.training.evaluate", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of GUM-style CoNLL-U files")
    parser.add_argument("--genres", default="news,interview,bio", help="genres, or 'all'")
    parser.add_argument("--weights", type=Path, help="weights folder (default: the packaged one)")
    parser.add_argument("--treebank", type=Path, help="a CoNLL-U file without entities")
    parser.add_argument("--gap", type=Path, help="a GAP file")
    parser.add_argument("--clean", type=Path, help="folder of clean stories (*.txt)")
    parser.add_argument("--data", type=Path, help="data folder: measure on its held-out news")
    parser.add_argument("--words", type=int, default=110_000, help="clean words of held-out news")
    return parser.parse_args()


def main() -> None:
    """Print the figures of the packaged model."""
    arguments = _arguments()
    model = PackagedModel(arguments.weights)
    genres = None if arguments.genres == "all" else frozenset(arguments.genres.split(","))
    documents = read_gum(arguments.folder, genres)
    print(f"{arguments.folder.name}: {len(documents)} documents, genres {arguments.genres}")
    reports.report_annotated(model, documents, entities=True)
    clean, _, words = trials.clean_features(model, documents)
    made = trials.orphan_features(model, trials.gold_orphans(documents))
    reports.report_orphans(model, made, clean, words)
    if arguments.treebank:
        print(arguments.treebank.name)
        reports.report_annotated(model, read_treebank(arguments.treebank), entities=False)
    if arguments.gap:
        reports.report_gap(model, arguments.gap)
    if arguments.data:
        report_news(model, arguments.data, arguments.words)
    if arguments.clean:
        report_clean(model, arguments.clean)


if __name__ == "__main__":
    main()
