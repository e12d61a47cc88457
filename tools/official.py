"""Write what official statistics say of cities and Germany: ``data/official.yaml``, figures of ``data/sectors.yaml``.

The next edition: write three tables with the columns that the classes below name, one row a figure as the statistic
prints it (an empty cell is a suppressed one), add the edition's source to ``data/sources.yaml`` under a new id, and run
``python tools/official.py indicators.csv industries.csv totals_germany.csv``. The same tables give the same bytes; read
the difference before you commit it. In ``data/sectors.yaml`` all above the line ``states:`` and each city's
``left_out`` and ``notes`` are written by hand and stay: look whether they still hold for the new edition.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

import yaml  # noqa: TID251

T = TypeVar("T")
Value: TypeAlias = "str | int | Decimal | datetime.date | Sequence[Value] | Mapping[str, Value] | None"

COUNTRY = "DE"
WIDTH = 160
"""Columns of a line in a data file."""

INDICATORS = (
    *("median_pay", "wage_index", "asking_rent_eur_m2", "it_jobs_share"),
    *("unemployment_rate", "expert_share", "degree_share", "gigabit_share"),
)
"""What is written, in this order; wage_index and it_jobs_share are computed."""

WRITTEN = {
    "value": "write the number as published, with a point, or leave the row out where nothing is published",
    "period": "write the year, or a day of it (2024-12-31)",
    "employees": "write a whole number, or nothing where it is suppressed",
    "reference_date": "write the day (2020-06-30)",
}
"""What to do about a cell that cannot be read, by its column."""

OTHER_RENT = re.compile(r"INKAR 2025 has (\d+) EUR/m2 for 2024 \(whole EUR\); another base of adverts, no trend")
OTHER_FILE = "from the district file (the city is its own district)"
"""Said of the whole source in data/sources.yaml, so no city repeats it."""

HEAD = """\
# yaml-language-server: $schema=pack.schema.json
# Official figures of the cities and of Germany. Written by tools/official.py: correct the tables it reads, not this.
#
# wage_index      100 * median pay of the city / median pay of Germany, same day
# it_jobs_share   100 * employees of section J (IT, media, telecommunications) / all employees, same day
# area            the district that the figure is of, where the statistic has none of the city alone

"""


class Figure(NamedTuple):
    """A row of the table of indicators: one figure of a city, of its district (Kreis) or of Germany."""

    slug: str
    indicator: str
    value: Decimal
    year: int
    district: str | None
    source: str
    note: Mapping[str, Value] | None


class Employees(NamedTuple):
    """The employees of a city, its district or Germany by group of sections; None for a suppressed cell."""

    date: datetime.date
    source: str
    district: str | None
    counts: Mapping[str, int | None]


def read_rows(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Return the rows of a table, by the names of its columns, each with its file and line."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return [(f"{path}:{reader.line_num}", row) for row in reader]


def read_cell(parse: Callable[[str], T], place: str, row: Mapping[str, str], column: str) -> T:
    """Return what a cell says; one that cannot be read stops the program."""
    try:
        return parse(row[column])
    except (ValueError, ArithmeticError):
        raise SystemExit(f"{place}: {column} {row[column]!r} cannot be read: {WRITTEN[column]}") from None


def read_number(written: str) -> Decimal:
    """Return a number as it is written. Raises ValueError or ArithmeticError where it is none."""
    number = Decimal(written)
    if not number.is_finite():
        raise ValueError(written)
    return number


def read_figures(path: Path) -> list[Figure]:
    """Read slug, indicator, value, period, area_type, area_name, source_id and note of each row.

    Figures of one indicator that are of several editions stop the program.
    """
    figures: list[Figure] = []
    editions: dict[str, tuple[str, str]] = {}
    for place, row in read_rows(path):
        edition, first = editions.setdefault(row["indicator"], (row["period"], place))
        if row["period"] != edition:
            raise SystemExit(
                f"{place}: {row['slug']} has {row['indicator']} of {row['period']}, {first} is of {edition}: "
                "write the figures of all places, Germany among them, from one edition"
            )
        figures.append(
            Figure(
                slug=row["slug"],
                indicator=row["indicator"],
                value=read_cell(read_number, place, row, "value"),
                year=read_cell(lambda period: int(period[:4]), place, row, "period"),
                district=row["area_name"] if row["area_type"] == "kreis" else None,
                source=row["source_id"],
                note=remark(place, row["note"]),
            )
        )
    return figures


def remark(place: str, note: str) -> Mapping[str, Value] | None:
    """Return what a row's note says to readers, in both languages; a note that is not known stops the program."""
    if not note or note.startswith(OTHER_FILE):
        return None
    other = OTHER_RENT.fullmatch(note)
    if other is None:
        raise SystemExit(f"{place}: {note!r} is a note that remark() has no words for: write them there")
    return {
        "de": f"INKAR 2025 nennt {other[1]} Euro für 2024 (ganze Euro), aus anderen Inseraten: kein Trend",
        "en": f"INKAR 2025 says {other[1]} euros for 2024 (whole euros), from other adverts: no trend",
    }


