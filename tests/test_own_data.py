"""Data of the user's own: laid over the bundled data, found like it, and marked in every output."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator

from conftest import Runner
from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.catalog.columns import PROFILE_COLUMN_NAMES
from itleiter_cli.cities.fields import all_fields
from itleiter_cli.questions.list import sort_fields
from itleiter_cli.questions.rank import criteria_of
from itleiter_cli.questions.sources import source_fields

OWN = """\
sources:
  union: {publisher: Union, title: Pay in Unna, kind: report, accessed: 2026-05-01, dated: 2025, method: asked members}
vocabulary:
  skills:
    mainframe: {de: Großrechner, en: Mainframe}
cities:
  dortmund:
    indicators: {rent_eur_m2: {value: 9.5, year: 2026}}
    skills: [mainframe, cloud]
  unna:
    name: Unna
    state: NW
    ags: "05978036"
    lat: 51.53
    lon: 7.69
    pay:
      - {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, year: 2026}
      - {role: it-leiter, level: entry, measure: range, low: 4000, high: 4500, period: month, source: union}
"""
LINE = {key: OWN.split("\n").index(line) + 1 for key, line in {
    "rent": "    indicators: {rent_eur_m2: {value: 9.5, year: 2026}}",
    "skills": "    skills: [mainframe, cloud]",
    "name": "    name: Unna",
    "ags": '    ags: "05978036"',
}.items()}  # fmt: skip

NOTES = ("short", "full", "none")
Write = Callable[[str, str], str]

BUNDLED = load_catalog()
TAKEN_IDS = {
    *(*PROFILE_COLUMN_NAMES, "distance_km"),
    *(
        field.id
        for field in (*all_fields(BUNDLED), *source_fields(BUNDLED), *sort_fields(BUNDLED), *criteria_of(BUNDLED))
    ),
    *("gehalt", "salary", "pay-low"),
} - BUNDLED.indicators.keys()
"""What is chosen, sorted and weighed by, and what stands at the head of a column, besides the bundled indicators."""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files into the working directory, and return their names."""
    monkeypatch.chdir(tmp_path)

    def writer(name: str, text: str) -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return name

    return writer


@pytest.fixture
def mine(write: Write) -> str:
    return write("mine.yaml", OWN)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


