"""Label tables of the packaged model, in their fixed order."""

from __future__ import annotations

import json

UPOS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()
XPOS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP "
    "NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ "
    "WRB ``"
).split()
DEPRELS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp "
    "compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss "
    "nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan "
    "parataxis punct reparandum root vocative xcomp"
).split()
ENTITY_TYPES = (
    "none person place organization object event time substance animal plant abstract"
).split()
NUMBERS = ["singular", "plural"]
GENDERS = ["masculine", "feminine", "neuter", "plural"]
STATUSES = ["new", "given", "accessible"]

UPOS_INDEX = {label: i for i, label in enumerate(UPOS)}
XPOS_INDEX = {label: i for i, label in enumerate(XPOS)}
DEPREL_INDEX = {label: i for i, label in enumerate(DEPRELS)}
ENTITY_INDEX = {label: i for i, label in enumerate(ENTITY_TYPES)}
STATUS_INDEX = {"new": 0, "giv": 1, "acc": 2}

PRONOUN_CLASSES = {
    1: "he him his himself",
    2: "she her hers herself",
    3: "it its itself",
    4: "they them their theirs themselves",
    5: "i me my mine myself",
    6: "you your yours",
    7: "we us our ours",
    8: "this that these those",
    9: "who which whose whom",
}
PRONOUNS = {form: k for k, forms in PRONOUN_CLASSES.items() for form in forms.split()}
"""Pronoun class of a lower-cased form (absent: 0), an input of the coreference scorer."""

DISTANCE_BUCKETS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64)
"""Lower bounds of the mention-distance buckets of the coreference scorer."""


def tables_json() -> str:
    """The label tables as the text of `labels.json` (keys up, xp, dr)."""
    return json.dumps({"up": UPOS_INDEX, "xp": XPOS_INDEX, "dr": DEPREL_INDEX})
