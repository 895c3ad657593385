"""Reading a story reports nothing to anybody."""

from __future__ import annotations

import os
import subprocess
import sys

_SCRIPT = """
import socket

def refuse(*_args, **_kwargs):
    raise AssertionError("a connection was asked for")

socket.socket.connect = refuse
from newslint.analysis.nn.encoder import load_encoder
load_encoder()
import os
print(os.environ["ORT_DISABLE_TELEMETRY"])
"""


def test_the_model_is_loaded_with_reporting_off(tmp_path: object) -> None:
    """The home folder is where the library keeps an identifier when it reports."""
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    environment |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1"
    assert done.stderr == ""
    assert os.listdir(str(tmp_path)) == []
