"""The size of the screen that tables are drawn for."""

import shutil
import sys

_NARROWEST = 20
_WIDEST = 500


def width_of_terminal() -> int:
    """Return the columns of the terminal, or of COLUMNS; 80 where there is neither, at least 20 and at most 500."""
    return min(max(_NARROWEST, shutil.get_terminal_size((80, 24)).columns), _WIDEST)


def height_of_terminal() -> int | None:
    """Return the lines of the terminal that standard output is; None for a file or a pipe."""
    return shutil.get_terminal_size((80, 24)).lines if sys.stdout is not None and sys.stdout.isatty() else None
