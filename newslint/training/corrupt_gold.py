"""Generators of pronouns without antecedent, on documents with coreference annotation.

Every generator takes a document and a random source and returns a new
document, or None where the document offers no place for it. Truth follows from
the clusters that remain, see `batching.is_orphan`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from random import Random

from newslint.training.batching import cluster_genders
from newslint.training.labels import ENTITY_INDEX, PRONOUNS
from newslint.training.records import PERSONAL, Document, Mention, Sentence

_PERSON = ENTITY_INDEX["person"]
_THINGS = {ENTITY_INDEX[name] for name in ("organization", "object", "event", "abstract", "place")}
_RECENT = 3


def chain_openings(document: Document) -> list[tuple[int, int, str, set[int]]]:
    """Pronouns that are the first mention of their chain in a sentence, and it is no new chain.

    Gives (sentence, token, cluster, earlier sentences of the cluster).
    """
    seen: dict[str, set[int]] = defaultdict(set)
    out = []
    for i, sentence in enumerate(document.sentences):
        here: set[str] = set()
        for t, mentions in enumerate(sentence.mentions):
            pronoun = PRONOUNS.get(sentence.words[t].lower(), 0) in (1, 2, 3, 4)
            for mention in mentions:
                key = mention.cluster
                if pronoun and seen[key] and key not in here:
                    out.append((i, t, key, set(seen[key])))
                here.add(key)
        for key in here:
            seen[key].add(i)
    return out


def delete_introduction(
    document: Document, rng: Random, forms: frozenset[str] = PERSONAL
) -> Document | None:
    """Drop every sentence that mentions a pronoun's chain before it."""
    places = [
        (i, earlier)
        for i, t, _, earlier in chain_openings(document)
        if document.sentences[i].words[t].lower() in forms and i - len(earlier) >= 2
    ]
    if not places:
        return None
    _, earlier = rng.choice(places)
    kept = [s for j, s in enumerate(document.sentences) if j not in earlier]
    return Document(document.name + "#delete", document.genre, kept)


