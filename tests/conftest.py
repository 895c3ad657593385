"""What tests of every kind share."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.registry import Registry, load_registry
from newslint.settings import Settings


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """All installed rules, none of a house."""
    return load_registry(Settings(root=tmp_path_factory.mktemp("copy")), whole=True)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds the whole project."""
    return Path(__file__).parent.parent
