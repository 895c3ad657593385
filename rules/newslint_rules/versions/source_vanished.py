"""source-vanished: who said it in the earlier version is gone from the new one.

## What it does

Runs with `--since` alone. Three ways to lose a source between two versions are queried: a claim
that had a source and is now told as fact; a claim that is now said by somebody else; and, as a
suggestion, a named source who spoke in the earlier version and is no longer in the story at all.

## Why it matters

Trimming takes attributions first, since a sentence reads well without them, and turns what somebody
said into what the newsroom says. A source cut whole may be the other side of the story.

## Bad

The fire was set on purpose, police said on Tuesday.

=== later version ===

The fire was set on purpose.

## Good

The fire was set on purpose, police said on Tuesday.

=== later version ===

The fire was set on purpose, police said.

---

The fire was set on purpose, police said on Tuesday.

=== later version ===

Police said on Tuesday that the fire had been set on purpose.

## When to ignore

What was a claim has become a fact that the newsroom vouches for: a verdict, a published count.

## Authority

Reuters Handbook of Journalism: source every statement that is not an established fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Attribution, Document, Finding, Form, Mention, Rule, Severity, Span
from newslint_rules.versions._pairs import Pair, left_alone, pairs, words

_KEPT = 0.75
"""Share of the words of a claim that make it the same claim."""

_FEWEST = 4


class SourceVanished(Rule):
    """Compares who says what with the earlier version."""

    code = "VER003"
    name = "source-vanished"
    severity = Severity.WARNING
    default = "since"
    quotes = "both"
    reads = frozenset(
        {"earlier", "structure", "quotes", "sentences", "tokens", "mentions", "entities"}
        | {"attributions"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each source that is gone."""
        earlier = doc.earlier
        if earlier is None:
            return
        changed = pairs(earlier, doc)
        for pair in changed:
            yield from self._of_claim(earlier, doc, pair)
        yield from self._of_story(earlier, doc, changed)

    def _of_claim(self, earlier: Document, doc: Document, pair: Pair) -> Iterator[Finding]:
        """The claim of a changed sentence, now without its source or with another one."""
        was = next((a for a in earlier.attributions if a.sentence == pair.before.index), None)
        if was is None or was.speaker_span is None or not _is_kept(earlier, doc, was, pair):
            return
        speaker = earlier.at(was.speaker_span)
        now = [a for a in doc.attributions if a.sentence == pair.after.index]
        if not now:
            if not _is_covered(doc, pair.after.index):
                message = f'In the earlier version "{speaker}" said so; now nobody does: who says?'
                yield self.finding(pair.after.span, message, confidence=0.75)
            return
        other = now[0].speaker_span
        if other is not None and _is_somebody_else(earlier, was, doc, now[0]):
            message = (
                f'"{doc.at(other)}" here, but "{speaker}" in the earlier version: who says so?'
            )
            yield self.finding(other, message, confidence=0.7)

    def _of_story(self, earlier: Document, doc: Document, changed: list[Pair]) -> Iterator[Finding]:
        """A named source whose sentences have gone, and who is nowhere in the story."""
        gone = {s.index for s in left_alone(earlier, doc)[0]} - {p.before.index for p in changed}
        told: set[int] = set()
        for attribution in earlier.attributions:
            mention = _speaker(earlier, attribution)
            if attribution.sentence not in gone or mention is None or mention.entity in told:
                continue
            told.add(mention.entity)
            name = earlier.entities[mention.entity].name
            if not name or name.split()[-1] in doc.text:
                continue
            yield self.finding(
                _where(earlier, doc, attribution.sentence),
                f"{name} spoke about here in the earlier version, and is gone: cut on purpose?",
                confidence=0.6,
                severity=Severity.SUGGESTION,
            )


def _is_kept(earlier: Document, doc: Document, was: Attribution, pair: Pair) -> bool:
    claim = words(earlier.at(was.claim))
    now = set(words(doc.at(pair.after.span)))
    return len(claim) >= _FEWEST and sum(w in now for w in claim) >= _KEPT * len(claim)


def _is_covered(doc: Document, sentence: int) -> bool:
    """Whether a claim that runs over several sentences has its source in one beside this."""
    span = doc.sentences[sentence].span
    return any(a.claim.overlaps(span) for a in doc.attributions)


def _is_somebody_else(earlier: Document, was: Attribution, doc: Document, now: Attribution) -> bool:
    """Whether two speakers, neither a pronoun, have no word of a name or office in common."""
    one, other = _speaker(earlier, was), _speaker(doc, now)
    if one is None or other is None or Form.PRONOUN in (one.form, other.form):
        return False
    return _called(earlier, one).isdisjoint(_called(doc, other))


def _called(doc: Document, mention: Mention) -> set[str]:
    """The words by which the story calls somebody, the shortest ones apart."""
    entity = doc.entities[mention.entity]
    forms = (*entity.forms, *entity.titles, entity.name or "", doc.at(mention.span))
    return {word for form in forms for word in words(form) if len(word) > 2}


def _speaker(doc: Document, attribution: Attribution) -> Mention | None:
    return None if attribution.speaker is None else doc.mentions[attribution.speaker]


def _where(earlier: Document, doc: Document, sentence: int) -> Span:
    """The sentence that now stands where one has gone: behind the nearest one that stayed."""
    now = {doc.at(s.span): s.index for s in doc.sentences}
    before = (earlier.at(s.span) for s in reversed(earlier.sentences[:sentence]))
    stayed = next((now[text] for text in before if text in now), -1)
    return doc.sentences[min(stayed + 1, len(doc.sentences) - 1)].span
