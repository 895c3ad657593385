"""What a figure counts and what happened to it, read from the dependency tree."""

from __future__ import annotations

from typing import NamedTuple

from newslint.lexicon import lexicon
from newslint.model.quantities import QuantityKind
from newslint.model.span import Span
from newslint.model.tokens import Token, Tokens

__all__ = ["Anchor", "anchor_of", "counted", "event_of", "narrowing"]

_TO_NOUN = frozenset({"nummod", "compound", "amod", "det", "det:predet", "nmod:poss", "advmod"})
_CARRIED = frozenset({"conj", "appos", "list", "flat", "dep", "parataxis"})
_VERB_ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:npmod", "obl:tmod", "obl:agent", "xcomp"}
    | {"ccomp", "csubj", "advcl", "nsubj:outer", "obl:unmarked", "csubj:pass"}
)
_NOUNS = ("NOUN", "PROPN")
_BACKWARD = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.POINTS, QuantityKind.MEASURE)


class Anchor(NamedTuple):
    """A figure in the tree: ``token`` is the one of its words that the rest hangs on."""

    token: Token
    span: Span
    kind: QuantityKind


def anchor_of(tokens: Tokens, span: Span, kind: QuantityKind) -> Anchor | None:
    """The word of a figure whose governor stands outside the figure; None in an empty span."""
    inside = tokens.in_span(span) or tokens.in_span(Span(span.start, span.end + 12))[:1]
    if not inside:
        return None
    indices = {token.index for token in inside}
    tops = [t for t in inside if t.head not in indices and t.upos != "PUNCT"]
    return Anchor((tops or list(inside))[-1], span, kind)


def counted(tokens: Tokens, anchor: Anchor) -> tuple[Token | None, bool]:
    """The noun that a figure counts, or the noun whose size it gives, and whether it counts a part.

    "14 men" gives *men*; "dozens of people" gives *people*; "three of them" gives no noun but a
    part; "a loss of $3 million" gives *loss*.
    """
    token = anchor.token
    governor = tokens.head(token)
    if token.deprel in _TO_NOUN and governor is not None and governor.upos in _NOUNS:
        return _last_of_run(tokens, governor), False
    stricken = _stricken(tokens, token)
    if stricken is not None and anchor.kind is QuantityKind.COUNT:
        return stricken, False
    if token.upos in _NOUNS and anchor.kind is QuantityKind.COUNT and not _numeral(token):
        return token, False
    inner = _of_complement(tokens, token)
    if inner is not None:
        part = inner.upos == "PRON" or _definite(tokens, inner)
        return (inner if inner.upos in _NOUNS else None), part
    toll = _toll(tokens, token, governor)
    if toll is not None and anchor.kind is QuantityKind.COUNT:
        return toll, False
    if token.deprel == "nmod" and governor is not None and anchor.kind in _BACKWARD:
        return (None if _numeral(governor) else governor), False
    if token.deprel == "conj" and governor is not None:
        return _shared(tokens, token, governor), False
    return None, False


_STRICKEN = frozenset({"dead", "injured", "wounded", "missing", "homeless", "unemployed"})


def _stricken(tokens: Tokens, token: Token) -> Token | None:
    """The adjective behind a figure that stands for the counted: "eleven dead", "30 injured"."""
    if token.index + 1 >= len(tokens):
        return None
    word = tokens[token.index + 1]
    subject = token.head == word.index and token.deprel.startswith("nsubj")
    if word.lower not in _STRICKEN or subject or word.sentence != token.sentence:
        return None
    behind = tokens[word.index + 1] if word.index + 1 < len(tokens) else None
    return None if behind is not None and behind.upos in _NOUNS else word


def _toll(tokens: Tokens, token: Token, governor: Token | None) -> Token | None:
    """The toll whose height a figure gives: "the toll rose to 14"."""
    if governor is None or token.deprel.partition(":")[0] not in ("obl", "obj", "nummod"):
        return None
    subjects = tokens.children(governor, "nsubj")
    return next((t for t in subjects if t.lemma == "toll"), None)


def _last_of_run(tokens: Tokens, noun: Token) -> Token:
    """The plural that ends a run of nouns ("19 prize hens"), where the parser stopped short."""
    last = noun
    while last.index + 1 < len(tokens) and last.xpos == "NN":
        following = tokens[last.index + 1]
        if following.upos != "NOUN" or following.sentence != noun.sentence:
            return noun
        last = following
    return last if last.xpos == "NNS" else noun


