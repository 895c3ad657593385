"""The command line of newslint."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

__all__ = ["main", "run"]

_INTERRUPTED = 130
_CLOSED_PIPE = 141
"""What a shell reports for a program that SIGINT, or SIGPIPE, ended."""


def main() -> NoReturn:
    """Run the command line and end the process with its status.

    Unless threads still run, it ends without taking the interpreter down object by object, which
    would cost a short run a tenth of its time.
    """
    status = run()
    if "newslint.kept" in sys.modules:
        from newslint.kept import save_kept

        save_kept()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    if threading.active_count() > 1:
        sys.exit(status)
    os._exit(status)


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line on ``args`` (those of the process by default) and give its status.

    Mistakes of the user and faults of newslint end as one clear line on standard error, the
    latter with a traceback when NEWSLINT_DEBUG is set.
    """
    gc.set_threshold(1_000_000)  # loading rules makes many objects, and hardly any rubbish
    import click

    from newslint.cli.app import app
    from newslint.errors import NewslintError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a narrow encoding must not stop a report
            stream.reconfigure(errors="replace")
    try:
        status = app.main(args, prog_name="newslint", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except NewslintError as error:
        click.echo(f"newslint: {error}", err=True)
        return error.exit_status
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        # the interpreter flushes once more at its end, which must not fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLOSED_PIPE
    except Exception as error:
        if os.environ.get("NEWSLINT_DEBUG"):
            raise
        click.echo(
            f"newslint: internal error: {type(error).__name__}: {error}; "
            "set NEWSLINT_DEBUG=1 to see where",
            err=True,
        )
        return 3
    return status if isinstance(status, int) else 0
