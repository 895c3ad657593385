"""Everything a rule may import: the rule base, findings, the document and its types."""

from importlib import import_module
from typing import TYPE_CHECKING

from newslint.finding import Edit, Finding, Fix, Related, Severity
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.quotes import Quote
from newslint.model.sourcemap import Position
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.model.structure import Dateline, Paragraph, Structure
from newslint.model.tokens import Sentence, Token, Tokens
from newslint.needs import may_match, word_starts
from newslint.patterns import lazy_regex
from newslint.rule import Option, Rule

if TYPE_CHECKING:
    from newslint.model.attributions import Attribution
    from newslint.model.initials import Initialism
    from newslint.model.mentions import Entity, EntityKind, Form, Gender, Mention, Number
    from newslint.model.quantities import Quantity, QuantityKind
    from newslint.model.times import TimeExpression, TimeKind
else:
    # Surface rules do without these; making their classes would be a tenth of a short run.
    _LATE = {
        "attributions": ("Attribution",),
        "initials": ("Initialism",),
        "mentions": ("Entity", "EntityKind", "Form", "Gender", "Mention", "Number"),
        "quantities": ("Quantity", "QuantityKind"),
        "times": ("TimeExpression", "TimeKind"),
    }

    def __getattr__(name):
        """The types of a layer, imported with the first rule that asks for one."""
        for module, names in _LATE.items():
            if name in names:
                return getattr(import_module(f"newslint.model.{module}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Attribution",
    "Dateline",
    "Document",
    "Edit",
    "Entity",
    "EntityKind",
    "Finding",
    "Fix",
    "Form",
    "Gender",
    "Initialism",
    "Mention",
    "Number",
    "Option",
    "Paragraph",
    "Position",
    "Quantity",
    "QuantityKind",
    "Quote",
    "Related",
    "Role",
    "Rule",
    "Sentence",
    "Severity",
    "Span",
    "Structure",
    "TimeExpression",
    "TimeKind",
    "Token",
    "Tokens",
    "lazy_regex",
    "lexicon",
    "may_match",
    "word_starts",
]
