"""Read a table of towns, or a tidy table of pay figures, into a pack of what it says beyond the packs below it.

A cell that says what is known already says nothing, so that its source and all that is known of it stay.
"""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from itleiter_cli.catalog.conversion import convert
from itleiter_cli.catalog.entries import IndicatorEntry, Pack, optional
from itleiter_cli.catalog.forms import COUNTRY, FACETS, Scope
from itleiter_cli.catalog.names import LONGEST_NAME, fold, nearest, words
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.catalog.table_cells import KeysByName, in_both_languages, plain_text
from itleiter_cli.catalog.table_columns import (
    AMOUNTS,
    TIDY_PAY,
    TableColumn,
    facet_heading,
    known_headings,
    sentence_label,
    tidy_headings,
    words_of_figures,
)
from itleiter_cli.catalog.table_figures import Figure, Figures, Parts, with_empty
from itleiter_cli.catalog.table_stated import Cell, Known, Stated
from itleiter_cli.catalog.table_text import Cells, Row, decoded_table, read_cells
from itleiter_cli.catalog.table_towns import Towns
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, Path, Places, YamlProblem
from itleiter_cli.messages.errors import Problem, Text, TextValue, text
from itleiter_cli.messages.language import Label

_NUMBER = re.compile(r"\d+")
_LONG_WORD = 4
_MOST_SUGGESTIONS = 100
"""To look for a near heading takes long."""

_SCOPES = KeysByName({scope: (sentence_label(f"scope-{scope}").de,) for scope in get_args(Scope)})
"""What a row of a tidy table may be about."""

_OF_A_PART = ("amount-missing", "figure-undated")
"""What is wrong with a cell that is empty."""

_HINTS = {
    "ags-hint": "table-ags-hint",
    "figure-undated-hint": "table-year-hint",
    "place-swapped-hint": "table-swapped-hint",
    "derived-value-hint": "table-derived-hint",
    "terms-replaced-hint": "table-terms-replaced-hint",
}
_NAMED_BY = {"field": "table-", "lower": "table-", "upper": "table-", "measure": "measure-"}
_NAMED = (*AMOUNTS, *words_of_figures()["measure"])


class TableFile(PackFile):
    """A pack that was read from a table: problems name the cell, as spreadsheets do, and the heading above it."""

    is_table = True

    def __init__(
        self,
        name: str,
        pack: Pack,
        headings: Row,
        columns: Mapping[int, TableColumn],
        places: Places,
        problems: Sequence[Problem],
        left_out: Sequence[Path],
    ) -> None:
        super().__init__(name, "", pack, problems, left_out, own=True, places=places)
        self._headings = headings
        self._columns = columns

    def problem(self, path: Path, message: Text, hint: Text) -> Problem:
        """Make a problem of something at ``path``, at the cell that says it, or the first of its row."""
        field = str(message.values.get("field", "year")) if message.key in _OF_A_PART else ""
        full = (*path, field) if field else path
        depth, (row, column) = self._known_places().nearest(full)
        beside = self._columns.get(column - 1)
        if field and depth < len(full) and beside is not None:
            hint = text("table-column-hint", column=beside.part_heading(field))
        elif hint.key == "amount-other-period-hint" and beside is not None:
            period = text(f"table-{hint.values['per']}")
            hint = text("table-period-hint", per=period, column=beside.part_heading("period"))
        elif hint.key == "pay-beside-hint" and any(each.is_tidy for each in self._columns.values()):
            hint = text("table-beside-hint")
        where = cell_name(self._headings, row, column)
        return Problem(self.name, row, column, where, _in_words(message), _in_words(hint))


def _in_words(message: Text) -> Text:
    """Name parts of a figure as their columns are headed, and what to do as one does it in a table."""
    values: dict[str, TextValue] = {
        name: text(f"{_NAMED_BY[name]}{value}") if name in _NAMED_BY and value in _NAMED else value
        for name, value in message.values.items()
    }
    values |= {name: in_both_languages(value) for name, value in values.items() if isinstance(value, float)}
    return Text(_HINTS.get(message.key, message.key), values)


