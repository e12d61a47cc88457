"""`check`: every problem of a file in one run, in the form that editors read; warnings apart."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import BASE, ROOT, Runner, differing
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.messages.errors import InvalidData
from itleiter_cli.messages.language import Language, LanguageCode
from itleiter_cli.messages.pack_fields import PACK_FIELDS
from itleiter_cli.questions.check import check_files

WRONG = """\
sources:
  survey: {publisher: Survey, title: Pay, kind: report, accessed: 2026-05-01}
cities:
  dortmund:
    skils: [cloud]
    pay:
      - {role: it-leiter, level: any, measure: range, low: 8000, high: 45.000, period: month, year: 2026}
      - {role: it-leiter, level: any, measure: range, low: 9000, high: 8000, period: month, source: nobody}
"""
EXPECTED = [
    "wrong.yaml:5:5: cities.dortmund.skils: there is no field “skils” here; did you mean skills?",
    "wrong.yaml:7:72: cities.dortmund.pay[0].high: 45.000 may be read in two ways; write 45000",
    "wrong.yaml:8:55: cities.dortmund.pay[1].low: low (9,000) is above high (8,000); check both amounts; swap them where they are confused",
    "wrong.yaml:8:93: cities.dortmund.pay[1].source: there is no source “nobody”; add it under sources in this file, or leave source out: the figure then counts as your own",
]
WARNED = """\
sources:
  survey: {publisher: Survey, title: Pay, kind: report, accessed: 2026-05-01}
  unused: {publisher: Nobody, title: Nothing, kind: report, accessed: 2026-05-01}
cities:
  dortmund:
    indicators: {rent_eur_m2: 9}
    text: {source: survey}
    pay:
      - {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, source: survey}
      - {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, year: 2026}
