"""What the loader refuses and says about it, and how packs are laid over each other."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import conftest
from conftest import BASE, catalog_of, rounds
from itleiter_cli.catalog import conversion, packs
from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.catalog.files import MAX_BYTES
from itleiter_cli.catalog.model import Catalog, FacetList
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.catalog.yaml_values import read_yaml
from itleiter_cli.messages.errors import InvalidData
from itleiter_cli.messages.language import Label, Language

HERE = "▸"
"""Stands in the text of a pack where a problem is expected; taken out before the pack is read."""

TOWNS = (
    BASE
    + """
cities:
  aaburg:
    name: Aaburg
    state: NW
    aliases: [Alt-Aaburg]
    ags: "05000001"
    lat: 51.5
    indicators:
      population: {value: 45000, year: 2023, source: census}
      rent_eur_m2: {value: 6.5, source: census}
    text: {source: board, urls: ["https://example.org/aaburg"], role: related, seen: part, basis: {de: Seite 1, en: page 1}}
    skills: [cloud]
    culture: [calm]
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 5000, high: 6000, period: month, source: board}
      - {role: it-leiter, level: any, measure: mean, mid: 70000, period: year, source: board}
  moehstedt:
    name: Möhstedt
    state: NW
"""
)
"""Two towns over the base of all tests."""


def parse_pack(name: str, content: str) -> PackFile:
    """Check the text of a pack, and raise its problems."""
    return without_problems(conftest.parse_pack(name, content))


def read_pack(path: Path) -> tuple[PackFile, bytes]:
    """Read and check a file, and raise its problems."""
    file, content = packs.read_pack(path)
    return without_problems(file), content


def without_problems(file: PackFile) -> PackFile:
    if file.problems:
        raise InvalidData(file.problems)
    return file


class Found(NamedTuple):
    """A problem as a reader sees it: where, and what is said in English."""

    line: int
    column: int
    path: str
    message: str
    hint: str


Load = Callable[..., Catalog]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load a catalog of packs given as texts, in files 0.yaml, 1.yaml and so on, as if they were the bundled ones."""

    def load_texts(*texts: str) -> Catalog:
        files = [tmp_path / f"{number}.yaml" for number in range(len(texts))]
        for file, content in zip(files, texts, strict=True):
            file.write_bytes(pack(content).encode())
        monkeypatch.setattr("itleiter_cli.catalog.bundled.bundled_files", lambda: files)
        return load_catalog()

    return load_texts


def pack(text: str) -> str:
    """Write a pack without the indentation that it has in a test."""
    return dedent(text).removeprefix("\n")


