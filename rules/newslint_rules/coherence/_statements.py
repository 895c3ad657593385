"""What a story says for a fact: predicates with their parties, left out where anything hedges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from newslint.api import Document, Role, Sentence, Span, Token, lazy_regex
from newslint_rules.coherence._gazetteer import country_of

_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_MODAL = frozenset("would could may might should must can ought".split())
_MEASURES = frozenset({"rate", "level", "figure", "number", "volume", "index"})
_NEGATION = frozenset("not n't n’t never no neither nor without hardly barely".split())
_NOBODY = frozenset({"no", "neither", "none", "few", "little"})
_UNSURE = frozenset("if unless whether until till before though although".split())
_LINKS = frozenset({"conj", "parataxis", "ccomp", "advcl", "acl"})
_PARTITIVE = frozenset(
    "% percent majority most number set series group handful member half third rest".split()
)
_ASIDE = lazy_regex(
    r"\b(?:first|initially|original(?:ly)?|earlier|previous(?:ly)?|former(?:ly)|later|once|now|"
    r"(?:has|have|had|ever) since|since then|again|until|eventually|finally|subsequent(?:ly)?|then|"
    r"no longer|afterwards?|overturn\w*|revers\w+|den(?:y|ies|ied)|disput\w+|claim\w*|alleged\w*|"
    r"contrary|contradict\w*|mistak\w+|wrong(?:ly)?|false(?:ly)?|rumou?r\w*|correct\w+|instead|"
    r"almost|nearly|ago|last|past|next|partly|partially|conditional\w*)\b",
    regex.IGNORECASE,
)
_TURN = lazy_regex(
    r"\b(?:before|while|whereas|previous|another|others?|some|separate(?:ly)?|elsewhere|meanwhile|"
    r"both|except|but|however|though|although|despite|after [a-z]+ing)\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that cannot both be right; ``span`` is the one to flag."""

    span: Span
    other: Span
    confidence: float


