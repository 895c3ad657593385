"""Whether a rule class is filled in as the engine needs it."""

from __future__ import annotations

from newslint.finding import Severity
from newslint.model.document import LAYERS
from newslint.patterns import lazy_regex
from newslint.rule import Option, Rule

__all__ = ["fault"]

_CODE = lazy_regex(r"[A-Z]{2,6}\d{3}")
_NAME = lazy_regex(r"[a-z0-9]+(-[a-z0-9]+)*")


def fault(rule: type[Rule]) -> str | None:
    """What is wrong with the class fields of a rule, None if all is well."""
    code, name = getattr(rule, "code", None), getattr(rule, "name", None)
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        return f"code is {code!r}; expected capitals and three digits, such as HSE001"
    if code.startswith("NL"):
        return f"code {code} is reserved: NL is for the engine's own findings"
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return f"name is {name!r}; expected words in lower case joined by hyphens"
    if not isinstance(rule.severity, Severity):
        return f"severity is {rule.severity!r}; expected a member of Severity"
    if rule.default not in ("on", "off", "since") and not isinstance(rule.default, tuple):
        return f'default is {rule.default!r}; expected "on", "off", "since" or a tuple of profiles'
    if rule.quotes not in ("skip", "inside", "both"):
        return f'quotes is {rule.quotes!r}; expected "skip", "inside" or "both"'
    unknown = sorted(set(rule.reads) - set(LAYERS))
    if unknown:
        return f"reads names no layer {unknown[0]!r}; the layers are {', '.join(LAYERS)}"
    if not all(map(_may_be_reviewed, rule.reviews)):
        return "reviews holds something else than rules that review no others"
    if not all(isinstance(option, Option) for option in rule.options):
        return "options holds something else than Option"
    return None


def _may_be_reviewed(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Rule) and not kind.reviews
