"""What is asked of the profession in general: its evidence, own skills against it, its marks, and the user's own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import BASE, Runner, catalog_of
from itleiter_cli.catalog.forms import EscoMatch, EscoRelation
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.profession import CoreSkill, EscoSkill, Evidence
from itleiter_cli.cities.profession import EvidenceKind, core_skills, evidence_kinds
from itleiter_cli.cities.trust import count_uses
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.gap import find_gap, find_general_gap

SKILL = "00000000-0000-0000-0000-00000000000a"
OTHER_SKILL = "00000000-0000-0000-0000-00000000000b"

PROFESSION = """
vocabulary:
  skills:
    sap: {aliases: [S/4HANA], note: {de: Nicht die Firma, en: Not the company}}
    networks: {esco: {id: 00000000-0000-0000-0000-00000000000a, match: narrow}}
profession:
  codes:
    - {scheme: esco, code: "1330.2", de: IT-Leiter, en: chief information officer, url: "https://esco.example/1330.2"}
    - {scheme: kldb2010, code: "43394", note: {de: Zählt mehr, en: Counts more}}
  skills:
    - term: networks
      evidence: {esco_essential: ["1330.2"], onet_tasks: 1, descriptions: 3, samples: 2}
      esco:
        - {id: 00000000-0000-0000-0000-00000000000a, match: narrow, relations: {"1330.2": essential}}
        - {id: 00000000-0000-0000-0000-00000000000b, match: broad, relations: {"1330.2": optional, "1330.5": essential}}
    - {term: erp, evidence: {onet_tasks: 2, samples: 4}}
    - {term: cloud, evidence: {descriptions: 5, samples: 3}}
  descriptions:
    - {publisher: Pages, url: "https://pages.example/head-of-it", dated: 2024}
  samples: 7
  sources: [board, census]
cities:
  full: {name: Full, state: NW, text: {source: board}, skills: [sap, cloud, erp]}
  small: {name: Small, state: NW, text: {source: board}, skills: [sap]}
  none: {name: None, state: NW}