@dataclass(frozen=True)
class Statement:
    """A predicate in a sentence, with who does it and whom or what it is done to."""

    doc: Document
    token: Token

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.doc.sentences[self.token.sentence]

    @property
    def in_headline(self) -> bool:
        """Whether it is the headline's."""
        return self.sentence.role is Role.HEADLINE

    @cached_property
    def clipped(self) -> bool:
        """Whether it may be the verb of a headline that reads as a row of nouns."""
        words = self.doc.words_in(self.sentence)
        first = words[0].index == self.token.index
        verbless = not any(t.upos in ("VERB", "AUX") for t in words)
        return self.in_headline and verbless and not first and self.token.upos == "NOUN"

    @cached_property
    def passive(self) -> bool:
        """Whether the grammatical subject suffers what is told."""
        children = self.doc.tokens.children(self.token)
        return any(c.deprel in ("nsubj:pass", "aux:pass") for c in children)

    @cached_property
    def doers(self) -> tuple[Token, ...]:
        """Who does it; for a participle that shares its subject, that of the verb before it."""
        if self.clipped:
            return self._nouns(before=True)
        if self.passive:
            agents = self.doc.tokens.children(self.token, "obl")
            return tuple(a for a in agents if "by" in cases(self.doc, a))
        return _subjects(self.doc, self.token)

    @cached_property
    def done_to(self) -> tuple[Token, ...]:
        """Whom or what it is done to: objects, or the subject of a passive."""
        if self.clipped:
            return self._nouns(before=False)
        if self.passive:
            return _subjects(self.doc, self.token)
        found = self.doc.tokens.children(self.token, "obj", "ccomp", "iobj")
        bare = (t for t in found if not cases(self.doc, t))  # *fell to 3 million* has no object
        return tuple(t for t in bare if t.upos in _NAMING or self.in_headline)

    def _nouns(self, *, before: bool) -> tuple[Token, ...]:
        words = self.doc.words_in(self.sentence)
        side = (t for t in words if (t.index < self.token.index) == before)
        return tuple(t for t in side if t.upos in _NAMING and t.index != self.token.index)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The lemma, and the lemma with each particle or preposition: ``vote:against``."""
        lemma = self.token.lemma.lower()
        found = {lemma}
        after = self.doc.tokens[self.token.index + 1 : self.token.index + 2]
        found |= {f"{lemma}:{word.lower}" for word in after if word.upos == "ADP"}
        for child in self.doc.tokens.children(self.token):
            if child.deprel == "compound:prt":
                found.add(f"{lemma}:{child.lower}")
            elif child.deprel.startswith(("obl", "nmod")):
                found |= {f"{lemma}:{case}" for case in cases(self.doc, child)}
                found |= {
                    f"{lemma}:{case}:{child.lemma.lower()}" for case in cases(self.doc, child)
                }
            elif child.deprel == "advmod" or child.deprel == "xcomp":
                found.add(f"{lemma}:{child.lemma.lower()}")
        return frozenset(found)

    @cached_property
    def source(self) -> str | None:
        """The speaker it is told by, in lower case; None for the writer."""
        for claim in self.doc.attributions:
            if claim.claim.contains(self.token.span) and not claim.cue.overlaps(self.token.span):
                return self.doc.at(claim.speaker_span).lower() if claim.speaker_span else "?"
        return None

    @cached_property
    def denied(self) -> bool:
        """Whether a negation or a modal verb takes it back."""
        helpers = {c.lower for c in self.doc.tokens.children(self.token)}
        if self.source is not None:
            helpers.discard("would")  # *it would raise fares*: a plan, told by its maker
        if helpers & (_NEGATION | _MODAL):
            return True
        return any(_NOBODY & _family(self.doc, t) for t in self.doers + self.done_to)

    @cached_property
    def flat(self) -> bool:
        """Whether it is told as a fact of this story's day, without hedge, turn or negation."""
        children = self.doc.tokens.children(self.token)
        if self.denied or {c.lower for c in children} & _UNSURE:
            return False
        if any(
            c.deprel == "aux" and c.lemma.lower() == "have" and c.lower == "had" for c in children
        ):
            return False
        return self.asserted and not self.doc.in_quotation(self.token.span)

    @cached_property
    def asserted(self) -> bool:
        """Whether the sentence says it happens, rather than that it may, must or is wanted."""
        if self.clipped or (self.in_headline and self.token.xpos in ("VBZ", "VBP")):
            return True
        token: Token | None = self.token
        while token is not None and token.deprel in _LINKS:
            if token.deprel == "acl" and token.xpos == "VB":
                return False
            below = self.doc.tokens.children(token, "mark", "advmod")
            if any(c.lower in _UNSURE for c in below):
                return False
            head = self.doc.tokens.head(token)
            if head is not None and self._hedges(head):
                return False
            token = head
        return token is not None and (token.deprel == "root" or ":relcl" in token.deprel)

    def _hedges(self, head: Token) -> bool:
        below = {c.lower for c in self.doc.tokens.children(head, "aux", "advmod", "det")}
        return bool(below & (_NEGATION | _MODAL))

    @property
    def aside(self) -> bool:
        """Whether the writer's words around it tell of another time or of a dispute."""
        return self._has(_ASIDE)

    def turned(self, other: Statement) -> bool:
        """Whether the writer's words around it set it against something else.

        A *but* that opens the sentence does so only if the other statement stands right before it.
        """
        start = self.sentence.span.start
        opening = self.sentence.index - other.sentence.index > 1
        return self._has(_TURN, after=start + 1 if opening else start)

    def _has(self, pattern: regex.Pattern[str], *, after: int = 0) -> bool:
        start = max(after, self.sentence.span.start)
        found = pattern.finditer(self.doc.text, start, self.sentence.span.end)
        spans = (Span(*match.span()) for match in found)
        return any(
            not (s == self.token.span or self.doc.in_quotation(s) or self._is_beside(s))
            for s in spans
        )

    def _is_beside(self, span: Span) -> bool:
        """Whether words stand in a relative clause that does not hold the predicate."""
        above = {self.token.index} | {t.index for t in self.doc.tokens.ancestors(self.token)}
        for token in self.doc.tokens.in_span(span):
            for head in (token, *self.doc.tokens.ancestors(token)):
                if head.deprel == "acl:relcl" and head.index not in above:
                    return True
        return False


