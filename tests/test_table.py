"""A table of towns: written to be filled in, read as data, and silent where it says what is known already."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Runner, catalog_of
from itleiter_cli.catalog.build import merged, read_catalog, read_own
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.merge import stated_paths
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.packs import PackFile, read_pack
from itleiter_cli.catalog.table_cells import Unreadable, number_with_decimals, whole_number
from itleiter_cli.catalog.tables import parse_table
from itleiter_cli.messages.language import Language, LanguageCode
from itleiter_cli.questions.towns_table import towns_table
from itleiter_cli.writers.delimited import write_csv
from itleiter_cli.writers.dialect import CsvDialect


@pytest.fixture(scope="module")
def below() -> list[PackFile]:
    return [read_pack(path)[0] for path in bundled_files()]


def whole_table(catalog: Catalog, code: LanguageCode, dialect: CsvDialect) -> str:
    return write_csv(towns_table(catalog, catalog, [*catalog.cities.values()], Language(code)), dialect)


def saved_again(table: str) -> bytes:
    """Save the German table as a German Excel does: Windows-1252, no zeros before or after numbers, empty rows."""
    records = list(csv.reader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";"))
    for record in records[1:]:
        for place, cell in enumerate(record):
            if cell.removeprefix("0").isdigit():
                record[place] = cell.removeprefix("0")
            elif cell.replace(",", "", 1).isdigit():
                record[place] = f"{float(cell.replace(',', '.')):g}".replace(".", ",") if len(cell) < 7 else cell
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
        [*([*record, "", ""] for record in records), *3 * [[""] * len(records[0])]]
    )
    return text.getvalue().encode("cp1252", errors="replace")


class TestUnchanged:
    """Laid over the data that it was made of, it changes nothing."""

    @pytest.mark.parametrize(
        ("code", "dialect"), [("en", "default"), ("de", "default"), ("en", "excel-de"), ("de", "excel-de")]
    )
    def test_the_table_of_all_cities_gives_the_same_catalog(
        self, code: LanguageCode, dialect: CsvDialect, bundled: Catalog, tmp_path: Path
    ) -> None:
        """Version included; all that a command says is made of the catalog."""
        file = tmp_path / "towns.csv"
        file.write_bytes(whole_table(bundled, code, dialect).encode())
        assert len(file.read_text(encoding="utf-8").splitlines()) == 93
        assert read_catalog(bundled_files(), [file]) == bundled

    def test_so_does_what_a_spreadsheet_has_saved_again(self, bundled: Catalog, below: list[PackFile]) -> None:
        content = saved_again(whole_table(bundled, "de", "excel-de"))
        assert b";5334002;" in content
        assert b";108;" in content
        file = parse_table("towns.csv", content, merged(below))
        assert (file.problems, [*stated_paths(file.pack)]) == ((), [])

    def test_the_commands_print_the_same_bytes(self, run: Runner, tmp_path: Path) -> None:
        file = tmp_path / "towns.csv"
        assert run("template", "--table", "dortmund", "kassel", "-o", str(file), "--dialect", "excel-de").code == 0
        for argv in (
            ["show", "dortmund", "kassel", "-f", "json"],
            ["compare", "dortmund", "kassel"],
            ["export", "--what", "pay"],
        ):
            assert run(*argv, "--data", str(file)).out == run(*argv).out
        assert run("check", str(file)).out.splitlines() == [
            f"{file}:1:1: note: A1 city: all that this table says is known already; "
            "nothing is changed; what you write into its cells is your own",
            f"{file}: 0 errors, 0 warnings; 0 cities, 0 pay figures",
        ]

    def test_what_was_cleared_is_cleared_again(self, run: Runner, tmp_path: Path) -> None:
        own, table = tmp_path / "own.yaml", tmp_path / "towns.csv"
        own.write_text("cities: {dortmund: {ags: null, skills: null, indicators: {rent_eur_m2: null}}}", "utf-8")
        run("template", "--table", "dortmund", "--data", str(own), "-o", str(table))
        shown = [run("show", "dortmund", "-f", "csv", "--data", str(file)).out for file in (own, table)]
        assert shown[0] == shown[1] != run("show", "dortmund", "-f", "csv").out


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def towns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    monkeypatch.chdir(tmp_path)

    def write(content: str) -> str:
        (tmp_path / "towns.csv").write_text(content, encoding="utf-8")
        return "towns.csv"

    return write


class TestFilledIn:
    """What differs is the user's own; an empty cell says nothing, a dash clears."""

    def test_a_cell_that_was_changed_is_own_and_its_neighbours_are_not(
        self, towns: Callable[[str], str], run: Runner
    ) -> None:
        file = towns(
            "sep=;\nStadt;Miete kalt;Miete kalt Jahr;Lohnindex;AGS;Kenntnisse\n"
            "Dortmund;9,80 €;2026.0;102,1;5913000;\nEssen;;;-;;Cloud|sap\n;;;;;\n"
        )
        table = rows(run("export", "--what", "indicators", "-f", "csv", "--data", file).out)
        own = [(row["city"], row["indicator"], row["value"], row["year"], row["pack"]) for row in table if row["pack"]]
        assert own == [("dortmund", "rent_eur_m2", "9.8", "2026", "towns.csv:2")]
        assert not any(row["city"] == "essen" and row["indicator"] == "wage_index" for row in table)
        lists = rows(run("export", "--what", "terms", "-f", "csv", "--data", file).out)
        skills = [(row["city"], row["term"]) for row in lists if row["pack"]]
        assert skills == [("essen", "cloud"), ("essen", "sap")]

    def test_pay_is_added_and_a_dash_takes_away(self, towns: Callable[[str], str], run: Runner) -> None:
        """The second figure of Dortmund stays, since the row says it again."""
        head = "city,pay1_measure,pay1_level,pay1_low,pay1_high,pay1_period,pay1_year,"
        more = "pay2_measure,pay2_level,pay2_low,pay2_high,pay2_period,pay3_low\n"
        added = towns(f"{head}{more}dortmund,range,,6.500,8000,month,2026,,,,,,\n")
        figures = rows(run("export", "--what", "pay", "-f", "csv", "--data", added).out)
        assert [
            (row["low"], row["level"], row["source"], row["pack"]) for row in figures if row["city"] == "dortmund"
        ] == [
            ("4500", "entry", "wir-lieben-jobs", ""),
            ("7000", "experienced", "wir-lieben-jobs", ""),
            ("6500", "any", "pack-towns", "towns.csv:2"),
        ]
        cleared = towns(f"{head}{more}dortmund,range,,6500,8000,month,2026,points,experienced,7000,8200,month,-\n")
        figures = rows(run("export", "--what", "pay", "-f", "csv", "--data", cleared).out)
        assert [(row["low"], row["assumed"]) for row in figures if row["city"] == "dortmund"] == [
            ("7000", "period|basis"),
            ("6500", ""),
        ]

    def test_a_new_town_that_is_nearly_a_known_one_is_asked_about(
        self, towns: Callable[[str], str], run: Runner
    ) -> None:
        done = run("check", towns("name,state\nEsen,NW\n"))
        assert done.code == 0
        assert "2:1: warning: A2 name: “Esen” is a new city, and spelled nearly as essen" in done.out

    def test_a_german_table_is_told_of_in_its_words(self, towns: Callable[[str], str], run: Runner) -> None:
        head = "Stadt;Kenntnisse;Gehalt 1 Art;Gehalt 1 von;Gehalt 1 bis;Gehalt 1 Zeitraum;Gehalt 1 Jahr\n"
        told = run("check", "--lang", "de", towns(f"{head}Essen;;Spanne;5000;;Monat;\nHamm;Netzwerkk;;;;;\n")).out
        assert "E2 Gehalt 1 bis: eine Angabe der Art Spanne braucht bis; ergänzen Sie bis" in told
        assert "meinten Sie Netzwerke?" in told
        told = run("check", "--lang", "de", towns(f"{head}Essen;;Spanne;5000;7000;Monat;\n")).out
        assert "G2 Gehalt 1 Jahr: weder die Angabe noch ihre Quelle hat ein Datum; füllen Sie diese Zelle aus" in told

    def test_what_is_replaced_or_stands_beside_is_told(self, towns: Callable[[str], str], run: Runner) -> None:
        head = "city,skills,culture,pay1_level,pay1_measure,pay1_low,pay1_high,pay1_period,pay1_year\n"
        told = run("check", towns(f"{head}dortmund,cloud,-,entry,range,4600,5900,month,2026\n")).out
        beside = "a known pay figure of its kind stands beside 4,600–5,900: 4,500–5,900 (wir-lieben-jobs.de, undated)"
        assert f"note: D2 pay1_level: {beside}; both are used" in told
        assert "note: B2 skills: " in told
        assert "note: C2 culture: " in told
        assert run("check", "towns.csv", "--data", "towns.csv").out == told  # it is not laid over itself

    def test_what_a_dash_leaves_stays_as_it_was(self, towns: Callable[[str], str], run: Runner, tmp_path: Path) -> None:
        """And a table written of what is left says the dash again."""
        head = "city,pay1_level,pay1_measure,pay1_low,pay1_high,pay1_period,pay2_low\n"
        file = towns(f"{head}dortmund,experienced,points,7000,8200,month,-\n")
        told = run("check", file).out.splitlines()
        assert "note: G2 pay2_low: 1 pay figure that stood here is no longer used" in told[0]
        assert told[1:] == ["towns.csv: 0 errors, 0 warnings; 1 city, 0 pay figures"]
        exported = run("export", "--what", "pay", "-f", "csv", "--data", file).out
        [left] = [row for row in rows(exported) if row["city"] == "dortmund"]
        assert (left["low"], left["source"], left["pack"]) == ("7000", "wir-lieben-jobs", "")
        again = str(tmp_path / "again.csv")
        run("template", "--table", "dortmund", "--data", file, "-o", again)
        assert run("export", "--what", "pay", "-f", "csv", "--data", again).out == exported

    def test_a_new_town_needs_its_name_and_its_state(self, towns: Callable[[str], str], run: Runner) -> None:
        file = towns("name,state,asking_rent_eur_m2,asking_rent_eur_m2_year\nSankt Ägidien,Sachsen,7.2,2026\n")
        shown = rows(run("show", "sankt-aegidien", "-f", "csv", "--data", file).out)[0]
        assert [shown[key] for key in ("name", "state", "asking_rent_eur_m2")] == ["Sankt Ägidien", "SN", "7.2"]

    def test_standard_input_is_read_as_what_it_is(self, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Stadt;AGS\nDortmund;99999999\n")))
        assert rows(run("show", "dortmund", "-f", "csv", "--data", "-").out)[0]["ags"] == "99999999"

    def test_a_tidy_table_of_pay_adds_what_is_new(self, run: Runner, towns: Callable[[str], str]) -> None:
        exported = run("export", "--what", "pay", "-f", "csv").out
        assert run("export", "--what", "pay", "-f", "csv", "--data", towns(exported)).out == exported
        lines = exported.splitlines()
        lines = [line.replace("3669", "3700") if ",state,NW," in line else line for line in lines]
        table = rows(run("export", "--what", "pay", "-f", "csv", "--data", towns("\n".join(lines))).out)
        own = [(row["region"], row["low"], row["mid_is"]) for row in table if row["pack"]]
        assert own == [("NW", "3700", "mean")]
        assert len(table) == len(lines)

    def test_without_a_city_there_are_the_headings_alone(self, run: Runner) -> None:
        head = run("template", "--table").out
        assert head.startswith("city,name,state,aliases,ags,lat,lon,")
        assert ",population,population_year," in head
        assert head.endswith("pay3_low,pay3_mid,pay3_high,pay3_period,pay3_year\n")
        assert head.count("\n") == 1
        german = run("template", "--table", "--lang", "de", "--dialect", "excel-de").out
        assert german.startswith("\ufeffStadt;Name;Bundesland;Weitere Namen;AGS;Breite;Länge;")
        assert ";Einwohner;Einwohner Jahr;" in german


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        pytest.param(["--table", "--new", "Unna"], "--new does not go with --table", id="new"),
        pytest.param(["dortmund", "essen"], "for several write --table", id="several as YAML"),
        pytest.param(["dortmund", "--dialect", "excel-de"], "--dialect", id="dialect of YAML"),
        pytest.param(["--table", "-o", "x.yaml"], ".yaml", id="ending"),
    ],
)
def test_what_does_not_go_together(argv: list[str], said: str, run: Runner) -> None:
    done = run("template", *argv)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


