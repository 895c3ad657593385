"""lost-subject-cluster: several pronouns of one story have lost whom they stand for.

## What it does
Counts the pronouns without antecedent, persons' pronouns for organisations and pronouns of the
wrong number (REF001, REF002, REF003) in the running text. From two on, it asks once, at the first
of them, for the whole story to be checked; each of them is still reported for itself.

## Why it matters
One lost subject is a slip. Several are the mark of copy that went through a language whose verbs
need no subject, and back: there, names, figures and quotations may be wrong as well.

## Bad
The port of Callao was shut on Monday by a storm, the harbour office said.

He noted that the cranes had been tied down. The office has 40 pilots.

The strikes of last year cost the port millions. She added that the quays would open by night.

## Good
The port of Callao was shut on Monday by a storm, harbour master Luis Paz said.

He noted that the cranes had been tied down. The office has 40 pilots.

## When to ignore
The copy was never translated or paraphrased; the single findings still stand.

## Authority
Research on machine translation: Le Nagard and Koehn, Aiding Pronoun Translation with Co-Reference
Resolution (2010); Wang and others, A Novel Approach to Dropped Pronoun Translation (2016).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.api import Document, Finding, Related, Rule, Severity
from newslint_rules.reference.person_pronoun_for_organisation import PersonPronounForOrganisation
from newslint_rules.reference.pronoun_no_antecedent import PronounNoAntecedent
from newslint_rules.reference.pronoun_number_mismatch import PronounNumberMismatch

_FEWEST = 2


class LostSubjectCluster(Rule):
    """Ask for a check of the whole story when its subjects are lost in several places."""

    code = "TRA002"
    name = "lost-subject-cluster"
    severity = Severity.WARNING
    reviews = (PronounNoAntecedent, PersonPronounForOrganisation, PronounNumberMismatch)
    reads = frozenset().union(*(rule.reads for rule in reviews))

    def review(self, doc: Document, found: Sequence[Finding]) -> Iterator[Finding]:
        """At most one finding, on the first lost subject; the others are related."""
        lost = {finding.span: finding for finding in found}
        if len(lost) < _FEWEST:
            return
        first, *others = (lost[span] for span in sorted(lost))
        lines = ", ".join(str(doc.line_of(finding.span.start)) for finding in (first, *others))
        yield self.finding(
            first.span,
            f"{len(lost)} lost subjects (lines {lines}): translated or spun? Check all the copy.",
            related=tuple(
                Related(finding.span, f'"{doc.at(finding.span)}": who?') for finding in others
            ),
            confidence=min(first.confidence, *(finding.confidence for finding in others)),
        )
