"""How much is said below a table; a module of its own, so that the options that name it cost nothing else."""

from typing import Literal

Notes = Literal["short", "full", "none"]
"""A line per source, all that is known, or only what is the user's own."""
