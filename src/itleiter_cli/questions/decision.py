"""A decision kept in a file: what cities are weighed by, what is there, and what a missing value does."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

Missing = Literal["exclude", "neutral", "worst"]
LARGEST_WEIGHT = 1_000_000
Weight = Annotated[int, Meta(ge=0, le=LARGEST_WEIGHT)] | Annotated[float, Meta(ge=0, le=LARGEST_WEIGHT)]


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """What a file says; everything is optional, and options on the command line win over it."""

    weights: dict[str, Weight] = {}
    have: list[str] = []
    start: str | None = None
    missing: Missing | None = None


def read_decision(path: Path) -> Decision:
    """Read a decision. Raises InvalidData with every problem of the file."""
    from itleiter_cli.catalog.packs import read_values  # with YAML, which is not needed without a file

    return read_values(path, Decision)
