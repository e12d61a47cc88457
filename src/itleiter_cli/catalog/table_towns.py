"""Read towns from the rows of a table: what a row says of one beyond what is known of it."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import get_args, get_type_hints

from itleiter_cli.catalog.advice import stands_for_unknown
from itleiter_cli.catalog.entries import CityEntry, FacetEntry, optional
from itleiter_cli.catalog.forms import FACETS, FacetName
from itleiter_cli.catalog.names import foldings
from itleiter_cli.catalog.patterns import is_slug
from itleiter_cli.catalog.table_cells import CLEARS, Unreadable, number_with_decimals, whole_number, year_number
from itleiter_cli.catalog.table_columns import TableColumn, facet_heading, figure_heading, sentence_label
from itleiter_cli.catalog.table_figures import Figure, Figures, Parts, clears, with_empty
from itleiter_cli.catalog.table_stated import Cell, Known, Stated, each_of, new_slug
from itleiter_cli.catalog.table_text import Row
from itleiter_cli.catalog.yaml_values import Path, YamlValue
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import Label

_WINDOWS = "cp1252"
_TYPES = {field: get_args(hint) for field, hint in get_type_hints(CityEntry).items()}
_AGS_DIGITS = 8
_WITHOUT_ZERO = 7
_NEVER_CLEARED = ("name", "state")
_ENOUGH_DECIMALS = 3
"""With so many, what stands before three digits may be a decimal point."""


class Towns:
    """Reads towns, a row each."""

    def __init__(self, known: Known, stated: Stated, places: Mapping[TableColumn, int]) -> None:
        self._known = known
        self._stated = stated
        self._places = places
        self._figures = Figures(known, stated, text("table-dash-hint"))
        self._years = {column.key: place for column, place in places.items() if column.kind == "year"}
        self._rows: dict[str, int] = {}

    def read(self, row: Row, cells: Mapping[TableColumn, Cell]) -> None:
        """Read a row."""
        by_name = {column.name: cell for column, cell in cells.items()}
        naming = next((by_name[name] for name in ("city", "name", "ags") if name in by_name), None)
        if naming is None:
            if cells:
                first = Cell("", row.number, 1)
                self._stated.refuse((), first, text("table-unnamed"), text("table-unnamed-hint"))
            return
        slug = self._slug(naming, by_name)
        if slug is None or not self._is_first(slug, naming):
            return
        there = self._known.pack.cities.get(slug)
        if self._is_another(slug, there, naming, by_name):
            return
        if there is None:
            self._new_town(slug, naming, by_name)
            there = CityEntry()
        for column, cell in cells.items():
            if column.kind == "plain":
                self._plain(slug, there, column.key, cell, is_naming=cell is naming)
            elif column.kind == "facet":
                self._facet(slug, there, column.key, cell)
        self._numbers(slug, there, cells)
        self._pay(slug, there, cells)

    def _is_first(self, slug: str, naming: Cell) -> bool:
        """Whether no row above is about a town; where one is, that is a problem."""
        first = self._rows.setdefault(slug, naming.row)
        if first != naming.row:
            message = text("table-town-twice", city=slug, first=str(first), second=str(naming.row))
            self._stated.refuse((), naming, message, text("table-town-twice-hint"))
            return False
        self._stated.place(("cities", slug), naming)
        return True

    def _is_another(self, slug: str, there: CityEntry | None, naming: Cell, by_name: Mapping[str, Cell]) -> bool:
        """Whether a row says of a town what another one is known by; then that is a problem.

        A new one has the AGS of one that is known, or a name that is known means one in another state.
        """
        ags, state = by_name.get("ags"), by_name.get("state")
        of_ags = self._known.find_town(ags.written) if there is None and ags is not None else []
        if of_ags:
            message = text("table-ags-of", typed=naming.written, city=of_ags[0])
            self._stated.refuse((), naming, message, text("table-ags-of-hint", city=of_ags[0]))
            return True
        states = self._known.states.find(state.written) if state is not None else []
        if there is None or state is None or not states or there.state in states or naming.written == slug:
            return False
        message = text("table-elsewhere", typed=naming.written, city=slug, state=str(there.state), other=state.written)
        self._stated.refuse((), state, message, text("table-elsewhere-hint"))
        return True

    def _slug(self, naming: Cell, by_name: Mapping[str, Cell]) -> str | None:
        """Return the slug of the town that a row is about; where that is not clear, it is a problem."""
        found = self._known.find_town(naming.written)
        if len(found) == 1:
            return found[0]
        is_key = naming is by_name.get("city") and is_slug(naming.written)
        candidates = found or ([] if is_key else self._known.beginning_so(naming.written))
        if candidates:
            message = text("table-town-unclear", typed=naming.written, candidates=candidates)
            self._stated.refuse((), naming, message, text("table-town-unclear-hint"))
            return None
        if naming is by_name.get("ags"):
            self._stated.refuse((), naming, text("table-unnamed"), text("table-unnamed-hint"))
            return None
        return naming.written if is_key else self._stated.read((), naming, new_slug)

    def _new_town(self, slug: str, naming: Cell, by_name: Mapping[str, Cell]) -> None:
        path: Path = ("cities", slug)
        self._stated.put(path, naming, {})
        if "name" not in by_name and not is_slug(naming.written):
            self._stated.put((*path, "name"), naming, naming.written)
        if "state" not in by_name:
            near = self._known.find_town(naming.written.split("(")[0]) or self._known.near_towns(naming.written)
            hint = text("did-you-mean", names=near) if near else text("table-new-state-hint")
            self._stated.refuse((*path, "state"), naming, text("table-new-state", city=naming.written), hint)

    def _plain(self, slug: str, there: CityEntry, field: str, cell: Cell, *, is_naming: bool) -> None:
        path: Path = ("cities", slug, field)
        before = optional(getattr(there, field))
        if cell.written == CLEARS:
            if field in _NEVER_CLEARED:
                message = text("table-not-cleared", field=Label(de=sentence_label(f"field-{field}").de, en=field))
                self._stated.refuse(path, cell, message, text("table-not-cleared-hint"))
            elif before:
                self._stated.put(path, cell, None)
            return
        if before is not None and (is_naming or (field == "name" and slug in self._known.find_town(cell.written))):
            return  # a name that it is known by
        value = self._stated.read(path, cell, lambda written: self._read_plain(field, written))
        if isinstance(value, list):
            value = _new_aliases(before or (), value)
        if value not in (None, [], before):
            self._stated.put(path, cell, value)

    def _read_plain(self, field: str, written: str) -> YamlValue:
        if field in ("name", "aliases") and stands_for_unknown(written):
            raise Unreadable(text("table-says-nothing", written=written), text("table-nothing-hint"))
        if field == "aliases":
            return [*each_of(written)]
        if field == "ags":
            digits = written.removesuffix(".0").removesuffix(",0").replace(" ", "")
            is_short = len(digits) == _WITHOUT_ZERO  # spreadsheets drop the leading zero; no state begins with two
            return digits.zfill(_AGS_DIGITS) if is_short else digits
        if float in _TYPES[field]:
            return float(number_with_decimals(written, "°", three_decimals=True))
        if int in _TYPES[field]:
            return whole_number(written)
        if field == "state":
            found = self._known.states.find(written)
            if len(found) == 1:
                return found[0]
            raise Unreadable(text("state-unknown", typed=written), self._known.states.hint(written))
        return written

    def _numbers(self, slug: str, there: CityEntry, cells: Mapping[TableColumn, Cell]) -> None:
        values = {column.key: cell for column, cell in cells.items() if column.kind == "value"}
        years = {column.key: cell for column, cell in cells.items() if column.kind == "year"}
        for key in dict.fromkeys([*values, *years]):
            self._number(("cities", slug, "indicators", key), there, values.get(key), years.get(key))

    def _number(self, path: Path, there: CityEntry, cell: Cell | None, year_cell: Cell | None) -> None:
        newest = self._known.newest((there.indicators or {}).get(str(path[-1])))
        if cell is None:
            self._year_alone(path, newest, year_cell)
        elif cell.written == CLEARS:
            if newest is not None:
                self._stated.put(path, cell, None)
        else:
            self._edition(path, newest, cell, year_cell)

    def _edition(
        self, path: Path, newest: tuple[int | float, int | None] | None, cell: Cell, year_cell: Cell | None
    ) -> None:
        """State a value and its year, unless both are known; where no year is said, it is that of the known value."""
        value = self._stated.read(path, cell, lambda written: self._read_number(str(path[-1]), written))
        year = self._year(path, year_cell)
        edition = (value, year if year_cell or not newest else newest[1])
        if value is not None and edition != newest:
            self._stated.put(path, cell, {"value": value} if year is None else {"value": value, "year": year})
            self._stated.place((*path, "value"), cell)
            if path[-1] in self._years:
                self._stated.place((*path, "year"), Cell("", cell.row, self._years[str(path[-1])]))

    def _year_alone(self, path: Path, newest: tuple[int | float, int | None] | None, cell: Cell | None) -> None:
        """Add a problem of a year without its value, unless it is that of the value that is known."""
        year = self._year(path, cell)
        if cell is not None and year is not None and (newest is None or newest[1] != year):
            self._stated.refuse(path, cell, text("table-year-alone"), text("table-year-alone-hint"))

    def _year(self, path: Path, cell: Cell | None) -> int | None:
        if cell is None or cell.written == CLEARS:
            return None
        return self._stated.read((*path, "year"), cell, year_number)

    def _read_number(self, key: str, written: str) -> int | float:
        entry = self._known.pack.indicators[key]
        decimals, unit = optional(entry.decimals) or 0, optional(entry.unit) or ""
        if decimals == 0:
            return whole_number(written, unit)
        return number_with_decimals(written, unit, three_decimals=decimals >= _ENOUGH_DECIMALS)

    def _facet(self, slug: str, there: CityEntry, key: str, cell: Cell) -> None:
        facet: FacetName = next(each for each in FACETS if each == key)
        path: Path = ("cities", slug, facet)
        listed = getattr(there, facet)
        before = listed.terms if isinstance(listed, FacetEntry) else optional(listed)
        if cell.written == CLEARS:
            if before:
                self._stated.put(path, cell, None)
            return
        every = each_of(cell.written)
        read = [
            self._stated.read(path, cell._replace(written=each), lambda word: self._term(facet, word)) for each in every
        ]
        terms: list[YamlValue] = [term for term in read if term is not None]
        if terms and len(terms) == len(every) and set(map(str, terms)) != set(before or ()):
            self._stated.put(path, cell, terms)
            for index, _ in enumerate(terms):
                self._stated.place((*path, index), cell)

    def _term(self, facet: FacetName, written: str) -> str:
        names = self._known.terms(facet)
        found = names.find(written)
        if len(found) == 1:
            return found[0]
        if found:
            message = text("term-ambiguous", typed=written, candidates=found)
            raise Unreadable(message, text("term-ambiguous-hint"))
        unknown = text("term-unknown", typed=[text("quoted", word=written)], facet=facet_heading(facet))
        parts = [part.strip() for part in re.split(r"[,;/+&]|\b(?:und|and)\b", written)]
        if len(parts) > 1 and all(names.find(part) for part in parts):
            raise Unreadable(unknown, text("write-hint", written=" | ".join(parts)))
        elsewhere = [facet_heading(each) for each in FACETS if self._known.terms(each).find(written)]
        near = [Label(de=self._known.label(facet, key), en=key) for key in names.near(written)]
        if elsewhere:
            hint = text("term-elsewhere-hint", facet=elsewhere)
        elif stands_for_unknown(written):
            hint = text("table-nothing-hint")
        else:
            hint = text("did-you-mean", names=near) if near else text("table-terms-hint", facet=facet)
        raise Unreadable(unknown, hint)

    def _pay(self, slug: str, there: CityEntry, cells: Mapping[TableColumn, Cell]) -> None:
        path: Path = ("cities", slug, "pay")
        clearing: Cell | None = None
        read: list[tuple[Figure, Parts]] = []
        for number in sorted({column.figure for column in cells if column.kind == "figure"}):
            parts = {column.key: cell for column, cell in cells.items() if column.figure == number}
            cleared = clears(parts)
            if cleared is not None:
                clearing = clearing or cleared
                continue
            places = {column.key: place for column, place in self._places.items() if column.figure == number}
            figure = self._figures.read((*path, "add", number), parts, places, partial(figure_heading, number))
            if figure is not None:
                read.append((figure, with_empty(parts, places)))
        if read or clearing:
            self._figures.add(path, there.pay, read, clearing)


def _new_aliases(known: Sequence[str], stated: Sequence[YamlValue]) -> list[YamlValue]:
    """Return the aliases that are not known."""
    spellings = {spelling for alias in known for spelling in _spellings(alias)}
    return [alias for alias in stated if not spellings & _spellings(str(alias))]


def _spellings(alias: str) -> frozenset[str]:
    """Return how an alias is compared, also where a spreadsheet has replaced letters that Windows-1252 lacks."""
    return foldings(alias) | {alias.encode(_WINDOWS, errors="replace").decode(_WINDOWS)}
