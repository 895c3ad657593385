"""Runs rules over a document and turns what they find into a report.

When two findings meet, both stand, unless they are the same (code, place and message) or one comes
from a rule that declares to supersede the other's: then the superseded finding goes wherever the
two overlap.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from newslint.finding import Edit, Finding
from newslint.model.document import Document, LayerError
from newslint.model.span import Span
from newslint.notices import LAYER_CRASHED, RULE_CRASHED, Notice
from newslint.report import FileReport, Place, Remedy, ReportedEdit, ReportedFinding
from newslint.rule import Rule
from newslint.timing import layer_total

__all__ = ["check_document", "context", "run_rules"]

_WORDS_AROUND = 4


def check_document(
    doc: Document,
    rules: Sequence[Rule],
    *,
    timings: dict[str, float] | None = None,
    strict: bool = False,
) -> FileReport:
    """All findings of ``rules`` on ``doc``, in source order.

    Suppressions, per-file ignores and the minimum severity are the caller's business.

    Args:
        doc: The story.
        rules: The rules to run, in order.
        timings: Filled with the seconds that each rule took, by code, without those of the layers
            that `open_document` notes in the same table.
        strict: Show each rule only the layers it declares.
    """
    found = run_rules(doc, rules, timings, strict=strict)
    reported = sorted(
        (_located(doc, finding) for finding in _without_overlaps(found, rules)),
        key=lambda f: (f.place, f.code, f.message),
    )
    return FileReport(
        path=doc.story.path,
        findings=tuple(reported),
        source=doc.source,
        words=len(doc.text.split()),
        timings=timings or {},
    )


def run_rules(
    doc: Document,
    rules: Iterable[Rule],
    timings: dict[str, float] | None = None,
    *,
    strict: bool = False,
) -> list[Finding]:
    """What every rule finds, each within its quote policy and threshold.

    Rules that review come last, after those that they need and the run lacks. A rule that raises
    yields one finding of the engine instead of stopping the run; so does a layer that cannot be
    built, for all rules that read it.
    """
    found: list[Finding] = []
    broken: dict[str, tuple[LayerError, list[Rule]]] = {}
    chosen = tuple(rules)
    unreported = _lacking(chosen)
    for rule in sorted((*chosen, *unreported.values()), key=lambda rule: bool(rule.reviews)):
        before, started = layer_total(timings or {}), time.perf_counter()
        shown = doc.restricted(rule.reads) if strict else doc
        try:
            found += [f for f in _findings(rule, shown, found) if _wanted(doc, rule, f)]
        except LayerError as error:
            broken.setdefault(error.layer, (error, []))[1].append(rule)
        except Exception as error:
            found.append(_rule_crash(rule, error))
        if timings is not None:
            elapsed = time.perf_counter() - started
            timings[rule.code] = elapsed - (layer_total(timings) - before)
    reported = [f for f in found if f.code not in unreported]
    return reported + [_layer_crash(error, left_out) for error, left_out in broken.values()]


def _lacking(rules: Sequence[Rule]) -> dict[str, Rule]:
    """The rules that others of a run review and that do not take part in it, by code."""
    present = {rule.code for rule in rules}
    reviewed = (kind for rule in rules for kind in rule.reviews)
    return {kind.code: kind() for kind in reviewed if kind.code not in present}


def _findings(rule: Rule, doc: Document, found: Sequence[Finding]) -> Iterable[Finding]:
    """What a rule finds by itself or, if it reviews others, in what they have ``found``."""
    if not rule.reviews:
        return rule.check(doc)
    codes = {kind.code for kind in rule.reviews}
    return rule.review(doc, [finding for finding in found if finding.code in codes])


def _wanted(doc: Document, rule: Rule, finding: Finding) -> bool:
    """Whether a finding is sure enough and stands where its rule may speak.

    Raises:
        ValueError: If it lies outside the story.
    """
    length = len(doc.source if finding.in_source else doc.text)
    for span in (finding.span, *(related.span for related in finding.related)):
        if span.end > length:
            raise ValueError(f"finding at {span.start}..{span.end} of {length} characters")
    if finding.confidence < rule.threshold:
        return False
    if rule.quotes == "both" or finding.in_source:
        return True
    return doc.in_quotation(finding.span) == (rule.quotes == "inside")


def _rule_crash(rule: Rule, error: Exception) -> Finding:
    first_line = (str(error).splitlines() or [""])[0]
    message = f"rule {rule.code} {rule.name} crashed: {type(error).__name__}: {first_line}"
    return _notice(RULE_CRASHED, message)


def _layer_crash(error: LayerError, left_out: Sequence[Rule]) -> Finding:
    codes = ", ".join(rule.code for rule in left_out[:6])
    more = f" and {len(left_out) - 6} more" if len(left_out) > 6 else ""
    message = f'layer "{error.layer}" crashed: {error}; rules left out: {codes}{more}'
    return _notice(LAYER_CRASHED, message)


def _notice(notice: Notice, message: str) -> Finding:
    return Finding(notice.code, notice.name, notice.severity, message, Span(0, 0))


def _without_overlaps(found: Sequence[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """Drop exact doubles, and findings that an overlapping finding of another rule supersedes."""
    superseding = {rule.code: rule.supersedes for rule in rules}
    over: dict[str, list[Span]] = {}
    for finding in found:
        for code in superseding.get(finding.code, ()):
            over.setdefault(code, []).append(finding.span)
    kept: dict[tuple[str, Span, str], Finding] = {}
    for finding in found:
        if any(span.overlaps(finding.span) for span in over.get(finding.code, ())):
            continue
        kept.setdefault((finding.code, finding.span, finding.message), finding)
    return list(kept.values())


def _located(doc: Document, finding: Finding) -> ReportedFinding:
    def source_span(span: Span) -> Span:
        return span if finding.in_source else doc.story.source_map.source_span(span)

    def place(span: Span) -> Place:
        start = doc.story.source_map.position(span.start)
        end = doc.story.source_map.position(span.end)
        run = doc.story.source_map.run_at(span.start)
        return Place(start.line, start.column, end.line, end.column, run)

    span = source_span(finding.span)
    return ReportedFinding(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        message=finding.message,
        place=place(span),
        span=span,
        confidence=round(finding.confidence, 3),
        related=tuple((place(source_span(r.span)), r.message) for r in finding.related),
        fix=_remedy(doc, finding, source_span, place),
        context=context(doc.source if finding.in_source else doc.text, finding.span),
    )


def context(text: str, span: Span) -> str:
    """What a span covers, in square brackets, with the words around it in the same paragraph."""
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = text[begin : span.start].split()[-_WORDS_AROUND:]
    after = text[span.end : end if end >= 0 else len(text)].split()[:_WORDS_AROUND]
    return " ".join((*before, f"[{' '.join(span.of(text).split())}]", *after))


def _remedy(
    doc: Document,
    finding: Finding,
    source_span: Callable[[Span], Span],
    place: Callable[[Span], Place],
) -> Remedy | None:
    fix = finding.fix
    if fix is None:
        return None
    if not finding.in_source and not all(
        doc.story.source_map.is_copy(edit.span) and not _rewords_quotation(doc, edit)
        for edit in fix.edits
    ):
        return None
    spans = [source_span(edit.span) for edit in fix.edits]
    edits = tuple(
        ReportedEdit(place(span), span, edit.text)
        for span, edit in zip(spans, fix.edits, strict=True)
    )
    return Remedy(fix.title, edits, fix.safe)


def _rewords_quotation(doc: Document, edit: Edit) -> bool:
    """Whether an edit changes letters or figures inside a quotation that it does not hold whole.

    White space and marks may be set right there; what somebody said stays as it is.
    """
    if _letters(doc.at(edit.span)) == _letters(edit.text):
        return False
    try:
        if not doc.in_quotation(edit.span):
            return False
        held = [quote.span for quote in doc.quotes if quote.inner.overlaps(edit.span)]
    except LayerError:  # nobody can tell where the quotations are
        return True
    return not held or not all(map(edit.span.contains, held))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
