"""Everything a rule may import: the rule base, findings, the document and its types."""

from newslint.finding import Edit, Finding, Fix, Related, Severity
from newslint.lexicon import lexicon
from newslint.model.attributions import Attribution
from newslint.model.document import Document
from newslint.model.initials import Initialism
from newslint.model.mentions import Entity, EntityKind, Form, Gender, Mention, Number
from newslint.model.quantities import Quantity, QuantityKind
from newslint.model.quotes import Quote
from newslint.model.sourcemap import Position
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.model.structure import Dateline, Paragraph, Structure
from newslint.model.times import TimeExpression, TimeKind
from newslint.model.tokens import Sentence, Token, Tokens
from newslint.rule import Option, Rule

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
    "lexicon",
]
