"""A decision kept in a YAML file: weights, own skills, and where to measure from."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Annotated

from msgspec import Meta, Struct

from itleiter_cli.messages.errors import InvalidData
from itleiter_cli.questions.rank import LARGEST_WEIGHT, Missing

Weight = Annotated[int, Meta(ge=0, le=LARGEST_WEIGHT)] | Annotated[float, Meta(ge=0, le=LARGEST_WEIGHT)]


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """What a file says; everything is optional, and options on the command line win over it."""

    weights: dict[str, Weight] = {}
    have: list[str] = []
    start: str | None = None
    missing: Missing | None = None


def read_decision(path: FilePath | None) -> Decision:
    """Read a decision; without a file, an empty one. Raises InvalidData with every problem of the file."""
    if path is None:
        return Decision()
    from itleiter_cli.catalog.packs import read_values  # with YAML, which is not needed without a file

    decision, problems = read_values(path, Decision)
    if problems or decision is None:
        raise InvalidData(problems)
    return decision