def cases(doc: Document, token: Token) -> frozenset[str]:
    """The prepositions of a noun."""
    return frozenset(c.lower for c in doc.tokens.children(token, "case"))


def statements(doc: Document) -> Iterator[Statement]:
    """All predicates of headline and body, in text order."""
    for token in doc.tokens:
        if token.upos not in ("VERB", "ADJ", "NOUN"):
            continue
        if doc.sentences[token.sentence].role not in _READ:
            continue
        statement = Statement(doc, token)
        if token.upos == "VERB" or statement.clipped or doc.tokens.children(token, "cop"):
            yield statement


def same(doc: Document, ones: Sequence[Token], others: Sequence[Token]) -> bool:
    """Whether two lists of nouns share a referent, as far as their words tell."""
    return any(_same(doc, a, b) for a in ones for b in others)


def _same(doc: Document, one: Token, other: Token) -> bool:
    ids = entity_of(doc, one), entity_of(doc, other)
    if base(one) in described(doc, other) or base(other) in described(doc, one):
        return True
    if base(one) != base(other):
        return None not in ids and ids[0] == ids[1] and "PROPN" in (one.upos, other.upos)
    roles = {doc.sentences[t.sentence].role for t in (one, other)}
    vague = _SOME - {"a", "an"} if Role.HEADLINE in roles else _SOME
    if any(c.lower in vague for t in (one, other) for c in doc.tokens.children(t)):
        return False
    mine, theirs = modifiers(doc, one), modifiers(doc, other)
    return not mine or not theirs or bool(mine & theirs)


_SOME = frozenset("another other some many several most few each every any a an".split())
_NARROWING = ("compound", "amod", "nmod", "nummod", "flat")


def modifiers(doc: Document, token: Token) -> frozenset[str]:
    """Lemmas of the words that narrow a noun."""
    narrowing = list(doc.tokens.children(token, *_NARROWING))
    narrowing += [t for n in narrowing for t in doc.tokens.children(n, *_NARROWING)]
    return frozenset(base(t) for t in narrowing if t.upos in _NAMING | {"ADJ"})


def described(doc: Document, token: Token) -> frozenset[str]:
    """What a person is called in front of or behind the name: *former banker Lars Holt*."""
    return frozenset(base(t) for t in doc.tokens.children(token, "nmod:desc", "appos"))


def base(token: Token) -> str:
    """A noun without the ending of the plural, which capitals hide from its lemma.

    The adjective of a country is the country.
    """
    country = country_of(token.text)
    return country.lower() if country is not None else token.lemma.lower().rstrip("s")


def entity_of(doc: Document, token: Token) -> int | None:
    """The entity whose mention has this head."""
    return next((m.entity for m in doc.mentions if m.head == token.index), None)


def content(doc: Document, tokens: Sequence[Token]) -> frozenset[str]:
    """The naming words of the nouns and all that hangs on them."""
    found = (t for head in tokens for t in doc.tokens.subtree(head))
    return frozenset(base(t) for t in found if t.upos in _NAMING | {"ADJ"})


def _subjects(doc: Document, token: Token) -> tuple[Token, ...]:
    """The subjects of a predicate, if need be those of the verb it is joined to."""
    own = doc.tokens.children(token, "nsubj")
    if token.deprel == "acl:relcl" and all(t.xpos in ("WDT", "WP") for t in own):
        head = doc.tokens.head(token)
        return (head,) if head is not None else ()
    if not own and token.deprel == "conj":
        head = doc.tokens.head(token)
        return _subjects(doc, head) if head is not None and head.upos == "VERB" else ()
    return tuple(_counted(doc, t) for t in own if t.upos in _NAMING or t.upos == "SYM")


def _counted(doc: Document, token: Token) -> Token:
    """The people in *77% of the people*, the prices in *the price level*."""
    if token.lemma.lower() in _MEASURES:
        return next((t for t in doc.tokens.children(token, "compound") if t.upos == "NOUN"), token)
    below = doc.tokens.children(token, "nmod") if token.lemma.lower() in _PARTITIVE else ()
    return next((t for t in below if "of" in cases(doc, t)), token)


def _family(doc: Document, token: Token) -> set[str]:
    return {token.lower} | {c.lower for c in doc.tokens.children(token, "det", "advmod")}
