"""What is at hand while a catalog is built: the files, what of them is the user's own, and what is wrong so far."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Literal, NamedTuple, get_args

from msgspec import UNSET

from itleiter_cli.catalog.advice import list_hint
from itleiter_cli.catalog.entries import AddedPay, AnyPay, Entry, Pack, PayEntry, figures_of
from itleiter_cli.catalog.forms import FACETS, FacetName, Origin, SourceKind
from itleiter_cli.catalog.labels import Names
from itleiter_cli.catalog.merge import merged_list, stated_paths
from itleiter_cli.catalog.model import Source
from itleiter_cli.catalog.names import words
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, Path
from itleiter_cli.messages.errors import Problem, Text, TextValue, text
from itleiter_cli.messages.language import Label

_OWN_DATA = Label(de="eigene Angaben", en="own data")

Named = FacetName | Literal["source", "role", "indicator", "state", "sector"]
"""What is named by an id that is defined elsewhere: a term of a facet, a source ..."""

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
_WITHDRAWN_SOURCES = frozenset(("stepstone-2025", "stepstone-2026"))
"""Sources of 0.1.0 whose wage indices have two bases that their publisher calls not comparable."""
_MOST_SUGGESTIONS = 100


class Written(NamedTuple):
    """The file that something stands in, and its path there."""

    file: PackFile
    path: Path


def added_figures(files: Sequence[PackFile]) -> dict[Path, Written]:
    """Say where the pay figures are written of which files have added some, by their paths in the merged pack."""
    written: dict[Path, Written] = {}
    for section in ("states", "cities"):
        adding = {
            region
            for file in files
            for region, entry in getattr(file.pack, section).items()
            if isinstance(entry.pay, AddedPay) or file.is_table
        }
        for region in adding:
            path: Path = (section, region, "pay")
            every: list[Written] = []
            stated: list[PayEntry] = []
            for file in files:
                entry = getattr(file.pack, section).get(region)
                if entry is None or entry.pay is UNSET:
                    continue
                below: Path = (*path, "add") if isinstance(entry.pay, AddedPay) else path
                here = [Written(file, (*below, index)) for index, _ in enumerate(figures_of(entry.pay))]
                if file.is_table:
                    here = _kept_as_it_was(entry.pay, here, stated, every)
                every = merged_list(every, here, entry.pay)
                stated = merged_list(stated, figures_of(entry.pay), entry.pay)
            written |= {(*path, index): each for index, each in enumerate(every)}
    return written


def _kept_as_it_was(
    pay: AnyPay, here: Sequence[Written], stated: Sequence[PayEntry], every: Sequence[Written]
) -> list[Written]:
    """Say where figures of a table are written; what its list leaves of those below stays where it was."""
    if isinstance(pay, AddedPay):
        return [*here]
    known = list(zip(stated, every, strict=True))
    return [
        next((there for figure, there in known if figure == kept), written)
        for kept, written in zip(figures_of(pay), here, strict=True)
    ]


class Ownership:
    """Which file of the user's own states what stands at a path: the latest, where several do.

    ``facets`` are those whose vocabulary has terms of the user's own.
    """

    def __init__(self, files: Sequence[PackFile], added: Mapping[Path, Written]) -> None:
        self._figures = added
        self._owners = {path: file for file in files if file.own for path in stated_paths(file.pack)}
        self.facets = {path[1] for path in self._owners if path[0] == "vocabulary"}

    def owner(self, path: Path) -> PackFile | None:
        """Return the file of the user's own that states what stands at a path, or None where it is bundled."""
        figure = self._figures.get(path[:4])
        if figure is not None:
            return figure.file if figure.file.own else None
        # ``stated_paths`` have one step (the profession) to four (an indicator of a city); all else lies below these.
        for steps in range(min(len(path), 4), 0, -1):
            owner = self._owners.get(path[:steps])
            if owner is not None:
                return owner
        return None

    def stating(self, path: Path) -> PackFile | None:
        """Return the file of the user's own that states something at this very path, or None; see ``owner``."""
        return self._owners.get(path)

    def origin(self, path: Path, *rests_on: Path) -> Origin | None:
        """Return where something stands in a file of the user's own, or the first such thing that it rests on."""
        for each in (path, *rests_on):
            owner = self.owner(each)
            if owner is not None:
                return owner.origin(_as_written(self._figures, each))
        return None

    def first_own(self, *paths: Path) -> Path:
        """Of paths that do not go together, return the one to mend.

        It is the first in a file of the user's own, else the first.
        """
        return next((path for path in paths if self.owner(path) is not None), paths[0])


def _mistyped(key: str) -> Text | None:
    """Say what was mistyped in the text around an id."""
    if " - " in key:  # a dash that is indented further than the one above goes on with its text
        return text("yaml-dash-further-hint", written=f"- {key.partition(' - ')[2]}")
    if ";" in key:
        return list_hint(key)
    return text("decimal-point-hint") if key.isdecimal() else None  # what follows the comma of {rent_eur_m2: 9,5}


