"""Collect what is wrong between packs, without what only follows from something that was refused already."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from msgspec import UNSET

from itleiter_cli.catalog.entries import Entry
from itleiter_cli.catalog.names import nearest
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, Path
from itleiter_cli.messages.errors import Problem, Text, TextValue, text

Named = Literal["source", "term", "role", "indicator", "state", "sector"]
"""What is named by an id that is defined elsewhere."""

_STEPS_TO_AN_ID = {"sources": 2, "vocabulary": 3, "indicators": 2, "sectors": 2, "states": 2}
"""The sections that define ids, and how many steps of a path lead to one."""
_DEFINED_IN: Mapping[str, str] = {
    "unknown-source": "sources",
    "unknown-term": "vocabulary",
    "unknown-role": "vocabulary",
    "unknown-indicator": "indicators",
    "unknown-state": "states",
    "unknown-sector": "sectors",
}
_MOST_SUGGESTIONS = 100


class Problems:
    """What is wrong in files and between them; what is wrong between them is added while the catalog is built."""

    def __init__(self, files: Sequence[PackFile]) -> None:
        self._files = files
        self._left_out = {path for file in files for path in file.left_out}
        self._refused_sections = {
            path[0] for path in self._left_out if path and len(path) < _STEPS_TO_AN_ID.get(str(path[0]), 0)
        }
        self._added: dict[tuple[Path, str, TextValue | None], Problem] = {}
        self._suggestions: dict[tuple[Named, str], list[str]] = {}

    def in_order(self) -> tuple[Problem, ...]:
        """Return what is wrong in each file and between them, in the order of files and lines."""
        order = {file.name: place for place, file in enumerate(self._files)}
        every = [*(problem for file in self._files for problem in file.problems), *self._added.values()]
        return tuple(sorted(every, key=lambda problem: (order[problem.file], problem.line, problem.column)))

    def add(self, path: Path, message: Text, hint: Text) -> None:
        """Add a problem of what stands at a path, once, up to the limit."""
        same = (path, message.key, message.values.get("field"))
        if len(self._added) < MAX_PROBLEMS and same not in self._added and not self._only_follows(path, message):
            # The latest file that says most about the path is the one to mend.
            file = max(reversed(self._files), key=lambda each: each.depth(path))
            self._added[same] = file.problem(path, message, hint)

    def left_out(self, path: Path) -> bool:
        """Whether what stood at a path was refused, and left out, when its file was read."""
        return path in self._left_out

    def require(self, path: Path, entry: Entry, *fields: str) -> bool:
        """Return whether an entry has all of some fields; those that are missing are problems."""
        missing = [field for field in fields if getattr(entry, field) is UNSET]
        for field in missing:
            self.add(path, text("field-missing", field=field), text("field-missing-hint", field=field))
        return not missing

    def require_known(self, path: Path, key: str, known: Collection[str], what: Named) -> None:
        """Add a problem where an id that stands at a path is not defined."""
        if key not in known:
            near = self._near(what, key, known)
            hint = text("field-unknown-near", near=near[0]) if near else text(f"unknown-{what}-hint")
            self.add(path, text(f"unknown-{what}", key=key), hint)

    def _near(self, what: Named, key: str, known: Collection[str]) -> list[str]:
        """Look for a near name, once for each key and for the first few only: it takes long."""
        if (what, key) not in self._suggestions:
            self._suggestions[what, key] = nearest(key, known) if len(self._suggestions) < _MOST_SUGGESTIONS else []
        return self._suggestions[what, key]

    def _only_follows(self, path: Path, message: Text) -> bool:
        field = message.values.get("field")
        missing_but_refused = field is not None and (*path, field) in self._left_out
        unknown_as_all_are = _DEFINED_IN.get(message.key) in self._refused_sections
        return (
            missing_but_refused
            or unknown_as_all_are
            or any(path[:steps] in self._left_out for steps in range(len(path) + 1))
        )