class TestWhichFiles:
    """Options, environment, folders and standard input."""

    @pytest.mark.parametrize(
        "argv",
        [
            pytest.param(["--data", "mine.yaml", "show", "unna", "-f", "csv"], id="before the command"),
            pytest.param(["show", "unna", "-f", "csv", "--data", "mine.yaml"], id="after it"),
        ],
    )
    def test_the_option_stands_before_or_after_the_command(self, mine: str, argv: list[str], run: Runner) -> None:
        assert rows(run(*argv).out)[0]["name"] == "Unna"

    def test_the_later_file_wins_wherever_it_is_named(self, write: Write, run: Runner) -> None:
        write("a.yaml", "cities: {dortmund: {ags: '11111111'}}")
        write("b.yaml", "cities: {dortmund: {ags: '22222222'}}")
        seen = [
            rows(run(*argv).out)[0]["ags"]
            for argv in (
                ["show", "dortmund", "-f", "csv", "--data", "a.yaml", "--data", "b.yaml"],
                ["--data", "b.yaml", "show", "dortmund", "-f", "csv", "--data", "a.yaml"],
            )
        ]
        assert seen == ["22222222", "11111111"]

    def test_the_environment_names_files_and_folders(
        self, write: Write, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A folder means its *.yaml in order; other files in it, folders below it and empty names do not count."""
        write("folder/b.yaml", "cities: {dortmund: {ags: '22222222'}}")
        write("folder/a.yaml", "cities: {dortmund: {ags: '11111111', aliases: [Doppstadt]}}")
        write("folder/c.txt", "nonsense: [")
        write("mine.yaml", "cities: {essen: {ags: '33333333'}}")
        monkeypatch.setenv("ITLEITER_DATA", os.pathsep.join(["folder", "", "mine.yaml"]))
        assert [row["ags"] for row in rows(run("show", "doppstadt", "essen", "-f", "csv").out)] == [
            "22222222",
            "33333333",
        ]

    def test_the_option_stands_in_for_the_environment(
        self, mine: str, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ITLEITER_DATA", "nowhere.yaml")
        assert run("show", "unna", "--data", mine).code == 0
        assert run("show", "dortmund").code == 4

    def test_standard_input(self, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OWN.encode())))
        done = run("sources", "unna", "name", "--data", "-", "-f", "csv")
        assert rows(done.out)[0]["pack"] == f"<stdin>:{LINE['name']}"

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            pytest.param(
                "nowhere.yaml", "nowhere.yaml:1:1: there is no such file; check its name and folder", id="missing"
            ),
            pytest.param("empty", "empty:1:1: this folder has no *.yaml", id="folder without data"),
        ],
    )
    def test_a_name_without_data_is_invalid_data(
        self, name: str, said: str, tmp_path: Path, write: Write, run: Runner
    ) -> None:
        (tmp_path / "empty").mkdir()
        done = run("list", "--data", name)
        assert (done.code, done.out) == (4, "")
        assert said in done.err

    @pytest.mark.parametrize("option", ["--data", "-o"])
    def test_an_empty_name_is_a_usage_error(self, option: str, run: Runner) -> None:
        done = run("show", "dortmund", option, "")
        assert (done.code, done.out) == (2, "")
        assert "names no file; name the file" in done.err


class TestFound:
    """Names and terms of a pack take part like all others."""

    def test_names_codes_and_terms_are_found(self, mine: str, run: Runner) -> None:
        assert run("show", "UNNA", "--data", mine).code == 0
        assert run("show", "05978036", "--data", mine).code == 0
        done = run("list", "--skill", "Grossrechner", "-f", "csv", "--data", mine)
        assert [row["city"] for row in rows(done.out)] == ["dortmund"]

    def test_they_are_suggested(self, mine: str, run: Runner) -> None:
        assert "did you mean unna" in run("show", "unnna", "--data", mine).err
        assert "did you mean mainframe" in run("gap", "--have", "mainfram", "--city", "essen", "--data", mine).err

    @pytest.mark.parametrize(
        ("words", "offered"),
        [
            pytest.param("itleiter show --data mine.yaml unn", ["unna"], id="city"),
            pytest.param("itleiter --data mine.yaml show unn", ["unna"], id="option before the command"),
            pytest.param("itleiter list --data mine.yaml --skill mainf", ["mainframe"], id="term"),
            pytest.param("itleiter show unn", [], id="without the file"),
            pytest.param("itleiter show --data nowhere.yaml dor", [], id="a file that cannot be read"),
        ],
    )
    def test_they_are_completed(
        self, words: str, offered: list[str], mine: str, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("_ITLEITER_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
        assert run().out.split() == offered

    def test_the_environment_is_completed_from_as_well(
        self, mine: str, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in {
            "ITLEITER_DATA": mine,
            "_ITLEITER_COMPLETE": "complete_bash",
            "COMP_WORDS": "itleiter show unn",
            "COMP_CWORD": "2",
        }.items():
            monkeypatch.setenv(name, value)
        assert run().out.split() == ["unna"]

    def test_a_new_city_counts_in_distance_offer_and_rank(self, mine: str, run: Runner) -> None:
        near = rows(run("list", "--near", "unna", "--within", "1", "-f", "csv", "--data", mine).out)
        assert [(row["city"], row["distance_km"]) for row in near] == [("unna", "0.0")]
        assert {
            row["source"] for row in rows(run("offer", "5500", "--city", "unna", "-f", "csv", "--data", mine).out)
        } >= {
            "pack-mine",
            "union",
        }
        assert run("rank", "unna", "dortmund", "--data", mine).code == 0


class TestMarked:
    """Every output marks what is the user's own, and nothing else."""

    def test_what_names_no_source_is_attributed_to_the_file(self, mine: str, run: Runner) -> None:
        sources = json.loads(run("sources", "unna", "-f", "json", "--data", mine).out)
        of_city = [each for each in sources["statements"] if each["scope"] != "country"]
        by_field = {(each["field"], each["level"]): (each["source"], each["pack"]) for each in of_city}
        assert by_field["pay", "any"] == ("pack-mine", "mine.yaml:17")
        assert by_field["pay", "entry"] == ("union", "mine.yaml:18")
        assert by_field["name", None] == ("pack-mine", f"mine.yaml:{LINE['name']}")
        assert by_field["ags", None] == ("pack-mine", f"mine.yaml:{LINE['ags']}")
        assert sources["sources"]["pack-mine"]["kind"] == "own-data"
        assert sources["sources"]["pack-mine"]["accessed"] is None
        assert sources["sources"]["union"]["origin"] == {"file": "mine.yaml", "line": 2}

    def test_sources_of_one_name_in_two_folders_are_told_apart(self, write: Write, run: Runner) -> None:
        write("a/mine.yaml", "cities: {dortmund: {ags: '11111111'}}")
        write("b/mine.yaml", "cities: {essen: {ags: '22222222'}}")
        listed = rows(run("sources", "-f", "csv", "--data", "a/mine.yaml", "--data", "b/mine.yaml").out)
        assert [(row["source"], row["publisher"]) for row in listed][-2:] == [
            ("pack-mine", "a/mine.yaml"),
            ("pack-mine-2", "b/mine.yaml"),
        ]

    def test_profiles_carry_the_note(self, mine: str, run: Runner) -> None:
        notes = {row["city"]: row["notes"].split("|") for row in rows(run("list", "-f", "csv", "--data", mine).out)}
        assert {city for city, each in notes.items() if "from_pack" in each} == {"dortmund", "unna"}

    def test_the_note_speaks_of_the_chosen_fields_and_always_comes_along(self, mine: str, run: Runner) -> None:
        rent = run("show", "dortmund", "--fields", "rent", "-f", "csv", "--data", mine).out
        assert rent == "city,name,rent_eur_m2,notes,rent_eur_m2_year\ndortmund,Dortmund,9.5,from_pack,2026\n"
        population = run("show", "dortmund", "--fields", "population", "-f", "csv", "--data", mine).out
        assert population == "city,name,population,population_year\ndortmund,Dortmund,603462,2024\n"

    @pytest.mark.parametrize(
        "command",
        [
            "show dortmund --fields rent",
            "show dortmund --fields skills",
            "show unna --fields state",
            "compare unna dortmund --fields pay",
            "compare essen dortmund --fields rent",
            "offer 5500 --city unna",
            "offer 5500 --city dortmund",
            "gap --have cloud --city dortmund",
            "rank essen dortmund --weight skills=1 --have cloud",
            "list --state NW",
            "sources unna pay",
            "sources dortmund rent",
            "terms skills",
        ],
    )
    @pytest.mark.parametrize("form", ["-f table", "-f md", "--notes full", "--notes none"])
    def test_tables_mark_it(self, command: str, form: str, mine: str, run: Runner) -> None:
        """However much is noted; statements and terms have one form of notes."""
        options = "" if form.startswith("--notes") and command.split()[0] in ("sources", "terms") else form
        done = run(*command.split(), *options.split(), "--data", mine)
        assert done.code == 0
        assert "mine.yaml" in done.out
        elsewhere = command.replace("unna", "bochum").replace("dortmund", "aachen")
        other = run(*elsewhere.split(), *options.split(), "--data", mine).out
        assert ("mine.yaml" in other) is (command in ("list --state NW", "terms skills"))

    def test_a_list_marks_the_very_values(self, mine: str, run: Runner) -> None:
        lines = run("list", "--state", "NW", "--sort", "rent", "--data", mine).out.splitlines()
        assert [line.split()[0] for line in lines if "9.50*+" in line] == ["Dortmund"]
        assert any(line.endswith("+ = your own data.") for line in lines)

    @pytest.mark.parametrize(
        ("command", "key", "place"),
        [
            ("export --what indicators", ("dortmund", "rent_eur_m2"), f"mine.yaml:{LINE['rent']}"),
            ("export --what terms", ("dortmund", "skills"), f"mine.yaml:{LINE['skills']}"),
            ("export --what cities", ("unna", "Unna"), "|".join(f"mine.yaml:{LINE['name'] + line}" for line in range(5))),
            ("gap --have cloud --city dortmund", ("dortmund", "mainframe"), f"mine.yaml:{LINE['skills']}"),
            ("rank dortmund essen --weight skills=1 --have cloud", ("1", "dortmund"), f"mine.yaml:{LINE['skills']}"),
            ("terms skills", ("skills", "mainframe"), "mine.yaml:5"),
        ],
    )  # fmt: skip
    def test_rows_say_where_it_stands(
        self, command: str, key: tuple[str, str], place: str, mine: str, run: Runner
    ) -> None:
        found = [
            row
            for row in rows(run(*command.split(), "-f", "csv", "--data", mine).out)
            if tuple(row.values())[:2] == key
        ]
        assert {row["pack"] for row in found} == {place}

    @pytest.mark.parametrize(
        "command",
        ["compare unna dortmund", "show unna", "list", "offer 5500 --city unna", "gap --have cloud --city dortmund", "rank unna essen",
         "sources unna", "sources", "terms", "export --what cities", "export --what pay", "check mine.yaml"],
    )  # fmt: skip
    def test_json_is_valid_against_its_schema(self, command: str, mine: str, run: Runner) -> None:
        schema = json.loads(run("schema", "--of", command.split()[0]).out)
        Draft202012Validator(schema).validate(json.loads(run(*command.split(), "-f", "json", "--data", mine).out))

    def test_a_description_of_a_bundled_source_that_is_changed_is_marked(self, write: Write, run: Runner) -> None:
        write("mine.yaml", "sources: {zensus-2022: {publisher: Me}}")
        shown = {
            notes: run("show", "dortmund", "--fields", "rent", "--data", "mine.yaml", "--notes", notes).out
            for notes in NOTES
        }
        assert "Me: Census 2022" in shown["full"]
        assert all("Your own data: mine.yaml." in each for each in shown.values())

    def test_labels_of_states_roles_and_indicators_are_marked(self, write: Write, run: Runner) -> None:
        write("mine.yaml", """
            states: {NW: {name: {de: Westen, en: West}}}
            indicators: {population: {en: People}}
            vocabulary: {roles: {it-manager: {de: Chef, en: Boss}}}
            """)  # fmt: skip
        for notes in NOTES:
            asked = ("show", "essen", "--fields", "state,population,pay", "--data", "mine.yaml", "--notes", notes)
            shown = run(*asked).out
            assert "West [1] (NW)" in shown
            assert "People [1]" in shown
            assert ("Boss" in shown) is (notes == "full")  # which roles are counted as one stands in full notes
            assert ("Boss [1]" in shown) is (notes == "full")
            assert re.search(r"^\[1\] +Your own data: mine\.yaml\.$", shown, re.MULTILINE)

    def test_marks_of_labels_in_statements_have_their_footnote(self, write: Write, run: Runner) -> None:
        """Below the statements of a city that use labels of the user's own, as below every other table."""
        write("mine.yaml", "indicators: {rent_eur_m2: {en: Cold rent}}")
        shown = run("sources", "dortmund", "rent", "--data", "mine.yaml").out
        assert "Dortmund: Cold rent, EUR/m² [1]" in shown
        assert "[1] Your own data: mine.yaml." in shown.splitlines()

    def test_an_own_list_is_not_called_a_text(self, mine: str, run: Runner) -> None:
        for command in (("show", "dortmund", "--fields", "skills"), ("gap", "dortmund")):
            assert "your own list [1]" in run(*command, "--data", mine).out

    def test_an_undated_own_rent_is_called_so(self, write: Write, run: Runner) -> None:
        write("mine.yaml", "cities: {dortmund: {indicators: {asking_rent_eur_m2: 9, rent_eur_m2: 8}}}")
        for notes in NOTES:
            asked = ("offer", "5500", "--city", "dortmund", "--data", "mine.yaml", "--notes", notes)
            out = " ".join(run(*asked).out.split())
            assert "9.00 EUR/m², undated; existing tenancies 8.00, undated [1]" in out

    def test_the_data_version_is_that_of_all_files(self, mine: str, run: Runner) -> None:
        versions = {json.loads(run("list", "-f", "json", *more).out)["data_version"] for more in ([], ["--data", mine])}
        assert len(versions) == 2


class TestBlame:
    """Where files do not go together, the user's own is the one to mend."""

    @pytest.mark.parametrize(
        ("text", "place", "said"),
        [
            pytest.param(
                "cities:\n  muelheim: {name: Mülheim im Schwarzwald, state: BW}\n",
                "mine.yaml:2:3: cities.muelheim",
                "“Mülheim” belongs to muelheim-an-der-ruhr already; choose another slug or name",
                id="slug is an alias",
            ),
            pytest.param(
                "cities:\n  dortmund:\n    ags: '05113000'\n",
                "mine.yaml:3:5: cities.dortmund.ags",
                "the AGS 05113000 belongs to essen already",
                id="code of another city",
            ),
            pytest.param(
                "cities:\n  dortmund:\n    aliases: [Essen]\n",
                "mine.yaml:3:15: cities.dortmund.aliases[0]",
                "“Essen” belongs to essen already",
                id="alias is a name",
            ),
            pytest.param(
                "cities:\n  dortmund:\n    aliases: [Doppstadt, Mülheim]\n",
                "mine.yaml:3:26: cities.dortmund.aliases[1]",
                "“Mülheim” belongs to muelheim-an-der-ruhr already; remove it from one of the two",
                id="alias is an alias of a city that stands further down",
            ),
            pytest.param(
                "cities:\n  wuppertal:\n    aliases: [MULHEIM]\n",
                "mine.yaml:3:15: cities.wuppertal.aliases[0]",
                "“MULHEIM” belongs to muelheim-an-der-ruhr already; remove it from one of the two",
                id="alias is an alias of a city that stands further up",
            ),
            pytest.param(
                "cities:\n  zett:\n    name: Mülheim\n    state: BW\n",
                "mine.yaml:2:3: cities.zett",
                "“Mülheim” belongs to muelheim-an-der-ruhr already; choose another slug or name",
                id="name is an alias",
            ),
            pytest.param(
                "cities:\n  essen:\n    name: Mülheim\n",
                "mine.yaml:2:3: cities.essen",
                "“Mülheim” belongs to muelheim-an-der-ruhr already; choose another slug or name",
                id="new name is an alias",
            ),
            pytest.param(
                "cities:\n  zett: {name: Zett, state: BW}\n  ypsilon: {name: Ypsilon, state: BW, aliases: [Zett]}\n",
                "mine.yaml:3:49: cities.ypsilon.aliases[0]",
                "“Zett” belongs to zett already; remove it from one of the two",
                id="both are own",
            ),
            pytest.param(
                "indicators:\n  rent_eur_m2:\n    decimals: 0\n",
                "mine.yaml:3:5: indicators.rent_eur_m2.decimals",
                "has more than 0 decimals",
                id="definition that bundled values do not fit",
            ),
        ],
    )  # fmt: skip
    def test_the_own_file_is_named(self, text: str, place: str, said: str, write: Write, run: Runner) -> None:
        write("mine.yaml", text)
        done = run("list", "--data", "mine.yaml")
        assert done.code == 4
        (problem,) = (line for line in done.err.splitlines() if ".yaml:" in line)
        assert problem.startswith(place)
        assert said in problem

    def test_the_latest_file_that_gives_an_alias_is_named(self, write: Write, run: Runner) -> None:
        """An alias that two files give, and that is another city's name, is told once, where it was said last."""
        write("a.yaml", "cities: {essen: {aliases: [Dortmund]}}")
        write("b.yaml", "cities:\n  essen:\n    aliases: [Stadt an der Emscher, Dortmund]\n")
        write("c.yaml", "cities: {essen: {ags: '99999999'}}")
        done = run("list", "--data", "a.yaml", "--data", "b.yaml", "--data", "c.yaml")
        assert [line for line in done.err.splitlines() if ".yaml:" in line] == [
            "b.yaml:3:37: cities.essen.aliases[1]: “Dortmund” belongs to dortmund already; remove it from one of the two"
        ]

    def test_bundled_data_must_name_its_sources(self, use_data: Callable[..., None], run: Runner) -> None:
        use_data("cities: {aaburg: {name: Aaburg, state: NW, indicators: {population: 5}}}")
        assert "no source is named" in run("list").err


class TestRestsOn:
    """What rests on something of the user's own is marked, though the figure itself is bundled."""

    @pytest.mark.parametrize(
        ("text", "commands"),
        [
            pytest.param(
                "indicators: {rent_eur_m2: {better: high}}",
                ["list --sort rent", "show dortmund --fields rent", "compare dortmund essen --fields rent", "rank dortmund essen --weight rent=1",
                 "export --what indicators", "sources dortmund rent"],
                id="definition of an indicator",
            ),
            pytest.param(
                "cities: {dortmund: {lat: 50.5}}",
                ["list --near dortmund --within 60", "rank dortmund essen --weight distance=1 --from dortmund", "sources dortmund lat"],
                id="coordinates",
            ),
            pytest.param("cities: {dortmund: {pay: null}}", ["show dortmund --fields pay", "sources dortmund pay", "offer 5000 --city dortmund"], id="cleared pay"),
            pytest.param("cities: {dortmund: {skills: []}}", ["show dortmund --fields skills", "sources dortmund skills"], id="emptied list"),
            pytest.param("cities: {dortmund: {indicators: {rent_eur_m2: null}}}", ["show dortmund --fields rent", "sources dortmund rent"], id="cleared number"),
            pytest.param("states: {NW: {pay: null}}", ["show essen --fields pay", "compare essen bochum --fields pay"], id="cleared pay of a state"),
            pytest.param(
                "vocabulary: {skills: {firewall: {broader: [sap, exchange]}}}",
                ["gap --have firewall --city dortmund", "rank dortmund essen --weight skills=1 --have firewall"],
                id="relation of terms",
            ),
            pytest.param(
                "sources: {wir-lieben-jobs: {publisher: Me}}",
                ["show dortmund --fields pay", "offer 6000 --city dortmund", "export --what pay", "sources dortmund pay", "gap --have cloud --city dortmund"],
                id="description of a source",
            ),
            pytest.param("vocabulary: {skills: {sap: {en: Erp}}}", ["show dortmund --fields skills", "gap --have cloud --city dortmund"], id="label of a term"),
        ],
    )  # fmt: skip
    def test_it_is_marked_in_rows_json_and_tables(
        self, text: str, commands: list[str], write: Write, run: Runner
    ) -> None:
        write("mine.yaml", text)
        for command in commands:
            name = command.split()[0]
            of_cities = name in ("list", "show", "compare")
            listed = rows(run(*command.split(), "-f", "csv", "--data", "mine.yaml").out)
            marks = {row["notes" if of_cities else "pack"] for row in listed}
            assert any(
                "from_pack" in each.split("|") if of_cities else each.startswith("mine.yaml:") for each in marks
            ), command
            assert "mine.yaml" in run(*command.split(), "-f", "json", "--data", "mine.yaml").out, command
            forms = [["--notes", notes] for notes in NOTES] if name not in ("sources", "export") else [[]]
            for form in (*forms, ["-f", "md"]):
                shown = run(*command.split(), *form, "--data", "mine.yaml").out
                assert ("+ = your own data" if name == "list" else "mine.yaml") in shown, (command, form)

    def test_distances_are_marked_in_a_comparison(self, write: Write, run: Runner) -> None:
        """In the title, and where it was asked for also to a tenth of a kilometre and as the air line that it is."""
        write("mine.yaml", "cities: {dortmund: {lat: 50.5}}")
        for notes in NOTES:
            asked = ("compare", "dortmund", "essen", "--data", "mine.yaml", "--notes", notes)
            assert "(111 km apart [1])" in " ".join(run(*asked).out.split())
            assert "111.0 km (straight line) [1]" in run(*asked, "--fields", "distance").out

    @pytest.mark.parametrize("notes", NOTES)
    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("cities: {dortmund: {skills: [cloud, firewall]}, essen: {skills: [cloud, firewall]}}", id="values"),
            pytest.param("indicators: {asking_rent_eur_m2: {better: high}}\ncities: {dortmund: {indicators: {asking_rent_eur_m2: null}}}", id="definition"),
        ],
    )  # fmt: skip
    def test_what_decides_nothing_in_a_ranking_is_marked(
        self, text: str, notes: str, write: Write, run: Runner
    ) -> None:
        """Its values are not shown where another criterion decides, so its own line has the mark."""
        write("mine.yaml", text)
        weights = ("--weight", "population=1", "--weight", "skills=1", "--weight", "asking_rent_eur_m2=1")
        asked = ("rank", "essen", "dortmund", *weights, "--have", "cloud", "--data", "mine.yaml", "--notes", notes)
        before, _, _ = run(*asked).out.partition("Your own data: mine.yaml.")
        assert before.endswith("] ")
        mark = before.split()[-1]
        table = before.split("─" * 80)[0]
        field = "Skills" if "skills" in text else "Advertised rent"
        found = re.search(rf"^  {field} .*?(?=^  \S|\Z)", table, re.MULTILINE | re.DOTALL)
        assert found
        assert "counts nothing" in " ".join(found.group().split())
        assert mark in found.group()

    def test_nothing_else_is_marked(self, write: Write, run: Runner) -> None:
        write("mine.yaml", "cities: {dortmund: {lat: 50.5, pay: null}}")
        assert (
            "from_pack"
            not in run("show", "dortmund", "--fields", "rent,skills", "-f", "csv", "--data", "mine.yaml").out
        )
        assert "from_pack" not in run("show", "essen", "-f", "csv", "--data", "mine.yaml").out