def cell_name(headings: Row, row: int, column: int) -> str:
    """Name a cell as ``G3 rent_eur_m2``."""
    letters, rest = "", column
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    heading = headings.cells[column - 1] if column <= len(headings.cells) else ""
    return f"{letters}{row} {heading}".rstrip()


def parse_table(name: str, content: bytes, below: Pack) -> PackFile:
    """Read a table into a pack of what it says beyond the packs below it.

    Raises InvalidData where it is no table at all.
    """
    of_towns = known_headings({key: _label(key, entry) for key, entry in below.indicators.items()})
    tidy = tidy_headings()
    headings = {**tidy, **of_towns}
    cells = read_cells(name, decoded_table(name, content), lambda cell: fold(cell[:LONGEST_NAME]) in headings)
    stated = Stated()
    for row, column, message, hint in cells.problems:
        stated.refuse((), Cell("", row, column), message, hint)
    keys = {tidy[folded].key for heading in cells.headings.cells if (folded := fold(heading)) in tidy}
    is_tidy = keys >= TIDY_PAY
    known = Known(below)
    if not is_tidy and (wrong := _wrong_form(cells, headings, known)) is not None:
        stated.refuse((), Cell("", cells.headings.number, 1), *wrong)
        return _file(name, cells.headings, {}, stated)
    columns = _columns(cells, stated, tidy if is_tidy else of_towns, known)
    read = _read_figures if is_tidy else _read_towns
    read(cells, columns, known, stated)
    return _file(name, cells.headings, columns, stated)


def _wrong_form(cells: Cells, headings: Mapping[str, TableColumn], known: Known) -> tuple[Text, Text] | None:
    """Say what is wrong with a table that lies sideways or begins with a town, and what to do, else None."""
    corner, *beside = [heading for heading in cells.headings.cells if heading] or [""]
    below = [fold(row.cells[0][:LONGEST_NAME]) in headings for row in cells.rows]
    has_headings_below = len(below) > 1 and 2 * sum(below) > len(below)
    is_town = _is_town(corner, headings, known)
    if has_headings_below or _are_towns(beside, headings, known):
        column = headings.get(fold(corner))
        is_first = column.names_town if column else is_town and not any(below)  # of a row, once it is turned round
        return text("table-sideways"), text("table-heading-town-hint" if is_first else "table-corner-hint")
    if is_town and not any(fold(heading) in headings for heading in beside):
        return text("table-no-headings"), text("table-no-headings-hint")
    return None


def _are_towns(written: Sequence[str], headings: Mapping[str, TableColumn], known: Known) -> bool:
    return bool(written) and all(_is_town(each, headings, known) for each in written)


def _is_town(written: str, headings: Mapping[str, TableColumn], known: Known) -> bool:
    """Whether a heading is the name of a town, and of no column."""
    return fold(written) not in headings and bool(known.find_town(written))


def _file(name: str, headings: Row, columns: Mapping[int, TableColumn], stated: Stated) -> TableFile:
    left_out = [problem.path for problem in stated.problems if problem.path]
    file = TableFile(name, Pack(), headings, columns, stated.places, (), ())
    problems = [_problem(name, headings, each) for each in stated.problems]
    pack, mismatches = convert(stated.values, Pack)
    problems += [file.problem(each.path, each.message, each.hint) for each in mismatches]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    left_out += [mismatch.replaced for mismatch in mismatches]
    return TableFile(name, pack or Pack(), headings, columns, stated.places, problems[:MAX_PROBLEMS], left_out)


def _problem(name: str, headings: Row, problem: YamlProblem) -> Problem:
    where = cell_name(headings, *problem.place)
    return Problem(name, *problem.place, where, problem.message, problem.hint)


