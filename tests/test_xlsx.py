"""Workbooks: numbers are numbers, text is only text, and people read headings and codes in their language."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from conftest import Runner
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.columns import CODES, TIDY_COLUMNS, TITLES, Kind
from itleiter_cli.messages.errors import UsageProblem
from itleiter_cli.messages.language import Language
from itleiter_cli.questions import gap, offer, profile_record, rank
from itleiter_cli.questions.check import CHECK_COLUMNS
from itleiter_cli.questions.economy_tables import NAMED_COLUMNS, SECTOR_COLUMNS
from itleiter_cli.questions.export import CITY_COLUMNS, INDICATOR_COLUMNS, PAY_COLUMNS, TERM_COLUMNS
from itleiter_cli.questions.sources import SOURCE_COLUMNS
from itleiter_cli.questions.statements import STATEMENT_COLUMNS
from itleiter_cli.questions.terms import VOCABULARY_COLUMNS
from itleiter_cli.sheets.workbook import Leaf, Value, ValueColumn
from itleiter_cli.writers.xlsx import MOST_ROWS, write_xlsx

TABLES = (
    *(profile_record.PROFILE_COLUMNS, offer.OFFER_COLUMNS, gap.GAP_COLUMNS, rank.RANK_COLUMNS, CHECK_COLUMNS),
    *(SOURCE_COLUMNS, STATEMENT_COLUMNS, VOCABULARY_COLUMNS, CITY_COLUMNS, PAY_COLUMNS, TERM_COLUMNS),
    *(INDICATOR_COLUMNS, SECTOR_COLUMNS, NAMED_COLUMNS),
)


def below_headings(sheet: Worksheet) -> list[dict[str, Any]]:
    """Read the table of a sheet: its headings are where the filter is, its cells as records."""
    head, *rows = sheet[sheet.auto_filter.ref]
    return [dict(zip([cell.value for cell in head], row, strict=True)) for row in rows]


@pytest.mark.usefixtures("frozen")
def test_an_answer_is_a_sheet_to_filter_with_findings_above_and_sources_beside(run: Runner, tmp_path: Path) -> None:
    """Numbers keep their value and get a format; a key keeps its zero; labels and codes are in words."""
    path = tmp_path / "answer.xlsx"
    assert run("compare", "aaburg", "moehstedt", "-o", str(path), "--lang", "de").code == 0
    answer, notes, sources = load_workbook(path)
    assert [answer.title, notes.title, sources.title] == ["Antwort", "Hinweise", "Quellen"]
    assert answer["A1"].value == "IT-Leiter/in: Aaburg an der Aa und Möhstedt"
    assert answer["A2"].value == "Gehalt"
    assert str(answer["B2"].value).startswith("Nach Stufe nicht vergleichbar")
    first, second = below_headings(answer)
    top = first["Name"].row - 1
    assert answer.auto_filter.ref.startswith(f"A{top}:")
    assert answer.freeze_panes == f"C{top + 1}"
    assert (first["AGS"].value, first["AGS"].data_type) == ("05999001", "s")
    rent = second["Miete kalt (EUR/m²)"]
    assert (rent.value, rent.data_type, rent.number_format) == (6.45, "n", "#,##0.00")
    assert (first["Gehalt von (EUR)"].value, first["Gehalt von (EUR)"].number_format) == (5000, "#,##0")
    assert (first["Lohnindex: Jahr"].value, first["Lohnindex: Jahr"].number_format) == (2025, "0")
    assert (first["Gehalt je"].value, second["Art der Gehaltsangabe"].value) == ("Monat", "alle Angaben zusammen")
    assert second["Branchen"].value == "Logistik; Industrie; Öffentliche Verwaltung"
    assert first["Einstieg von (EUR)"].value is None
    named = below_headings(sources)
    assert first["Quelle des Gehalts"].value in [source["Quelle"].value for source in named]
    assert isinstance(named[0]["Abgerufen am"].value, datetime.datetime)
    about = [note["Zu"].value for note in below_headings(notes)]
    found = " ".join(str(cell.value) for (cell,) in answer[f"B2:B{top}"])
    assert [each for each in about if each != "Bemerkung"] == sorted({*re.findall(r"\[\d+\]", found)})
    assert not any(re.match("[–*#] ", note["Zu beachten"].value) for note in below_headings(notes))


@pytest.mark.parametrize(
    ("command", "first"),
    [
        pytest.param("terms skills", "wir-lieben-jobs", id="codes and lists"),
        pytest.param("export --what terms", "wir-lieben-jobs", id="rows and codes"),
        pytest.param("export --what economy --city aachen", "Stadt Aachen", id="pages"),
    ],
)
def test_what_terms_and_pages_rest_on_is_a_sheet(command: str, first: str, run: Runner, tmp_path: Path) -> None:
    """Codes of skills are those of ESCO; pages stand in the rows, and each once among the sources."""
    assert run(*command.split(), "-o", str(tmp_path / "x.xlsx")).code == 0
    rows = list(load_workbook(tmp_path / "x.xlsx")["Sources"].iter_rows(min_row=3, values_only=True))
    assert rows[0][0] == first
    assert len({*rows}) == len(rows)
    assert ("esco" in [row[0] for row in rows]) is ("terms" in command)


def test_two_cities_of_an_offer_name_theirs_below_the_title(run: Runner, tmp_path: Path) -> None:
    """What stands above the rows says the title once."""
    assert run("offer", "7200", "dortmund", "essen", "-o", str(tmp_path / "x.xlsx")).code == 0
    sheet = load_workbook(tmp_path / "x.xlsx").worksheets[0]
    assert sheet["A1"].value not in [sheet[f"A{row}"].value for row in range(2, 10)]


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(
    "command",
    [
        *("show moehstedt aaburg gruenfurt", "list --near eschhafen", "offer 6500 --city moehstedt", "rank"),
        *("gap aaburg --have sap,nonsense", "sources", "sources oedhausen", "terms", "check mine.yaml"),
        *(f"export --what {table}" for table in ("cities", "pay", "indicators", "sectors", "economy")),
    ],
)
def test_every_command_writes_a_workbook_that_is_the_same_each_time(
    command: str, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many rows as csv has, each column with a heading of its own, and no trace of the clock."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text("cities: {aaburg-an-der-aa: {pay: 1}}\n", encoding="utf-8")
    csv_rows = run(*command.split(), "-f", "csv").out.count("\n") - 1
    codes = {run(*command.split(), "-o", name).code for name in ("one.xlsx", "two.xlsx")}
    assert codes <= {0, 4}
    written = Path("one.xlsx").read_bytes()
    assert written == Path("two.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert b">1980-01-01T00:00:00Z<" in parts.read("docProps/core.xml")
    answer = load_workbook(io.BytesIO(written)).worksheets[0]
    rows = below_headings(answer)
    assert len(rows) == csv_rows
    assert not rows or len(rows[0]) == len(answer[answer.auto_filter.ref][0])


ODD: dict[str, tuple[Value, object]] = {
    "formula": ("=1+1", "=1+1"),
    "link": ("https://example.org/a b", "https://example.org/a b"),
    "mail": ("mailto:a@example.org", "mailto:a@example.org"),
    "digits": ("05334002", "05334002"),
    "escape": ("a_x000D_b", "a_x000D_b"),
    "control": ("a\x01b\rc\ud800d\uffffe", "a\ufffdb\ufffdc\ufffdd\ufffde"),
    "rich": ("<r><t>bold</t></r>", "<r><t>bold</t></r> "),
    "markup": ("<b>&amp;</b>\n\tx", "<b>&amp;</b>\n\tx"),
    "long": ("ä" * 40_000, "ä" * 32_766 + "…"),
    "long in two units": ("🏙" * 20_000, "🏙" * 16_383 + "…"),
    "old day": (datetime.date(1850, 1, 2), "1850-01-02"),
    "day": (datetime.date(2024, 12, 31), datetime.datetime(2024, 12, 31)),
    "truth": (True, True),
    "large": (1234567890123, 1234567890123),
}


def test_text_is_only_text() -> None:
    """Nothing computes, links or breaks the file; what begins like a formula stays text also when it is edited."""
    names, (given, expected) = tuple(ODD), zip(*ODD.values(), strict=True)
    leaf = Leaf(name="Odd", title="=title", columns=tuple(map(ValueColumn, names)), rows=(tuple(given),))
    book = load_workbook(io.BytesIO(write_xlsx((leaf,))))
    assert book["Odd"]["A1"].value == "=title"
    (row,) = below_headings(book["Odd"])
    assert [cell.value for cell in row.values()] == list(expected)
    assert not any(cell.hyperlink or cell.data_type == "f" for cell in row.values())
    assert [name for name, cell in row.items() if cell.quotePrefix] == ["formula"]


def test_more_than_a_sheet_holds_is_refused() -> None:
    """Rows would else be lost without a word."""
    leaf = Leaf(name="Rows", title="Rows", columns=(ValueColumn("n"),), rows=((1,),) * (MOST_ROWS - 1))
    with pytest.raises(UsageProblem, match="xlsx-too-large"):
        write_xlsx((leaf,))


def literals(kind: object) -> set[str]:
    """Return the choices within the type of a column."""
    return (
        set(get_args(kind))
        if get_origin(kind) is Literal
        else {each for arg in get_args(kind) for each in literals(arg)}
    )


def test_every_column_and_code_has_words_in_both_languages(bundled: Catalog) -> None:
    """A column that is new needs a heading, and one with a closed set of codes a word for each.

    Indicators have their own words.
    """
    columns = [column for table in TABLES for column in table]
    names = {column.name for column in columns}
    of_indicators = {name for name in names if name.removesuffix("_year") in bundled.indicators}
    assert not names - of_indicators - TITLES.keys() - TIDY_COLUMNS.keys()
    assert TITLES.keys() - names == {"title", "licence", "distance_km"}
    codes = {code for column in columns for code in literals(column.type)}
    assert not codes - CODES.keys()
    labels = [*(headed.title for headed in TITLES.values()), *CODES.values()]
    assert all(side.strip() for label in labels for side in (label.de, label.en))


def has_decimals(kind: object) -> bool:
    """Whether values of a type can be numbers with decimals."""
    return kind is float or any(map(has_decimals, get_args(kind)))


def test_a_column_is_written_as_the_type_of_its_values_asks(bundled: Catalog) -> None:
    """Choices are codes; a number with decimals says how many, a year is not grouped, and texts have no decimals."""
    kinds: dict[str, Kind] = {key: described.kind for key, described in TIDY_COLUMNS.items()}
    kinds |= {key: headed.kind for key, headed in TITLES.items()}
    numbers = ("tenths", "hundredths", "degrees", "share", "exact")
    for column in (column for table in TABLES for column in table):
        kind = kinds.get(column.name)
        if column.name.removesuffix("_year") in bundled.indicators:
            continue
        assert not literals(column.type) or kind == "code", column.name
        assert has_decimals(column.type) == (kind in numbers), column.name
        assert not column.name.endswith("year") or kind == "year", column.name


@pytest.mark.parametrize("code", ["de", "en"])
def test_names_of_sheets_are_no_longer_than_a_spreadsheet_allows(code: Literal["de", "en"]) -> None:
    """At most 31 characters, each name another one."""
    names = [Language(code).say(f"workbook-{name}") for name in ("answer", "notes", "sources")]
    assert len({*names}) == 3
    assert all(0 < len(name) <= 31 for name in names)


def test_a_terminal_is_not_shown_a_workbook(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would print nonsense; the hint names a file. Headings stay, since the filters hang on them."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    result = run("compare", "essen", "dortmund", "-f", "xlsx")
    assert (result.code, result.out) == (2, "")
    assert "-o answer.xlsx" in result.err
    assert run("list", "--no-header", "-o", "x.xlsx").code == 2
    assert run("schema", "-o", "x.xlsx").code == run("template", "essen", "-o", "x.xlsx").code == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it_with_numbers_and_keys(run: Runner, tmp_path: Path) -> None:
    """The rent of Hagen is a number that a German Excel writes 5,39; the key of Aachen is text and keeps its zero."""
    assert run("list", "-o", str(tmp_path / "list.xlsx"), "--lang", "de").code == 0
    as_csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,true,false"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", as_csv, "--outdir", tmp_path, tmp_path / "list.xlsx"],
        check=True,
        capture_output=True,
        timeout=180,
    )
    lines = (tmp_path / "list.csv").read_text(encoding="utf-8").splitlines()
    hagen = next(line for line in lines if line.startswith('"hagen"'))
    aachen = next(line for line in lines if line.startswith('"aachen"'))
    assert ";5.39;" in hagen.replace("5,39", "5.39")
    assert '"05334002"' in aachen