def expected_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out of a text; return it and the lines and columns where they stood."""
    places = []
    lines = pack(text).split("\n")
    for index in range(len(lines)):
        while HERE in lines[index]:
            places.append((index + 1, lines[index].index(HERE) + 1))
            lines[index] = lines[index].replace(HERE, "", 1)
    return "\n".join(lines), places


def found(error: InvalidData) -> list[Found]:
    """List the problems of an error; each has its words in German too."""
    german = Language("de")
    english = Language("en")
    for problem in error.problems:
        assert german.words(problem.message)
        assert german.words(problem.hint)
    return [
        Found(each.line, each.column, each.path, english.words(each.message), english.words(each.hint))
        for each in error.problems
    ]


def refused(content: str) -> list[Found]:
    """Return what is said about a pack that must be refused on its own."""
    with pytest.raises(InvalidData) as caught:
        parse_pack("mine.yaml", content)
    assert {problem.file for problem in caught.value.problems} == {"mine.yaml"}
    return found(caught.value)


def refused_over_base(load: Load, content: str) -> list[Found]:
    """Return what is said about a pack that must be refused when it is laid over the base."""
    with pytest.raises(InvalidData) as caught:
        load(TOWNS, content)
    assert {Path(problem.file).name for problem in caught.value.problems} == {"1.yaml"}
    return found(caught.value)


def only(problems: list[Found], places: list[tuple[int, int]], path: str, message: str, hint: str) -> None:
    """Check that there is one problem, where it stands and what it says."""
    assert [(each.line, each.column, each.path) for each in problems] == [(*place, path) for place in places]
    [problem] = problems
    assert message in problem.message
    assert hint in problem.hint


def figure(rest: str) -> str:
    """Write a pack with one pay figure; its bracket stands in line 4, column 9."""
    return (
        f"cities:\n  aaburg:\n    pay:\n      - {{role: it-leiter, level: any, period: month, source: board, {rest}}}\n"
    )


# What a pack gets wrong on its own ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "hint"),
    [
        pytest.param("cities: {}\n▸citys: {}", "citys", "did you mean cities?", id="section"),
        pytest.param(
            "cities:\n  aaburg:\n    ▸aliasses: [Aa]", "cities.aaburg.aliasses", "did you mean aliases?", id="city"
        ),
        pytest.param("sources: {s: {▸licens: x}}", "sources.s.licens", "did you mean licence?", id="source"),
        pytest.param("vocabulary: {▸skill: {}}", "vocabulary.skill", "did you mean skills?", id="vocabulary"),
        pytest.param(
            "vocabulary: {skills: {a: {▸wz208: A01}}}", "vocabulary.skills.a.wz208", "did you mean wz2008?", id="term"
        ),
        pytest.param(
            "vocabulary: {roles: {a: {de: A, en: A, ▸eng: A}}}",
            "vocabulary.roles.a.eng",
            "did you mean en?",
            id="label",
        ),
        pytest.param(
            "indicators: {a: {▸decimal: 1}}", "indicators.a.decimal", "did you mean decimals?", id="indicator"
        ),
        pytest.param("states: {NW: {▸names: {de: A, en: A}}}", "states.NW.names", "did you mean name?", id="state"),
        pytest.param("cities: {a: {text: {▸url: []}}}", "cities.a.text.url", "did you mean urls?", id="text"),
        pytest.param(
            "cities: {a: {skills: {terms: [], ▸sean: full}}}", "cities.a.skills.sean", "did you mean seen?", id="facet"
        ),
        pytest.param(
            "cities: {a: {indicators: {b: {value: 1, ▸years: 2020}}}}",
            "cities.a.indicators.b.years",
            "did you mean year?",
            id="value",
        ),
        pytest.param(
            "cities: {a: {indicators: {b: [{value: 1, ▸years: 2020}]}}}",
            "cities.a.indicators.b[0].years",
            "did you mean year?",
            id="edition",
        ),
        pytest.param(
            figure("measure: mean, mid: 5000, ▸remarks: {de: A, en: A}"),
            "cities.aaburg.pay[0].remarks",
            "did you mean remark?",
            id="pay",
        ),
        pytest.param(
            "▸zzz: 1",
            "zzz",
            "choose from sources, vocabulary, indicators, sectors, profession, states or cities",
            id="nothing-near-lists-what-there-is",
        ),
    ],
)
def test_unknown_field(text: str, path: str, hint: str) -> None:
    """A field that does not exist is refused where it stands, with the nearest field or all of them."""
    content, places = expected_places(text)
    only(refused(content), places, path, f"there is no field “{path.rsplit('.', 1)[-1]}”", hint)


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        pytest.param("▸cities: [aaburg]", "cities", "expected fields, found a list", id="section"),
        pytest.param(
            "cities:\n  ▸aaburg: Aaburg", "cities.aaburg", "expected fields, found the text “Aaburg”", id="city"
        ),
        pytest.param(
            "cities:\n  ▸aaburg:\n  b: {}", "cities.aaburg", "expected fields, found nothing", id="empty-city"
        ),
        pytest.param("cities: {a: {▸text: 5}}", "cities.a.text", "expected fields, found 5", id="optional-fields"),
        pytest.param(
            "cities: {a: {▸indicators: [1]}}", "cities.a.indicators", "expected fields, found a list", id="mapping"
        ),
        pytest.param(
            "cities: {a: {▸aliases: Aa}}", "cities.a.aliases", "expected a list, found the text “Aa”", id="list"
        ),
        pytest.param(
            "cities: {a: {▸pay: {low: 1}}}", "cities.a.pay", "expected a list, found fields", id="list-of-fields"
        ),
        pytest.param(
            "cities: {a: {aliases: [A, ▸5]}}", "cities.a.aliases[1]", "expected text, found 5", id="list-item"
        ),
        pytest.param(
            "cities:\n  a:\n    aliases:\n      - A\n      -▸\n",
            "cities.a.aliases[1]",
            "expected text, found nothing",
            id="empty-list-item",
        ),
        pytest.param("cities: {a: {pay: [▸5000]}}", "cities.a.pay[0]", "expected fields, found 5000", id="figure"),
        pytest.param("cities: {a: {▸name: 5}}", "cities.a.name", "expected text, found 5", id="text-number"),
        pytest.param("cities: {a: {▸name: [A]}}", "cities.a.name", "expected text, found a list", id="text-list"),
        pytest.param("cities: {a: {▸name: {de: A}}}", "cities.a.name", "expected text, found fields", id="text-fields"),
        pytest.param(
            "cities: {a: {▸name: 2025-01-31}}", "cities.a.name", "expected text, found 2025-01-31", id="text-day"
        ),
        pytest.param(
            "cities: {a: {▸name: null}}", "cities.a.name", "expected text, found nothing", id="needed-field-not-cleared"
        ),
        pytest.param(
            "cities: {a: {▸ags: 15117000}}", "cities.a.ags", "expected text, found 15117000", id="code-without-quotes"
        ),
        pytest.param("indicators: {a: {▸better: 5}}", "indicators.a.better", "expected text, found 5", id="choice"),
        pytest.param(
            "indicators: {a: {▸decimals: two}}",
            "indicators.a.decimals",
            "expected a whole number, found the text “two”",
            id="int",
        ),
        pytest.param(
            "indicators: {a: {▸decimals: true}}",
            "indicators.a.decimals",
            "expected a whole number, found yes or no",
            id="int-bool",
        ),
        pytest.param(
            "cities: {a: {▸lat: north}}", "cities.a.lat", "expected a number, found the text “north”", id="number"
        ),
        pytest.param("cities: {a: {▸lat: on}}", "cities.a.lat", "expected a number, found yes or no", id="number-bool"),
        pytest.param(
            "sources: {s: {▸accessed: 2025}}",
            "sources.s.accessed",
            "expected a day (YYYY-MM-DD), found 2025",
            id="day-year",
        ),
        pytest.param(
            "sources: {s: {▸title: 5}}", "sources.s.title", "expected fields or text, found 5", id="label-or-text"
        ),
        pytest.param(
            "cities: {a: {▸skills: linux}}",
            "cities.a.skills",
            "expected a list or fields, found the text “linux”",
            id="facet",
        ),
        pytest.param(
            "cities: {a: {indicators: {▸rent: much}}}",
            "cities.a.indicators.rent",
            "fields or a list, found the text “much”",
            id="value",
        ),
        pytest.param(
            "cities: {a: {indicators: {rent: [▸6.5]}}}",
            "cities.a.indicators.rent[0]",
            "expected fields, found 6.5",
            id="edition",
        ),
    ],
)
def test_wrong_type(text: str, path: str, message: str, request: pytest.FixtureRequest) -> None:
    """A value of the wrong type is refused at its field, with what was expected and found, and what to write."""
    content, places = expected_places(text)
    hint = HINTS_OF_TYPES.get(request.node.callspec.id, "correct the value")
    only(refused(content), places, path, message, hint)


HINTS_OF_TYPES = {
    **dict.fromkeys(("city", "empty-city", "mapping"), "write “name: value” below it"),
    "section": "in place of its dash",
    "list": "write a list, with brackets and commas: [Aa]",
    "list-of-fields": "write “- ” before the first of these fields",
    **dict.fromkeys(("list-item", "text-number", "label-or-text"), 'write "5"'),
    **dict.fromkeys(("empty-list-item", "needed-field-not-cleared"), "write a value here"),
    **dict.fromkeys(("text-list", "text-fields"), "write A"),
    "code-without-quotes": 'write "15117000"',
    "choice": "choose from high, low or none",
    "day-year": "write it as YYYY-MM-DD",
    "facet": "write a list, with brackets and commas: [linux]",
}
"""What to write in the place of a value, where that can be told."""


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        pytest.param(
            figure("measure: mean, mid: ▸45.000"),
            "cities.aaburg.pay[0].mid",
            "45.000 may be read in two ways",
            "write 45000",
            id="pay",
        ),
        pytest.param(
            "cities: {a: {indicators: {population: ▸45.000}}}",
            "cities.a.indicators.population",
            "45.000 may be read in two ways",
            "write 45000 for thousands",
            id="population",
        ),
        pytest.param(
            "cities: {a: {indicators: {population: {value: ▸1.250.000}}}}",
            "cities.a.indicators.population.value",
            "1.250.000 may be read in two ways",
            "write 1250000 for thousands",
            id="population-millions",
        ),
        pytest.param(
            "cities: {a: {indicators: {rent: ▸6.500}}}",
            "cities.a.indicators.rent",
            "6.500",
            "fewer than three decimals",
            id="rent",
        ),
        pytest.param(
            "cities: {a: {name: ▸45.000}}", "cities.a.name", "45.000 may be read in two ways", "write 45000", id="text"
        ),
        pytest.param(
            "cities: {a: {ags: ▸05117000}}",
            "cities.a.ags",
            "05117000 begins with a zero",
            "put a code in quotes",
            id="ags",
        ),
        pytest.param(
            "indicators: {a: {decimals: ▸010}}",
            "indicators.a.decimals",
            "010 begins with a zero",
            "drop the zero of a number",
            id="010",
        ),
        pytest.param(
            "cities: {a: {▸name: no}}",
            "cities.a.name",
            "expected text, found yes or no",
            "put words in quotes",
            id="no",
        ),
        pytest.param(
            "cities: {a: {▸state: NO}}",
            "cities.a.state",
            "expected text, found yes or no",
            "put words in quotes",
            id="NO",
        ),
        pytest.param(
            "cities: {a: {skills: [▸on]}}",
            "cities.a.skills[0]",
            "expected text, found yes or no",
            "put words in quotes",
            id="on-in-list",
        ),
        pytest.param(
            "cities: {a: {▸lat: 12:30}}",
            "cities.a.lat",
            "expected a number, found the text “12:30”",
            "numbers as",
            id="12:30",
        ),
        pytest.param(
            "indicators: {a: {▸decimals: 12:30}}",
            "indicators.a.decimals",
            "whole number, found the text “12:30”",
            "45000",
            id="12:30-int",
        ),
        pytest.param(
            "cities:\n  a:\n    ▸lat: 45,5",
            "cities.a.lat",
            "expected a number, found the text “45,5”",
            "45.5",
            id="comma",
        ),
        pytest.param(
            "cities: {a: {▸lat: 1e1}}",
            "cities.a.lat",
            "expected a number, found the text “1e1”",
            "without quotes and units: 10",
            id="exponent",
        ),
        pytest.param(
            "cities: {a: {▸lat: 0x1F}}",
            "cities.a.lat",
            "expected a number, found the text “0x1F”",
            "45.5",
            id="hexadecimal",
        ),
        pytest.param(
            "cities: {a: {▸lat: 5_1}}",
            "cities.a.lat",
            "expected a number, found the text “5_1”",
            "45.5",
            id="underscore",
        ),
        pytest.param(
            "cities: {a: {▸lat: .inf}}",
            "cities.a.lat",
            "expected a number, found the text “.inf”",
            "45.5",
            id="infinity",
        ),
        pytest.param(
            "cities: {a: {▸lat: -.inf}}",
            "cities.a.lat",
            "expected a number, found the text “-.inf”",
            "45.5",
            id="minus-infinity",
        ),
        pytest.param(
            "cities: {a: {▸lat: .nan}}", "cities.a.lat", "expected a number, found the text “.nan”", "45.5", id="nan"
        ),
        pytest.param(
            "cities: {a: {▸lat: NaN}}", "cities.a.lat", "expected a number, found the text “NaN”", "45.5", id="NaN"
        ),
        pytest.param(
            "indicators: {a: {▸decimals: 5.0}}",
            "indicators.a.decimals",
            "a whole number, found 5.0",
            "write 5",
            id="5.0",
        ),
        pytest.param(
            'indicators: {a: {▸decimals: "5000"}}',
            "indicators.a.decimals",
            "a whole number, found the text “5000”",
            "without quotes and units: 5000",
            id="quoted",
        ),
        pytest.param(
            f"indicators: {{a: {{decimals: ▸{'9' * 400}}}}}",
            "indicators.a.decimals",
            "more than 18 digits",
            "check the number",
            id="400-digits",
        ),
        pytest.param(
            f"cities: {{a: {{lat: ▸{'9' * 400}}}}}",
            "cities.a.lat",
            "more than 18 digits",
            "check the number",
            id="400-digit-latitude",
        ),
        pytest.param(
            f"cities: {{a: {{▸lat: {'9' * 400}.5}}}}",
            "cities.a.lat",
            "out of bounds",
            "from -90 to 90",
            id="400-digits-and-decimals",
        ),
        pytest.param(
            "sources: {s: {accessed: ▸2025-02-30}}",
            "sources.s.accessed",
            "2025-02-30 is not a day",
            "write it as YYYY-MM-DD",
            id="day",
        ),
        pytest.param(
            "sources: {s: {dated: ▸2023-02-29}}",
            "sources.s.dated",
            "2023-02-29 is not a day of the calendar",
            "YYYY-MM-DD",
            id="leap-day",
        ),
        pytest.param(
            "sources: {s: {dated: ▸2025-13-01}}",
            "sources.s.dated",
            "2025-13-01 is not a day",
            "YYYY-MM-DD",
            id="month-13",
        ),
        pytest.param(
            "sources: {s: {▸accessed: 2025-01}}",
            "sources.s.accessed",
            "a day (YYYY-MM-DD), found the text “2025-01”",
            "",
            id="month",
        ),
        pytest.param(
            "sources: {s: {▸dated: 2025-13}}",
            "sources.s.dated",
            "“2025-13” does not have the right form",
            "write it as YYYY-MM-DD, YYYY-MM or YYYY",
            id="no-month",
        ),
        pytest.param(
            "sources: {s: {▸accessed: 2025-01-31 12:00:00}}",
            "sources.s.accessed",
            "found the text “2025-01-31 12:00:00”",
            "",
            id="time",
        ),
    ],
)
def test_yaml_traps(text: str, path: str, message: str, hint: str) -> None:
    """What YAML readers take for something else than was written is refused rather than guessed."""
    content, places = expected_places(text)
    only(refused(content), places, path, message, hint)


@pytest.mark.parametrize(
    ("written", "latitude"),
    [
        pytest.param("51.432", 51.432, id="three-decimals-of-a-degree"),
        pytest.param("51.43218", 51.43218, id="five-decimals"),
        pytest.param("-7", -7.0, id="whole"),
        pytest.param("0.5", 0.5, id="zero-before-the-point"),
    ],
)
def test_numbers_that_are_read(written: str, latitude: float) -> None:
    """Plain numbers are read as written; a coordinate has no thousands, so three decimals are fine there."""
    assert parse_pack("mine.yaml", f"cities: {{a: {{lat: {written}}}}}").pack.cities["a"].lat == latitude


def test_clock_time_is_a_text_where_a_text_belongs() -> None:
    """12:30 is neither 750 nor a problem in a field that takes text."""
    assert parse_pack("mine.yaml", "cities: {a: {name: 12:30}}").pack.cities["a"].name == "12:30"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param(
            'sources: {s: {publisher: P, title: T, kind: report, accessed: 2025-03-01, ▸dated: "2025-02-29"}}',
            "sources.s.dated",
            id="source",
        ),
        pytest.param(
            "cities: {aaburg: {economy: {accessed: 2025-03-01, pages: "
            '[{number: 1, publisher: P, ▸dated: "2025-02-29", kind: city, seen: full}]}}}',
            "cities.aaburg.economy.pages[0].dated",
            id="page",
        ),
    ],
)
def test_a_day_in_quotes_is_one_of_the_calendar(load: Load, text: str, path: str) -> None:
    """2025 is no leap year, with quotes or without."""
    content, places = expected_places(text)
    only(refused_over_base(load, content), places, path, "2025-02-29 is not a day of the calendar", "YYYY-MM-DD")


@pytest.mark.parametrize(
    ("written", "dated"),
    [("2023", 2023), ("2024-02", "2024-02"), ("2024-02-29", "2024-02-29"), ('"2024-02-29"', "2024-02-29")],
)
def test_a_source_is_dated_by_a_day_a_month_or_a_year(written: str, dated: int | str) -> None:
    """It is read on a day."""
    source = parse_pack("mine.yaml", f"sources: {{s: {{accessed: 2024-02-29, dated: {written}}}}}").pack.sources["s"]
    assert source.accessed == datetime.date(2024, 2, 29)
    assert source.dated == dated


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        pytest.param(
            figure("measure: mean, ▸mid: 0"),
            "cities.aaburg.pay[0].mid",
            "0 is out of bounds",
            "write a number from 1 to",
            id="amount-zero",
        ),
        pytest.param(
            figure("measure: mean, ▸mid: -5"),
            "cities.aaburg.pay[0].mid",
            "-5 is out of bounds",
            "from 1 to",
            id="amount-below",
        ),
        pytest.param(
            figure("measure: mean, ▸mid: 10000001"),
            "cities.aaburg.pay[0].mid",
            "is out of bounds",
            "from 1 to",
            id="amount-above",
        ),
        pytest.param(
            figure("measure: mean, mid: 1, ▸year: 1066"),
            "cities.aaburg.pay[0].year",
            "1066 is out of bounds",
            "from 1900 to 2100",
            id="year",
        ),
        pytest.param(
            "sources: {s: {▸dated: 25}}",
            "sources.s.dated",
            "25 is out of bounds",
            "write all four digits: 2025",
            id="dated",
        ),
        pytest.param(
            "cities: {a: {▸lat: 90.01}}", "cities.a.lat", "90.01 is out of bounds", "from -90 to 90", id="lat"
        ),
        pytest.param(
            "cities: {a: {▸lon: -181}}", "cities.a.lon", "-181 is out of bounds", "from -180 to 180", id="lon"
        ),
        pytest.param(
            "indicators: {a: {▸decimals: 7}}",
            "indicators.a.decimals",
            "7 is out of bounds",
            "from 0 to 6",
            id="decimals",
        ),
        pytest.param(
            figure("▸measure: rnge, low: 1, high: 2"),
            "cities.aaburg.pay[0].measure",
            "“rnge” is none",
            "did you mean range?",
            id="choice-near",
        ),
        pytest.param(
            "indicators: {a: {▸better: up}}",
            "indicators.a.better",
            "“up” is none",
            "choose from high, low or none",
            id="choice-listed",
        ),
        pytest.param(
            figure("measure: mean, mid: 1, ▸basis: net"),
            "cities.aaburg.pay[0].basis",
            "“net” is none",
            "only gross pay can be given",
            id="basis",
        ),
        pytest.param(
            "cities: {▸Aaburg: {}}",
            "cities.Aaburg",
            "“Aaburg” does not have the right form",
            "use small letters without umlauts, digits and hyphens: aaburg",
            id="slug",
        ),
        pytest.param(
            "cities: {▸möhstedt: {}}",
            "cities.möhstedt",
            "“möhstedt” does not have the right form",
            "use small letters without umlauts, digits and hyphens: moehstedt",
            id="slug-umlaut",
        ),
        pytest.param(
            "cities: {▸5: {}}",
            "cities.5",
            "“5” does not have the right form",
            "begin with a letter from a to z",
            id="number-as-slug",
        ),
        pytest.param(
            "states: {▸nw: {}}",
            "states.nw",
            "“nw” does not have the right form",
            "write the two capital letters of a state",
            id="state-code",
        ),
        pytest.param(
            'cities: {a: {▸ags: "5117"}}',
            "cities.a.ags",
            "“5117” does not have the right form",
            "write all eight digits in quotes",
            id="ags",
        ),
        pytest.param(
            "sources: {s: {▸url: example.org}}",
            "sources.s.url",
            "“example.org” does not have the right form",
            "write https://example.org",
            id="url",
        ),
        pytest.param(
            'cities: {a: {▸name: ""}}',
            "cities.a.name",
            "“” does not have the right form",
            "write 1 to 2,000",
            id="empty-text",
        ),
        pytest.param(
            "cities:\n  a:\n    ▸skills: {seen: part}",
            "cities.a.skills",
            "“terms” is missing",
            "add terms",
            id="facet-without-terms",
        ),
        pytest.param(
            "cities: {a: {indicators: {▸rent: {year: 2024}}}}",
            "cities.a.indicators.rent",
            "“value” is missing",
            "add value",
            id="no-value",
        ),
        pytest.param(
            "sources: {s: {▸title: {de: A}}}",
            "sources.s.title",
            "“en” is missing",
            "add en",
            id="label-in-one-language",
        ),
    ],
)
def test_value_that_does_not_fit(text: str, path: str, message: str, hint: str) -> None:
    """Numbers out of bounds, unknown choices, wrong forms and missing fields are refused with what would fit."""
    content, places = expected_places(text)
    only(refused(content), places, path, message, hint)


LOGIN = (
    "this address names a user or a password",
    "take out what stands before the @; addresses are shown in every output",
)


@pytest.mark.parametrize(
    "address",
    [
        "https://me:secret@example.org/",
        "http://me@example.org",
        "https://me:@example.org?a=b",
        "HTTPS://me:secret@example.org",
        "https:///me:secret@example.org",
        "https://me:sec ret@example.org",
        "https:\\\\me:secret@example.org",
        "ftp://me:secret@example.org",
        "https://me@",
        "//me:secret@example.org/",
        " https://me:secret@example.org/",
        "https://me:secret＠example.org/",
        "https://me:secret%40example.org/",
    ],
)
@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("sources: {s: {▸url: $}}", "sources.s.url", id="of a source"),
        pytest.param(figure("measure: mean, mid: 1, ▸url: $"), "cities.aaburg.pay[0].url", id="of a figure"),
        pytest.param(
            "cities: {a: {indicators: {rent: {value: 5, ▸url: $}}}}", "cities.a.indicators.rent.url", id="of a number"
        ),
        pytest.param("cities: {a: {text: {urls: [https://example.org, ▸$]}}}", "cities.a.text.urls[1]", id="of a text"),
        pytest.param("cities: {a: {skills: {terms: [], urls: [▸$]}}}", "cities.a.skills.urls[0]", id="of a list"),
    ],
)
def test_address_with_a_login(text: str, path: str, address: str) -> None:
    """An address with user or password is refused wherever one stands, and the message does not repeat it."""
    content, places = expected_places(text.replace("$", f"'{address}'"))
    assert refused(content) == [Found(*places[0], path, *LOGIN)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/@me",
        "https://example.org?mail=me@example.org",
        "https://example.org#a@b",
        "http://example.org:8080/a:b@c",
        "https://bücher.example/ä",
    ],
)
def test_address_with_an_at_sign_elsewhere_is_fine(address: str) -> None:
    """Only what stands before the host is a login."""
    assert parse_pack("mine.yaml", f"sources: {{s: {{url: '{address}'}}}}").pack.sources["s"].url == address


def test_bounds_are_written_as_a_person_writes_them() -> None:
    """The largest amount is named in digits, not as a power of ten."""
    [problem] = refused(figure("measure: mean, mid: 10000001"))
    assert "10000000" in problem.hint.replace(",", "")


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        pytest.param(
            "cities: {}\n▸cities: {}", "cities", "“cities” stands here twice", "keep one of the two", id="top-level"
        ),
        pytest.param("cities:\n  a: {}\n  b: {}\n  ▸a: {}", "cities.a", "“a” stands here twice", "keep one", id="city"),
        pytest.param(
            figure("measure: mean, mid: 5000, ▸mid: 5000"),
            "cities.aaburg.pay[0].mid",
            "“mid” stands here twice",
            "keep one",
            id="deep",
        ),
        pytest.param(
            "cities: {a: {}, ▸'a': {}}", "cities.a", "“a” stands here twice", "keep one of the two", id="quoted-and-not"
        ),
    ],
)
def test_duplicate_key(text: str, path: str, message: str, hint: str) -> None:
    """A key that stands twice is refused at its second place, at any depth."""
    content, places = expected_places(text)
    only(refused(content), places, path, message, hint)


def test_problem_inside_the_second_of_two_equal_keys() -> None:
    """A problem stands where its value stands, even if the same path stands earlier in the file as well."""
    content, places = expected_places(
        """
        cities:
          a:
            lat: 5
            aliases: [Good]
            ▸aliases: [▸7]
        """
    )
    problems = refused(content)
    assert [(each.line, each.column) for each in problems] == places
    assert [each.path for each in problems] == ["cities.a.aliases", "cities.a.aliases[0]"]


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        pytest.param(r'cities: {a: {name: ▸"A\x07"}}', "cities.a.name", "(U+0007)", "remove it", id="bell"),
        pytest.param(
            r'cities: {a: {name: ▸"A\e[31m"}}', "cities.a.name", "(U+001B)", "remove it", id="terminal-escape"
        ),
        pytest.param(r'cities: {a: {name: ▸"A\0"}}', "cities.a.name", "(U+0000)", "remove it", id="null"),
        pytest.param(r'cities: {a: {name: ▸"A\nB"}}', "cities.a.name", "(U+000A)", "no line breaks", id="line-break"),
        pytest.param(
            r'cities: {a: {name: ▸"A\u2028B"}}', "cities.a.name", "(U+2028)", "remove it", id="line-separator"
        ),
        pytest.param(
            'cities: {a: {name: ▸"A\u202eB"}}', "cities.a.name", "(U+202E)", "remove it", id="right-to-left-override"
        ),
        pytest.param(
            "cities: {a: {name: ▸A\u202eB}}", "cities.a.name", "(U+202E)", "remove it", id="override-without-quotes"
        ),
        pytest.param(
            "cities: {a: {name: ▸5\u202eB}}", "cities.a.name", "(U+202E)", "remove it", id="override-after-a-digit"
        ),
        pytest.param("cities: {a: {name: ▸A\u2066B}}", "cities.a.name", "(U+2066)", "remove it", id="isolate"),
        pytest.param("cities: {a: {name: ▸A\u200bB}}", "cities.a.name", "(U+200B)", "remove it", id="zero-width-space"),
        pytest.param(
            "cities: {a: {aliases: [A, ▸B\u202a]}}", "cities.a.aliases[1]", "(U+202A)", "remove it", id="list-item"
        ),
        pytest.param(
            "cities:\n  a:\n    name: ▸|\n      A\n      B\n", "cities.a.name", "(U+000A)", "use >-", id="literal-block"
        ),
    ],
)
def test_control_characters_in_a_value(text: str, path: str, message: str, hint: str) -> None:
    """Characters that steer the terminal or the direction of writing are refused by their code."""
    content, places = expected_places(text)
    only(refused(content), places, path, f"an invisible control character {message}", hint)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param('sources: {}\n▸"a\\x1bb": 1', "(U+001B)", id="terminal-escape"),
        pytest.param("sources: {}\n▸a\u202eb: 1", "(U+202E)", id="right-to-left-override"),
    ],
)
def test_control_characters_in_a_key(text: str, code: str) -> None:
    """Keys are held to the same rule as values."""
    content, [place] = expected_places(text)
    first = refused(content)[0]
    assert (first.line, first.column) == place
    assert first.message == f"an invisible control character {code}"


def test_block_text_folded_into_one_line_is_fine() -> None:
    """A long text may be written as >-, as the hint says."""
    content = pack(
        """
        cities:
          a:
            name: >-
              Aaburg
              am See
        """
    )
    assert parse_pack("mine.yaml", content).pack.cities["a"].name == "Aaburg am See"


@pytest.mark.parametrize(
    ("before", "place"),
    [
        pytest.param("cities:\n  a:\n    name: ", (3, 11), id="ascii-before"),
        pytest.param("cities:\n  a:\n    name: Äöü ", (3, 15), id="umlauts-before"),
        pytest.param("# äöüäöüäöü\ncities:\n  a: {name: €", (3, 14), id="umlauts-in-lines-before"),
    ],
)
def test_raw_control_character(before: str, place: tuple[int, int]) -> None:
    """A raw control character is refused at its own line and column, counted in characters."""
    [problem] = refused(f"{before}\x07\n    state: NW\n")
    assert (problem.line, problem.column) == place
    assert "a character that YAML does not allow" in problem.message
    assert problem.hint == "remove it"


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        pytest.param(
            "cities: {a: {name: ▸&n Aaburg}}",
            "cities.a.name",
            "anchors (&name) are not read",
            "write the values out",
            id="anchor",
        ),
        pytest.param(
            "cities:\n  a: ▸&c\n    name: A\n",
            "cities.a",
            "anchors (&name) are not read",
            "write the values",
            id="anchor-on-fields",
        ),
        pytest.param(
            "cities: {a: {aliases: ▸&l [A]}}",
            "cities.a.aliases",
            "anchors (&name) are not read",
            "write",
            id="anchor-on-list",
        ),
        pytest.param(
            "cities: {a: {name: ▸*n}}",
            "cities.a.name",
            "aliases (*name) are not read",
            "write the values out",
            id="alias",
        ),
        pytest.param(
            "cities: {a: {skills: [▸*n]}}",
            "cities.a.skills[0]",
            "aliases (*name) are not read",
            "write",
            id="alias-in-list",
        ),
        pytest.param(
            "cities: {a: {name: ▸!!str Aaburg}}",
            "cities.a.name",
            "the YAML tag tag:yaml.org,2002:str is not read",
            "remove the tag",
            id="tag",
        ),
        pytest.param(
            "cities: {a: {name: ▸!mine Aaburg}}",
            "cities.a.name",
            "the YAML tag !mine is not read",
            "remove",
            id="own-tag",
        ),
        pytest.param(
            "cities: {a: {lat: ▸!!float 5}}",
            "cities.a.lat",
            "tag:yaml.org,2002:float is not read",
            "remove",
            id="number-tag",
        ),
        pytest.param(
            "cities: {a: {lat: ▸!!python/name:os.system x}}",
            "cities.a.lat",
            "python/name:os.system",
            "remove",
            id="python-tag",
        ),
        pytest.param(
            "cities: ▸!!python/object:os.x {}",
            "cities",
            "python/object:os.x is not read",
            "remove the tag",
            id="tag-on-fields",
        ),
        pytest.param(
            "cities: {a: {skills: ▸!!set []}}",
            "cities.a.skills",
            "2002:set is not read",
            "remove the tag",
            id="tag-on-list",
        ),
        pytest.param(
            "cities: {▸&k a: {}}", "cities", "anchors (&name) are not read", "write the values out", id="anchor-on-key"
        ),
        pytest.param("cities: {▸!!str a: {}}", "cities", "2002:str is not read", "remove the tag", id="tag-on-key"),
        pytest.param(
            "sources: {}\n▸---\ncities: {}\n",
            "",
            "a second document begins",
            "keep one document per file",
            id="second-document",
        ),
        pytest.param(
            "sources: {}\n...\n▸---\n", "", "a second document begins", "keep one document", id="empty-second-document"
        ),
        pytest.param(
            "cities: {? ▸[a] : {}}", "cities", "a list or fields as a key", "use a word as the key", id="list-as-key"
        ),
        pytest.param(
            "cities: {? ▸{a: b} : {}}",
            "cities",
            "a list or fields as a key",
            "use a word as the key",
            id="fields-as-key",
        ),
    ],
)
def test_yaml_extras(text: str, path: str, message: str, hint: str) -> None:
    """Anchors, aliases, tags, further documents and keys that are no words are refused where they stand."""
    content, places = expected_places(text)
    only(refused(content), places, path, message, hint)


def test_merge_key() -> None:
    """A merge key is refused, together with the anchor and the alias that go with it."""
    content, places = expected_places(
        """
        cities:
          a: ▸&base {name: Aaburg}
          b:
            ▸<<: ▸*base
        """
    )
    problems = refused(content)
    assert [(each.line, each.column) for each in problems] == places
    assert [each.message for each in problems] == [
        "YAML anchors (&name) are not read",
        "YAML merge keys (<<) are not read",
        "YAML aliases (*name) are not read",
    ]
    assert {each.hint for each in problems} == {"write the values out; put text that begins with * or & in quotes"}


def test_merge_key_with_fields() -> None:
    """A merge key is refused without an alias too."""
    first = refused("cities:\n  a:\n    <<: {name: Aaburg}\n")[0]
    assert (first.line, first.column) == (3, 5)
    assert first.message == "YAML merge keys (<<) are not read"


def test_alias_as_key() -> None:
    """An alias in the place of a key is named for what it is."""
    first = refused("cities:\n  *base : {}\n")[0]
    assert (first.line, first.column) == (2, 3)
    assert first.message == "YAML aliases (*name) are not read"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param("cities: {a: {name: 'Aa}}\n", (1, 20), "is not closed: 'Aa}}", id="open-quote"),
        pytest.param("cities:\n\ta: {}\n", (2, 1), "indented with a tab; use spaces", id="tab-as-indentation"),
        pytest.param("cities:\n  ä: b: c\n", (2, 7), 'put the text in quotes: ä: "b: c"', id="colon-in-colon"),
        pytest.param("sources: {}\ncities: ]\n", (2, 9), "“]” stands behind a value", id="stray-bracket"),
        pytest.param('cities: "\\ud800"\n', (1, 12), "a backslash (\\) has a meaning", id="half-a-surrogate-pair"),
    ],
)
def test_not_yaml(text: str, place: tuple[int, int], said: str) -> None:
    """Text that is not YAML is refused at the place that is to be mended."""
    [problem] = refused(text)
    assert (problem.line, problem.column, problem.path) == (*place, "")
    assert said in f"{problem.message}; {problem.hint}"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("[" * 51 + "]" * 51, [(1, 51)], id="51-lists"),
        pytest.param("[" * 100_000, [(1, 51), (1, 1001)], id="100000-open-brackets"),
        pytest.param("{a: " * 100_000, [(1, 201)], id="100000-open-braces"),
        pytest.param("- " * 100_000, [(1, 101)], id="100000-dashes"),
        pytest.param("\n".join(" " * depth + "a:" for depth in range(100)), [(51, 51)], id="100-indented-keys"),
    ],
)
def test_nesting_too_deep(text: str, places: list[tuple[int, int]]) -> None:
    """The 51st level is refused, however many follow; nothing crashes. A parser with a limit of 1,000 may stop there before."""
    [problem] = refused(text)
    assert (problem.line, problem.column) in places
    assert problem.message == "nested more than 50 levels deep"
    assert "fewer than ten" in problem.hint


@pytest.mark.parametrize("text", ["? " * 100_000, "{" * 100_000, "[{? " * 30_000], ids=["marks", "braces", "mixed"])
def test_deep_keys_do_not_crash(text: str) -> None:
    """Depth in the place of keys is refused as well."""
    assert refused(text)


def test_fifty_levels_are_read() -> None:
    """Fifty levels are not too deep; such a pack is refused only for what it says."""
    only(refused("[" * 50 + "]" * 50), [(1, 1)], "", "expected fields, found a list", "")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("- cities\n", (1, 1), "expected fields, found a list", id="list"),
        pytest.param("# cities\n\n  - a\n", (3, 3), "expected fields, found a list", id="list-below-a-comment"),
        pytest.param("aaburg\n", (1, 1), "expected fields, found the text “aaburg”", id="word"),
        pytest.param("45\n", (1, 1), "expected fields, found 45", id="number"),
        pytest.param("no\n", (1, 1), "expected fields, found yes or no", id="no"),
    ],
)
def test_top_level_that_is_not_fields(text: str, place: tuple[int, int], message: str) -> None:
    """A file whose top level is not fields is refused there, without a path."""
    only(refused(text), [place], "", message, "a data file begins with a section like cities:")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# nothing yet\n", "---\n", "{}\n"], ids=["empty", "lines", "comment", "dashes", "braces"]
)
def test_file_that_says_nothing(text: str) -> None:
    """A file without anything in it is a pack that says nothing."""
    assert parse_pack("mine.yaml", text).pack.cities == {}


@given(st.text(alphabet="ab:-?[]{}&*!<>|'\"%@\n\t #0159.,~ä\u202e\x07\ufeff", max_size=40))
@settings(max_examples=rounds(200), deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever a file holds, it is a pack or a list of problems in order of place."""
    try:
        assert isinstance(parse_pack("mine.yaml", text), PackFile)
    except InvalidData as error:
        problems = found(error)
        assert problems
        assert problems == sorted(problems, key=lambda each: (each.line, each.column))
        assert all(each.line >= 1 and each.column >= 1 for each in problems)