"""


def core(
    *matches: tuple[EscoMatch, EscoRelation], tasks: int = 0, descriptions: int = 0, samples: int = 0
) -> CoreSkill:
    """Make a core skill with skills of ESCO that match it in some way, and are essential or optional."""
    evidence = Evidence(onet_tasks=tasks, descriptions=descriptions, samples=samples)
    esco = tuple(EscoSkill(id=SKILL, match=match, relations={"1330.2": relation}) for match, relation in matches)
    return CoreSkill(term="x", evidence=evidence, esco=esco)


@pytest.mark.parametrize(
    ("skill", "kinds"),
    [
        pytest.param(core(), (), id="nothing"),
        pytest.param(core(("exact", "essential")), ("esco",), id="the same, and essential"),
        pytest.param(core(("close", "essential")), ("esco",), id="nearly the same, and essential"),
        pytest.param(core(("narrow", "essential"), ("broad", "essential")), (), id="only narrower and broader"),
        pytest.param(core(("exact", "optional")), (), id="the same, but optional"),
        pytest.param(core(("exact", "optional"), ("broad", "essential")), (), id="never both in one skill"),
        pytest.param(core(("broad", "optional"), ("close", "essential")), ("esco",), id="one of several is enough"),
        pytest.param(core(tasks=1), ("onet",), id="one task"),
        pytest.param(core(descriptions=2, samples=2), (), id="two of each"),
        pytest.param(core(descriptions=3, samples=3), ("descriptions", "samples"), id="three of each"),
        pytest.param(
            core(("exact", "essential"), tasks=2, descriptions=13, samples=18),
            ("esco", "onet", "descriptions", "samples"),
            id="all four",
        ),
    ],
)
def test_kinds_of_evidence(skill: CoreSkill, kinds: tuple[EvidenceKind, ...]) -> None:
    """ESCO counts only where it means the same or nearly, and is essential there; pages and texts from three on."""
    assert evidence_kinds(skill) == kinds


def test_every_bundled_core_skill_has_two_kinds_of_evidence(bundled: Catalog) -> None:
    """21 skills; the kinds of some, counted by hand."""
    kinds = {term: len(evidence_kinds(skill)) for term, skill in core_skills(bundled).items()}
    assert len(kinds) == 21
    assert min(kinds.values()) == 2
    by_hand = {"it-strategy": 4, "it-security": 2, "people-leadership": 3, "data-protection": 2, "user-support": 2}
    assert by_hand.items() <= kinds.items()
    assert {term for term, count in kinds.items() if count == 4} == {
        "it-strategy",
        "project-management",
        "system-architecture",
    }


def test_what_evidence_says_is_essential_agrees_with_esco(bundled: Catalog) -> None:
    """The occupations that a skill is essential for are those of the skills of ESCO beside it."""
    for skill in core_skills(bundled).values():
        essential = {
            code for each in skill.esco for code, relation in each.relations.items() if relation == "essential"
        }
        assert set(skill.evidence.esco_essential) == essential, skill.term


def test_own_skills_against_what_is_asked_in_general() -> None:
    """A firewall is networks, moving SAP is ERP; the cloud is missing, and nothing is left over."""
    answer = find_general_gap(catalog_of(PROFESSION), ["firewall", "sap-migration"])
    assert answer.profession is not None
    assert [(skill.skill, skill.holding, skill.through) for skill in answer.profession.skills] == [
        ("networks", "there", ("firewall",)),
        ("erp", "there", ("sap-migration",)),
        ("cloud", "missing", ()),
    ]
    assert [skill.kinds for skill in answer.profession.skills] == [
        ("onet", "descriptions"),
        ("onet", "samples"),
        ("descriptions", "samples"),
    ]
    assert (answer.gap, answer.least, list(answer.sources)) == ((), (), ["board", "census"])


def test_what_is_not_asked_in_general_is_extra_and_has_no_evidence() -> None:
    """Nobody asks for cooking; all that is asked for is missing."""
    data = catalog_of(PROFESSION, "vocabulary: {skills: {cooking: {de: Kochen, en: Cooking}}}")
    general = find_general_gap(data, ["cooking"]).profession
    assert general is not None
    (extra,) = general.of("extra")
    assert (extra.skill, extra.core, extra.kinds, extra.evidence) == ("cooking", False, (), None)
    assert [skill.core for skill in general.of("missing")] == [True, True, True]


def test_what_a_city_asks_for_is_marked_where_it_is_asked_in_general() -> None:
    """Cloud and ERP are asked for in general as well, SAP is not."""
    data = catalog_of(PROFESSION)
    (gap,) = find_gap(data, [data.cities["full"]], ["networks"]).gap
    assert [(skill.skill, skill.core) for skill in gap.skills] == [
        ("sap", False),
        ("cloud", True),
        ("erp", True),
        ("networks", True),
    ]


def test_without_a_profile_of_the_profession_a_city_is_needed() -> None:
    """Nothing is said, and nothing marked, where the data has none."""
    data = catalog_of("cities: {c: {name: C, state: NW, text: {source: board}, skills: [sap]}}")
    with pytest.raises(UsageProblem) as caught:
        find_general_gap(data, ["sap"])
    assert caught.value.hint == text("gap-no-profession-hint")
    assert [skill.core for skill in find_gap(data, [data.cities["c"]], ["sap"]).gap[0].skills] == [False]


def test_the_profession_rests_on_its_sources() -> None:
    """Each counts as the source of one list more: the board has two cities besides, the census nothing."""
    _, lists = count_uses(catalog_of(PROFESSION))
    assert (lists["board"], lists["census"]) == (3, 1)


def test_no_bundled_source_of_the_profession_stands_unused(run: Runner) -> None:
    """Whoever lists the sources sees that one list rests on each of them."""
    rows = {row["source"]: row for row in csv.DictReader(io.StringIO(run("sources", "-f", "csv").out))}
    of_profession = ["esco", "ba-mapping", "kldb2010", "onet", "profession-descriptions", "profession-samples"]
    assert [rows[key]["facets"] for key in of_profession] == ["1"] * 6


class TestCommand:
    """What people and scripts see."""

    @pytest.fixture(autouse=True)
    def data(self, use_data: Callable[..., None]) -> None:
        use_data(PROFESSION)

    def test_the_rows_in_general_have_no_city(self, run: Runner) -> None:
        """List and evidence in the last columns; the sources of the list in one cell."""
        rows = list(csv.DictReader(io.StringIO(run("gap", "--have", "cloud", "-f", "csv").out)))
        assert [(row["city"], row["skill"], row["holding"], row["list"], row["core"]) for row in rows] == [
            ("", "networks", "missing", "profession", "true"),
            ("", "erp", "missing", "profession", "true"),
            ("", "cloud", "there", "profession", "true"),
        ]
        assert {row["source"] for row in rows} == {"board|census"}
        assert list(rows[0])[11:] == [
            "core",
            "list",
            "kinds",
            "esco_essential",
            "onet_tasks",
            "descriptions",
            "samples",
            "lists",
            "lists_seen",
        ]
        evidence = ["onet|descriptions", "1330.2", "1", "3", "2"]
        assert list(rows[0].values())[11:] == ["true", "profession", *evidence, "0", "2"]
        assert {row["complete"] for row in rows} == {"false"}

    def test_the_rows_of_a_city_have_no_evidence(self, run: Runner) -> None:
        """They say that they are a city's, and whether a skill is asked for in general."""
        rows = list(csv.DictReader(io.StringIO(run("gap", "full", "--have", "erp", "-f", "csv").out)))
        assert [list(row.values())[11:] for row in rows] == [
            ["false", "city", "", "", "", "", "", "2", "2"],
            ["true", "city", "", "", "", "", "", "1", "2"],
            ["true", "city", "", "", "", "", "", "1", "2"],
        ]

    def test_cities_are_named_either_way(self, run: Runner) -> None:
        """As arguments, with --city, or both; one that is named twice counts once."""
        argument = run("gap", "full", "small", "--have", "erp")
        assert argument.code == 0
        assert argument == run("gap", "--city", "full", "--city", "small", "--have", "erp")
        assert argument == run("gap", "full", "--city", "full", "--city", "small", "--have", "erp")

    def test_a_city_without_own_skills_says_what_is_asked_for(self, run: Runner) -> None:
        """The list of the city, and nothing that is there or missing; one skill is not several."""
        lines = run("gap", "full", "small").out.splitlines()
        assert [line for line in lines if "asked for" in line] == [
            "Full: 3 skills asked for",
            "Small: 1 skill asked for",
        ]
        assert "  Here and in general  Cloud (in 1 of the 2 lists we saw); ERP (1)" in lines
        assert "Here besides  SAP (2)" in lines
        assert not any("missing" in line or "least" in line for line in lines)
        assert "Small: 1 Kenntnis verlangt" in run("gap", "small", "--lang", "de").out
        assert "Small: you have 0 of 1, 1 missing  ░" in run("gap", "small", "--have", "cloud").out

    def test_a_city_without_a_list_and_own_skills_names_the_general_one(self, run: Runner) -> None:
        """Nothing is known, which is no mistake of the command."""
        result = run("gap", "none")
        assert (result.code, "None: no list of skills was seen" in result.out) == (0, True)
        assert "`itleiter gap`" in result.out

    @pytest.mark.parametrize("command", [("gap",), ("gap", "full")])
    def test_nothing_is_missing_where_nobody_said_what_is_there(self, command: tuple[str, ...], run: Runner) -> None:
        """Empty in rows, null in JSON."""
        rows = list(csv.DictReader(io.StringIO(run(*command, "-f", "csv").out)))
        assert [row["holding"] for row in rows] == ["", "", ""]
        answer = json.loads(run(*command, "-f", "json").out)
        skills = (answer["profession"] or answer["gap"][0])["skills"]
        assert [skill["holding"] for skill in skills] == [None, None, None]

    def test_without_skills_it_says_what_is_asked_for(self, run: Runner) -> None:
        """Evidence and codes where they are asked for, and notes, but nothing that is there or missing."""
        short = run("gap").out
        assert "Not shown: evidence and codes (--codes)." in short
        assert "1330.2" not in short
        said = run("gap", "--codes", "--notes", "full").out
        assert said.startswith("Head of IT in general: 3 skills asked for\n")
        assert "head of IT each [1][2][3]" in " ".join(said.split())
        assert "missing" not in said
        assert "ESCO 1330.2: chief information officer" in said
        assert "KldB 2010 43394: Counts more." in said
        assert "Pages, 2024" in said
        assert "1 German descriptions and 7 texts about one head of IT each" in " ".join(said.split())
        assert ["Networks", "2", "(1330.2)", "1", "3", "2"] in [line.split() for line in said.splitlines()]
        assert f"{SKILL}  narrower  essential: 1330.2" in said
        assert f"{OTHER_SKILL}  broader   essential: 1330.5; optional:" in said

    def test_what_to_learn_first(self, run: Runner) -> None:
        """Missing here and asked for in general; what else is missing comes after it."""
        lines = run("gap", "full", "--have", "networks").out.splitlines()
        assert "  Learn first  Cloud (in 1 of the 2 lists we saw); ERP (1)" in lines
        assert "Then           SAP (2)" in lines
        assert not any(line.startswith("Missing") for line in lines)
        lines = run("gap", "small", "--have", "networks", "--lang", "de").out.splitlines()
        assert any(line.startswith("Es fehlen") and "SAP (in 2 der 2 " in line for line in lines)
        assert not any("Zuerst lernen" in line for line in lines)

    def test_a_city_without_a_list_offers_the_general_one(self, run: Runner) -> None:
        """With the command to type, own skills and all, which says something."""
        said = run("gap", "none", "--have", "S/4HANA", "--have", "cloud").out
        assert said.startswith("None: no list of skills was seen\n")
        assert "`itleiter gap --have sap --have cloud`" in " ".join(said.split())
        assert run("gap", "--have", "sap", "--have", "cloud").code == 0

    @pytest.mark.parametrize(
        "command", ["gap", "gap full", "gap --have erp", "gap full none --have erp", "terms", "terms skills"]
    )
    def test_json_is_valid_against_its_schema(self, command: str, run: Runner) -> None:
        """The object fits the schema that is printed for it; without a profession where cities are named."""
        schema = json.loads(run("schema", "--of", command.split()[0]).out)
        answer = json.loads(run(*command.split(), "-f", "json").out)
        Draft202012Validator(schema).validate(answer)
        if command.startswith("gap"):
            assert list(answer)[-4:] == ["profession", "lists_seen", "unknown", "findings"]
            assert (answer["profession"] is None) == (command.split()[1:2] == ["full"])

    def test_json_has_evidence_and_codes(self, run: Runner) -> None:
        """Everything that the profile says of a skill, and of the profession."""
        answer = json.loads(run("gap", "--have", "erp", "-f", "json").out)
        networks = answer["profession"]["skills"][0]
        assert networks["evidence"] == {
            "esco_essential": ["1330.2"],
            "onet_tasks": 1,
            "descriptions": 3,
            "samples": 2,
        }
        assert networks["esco"][1] == {
            "id": OTHER_SKILL,
            "match": "broad",
            "relations": {"1330.2": "optional", "1330.5": "essential"},
        }
        assert (networks["esco_id"], networks["esco_match"]) == (SKILL, "narrow")
        assert [code["code"] for code in answer["profession"]["codes"]] == ["1330.2", "43394"]
        assert (answer["profession"]["samples"], answer["profession"]["sources"]) == (7, ["board", "census"])

    def test_terms_are_marked_and_explained(self, run: Runner) -> None:
        """A star for what is asked for in general, aliases beside the label, notes below, matches in words."""
        said = run("terms", "skills", "--notes", "full", "--lang", "de").out
        assert [line.split() for line in said.splitlines()][3:8] == [
            ["erp", "ERP", "*", "1"],
            ["sap", "SAP", "(auch:", "S/4HANA;", "Oberbegriff:", "erp)", "[1]", "2"],
            ["sap-migration", "SAP-Umzug", "(Oberbegriff:", "sap)", "0"],
            ["cloud", "Cloud", "*", "1"],
            ["networks", "Netzwerke", "*", "0"],
        ]
        assert "* = von IT-Leitungen allgemein verlangt" in said
        assert "[1] sap: Nicht die Firma." in said
        assert "ESCO 1.2.0, enger" in said
        assert "*" not in run("terms", "industries").out

    def test_the_sources_of_the_profession_stand_with_its_skills(self, run: Runner) -> None:
        """The board has the lists of cities as well; the census only says what is asked for in general."""
        sources = [json.loads(run("terms", facet, "-f", "json").out)["sources"] for facet in ("skills", "culture")]
        assert [[*each] for each in sources] == [["board", "census"], []]

    def test_terms_for_scripts(self, run: Runner) -> None:
        """The new columns are the last."""
        rows = list(csv.DictReader(io.StringIO(run("terms", "skills", "-f", "csv").out)))
        assert list(rows[0])[-6:] == ["part_of", "named_for", "core", "aliases", "note_de", "note_en"]
        assert [list(row.values())[-4:] for row in rows[:2]] == [
            ["true", "", "", ""],
            ["false", "S/4HANA", "Nicht die Firma", "Not the company"],
        ]


