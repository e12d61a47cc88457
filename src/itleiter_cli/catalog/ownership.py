"""What is the user's own: which file of theirs states something, and the source of what names none in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path as FilePath

from itleiter_cli.catalog.merge import stated_paths
from itleiter_cli.catalog.model import Origin, Source
from itleiter_cli.catalog.names import words
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.messages.language import Label

_OWN_DATA = Label(de="eigene Angaben", en="own data")


class Ownership:
    """Which file of the user's own states what stands at a path: the latest, where several do.

    ``facets`` are those whose vocabulary has terms of the user's own.
    """

    def __init__(self, files: Sequence[PackFile]) -> None:
        self._owners = {path: file for file in files if file.own for path in stated_paths(file.pack)}
        self.facets = {path[1] for path in self._owners if path[0] == "vocabulary"}

    def owner(self, path: Path) -> PackFile | None:
        """Return the file of the user's own that states what stands at a path, or None where it is bundled."""
        owners = self._owners
        return (
            owners.get(path[:4]) or owners.get(path[:3]) or owners.get(path[:2]) or owners.get(path[:1])
            if owners
            else None
        )

    def origin(self, path: Path, *rests_on: Path) -> Origin | None:
        """Return where something stands in a file of the user's own, or the first such thing that it rests on."""
        for each in (path, *rests_on):
            owner = self.owner(each)
            if owner is not None:
                return owner.origin(each)
        return None

    def first_own(self, *paths: Path) -> Path:
        """Of paths that do not go together, return the one to mend.

        It is the first in a file of the user's own, else the first.
        """
        return next((path for path in paths if self.owner(path) is not None), paths[0])


class FileSources:
    """Files of the user's own as the sources of what in them names none, in the order in which they became sources."""

    def __init__(self, declared: Collection[str]) -> None:
        self._declared = declared
        self._ids: dict[PackFile, str] = {}

    def id_of(self, file: PackFile) -> str:
        """Make a file a source, and return its id, made of its name: ``pack-mine`` for ``mine.yaml``."""
        if file not in self._ids:
            stem = "-".join(words(FilePath(file.name).stem)) or "file"
            numbered = (f"pack-{stem}{number}" for number in ("", *(f"-{count}" for count in range(2, 1000))))
            taken = {*self._declared, *self._ids.values()}
            self._ids[file] = next(key for key in numbered if key not in taken)
        return self._ids[file]

    def sources(self) -> dict[str, Source]:
        """Return the sources that files have become."""
        return {
            key: Source(
                publisher=file.name, title=_OWN_DATA, kind="own-data", accessed=None, origin=Origin(file.name, 1)
            )
            for file, key in self._ids.items()
        }
