"""How it shows whose a value is: the user's own, of a larger area than the city, or of a state in its place."""

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.sheets.sheet import Emphasis

AREA_MARK = "#"
"""Stands behind a value that is of a larger area than the city."""
_KINDS_OF_AREA = ("Kreis", "Landkreis")
"""What registers put behind the name of an area."""


def look_of(origin: Origin | None) -> Emphasis:
    """Return the look of what is the user's own, which has an origin, or of anything else."""
    return "own" if origin else "normal"


def figure_look(figure: PayFigure, *, is_fallback: bool) -> Emphasis:
    """Return the look of a pay figure: the user's own, of a state in place of a city, partly assumed, or any other."""
    if figure.origin:
        return "own"
    return "quiet" if is_fallback else "caution" if figure.assumed else "strong"


def area_in_words(area: str) -> str:
    """Name an area as people do: ``Kreis Wesel`` for what registers list as ``Wesel, Kreis``."""
    name, _, kind = area.rpartition(", ")
    return f"{kind} {name}" if kind in _KINDS_OF_AREA and name else area
