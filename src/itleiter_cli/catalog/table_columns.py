"""The columns of a table of towns, and what their headings may be called."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from itleiter_cli.catalog.entries import PayEntry
from itleiter_cli.catalog.forms import FACETS, FacetName, Level, Measure, MidIs, Period
from itleiter_cli.catalog.model import FIELDS_AS_WRITTEN
from itleiter_cli.catalog.names import fold
from itleiter_cli.messages.language import Label, Language, LanguageCode

Kind = Literal["city", "plain", "value", "year", "facet", "figure"]

AMOUNTS = ("low", "mid", "high")
FIGURE_PARTS = ("role", "level", "measure", "low", "mid", "high", "period", "year")
MORE_FIGURE_PARTS = ("mid_is", "url", "remark")
"""What a figure may have as well, and a table that is made for input has no columns for."""
FEWEST_FIGURES = 3
_MOST_FIGURES = 20

TIDY_PAY = frozenset(["role", "level", "measure", "period"])
"""The columns by which a table of pay figures is known, a row each."""
TIDY_COLUMNS = ("city", "scope", "region", "currency", "pack", "source_url", *PayEntry.__struct_fields__)

_LANGUAGES: Mapping[LanguageCode, Language] = {"en": Language("en"), "de": Language("de")}


class TableColumn(NamedTuple):
    """A column: its name for scripts, its headings for people, and what of a city it holds.

    ``key`` is a plain field, an indicator, a facet or a part of a figure; ``figure`` counts from 1.
    """

    name: str
    label: Label
    kind: Kind
    key: str = ""
    figure: int = 0

    def heading(self, language: LanguageCode) -> str:
        """Return the heading: in English the name for scripts."""
        return self.label.de if language == "de" else self.name

    @property
    def headings(self) -> Label:
        """The headings in both languages."""
        return Label(de=self.heading("de"), en=self.heading("en"))

    @property
    def names_town(self) -> bool:
        """Whether a town is found by it."""
        return self.kind == "city" or (self.kind == "plain" and self.key in ("name", "ags"))

    @property
    def is_tidy(self) -> bool:
        """Whether it is of a table of pay figures, a row each."""
        return self.kind == "figure" and not self.figure

    def part_heading(self, part: str) -> Label:
        """Return the heading of another part of what it says, as of the year of an indicator."""
        label = sentence_label(f"table-{part}")
        if self.figure:
            return figure_heading(self.figure, part)
        return Label(de=label.de, en=part) if self.is_tidy else _year_column(self.key, self.label).headings

    def rests_on(self, other: "TableColumn") -> bool:
        """Whether a cell says nothing without that of another column: of a town its name, of a year its value."""
        names_town = other.kind == "city" or (other.kind, other.key) == ("plain", "name")
        same_number = (self.kind, other.kind) == ("year", "value") and self.key == other.key
        return names_town or same_number or (self.kind == "figure" and self.figure == other.figure)


def table_columns(indicators: Mapping[str, Label], figures: int = FEWEST_FIGURES) -> tuple[TableColumn, ...]:
    """Return the columns of a table with so many pay figures a row."""
    return (
        TableColumn("city", sentence_label("city"), "city"),
        *(TableColumn(field, sentence_label(f"field-{field}"), "plain", field) for field in FIELDS_AS_WRITTEN),
        *(
            column
            for key, label in indicators.items()
            for column in (
                TableColumn(key, label, "value", key),
                _year_column(key, label),
            )
        ),
        *(TableColumn(facet, sentence_label(f"field-{facet}"), "facet", facet) for facet in FACETS),
        *(_figure_column(number, part) for number in range(1, figures + 1) for part in FIGURE_PARTS),
    )


def known_headings(indicators: Mapping[str, Label]) -> dict[str, TableColumn]:
    """Return the columns by all that their headings may be, as names are compared; the first has what two share."""
    more = (
        _figure_column(number, part)
        for number in range(1, _MOST_FIGURES + 1)
        for part in (*FIGURE_PARTS, *MORE_FIGURE_PARTS)
    )
    known: dict[str, TableColumn] = {}
    for column in (*table_columns(indicators, 0), *more):
        for heading in (column.name, column.label.de, column.label.en):
            known.setdefault(fold(heading), column)
    return known


def tidy_headings() -> dict[str, TableColumn]:
    """Return the columns of a tidy table of pay by their headings, which may be those of a table of towns as well."""
    labels = {
        "city": sentence_label("city"),
        **{part: sentence_label(f"table-{part}") for part in (*FIGURE_PARTS, *MORE_FIGURE_PARTS)},
    }
    columns = [TableColumn(key, labels.get(key, Label(de=key, en=key)), "figure", key) for key in TIDY_COLUMNS]
    known = {fold(column.name): column for column in columns}
    for column in columns:
        for heading in (column.label.de, column.label.en):
            known.setdefault(fold(heading), column)
    return {"name": known["city"], **known}


def sentence_label(key: str) -> Label:
    """Return a sentence in both languages."""
    return Label(de=_LANGUAGES["de"].say(key), en=_LANGUAGES["en"].say(key))


def words_of_figures() -> dict[str, dict[str, str]]:
    """Return the sentences that name what a figure says by a few keys: level, measure, period, what its middle is."""
    return {
        "level": {key: f"level-{key}" for key in get_args(Level)},
        "measure": {key: f"measure-{key}" for key in get_args(Measure)},
        "period": {key: f"table-{key}" for key in get_args(Period)},
        "mid_is": {key: f"measure-{key}" for key in get_args(MidIs)},
    }


def _year_column(indicator: str, label: Label) -> TableColumn:
    return TableColumn(f"{indicator}_year", _joined(label, sentence_label("table-year")), "year", indicator)


def _figure_column(number: int, part: str) -> TableColumn:
    label = _joined(sentence_label("field-pay"), Label(de=str(number), en=str(number)), sentence_label(f"table-{part}"))
    return TableColumn(f"pay{number}_{part}", label, "figure", part, number)


def facet_heading(facet: FacetName) -> Label:
    """Return the heading of a list of terms."""
    return Label(de=sentence_label(f"field-{facet}").de, en=facet)


def figure_heading(number: int, part: str) -> Label:
    """Return the heading of a part of a figure."""
    return _figure_column(number, part).headings


def _joined(*labels: Label) -> Label:
    return Label(de=" ".join(label.de for label in labels), en=" ".join(label.en for label in labels))