def read_employees(paths: Iterable[Path]) -> dict[str, Employees]:
    """Read wz2008, employees, reference_date, source_id and, of a district, area_type and area_name of each row.

    Rows without a slug are Germany's. Numbers of several days stop the program.
    """
    found: dict[str, Employees] = {}
    counted: tuple[datetime.date, str] | None = None
    for place, row in (each for path in paths for each in read_rows(path)):
        slug = row.get("slug", COUNTRY)
        date = read_cell(datetime.date.fromisoformat, place, row, "reference_date")
        counted = counted or (date, place)
        if date != counted[0]:
            raise SystemExit(
                f"{place}: {slug} is counted on {date}, {counted[1]} on {counted[0]}: "
                "write the numbers of all places, Germany among them, from one edition"
            )
        district = row["area_name"] if row.get("area_type") == "kreis" else None
        employees = found.setdefault(slug, Employees(date, row["source_id"], district, {}))
        if row["wz2008"] in employees.counts or (row["source_id"], district) != (employees.source, employees.district):
            raise SystemExit(f"{place}: {slug}, {row['wz2008']}: a second row, or of another source or area: keep one")
        count = read_cell(int, place, row, "employees") if row["employees"] else None
        found[slug] = employees._replace(counts={**employees.counts, row["wz2008"]: count})
    return found


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round to a number of decimals, halves up."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def edition(figure: Figure, computed: str | None = None) -> dict[str, Value]:
    """Return a figure as a data file has it."""
    fields: dict[str, Value] = {"value": figure.value, "year": figure.year, "source": figure.source}
    extra: dict[str, Value] = {"computed": computed, "area": figure.district, "note": figure.note}
    return fields | {key: value for key, value in extra.items() if value is not None}


def indicators(
    slug: str, figures: Mapping[str, Figure], country_pay: Decimal, employees: Employees, without: Iterable[str]
) -> dict[str, Value]:
    """Return the indicators of a place, the computed ones among them; groups `without` are not to be used."""
    found: dict[str, Value] = {}
    for indicator, figure in figures.items():
        # Of a district the table of pay says "Düren", the table of employees "Düren, Kreis".
        placed = figure._replace(district=figure.district and (employees.district or figure.district))
        found[indicator] = edition(placed)
        if indicator == "median_pay":
            index = placed._replace(value=rounded(100 * figure.value / country_pay, 1))
            found["wage_index"] = edition(index, f"100 * {figure.value} / {country_pay}")
    total, it_jobs = employees.counts["TOTAL"], employees.counts["J"]
    if total and it_jobs is not None and "J" not in without:
        share = rounded(100 * Decimal(it_jobs) / total, 2)
        of_jobs = Figure(
            slug, "it_jobs_share", share, employees.date.year, employees.district, employees.source, note=None
        )
        found["it_jobs_share"] = edition(of_jobs, f"100 * {it_jobs} / {total}")
    unknown = found.keys() - set(INDICATORS)
    if unknown:
        raise SystemExit(f"{slug}: indicators that this program does not know: {', '.join(sorted(unknown))}")
    return {indicator: found[indicator] for indicator in INDICATORS if indicator in found}


def sectors(employees: Employees, order: Sequence[str], by_hand: Mapping[str, Value]) -> dict[str, Value]:
    """Return the employees of a place as a data file has them, with what is written by hand behind them."""
    unknown = employees.counts.keys() - set(order)
    if unknown:
        raise SystemExit(f"Groups that data/sectors.yaml does not define: {', '.join(sorted(unknown))}")
    fields: dict[str, Value] = {"date": employees.date, "source": employees.source}
    if employees.district:
        fields["area"] = employees.district
    fields["employees"] = {group: employees.counts[group] for group in order if group in employees.counts}
    return fields | {key: by_hand[key] for key in ("left_out", "notes") if key in by_hand}