"""


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files in the working directory: one that is wrong, one that is only warned of."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "warned.yaml").write_text(WARNED, encoding="utf-8")
    return tmp_path


def test_every_problem_in_one_run(run: Runner) -> None:
    """Of form and of meaning, in the order of the file, on standard output, with exit code 4."""
    done = run("check", "wrong.yaml")
    assert (done.code, done.err) == (4, "")
    assert done.out.splitlines() == EXPECTED


@pytest.mark.usefixtures("files")
def test_places_of_errors_are_red_and_of_warnings_yellow(run: Runner) -> None:
    """The words are those that editors read, which get no colour; a terminal may be narrower than a line."""
    coloured = run("check", "wrong.yaml", "warned.yaml", "--color", "always").out
    plain = run("check", "wrong.yaml", "warned.yaml").out
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain
    lines = coloured.splitlines()
    places = [line.split(": ")[0] for line in plain.splitlines() if ": warning: " not in line][:3]
    assert all(f"\x1b[31m{place}\x1b[0m: " in coloured for place in places)
    assert sum(
        line.startswith("\x1b[33mwarned.yaml:") and ": warning\x1b[0m: " in line for line in lines
    ) == plain.count(": warning: ")
    assert run("check", "wrong.yaml", "-f", "json", "--color", "always").code == 2


def test_warnings_and_notes_stand_apart_and_leave_0(run: Runner) -> None:
    done = run("check", "warned.yaml")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "warned.yaml:3:3: warning: sources.unused: nothing names the source “unused”; name it where it says something, or remove it",
        "warned.yaml:6:18: warning: cities.dortmund.indicators.rent_eur_m2: neither the figure nor its source has a date; add year",
        "warned.yaml:7:5: warning: cities.dortmund.text: a text without lists beside it says nothing; "
        "add the lists that it is about; it does not change those of other files",
        "warned.yaml:9:9: warning: cities.dortmund.pay[0]: neither the figure nor its source has a date; add year",
        "warned.yaml:8:5: note: cities.dortmund.pay: 2 pay figures that stood here are no longer used; "
        "if you want to keep them beside yours, write pay: {add: [...]}",
        "warned.yaml: 0 errors, 4 warnings; 1 city, 2 pay figures",
    ]


def test_several_files_are_each_checked_for_themselves(run: Runner, files: Path) -> None:
    """What one file defines does not help another; with --data it does."""
    (files / "a.yaml").write_text(
        "vocabulary: {skills: {mainframe: {de: Großrechner, en: Mainframe}}}", encoding="utf-8"
    )
    (files / "b.yaml").write_text("cities: {dortmund: {skills: [mainframe]}}", encoding="utf-8")
    done = run("check", "a.yaml", "b.yaml")
    assert done.code == 4
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["b.yaml", "a.yaml"]
    assert run("check", "b.yaml", "--data", "a.yaml").code == 0
    assert run("check", "a.yaml", "--data", "a.yaml").code == 0


def test_the_environment_is_not_read(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITLEITER_DATA", "nowhere.yaml")
    assert run("check", "warned.yaml").code == 0


def test_a_folder_means_its_files(run: Runner, files: Path) -> None:
    done = run("check", str(files))
    assert {Path(line.split(":")[0]).name for line in done.out.splitlines()} == {"warned.yaml", "wrong.yaml"}


def test_standard_input(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"cities: [\n")))
    done = run("check", "-")
    assert done.code == 4
    assert done.out.startswith("<stdin>:2:1: from here on this cannot be read as YAML")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.yaml", "there is no such file; check its name and folder"),
        ("wrong.yaml/a.yaml", "there is no such file"),
        ("empty", "this folder has no *.yaml"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_hides_no_other(name: str, said: str, run: Runner, files: Path) -> None:
    (files / "empty").mkdir()
    done = run("check", name, "wrong.yaml")
    assert done.code == 4
    assert done.out.splitlines()[0].startswith(f"{name}:1:1: {said}")
    assert json.loads(run("check", name, "-f", "json").out)["files"][0]["file"] == name
    assert done.out.splitlines()[1:] == EXPECTED


def test_json_for_editors(run: Runner) -> None:
    """The same findings with their parts apart, valid against the schema; the exit code stays."""
    done = run("check", "wrong.yaml", "warned.yaml", "--format", "json")
    assert done.code == 4
    answer = json.loads(done.out)
    Draft202012Validator(json.loads(run("schema", "--of", "check").out)).validate(answer)
    assert answer["schema"] == "itleiter/check/1"
    assert answer["files"] == [
        {"file": "wrong.yaml", "errors": 4, "warnings": 0, "cities": 1, "pay": 2, "notes": 0},
        {"file": "warned.yaml", "errors": 0, "warnings": 4, "cities": 1, "pay": 2, "notes": 1},
    ]
    assert answer["problems"][0] == {
        "file": "wrong.yaml",
        "line": 5,
        "column": 5,
        "severity": "error",
        "path": "cities.dortmund.skils",
        "code": "field-unknown",
        "message": "there is no field “skils” here",
        "hint": "did you mean skills?",
    }
    assert [each["severity"] for each in answer["problems"]] == [*4 * ["error"], *4 * ["warning"], "note"]


def test_codes_are_the_same_in_every_language(run: Runner) -> None:
    answers = [
        json.loads(run("check", "wrong.yaml", "-f", "json", "--lang", lang).out)["problems"] for lang in ("de", "en")
    ]
    assert [each["code"] for each in answers[0]] == [each["code"] for each in answers[1]]
    assert answers[0][0]["message"] == "hier gibt es kein Feld „skils“"


def test_rows_and_markdown(run: Runner) -> None:
    found = list(csv.DictReader(io.StringIO(run("check", "wrong.yaml", "-f", "csv").out)))
    assert [
        f"{row['file']}:{row['line']}:{row['column']}: {row['path']}: {row['message']}; {row['hint']}" for row in found
    ] == EXPECTED
    assert run("check", "wrong.yaml", "-f", "md").out.count("| error |") == 4


def test_a_report_goes_to_a_file_and_the_exit_code_stays(run: Runner, files: Path) -> None:
    assert run("check", "wrong.yaml", "-o", "report.txt").code == 4
    assert (files / "report.txt").read_text(encoding="utf-8").splitlines() == EXPECTED


def test_hostile_text_is_harmless(run: Runner, files: Path) -> None:
    """What a file says never becomes an escape code, also not in its name."""
    (files / "a\x1b[31mb.yaml").write_text('cities: {"x\\e[31m": {}}\n"[red]": 1', encoding="utf-8")
    done = run("check", "a\x1b[31mb.yaml")
    assert "\x1b" not in done.out
    assert done.out.startswith("a�[31mb.yaml:1:")
    assert "[red]" in done.out


UNUSUAL = """\
indicators:
  noise: {de: Lärm, en: Noise, unit: dB, decimals: 0, better: low, usual: {low: 20, high: 100}}
states:
  NW: {pay: [{role: it-leiter, level: any, measure: mean, mid: 700, period: month, year: 2026}]}
