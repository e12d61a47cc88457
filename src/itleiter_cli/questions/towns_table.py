"""Towns as a table made for input: a row each, with what a person would state, and columns to state more."""

from collections.abc import Sequence

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.model import Catalog, City, PayFigure, Term
from itleiter_cli.catalog.table_cells import CLEARS, KeysByName
from itleiter_cli.catalog.table_columns import AMOUNTS, FEWEST_FIGURES, TableColumn, table_columns, words_of_figures
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Rows, RowValue


def towns_table(catalog: Catalog, bundled: Catalog, cities: Sequence[City], language: Language) -> Rows:
    """Return cities as rows that, laid over the bundled data, give the same profiles; without any, the headings alone.

    What the bundled data says and the profile does not is cleared. Headings are in the language, English ones the names
    of the columns.
    """
    figures = max([FEWEST_FIGURES, *(len(city.pay) + len(_lost(city, bundled)) for city in cities)])
    columns = table_columns({key: indicator.label for key, indicator in catalog.indicators.items()}, figures)
    reader = _Reader(catalog, language)
    records = [_row(reader, columns, city, bundled) for city in cities]
    return Rows(tuple(column.heading(language.code) for column in columns), tuple(records))


def _lost(city: City, bundled: Catalog) -> list[PayFigure]:
    """Return the pay figures that the bundled data has of a city and the profile has not."""
    below = bundled.cities.get(city.slug)
    kept = {_amounts_and_kind(figure) for figure in city.pay}
    return [] if below is None else [figure for figure in below.pay if _amounts_and_kind(figure) not in kept]


def _amounts_and_kind(figure: PayFigure) -> tuple[object, ...]:
    amounts = (figure.low, figure.mid, figure.high)
    return (figure.role, figure.level, figure.measure, figure.period, *amounts)


def _row(reader: "_Reader", columns: Sequence[TableColumn], city: City, bundled: Catalog) -> tuple[RowValue, ...]:
    below = bundled.cities.get(city.slug)
    lost = _lost(city, bundled)
    cells = [reader.cell(column, city) for column in columns]
    if below is not None:
        cleared = [column.kind != "figure" and reader.cell(column, below) not in (None, ()) for column in columns]
        missing = [is_there and cell in (None, ()) for is_there, cell in zip(cleared, cells, strict=True)]
        cells = [
            CLEARS if is_missing and column.kind != "year" else cell
            for column, cell, is_missing in zip(columns, cells, missing, strict=True)
        ]
    for place, column in enumerate(columns):
        if 0 < column.figure - len(city.pay) <= len(lost):
            cells[place] = reader.cleared(lost[column.figure - len(city.pay) - 1], column.key)
    return tuple(cells)


class _Reader:
    """Reads the cells of a city, in a language."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self._catalog = catalog
        self._language = language
        self._names = {
            facet: KeysByName({key: (term.de, term.en, *term.aliases) for key, term in catalog.terms[facet].items()})
            for facet in FACETS
        }
        self._words = words_of_figures()

    def cell(self, column: TableColumn, city: City) -> RowValue:
        """Return what a cell holds, None or nothing where it is empty."""
        match column.kind:
            case "city":
                return city.slug
            case "plain":
                value: RowValue = getattr(city, column.key)
                return value
            case "value" | "year":
                editions = city.indicators.get(column.key)
                return getattr(editions[0], column.kind) if editions else None
            case "facet":
                facet = next(each for each in FACETS if each == column.key)
                terms = city.facets[facet].terms if facet in city.facets else ()
                entries = self._catalog.terms[facet]
                return tuple(self._term(self._names[facet], key, entries[key]) for key in terms)
            case "figure":
                return self._part(city.pay[column.figure - 1], column.key) if column.figure <= len(city.pay) else None

    def cleared(self, figure: PayFigure, part: str) -> RowValue:
        """Return what a cell holds of a figure that is to be taken away."""
        value = self._part(figure, part)
        return CLEARS if part in AMOUNTS and value is not None else value

    def _term(self, names: KeysByName, key: str, term: Term) -> str:
        """Return the label of a term, or its id where the label says something else as well."""
        label = self._language.label(term.label)
        return label if names.find(label) == [key] and "|" not in label else key

    def _part(self, figure: PayFigure, part: str) -> RowValue:
        if part == "year":
            return figure_year(self._catalog, figure)
        value: RowValue = getattr(figure, part)
        if self._language.code == "en" or not isinstance(value, str):
            return value
        if part == "role":
            return self._language.label(self._catalog.roles[value])
        return self._language.say(self._words[part][value])
