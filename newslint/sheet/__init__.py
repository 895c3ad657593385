"""The fact-checker's sheet: everything in a story that someone has to check."""

from newslint.sheet.build import build_sheet
from newslint.sheet.model import Sheet

__all__ = ["Sheet", "build_sheet"]
