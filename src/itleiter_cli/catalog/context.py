"""What is at hand while a catalog is built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from itleiter_cli.catalog.entries import Pack
from itleiter_cli.catalog.ownership import Ownership
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.catalog.problems import Problems


class Context(NamedTuple):
    """The files, from the lowest up, what they say together, what of it is the user's own, and what is wrong so far."""

    files: Sequence[PackFile]
    merged: Pack
    ownership: Ownership
    problems: Problems
