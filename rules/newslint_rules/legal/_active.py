"""Proceedings that are active under the Contempt of Court Act 1981, and against whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from newslint.api import Document, EntityKind, Sentence, Span, Token, lazy_regex
from newslint_rules.legal._status import dead
from newslint_rules.legal._voice import undergoers
from newslint_rules.structure._names import countries_in

__all__ = ["EARLIER", "IN_COURT", "RECORD", "active_against"]

_STEPS = frozenset({"arrest", "charge", "arraign", "remand", "summons", "bail"})
_STANDS = lazy_regex(
    r"\b(?:on trial|stand(?:s|ing)? trial|trial of|in custody|on bail|(?:a|an arrest) warrant"
    r"|fac(?:es|ed|ing) (?:trial|(?:\w+ ){0,3}charges?)"
    r"|(?:den(?:y|ies|ied)|plead(?:s|ed)? not guilty to) (?:\w+ ){0,2}(?:murder|manslaughter|rape"
    r"|robbery|theft|fraud|arson|assault|burglary|charges?)"
    r"|appear(?:s|ed)? (?:at|in|before) (?:[\w’']+ ){0,5}(?:court|magistrates|judge)"
    r"|due (?:at|in|before) (?:[\w’']+ ){0,4}court)\b",
    regex.IGNORECASE,
)
EARLIER = lazy_regex(
    r"\b(?:(?:19|20)\d\d|previous(?:ly)?|prior|past|earlier|once|twice|already|formerly"
    r"|(?:years?|months|decades?) (?:ago|earlier|before)|as a (?:teenager|boy|youth|young man))\b",
    regex.IGNORECASE,
)
"""Words that put a conviction before the case of which the story tells."""
RECORD = lazy_regex(
    r"\b(?:(?:previous|prior|past|earlier) (?:\w+ ){0,2}(?:convictions?|offences?|sentences?)"
    r"|convictions? for|criminal record|criminal past|(?:record|history) of (?:\w+ )?"
    r"(?:violence|offending|crime|abuse|theft|fraud)|known to (?:the )?police|ex-con(?:vict)?"
    r"|convicted (?:\w+ ){0,2}(?:murderer|killer|rapist|burglar|robber|thief|paedophile|fraudster"
    r"|arsonist|sex offender|drug dealer|criminal|offender)|sex offenders?[’']? register"
    r"|served (?:\w+ ){0,4}(?:years?|months?|time|sentences?)|out of (?:prison|jail)"
    r"|released from (?:prison|jail)|on (?:parole|licence|probation))\b",
    regex.IGNORECASE,
)
"""Words for what somebody was found to have done before."""
IN_COURT = lazy_regex(
    r"\b(?:court|jury|jurors|magistrates|judge|hearing|inquest|trial) (?:\w+ ){0,2}"
    r"(?:heard|hear|told|was shown|were shown|said)\b|\b(?:told|tell|telling) (?:the|a|\w+) "
    r"(?:\w+ ){0,3}(?:court|jury|jurors|magistrates|judge)\b|\bprosecut(?:or|ors|ing|ion)\b"
    r"|\bcounsel\b|\bevidence\b|\btestif\w+",
    regex.IGNORECASE,
)
"""Words of a report of what was said in open court."""
_ENDED = lazy_regex(
    r"\b(?:convict(?:ed|s)|found (?:not )?guilty|plead(?:s|ed|ing)? guilty|guilty (?:plea|verdict)"
    r"|admit(?:s|ted)? (?:\w+ ){0,3}(?:charges?|counts?|offences?|manslaughter|murder)"
    r"|sentenced|jailed|imprisoned|acquitted|cleared|discharged|released without"
    r"|charges? (?:was|were|has been|have been) (?:dropped|withdrawn|dismissed)"
    r"|no further action)\b",
    regex.IGNORECASE,
)
_UNSURE = lazy_regex(
    r"\b(?:if|not|never|could|may|might|would|fac(?:es|ing)|until|unless|before)\b[^.;]{0,40}$",
    regex.IGNORECASE,
)
_BRITISH = lazy_regex(
    r"\b(?:crown court|magistrates|sheriff court|high court of justiciary|old bailey"
    r"|crown prosecution service|procurator fiscal|scotland yard|metropolitan police"
    r"|greater manchester|detective (?:chief |sergeant|constable|inspector|superintendent)"
    r"|britain|england|scotland|wales|northern ireland|london)\b",
    regex.IGNORECASE,
)
_ABROAD = lazy_regex(
    r"\b(?:grand jury|district attorney|FBI|indict(?:ed|ment)|felon(?:y|ies)|county jail"
    r"|state (?:police|troopers?|attorney)|federal (?:court|agents?|prosecutors?|charges?)"
    r"|sheriff[’']s (?:office|deput\w+)|attorney general|U\.S\.|US|American)(?!\w)"
)
_INSIDE = lazy_regex(r"\b(?:inmates?|prisoners?|prison officers?|escap\w+|fugitives?)\b", regex.I)
_NEGATED = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "none"})


def active_against(doc: Document) -> Mapping[int, Span]:
    """Whose case a British court has or may have, by entity, and the step that shows it.

    Nobody, where the story tells of a verdict, a plea of guilty, a sentence or an end of
    the case, or has another country's courts at work: better silent than wrong.
    """
    if _is_abroad(doc) or _INSIDE.search(doc.text) or any(_ends(doc, s) for s in doc.sentences):
        return {}
    gone = dead(doc)
    found: dict[int, Span] = {}
    for entity, span in _steps(doc):
        if entity not in gone:
            found.setdefault(entity, span)
    return found


def _steps(doc: Document) -> Iterator[tuple[int, Span]]:
    """Who is arrested, charged, bailed or tried in these days, and the words that say so."""
    for token in doc.tokens:
        if token.lemma not in _STEPS or token.upos != "VERB" or _is_unreal(doc, token):
            continue
        if EARLIER.search(doc.at(doc.sentences[token.sentence].span)) is None:
            yield from (
                (m.entity, token.span)
                for m in undergoers(doc, token)
                if m.kind is EntityKind.PERSON
            )
    for sentence in doc.sentences:
        match = _STANDS.search(doc.at(sentence.span))
        if match is not None:
            span = Span(*match.span()).shifted(sentence.span.start)
            subjects = {t.index for t in doc.words_in(sentence) if t.deprel.startswith("nsubj")}
            people = (m for m in doc.mentions if m.head in subjects)
            yield from ((m.entity, span) for m in people if m.kind is EntityKind.PERSON)


def _is_unreal(doc: Document, verb: Token) -> bool:
    beside = {t.lower for t in doc.tokens.children(verb)}
    return bool(beside & _NEGATED) or any(
        t.lower in _NEGATED
        for subject in doc.tokens.children(verb, "nsubj:pass")
        for t in doc.tokens.subtree(subject)
    )


def _ends(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence tells how the case ended, and not how an earlier one did."""
    text = doc.at(sentence.span)
    if EARLIER.search(text) or RECORD.search(text):
        return False
    return any(not _UNSURE.search(text[: match.start()]) for match in _ENDED.finditer(text))


def _is_abroad(doc: Document) -> bool:
    """Whether courts of another country are at work, as far as the story tells."""
    if _BRITISH.search(doc.text):
        return False
    return bool(_ABROAD.search(doc.text) or countries_in(doc.text))