class TestLaying:
    """Only null clears; empty fields and lists of aliases add nothing."""

    def test_empty_indicators_and_aliases_take_nothing_away(self, write: Write, run: Runner) -> None:
        write("mine.yaml", "cities: {muelheim-an-der-ruhr: {indicators: {}, aliases: []}}")
        shown = ("show", "muelheim", "--fields", "rent", "-f", "csv")
        bundled = run(*shown).out
        assert rows(bundled)[0]["rent_eur_m2"]
        assert run(*shown, "--data", "mine.yaml").out == bundled

    def test_an_own_indicator_has_columns_of_its_own(self, write: Write, run: Runner) -> None:
        write("mine.yaml", """
            indicators: {parks: {de: Parks, en: Parks, unit: "", decimals: 0, better: high}}
            cities: {dortmund: {indicators: {parks: {value: 12, year: 2025}}}}
            """)  # fmt: skip
        out = run("show", "dortmund", "essen", "--fields", "parks", "-f", "csv", "--data", "mine.yaml").out
        assert out == "city,name,notes,parks,parks_year\ndortmund,Dortmund,from_pack,12,2025\nessen,Essen,,,\n"
        assert (
            run("list", "-f", "csv", "--data", "mine.yaml")
            .out.splitlines()[0]
            .endswith(f",{PROFILE_COLUMN_NAMES[-1]},parks,parks_year")
        )
        ranked = rows(run("rank", "dortmund", "essen", "--weight", "parks=1", "-f", "csv", "--data", "mine.yaml").out)
        assert ranked[0]["pack"] == "mine.yaml:3"

    @pytest.mark.parametrize("command", ["rank dortmund essen", "show dortmund -f csv", "list --sort pay"])
    def test_own_indicators_take_no_names_that_are_taken(self, command: str, write: Write, run: Runner) -> None:
        """Neither a field, a criterion, an order nor a column: else a ranking would head salaries with its words, and csv lose it."""
        taken = sorted(TAKEN_IDS)
        noise = "de: Lärm, en: Noise, unit: dB, decimals: 0, better: low"
        write("mine.yaml", "indicators:\n" + "".join(f"  {name}: {{{noise}}}\n" for name in taken))
        done = run(*command.split(), "--data", "mine.yaml")
        assert (done.code, done.out) == (4, "")
        for line, name in enumerate(taken, 2):
            problem = f"mine.yaml:{line}:3: indicators.{name}: “{name}” is the name of a field or a column already; choose another id"
            assert problem in done.err.splitlines()

    @pytest.mark.parametrize("words", ["Gehalt", "pay", "Land", "Rent (net cold)"])
    def test_words_that_mean_two_fields_are_never_guessed_at(self, words: str, write: Write, run: Runner) -> None:
        """An own indicator with the words of another field is refused before anything is chosen, sorted or weighed by them."""
        write("mine.yaml", f'indicators: {{noise: {{de: Lärm, en: "{words}", unit: dB, decimals: 0, better: low}}}}')
        for command in (
            ["show", "dortmund", "--fields", words],
            ["list", "--sort", words],
            ["rank", "--weight", f"{words}=1"],
        ):
            done = run(*command, "--data", "mine.yaml")
            assert (done.code, done.out) == (4, "")
            assert f"indicators.noise.en: “{words}” means " in done.err

    def test_a_beginning_of_two_fields_names_both(self, write: Write, run: Runner) -> None:
        """What fits the bundled rent and an indicator of one's own is not guessed at either."""
        write("mine.yaml", "indicators: {rental: {de: Pacht, en: Lease, unit: EUR, decimals: 0, better: low}}")
        for command in (
            ["show", "dortmund", "--fields", "rent"],
            ["list", "--sort", "rent"],
            ["rank", "--weight", "rent=1"],
        ):
            done = run(*command, "--data", "mine.yaml")
            assert (done.code, done.out) == (2, "")
            assert "did you mean rent_eur_m2 or rental?" in done.err

    def test_bundled_indicators_may_be_defined_anew(self, write: Write, run: Runner) -> None:
        """Their columns are theirs: other words and bounds are no second indicator."""
        write(
            "mine.yaml",
            "indicators: {rent_eur_m2: {de: Neumiete, en: New rent, usual: {low: 3, high: 60}}, wage_index: {decimals: 2}}",
        )
        assert "New rent" in run("show", "dortmund", "--fields", "rent", "--data", "mine.yaml").out
        assert run("check", "mine.yaml").code == 0

    def test_an_own_source_covers_only_what_its_file_says(self, write: Write, run: Runner) -> None:
        write("mine.yaml", """
            sources: {office: {publisher: Office, title: Register, kind: register, accessed: 2026-05-01, covers: [ags, name]}}
            cities: {unna: {name: Unna, state: NW, ags: "05978036"}}
            """)  # fmt: skip
        assert [
            row["source"] for row in rows(run("sources", "essen", "ags", "-f", "csv", "--data", "mine.yaml").out)
        ] == ["destatis-st24"]
        assert [
            row["source"] for row in rows(run("sources", "unna", "ags", "-f", "csv", "--data", "mine.yaml").out)
        ] == ["office"]

    def test_hidden_files_of_a_folder_are_left_alone(self, write: Write, run: Runner) -> None:
        write("folder/.#a.yaml", "nonsense: [")
        write("folder/a.yaml", "cities: {unna: {name: Unna, state: NW}}")
        assert run("show", "unna", "--data", "folder").code == 0

    def test_the_version_is_that_of_the_data_in_use(self, mine: str, run: Runner) -> None:
        assert run("--version").out != run("--version", "--data", mine).out

    def test_every_city_that_shares_an_alias_is_told(self, write: Write, run: Runner) -> None:
        write(
            "mine.yaml",
            "cities:\n"
            + "".join(f"  {slug}: {{name: {slug}x, state: NW, aliases: [Same]}}\n" for slug in ("aa", "bb", "cc")),
        )
        told = [line for line in run("check", "mine.yaml").out.splitlines() if "belongs to aa" in line]
        assert [line.split(": ")[1] for line in told] == ["cities.bb.aliases[0]", "cities.cc.aliases[0]"]

    def test_a_refused_field_hides_no_unknown_term_of_its_name(self, write: Write, run: Runner) -> None:
        write(
            "mine.yaml",
            "sources: {a: {publisher: A, title: 5, kind: report, accessed: 2026-01-01}}\ncities: {essen: {skills: [title, blubb]}}",
        )
        assert "there is no term “title”" in run("check", "mine.yaml").out

    def test_both_cities_of_one_name_are_suggested(self, write: Write, run: Runner) -> None:
        write("mine.yaml", "cities: {zz-c: {name: Dortmund, state: BY}}")
        assert "did you mean dortmund or zz-c" in run("show", "dortmundd", "--data", "mine.yaml").err


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param("itleiter show zz;", [], id="shell code"),
        pytest.param("itleiter show $(", [], id="substitution"),
        pytest.param("itleiter show unn", ["unna"], id="plain"),
    ],
)
def test_completion_offers_only_what_no_shell_would_run(
    words: str, offered: list[str], write: Write, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are free text; shells insert what is offered without quotes."""
    write("mine.yaml", "cities: {unna: {name: 'Unna `id` \"', state: NW, aliases: ['$(id)', 'zz;reboot']}}")
    for name, value in {
        "ITLEITER_DATA": "mine.yaml",
        "_ITLEITER_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": words,
    }.items():
        monkeypatch.setenv(name, value)
    out = run().out
    assert ("unna" in out) is bool(offered)
    assert not re.search(r"[$;`\\]", out)


def test_completion_does_not_wait_for_standard_input(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack on standard input belongs to the command, not to the shell that completes it."""
    monkeypatch.setattr("sys.stdin", None)
    for name, value in {
        "ITLEITER_DATA": "-",
        "_ITLEITER_COMPLETE": "complete_bash",
        "COMP_WORDS": "itleiter show dor",
        "COMP_CWORD": "2",
    }.items():
        monkeypatch.setenv(name, value)
    assert run().out.split() == ["dortmund"]
