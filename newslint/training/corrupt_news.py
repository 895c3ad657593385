"""Generators on unannotated news: pronouns without antecedent and intruder sentences.

Truth is written to `Sentence.orphans` and `Sentence.fit`.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from newslint.training.persons import TITLES, Person, Spotter
from newslint.training.records import FEMININE, MASCULINE, PERSONAL, Document, Sentence

INTRUDER, MOVED = 1, 2
_VERBS = frozenset(
    "is was has had will would says said told does did can could may might should must also "
    "became began came got made took went won lost led held".split()
)
_DETERMINERS = frozenset({"The", "This", "That", "A", "An", "Its", "Their", "Another"})
_RECENT = 3
_MIN_WORDS = 6


def verbal(word: str) -> bool:
    """Whether a word looks like a verb that follows its subject."""
    return word in _VERBS or (word.islower() and word.endswith("ed") and len(word) > 4)


def mark_clean(document: Document) -> Document:
    """State that every he or she of an untouched story has its antecedent."""
    sentences = []
    for sentence in document.sentences:
        found = {t: False for t, w in enumerate(sentence.words) if w.lower() in PERSONAL}
        sentences.append(replace(sentence, orphans=found))
    return Document(document.name, document.genre, sentences)


def _without_antecedents(
    document: Document, i: int, gender: int, spotter: Spotter, people: list[list[Person]]
) -> list[Sentence]:
    """Sentences before `i` that hold no possible antecedent; far person nouns may stay."""
    kept = []
    for j in range(i):
        if any(p.gender in (None, gender) for p in people[j]):
            continue
        sentence = document.sentences[j]
        if any(w.lower() in (FEMININE if gender else MASCULINE) for w in sentence.words):
            continue
        if i - j > _RECENT or not spotter.person_like(sentence, [], gender):
            kept.append(sentence)
    return kept


def _assemble(
    document: Document, kept: list[Sentence], target: Sentence, token: int, i: int, tag: str
) -> Document:
    marked = replace(target, orphans={token: True})
    sentences = [*kept, marked, *document.sentences[i + 1 :]]
    return Document(document.name + tag, document.genre, sentences)


def delete_introduction(document: Document, rng: Random, spotter: Spotter) -> Document | None:
    """Drop every earlier sentence that could introduce the person of a he or she."""
    people = spotter.persons(document)
    places = []
    for i, sentence in enumerate(document.sentences[2:], 2):
        for t, word in enumerate(sentence.words):
            gender = int(word.lower() in FEMININE)
            if word.lower() not in PERSONAL or "or" in sentence.words[max(0, t - 1) : t + 2]:
                continue
            before = replace(sentence, words=sentence.words[:t])
            if not spotter.person_like(before, people[i], gender):
                places.append((i, t, gender))
                break
    rng.shuffle(places)
    for i, t, gender in places:
        kept = _without_antecedents(document, i, gender, spotter, people)
        if kept:
            return _assemble(document, kept, document.sentences[i], t, i, "#delete")
    return None


def name_span(words: list[str], start: int, end: int) -> tuple[int, int]:
    """Widen a name by its title before and its aside behind, to the verb."""
    while start > 0 and (words[start - 1].lower() in TITLES or words[start - 1] == "U.S."):
        start -= 1
    if end < len(words) and words[end] in "(,":
        closing = ")" if words[end] == "(" else ","
        for t in range(end + 1, min(end + 12, len(words))):
            if words[t] == closing:
                return start, t + 1
    return start, end


def pronoun_for_name(document: Document, rng: Random, spotter: Spotter) -> Document | None:
    """Replace a person's name in subject position by he or she, and drop introductions."""
    people = spotter.persons(document)
    places = []
    for i, sentence in enumerate(document.sentences[1:], 1):
        words = sentence.words
        for person in people[i][:1]:
            start, end = name_span(words, person.start, person.end)
            if end < len(words) and verbal(words[end]) and start <= 1:
                places.append((i, start, end, person))
    rng.shuffle(places)
    for i, start, end, person in places:
        gender = rng.choice([0, 0, 1]) if person.gender is None else person.gender
        kept = _without_antecedents(document, i, gender, spotter, people)
        words = document.sentences[i].words
        others = [p for p in people[i] if p is not person and p.gender in (None, gender)]
        if not kept or others or person.surname in words[end:]:
            continue
        word = "she" if gender else "he"
        made = [*words[:start], word.title() if start == 0 else word, *words[end:]]
        return _assemble(document, kept, Sentence(made), start, i, "#name")
    return None


