"""The stories with strange sentences that the sentence-fit head learns from."""

from __future__ import annotations

from random import Random

import pytest

from newslint.training.corrupt_news import INTRUDER, MOVED
from newslint.training.fitstories import Stories
from newslint.training.records import Document, Sentence

COUNT, SENTENCES = 30, 12


@pytest.fixture(scope="module")
def stories() -> Stories:
    documents = []
    for number in range(COUNT):
        words = [f"matter{number} of line {line} went well today" for line in range(SENTENCES)]
        genre = "wire" if number % 3 else "agency"
        sentences = [Sentence(words.split()) for words in words]
        documents.append(Document(f"news-{number}", genre, sentences))
    return Stories(documents)


def test_every_kind_of_story_is_made(stories: Stories) -> None:
    rng = Random(1)
    made = [stories.case(rng) for _ in range(60)]
    labels = [[sentence.fit for sentence in story.sentences] for story in made]
    assert all(fit.count(0) >= SENTENCES - 1 and len(set(fit)) <= 2 for fit in labels)
    assert {max(filter(None, fit), default=0) for fit in labels} == {0, INTRUDER, MOVED}


def test_an_intruder_is_of_another_story(stories: Stories) -> None:
    rng = Random(2)
    for story in (stories.case(rng) for _ in range(40)):
        matters = {sentence.words[0] for sentence in story.sentences if sentence.fit != INTRUDER}
        strange = {sentence.words[0] for sentence in story.sentences if sentence.fit == INTRUDER}
        assert len(matters) == 1
        assert not matters & strange


def test_halves_share_no_story(stories: Stories) -> None:
    first, second = (
        {document.name for document in stories.half(part).documents} for part in (True, False)
    )
    assert len(first) == len(second) == COUNT // 2
    assert not first & second