OWN = """
vocabulary:
  skills:
    mainframe: {de: Großrechner, en: Mainframe}
profession:
  skills:
    - {term: mainframe, evidence: {descriptions: 4}}
    - {term: sap, evidence: {onet_tasks: 1}}
"""


class TestOwnProfile:
    """A file of the user's own may say what is asked for in general."""

    @pytest.fixture(autouse=True)
    def mine(self, use_data: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        use_data(PROFESSION)
        monkeypatch.chdir(tmp_path)
        (tmp_path / "mine.yaml").write_text(OWN, encoding="utf-8")

    def test_it_replaces_the_bundled_one_as_a_whole(self, run: Runner) -> None:
        """Its skills, and no code, page or source of what was there before; the file itself is the source."""
        answer = json.loads(run("gap", "--data", "mine.yaml", "-f", "json").out)["profession"]
        assert [skill["skill"] for skill in answer["skills"]] == ["mainframe", "sap"]
        assert (answer["codes"], answer["descriptions"], answer["samples"]) == ([], [], 0)
        assert answer["sources"] == ["pack-mine"]
        assert answer["origin"] == {"file": "mine.yaml", "line": 5}

    def test_it_is_marked_as_the_users_own(self, run: Runner) -> None:
        """In the notes of the gap, in general and of a city, in the vocabulary, and in rows."""
        said = run("gap", "--data", "mine.yaml").out
        assert "your own compilation" in said
        assert "our own compilation from ESCO" not in said
        assert "[1] Your own data: mine.yaml." in said
        city = run("gap", "full", "--have", "networks", "--data", "mine.yaml").out
        assert "Learn first [1]" in city
        assert "[1] Your own data: mine.yaml." in city
        assert "general; `itleiter gap` shows the evidence. Your own data:" in " ".join(
            run("terms", "skills", "--data", "mine.yaml").out.split()
        )
        rows = csv.DictReader(
            io.StringIO(run("gap", "full", "--have", "cloud", "-f", "csv", "--data", "mine.yaml").out)
        )
        assert [(row["skill"], row["core"], row["pack"]) for row in rows] == [
            ("sap", "true", "mine.yaml:5"),
            ("cloud", "false", ""),
            ("erp", "false", ""),
        ]

    def test_core_skills_of_the_vocabulary_are_the_users_own(self, run: Runner, tmp_path: Path) -> None:
        """One with the place of its term, the other with that of the profession; an industry of the same id is neither."""
        industry = "vocabulary: {industries: {sap: {de: SAP-Beratung, en: SAP consulting}}}\n"
        (tmp_path / "industry.yaml").write_text(industry, encoding="utf-8")
        out = run("terms", "-f", "csv", "--data", "mine.yaml", "--data", "industry.yaml").out
        rows = [row for row in csv.DictReader(io.StringIO(out)) if row["pack"] or row["core"] == "true"]
        assert [(row["facet"], row["term"], row["core"], row["pack"]) for row in rows] == [
            ("industries", "sap", "false", "industry.yaml:1"),
            ("skills", "sap", "true", "mine.yaml:5"),
            ("skills", "mainframe", "true", "mine.yaml:4"),
        ]

    def test_check_accepts_it(self, run: Runner) -> None:
        """No error, no warning."""
        result = run("check", "mine.yaml")
        assert result.code == 0
        assert "0 errors, 0 warnings" in result.out + result.err

    def test_a_source_that_only_it_names_is_used(self, run: Runner, tmp_path: Path) -> None:
        """No warning of a source that nothing rests on."""
        source = "sources: {mine: {publisher: P, title: T, kind: report, accessed: 2026-01-31}}\n"
        text = f"{source}{OWN}  sources: [mine]\n"
        (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
        result = run("check", "mine.yaml")
        assert "source-unused" not in run("check", "mine.yaml", "-f", "csv").out
        assert "0 errors, 0 warnings" in result.out + result.err

    @pytest.mark.parametrize(
        ("profile", "place", "said"),
        [
            pytest.param("skills: [{term: mainfram, evidence: {}}]", "1:24", "there is no term “mainfram”", id="term"),
            pytest.param("skills: [], sources: [nobody]", "1:36", "there is no source “nobody”", id="source"),
            pytest.param(
                "skills: [{term: sap, evidence: {}}, {term: sap, evidence: {}}]", "1:51", "twice", id="a skill twice"
            ),
            pytest.param(
                f"skills: [{{term: sap, evidence: {{}}, esco: [{{id: {SKILL}, match: nearly, relations: {{}}}}]}}]",
                "1:99",
                "“nearly” is none of the possible values",
                id="match",
            ),
            pytest.param(
                "skills: [{term: sap, evidence: {onet_tasks: -1}}]", "1:46", "-1 is out of bounds", id="a count below 0"
            ),
            pytest.param("codes: [{scheme: isco, code: '1'}]", "1:23", "“isco” is none", id="scheme"),
            pytest.param("skills: [{term: sap}]", "1:23", "“evidence” is missing", id="no evidence"),
            pytest.param("origin: {file: a, line: 1}", "1:14", "there is no field “origin”", id="a field of our own"),
        ],
    )
    def test_a_mistake_has_its_place(self, profile: str, place: str, said: str, run: Runner, tmp_path: Path) -> None:
        """File, line, column, and what is wrong, each once; exit 4."""
        (tmp_path / "mine.yaml").write_text(f"profession: {{{profile}}}\n", encoding="utf-8")
        result = run("check", "mine.yaml")
        (problem,) = [line for line in result.out.splitlines() if " warnings; " not in line]
        assert result.code == 4
        assert problem.startswith(f"mine.yaml:{place}: ")
        assert said in problem


def test_bundled_data_names_the_sources_of_the_profession() -> None:
    """Only a file of the user's own may be the source itself."""
    from itleiter_cli.messages.errors import InvalidData

    with pytest.raises(InvalidData) as error:
        catalog_of("profession: {skills: [{term: sap, evidence: {}}]}", base=BASE)
    assert [problem.message.key for problem in error.value.problems] == ["source-missing"]
