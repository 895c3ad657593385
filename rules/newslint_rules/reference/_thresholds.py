"""Where the reference rules draw the line in the language model's doubts.

``Mention.orphan`` is the model's probability that a pronoun has no antecedent. The rules weigh it
with how far back the last person lies who fits. The figures were set on published news, so that
clean copy stays silent; new weights of the model need new figures here and nowhere else.
"""

from __future__ import annotations

__all__ = ["ABSENT", "FAR", "HINT", "NEAR", "SOME", "SURE", "WEAK"]

HINT = 0.05
"""Doubt that is enough where nobody fits at all."""
WEAK = 0.1
"""Doubt that is enough where the last person who fits is `FAR` behind."""
SOME = 0.3
"""Doubt that is enough where no certain person has been mentioned, only names that may be one."""
ABSENT = 0.5
"""Doubt that is enough from `NEAR` plus one sentences on: the model finds none either."""
SURE = 0.8
"""Doubt that is enough from `NEAR` sentences on."""
NEAR = 3
FAR = 6
"""Distances in sentences."""
