"""Run itleiter, as a command or as ``python -m itleiter_cli``; an interruption is quiet from the first line on."""

import gc
import sys


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


if __name__ == "__main__":
    sys.exit(run())