# All problems together ------------------------------------------------------------------------------------------------------------------


def test_all_problems_of_a_file_in_order_of_place() -> None:
    """One reading names every problem, from the top of the file to its end."""
    content, places = expected_places(
        """
        cities:
          aaburg:
            ▸nam: Aaburg
            ▸state: 5
            lat: 51.5
            ags: ▸05117000
            pay:
              - role: it-leiter
                level: any
                measure: mean
                mid: ▸45.000
                ▸period: mont
              - ▸role: it-leiter
                level: any
                measure: mean
            ▸lat: 51.5
        sources:
          board:
            accessed: ▸2025-02-30
            publisher: ▸"Test\\x07board"
        """
    )
    problems = refused(content)
    assert [(each.line, each.column) for each in problems] == places
    assert [each.path for each in problems] == [
        "cities.aaburg.nam",
        "cities.aaburg.state",
        "cities.aaburg.ags",
        "cities.aaburg.pay[0].mid",
        "cities.aaburg.pay[0].period",
        "cities.aaburg.pay[1]",
        "cities.aaburg.lat",
        "sources.board.accessed",
        "sources.board.publisher",
    ]


def test_error_counts_its_problems() -> None:
    """The error as a whole says how many problems there are, and ends the command with 4."""
    with pytest.raises(InvalidData) as caught:
        parse_pack("mine.yaml", "a: 1\nb: 2\n")
    assert int(caught.value.exit_code) == 4
    assert Language("en").words(caught.value.message) == "the data cannot be used (2 problems):"


