"""Reporting clauses of one sentence: the verb or phrase, its source and what it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.analysis.attribution.ties import quotes_in
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.model.tokens import Sentence, Token, Tokens

__all__ = ["Report", "reports_of"]

_CORE = frozenset("say tell add write ask reply explain state declare note insist".split())
_RELATIVE = frozenset({"who", "which", "that"})
_OPEN = frozenset({"ccomp", "parataxis"})
_NEAR = 4
_CLAUSE_MARKS = frozenset(",:\"'“”‘’–—-;")


class Report(NamedTuple):
    """One reporting clause. ``speaker`` is the head token of the source, None if it has none."""

    sentence: int
    cue: Span
    verb: str
    speaker: int | None
    claim: Span


def reports_of(doc: Document, sentence: Sentence) -> Iterator[Report]:
    """All reporting clauses of a sentence."""
    words = doc.words_in(sentence)
    for token in words:
        if token.lower == "according":
            report = _according(doc.tokens, sentence, words, token)
            if report is not None:
                yield report
        elif _may_report(token) and doc.quote_at(token.span.start) is None:
            report = _verbal(doc, sentence, words, token)
            if report is not None:
                yield report


def _may_report(token: Token) -> bool:
    return token.upos == "VERB" and token.lemma in lexicon("speech_verbs") and token.xpos != "VB"


def _according(
    tokens: Tokens, sentence: Sentence, words: Sequence[Token], cue: Token
) -> Report | None:
    """``according to`` with its source; the claim is the rest of the sentence."""
    place = cue.index - words[0].index
    if place + 2 >= len(words) or words[place + 1].lower != "to":
        return None
    source = tokens.head(cue) if cue.deprel == "case" else None
    if source is None or source.index < cue.index:
        source = next((t for t in words[place + 2 :] if t.upos in {"NOUN", "PROPN", "PRON"}), None)
    if source is None:
        return None
    phrase = cue.span.to(words[place + 1].span)
    last = max(tokens.subtree(source), key=lambda t: t.index)
    return Report(
        sentence=sentence.index,
        cue=phrase,
        verb="according to",
        speaker=source.index,
        claim=_rest(sentence.span, Span(cue.span.start, last.span.end)),
    )


def _verbal(
    doc: Document, sentence: Sentence, words: Sequence[Token], verb: Token
) -> Report | None:
    tokens = doc.tokens
    speaker, passive = _source(tokens, verb)
    if not passive and (speaker is None or _is_participle(speaker)):
        speaker = _noun_before(tokens, words, verb) or _name_before(words, verb) or speaker
    elif not passive and speaker is not None and verb.xpos != "VBN":
        own = _subject_of_its_own(tokens, words, verb, speaker)
        if own is not None:
            return _report(sentence, verb, own, _rest(sentence.span, own.span.to(verb.span)))
    claim = _claim(doc, sentence, words, verb, speaker)
    if claim is None or len(claim) < 2:
        return None
    if passive and speaker is None and verb.lemma not in {"say", "allege", "report", "believe"}:
        return None
    return _report(sentence, verb, speaker, claim)


def _report(sentence: Sentence, verb: Token, speaker: Token | None, claim: Span) -> Report:
    return Report(
        sentence=sentence.index,
        cue=verb.span,
        verb=verb.lemma,
        speaker=None if speaker is None else speaker.index,
        claim=claim,
    )


def _source(tokens: Tokens, verb: Token) -> tuple[Token | None, bool]:
    """The head of whoever speaks, and whether the verb is passive.

    Verbs joined by *and* share a subject; *who* stands for the noun before it.
    """
    passive = any(c.deprel in {"nsubj:pass", "aux:pass"} for c in tokens.children(verb))
    if passive:
        agents = tokens.children(verb, "obl:agent") or tuple(
            c
            for c in tokens.children(verb, "obl")
            if any(k.lower == "by" for k in tokens.children(c, "case"))
        )
        return (agents[0] if agents else None), True
    subject = next((c for c in tokens.children(verb, "nsubj") if c.deprel == "nsubj"), None)
    if subject is not None and subject.lower in _RELATIVE and verb.deprel.startswith("acl"):
        return tokens.head(verb), False
    if subject is None and verb.deprel in {"conj", "advcl", "xcomp", "acl"}:
        governor = tokens.head(verb)
        if governor is not None and verb.deprel == "acl":
            return governor, False
        if governor is not None:
            return _source(tokens, governor)
    if subject is not None and subject.upos == "ADJ":  # *sources close to him*, read as a clause
        subject = next(iter(tokens.children(subject, "nsubj")), subject)
    return subject, False


def _is_participle(word: Token) -> bool:
    """Whether a supposed subject opens a phrase before it: *Sentencing Holt, the judge said*."""
    return word.upos == "VERB" or (word.lower.endswith("ing") and word.upos != "PROPN")


def _noun_before(tokens: Tokens, words: Sequence[Token], verb: Token) -> Token | None:
    """The head of the noun phrase between a comma or quotation mark and the verb right after it."""
    place = verb.index - words[0].index
    start = place
    while start > 0 and words[start - 1].text not in _CLAUSE_MARKS:
        start -= 1
    phrase = words[start:place]
    if not phrase or start == 0 or phrase[-1].upos not in {"NOUN", "PROPN", "PRON"}:
        return None
    head = phrase[-1]
    for above in tokens.ancestors(head):
        if above not in phrase:
            break
        if above.upos in {"NOUN", "PROPN"}:
            head = above
    return head


def _subject_of_its_own(
    tokens: Tokens, words: Sequence[Token], verb: Token, speaker: Token
) -> Token | None:
    """Whoever stands right before the verb, where the parser took the subject of the claim.

    *Profit rose, the company said*: it is the company that speaks.
    """
    own = _noun_before(tokens, words, verb)
    if own is None or speaker.index >= own.index or own.lower in _RELATIVE:
        return None
    start = max(t.index for t in words if t.index < own.index and t.text in _CLAUSE_MARKS)
    phrase = words[start + 1 - words[0].index : verb.index - words[0].index]
    opens = phrase[0].upos in {"DET", "PRON", "PROPN", "NOUN", "ADJ"}
    plain = not any(t.upos in {"VERB", "AUX", "ADP", "SCONJ"} for t in phrase)
    return own if opens and plain and speaker.index <= start else None


def _name_before(words: Sequence[Token], verb: Token) -> Token | None:
    """The name between commas before the verb: *its director, Ruth Adeyemi, said*."""
    end = verb.index - words[0].index - 1
    if end < 1 or words[end].text != ",":
        return None
    start = end
    while start > 0 and words[start - 1].upos == "PROPN":
        start -= 1
    return words[start] if 0 < start < end and words[start - 1].text == "," else None


def _claim(
    doc: Document,
    sentence: Sentence,
    words: Sequence[Token],
    verb: Token,
    speaker: Token | None,
) -> Span | None:
    """What the verb reports: its clause, a quotation, or the sentence it is put into."""
    tokens = doc.tokens
    reporting = _reporting_span(tokens, verb, speaker)
    clause = next((c for c in _complements(tokens, verb) if _is_clause(tokens, c)), None)
    if clause is not None:
        spoken = _quote_next(doc, reporting) if clause.index < verb.index else None
        return spoken or _extent(tokens, clause, verb)
    if verb.deprel in _OPEN and verb.head >= 0 and _set_off(doc, sentence, reporting):
        return _quote_next(doc, reporting) or _rest(sentence.span, reporting)
    speech = next((c for c in tokens.children(verb, "parataxis") if _is_clause(tokens, c)), None)
    if speech is not None:
        return _extent(tokens, speech, verb)
    set_off = _set_off(doc, sentence, reporting)
    opens = _quote_beside(doc, sentence) or doc.text[verb.span.end : verb.span.end + 1] == ":"
    trails = speaker is not None and _ends_sentence(words, verb, speaker) and set_off
    if (opens and (set_off or verb.lemma in _CORE)) or (trails and verb.lemma in _CORE):
        return _quote_next(doc, reporting) or _rest(sentence.span, reporting)
    return None


def _complements(tokens: Tokens, verb: Token) -> Iterator[Token]:
    """Clauses that the verb takes, also by way of a noun: *said in a statement that it would*."""
    yield from tokens.children(verb, "ccomp")
    for noun in tokens.children(verb, "obl"):
        for clause in tokens.children(noun, "acl"):
            if verb.lemma in _CORE and tokens.children(clause, "mark"):
                yield clause


def _is_clause(tokens: Tokens, head: Token) -> bool:
    return head.upos in {"VERB", "AUX"} or bool(tokens.children(head, "cop", "nsubj"))


def _extent(tokens: Tokens, clause: Token, verb: Token) -> Span:
    """The span of a clause, cut off where the reporting verb stands."""
    inside = tokens.subtree(clause)
    side = [t for t in inside if (t.index > verb.index) == (clause.index > verb.index)]
    side = list(side or inside)
    while len(side) > 1 and side[0].text in ",:-–—":
        side.pop(0)
    while len(side) > 1 and side[-1].text in ",.":
        side.pop()
    return side[0].span.to(side[-1].span)


def _reporting_span(tokens: Tokens, verb: Token, speaker: Token | None) -> Span:
    """The reporting clause itself: source, verb, and its short modifiers."""
    parts = [verb]
    if speaker is not None and speaker.sentence == verb.sentence:
        parts += tokens.subtree(speaker) if verb not in tokens.subtree(speaker) else [speaker]
    for child in tokens.children(verb, "aux", "advmod", "obl", "obj", "iobj"):
        parts += tokens.subtree(child)
    ordered = sorted(parts, key=lambda t: t.index)
    return ordered[0].span.to(ordered[-1].span)


def _set_off(doc: Document, sentence: Sentence, clause: Span) -> bool:
    """Whether a comma, colon, dash or quotation mark parts the clause from the rest."""
    before = doc.text[sentence.span.start : clause.start].rstrip()
    after = doc.text[clause.end : sentence.span.end].lstrip()
    return bool(before and before[-1] in _CLAUSE_MARKS) or bool(
        not before and after and after[0] in _CLAUSE_MARKS
    )


def _quote_beside(doc: Document, sentence: Sentence) -> bool:
    return bool(quotes_in(doc, sentence.span))


def _quote_next(doc: Document, clause: Span) -> Span | None:
    """The quotation that ends right before a reporting clause or begins right after it."""
    near = Span(max(clause.start - _NEAR, 0), clause.end + _NEAR)
    for quote in quotes_in(doc, near):
        between = doc.text[quote.span.end : clause.start] if quote.span.end <= clause.start else "."
        behind = doc.text[clause.end : quote.span.start] if quote.span.start >= clause.end else "."
        if quote.kind == "direct" and (not between.strip(", ") or not behind.strip(",: ")):
            return quote.span
    return None


def _ends_sentence(words: Sequence[Token], verb: Token, speaker: Token) -> bool:
    last = max(verb.index, speaker.index)
    return words[-1].index - last < 8


def _rest(sentence: Span, clause: Span) -> Span:
    """The larger part of a sentence before or after a reporting clause."""
    before, after = (
        Span(sentence.start, max(clause.start, sentence.start)),
        Span(min(clause.end, sentence.end), sentence.end),
    )
    return before if len(before) >= len(after) else after