def pronoun_for_thing(document: Document, rng: Random, spotter: Spotter) -> Document | None:
    """Replace a sentence-initial inanimate subject by he or she where no person is near."""
    people = spotter.persons(document)
    gender = int(rng.random() < 0.3)
    places = []
    for i, sentence in enumerate(document.sentences[2:], 2):
        words = sentence.words
        if words[0] not in _DETERMINERS:
            continue
        end = next((t for t in range(2, min(8, len(words))) if verbal(words[t])), 0)
        subject = words[1:end]
        plain = all(w.isalpha() or w == "-" for w in subject) and subject
        if plain and not any(w in spotter.nouns or w in PERSONAL for w in subject):
            recent = range(max(0, i - _RECENT), i + 1)
            if not any(
                spotter.person_like(document.sentences[j], people[j], gender) for j in recent
            ):
                places.append((i, end))
    if not places:
        return None
    i, end = rng.choice(places)
    made = ["She" if gender else "He", *document.sentences[i].words[end:]]
    return _assemble(document, document.sentences[:i], Sentence(made), 0, i, "#thing")


def merge_takes(
    first: Document, second: Document, rng: Random, spotter: Spotter
) -> Document | None:
    """Put a later part of one story, opening on he or she, behind the start of another.

    The start keeps only sentences without a possible antecedent nearby.
    """
    people = spotter.persons(second)
    places = [
        (i, t)
        for i, sentence in enumerate(second.sentences[3:], 3)
        for t, word in enumerate(sentence.words[:3])
        if word.lower() in PERSONAL and not people[i]
    ]
    if not places or len(first.sentences) < 6:
        return None
    i, t = rng.choice(places)
    gender = int(second.sentences[i].words[t].lower() in FEMININE)
    opening = Document(first.name, first.genre, first.sentences[: rng.randint(4, 14)])
    size = len(opening.sentences)
    kept = _without_antecedents(opening, size, gender, spotter, spotter.persons(first)[:size])
    if len(kept) < 2:
        return None
    target = second.sentences[i]
    return _assemble(second, kept, target, t, i, f"+{first.name}")


def _plain_fit(document: Document) -> list[Sentence]:
    return [replace(s, fit=0) for s in document.sentences]


def insert_intruder(document: Document, other: Document, rng: Random) -> Document | None:
    """Insert a body sentence of another story; every sentence gets its fit label."""
    body = [s for s in other.sentences[1:] if len(s.words) >= _MIN_WORDS]
    if len(document.sentences) < 5 or not body:
        return None
    sentences = _plain_fit(document)
    intruder = replace(rng.choice(body), fit=INTRUDER, orphans={})
    sentences.insert(rng.randint(2, len(sentences) - 1), intruder)
    return Document(document.name + "#intruder", document.genre, sentences)


def move_sentence(document: Document, rng: Random) -> Document | None:
    """Move one sentence at least four places."""
    count = len(document.sentences)
    if count < 10:
        return None
    source, target = rng.randint(2, count - 1), rng.randint(2, count - 1)
    if abs(source - target) < 4:
        return None
    sentences = _plain_fit(document)
    moved = sentences.pop(source)
    if len(moved.words) < _MIN_WORDS:
        return None
    sentences.insert(target, replace(moved, fit=MOVED))
    return Document(document.name + "#moved", document.genre, sentences)