def test_two_problems_at_one_place() -> None:
    """Two missing fields of one entry are two problems."""
    content, [place] = expected_places("cities:\n  a:\n    pay:\n      - ▸{role: it-leiter, measure: mean, mid: 5000}")
    problems = refused(content)
    assert [(each.line, each.column, each.path, each.message) for each in problems] == [
        (*place, "cities.a.pay[0]", "“level” is missing"),
        (*place, "cities.a.pay[0]", "“period” is missing"),
    ]


def test_second_document_hides_no_other_problem() -> None:
    """What is wrong in the first document is named along with the second one."""
    content, places = expected_places("▸citys: {}\n▸---\nsources: {}\n")
    problems = refused(content)
    assert [(each.line, each.column) for each in problems] == places
    assert [each.message for each in problems] == ["there is no field “citys” here", "a second document begins"]


def test_anchor_hides_no_missing_field() -> None:
    """What is missing in an entry is named along with an anchor on it."""
    problems = refused(
        "cities:\n  a:\n    pay:\n      - &figure {role: it-leiter, level: any, measure: mean, mid: 5000}\n"
    )
    assert {each.message for each in problems} == {"YAML anchors (&name) are not read", "“period” is missing"}
    assert {each.path for each in problems} == {"cities.a.pay[0]"}


@pytest.mark.parametrize(
    "aliases",
    [
        pytest.param(["&a x"] * 1500, id="of the text"),
        pytest.param(["1"] * 1500, id="of its values"),
        pytest.param(["&a x"] * 900 + ["1"] * 900, id="of both"),
    ],
)
def test_at_most_1000_problems_of_a_file_are_told(aliases: list[str]) -> None:
    """The first ones, in the order of the file."""
    items = "\n".join(f"      - {alias}" for alias in aliases)
    problems = refused(f"cities:\n  a:\n    aliases:\n{items}\n")
    assert [each.line for each in problems] == list(range(4, 1004))


def test_reading_ends_with_the_problem_that_is_the_last_to_be_told() -> None:
    """What is not told is not looked for either: a file may hold a million mistakes."""
    assert len(read_yaml("- &a x\n" * 1500).problems) == 1000


