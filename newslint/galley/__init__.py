"""A story as it is set for a page: its copy in paragraphs, and what there is to check in it."""

from newslint.galley.build import build_galley
from newslint.galley.model import Galley, Setting

__all__ = ["Galley", "Setting", "build_galley"]
