"""Run itleiter, as a command or as ``python -m itleiter_cli``; an interruption is quiet from the first line on."""

import gc
import os
import sys
from typing import NoReturn


def start() -> NoReturn:
    """Run the command line and end the process.

    All is written by then and nothing is left to close, so that the interpreter is not taken apart object by object,
    which would cost a tenth of a run. Who traces or profiles the run gets to see its end.
    """
    code = run()
    if not _is_watched() and _flushed():
        os._exit(code)
    sys.exit(code)


def run() -> int:
    """Run the command line and return its exit code."""
    gc.disable()  # a run is short and makes few circles; looking for them would take a tenth of it
    try:
        from itleiter_cli.cli import main
        from itleiter_cli.console.output import complete_standard_streams

        complete_standard_streams()
        return main()
    except KeyboardInterrupt:  # also while modules are loaded
        return 130


def _is_watched() -> bool:
    """Whether a debugger, a profiler or what measures coverage looks on."""
    if sys.version_info >= (3, 12) and any(map(sys.monitoring.get_tool, range(6))):  # as many as there can be
        return True
    return sys.gettrace() is not None or sys.getprofile() is not None


def _flushed() -> bool:
    """Whether the standard streams took all; where not, the interpreter ends with its own error."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    start()