cities:
  dortmund:
    lat: 7.47
    lon: 51.51
    indicators: {rent_eur_m2: {value: 640, year: 2026}, noise: [{value: 50, year: 2025}, {value: 500, year: 2026}]}
    pay:
      - {role: it-leiter, level: any, measure: range, low: 6000, high: 75000, period: month, year: 2026}
      - {role: it-leiter, level: any, measure: median, mid: 6800, period: year, year: 2026}
  dortmund-mitte: {name: "Dortmund, Stadt", state: NW, lat: 48, lon: 2}
"""
ASKED = [
    ("4:59", "states.NW.pay[0].mid", "700 EUR per month lies outside 1,500 to 30,000; check amount and period"),
    (
        "7:5",
        "cities.dortmund.lat",
        "lat (latitude) and lon (longitude) look swapped; for Germany write lat: 51.51, lon: 7.47",
    ),
    (
        "9:32",
        "cities.dortmund.indicators.rent_eur_m2.value",
        "640 lies outside 1 to 50; check the value, its sign, its unit and its decimal point",
    ),
    (
        "9:91",
        "cities.dortmund.indicators.noise[1].value",
        "500 lies outside 20 to 100; check the value, its sign, its unit and its decimal point",
    ),
    (
        "11:66",
        "cities.dortmund.pay[0].high",
        "75,000 EUR per month lies outside 1,500 to 30,000; if it is the other period, write period: year; else check the amount",
    ),
    (
        "12:56",
        "cities.dortmund.pay[1].mid",
        "6,800 EUR per year lies outside 18,000 to 360,000; if it is the other period, write period: month; else check the amount",
    ),
    (
        "13:20",
        "cities.dortmund-mitte.name",
        "dortmund has this name too; if it is the same city, use its slug; else give this one a fuller name",
    ),
    (
        "13:56",
        "cities.dortmund-mitte.lat",
        "48.0 north, 2.0 east is not in Germany; check both; lat (latitude) is about 47 to 55, lon (longitude) about 6 to 15",
    ),
]


class TestWhatAPersonWouldAskBackAbout:
    """Values that may be right and mostly are not: a warning each, with its place and what to do, and exit 0."""

    def test_amounts_values_places_and_names(self, run: Runner, files: Path) -> None:
        (files / "unusual.yaml").write_text(UNUSUAL, encoding="utf-8")
        done = run("check", "unusual.yaml")
        assert (done.code, done.err) == (0, "")
        assert [line for line in done.out.splitlines() if ": note: " not in line] == [
            *(f"unusual.yaml:{place}: warning: {path}: {said}" for place, path, said in ASKED),
            "unusual.yaml: 0 errors, 8 warnings; 2 cities, 3 pay figures",
        ]

    def test_scripts_read_them_as_warnings(self, run: Runner, files: Path) -> None:
        """Csv and JSON have a code each, and exit 0."""
        (files / "unusual.yaml").write_text(UNUSUAL, encoding="utf-8")
        codes = [
            "amount-unusual",
            "place-swapped",
            *2 * ["value-unusual"],
            *2 * ["amount-unusual"],
            "name-repeated",
            "place-abroad",
        ]
        done = run("check", "unusual.yaml", "-f", "csv")
        assert done.code == 0
        expected = [*(("warning", code) for code in codes), ("note", "pay-replaced"), ("note", "pay-replaced")]
        assert [(row["severity"], row["code"]) for row in csv.DictReader(io.StringIO(done.out))] == expected
        found = json.loads(run("check", "unusual.yaml", "-f", "json", "--lang", "de").out)["problems"]
        assert [(each["severity"], each["code"]) for each in found] == expected
        assert found[1]["message"] == "lat (Breite) und lon (Länge) sehen vertauscht aus"

    @pytest.mark.parametrize(
        "content", ["", "# nothing yet\n", "cities: {}", "cities:\n", "cities: {dortmund: {}}", "{}"]
    )
    def test_a_file_that_says_nothing(self, content: str, run: Runner, files: Path) -> None:
        (files / "empty.yaml").write_text(content, encoding="utf-8")
        done = run("check", "empty.yaml")
        assert done.code == 0
        assert done.out.startswith("empty.yaml:1:1: warning: this file says nothing; `itleiter template CITY`")

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param("cities: {dortmund: {name: Dortmund}}", id="a city under its own slug"),
            pytest.param("cities: {dortmund: {lat: 51.51}}", id="half of a place, the other half is bundled"),
            pytest.param("cities: {unna: {name: Unna, state: NW, lat: 51.5}}", id="half of a place alone"),
            pytest.param("cities: {unna: {name: Unna, state: NW, lon: 7.7}}", id="the other half alone"),
            pytest.param(
                "cities: {hansestadt-unna: {name: Hansestadt Unna, state: NW}}", id="a title before a name that is new"
            ),
            pytest.param(
                "cities: {dortmund: {indicators: {rent_eur_m2: {value: 50, year: 2026}}}}", id="a value at its bound"
            ),
            pytest.param("cities: {dortmund: {indicators: {rent_eur_m2: null}}}", id="a value that is cleared"),
            pytest.param(
                "indicators: {rent_eur_m2: {usual: null}}\ncities: {dortmund: {indicators: {rent_eur_m2: {value: 640, year: 2026}}}}",
                id="bounds that are cleared",
            ),
            pytest.param("states: {NW: {aliases: [Westen]}}", id="an alias alone"),
        ],
    )
    def test_nothing_else_is_asked(self, content: str, run: Runner, files: Path) -> None:
        (files / "fine.yaml").write_text(content, encoding="utf-8")
        assert " 0 errors, 0 warnings" in run("check", "fine.yaml").out

    def test_bounds_that_exclude_everything_are_refused(self, run: Runner, files: Path) -> None:
        (files / "bounds.yaml").write_text("indicators: {rent_eur_m2: {usual: {low: 50, high: 5}}}", encoding="utf-8")
        done = run("check", "bounds.yaml")
        assert done.code == 4
        assert (
            done.out
            == "bounds.yaml:1:36: indicators.rent_eur_m2.usual.low: low (50) is above high (5); check both amounts; swap them where they are confused\n"
        )

    def test_the_bundled_data_is_usual(self, run: Runner) -> None:
        """Nothing in it would be asked about but figures without a date."""
        for path in bundled_files():
            found = json.loads(run("check", str(path), "-f", "json").out)["problems"]
            assert {each["code"] for each in found} <= {"figure-undated"}


class TestSchema:
    """The JSON Schema of a pack."""

    def test_it_is_a_schema(self, run: Runner) -> None:
        """As the standard says."""
        Draft202012Validator.check_schema(json.loads(run("schema").out))

    @pytest.mark.parametrize("path", bundled_files(), ids=lambda path: path.name)
    def test_bundled_files_are_valid_and_name_it(self, path: Path, run: Runner) -> None:
        """A standard validator accepts them; editors find the schema by their first line."""
        text = path.read_text(encoding="utf-8")
        schema = json.loads(run("schema").out)
        written = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        Draft202012Validator(schema).validate(json.loads(json.dumps(written, default=str)))
        named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert differing(json.loads((path.parent / named).read_text(encoding="utf-8")), schema) == []

    @pytest.mark.parametrize(
        "text",
        [
            "cities: {dortmund: {skils: [cloud]}}",
            "cities: {dortmund: {pay: [{role: it-leiter}]}}",
            "cities: {dortmund: {pay: [{role: it-leiter, level: any, measure: range, low: 0, period: month}]}}",
            "cities: {dortmund: {skills: [nosuchskill]}}",
            "cities: {dortmund: {ags: 5913000}}",
            "sources: {a: {kind: rumour}}",
            "sources: {a: {url: 'https://me:secret@example.org'}}",
        ],
    )
    def test_it_refuses_what_is_refused(self, text: str, run: Runner, files: Path) -> None:
        assert not Draft202012Validator(json.loads(run("schema").out)).is_valid(yaml.safe_load(text))
        (files / "x.yaml").write_text(dedent(text), encoding="utf-8")
        assert run("check", "x.yaml").code == 4

    def test_a_file_may_define_terms_unless_those_of_ones_own_are_known(self, run: Runner, files: Path) -> None:
        """What a file names that defines terms may be its own, which cannot be where its terms are in the schema."""
        mine = {"skills": {"mine": {"de": "Meins", "en": "Mine"}}}
        (files / "own.yaml").write_text(json.dumps({"vocabulary": mine}), encoding="utf-8")
        pack = {"vocabulary": mine, "cities": {"dortmund": {"skills": ["nosuchskill"]}}}
        assert Draft202012Validator(json.loads(run("schema").out)).is_valid(pack)
        assert not Draft202012Validator(json.loads(run("schema", "--data", "own.yaml").out)).is_valid(pack)

    def test_fields_are_described_in_the_language_of_the_run(self, run: Runner) -> None:
        """An editor shows what a field means beside it."""
        packs = [json.loads(run("schema", "--lang", lang).out)["$defs"]["Pack"] for lang in ("en", "de")]
        assert tuple(pack["properties"]["cities"]["description"] for pack in packs) == PACK_FIELDS["Pack.cities"]

    def test_the_docs_say_how_editors_use_it(self) -> None:
        page = ROOT / "docs" / "own-data.md"
        assert "# yaml-language-server: $schema=pack.schema.json" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ("median_pay: {value: 5000, year: 2025}", ["derived-value"]),
        ("median_pay: {value: 5000, year: 2025}, wage_index: null", []),
    ],
)
def test_a_computed_value_is_asked_about_where_its_figures_change(
    stated: str, codes: list[str], run: Runner, tmp_path: Path
) -> None:
    """The wage index of Essen rests on the bundled median pay, unless the file says something of it too."""
    (tmp_path / "own.yaml").write_text(f"cities: {{essen: {{indicators: {{{stated}}}}}}}", encoding="utf-8")
    found = json.loads(run("check", str(tmp_path / "own.yaml"), "-f", "json").out)["problems"]
    assert [each["code"] for each in found] == codes


def test_what_is_still_computed_is_told_to_the_letter(over_known: Callable[..., list[str]]) -> None:
    """Unless it is computed from the new figures, or stated as well; in a table by its heading."""
    computed = """