def test_judging_ends_with_the_problem_that_is_the_last_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for a near name takes long, so it is done for those only that are told."""
    looked_for: list[str] = []
    monkeypatch.setattr(conversion, "nearest", lambda typed, known: looked_for.append(typed))
    refused("sources:\n" + "".join(f"  s{number}: {{zz: 1}}\n" for number in range(1500)))
    assert len(looked_for) == 1000


def test_at_most_1000_problems_between_files_are_told(load: Load) -> None:
    """The first ones, in the order of the file."""
    terms = "\n".join(f"      - term-{number}" for number in range(1500))
    problems = refused_over_base(load, f"cities:\n  aaburg:\n    skills:\n{terms}\n")
    assert [each.line for each in problems] == list(range(4, 1004))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "sources: {▸press: 7}\n" + figure("measure: mean, mid: 1, source: press").replace("source: board, ", ""),
            id="source",
        ),
        pytest.param(
            "vocabulary: {skills: {▸bash: 7}}\ncities: {aaburg: {skills: {terms: [bash], source: board}}}", id="term"
        ),
        pytest.param(
            "vocabulary: {roles: {▸boss: 7}}\n" + figure("measure: mean, mid: 1").replace("it-leiter", "boss"),
            id="role",
        ),
        pytest.param(
            "indicators: {▸parks: 7}\ncities: {aaburg: {indicators: {parks: {value: 5, source: board}}}}",
            id="indicator",
        ),
        pytest.param(
            "sources: {press: {publisher: P, ▸title: 7, kind: report, accessed: 2025-01-31}}", id="field of a source"
        ),
        pytest.param("cities: {newton: {▸name: 7, state: NW}}", id="name of a city"),
        pytest.param(figure("measure: range, ▸low: x, high: 5000"), id="amount"),
        pytest.param(figure("▸measure: 7, mid: 5000, low: 6000"), id="measure"),
        pytest.param(figure("measure: mean, mid: 5000").replace("role: it-leiter", "▸role: 7"), id="role of a figure"),
        pytest.param(
            figure("measure: mean, mid: 5000").replace("source: board", "▸source: 7"), id="source of a figure"
        ),
        pytest.param("cities: {aaburg: {skills: {terms: [cloud, ▸7], source: board}}}", id="term of a list"),
        pytest.param("vocabulary: {skills: {bash: {de: Bash, en: Bash, broader: [▸7]}}}", id="broader term"),
        pytest.param(
            "▸sources: 7\n" + figure("measure: mean, mid: 1, source: press").replace("source: board, ", ""),
            id="all sources",
        ),
        pytest.param(
            "vocabulary: {▸skills: 7}\ncities: {aaburg: {skills: {terms: [bash], source: board}}}",
            id="all terms of a facet",
        ),
        pytest.param("▸vocabulary: 7\n" + figure("measure: mean, mid: 1").replace("it-leiter", "boss"), id="all words"),
        pytest.param(
            "▸indicators: 7\ncities: {aaburg: {indicators: {parks: {value: 5, source: board}}}}", id="all indicators"
        ),
        pytest.param("▸states: 7\ncities: {aaburg: {state: XA}}", id="all states"),
    ],
)
def test_what_only_follows_from_a_problem_is_not_told(load: Load, text: str) -> None:
    """One mistake is one problem, though what was refused is missing or unknown elsewhere."""
    content, places = expected_places(text.replace("\n\n", "\n"))
    assert [(each.line, each.column) for each in refused_over_base(load, content)] == places


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "indicators: {▸press: 7}\n"
            + figure("measure: mean, mid: 1, ▸source: press").replace("source: board, ", ""),
            id="same id elsewhere",
        ),
        pytest.param(
            "sources: {▸press: 7}\n" + figure("measure: mean, mid: 1, ▸source: pres").replace("source: board, ", ""),
            id="another id",
        ),
        pytest.param(figure("measure: range, ▸low: x, high: 5000, counted_with: [▸boss]"), id="another field"),
        pytest.param("cities: {aaburg: {skills: {terms: [▸7, ▸bash], source: board}}}", id="another term of the list"),
        pytest.param("▸sources: 7\ncities: {aaburg: {skills: {terms: [▸bash], source: board}}}", id="another section"),
    ],
)
def test_a_problem_hides_no_other(load: Load, text: str) -> None:
    """What has a reason of its own is told beside it."""
    content, places = expected_places(text)
    assert [(each.line, each.column) for each in refused_over_base(load, content)] == places


def test_problems_of_form_and_of_meaning_together(load: Load) -> None:
    """A wrong field does not hide that a source is unknown or that amounts are in the wrong order."""
    content, places = expected_places(
        """
        cities:
          aaburg:
            ▸nam: Aaburg
            pay:
              - role: it-leiter
                level: any
                measure: range
                ▸low: 6000
                high: 5000
                period: month
                ▸source: hearsay
        """
    )
    problems = refused_over_base(load, content)
    assert [(each.line, each.column) for each in problems] == places
    assert [each.path for each in problems] == [
        "cities.aaburg.nam",
        "cities.aaburg.pay[0].low",
        "cities.aaburg.pay[0].source",
    ]


def test_problems_of_several_files_together(load: Load) -> None:
    """Every file is read before anything is said; problems come in the order of the files."""
    with pytest.raises(InvalidData) as caught:
        load("zzz: 1", "{}", "cities: {}\nyyy: 1")
    assert [(Path(each.file).name, each.line, each.path) for each in caught.value.problems] == [
        ("0.yaml", 1, "zzz"),
        ("2.yaml", 2, "yyy"),
    ]


def test_problems_of_meaning_of_several_files_together(load: Load) -> None:
    """What does not fit together is named in the order of the files too."""
    with pytest.raises(InvalidData) as caught:
        load(TOWNS, "cities: {moehstedt: {culture: {terms: [hurry], source: board}}}", "cities: {aaburg: {state: XX}}")
    assert [(Path(each.file).name, each.line, each.column, each.path) for each in caught.value.problems] == [
        ("1.yaml", 1, 40, "cities.moehstedt.culture.terms[0]"),
        ("2.yaml", 1, 19, "cities.aaburg.state"),
    ]


# Files ----------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(b"cities: {}\nsources: \xff\n", (2, 10), id="byte-ff"),
        pytest.param("# Größe\nsources: {größe".encode() + b"\xe4", (2, 16), id="counted-in-characters"),
        pytest.param("cities: {a: {name: Möhstedt}}".encode("latin-1"), (1, 21), id="latin-1"),
        pytest.param("cities:\n  a: €".encode()[:-1], (2, 6), id="cut-off-in-a-character"),
        pytest.param(b"cities:\r\n  a: \xed\xa0\x80\r\n", (2, 6), id="surrogate-after-windows-line-ends"),
    ],
)
def test_not_utf8(tmp_path: Path, content: bytes, place: tuple[int, int]) -> None:
    """Bytes that are not UTF-8 are refused at their line and column."""
    file = tmp_path / "mine.yaml"
    file.write_bytes(content)
    with pytest.raises(InvalidData) as caught:
        read_pack(file)
    only(found(caught.value), [place], "", "this is not UTF-8 text", "save the file as UTF-8")
    assert caught.value.problems[0].file == str(file)


def test_byte_order_mark_is_fine(tmp_path: Path) -> None:
    """A byte order mark at the beginning is read over and moves no column."""
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"\xef\xbb\xbfcities: {a: {name: Aaburg}}\n")
    assert read_pack(file)[0].pack.cities["a"].name == "Aaburg"
    file.write_bytes(b"\xef\xbb\xbfcities: {}\nzzz: 1\n")
    with pytest.raises(InvalidData) as caught:
        read_pack(file)
    only(found(caught.value), [(2, 1)], "zzz", "there is no field “zzz” here", "choose from")


def test_windows_line_ends_are_fine(tmp_path: Path) -> None:
    """CRLF ends a line and is not a control character."""
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"cities:\r\n  a:\r\n    name: Aaburg\r\n    state: NW\r\n")
    assert read_pack(file)[0].pack.cities["a"].state == "NW"


def test_read_pack_returns_the_bytes_of_the_file(tmp_path: Path) -> None:
    """The bytes are returned as they are, for the version of the data."""
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"\xef\xbb\xbfcities: {}\r\n")
    assert read_pack(file)[1] == b"\xef\xbb\xbfcities: {}\r\n"


def test_largest_file() -> None:
    """Files of up to 64 MiB are read."""
    assert MAX_BYTES == 64 * 1024 * 1024


def test_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file one byte over the limit is refused unread, one of exactly the limit is not."""
    monkeypatch.setattr("itleiter_cli.catalog.files.MAX_BYTES", 1024 * 1024)
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"#" + b"x" * (1024 * 1024 - 1))
    assert read_pack(file)[0].pack.cities == {}
    file.write_bytes(b"#" + b"x" * (1024 * 1024))
    with pytest.raises(InvalidData) as caught:
        read_pack(file)
    only(found(caught.value), [(1, 1)], "", "the file is larger than 1 MiB", "split it into several files")


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is a problem of that file, not a crash."""
    with pytest.raises(InvalidData) as caught:
        read_pack(tmp_path / "nowhere.yaml")
    only(found(caught.value), [(1, 1)], "", "there is no such file", "check its name and folder")
    assert caught.value.problems[0].file == str(tmp_path / "nowhere.yaml")


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    """A folder cannot be read as a file."""
    with pytest.raises(InvalidData) as caught:
        read_pack(tmp_path)
    only(found(caught.value), [(1, 1)], "", "this is a folder", "name a file in it")


def test_file_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read says so, in the words of the system."""

    def forbidden(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", forbidden)
    with pytest.raises(InvalidData) as caught:
        read_pack(tmp_path / "mine.yaml")
    only(
        found(caught.value),
        [(1, 1)],
        "",
        "the file cannot be read (Permission denied)",
        "check the path and its rights",
    )


def test_unreadable_file_hides_no_problem_of_another(tmp_path: Path) -> None:
    """Files that can be read are checked although another cannot."""
    (tmp_path / "mine.yaml").write_bytes(b"zzz: 1\n")
    with pytest.raises(InvalidData) as caught:
        load_catalog([tmp_path / "nowhere.yaml", tmp_path / "mine.yaml"])
    assert [Path(each.file).name for each in caught.value.problems] == ["nowhere.yaml", "mine.yaml"]


# What does not fit together -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        pytest.param(
            "cities: {moehstedt: {culture: {terms: [calm, ▸clam], source: board}}}",
            "cities.moehstedt.culture.terms[1]",
            "there is no term “clam”",
            "did you mean calm?",
            id="term-near",
        ),
        pytest.param(
            "cities: {moehstedt: {skills: {terms: [▸zither], source: board}}}",
            "cities.moehstedt.skills.terms[0]",
            "there is no term “zither”",
            "add it under vocabulary",
            id="term-far",
        ),
        pytest.param(
            "cities: {moehstedt: {text: {source: board}, skills: [cloud, ▸industry]}}",
            "cities.moehstedt.skills[1]",
            "there is no term “industry”",
            "it belongs under industries",
            id="term-of-another-facet",
        ),
        pytest.param(
            "cities: {moehstedt: {text: {▸source: bord}}}",
            "cities.moehstedt.text.source",
            "there is no source “bord”",
            "did you mean board?",
            id="source-of-text",
        ),
        pytest.param(
            "cities: {moehstedt: {skills: {terms: [cloud], ▸source: zither}}}",
            "cities.moehstedt.skills.source",
            "there is no source “zither”",
            "add it under sources",
            id="source-of-facet",
        ),
        pytest.param(
            "cities: {aaburg: {indicators: {rent_eur_m2: {value: 5, ▸source: cenus}}}}",
            "cities.aaburg.indicators.rent_eur_m2.source",
            "there is no source “cenus”",
            "did you mean census?",
            id="source-of-value",
        ),
        pytest.param(
            "cities: {aaburg: {indicators: {rent_eur_m2: {value: 5, ▸source: stepstone-2025}}}}",
            "cities.aaburg.indicators.rent_eur_m2.source",
            "there is no source “stepstone-2025”",
            "0.2.0 took it out of the data",
            id="source-of-an-older-release",
        ),
        pytest.param(
            "states: {NW: {pay: [{role: it-leiter, level: any, measure: mean, mid: 5000, period: month, ▸source: zither}]}}",
            "states.NW.pay[0].source",
            "there is no source “zither”",
            "add it under sources",
            id="source-of-state-pay",
        ),
        pytest.param(
            "cities: {aaburg: {pay: [{▸role: it-leitr, level: any, measure: mean, mid: 5000, period: month, source: board}]}}",
            "cities.aaburg.pay[0].role",
            "there is no role “it-leitr”",
            "did you mean it-leiter?",
            id="role-near",
        ),
        pytest.param(
            "states: {NW: {pay: [{▸role: cook, level: any, measure: mean, mid: 5000, period: month, source: board}]}}",
            "states.NW.pay[0].role",
            "there is no role “cook”",
            "add it under vocabulary.roles",
            id="role-far",
        ),
        pytest.param(
            "cities: {aaburg: {▸state: BY}}",
            "cities.aaburg.state",
            "there is no state “BY”",
            "add it under states",
            id="state",
        ),
        pytest.param(
            "cities: {aaburg: {indicators: {▸rent_eur_m: {value: 5, source: census}}}}",
            "cities.aaburg.indicators.rent_eur_m",
            "there is no indicator “rent_eur_m”",
            "did you mean rent_eur_m2?",
            id="indicator-near",
        ),
        pytest.param(
            "cities: {aaburg: {indicators: {▸noise: {value: 5, source: census}}}}",
            "cities.aaburg.indicators.noise",
            "there is no indicator “noise”",
            "add it under indicators",
            id="indicator-far",
        ),
        pytest.param(
            "vocabulary: {skills: {bash: {de: Bash, en: Bash, broader: [cloud, ▸shells]}}}",
            "vocabulary.skills.bash.broader[1]",
            "there is no term “shells”",
            "add it under vocabulary",
            id="broader-unknown",
        ),
        pytest.param(
            "vocabulary: {skills: {bash: {de: Bash, en: Bash, broader: [▸industry]}}}",
            "vocabulary.skills.bash.broader[0]",
            "there is no term “industry”",
            "it belongs under industries",
            id="broader-of-another-facet",
        ),
        pytest.param(
            "vocabulary: {skills: {bash: {de: Bash, en: Bash, ▸broader: [bash]}}}",
            "vocabulary.skills.bash.broader",
            "“bash” is broader than itself",
            "break the circle",
            id="broader-itself",
        ),
        pytest.param(
            "vocabulary: {skills: {bash: {de: Bash, en: Bash, part_of: [cloud, ▸shells]}}}",
            "vocabulary.skills.bash.part_of[1]",
            "there is no term “shells”",
            "add it under vocabulary",
            id="part-unknown",
        ),
        pytest.param(
            "vocabulary: {skills: {bash: {de: Bash, en: Bash, ▸part_of: [bash]}}}",
            "vocabulary.skills.bash.part_of",
            "“bash” is a part of itself",
            "break the circle",
            id="part-of-itself",
        ),
        pytest.param(
            "vocabulary: {skills: {bash: {de: Bash, en: Bash, ▸broader: [shell]}, shell: {de: Shell, en: Shell, part_of: [bash]}}}",
            "vocabulary.skills.bash.broader",
            "“bash” is broader than itself",
            "break the circle",
            id="broader-than-what-is-part-of-it",
        ),
        pytest.param(
            "cities: {aaburg: {indicators: {▸rent_eur_m2: [{value: 5, year: 2020, source: board}, {value: 6, year: 2020, source: census}]}}}",
            "cities.aaburg.indicators.rent_eur_m2",
            "two editions of the same year",
            "keep one per year",
            id="two-editions",
        ),
        pytest.param(
            "cities: {aaburg: {indicators: {▸rent_eur_m2: {value: 6.1251, source: census}}}}",
            "cities.aaburg.indicators.rent_eur_m2",
            "6.1251 has more than 2 decimals",
            "thousands separator",
            id="decimals",
        ),
        pytest.param(
            "cities: {aaburg: {indicators: {population: [{value: 4, year: 2020, source: census}, ▸{value: 45.5, year: 2021, source: census}]}}}",
            "cities.aaburg.indicators.population[1]",
            "45.5 has more than 0 decimals",
            "round it",
            id="decimals-of-an-edition",
        ),
        pytest.param(
            "cities: {moehstedt: {text: {source: board}, skills: [cloud, networks, ▸cloud]}}",
            "cities.moehstedt.skills[2]",
            "“cloud” stands in the list twice",
            "keep one of the two",
            id="term-twice",
        ),
        pytest.param(
            "cities: {moehstedt: {aliases: [Neu, ▸aaburg]}}",
            "cities.moehstedt.aliases[1]",
            "“aaburg” belongs to aaburg already",
            "remove it from one of the two",
            id="alias-is-slug",
        ),
        pytest.param(
            "cities: {aaburg: {aliases: []}, newton: {name: Newton, state: NW, aliases: [▸MOEHSTEDT]}}",
            "cities.newton.aliases[0]",
            "“MOEHSTEDT” belongs to moehstedt already",
            "remove it from one of the two",
            id="alias-is-name-in-other-spelling",
        ),
        pytest.param(
            "states: {HE: {name: {de: Hessen, en: Hesse}, aliases: [▸Nordrhein Westfalen]}}",
            "states.HE.aliases[0]",
            "“Nordrhein Westfalen” belongs to NW already",
            "remove it from one of the two",
            id="alias-of-a-state-is-name-of-another",
        ),
        pytest.param(
            "states: {NW: {aliases: [Mitte]}, HE: {name: {de: Hessen, en: Hesse}, aliases: [▸mitte]}}",
            "states.HE.aliases[0]",
            "“mitte” belongs to NW already",
            "remove it from one of the two",
            id="alias-of-two-states",
        ),
        pytest.param(
            "states: {NW: {aliases: [▸'?']}}",
            "states.NW.aliases[0]",
            "has neither letters nor digits",
            "remove it",
            id="no-alias",
        ),
        pytest.param(
            "indicators: {▸pay: {de: Lohn, en: Earnings, unit: '', decimals: 0, better: high}}",
            "indicators.pay",
            "“pay” is the name of a field or a column already",
            "choose another id",
            id="id-of-an-indicator-is-a-field",
        ),
        pytest.param(
            "indicators: {▸notes: {de: Noten, en: Grades, unit: '', decimals: 0, better: high}}",
            "indicators.notes",
            "“notes” is the name of a field or a column already",
            "choose another id",
            id="id-of-an-indicator-is-a-column",
        ),
        pytest.param(
            "indicators: {▸rent_eur_m2_year: {de: Jahr, en: Year, unit: '', decimals: 0, better: high}}",
            "indicators.rent_eur_m2_year",
            "“rent_eur_m2_year” is the name of a field or a column already",
            "choose another id",
            id="id-of-an-indicator-is-a-column-of-a-year",
        ),
        pytest.param(
            "indicators: {parks: {de: Parks, ▸en: Pay low, unit: '', decimals: 0, better: high}}",
            "indicators.parks.en",
            "“Pay low” is the name of a column already",
            "choose other words",
            id="words-of-an-indicator-are-a-column",
        ),
        pytest.param(
            "indicators: {▸gehalt: {de: Lohn, en: Earnings, unit: '', decimals: 0, better: high}}",
            "indicators.gehalt",
            "“gehalt” is the name of a field or a column already",
            "choose another id",
            id="id-of-an-indicator-is-what-people-call-a-field",
        ),
        pytest.param(
            "indicators: {parks: {de: P, en: P, unit: '', decimals: 0, better: high},"
            " ▸parks_year: {de: J, en: J, unit: '', decimals: 0, better: high}}",
            "indicators.parks_year",
            "“parks_year” is a column of parks already",
            "choose another id",
            id="id-of-an-indicator-is-the-year-of-another",
        ),
        pytest.param(
            "indicators: {parks: {de: P, en: P, unit: '', decimals: 0, better: high},"
            " ▸parks_area: {de: J, en: J, unit: '', decimals: 0, better: high}}",
            "indicators.parks_area",
            "“parks_area” is a column of parks already",
            "choose another id",
            id="id-of-an-indicator-is-the-area-of-another",
        ),
        pytest.param(
            "indicators: {parks: {de: P, en: P, unit: '', decimals: 0, better: high},"
            " trees: {de: J, ▸en: Parks year, unit: '', decimals: 0, better: high}}",
            "indicators.trees.en",
            "“Parks year” is a column of parks already",
            "choose other words",
            id="words-of-an-indicator-are-the-year-of-another",
        ),
        pytest.param(
            "indicators: {tax: {de: Steuer, en: Tax, unit: '', decimals: 0, better: high},"
            " levy: {▸de: Steuer Jahr, en: Levy, unit: '', decimals: 0, better: high}}",
            "indicators.levy.de",
            "“Steuer Jahr” is a column of tax already",
            "choose other words",
            id="words-of-an-indicator-are-the-heading-of-another's-year",
        ),
        pytest.param(
            "indicators: {parks_year: {de: J, en: J, unit: '', decimals: 0, better: high},"
            " ▸parks: {de: P, en: P, unit: '', decimals: 0, better: high}}",
            "indicators.parks",
            "“parks_year” would be a column of parks, and means parks_year already",
            "choose another id",
            id="the-year-of-an-indicator-is-called-as-another",
        ),
        pytest.param(
            "indicators: {▸pack: {de: Rucksack, en: Rucksack, unit: '', decimals: 0, better: high}}",
            "indicators.pack",
            "“pack” is the name of a field or a column already",
            "choose another id",
            id="id-of-an-indicator-is-the-column-of-files",
        ),
        pytest.param(
            "indicators: {▸re-nt: {de: Pacht, en: Lease, unit: '', decimals: 0, better: high}}",
            "indicators.re-nt",
            "“re-nt” means rent_eur_m2 already",
            "choose another id",
            id="id-of-an-indicator-in-another-spelling",
        ),
        pytest.param(
            "indicators: {parks: {▸de: gehalt, en: Parks, unit: '', decimals: 0, better: high}}",
            "indicators.parks.de",
            "“gehalt” means pay already",
            "choose other words",
            id="german-words-of-a-field",
        ),
        pytest.param(
            "indicators: {parks: {de: Parks, ▸en: Pay, unit: '', decimals: 0, better: high}}",
            "indicators.parks.en",
            "“Pay” means pay already",
            "choose other words",
            id="id-of-a-field-as-words",
        ),
        pytest.param(
            "indicators: {area: {de: Fläche, ▸en: Land, unit: km², decimals: 0, better: none}}",
            "indicators.area.en",
            "“Land” means state already",
            "choose other words",
            id="words-of-a-field-in-the-other-language",
        ),
        pytest.param(
            "indicators: {lease: {▸de: Miete, en: Lease, unit: EUR/m², decimals: 2, better: low}}",
            "indicators.lease.de",
            "“Miete” means rent_eur_m2 already",
            "choose other words",
            id="words-of-another-indicator",
        ),
        pytest.param(
            "indicators: {rent_eur_m2: {▸de: Einwohner}}",
            "indicators.rent_eur_m2.de",
            "“Einwohner” means population already",
            "choose other words",
            id="words-given-to-an-indicator-that-is-there",
        ),
        pytest.param(
            "cities:\n  ▸newton: {name: Newton}",
            "cities.newton",
            "“state” is missing",
            "add state",
            id="new-city-without-state",
        ),
        pytest.param(
            "cities:\n  ▸newton: {state: NW}",
            "cities.newton",
            "“name” is missing",
            "add name",
            id="new-city-without-name",
        ),
    ],
)
def test_what_does_not_fit_together(load: Load, text: str, path: str, message: str, hint: str) -> None:
    """Ids that nobody defines, circles, repetitions and names that belong to another are refused in the pack that says them."""
    content, places = expected_places(text)
    only(refused_over_base(load, content), places, path, message, hint)


