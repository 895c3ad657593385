"""Where the rule on lost antecedents draws the line in the language model's doubts.

``Mention.orphan`` is the model's probability that a pronoun has no antecedent. The rule weighs it
with how many sentences back the last people lie who fit. The figures were set on published news,
so that clean copy stays silent, and on stories from which the sentences that introduce somebody had
been taken out. New weights of the model need new figures, here and nowhere else.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ANYBODY", "BY_NAME", "CERTAIN", "CLASHING", "CONTRADICTED", "NEVER", "SURE", "Step"]

CONTRADICTED = 0.5
"""Doubt for a pronoun whose link leads to somebody of the other gender."""

CLASHING = 0.3
"""Doubt for a pronoun whose sentence holds one of the other gender."""

SURE = 0.02
"""Doubt below which a pronoun of the other gender beside it changes nothing."""

NEVER = 99
"""Distance of somebody who has not been mentioned at all."""


class Step(NamedTuple):
    """From so many sentences on, so much doubt of the model is enough for so sure a finding."""

    distance: int
    doubt: float
    confidence: float


ANYBODY = (
    Step(NEVER, 0.5, 0.9),
    Step(NEVER, 0.05, 0.75),
    Step(6, 0.05, 0.75),
    Step(4, 0.1, 0.7),
    Step(3, 0.3, 0.7),
    Step(2, 0.5, 0.65),
)
"""By the last mention of anybody who may be a person and fits."""

CERTAIN = (Step(3, 0.3, 0.6),)
"""By the last certain person, when single names that may be people's lie nearer."""

BY_NAME = (Step(3, 0.6, 0.55),)
"""By the last person with a name, when a certain one without lies nearer."""