def scalar(value: Value) -> str:
    """Write a single value: bare where YAML reads it back as that text, else in double quotes."""
    if value is None:
        return "null"
    if not isinstance(value, str):
        return str(value)
    bare = re.fullmatch(r"""[^\W\d_][^,\[\]{}#*?"']*""", value) and ": " not in value and not value.endswith(":")
    return value if bare and yaml.safe_load(value) == value else json.dumps(value, ensure_ascii=False)


def flow(value: Value) -> str:
    """Write a value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(value)


def lines(key: str, value: Value, indent: int, depth: int) -> list[str]:
    """Write a field on one line where it fits, else over several; the first `depth` levels always over several."""
    start = " " * indent + f"{scalar(key)}:"
    whole = f"{start} {flow(value)}"
    spread = depth > 0 or key == "indicators"
    if isinstance(value, str) or not isinstance(value, Mapping | Sequence) or (not spread and len(whole) <= WIDTH):
        return [whole]
    if isinstance(value, Mapping):
        return [start, *(line for name, each in value.items() for line in lines(name, each, indent + 2, depth - 1))]
    return [start, *(line for each in value for line in item(each, indent + 2))]


def item(value: Value, indent: int) -> list[str]:
    """Write an item of a list, a mapping over several lines where it does not fit on one."""
    whole = " " * indent + f"- {flow(value)}"
    if not isinstance(value, Mapping) or len(whole) <= WIDTH:
        return [whole]
    first, *others = [line for name, each in value.items() for line in lines(name, each, indent + 2, 0)]
    return [" " * indent + "- " + first.lstrip(), *others]


def section(name: str, entries: Mapping[str, Value]) -> str:
    """Write a section of a data file, an empty line between its entries."""
    return f"{name}:\n" + "\n".join("\n".join(lines(key, entries[key], 2, 2)) + "\n" for key in sorted(entries))


def write(folder: Path, tables: tuple[Path, Path, Path]) -> None:
    """Read the tables of indicators, of employees and of Germany's employees, and write both files of a folder."""
    path = folder / "sectors.yaml"
    text = path.read_text(encoding="utf-8")
    known = yaml.safe_load(text)
    order = [group for group, definition in known["sectors"].items() if "computed" not in definition]
    by_hand = {slug: city["sectors"] for slug, city in (known.get("cities") or {}).items()}

    figures: dict[str, dict[str, Figure]] = {}
    for figure in read_figures(tables[0]):
        if figure.indicator in figures.setdefault(figure.slug, {}):
            raise SystemExit(f"{tables[0]}: {figure.slug} has {figure.indicator} twice")
        figures[figure.slug][figure.indicator] = figure
    employees = read_employees(tables[1:])
    if figures.keys() != employees.keys():
        raise SystemExit(f"Only in one table: {', '.join(sorted(figures.keys() ^ employees.keys()))}")
    lost = by_hand.keys() - employees.keys()
    if lost:
        raise SystemExit(f"{path} has cities that the tables lack: {', '.join(sorted(lost))}")
    if "median_pay" not in figures[COUNTRY]:
        raise SystemExit(f"{tables[0]}: {COUNTRY} has no median_pay, which the wage index rests on: add its row")
    pay = figures[COUNTRY]["median_pay"].value
    official: dict[str, Value] = {
        slug: {"indicators": indicators(slug, found, pay, employees[slug], by_hand.get(slug, {}).get("left_out", ()))}
        for slug, found in figures.items()
    }
    counted: dict[str, Value] = {
        slug: {"sectors": sectors(place, order, by_hand.get(slug, {}))} for slug, place in employees.items()
    }
    head = re.split(r"^(?:states|cities):", text, maxsplit=1, flags=re.MULTILINE)[0].rstrip() + "\n\n"
    for file, beginning, places in ((folder / "official.yaml", HEAD, official), (path, head, counted)):
        country = section("states", {COUNTRY: places.pop(COUNTRY)})
        file.write_text(beginning + country + "\n" + section("cities", places), encoding="utf-8", newline="\n")


def main(arguments: Sequence[str]) -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("indicators", type=Path, help="table of indicators: a row for each figure of a place")
    parser.add_argument("industries", type=Path, help="table of employees: a row for each group of a city")
    parser.add_argument("totals", type=Path, help="the same for Germany")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the data files (default: data)")
    given = parser.parse_args(arguments)
    write(given.data, (given.indicators, given.industries, given.totals))


if __name__ == "__main__":
    main(sys.argv[1:])