PARKS = "indicators: {{{key}: {{de: {words}, en: {words}, unit: '', decimals: 0, better: high}}}}"


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [
        pytest.param(("parks", "Grün"), ("parks_year", "Jahr"), "indicators.parks_year", id="year-after-its-indicator"),
        pytest.param(("parks_year", "Jahr"), ("parks", "Grün"), "indicators.parks", id="indicator-after-its-year"),
        pytest.param(("parks", "Grün"), ("lakes", "grün"), "indicators.lakes.de", id="words"),
    ],
)
def test_of_two_indicators_the_later_is_told(
    load: Load, first: tuple[str, str], second: tuple[str, str], path: str
) -> None:
    """Names that collide between two files of the user's are a problem of the later one, whichever of them it is."""
    own = [PARKS.format(key=key, words=words) for key, words in (first, second)]
    with pytest.raises(InvalidData) as caught:
        load(BASE, *own)
    assert (Path(caught.value.problems[0].file).name, caught.value.problems[0].path) == ("2.yaml", path)
    assert {Path(problem.file).name for problem in caught.value.problems} == {"2.yaml"}


def test_the_first_word_of_a_label_stays_with_its_indicator(load: Load) -> None:
    """“Wage” is how people name the wage index: an indicator of the user's own cannot take it, as an id or as a label."""
    for over in ("wage: {de: Gehälter, en: Pays", "mine: {de: Meins, en: Wage"):
        problems = refused_over_base(load, f"indicators: {{{over}, unit: '', decimals: 0, better: high}}}}")
        assert [problem.message for problem in problems] == [
            f"“{over[:4] if over[0] == 'w' else 'Wage'}” means wage_index already"
        ]