def _as_written(added: Mapping[Path, Written], path: Path) -> Path:
    figure = added.get(path[:4])
    return (*figure.path, *path[4:]) if figure is not None else path


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


class Problems:
    """What is wrong in files and between them; what is wrong between them is added while the catalog is built."""

    def __init__(self, files: Sequence[PackFile], added: Mapping[Path, Written], names: Names) -> None:
        self._files = files
        self._figures = added
        self._names = names
        self._left_out = {path for file in files for path in file.left_out}
        self._refused_sections = {
            path[0] for path in self._left_out if path and len(path) < _STEPS_TO_AN_ID.get(str(path[0]), 0)
        }
        self._added: dict[tuple[Path, str, TextValue | None], Problem] = {}
        self._suggestions: dict[tuple[str, str], list[str]] = {}

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
            figure = self._figures.get(path[:4])
            file = figure.file if figure else max(reversed(self._files), key=lambda each: each.depth(path))
            self._added[same] = file.problem(_as_written(self._figures, path), message, hint)

    def left_out(self, path: Path) -> bool:
        """Whether what stood at a path was refused, and left out, when its file was read."""
        return _as_written(self._figures, path) in self._left_out

    def require_day(self, path: Path, dated: object) -> None:
        """Add a problem where the calendar does not have a day; a year or a month is none."""
        if isinstance(dated, str) and dated.count("-") == 2:
            try:
                datetime.date.fromisoformat(dated)
            except ValueError:
                self.add(path, text("yaml-day", written=dated), text("yaml-day-hint"))

    def require(self, path: Path, entry: Entry, *fields: str) -> bool:
        """Return whether an entry has all of some fields; those that are missing are problems."""
        missing = [field for field in fields if getattr(entry, field) is UNSET]
        for field in missing:
            hint = text("field-missing-hint", field=field)
            if path[0] == "sources" and field == "kind":
                hint = text("field-missing-choice-hint", field=field, known=list(get_args(SourceKind)))
            elif field == "accessed":
                hint = text("field-missing-day-hint", field=field)
            self.add(path, text("field-missing", field=field), hint)
        return not missing

    def require_known(self, path: Path, key: str, known: Collection[str], what: Named) -> None:
        """Add a problem where what stands at a path is neither an id that is known nor a label of one thing."""
        if key in known:
            return
        meant = self._names.meant(what, key)
        if len(meant) > 1:
            self.add(path, text("label-ambiguous", key=key, candidates=meant), text("label-ambiguous-hint"))
            return
        kind = "term" if what in FACETS else what
        self.add(path, text(f"unknown-{kind}", key=key), self._hint(key, known, what, kind, meant))

    def _hint(self, key: str, known: Collection[str], what: Named, kind: str, meant: Sequence[str]) -> Text:
        near = meant or [each for each in self._near(what, key) if each in known]
        elsewhere = [facet for facet in FACETS if what in FACETS and not meant and self._names.meant(facet, key)]
        if elsewhere:
            return text("term-elsewhere-hint", facet=elsewhere)
        if (mistyped := _mistyped(key)) is not None:
            return mistyped
        if what == "source" and key in _WITHDRAWN_SOURCES:
            return text("source-withdrawn-hint")
        if near:
            return text("field-unknown-near", near=near[0])
        return text(f"unknown-{kind}-hint", facet=what, known=sorted(known))

    def near_city(self, slug: str) -> str | None:
        """Return the city whose name is nearest to a slug, None where none is near."""
        return next((each for each in self._near("city", slug) if each != slug), None)

    def _near(self, what: str, key: str) -> list[str]:
        """Look for near names, once for each key and for the first few only: it takes long."""
        if (what, key) not in self._suggestions:
            self._suggestions[what, key] = (
                self._names.near(what, key) if len(self._suggestions) < _MOST_SUGGESTIONS else []
            )
        return self._suggestions[what, key]

    def _only_follows(self, path: Path, message: Text) -> bool:
        path = _as_written(self._figures, path)
        field = message.values.get("field")
        missing_but_refused = field is not None and (*path, field) in self._left_out
        unknown_as_all_are = _DEFINED_IN.get(message.key) in self._refused_sections
        return (
            missing_but_refused
            or unknown_as_all_are
            or any(path[:steps] in self._left_out for steps in range(len(path) + 1))
        )


class Context(NamedTuple):
    """The files, from the lowest up, what they say together, what of it is the user's own, and what is wrong so far.

    ``file_sources`` are files of the user's own as the sources of what in them names none.
    """

    files: Sequence[PackFile]
    merged: Pack
    ownership: Ownership
    problems: Problems
    file_sources: FileSources
