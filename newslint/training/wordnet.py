"""Words, set phrases and synonyms out of the database files of Princeton WordNet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
NEAR = {"n": frozenset("@~"), "v": frozenset("@"), "a": frozenset("&"), "r": frozenset()}
"""Marks of the pointers that are followed: to wider (@), narrower (~) and similar (&) senses."""

MOST_NARROWER = 8
"""Narrower senses beyond which a sense is too wide for them to be of use (*soul*)."""

LOOKALIKE = 0.72
"""Likeness of letters from which two words are taken for spellings of one."""
# Function words, auxiliaries and words that go with almost everything.
IDLE = frozenset(
    "a an the of to in on at by for with from into over after before about as than and or but nor "
    "so if that which who whom whose this these those it its he she they his her their him them "
    "we our us i you your my me is are was were be been being am has have had do does did will "
    "would can could should may might must shall not no said says say also there here when where "
    "while what how why all any some more most other such only just very then now out up down off "
    "again both each own same too under between during through because until one two three four "
    "five six seven eight nine ten first second last next new many much few several every make "
    "made take get go come give see use put set let keep want like well even still back way thing "
    "things".split()
)
# The same thing on the two sides of the Atlantic, in two registers, or in an abbreviation.
_EQUAL = frozenset(
    frozenset(pair.split("/"))
    for pair in "pct/percent oil/petroleum phone/telephone film/movie curb/kerb jail/gaol "
    "cheque/check "
    "petrol/gasoline petrol/gas lorry/truck flat/apartment lift/elevator holiday/vacation "
    "rubbish/garbage rubbish/trash railway/railroad football/soccer autumn/fall maize/corn "
    "solicitor/lawyer barrister/lawyer lawyer/attorney shop/store car/automobile auto/automobile "
    "telly/television net/internet web/internet cop/policeman job/occupation farming/agriculture "
    "employment/job funding/backing post/mail queue/line pupil/student global/world "
    "worldwide/global annual/yearly cut/reduction rise/increase hike/increase hike/rise "
    "ship/vessel aircraft/plane airplane/plane physician/doctor".split()
)

# Words that no list of ours needs to hold.
COARSE = frozenset(
    "ass asshole bastard bitch bugger bum cock coon crap cripple cunt cuss dick dike dork dyke fag "
    "faggot fanny fuck gook gyp harlot hooker idiot imbecile jap moron nigger nigga paddy pansy "
    "penis piss poof prick puke pussy queer retard screw shag shit slut spic spunk suck "
    "tits tranny trollop turd twat vagina wank wench whore wog wop".split()
)


@dataclass
class WordNet:
    """Lower-case entries: ``kinds`` of each word (n, v, a, r), ``phrases``, ``mates``.

    ``mates`` holds for a word and a kind what a thesaurus offers for any of its senses, however
    rare: words of the same sense, and in ``near`` those of similar, wider and narrower senses.
    """

    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    mates: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    near: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    @cached_property
    def terms(self) -> set[tuple[str, str]]:
        """The phrases of two words."""
        return {(phrase[0], phrase[1]) for phrase in self.phrases if len(phrase) == 2}

    def base(self, word: str) -> str:
        """The singular of a plural, any other word as it is."""
        if word.endswith("ss") or not word.endswith("s"):
            return word
        stems = (
            word[:-3] + "y" if word.endswith("ies") else "",
            word.removesuffix("es"),
            word[:-1],
        )
        return next((stem for stem in stems if stem in self.kinds), word)


def read_wordnet(folder: Path) -> WordNet:
    """Read the files ``data.noun``, ``data.verb``, ``data.adj`` and ``data.adv`` of a folder.

    Format: the manual page wndb(5WN) of the database.
    """
    net = WordNet()
    senses: dict[tuple[str, str], tuple[list[str], list[tuple[str, str]]]] = {}
    for name, kind in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                fields = line.partition("|")[0].split()
                senses[kind, fields[0]] = _entries(fields), _next_senses(fields, NEAR[kind])
    for (kind, _), (entries, others) in senses.items():
        for parts in (tuple(entry.split("_")) for entry in entries):
            if len(parts) > 1 and all(part.isalpha() and part.islower() for part in parts):
                net.phrases.add(parts)
        words = _words(entries)
        near = set().union(*(_words(senses[other][0]) for other in others)) - words
        for word in words:
            net.kinds[word].add(kind)
            net.mates[word, kind] |= words - {word}
            net.near[word, kind] |= near - {word}
    return net


def _words(entries: list[str]) -> set[str]:
    """The single words, also those with a capital (*Bible*), in lower case."""
    return {entry.lower() for entry in entries if entry.isalpha()}


def _entries(fields: list[str]) -> list[str]:
    count = int(fields[3], 16)
    return [entry.partition("(")[0] for entry in fields[4 : 4 + 2 * count : 2]]


def _next_senses(fields: list[str], marks: frozenset[str]) -> list[tuple[str, str]]:
    """The senses that a sense points to with one of the marks: kind and offset."""
    at = 5 + 2 * int(fields[3], 16)
    pointers = [fields[i : i + 4] for i in range(at, at + 4 * int(fields[at - 1]), 4)]
    if [mark for mark, *_ in pointers].count("~") > MOST_NARROWER:
        marks = marks - {"~"}
    return [(kind, offset) for mark, offset, kind, _ in pointers if mark in marks]


def alike(usual: str, mate: str) -> bool:
    """Whether two words are one word spelled or formed in two ways, or the same in other papers."""
    if usual[:4] == mate[:4] or usual.startswith(mate) or mate.startswith(usual):
        return True
    if frozenset((usual, mate)) in _EQUAL:
        return True
    if usual[-4:] == mate[-4:]:  # *greenhouse* and *glasshouse*: two compounds
        return False
    return SequenceMatcher(None, usual, mate).ratio() >= LOOKALIKE