def _columns(cells: Cells, stated: Stated, known: Mapping[str, TableColumn], meant: Known) -> dict[int, TableColumn]:
    """Return the columns by their places, from 0; a heading that is unknown, missing or there twice is a problem."""
    columns: dict[int, TableColumn] = {}
    first_at: dict[TableColumn, int] = {}
    there = {known.get(fold(heading)) for heading in cells.headings.cells}
    free = {heading: column for heading, column in known.items() if column not in there}
    for place, heading in enumerate(cells.headings.cells):
        if len(stated.problems) >= MAX_PROBLEMS:
            break
        cell = Cell(heading, cells.headings.number, place + 1)
        if not heading:
            if any(row.cells[place] for row in cells.rows):
                stated.refuse((), cell, text("table-heading-missing"), text("table-heading-missing-hint"))
        elif fold(heading) not in known:
            near = _near(heading, free) if len(stated.problems) < _MOST_SUGGESTIONS else []
            hint = text("did-you-mean", names=near) if near else _about_heading(heading, place, meant, known)
            stated.refuse((), cell, text("table-heading-unknown", heading=heading), hint)
        elif (column := known[fold(heading)]) in first_at:
            other = cell_name(cells.headings, cells.headings.number, first_at[column] + 1)
            message = text("table-heading-twice", heading=heading, cell=other)
            stated.refuse((), cell, message, text("table-heading-twice-hint"))
        else:
            columns[place] = column
            first_at[column] = place
    return columns


def _near(heading: str, known: Mapping[str, TableColumn]) -> list[Label]:
    """Return the heading that slips lead to, else those that have all longer words of what was written in them.

    ``Gehalt 1 ab`` means a column of the first figure, also where the second has one spelled more nearly.
    """
    numbers = _NUMBER.findall(heading)
    of_number = [each for each in known if numbers and _NUMBER.findall(each) == numbers]
    every = [word for word in words(heading) if len(word) >= _LONG_WORD]
    for headings in (of_number, known):
        with_words = [each for each in headings if every and all(word in each for word in every)]
        if found := nearest(fold(heading), headings) or sorted(with_words, key=len):
            columns = list(dict.fromkeys(known[each] for each in found))[:2]
            return [column.headings for column in columns]
    return []


def _about_heading(heading: str, place: int, known: Known, headings: Mapping[str, TableColumn]) -> Text:
    """Say what to do about a heading that is none: a town, a term, or all headings in one."""
    facet = next((each for each in FACETS if known.terms(each).find(heading)), None)
    if known.find_town(heading):
        return text("table-heading-town-hint" if place else "table-no-headings-hint")
    if facet is not None:
        return text("table-heading-term-hint", column=facet_heading(facet))
    if "|" in heading:
        return text("table-separator-hint")
    is_tidy = any(column.is_tidy for column in headings.values())
    return text("table-heading-tidy-hint" if is_tidy else "table-heading-hint")


def _cells_of(row: Row, columns: Mapping[int, TableColumn], stated: Stated) -> dict[TableColumn, Cell]:
    """Return the cells of a row that hold something, without those that mean nothing without one that is refused."""
    cells: dict[TableColumn, Cell] = {}
    refused: list[TableColumn] = []
    for place, column in columns.items():
        cell = Cell(row.cells[place], row.number, place + 1)
        if cell.written:
            written = stated.read((), cell, plain_text)
            if written is None:
                refused.append(column)
            else:
                cells[column] = cell._replace(written=written)
    return {column: cell for column, cell in cells.items() if not any(column.rests_on(each) for each in refused)}


def _read_towns(cells: Cells, columns: Mapping[int, TableColumn], known: Known, stated: Stated) -> None:
    if cells.rows and not any(column.names_town for column in columns.values()):
        place = Cell("", cells.headings.number, 1)
        stated.refuse((), place, text("table-no-town-column"), text("table-no-town-column-hint"))
        return
    reader = Towns(known, stated, {column: place + 1 for place, column in columns.items()})
    for row in cells.rows:
        if len(stated.problems) >= MAX_PROBLEMS:
            break
        reader.read(row, _cells_of(row, columns, stated))


