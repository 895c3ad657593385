"""The packaged language model and the layer of its raw readings."""

from __future__ import annotations

import os

# The matrices are small: threads of numpy would cost more to start than they save. The library
# reads this once, when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from newslint.analysis.nn.reading import Reading, build

__all__ = ["Reading", "build"]