indicators:
  median_pay: {de: Lohn, en: Earnings, unit: EUR, decimals: 0, better: high}
  it_jobs_share: {de: IT-Stellen, en: IT jobs, unit: "%", decimals: 1, better: high}
cities:
  linden:
    indicators:
      median_pay: {value: 4000, year: 2025, source: census}
      wage_index: {value: 80, year: 2025, source: census, computed: 100 * 4000 / 5000}
      it_jobs_share: {value: 10, year: 2025, source: census, computed: 100 * 50 / 500}
sectors:
  TOTAL: {de: alle, en: all}
  J: {de: IT, en: IT}
"""
    Path("known").write_text(KNOWN.partition("cities:\n")[0] + computed[1:].replace("  linden:\n", LINDEN), "utf-8")
    hint = "state it as well, or null"
    of_pay = "derived-value wage_index of linden is still computed as 100 * 4000 / 5000"
    of_jobs = "derived-value it_jobs_share of linden is still computed as 100 * 50 / 500"
    place = "warning cities.linden.indicators.median_pay"
    assert over_known("own.yaml", "cities: {linden: {indicators: {median_pay: {value: 4100, year: 2026}}}}") == [
        f"1 32 {place} {of_pay} {hint}"
    ]
    new_pay = "cities: {linden: {indicators: {median_pay: {value: 4100, year: 2026}}}}"
    assert over_known("own.yaml", new_pay, "de")[0].startswith(f"1 32 {place} derived-value wage_index von linden ")
    assert over_known("own.yaml", "cities: {linden: {sectors: null}}") == [
        f"1 19 warning cities.linden.sectors {of_jobs} {hint}"
    ]
    jobs = "cities: {{linden: {{sectors: {{date: 2025-06-30, employees: {{TOTAL: {}, J: {}}}}}}}}}"
    assert over_known("own.yaml", jobs.format(500, 50)) == []
    for total, others in ((500, 60), (600, 50)):
        assert over_known("own.yaml", jobs.format(total, others)) == [
            f"1 19 warning cities.linden.sectors {of_jobs} {hint}"
        ]
    same = "[{value: 4000, year: 2026}, {value: 3900, year: 2024}]"
    assert over_known("own.yaml", f"cities: {{linden: {{indicators: {{median_pay: {same}}}}}}}") == []
    assert over_known("t.csv", "Stadt;Lohn;Lohn Jahr\nlinden;4100;2026\n", "de") == [
        "2 2 warning B2 Lohn derived-value Lohnindex von linden ist noch berechnet als 100 * 4000 / 5000 "
        "schreiben Sie auch in dessen Spalte den neuen Wert, oder -, wenn er nicht bekannt ist"
    ]
    (asked,) = over_known("t.csv", "city,median_pay,median_pay_year\nlinden,4100,2026\n")
    assert asked.startswith(f"2 2 warning B2 median_pay {of_pay} ")


LINDEN = """  linden:
    name: Linden
    state: NW