HEADINGS = (
    "city,name,state,rent_eur_m2,rent_eur_m2_year,population,skills,pay1_measure,pay1_low,pay1_high,pay1_period\n"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(f"{HEADINGS}dortmund,,,5.390,,,,,,,\n", "2:4: D2 rent_eur_m2: 5.390 may be read in two", id="two ways"),
        pytest.param(f"{HEADINGS}dortmund,,,#REF!,2026,,,=A1,5000,,\n", "2:8: H2 pay1_measure: “=A1” is a formula", id="what follows from a formula"),
        pytest.param(f"{HEADINGS}dortmund,,,,2026,,,,,,\n", "2:5: E2 rent_eur_m2_year: a year without", id="year alone"),
        pytest.param(f"{HEADINGS}dortmund,,,x,,,,,,,\n", "2:4: D2 rent_eur_m2: “x” is not a number", id="no number"),
        pytest.param(f"{HEADINGS}dortmund,,,=A1,,,,,,,\n", "2:4: D2 rent_eur_m2: “=A1” is a formula", id="formula"),
        pytest.param(f"{HEADINGS}dortmund,,,,,6.5,,,,,\n", "2:6: F2 population: “6.5” is not a whole", id="whole"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,Clod,,,,\n", "2:7: G2 skills: no term in skills is called “Clod”; did you mean cloud?", id="term"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,,Spanne,5000,,Monat\n", "2:10: J2 pay1_high: a figure of measure range needs high", id="amount"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,,range,5000,6000,\n", "2:11: K2 pay1_period: this cell is empty; a pay figure needs it; write month or year", id="period"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,,range,7000,6000,month\n", "2:9: I2 pay1_low: low (7,000) is above high", id="order"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,,-,,,\n", "2:8: H2 pay1_measure: a “-” in this cell takes nothing away; to take", id="dash"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,,range,-,6000,month\n", "2:9: I2 pay1_low: a “-” in this cell takes nothing", id="one dash"),
        pytest.param("city,name,state,ags\ndortmnd,Dortmnd,NW,5913000\n", "2:1: A2 city: dortmnd is not among the towns, and the AGS of this row is that of dortmund", id="known AGS"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,Pragmatismus,,,,\n", "2:7: G2 skills: no term in skills is called “Pragmatismus”; it belongs under culture", id="other facet"),
        pytest.param("name,state,ags\nUnna,NW,59425\n", "2:3: C2 ags: “59425” does not have the right form; write all eight", id="postcode"),
        pytest.param(f"{HEADINGS},Dortmnd,,,,,,,,,\n", "2:2: B2 name: Dortmnd is not among the towns, and a new one needs its state; did you mean dortmund?", id="slip"),
        pytest.param(f"{HEADINGS},Mülheim an,NW,,,,,,,,\n", "2:2: B2 name: “Mülheim an” may mean muelheim-an-der-ruhr", id="beginning"),
        pytest.param(f"{HEADINGS}unna,Unna,XX,,,,,,,,\n", "2:3: C2 state: no state is called “XX”", id="state"),
        pytest.param(f"{HEADINGS}dortmund,,,,,,,,,,\nDortmund,,,,,,,,,,\n", "3:1: A3 city: dortmund stands in row 2 already, and here in row 3", id="twice"),
        pytest.param(f"{HEADINGS},,,5,,,,,,,\n", "2:1: A2 city: this row names no town", id="nameless"),
        pytest.param(f"{HEADINGS}dortmund,-,,,,,,,,,\n", "2:2: B2 name: a town cannot be without name", id="cleared name"),
        pytest.param("city,rent_eur_m2\ndortmund,5,39\n", "2:3: C2: this row has 3 cells, and there are 2 headings; put cells in quotes", id="too long"),
        pytest.param("city,rent_eur_m2\ndortmund\n", "2:2: B2 rent_eur_m2: this row has 1 cell", id="too short"),
        pytest.param("city,rent_eur_m3\ndortmund,5\n", "1:2: B1 rent_eur_m3: no column is called “rent_eur_m3”; did you mean rent_eur_m2?", id="heading"),
        pytest.param("city,rent_eur_m2,Miete kalt\ndortmund,5,5\n", "1:3: C1 Miete kalt: “Miete kalt” is the same column as B1 rent_eur_m2", id="same"),
        pytest.param("city,Miete Angebot\ndortmund,5\n", "1:2: B1 Miete Angebot: no column is called “Miete Angebot”; did you mean asking_rent_eur_m2", id="words of a heading"),
        pytest.param("Stadt;Rolle;Stufe;Art;von;bis;Zeitraum\nnowhere;it-leiter;any;Spanne;1;2;Jahr\n", "2:1: A2 Stadt: no city is called “nowhere”", id="German tidy table"),
        pytest.param("city,,name\ndortmund,5,\n", "1:2: B1: this column has no heading", id="no heading"),
        pytest.param('city,name\ndortmund,"x\n', "2:1: A2 city: the quotes of this row do not match", id="quotes"),
        pytest.param('city,name\ndortmund,"a\nb"\n', "2:2: B2 name: an invisible control character (U+000A)", id="line break"),
        pytest.param("city,name\ndortmund,a\0b\n", "2:2: B2 name: an invisible control character (U+0000)", id="NUL"),
        pytest.param(";;\n\n", "1:1: this table is empty", id="empty"),
        pytest.param("city,role,level,measure,low,high,period,currency\ndortmund,it-leiter,any,range,1,2,year,CHF\n", "2:8: H2 currency: amounts are in EUR, not in CHF", id="currency"),
        pytest.param("role,level,measure,low,high,period\nit-leiter,any,range,1,2,year\n", "1:1: A1 role: no column names the towns; give the column of their names the heading city; states stand in a column region, with state in a column scope", id="tidy without towns"),
        pytest.param("role,level,measure,low,high,period\n", "1:1: A1 role: below the headings there is no row", id="tidy without rows"),
        pytest.param("name,role,level,measure,low,high,period,more\nDortmund,it-leiter,any,range,1,2,year,x\n", "1:8: H1 more: no column is called “more”; write one that `itleiter export --what pay` prints", id="tidy heading"),
        pytest.param("city,role,level,measure,low,high,period\n,it-leiter,any,range,1,2,year\n", "2:1: A2 city: this row names no town; write the town into the column city, or a state into region", id="tidy row without town"),
        pytest.param("role,level,measure,low,high,period,scope\nit-leiter,any,range,1,2,year,state\n", "2:1: A2 role: this row names no town; write the town into the column city, or a state into region", id="tidy row without state"),
        pytest.param("city,role,level,measure,low,high,period\nnowhere,it-leiter,any,range,1,2,year\n", "2:1: A2 city: no city is called “nowhere”", id="tidy town"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_cell(content: str, said: str, towns: Callable[[str], str], run: Runner) -> None:
    done = run("check", towns(content))
    assert done.code == 4
    assert f"towns.csv:{said}" in done.out
    problems = done.out.splitlines()
    assert len(problems) == (2 if "#REF!" in content else 1)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("t.csv", "city;name\n".encode("utf-16"), "saved as UTF-16 (“Unicode”); save it as “CSV UTF-8”", id="UTF-16"),
        pytest.param("t.csv", b"city;name\ndortmund;\x81\n", "t.csv:2:1: this is neither UTF-8 nor Windows-1252", id="other"),
        pytest.param("t.xlsx", b"PK\x03\x04", "the workbook of a spreadsheet, not a table as text; save it as “CSV UTF-8”", id="workbook"),
        pytest.param("t.csv", b"PK\x03\x04", "a file of Word, Excel or another office program, whatever its name ends with; save it as “CSV UTF-8”", id="renamed workbook"),
        pytest.param("t.csv", b'city,name\ndortmund,"' + b"x" * 10**7, "t.csv:2:1: A2 city: the quotes of this row", id="10 MB"),
        pytest.param("t.csv", b"city," + b"a," * 10**4 + b"\n", "t.csv:1:2: B1 a: no column is called “a”", id="many headings"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(
    name: str, content: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    done = run("check", name)
    assert done.code == 4
    assert said in done.out


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(("7.200", 7200), ("7,200", 7200), ("7 200", 7200), ("7'200", 7200), ("7.200,00 €", 7200), ("2024.0", 2024)),
        *(("1.234.567", 1234567), ("-5", -5), ("72000 EUR", 72000)),
    ],
)
def test_whole_numbers(written: str, number: int) -> None:
    assert whole_number(written, "EUR") == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("5,39", 5.39), ("5.39", 5.39), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("5,39 %", 5.39), ("0,125", 0.125)],
)
def test_numbers_with_decimals(written: str, number: float) -> None:
    assert number_with_decimals(written, "%") == number
    assert number_with_decimals("51.514", "°", three_decimals=True) == 51.514
    with pytest.raises(Unreadable):
        number_with_decimals("1.234", "%")


def test_a_table_is_read_over_what_is_below_it(below: list[PackFile], tmp_path: Path) -> None:
    """The same table laid twice says something new once, and counts for the version once."""
    file = tmp_path / "towns.csv"
    file.write_text("city,ags\ndortmund,99999999\n", encoding="utf-8")
    [(first, content)] = read_own([file], below)
    assert (first.pack.cities["dortmund"].ags, content) == ("99999999", file.read_bytes())
    [(again, content)] = read_own([file], [*below, first])
    assert (again.pack.cities, content) == ({}, b"")


STATED = """
sources: {old: {publisher: Old, title: Old, kind: report, accessed: 2026-01-31, dated: 2024}}
vocabulary: {culture: {quick: {de: Tempo | Druck, en: Pace | pressure}, silent: {de: Ruhe, en: Silence}}}
cities:
  a:
    name: A
    state: NW
    aliases: [Aa]
    lat: 51.5
    lon: 7.5
    indicators: {population: {value: 70000, year: 2023, source: census}, rent_eur_m2: {value: 6.5, source: census}}
    text: {source: board}
    skills: [cloud]
    industries: [steel, chemicals]
    pay:
      - {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, year: 2025, source: survey}
      - {role: it-leiter, level: any, measure: mean, mid: 80000, period: year, source: old}
      - {role: it-manager, level: entry, measure: points, low: 4000, high: 4500, period: month, source: board}
"""
DIFFERS = """
cities:
  a:
    aliases: null
    lat: null
    lon: null
    indicators: {rent_eur_m2: null}
    text: {source: board}
    skills: null
    culture: [calm, quick, silent]
    pay:
      - {role: it-manager, level: entry, measure: points, low: 4000, high: 4500, period: month, source: board}
      - {role: it-manager, level: entry, measure: points, low: 4000, high: 4600, period: month, source: board}
  new: {name: New, state: HE}
"""


def filled(catalog: Catalog, city: str, code: LanguageCode) -> dict[str, object]:
    """Return the cells of a city that are filled in, held against what is known below it."""
    table = towns_table(catalog, catalog_of(STATED), [catalog.cities[city]], Language(code))
    return {head: cell for head, cell in zip(table.columns, table.records[0], strict=True) if cell not in (None, ())}


def test_a_town_that_is_as_below_is_written_as_it_is() -> None:
    """A rent without a year is of its census, a mean without one of its source, and points of a page of no year."""
    assert filled(catalog_of(STATED), "a", "en") == {
        "city": "a", "name": "A", "state": "NW", "aliases": ("Aa",), "lat": 51.5, "lon": 7.5,
        "population": 70000, "population_year": 2023, "rent_eur_m2": 6.5, "rent_eur_m2_year": 2022,
        "industries": ("Steel", "Chemicals"), "skills": ("Cloud",),
        "pay1_role": "it-leiter", "pay1_level": "any", "pay1_measure": "range", "pay1_low": 5000,
        "pay1_high": 6000, "pay1_period": "month", "pay1_year": 2025,
        "pay2_role": "it-leiter", "pay2_level": "any", "pay2_measure": "mean", "pay2_mid": 80000,
        "pay2_period": "year", "pay2_year": 2024,
        "pay3_role": "it-manager", "pay3_level": "entry", "pay3_measure": "points", "pay3_low": 4000,
        "pay3_high": 4500, "pay3_period": "month",
    }  # fmt: skip


def test_a_town_that_differs_clears_what_is_below() -> None:
    """Two of three figures are gone and one is new, so there are four; labels that mean two things give way to ids."""
    own = catalog_of(STATED, DIFFERS)
    assert filled(own, "a", "de") == {
        "Stadt": "a", "Name": "A", "Bundesland": "NW", "Weitere Namen": "-", "Breite": "-", "Länge": "-",
        "Einwohner": 70000, "Einwohner Jahr": 2023, "Miete": "-",
        "Branchen": ("Stahl", "Chemie"), "Kenntnisse": "-", "Kultur": ("calm", "quick", "silent"),
        "Gehalt 1 Rolle": "IT-Manager", "Gehalt 1 Stufe": "Einstieg", "Gehalt 1 Art": "Einzelwerte",
        "Gehalt 1 von": 4000, "Gehalt 1 bis": 4500, "Gehalt 1 Zeitraum": "Monat",
        "Gehalt 2 Rolle": "IT-Manager", "Gehalt 2 Stufe": "Einstieg", "Gehalt 2 Art": "Einzelwerte",
        "Gehalt 2 von": 4000, "Gehalt 2 bis": 4600, "Gehalt 2 Zeitraum": "Monat",
        "Gehalt 3 Rolle": "IT-Leiter", "Gehalt 3 Stufe": "ohne Stufe", "Gehalt 3 Art": "Spanne",
        "Gehalt 3 von": "-", "Gehalt 3 bis": "-", "Gehalt 3 Zeitraum": "Monat", "Gehalt 3 Jahr": 2025,
        "Gehalt 4 Rolle": "IT-Leiter", "Gehalt 4 Stufe": "ohne Stufe", "Gehalt 4 Art": "Mittelwert",
        "Gehalt 4 Mitte": "-", "Gehalt 4 Zeitraum": "Jahr", "Gehalt 4 Jahr": 2024,
    }  # fmt: skip
    assert filled(own, "new", "en") == {"city": "new", "name": "New", "state": "HE"}


def test_a_heading_that_is_called_like_a_town_is_a_heading(tmp_path: Path, run: Runner) -> None:
    """What people call their own indicators is theirs; a table is turned round only where no heading is known."""
    (tmp_path / "own.yaml").write_text(
        "indicators:\n  meal: {de: Essen, en: Meal, unit: EUR, decimals: 2, better: low}\n", encoding="utf-8"
    )
    (tmp_path / "towns.csv").write_text("Stadt;Essen;Essen Jahr\nDortmund;9,5;2026\n", encoding="utf-8")
    told = run(
        "show", "dortmund", "-f", "json", "--data", str(tmp_path / "own.yaml"), "--data", str(tmp_path / "towns.csv")
    )
    values = {each["indicator"]: each["value"] for each in json.loads(told.out)["cities"][0]["indicators"]}
    assert values["meal"] == 9.5
