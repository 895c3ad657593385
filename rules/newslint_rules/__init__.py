"""The built-in rules of newslint, one module a rule, in one folder a family."""

__all__ = ["FAMILIES"]

FAMILIES = {
    "REF": "reference",
    "NUM": "numbers",
    "DAT": "dates",
    "ATT": "attribution",
    "NAM": "names",
    "COH": "coherence",
    "QUO": "quotes",
    "STR": "structure",
    "CON": "consistency",
    "STY": "style",
    "GRA": "grammar",
    "TRA": "paraphrase",
    "SEN": "sensitivity",
    "LEG": "legal",
    "REA": "readability",
    "TYP": "typography",
    "VER": "versions",
}
"""The folder that holds the rules of each family."""