def _numeral(token: Token) -> bool:
    return token.xpos == "CD" or token.lemma in _NUMERALS or token.text[:1].isdigit()


_NUMERALS = frozenset(
    "dozen hundred thousand million billion trillion score half third quarter fifth tenth couple "
    "handful ten mln bln bn percent pct % $ dollar pound euro figure".split()
)


def _of_complement(tokens: Tokens, token: Token) -> Token | None:
    for child in tokens.children(token, "nmod"):
        cases = [c.lower for c in tokens.children(child, "case")]
        if child.index > token.index and cases and cases[0] in ("of", "among", "in"):
            return child if cases[0] == "of" else None
    return None


def _definite(tokens: Tokens, noun: Token) -> bool:
    return any(
        c.lower in ("the", "those", "these") or c.deprel == "nmod:poss"
        for c in tokens.children(noun, "det", "nmod:poss")
    )


def _shared(tokens: Tokens, token: Token, governor: Token) -> Token | None:
    """The noun of "five or six men" for the five, and of "men and 3" for none."""
    if governor.deprel in _TO_NOUN and governor.xpos == "CD":
        above = tokens.head(governor)
        return above if above is not None and above.upos in _NOUNS else None
    return None


def narrowing(tokens: Tokens, noun: Token, figure: Span) -> tuple[str, ...]:
    """Lower-case words that narrow a noun: adjectives, compounds, possessors, complements.

    Words of the figure itself ("more than") do not count.
    """
    return tuple(
        child.lower
        for child in tokens.children(noun, "amod", "compound", "nmod", "flat")
        if not _numeral(child) and not figure.contains(child.span)
    )


def event_of(tokens: Tokens, anchor: Anchor, noun: Token | None) -> Token | None:
    """The word for what befalls the counted: a participle at the noun, else the governing verb.

    Nouns of action count as events ("the arrest of 14 men"), and so do predicates ("14 are dead").
    """
    if noun is not None:
        participle = _participle(tokens, noun)
        if participle is not None:
            return participle
        if _whole_of_part(tokens, anchor, noun):
            return None
    below = noun is not None and noun.head == anchor.token.index
    start = anchor.token if noun is None or below else noun
    return _governing(tokens, start)


# "an estimated 200 men": the participle speaks of the figure.
_HEDGING = frozenset({"estimate", "report", "project", "combine"})


def _participle(tokens: Tokens, noun: Token) -> Token | None:
    """The participle at a noun: "the 14 men detained in the raid", "14 wounded men"."""
    for child in tokens.children(noun, "acl", "amod"):
        passive = child.xpos in ("VBN", "VBD", "VBG") and child.upos == "VERB"
        if child.lemma in _HEDGING:
            continue
        if passive or child.deprel == "acl:relcl":
            return child
    left = tokens.head(noun)
    if left is not None and left.lemma == "leave":
        states = (*tokens.children(noun, "acl", "amod"), *tokens.children(left, "xcomp"))
        state = next((t for t in states if t.upos == "ADJ" and t.index > noun.index), None)
        if state is not None:
            return state  # *left 31 people missing*
    # The parser takes some reduced relatives for clauses of their own.
    following = tokens[noun.index + 1 : noun.index + 3]
    if len(following) == 2 and following[0].sentence == noun.sentence:
        verb, then = following
        if verb.xpos in ("VBN", "VBD") and verb.upos == "VERB" and then.upos in ("ADP", "ADV"):
            return verb
    return None


def _governing(tokens: Tokens, noun: Token) -> Token | None:
    """The verb, predicate or noun of action that a noun depends on."""
    token = noun
    for governor in tokens.ancestors(noun):
        if token.deprel in _VERB_ARGUMENTS:
            return governor if governor.upos in ("VERB", "ADJ", "NOUN") else None
        if token.deprel not in _CARRIED and token.deprel not in _TO_NOUN:
            if governor.upos == "NOUN" and governor.lemma in lexicon("event_nouns"):
                return governor
            if token.deprel != "nmod":
                return None
        token = governor
    return token if token is not noun and token.upos == "VERB" else None


def _whole_of_part(tokens: Tokens, anchor: Anchor, noun: Token) -> bool:
    """Whether the noun is the whole of "nine of the 200 men": the verb then speaks of the nine."""
    governor = tokens.head(noun)
    if governor is None or governor.index == anchor.token.index:
        return False
    return noun.deprel == "nmod" and _numeral(governor)