def drop_beginning(document: Document, rng: Random) -> Document | None:
    """Drop a random number of sentences from the start, as a lost first take does."""
    count = len(document.sentences)
    if count < 8:
        return None
    kept = document.sentences[rng.randint(2, count // 2) :]
    return Document(document.name + "#beginning", document.genre, kept)


def _is_constituent(sentence: Sentence, start: int, end: int, head: int) -> bool:
    for t, parent in enumerate(sentence.heads):
        if not start <= t < end and start <= parent - 1 < end and parent - 1 != head:
            return False
        if start <= t < end and t != head and not start <= parent - 1 < end:
            return False
    return True


def _moved(mention: Mention, place: dict[int, int]) -> Mention:
    """The mention over the tokens that remain, by their new places."""
    span = range(mention.start, mention.start + mention.length)
    tokens = [place[t] for t in span if t in place]
    return replace(mention, start=tokens[0], length=len(tokens))


def substitute(sentence: Sentence, head: int, mention: Mention, word: str) -> Sentence | None:
    """Put a pronoun in the place of a whole mention, keeping the tree.

    None when the span is no constituent headed by `head`.
    """
    start, end = mention.start, mention.start + mention.length
    if not _is_constituent(sentence, start, end, head):
        return None
    order = [t for t in range(len(sentence.words)) if t == head or not start <= t < end]
    place = {t: k for k, t in enumerate(order)}
    mentions = []
    for t in order:
        kept = [_moved(m, place) for m in sentence.mentions[t]]
        mentions.append([replace(mention, start=place[t], length=1)] if t == head else kept)

    def pick(values: list[str], new: str) -> list[str]:
        return [new if t == head else values[t] for t in order]

    return Sentence(
        words=pick(sentence.words, word.title() if start == 0 else word),
        upos=pick(sentence.upos, "PRON"),
        xpos=pick(sentence.xpos, "PRP"),
        heads=[0 if sentence.heads[t] == 0 else place[sentence.heads[t] - 1] + 1 for t in order],
        deprels=[sentence.deprels[t] for t in order],
        numbers=pick(sentence.numbers, "Sing"),
        mentions=mentions,
    )


def _subjects(document: Document) -> list[tuple[int, int, Mention]]:
    out = []
    for i, sentence in enumerate(document.sentences):
        for t, mentions in enumerate(sentence.mentions):
            subject = sentence.deprels[t].startswith("nsubj") and sentence.numbers[t] == "Sing"
            if mentions and subject and sentence.words[t].lower() not in PRONOUNS:
                out.append((i, t, max(mentions, key=lambda m: m.length)))
    return out


def _with_sentence(document: Document, i: int, sentence: Sentence, tag: str) -> Document:
    sentences = [*document.sentences[:i], sentence, *document.sentences[i + 1 :]]
    return Document(document.name + tag, document.genre, sentences)


def pronoun_for_name(document: Document, rng: Random) -> Document | None:
    """Replace the first naming of a person, where it is a subject, by he or she."""
    named: set[str] = set()
    first = set()
    for i, sentence in enumerate(document.sentences):
        for t, mentions in enumerate(sentence.mentions):
            if sentence.words[t].lower() not in PRONOUNS:
                first |= {(i, t, m.cluster) for m in mentions if m.cluster not in named}
                named |= {m.cluster for m in mentions}
    places = [
        (i, t, m)
        for i, t, m in _subjects(document)
        if m.entity == _PERSON and (i, t, m.cluster) in first and i > 0
    ]
    if not places:
        return None
    i, t, mention = rng.choice(places)
    gender = cluster_genders(document).get(mention.cluster, rng.choice([0, 0, 1]))
    made = substitute(document.sentences[i], t, mention, "she" if gender == 1 else "he")
    return None if made is None else _with_sentence(document, i, made, "#name")


def _person_near(document: Document, i: int) -> bool:
    for sentence in document.sentences[max(0, i - _RECENT) : i + 1]:
        for mentions in sentence.mentions:
            if any(m.entity == _PERSON for m in mentions):
                return True
    return False


def pronoun_for_thing(document: Document, rng: Random) -> Document | None:
    """Replace an inanimate or collective subject by he or she, as bad translation does.

    Only where no person stands in the sentence or in the three before it.
    """
    places = [
        (i, t, m)
        for i, t, m in _subjects(document)
        if m.entity in _THINGS and i > 0 and not _person_near(document, i)
    ]
    if not places:
        return None
    i, t, mention = rng.choice(places)
    stray = replace(mention, cluster=f"stray-{i}-{t}", entity=_PERSON, status="new")
    word = rng.choice(["he", "he", "she"])
    made = substitute(document.sentences[i], t, stray, word)
    return None if made is None else _with_sentence(document, i, made, "#thing")


def _renamed(sentence: Sentence, prefix: str) -> Sentence:
    mentions = [
        [replace(m, cluster=prefix + m.cluster) for m in here] for here in sentence.mentions
    ]
    return replace(sentence, mentions=mentions)


def merge_takes(first: Document, second: Document, rng: Random) -> Document | None:
    """Append the later part of a second document to the opening of a first one."""
    if min(len(first.sentences), len(second.sentences)) < 12:
        return None
    cut = rng.randint(4, len(first.sentences) // 2)
    start = rng.randint(4, len(second.sentences) // 2)
    tail = [_renamed(s, "b:") for s in second.sentences[start:]]
    return Document(f"{first.name}+{second.name}", first.genre, first.sentences[:cut] + tail)


def corrupt(document: Document, rng: Random) -> Document:
    """Apply one training generator at random; the document itself where none applies."""
    kind = rng.random()
    if kind < 0.35:
        forms = PERSONAL if rng.random() < 0.7 else frozenset(PRONOUNS)
        made = delete_introduction(document, rng, forms)
    elif kind < 0.6:
        made = pronoun_for_name(document, rng)
    elif kind < 0.85:
        made = pronoun_for_thing(document, rng)
    else:
        made = drop_beginning(document, rng)
    return made or document