"""
KNOWN = """
sources: {old: {publisher: Old Survey Ltd, brief: Old, title: Old, kind: report, accessed: 2026-01-31, dated: 2024}}
states:
  NW: {pay: [{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: old}]}
cities:
  linden:
    name: Linden
    state: NW
    text: {source: board}
    skills: [sap, cloud]
    culture: [calm]
    pay:
      - {role: it-leiter, level: any, measure: mean, mid: 80000, period: year, source: old}
      - {role: it-leiter, level: any, measure: points, low: 5000, high: 7000, period: month, source: board}
      - {role: it-leiter, level: entry, measure: range, low: 4000, high: 5000, period: month, year: 2023, source: board}
      - {role: it-leiter, level: any, measure: quartiles, low: 4000, high: 9000, period: month, source: survey}
      - {role: it-leiter, level: experienced, measure: quartiles, low: 4000, mid: 6000, mid_is: mean, high: 9000, period: month, source: survey}
  neudorf: {name: Neudorf, state: NW, pay: [{role: it-leiter, level: any, measure: mean, mid: 80000, period: year, source: old}]}
  altdorf: {name: Altdorf, state: NW, pay: [{role: it-leiter, level: any, measure: mean, mid: 80000, period: year, source: old}]}
"""


@pytest.fixture
def over_known(files: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Check a file laid over a few towns, and return the rows of what is found."""
    for name, content in (("base", BASE), ("known", KNOWN)):
        (files / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr("itleiter_cli.questions.check.bundled_files", lambda: [files / "base", files / "known"])

    def check(name: str, content: str, code: LanguageCode = "en") -> list[str]:
        (files / name).write_text(content, encoding="utf-8")
        found = check_files([Path(name)], [], Language(code))
        return [" ".join(map(str, record[1:])) for record in found.as_rows().records]

    return check


def test_what_is_asked_about_a_file_is_told_to_the_letter(over_known: Callable[..., list[str]]) -> None:
    """In the order of the file; in a list that is added, its place is told with it."""
    own = """\
sources:
  page: {publisher: Page, title: Page, kind: report, accessed: 2026-05-01}
  idle: {publisher: Idle, title: Idle, kind: report, accessed: 2026-05-01}
  listed: {publisher: Listed, title: Listed, kind: report, accessed: 2026-05-01}
  covering: {publisher: All, title: All, kind: report, accessed: 2026-05-01, covers: [ags]}
states:
  NW: {pay: [{role: it-leiter, level: any, measure: mean, mid: 6100, period: month, source: page}]}
  HE: {pay: {add: [{role: it-leiter, level: any, measure: quartiles, low: 700, mid: 60000, mid_is: mean, above: 70000, period: month, year: 2026}]}}
cities:
  linden: {skills: [erp], culture: [], text: {source: listed}}
  neudorf: {pay: {add: [{role: it-leiter, level: any, measure: mean, mid: 90000, period: year, source: page}]}}
  linden-2: {name: "„Linden“", state: NW, text: {source: listed}}
"""
    usual = "EUR per month lies outside 1,500 to 30,000"
    other = "if it is the other period, write period: year; else check the amount"
    undated = "figure-undated neither the figure nor its source has a date add year"
    assert over_known("own.yaml", own) == [
        "3 3 warning sources.idle source-unused nothing names the source “idle” name it where it says something, or remove it",
        f"7 14 warning states.NW.pay[0] {undated}",
        f"8 70 warning states.HE.pay.add[0].low amount-unusual 700 {usual} check amount and period",
        f"8 80 warning states.HE.pay.add[0].mid amount-unusual 60,000 {usual} {other}",
        f"8 106 warning states.HE.pay.add[0].above amount-unusual 70,000 {usual} {other}",
        f"11 25 warning cities.neudorf.pay.add[0] {undated}",
        "12 14 warning cities.linden-2.name name-repeated linden has this name too if it is the same city, use its slug; else give this one a fuller name",
        "12 14 warning cities.linden-2.name name-quoted the quotes of „Linden“ are taken for a part of the name leave them out: Linden",
        "12 43 warning cities.linden-2.text text-without-facets a text without lists beside it says nothing add the lists that it is about; it does not change those of other files",
        "7 8 note states.NW.pay pay-replaced 1 pay figure that stood here is no longer used if you want to keep them beside yours, write pay: {add: [...]}",
        "10 12 note cities.linden.skills terms-replaced 2 terms that stood here are no longer used a list replaces the known one: if you want to keep them, write the whole list; `itleiter template linden` prints it",
    ]


def test_what_follows_from_a_table_is_told_to_the_letter(over_known: Callable[..., list[str]]) -> None:
    """Figures that stand beside known ones with their amounts, source and year; what a dash takes away."""
    parts = ("level", "measure", "low", "mid", "high", "period", "year")
    head = "city,name,state,culture," + ",".join(f"pay{number}_{part}" for number in range(1, 6) for part in parts)
    figures = (
        "any,mean,,81000,,year,2026,any,points,5100,,7100,month,2026,entry,range,4100,,5100,month,2026,"
        "any,quartiles,4100,,9100,month,2026,experienced,quartiles,4100,6100,9100,month,2026"
    )
    table = [
        head,
        f"linden,,,-,{figures}",
        f"lindn,Lindn,NW,,{34 * ','}",
        f",Weitweg,NW,,{34 * ','}",
        f"neudorf,,,,any,mean,,81000,,year,2026,,,-{25 * ','}",
        f"altdorf,,,,,,-{32 * ','}",
    ]
    beside = "a known pay figure of its kind stands beside"
    hint = "both are used; to replace the known ones, write - as an amount of an empty pay figure of the row"
    gone = "pay-replaced 1 pay figure that stood here is no longer used to keep them, take the - out of the cell"
    assert over_known("t.csv", "\n".join(table)) == [
        "3 2 warning B3 name name-near “Lindn” is a new city, and spelled nearly as linden if that one was meant, write its name; else leave it",
        f"5 14 note N5 pay2_low {gone}",
        f"6 7 note G6 pay1_low {gone}",
        "2 4 note D2 culture terms-replaced 1 term that stood here is no longer used to keep them, take the - out of the cell",
        f"2 5 note E2 pay1_level pay-beside {beside} 81,000: 80,000 (Old, 2024) {hint}",
        f"2 12 note L2 pay2_level pay-beside {beside} 5,100 and 7,100: 5,000 and 7,000 (Board, undated) {hint}",
        f"2 19 note S2 pay3_level pay-beside {beside} 4,100–5,100: 4,000–5,000 (Board, 2023) {hint}",
        f"2 26 note Z2 pay4_level pay-beside {beside} 4,100 … 9,100: 4,000 … 9,000 (Survey, 2025) {hint}",
        f"2 33 note AG2 pay5_level pay-beside {beside} 4,100 … 6,100 … 9,100: 4,000 … 6,000 … 9,000 (Survey, 2025) {hint}",
    ]


def test_what_says_nothing_new_is_told_to_the_letter(over_known: Callable[..., list[str]]) -> None:
    """A pack that is empty is asked about, a table that is as known is only told of."""
    assert over_known("own.yaml", "{}") == [
        "1 1 warning  file-empty this file says nothing `itleiter template CITY` prints a city to start from"
    ]
    assert over_known("t.csv", "city,culture\nlinden,calm\n") == [
        "1 1 note A1 city table-as-known all that this table says is known already nothing is changed; what you write into its cells is your own"
    ]


def test_pay_figures_are_counted_as_the_file_states_them(over_known: Callable[..., list[str]], files: Path) -> None:
    """A pack states what it says again, a table does not, nor is it asked about that: of Linden's, one stays, one is new."""
    figure = "{role: it-leiter, level: any, measure: mean, mid: 80000, period: year, source: old}"
    over_known("own.yaml", f"states: {{NW: {{pay: [{figure}]}}}}\ncities: {{neudorf: {{pay: [{figure}]}}}}")
    head = "city," + ",".join(f"pay{number}_{part}" for number in (1, 2, 3) for part in ("measure", "mid", "period"))
    rows = (
        "neudorf,mean,80000,year,,,,,,",
        "altdorf,mean,81000,year,,,,,,",
        "linden,mean,80000,year,mean,700,month,,-,",
    )
    over_known("t.csv", "\n".join((head, *rows)))
    found = check_files([files / "own.yaml", files / "t.csv"], [], Language("en")).files
    assert [(each.errors, each.warnings, each.notes, each.cities, each.pay) for each in found] == [
        (0, 0, 1, 1, 2),
        (0, 3, 2, 2, 2),
    ]


def test_a_tidy_table_of_pay_says_beside_which_figures_it_stands(over_known: Callable[..., list[str]]) -> None:
    """Also those of a state, and what is only known to lie above a bound; the first column may be any."""
    head = "scope,region,role,level,measure,low,mid,above,period,year"
    own = (
        f"{head}\nstate,NW,it-leiter,any,mean,5500,6100,,month,2026\ncity,linden,it-leiter,any,mean,,,90000,year,2026\n"
    )
    beside = "a known pay figure of its kind stands beside"
    assert [each.partition("; ")[0].partition(" both ")[0] for each in over_known("t.csv", own)] == [
        f"2 3 note C2 role pay-beside {beside} 5,500 … 6,100: 6,000 (Old, 2024)",
        f"3 3 note C3 role pay-beside {beside} > 90,000: 80,000 (Old, 2024)",
    ]
    open_ended = "  oben: {name: Oben, state: NW, pay: [{role: it-leiter, level: any, measure: quartiles, low: 4000, mid: 6000, mid_is: median, above: 7000, period: month, source: old}]}\n"
    Path("known").write_text(KNOWN + open_ended, encoding="utf-8")
    own = "city,role,level,measure,low,high,period,year\noben,it-leiter,any,quartiles,4100,9100,month,2026\n"
    (noted,) = over_known("t.csv", own)
    assert f"{beside} 4,100 … 9,100: 4,000 … 6,000 … > 7,000 (Old, 2024)" in noted


@pytest.mark.parametrize(
    ("place", "is_in_germany"),
    [
        pytest.param("lat: 47.2, lon: 5.8", True, id="as far south and west as it reaches"),
        pytest.param("lat: 55.1, lon: 15.1", True, id="as far north and east as it reaches"),
        pytest.param("lat: 47.1, lon: 9.0", False, id="south of it"),
        pytest.param("lat: 55.2, lon: 9.0", False, id="north of it"),
        pytest.param("lat: 51.0, lon: 5.7", False, id="west of it"),
        pytest.param("lat: 51.0, lon: 15.2", False, id="east of it"),
    ],
)
def test_a_place_abroad_is_asked_about_from_the_border_on(
    place: str, is_in_germany: bool, over_known: Callable[..., list[str]]
) -> None:
    """A tenth of a degree beyond the outermost places; a place on the line is not."""
    found = over_known("own.yaml", f"cities: {{linden: {{{place}}}}}")
    assert [each.split()[4] for each in found] == ([] if is_in_germany else ["place-abroad"])


def test_a_place_is_only_asked_about_where_the_file_says_it(over_known: Callable[..., list[str]]) -> None:
    """What another file says of Linden, which lies abroad there, is not for this one."""
    Path("known").write_text(KNOWN.replace("name: Linden", "name: Linden\n    lat: 48.9\n    lon: 2.4"), "utf-8")
    assert over_known("own.yaml", "cities: {linden: {ags: '05000000'}}") == []


def test_a_value_is_usual_up_to_both_bounds(over_known: Callable[..., list[str]]) -> None:
    """1 and 50 are, with bounds of 1 and 50; below and above, one asks."""
    for value, codes in ((0.99, ["value-unusual"]), (1, []), (50, []), (50.01, ["value-unusual"])):
        own = f"cities: {{linden: {{indicators: {{rent_eur_m2: {{value: {value}, year: 2026}}}}}}}}"
        bounds = "indicators: {rent_eur_m2: {usual: {low: 1, high: 50}}}"
        assert [each.split()[4] for each in over_known("own.yaml", f"{bounds}\n{own}")] == codes


def test_a_file_is_not_laid_over_itself(over_known: Callable[..., list[str]], files: Path) -> None:
    """With it among the data in use, a table says what it says without."""
    without = over_known("t.csv", "city,culture\nlinden,-\n")
    table = files / "t.csv"
    found = check_files([table], [table], Language("en"))
    assert [" ".join(map(str, record[1:])) for record in found.as_rows().records] == without
    assert [each.split()[5] for each in without] == ["terms-replaced"]


def test_data_beside_the_file_is_used_or_refused(over_known: Callable[..., list[str]], files: Path) -> None:
    """A file may name what that defines; what is wrong with it is not the file's, and what is not there is a problem."""
    over_known("own.yaml", "cities: {linden: {culture: [brisk]}}")
    (files / "terms.yaml").write_text("vocabulary: {culture: {brisk: {de: Flott, en: Brisk}}}", encoding="utf-8")
    own = Path("own.yaml")
    assert not check_files([own], [], Language("en")).valid
    assert check_files([own], [files / "terms.yaml"], Language("en")).valid
    with pytest.raises(InvalidData) as error:
        check_files([files / "terms.yaml"], [own], Language("en"))
    assert [problem.message.key for problem in error.value.problems] == ["unknown-term"]
    missing = check_files([Path("nowhere.yaml")], [], Language("de"))
    assert [record[:7] for record in missing.as_rows().records] == [
        ("nowhere.yaml", 1, 1, "error", "", "file-missing", "diese Datei gibt es nicht")
    ]
