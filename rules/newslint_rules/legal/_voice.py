"""Whether the writer says a thing as a fact, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    EntityKind,
    Mention,
    Role,
    Sentence,
    Token,
    lazy_regex,
    lexicon,
)

__all__ = ["doers", "in_own_voice", "is_fiction", "is_history", "told", "undergoers"]

_TOLD = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM, Role.CAPTION, Role.SUBHEAD})
_PARTIES = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE}
)
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_HEDGES = frozenset(
    """allegedly reportedly apparently supposedly purportedly possibly perhaps maybe probably likely
    seemingly ostensibly presumably alleged suspected accused purported supposed convicted would-be
    fictional attempted""".split()
)
_UNREAL = frozenset({"not", "n't", "n’t", "never", "if", "whether", "unless", "nobody", "no"})
_MODALS = frozenset("may might could would should will shall can must".split())
_ACCORDING = lazy_regex(
    r"\baccording to\b"
    r"|\b(?:in|under) (?:the|an?|his|her) (?:\w+ )?(?:indictment|complaint|lawsuit)\b"
    r"|\bcourt (?:heard|documents|papers|records|filings?)\b|\bjur(?:y|ors) (?:heard|w\w+ told)\b"
    r"|\bprosecut(?:ion|ors?)(?:'s|’s|'|’)? (?:case|said|say|alleg\w+|claim\w*)\b",
    regex.IGNORECASE,
)
_OLD = lazy_regex(r"\b1\d{3}s?\b")
_FICTION = lazy_regex(
    r"\b(?:films?|movies?)\b(?! (?:producer|director|compan|festival|star|crew|maker|studio|actor))"
    r"|\b(?:novels?|operas?|characters?|starring|sitcom|soap|drama|episode|thriller|screenplay"
    r"|musical|fiction\w*|video game|myth|legend|portray\w*|playwright)\b",
    regex.IGNORECASE,
)
# Relations behind which a clause is no longer governed: it only describes a noun, or stands alone.
_FREE = frozenset({"acl:relcl", "parataxis", "appos"})
_NOMINAL = frozenset({"nsubj", "obj", "nsubj:pass", "appos", "obl", "nmod"})


def told(doc: Document) -> Iterator[Sentence]:
    """The sentences that tell the story, headline and captions among them."""
    return (sentence for sentence in doc.sentences if sentence.role in _TOLD)


def doers(doc: Document, verb: Token) -> Iterator[Mention]:
    """Who does what a verb says, in relative, passive and joined clauses, too."""
    if _is_passive(doc, verb):
        agents = doc.tokens.children(verb, "obl:agent")
        yield from (m for agent in agents for m in _meant(doc, verb, agent))
        return
    first = verb
    while first.deprel == "conj" and not doc.tokens.children(first, "nsubj"):
        first = doc.tokens[first.head]
    subjects = doc.tokens.children(first, "nsubj")
    yield from (m for subject in subjects for m in _meant(doc, first, subject))


def undergoers(doc: Document, verb: Token) -> Iterator[Mention]:
    """To whom it is done: the object of an active verb, the subject of a passive one."""
    first, objects = verb, doc.tokens.children(verb, "obj", "iobj")
    if _is_passive(doc, verb):
        while first.deprel == "conj" and not doc.tokens.children(first, "nsubj"):
            first = doc.tokens[first.head]
        objects = doc.tokens.children(first, "nsubj:pass")
    yield from (m for token in objects for m in _meant(doc, first, token))


def _is_passive(doc: Document, verb: Token) -> bool:
    """Whether something is done to the subject; *raped and killed* shares one *was*."""
    if doc.tokens.children(verb, "aux:pass") or (verb.deprel == "acl" and verb.xpos == "VBN"):
        return True
    above = doc.tokens.head(verb)
    if above is None or verb.deprel != "conj" or verb.xpos != "VBN":
        return False
    return not doc.tokens.children(verb, "aux", "nsubj") and _is_passive(doc, above)


def _meant(doc: Document, verb: Token, token: Token) -> Iterator[Mention]:
    """The mentions that a word, its apposition or what a relative pronoun refers to stand for."""
    if token.lower in _RELATIVES and verb.deprel == "acl:relcl":
        antecedent = doc.tokens.head(verb)
        words: tuple[Token, ...] = (antecedent,) if antecedent is not None else ()
    else:
        words = (token, *doc.tokens.children(token, "appos", "flat"))
    for word in words:
        held = [m for m in doc.mentions if m.kind in _PARTIES and m.span.contains(word.span)]
        headed = [m for m in held if m.head == word.index]
        nearest = min(headed or held, key=lambda m: len(m.span), default=None)
        if nearest is not None:
            yield nearest


def in_own_voice(doc: Document, word: Token, *, epithet: bool = False) -> bool:
    """Whether the writer asserts what a word says: nobody is quoted, accused, supposed or asked.

    An epithet, a word that only describes somebody, is the writer's even in what others say.
    """
    sentence = doc.sentences[word.sentence]
    text = doc.at(sentence.span)
    if doc.quote_at(word.span.start) or text.rstrip("\"'”’").endswith("?"):
        return False
    if _ACCORDING.search(text) or _is_hedged(doc, word):
        return False
    if not epithet and any(a.claim.contains(word.span) for a in doc.attributions):
        return False
    governors = lexicon("leg_governors", "newslint_rules.data")
    if any(t.lemma.lower() in governors for t in _governing(doc, word)):
        return False
    return epithet or not _continues_claim(doc, sentence)


def _is_hedged(doc: Document, word: Token) -> bool:
    """Whether a word beside it, or beside the noun it describes, makes it unsure or unreal."""
    above = doc.tokens.head(word)
    near = list(doc.tokens.children(word))
    if above is not None and above.upos in ("NOUN", "PROPN"):
        near += doc.tokens.children(above, "amod", "compound", "advmod")
    words = {t.lower for t in near}
    modal = any(t.lower in _MODALS and t.upos == "AUX" for t in near)
    return modal or bool(words & (_HEDGES | _UNREAL))


def _governing(doc: Document, word: Token) -> Iterator[Token]:
    """The words above a clause, up to where it describes a noun or stands on its own."""
    token = word
    for above in doc.tokens.ancestors(word):
        if token.deprel in (_FREE if token.upos == "VERB" else _NOMINAL):
            return
        yield above
        token = above


def _continues_claim(doc: Document, sentence: Sentence) -> bool:
    """Whether the sentence before, in the same paragraph, reports a claim on the same people."""
    before = doc.sentences[sentence.index - 1] if sentence.index else sentence
    if before is sentence or before.paragraph != sentence.paragraph:
        return False
    if _ACCORDING.search(doc.at(before.span)):
        return True
    here = {m.entity for m in doc.mentions if m.sentence == sentence.index}
    claims = [a.claim for a in doc.attributions if a.sentence == before.index]
    return any(m.entity in here and c.contains(m.span) for m in doc.mentions for c in claims)


def is_history(doc: Document, sentence: Sentence, *, around: bool = False) -> bool:
    """Whether a sentence, or its paragraph if ``around``, tells of a year before 2000."""
    text = _paragraph(doc, sentence) if around else doc.at(sentence.span)
    return bool(_OLD.search(text))


def is_fiction(doc: Document, sentence: Sentence) -> bool:
    """Whether the paragraph of a sentence speaks of a film, a novel, a play or a game."""
    return bool(_FICTION.search(_paragraph(doc, sentence)))


def _paragraph(doc: Document, sentence: Sentence) -> str:
    return doc.at(doc.structure.paragraphs[sentence.paragraph].span)