def test_an_edition_without_a_year_is_of_the_year_of_its_source(load: Load) -> None:
    """The census speaks of 2022; the board is undated, and what it says stays so."""
    over = "cities: {moehstedt: {indicators: {rent_eur_m2: {value: 7, source: census}, population: {value: 5000, source: board}}}}"
    town = load(TOWNS, over).cities["moehstedt"]
    assert [town.indicators[key][0].year for key in ("rent_eur_m2", "population")] == [2022, None]


def test_words_of_an_indicator_may_change(load: Load) -> None:
    """Definitions that are there may be given other words and other bounds, and may repeat their own."""
    over = "indicators: {population: {de: Menschen, en: population}, rent_eur_m2: {en: Miete, decimals: 2}}"
    assert load(BASE, over).indicators["population"].de == "Menschen"
    assert load(BASE, over).indicators["rent_eur_m2"].en == "Miete"


def test_new_source_without_its_fields(load: Load) -> None:
    """A new source needs publisher, title, kind and the day it was read; each one missing is named."""
    content, [place] = expected_places("sources:\n  ▸press: {publisher: Testpresse}")
    assert refused_over_base(load, content) == [
        Found(*place, "sources.press", f"“{field}” is missing", f"add {field}{form}")
        for field, form in (
            ("title", ""),
            ("kind", ": statistic, salary-database, report, job-board-text, register, gazetteer or own-data"),
            ("accessed", ": YYYY-MM-DD, a day"),
        )
    ]


def test_circle_of_broader_terms(load: Load) -> None:
    """Terms that are broader than each other are refused, once for each circle, and not for what only leads into it."""
    content, places = expected_places(
        """
        vocabulary:
          skills:
            zsh: {de: Zsh, en: Zsh, broader: [bash]}
            bash: {de: Bash, en: Bash, ▸broader: [shell]}
            shell: {de: Shell, en: Shell, broader: [unix]}
            unix: {de: Unix, en: Unix, broader: [bash]}
        """
    )
    problems = refused_over_base(load, content)
    assert [(each.line, each.column) for each in problems] == places
    assert [each.message for each in problems] == [f"“{key}” is broader than itself" for key in ("bash",)]


def test_alias_of_two_cities(load: Load) -> None:
    """An alias that two cities claim is refused once, in the pack that says it last."""
    with pytest.raises(InvalidData) as caught:
        load(TOWNS, "cities: {moehstedt: {aliases: [alt aaburg]}}")
    assert [(Path(each.file).name, each.path) for each in caught.value.problems] == [
        ("1.yaml", "cities.moehstedt.aliases[0]"),
    ]
    assert [each.message for each in found(caught.value)] == ["“alt aaburg” belongs to aaburg already"]


def test_alias_that_repeats_the_city_itself(load: Load) -> None:
    """An alias may repeat the slug or the name of its own city."""
    assert load(TOWNS, "cities: {moehstedt: {aliases: [Moehstedt, moehstedt]}}").cities["moehstedt"].aliases == (
        "Moehstedt",
        "moehstedt",
    )


def test_two_cities_of_one_name(load: Load) -> None:
    """Names may repeat; slugs tell the cities apart."""
    catalog = load(TOWNS, "cities: {moehstedt-sued: {name: Möhstedt, state: NW}}")
    assert catalog.cities["moehstedt-sued"].name == catalog.cities["moehstedt"].name


def test_alias_added_to_others_is_placed_in_its_own_file(load: Load) -> None:
    """An alias that is added to those of a lower pack is counted in the list where it stands."""
    content, places = expected_places("cities: {aaburg: {aliases: [Neu-Aaburg, ▸Möhstedt, Aaburg am See]}}")
    only(
        refused_over_base(load, content),
        places,
        "cities.aaburg.aliases[1]",
        "“Möhstedt” belongs to moehstedt already",
        "remove it",
    )


def test_unknown_term_in_a_facet_that_replaces_another(load: Load) -> None:
    """The path of a term is the one in the file, also where the facet replaces one with a provenance."""
    content, [place] = expected_places("cities: {aaburg: {skills: [cloud, ▸clowd]}}")
    with pytest.raises(InvalidData) as caught:
        load(TOWNS, content)
    [problem] = [each for each in found(caught.value) if "no term" in each.message]
    assert problem[:3] == (*place, "cities.aaburg.skills[1]")


@pytest.mark.parametrize(
    ("rest", "path", "message"),
    [
        pytest.param(
            "measure: range, ▸low: 6000, high: 5000", ".low", "low (6,000) is above high (5,000)", id="low-high"
        ),
        pytest.param(
            "measure: quartiles, ▸low: 6000, mid: 5000, high: 7000, mid_is: median",
            ".low",
            "low (6,000) is above mid (5,000)",
            id="low-mid",
        ),
        pytest.param(
            "measure: quartiles, low: 5000, ▸mid: 8000, high: 7000, mid_is: mean",
            ".mid",
            "mid (8,000) is above high (7,000)",
            id="mid-high",
        ),
        pytest.param(
            "measure: points, ▸low: 6001, high: 6000", ".low", "low (6,001) is above high (6,000)", id="points"
        ),
    ],
)
def test_amounts_in_the_wrong_order(load: Load, rest: str, path: str, message: str) -> None:
    """Low is not above mid, nor mid above high."""
    content, places = expected_places(figure(rest))
    only(refused_over_base(load, content), places, f"cities.aaburg.pay[0]{path}", message, "check both amounts")


def test_amounts_in_reverse_order_are_two_problems(load: Load) -> None:
    """Each pair in the wrong order is named."""
    content, places = expected_places(figure("measure: quartiles, ▸low: 7000, ▸mid: 6000, high: 5000, mid_is: mean"))
    problems = refused_over_base(load, content)
    assert [(each.line, each.column) for each in problems] == places
    assert [each.path for each in problems] == ["cities.aaburg.pay[0].low", "cities.aaburg.pay[0].mid"]


@pytest.mark.parametrize(
    ("rest", "measure", "field"),
    [
        pytest.param("measure: range, high: 6000", "range", "low", id="range-low"),
        pytest.param("measure: range, low: 6000", "range", "high", id="range-high"),
        pytest.param("measure: points, low: 6000, high: null", "points", "high", id="points-high"),
        pytest.param("measure: quartiles, high: 6000", "quartiles", "low", id="quartiles-low"),
        pytest.param("measure: mean, low: 5000, high: 6000", "mean", "mid", id="mean-mid"),
        pytest.param("measure: median", "median", "mid", id="median-mid"),
    ],
)
def test_missing_amount(load: Load, rest: str, measure: str, field: str) -> None:
    """Range, points and quartiles need low and high, mean and median need mid."""
    problems = refused_over_base(load, figure(rest))
    only(problems, [(4, 9)], "cities.aaburg.pay[0]", f"a figure of measure {measure} needs {field}", f"add {field}")


@pytest.mark.parametrize("measure", ["range", "points", "quartiles"])
def test_mid_without_saying_what_it_is(load: Load, measure: str) -> None:
    """A middle amount beside low and high says whether it is a mean or a median."""
    problems = refused_over_base(load, figure(f"measure: {measure}, low: 5000, mid: 5500, high: 6000"))
    only(problems, [(4, 9)], "cities.aaburg.pay[0]", "“mid_is” is missing", "add mid_is")


@pytest.mark.parametrize(
    ("rest", "amounts"),
    [
        pytest.param("measure: range, low: 5000, high: 5000", (5000, None, 5000, None), id="low-equals-high"),
        pytest.param("measure: points, low: 1, high: 10000000", (1, None, 10_000_000, None), id="bounds"),
        pytest.param(
            "measure: quartiles, low: 4000, mid: 5000, high: 6000, mid_is: median",
            (4000, 5000, 6000, "median"),
            id="quartiles",
        ),
        pytest.param("measure: mean, mid: 5000", (None, 5000, None, "mean"), id="mean"),
        pytest.param("measure: median, mid: 5000", (None, 5000, None, "median"), id="median"),
    ],
)
def test_figures_that_are_read(
    load: Load, rest: str, amounts: tuple[int | None, int | None, int | None, str | None]
) -> None:
    """Amounts are read as written; what is absent stays absent, and a mean or median says itself what its middle is."""
    [pay] = load(TOWNS, figure(rest)).cities["aaburg"].pay
    assert (pay.low, pay.mid, pay.high, pay.mid_is) == amounts
    assert pay.basis == "gross"


# Packs laid over each other -------------------------------------------------------------------------------------------------------------


