"""The base of every rule."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from newslint.finding import Finding, Fix, FixKind, Related, Severity
from newslint.model.document import Document
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.model.quantities import Quantity

__all__ = ["Option", "QuotePolicy", "Rule"]

QuotePolicy = Literal["skip", "inside", "both"]


class Option(NamedTuple):
    """A setting of one rule, with its default (whose type is the option's type) and its meaning.

    ``choices`` lists the values that it may take, empty for any of that type.
    """

    name: str
    default: Any
    help: str
    choices: tuple[str, ...] = ()


class Rule:
    """A check on a story; subclass it in a module of its own and fill in the class fields.

    The docstring of the module is the rule's manual: a summary line ("name: what it is."), then
    ``## What it does``, ``## Why it matters``, ``## Bad``, ``## Good``, ``## When to ignore`` and
    ``## Authority``. ``Bad`` and ``Good`` hold copy that must and must not raise a finding; several
    samples are separated by a line ``---``, a story from what it became by a line
    ``=== later version ===``.

    Class fields:
        code: Letters and digits, such as ``REF001``; the letters name the family.
        name: What the rule flags, in kebab case.
        severity: How much its findings matter unless the rule says otherwise.
        default: ``on``, ``off``, ``since`` for on in runs that compare stories with earlier
            versions, or the profiles that switch it on.
        reads: The layers that ``check`` may read.
        quotes: Whether findings may stand inside quotations (``both``), only there (``inside``) or
            never (``skip``).
        fix: The best remedy its findings offer.
        options: What users can set.
        supersedes: Codes whose overlapping findings this rule's findings replace.
        reviews: Rules whose findings this one weighs; it then defines ``review`` instead of
            ``check``, and ``reads`` holds their layers too.
        threshold: Findings of lower confidence (0 to 1) are not reported.
        once: Whether findings with the same message are reported as one, at the first place.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    default: ClassVar[Literal["on", "off", "since"] | tuple[str, ...]] = "on"
    reads: ClassVar[frozenset[str]] = frozenset()
    quotes: ClassVar[QuotePolicy] = "skip"
    fix: ClassVar[FixKind] = "none"
    options: ClassVar[tuple[Option, ...]] = ()
    supersedes: ClassVar[frozenset[str]] = frozenset()
    reviews: ClassVar[tuple[type[Rule], ...]] = ()
    threshold: ClassVar[float] = 0.5
    once: ClassVar[bool] = False

    def __init__(
        self, options: Mapping[str, Any] | None = None, severity: Severity | None = None
    ) -> None:
        self._options = {option.name: option.default for option in self.options} | dict(
            options or {}
        )
        self._severity = severity

    @classmethod
    def manual(cls) -> str:
        """The rule's manual: the docstring of the module that defines it."""
        return (sys.modules[cls.__module__].__doc__ or "").strip()

    @classmethod
    def family(cls) -> str:
        """The letters of the code."""
        return cls.code.rstrip("0123456789")

    def option(self, name: str) -> Any:
        """The value set for an option, or its default."""
        return self._options[name]

    @property
    def level(self) -> Severity:
        """How much its findings matter under the configuration, unless they say otherwise."""
        return self._severity or self.severity

    def prepare(self) -> None:
        """Load long lists that `check` needs; called before a story, while the model reads it."""

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each fault in the document."""
        raise NotImplementedError

    def review(self, doc: Document, found: Sequence[Finding]) -> Iterable[Finding]:
        """Yield what follows from the findings of the rules in ``reviews``.

        It is called after all other rules. Rules in ``reviews`` that do not take part in the run
        are run for it with their default options; what they find is not reported.

        Args:
            doc: The story.
            found: Those findings, each within its rule's quote policy and threshold.
        """
        raise NotImplementedError

    def compared(self, doc: Document) -> Iterable[tuple[Quantity, ...]]:
        """Figures that the rule holds against each other, at odds or not: the sheet's ledger."""
        return ()

    def finding(
        self,
        span: Span,
        message: str,
        *,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        confidence: float = 1.0,
        severity: Severity | None = None,
        in_source: bool = False,
    ) -> Finding:
        """A finding of this rule; a configured severity wins over ``severity``."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self._severity or severity or self.severity,
            message=message,
            span=span,
            confidence=confidence,
            related=related,
            fix=fix,
            in_source=in_source,
        )