def _label(key: str, entry: IndicatorEntry) -> Label:
    return Label(de=optional(entry.de) or key, en=optional(entry.en) or key)


def _read_figures(cells: Cells, columns: Mapping[int, TableColumn], known: Known, stated: Stated) -> None:
    """Read a tidy table of pay figures, a row each, of cities, states and the country."""
    places = {column.key: place + 1 for place, column in columns.items()}
    if cells.rows and not places.keys() & {"city", "region", "scope"}:  # a scope may say that all are of the country
        place = Cell("", cells.headings.number, 1)
        stated.refuse((), place, text("table-no-town-column"), text("table-no-region-column-hint"))
        return
    figures = Figures(known, stated, text("table-dash-row-hint"))
    regions: dict[Path, list[tuple[Figure, Parts]]] = {}
    for row in cells.rows:
        if len(stated.problems) >= MAX_PROBLEMS:
            break
        parts = {column.key: cell for column, cell in _cells_of(row, columns, stated).items()}
        if not parts:
            continue
        region = _region(known, stated, row, parts)
        figure_parts = _figure_parts(known, stated, parts)
        if region is not None and figure_parts:
            figure = figures.read((*region, "pay", row.number), figure_parts, places)
            if figure is not None:
                regions.setdefault(region, []).append((figure, with_empty(figure_parts, places)))
    for (section, key), read in regions.items():
        pack: Mapping[str, object] = known.pack.cities if section == "cities" else known.pack.states
        figures.add((section, key, "pay"), getattr(pack[str(key)], "pay"), read, None)  # noqa: B009


def _region(known: Known, stated: Stated, row: Row, parts: Mapping[str, Cell]) -> Path | None:
    """Return what a row is about, a town, a state or the country; where that is not clear, it is a problem."""
    scope_cell = parts.get("scope")
    scope = "city" if scope_cell is None else stated.read((), scope_cell, _SCOPES.choose)
    if scope is None:
        return None
    cell = parts.get("city") or parts.get("region") or Cell("", row.number, 1)
    if scope == "country" or cell.written == COUNTRY:
        return ("states", COUNTRY)
    found = known.states.find(cell.written) if scope == "state" else known.find_town(cell.written)
    if len(found) == 1:
        return ("states" if scope == "state" else "cities", found[0])
    if not cell.written:
        stated.refuse((), cell, text("table-unnamed"), text("table-unnamed-region-hint"))
    elif scope == "state":
        stated.refuse((), cell, text("state-unknown", typed=cell.written), known.states.hint(cell.written))
    else:
        stated.refuse((), cell, text("city-unknown", typed=cell.written), _about_town(cell.written, found, known))
    return None


def _about_town(written: str, found: Sequence[str], known: Known) -> Text:
    """Say what to do about a town that is none, or may be several."""
    near = found or known.near_towns(written)
    if near:
        return text("did-you-mean", names=near)
    return text("table-scope-hint" if known.states.find(written) else "see-list")


def _figure_parts(known: Known, stated: Stated, parts: Mapping[str, Cell]) -> Parts | None:
    """Return what a row of a tidy table says of the figure itself; amounts that are not in EUR are a problem."""
    currency = parts.get("currency")
    if currency is not None and currency.written.upper() not in ("EUR", "€"):
        message = text("table-currency", currency=currency.written)
        stated.refuse((), currency, message, text("table-currency-hint"))
        return None
    about = ("city", "scope", "region", "currency", "pack", "source_url")
    stated_parts = {key: cell for key, cell in parts.items() if key not in about}
    source = stated_parts.get("source")
    if source is not None and source.written not in known.pack.sources and source.written.startswith("pack-"):
        del stated_parts["source"]  # a file of the user's own, as export names it
    if "source_url" in parts:
        stated_parts.setdefault("url", parts["source_url"])
    return stated_parts
