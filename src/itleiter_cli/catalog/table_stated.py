"""What the cells of a table say beyond what is known, as a pack would say it, with the cell of each."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, TypeVar

from msgspec import Struct

from itleiter_cli.catalog import labels
from itleiter_cli.catalog.entries import AnyValue, CityEntry, Pack, PayEntry, TermEntry, ValueEntry, optional
from itleiter_cli.catalog.forms import COUNTRY, FacetName
from itleiter_cli.catalog.names import LONGEST_NAME, city_keys, foldings, nearest_keys, without_title, words
from itleiter_cli.catalog.patterns import slug_of
from itleiter_cli.catalog.table_cells import KeysByName, Unreadable
from itleiter_cli.catalog.yaml_values import Path, Place, Places, YamlProblem, YamlValue
from itleiter_cli.messages.errors import Text, text
from itleiter_cli.messages.language import Label

_T = TypeVar("_T")


class Cell(NamedTuple):
    """A cell with something in it; row and column count from 1."""

    written: str
    row: int
    column: int


class _Mark(Struct):
    """The place of a cell as marks of texts have it, counted from 0."""

    line: int
    column: int


class Stated:
    """Values as a pack would have them, the cell of each, and what is wrong with cells."""

    def __init__(self) -> None:
        self.values: dict[str, YamlValue] = {}
        self.places = Places(_Mark(0, 0))
        self.problems: list[YamlProblem] = []

    def put(self, path: Path, cell: Cell, value: YamlValue) -> None:
        """State a value at a path of fields."""
        holder = self.values
        for step in path[:-1]:
            below = holder.setdefault(str(step), {})
            assert isinstance(below, dict)
            holder = below
        holder[str(path[-1])] = value
        self.place(path, cell)

    def place(self, path: Path, cell: Cell) -> None:
        """Say which cell has what stands at a path."""
        places = self.places
        for step in path:
            below = places.below.get(step)
            if not isinstance(below, Places):
                below = places.below[step] = Places(_Mark(cell.row - 1, cell.column - 1))
            places = below
        places.mark = _Mark(cell.row - 1, cell.column - 1)

    def refuse(self, path: Path, cell: Cell, message: Text, hint: Text) -> None:
        """Add a problem of a cell; what it says is left out."""
        self.problems.append(YamlProblem(Place(cell.row, cell.column), path, message, hint))

    def read(self, path: Path, cell: Cell, read: Callable[[str], _T]) -> _T | None:
        """Return what a cell says; where it cannot be read, that is a problem and there is nothing."""
        try:
            return read(cell.written)
        except Unreadable as problem:
            self.refuse(path, cell, problem.message, problem.hint)
            return None


class Known:
    """What the packs below a table say, by the names that people use."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.labels = labels.Names([pack])
        self._terms: dict[FacetName, KeysByName] = {}

    def terms(self, facet: FacetName) -> KeysByName:
        """Return the terms of a facet by id, label and alias."""
        if facet not in self._terms:
            terms = self.pack.vocabulary.terms(facet)
            self._terms[facet] = KeysByName({key: _names_of(term) for key, term in terms.items()})
        return self._terms[facet]

    def label(self, facet: FacetName, key: str) -> str:
        """Return the German label of a term."""
        return optional(self.pack.vocabulary.terms(facet)[key].de) or key

    @cached_property
    def roles(self) -> KeysByName:
        """The roles by id and label."""
        return KeysByName({key: (label.de, label.en) for key, label in self.pack.vocabulary.roles.items()})

    @cached_property
    def states(self) -> KeysByName:
        """The states by their two letters, their names and what people call them."""
        return KeysByName(
            {
                code: (
                    *((entry.name.de, entry.name.en) if isinstance(entry.name, Label) else ()),
                    *(entry.aliases or ()),
                )
                for code, entry in self.pack.states.items()
                if code != COUNTRY
            }
        )

    def newest(self, written: AnyValue) -> tuple[int | float, int | None] | None:
        """Return value and year of the newest edition of an indicator."""
        every = written if isinstance(written, list) else [] if written is None else [written]
        editions = [each if isinstance(each, ValueEntry) else ValueEntry(value=each) for each in every]
        dated = [(each.value, each.year or self.pack.year_of(each.source)) for each in editions]
        return max(dated, key=lambda edition: edition[1] or 0, default=None)

    def year_of(self, figure: PayEntry) -> int | None:
        """Return the year that a pay figure speaks of."""
        return figure.year or self.pack.year_of(figure.source)

    @cached_property
    def _towns(self) -> dict[str, dict[str, None]]:
        """The slugs that each name finds, as names are compared."""
        found: dict[str, dict[str, None]] = {}
        for slug, entry in self.pack.cities.items():
            for key in city_keys([slug, *_name_of(entry), *(entry.aliases or ())], optional(entry.ags)):
                found.setdefault(key, {})[slug] = None
        return found

    @cached_property
    def _beginnings(self) -> dict[str, list[str]]:
        """The slugs whose names begin with some words."""
        found: dict[str, list[str]] = {}
        for slug, entry in self.pack.cities.items():
            for name in _name_of(entry):
                for beginning in accumulate(words(name)):
                    found.setdefault(beginning, []).append(slug)
        return found

    def find_town(self, typed: str) -> list[str]:
        """Return the slugs of the towns that are called so; more than one where it is not clear which."""
        keys = sorted(foldings(typed) | foldings(without_title(typed)))
        return (
            [typed] if typed in self.pack.cities else [*{slug: 0 for key in keys for slug in self._towns.get(key, ())}]
        )

    def beginning_so(self, typed: str) -> list[str]:
        """Return the slugs of the towns whose name begins with what was typed, up to a word's end."""
        return [*{slug: 0 for key in sorted(foldings(typed)) for slug in self._beginnings.get(key, ())}]

    def near_towns(self, typed: str) -> list[str]:
        """Return the slugs of the towns whose name is spelled nearly so."""
        return nearest_keys({slug: (slug, *_name_of(entry)) for slug, entry in self.pack.cities.items()}, typed)


def new_slug(typed: str) -> str:
    """Return the slug of a new town by its name. Raises Unreadable where a town cannot be called so."""
    slug = slug_of(typed)
    if slug is None:
        raise Unreadable(text("template-name", name=typed), text("template-name-hint", limit=LONGEST_NAME))
    return slug


def each_of(written: str) -> list[str]:
    """Return the items of a cell that has several, with ``|`` between them."""
    return [item.strip() for item in written.split("|") if item.strip()]


def _names_of(term: TermEntry) -> Sequence[str]:
    named = (optional(each) for each in (term.de, term.en))
    return (*(each for each in named if each), *(term.aliases or ()))


def _name_of(entry: CityEntry) -> Sequence[str]:
    return (entry.name,) if isinstance(entry.name, str) else ()
