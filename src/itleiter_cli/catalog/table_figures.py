"""Pay figures in the cells of a table: read, held against those that are known, and added to them."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec import UNSET

from itleiter_cli.catalog.entries import AnyPay, PayEntry, figures_of
from itleiter_cli.catalog.forms import PROFESSION
from itleiter_cli.catalog.table_cells import CLEARS, KeysByName, Unreadable, whole_number, year_number
from itleiter_cli.catalog.table_columns import AMOUNTS, sentence_label, words_of_figures
from itleiter_cli.catalog.table_stated import Cell, Known, Stated, each_of
from itleiter_cli.catalog.yaml_values import Path, YamlValue
from itleiter_cli.messages.errors import Text, text
from itleiter_cli.messages.language import Label

Figure = dict[str, YamlValue]
Parts = Mapping[str, Cell]
"""The cells of a figure that hold something, by the fields of ``PayEntry``."""

_SAME = ("role", "level", "measure", "period", *AMOUNTS)
_SAME_WHERE_SAID = ("above", "records")
_TRUE = ("true", "wahr", "yes", "ja", "1")
_FALSE = ("false", "falsch", "no", "nein", "0")


class Figures:
    """Reads pay figures; ``stated`` takes those that are new, and ``dash_hint`` says what to do about a dash."""

    def __init__(self, known: Known, stated: Stated, dash_hint: Text) -> None:
        self._known = known
        self._dash_hint = dash_hint
        self._stated = stated
        self._words = {
            part: KeysByName(
                {
                    key: (*of_labels[key], sentence_label(word).de, sentence_label(word).en)
                    for key, word in words.items()
                },
                words,
            )
            for part, words in words_of_figures().items()
            for of_labels in [known.labels.names(part.replace("_", "-"))]
        }

    def read(
        self, path: Path, parts: Parts, columns: Mapping[str, int], heading: Callable[[str], str | Label] = str
    ) -> Figure | None:
        """Read a figure; where a cell of it cannot be read, that is a problem, and there is none.

        ``columns`` are the places of its columns, from 1; ``heading`` names them.
        """
        before = len(self._stated.problems)
        figure: Figure = {"role": PROFESSION, "level": "any"}
        for part, cell in parts.items():
            if cell.written == CLEARS:
                self._stated.refuse((*path, part), cell, text("table-dash"), self._dash_hint)
            else:
                figure[part] = self._stated.read((*path, part), cell, self._reader(part))
        for part in ("measure", "period"):
            if part not in parts and not any(cell.written == CLEARS for cell in parts.values()):
                hint = text("table-part-missing-hint", known=self._words[part].shown())
                first = next(iter(parts.values()))
                cell = first._replace(column=columns.get(part, first.column))
                missing = text("table-part-missing", column=heading(part))
                self._stated.refuse((*path, part), cell, text("table-part-empty") if part in columns else missing, hint)
        return figure if len(self._stated.problems) == before else None

    def _reader(self, part: str) -> Callable[[str], YamlValue]:
        if part in self._words:
            return self._words[part].choose
        if part in (*AMOUNTS, "above"):
            return lambda written: whole_number(written, "EUR")
        readers: Mapping[str, Callable[[str], YamlValue]] = {
            "role": self._known.roles.choose,
            "year": year_number,
            "records": whole_number,
            "counted_with": lambda written: [self._known.roles.choose(each) for each in each_of(written)],
            "assumed": lambda written: [*each_of(written)],
            "source": lambda written: self._known.labels.id_of("source", written),
            "basis": lambda written: self._known.labels.id_of("basis", written),
            "stands_in": _yes_or_no,
            "context": _in_both_languages,
            "remark": _in_both_languages,
        }
        return readers.get(part, str)

    def add(self, path: Path, pay: AnyPay, read: Sequence[tuple[Figure, Parts]], clearing: Cell | None) -> None:
        """Add to the figures that are known at a path those that are new.

        Where a cell clears, only those of the known ones are left that the table says as well.
        """
        there = [] if pay is UNSET else [*figures_of(pay)]
        kept = [entry for entry in there if any(self._is(entry, figure) for figure, _ in read)]
        new = [(figure, parts) for figure, parts in read if not any(self._is(entry, figure) for entry in there)]
        for place, (figure, parts) in enumerate(new):
            if figure in [each for each, _ in new[:place]]:
                cell = next(iter(parts.values()))
                self._stated.refuse(path, cell, text("table-figure-twice"), text("table-figure-twice-hint"))
        if clearing is not None and len(kept) < len(there):
            written: list[YamlValue] = [_as_written(entry) for entry in kept]
            self._put(path, clearing, written, new)
        elif new:
            cell = next(iter(new[0][1].values()))
            self._put((*path, "add"), cell, [], new)

    def _put(self, path: Path, cell: Cell, kept: list[YamlValue], new: Sequence[tuple[Figure, Parts]]) -> None:
        figures = [*kept, *(_with_middle(figure) for figure, _ in new)]
        self._stated.put(path, cell, figures or None)
        for index, (_, parts) in enumerate(new, len(kept)):
            self._stated.place((*path, index), next(iter(parts.values())))
            for part, each in parts.items():
                self._stated.place((*path, index, part), each)
        for index, _ in enumerate(kept):
            self._stated.place((*path, index), cell)

    def _is(self, entry: PayEntry, figure: Figure) -> bool:
        """Whether a figure that is known says what one of the table says, which may say less."""
        same = all(getattr(entry, part) == figure.get(part) for part in _SAME)
        also = all(getattr(entry, part) == figure[part] for part in _SAME_WHERE_SAID if part in figure)
        return same and also and figure.get("year") in (None, self._known.year_of(entry))


def with_empty(parts: Parts, columns: Mapping[str, int]) -> Parts:
    """Return the cells of a figure, those that are empty as well, so that each can be named."""
    first = next(iter(parts.values()))
    empty = {part: Cell("", first.row, column) for part, column in columns.items() if part not in parts}
    return {**parts, **empty}


def clears(parts: Parts) -> Cell | None:
    """Return the cell that clears the figures that are known: one of its amounts, where all that are there do."""
    amounts = [cell for part, cell in parts.items() if part in AMOUNTS]
    return amounts[0] if amounts and all(cell.written == CLEARS for cell in amounts) else None


def _with_middle(figure: Figure) -> Figure:
    """Say what the middle of quartiles is where nobody does: the middle one, which is the median."""
    if figure["measure"] == "quartiles" and "mid" in figure:
        return {"mid_is": "median", **figure}
    return figure


def _as_written(entry: PayEntry) -> Figure:
    written: Figure = msgspec.to_builtins(entry)
    return {key: value for key, value in written.items() if value not in (None, [])}


def _in_both_languages(written: str) -> YamlValue:
    return {"de": written, "en": written}


def _yes_or_no(written: str) -> bool:
    if written.casefold() not in (*_TRUE, *_FALSE):
        raise Unreadable(text("choice", written=written), text("choice-hint", known=["true", "false"]))
    return written.casefold() in _TRUE
