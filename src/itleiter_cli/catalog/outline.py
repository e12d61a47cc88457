"""The outline of Germany, which only a map needs."""

import msgspec
from msgspec import Struct

from itleiter_cli.catalog.bundled import data_folder


class Outline(Struct, frozen=True):
    """Closed lines of points, each degrees east and north (WGS84)."""

    rings: tuple[tuple[tuple[float, float], ...], ...]


def read_outline() -> Outline:
    """Read the bundled outline."""
    return msgspec.json.decode((data_folder() / "outline.json").read_bytes(), type=Outline)