def test_pack_alone(load: Load) -> None:
    """A pack that names everything it uses is a catalog of its own."""
    catalog = load(TOWNS)
    city = catalog.cities["aaburg"]
    assert (city.slug, city.name, city.state, city.ags, city.lat, city.lon) == (
        "aaburg",
        "Aaburg",
        "NW",
        "05000001",
        51.5,
        None,
    )
    assert city.facets["skills"] == FacetList(
        terms=("cloud",),
        source="board",
        urls=("https://example.org/aaburg",),
        role="related",
        seen="part",
        basis=Label("Seite 1", "page 1"),
    )
    assert [(pay.level, pay.low, pay.mid, pay.high) for pay in city.pay] == [
        ("entry", 5000, None, 6000),
        ("any", None, 70000, None),
    ]
    assert catalog.terms["industries"]["steel"].broader == ("industry",)
    assert catalog.sources["census"].title.de == catalog.sources["census"].title.en == "Census"
    assert catalog.sources["board"].title.en == "Profile pages"


def test_later_pack_wins_field_by_field(load: Load) -> None:
    """A field that a later pack says replaces the earlier one; all others stay."""
    city = load(TOWNS, "cities: {aaburg: {name: Neu-Aaburg, lon: 7}}", "cities: {aaburg: {lon: 8.5}}").cities["aaburg"]
    assert (city.name, city.lat, city.lon, city.ags) == ("Neu-Aaburg", 51.5, 8.5, "05000001")
    assert len(city.pay) == 2


def test_order_of_packs_counts(load: Load) -> None:
    """The same packs in the other order give the other result."""
    first, second = "cities: {aaburg: {lon: 7}}", "cities: {aaburg: {lon: 8}}"
    assert load(TOWNS, first, second).cities["aaburg"].lon == 8
    assert load(TOWNS, second, first).cities["aaburg"].lon == 7


def test_later_pack_may_stand_first(load: Load) -> None:
    """What a pack refers to may be defined in any other pack, also a later one."""
    assert (
        load("cities: {newton: {name: Newton, state: HE}}", "states: {HE: {name: {de: Hessen, en: Hesse}}}")
        .cities["newton"]
        .state
        == "HE"
    )


def test_pay_is_replaced_whole(load: Load) -> None:
    """Pay figures have no key to merge by: a later list takes the place of the earlier one."""
    [pay] = load(TOWNS, figure("measure: mean, mid: 5500")).cities["aaburg"].pay
    assert pay.mid == 5500


def test_aliases_add_up(load: Load) -> None:
    """A later pack adds aliases and repeats none."""
    city = load(TOWNS, "cities: {aaburg: {aliases: [Aaburg am See, Alt-Aaburg]}}").cities["aaburg"]
    assert city.aliases == ("Alt-Aaburg", "Aaburg am See")


def test_aliases_of_states_add_up(load: Load) -> None:
    """A later pack adds what a state is called besides; null clears it."""
    over = ("states: {NW: {aliases: [NRW]}}", "states: {NW: {aliases: [Nordrhein, NRW]}}")
    assert load(BASE, *over).states["NW"].aliases == ("NRW", "Nordrhein")
    assert load(BASE, *over, "states: {NW: {aliases: null}}").states["NW"].aliases == ()


def test_indicators_merge_per_indicator(load: Load) -> None:
    """A later value replaces that of the same indicator, with all its editions, and no other."""
    over = "cities: {aaburg: {indicators: {population: [{value: 1, year: 2020, source: census}, {value: 2, year: 2024, source: board}]}}}"
    indicators = load(TOWNS, over).cities["aaburg"].indicators
    assert [(each.year, each.value, each.source) for each in indicators["population"]] == [
        (2024, 2.0, "board"),
        (2020, 1.0, "census"),
    ]
    assert [each.value for each in indicators["rent_eur_m2"]] == [6.5]


def test_sources_terms_states_and_definitions_merge_per_id_and_field(load: Load) -> None:
    """A later pack changes one field of a source, a term, an indicator or a state and leaves the rest."""
    catalog = load(
        TOWNS,
        """
        sources: {census: {publisher: Neues Testamt}}
        vocabulary: {skills: {cloud: {en: Clouds}}, roles: {it-leiter: {de: Leitung, en: Lead}}}
        indicators: {rent_eur_m2: {decimals: 3}}
        states:
          NW:
            pay:
              - {role: it-leiter, level: any, measure: mean, mid: 5000, period: month, source: board}
        """,
    )
    assert (catalog.sources["census"].publisher, catalog.sources["census"].licence) == (
        "Neues Testamt",
        Label("free", "free"),
    )
    assert (catalog.terms["skills"]["cloud"].de, catalog.terms["skills"]["cloud"].en) == ("Cloud", "Clouds")
    assert "networks" in catalog.terms["skills"]
    assert catalog.roles["it-leiter"].en == "Lead"
    assert (catalog.indicators["rent_eur_m2"].decimals, catalog.indicators["rent_eur_m2"].unit) == (3, "EUR/m²")
    assert (catalog.states["NW"].name.de, catalog.states["NW"].pay[0].mid) == ("Nordrhein-Westfalen", 5000)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("{terms: [networks], source: census}", id="fields"),
        pytest.param("{terms: [networks], source: census, seen: full}", id="fields-with-seen"),
    ],
)
def test_replaced_facet_does_not_inherit_text(load: Load, written: str) -> None:
    """A facet that a later pack replaces has nothing of the earlier text's provenance; the others keep it."""
    facets = load(TOWNS, f"cities: {{aaburg: {{skills: {written}}}}}").cities["aaburg"].facets
    assert facets["skills"] == FacetList(
        terms=("networks",), source="census", urls=(), role="it-leiter", seen="full", basis=None
    )
    assert (facets["culture"].source, facets["culture"].role, facets["culture"].seen) == ("board", "related", "part")


def test_replaced_facet_with_a_text_of_its_own(load: Load) -> None:
    """A facet that is replaced together with the text takes its provenance from the new text."""
    facets = load(TOWNS, "cities: {aaburg: {text: {source: census}, skills: [networks]}}").cities["aaburg"].facets
    assert facets["skills"] == FacetList(
        terms=("networks",), source="census", urls=(), role="it-leiter", seen="full", basis=None
    )


def test_facet_takes_from_text_what_it_does_not_say(load: Load) -> None:
    """Within one pack a facet inherits from text; what it says itself counts."""
    facet = (
        load(TOWNS.replace("skills: [cloud]", "skills: {terms: [cloud], seen: full, urls: []}"))
        .cities["aaburg"]
        .facets["skills"]
    )
    assert facet == FacetList(
        terms=("cloud",), source="board", urls=(), role="related", seen="full", basis=Label("Seite 1", "page 1")
    )


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        pytest.param("[cloud]", Label("Seite 1", "page 1"), id="a list"),
        pytest.param("{terms: [cloud]}", Label("Seite 1", "page 1"), id="fields without a basis"),
        pytest.param(
            "{terms: [cloud], basis: {de: Seite 2, en: page 2}}", Label("Seite 2", "page 2"), id="a basis of its own"
        ),
        pytest.param("{terms: [cloud], basis: null}", Label("Seite 1", "page 1"), id="null says nothing"),
        pytest.param("{terms: [cloud], source: census}", None, id="a source of its own"),
        pytest.param("{terms: [cloud], source: census, basis: Liste}", Label("Liste", "Liste"), id="both of its own"),
    ],
)
def test_the_basis_of_a_facet(load: Load, written: str, basis: Label | None) -> None:
    """Its own goes before that of the text, which only counts where the source is that of the text as well."""
    facet = load(TOWNS.replace("skills: [cloud]", f"skills: {written}")).cities["aaburg"].facets["skills"]
    assert facet.basis == basis


@pytest.mark.parametrize("field", ["ags", "lat"])
def test_null_clears_an_optional_field(load: Load, field: str) -> None:
    """Null takes back what an earlier pack said."""
    assert getattr(load(TOWNS, f"cities: {{aaburg: {{{field}: null}}}}").cities["aaburg"], field) is None


@pytest.mark.parametrize("written", ["null", "~", ""], ids=["word", "tilde", "nothing"])
def test_null_clears_lists_and_groups(load: Load, written: str) -> None:
    """Null clears aliases, pay, indicators and facets, in each of its spellings."""
    city = load(
        TOWNS,
        f"""
        cities:
          aaburg:
            aliases: {written}
            pay: {written}
            skills: {written}
            indicators: {written}
        """,
    ).cities["aaburg"]
    assert (city.aliases, city.pay, dict(city.indicators)) == ((), (), {})
    assert set(city.facets) == {"culture"}


def test_null_clears_one_indicator(load: Load) -> None:
    """Null clears the value of one indicator and leaves the others."""
    assert set(load(TOWNS, "cities: {aaburg: {indicators: {population: null}}}").cities["aaburg"].indicators) == {
        "rent_eur_m2"
    }


def test_null_clears_fields_of_sources_terms_and_states(load: Load) -> None:
    """Null clears optional fields everywhere."""
    catalog = load(
        TOWNS,
        "sources: {census: {licence: null}, survey: {dated: null}}\nvocabulary: {industries: {steel: {broader: null}}}",
    )
    assert catalog.sources["census"].licence is None
    assert catalog.sources["survey"].dated is None
    assert catalog.terms["industries"]["steel"].broader == ()


def test_cleared_field_may_be_said_again(load: Load) -> None:
    """A pack after the clearing one starts from nothing."""
    clearing = "cities: {aaburg: {aliases: null, indicators: null, ags: null}}"
    again = 'cities: {aaburg: {aliases: [Neu], indicators: {rent_eur_m2: {value: 7, source: board}}, ags: "05000009"}}'
    city = load(TOWNS, clearing, again).cities["aaburg"]
    assert (city.aliases, set(city.indicators), city.ags) == (("Neu",), {"rent_eur_m2"}, "05000009")


def test_data_version_is_the_hash_of_the_files(load: Load) -> None:
    """The version is the first 12 hex digits of the SHA-256 over the files in their order."""
    over = "cities: {aaburg: {lon: 7}}\n"
    assert load(TOWNS, over).version == hashlib.sha256((pack(TOWNS) + over).encode()).hexdigest()[:12]
    assert re.fullmatch("[0-9a-f]{12}", load(TOWNS).version)


def test_data_version_changes_with_the_data(load: Load) -> None:
    """Other data, other version; the same data, the same version."""
    versions = [
        load(TOWNS).version,
        load(TOWNS, "# a remark\n").version,
        load(TOWNS, "cities: {aaburg: {lon: 7}}").version,
    ]
    assert len(set(versions)) == 3
    assert load(TOWNS).version == versions[0]


def test_brief_words_are_laid_over_and_cleared_like_others() -> None:
    """One text is for both languages; null clears; what a later file does not say stays."""
    first = """
        sources: {survey: {brief: {de: Umfrage, en: Poll}, caveat: small}}
        indicators: {rent_eur_m2: {brief: {de: Miete, en: Rent}, means: {de: Bestand, en: existing}}}
        """
    second = """
        sources: {survey: {caveat: null}}
        indicators: {rent_eur_m2: {means: null}}
        """
    before, after = catalog_of(first), catalog_of(first, second)
    assert (before.sources["survey"].brief, before.sources["survey"].caveat) == (
        Label(de="Umfrage", en="Poll"),
        Label(de="small", en="small"),
    )
    assert (after.sources["survey"].brief, after.sources["survey"].caveat) == (Label(de="Umfrage", en="Poll"), None)
    rent = before.indicators["rent_eur_m2"], after.indicators["rent_eur_m2"]
    assert [each.brief for each in rent] == [Label(de="Miete", en="Rent")] * 2
    assert [each.means for each in rent] == [Label(de="Bestand", en="existing"), None]
