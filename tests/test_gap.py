"""Own skills against those asked for, worked out by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from conftest import BASE, Runner, catalog_of, parse_pack, rounds
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.gap import CityGap, GeneralGap, find_gap, find_general_gap
from itleiter_cli.questions.terms import list_terms

CITIES = """
vocabulary:
  training:
    firewall-course: {de: Brandmauern, en: Firewalls, trains: [networks]}
    cloud-course: {de: Wolken, en: Clouds, trains: [cloud]}
    talks: {de: Vorträge, en: Talks}
cities:
  full: {name: Full, state: NW, text: {source: board}, skills: [sap, cloud, firewall], training: [firewall-course, cloud-course, talks]}
  small: {name: Small, state: NW, text: {source: board}, skills: [erp]}
  part: {name: Part, state: NW, text: {source: board, seen: part}, skills: [networks]}
  none: {name: None, state: NW}
"""


def catalog() -> Catalog:
    return catalog_of(CITIES, base=BASE)


def test_narrower_counts_and_broader_is_partly() -> None:
    """SAP migration is SAP; networks are part of a firewall; the cloud is missing; ERP alone would be asked by nobody here."""
    data = catalog()
    (gap,) = find_gap(data, [data.cities["full"]], ["sap-migration", "networks"]).gap
    assert [(skill.skill, skill.holding, skill.through) for skill in gap.skills] == [
        ("sap", "there", ("sap-migration",)),
        ("cloud", "missing", ()),
        ("firewall", "partly", ("networks",)),
    ]
    assert gap.complete
    assert (gap.fitting_training, gap.other_training) == (("firewall-course", "cloud-course"), ("talks",))


def test_what_nobody_asks_for_is_extra() -> None:
    """The small city asks for ERP: SAP covers it, the cloud is on top; nothing is missing, so no training fits."""
    data = catalog()
    (gap,) = find_gap(data, [data.cities["small"]], ["sap", "cloud"]).gap
    assert [(skill.skill, skill.holding) for skill in gap.skills] == [("erp", "there"), ("cloud", "extra")]
    assert gap.fitting_training == ()


def test_a_broader_skill_of_ones_own_is_not_idle() -> None:
    """ERP is part of SAP, whether or not SAP is there as well."""
    data = catalog()
    (gap,) = find_gap(data, [data.cities["full"]], ["sap", "erp"]).gap
    assert [skill.skill for skill in gap.of("extra")] == []


def test_the_least_is_known_among_complete_lists_only() -> None:
    """Small misses one skill, full three; part and none are left out; with one complete list nothing is said."""
    data = catalog()
    every = [data.cities[slug] for slug in ("full", "small", "part", "none")]
    assert find_gap(data, every, ["networks"]).least == ("small",)
    assert find_gap(data, every[1:], ["networks"]).least == ()
    gaps = {
        gap.city: (gap.complete, [skill.holding for skill in gap.skills])
        for gap in find_gap(data, every, ["cloud"]).gap
    }
    assert gaps["part"] == (False, ["missing", "extra"])
    assert gaps["none"] == (False, [])


@pytest.mark.parametrize(
    ("have", "least"),
    [
        pytest.param([], (), id="nobody said what is there"),
        pytest.param(["cooking"], ("one",), id="one skill is less than two or three"),
        pytest.param(["erp", "networks"], ("one", "two"), id="two halves are one whole"),
        pytest.param(["erp", "networks", "cloud"], ("one",), id="nothing is less than two halves"),
        pytest.param(["sap", "networks"], ("two",), id="a half is less than a whole"),
        pytest.param(["sap", "networks", "cloud"], ("one",), id="nothing is less than a half"),
        pytest.param(["sap", "firewall", "cloud"], ("one", "two", "three"), id="nothing is missing anywhere"),
    ],
)
def test_who_asks_least_of_what_is_missing(have: list[str], least: tuple[str, ...]) -> None:
    """One asks for the cloud; two for SAP and a firewall; three for all of it. What is partly there counts half."""
    data = catalog_of(
        """
        vocabulary: {skills: {cooking: {de: Kochen, en: Cooking}}}
        cities:
          three: {name: Three, state: NW, text: {source: board}, skills: [sap, firewall, cloud]}
          one: {name: One, state: NW, text: {source: board}, skills: [cloud]}
          two: {name: Two, state: NW, text: {source: board}, skills: [sap, firewall]}
        """
    )
    answer = find_gap(data, [data.cities[slug] for slug in ("one", "two", "three")], have)
    assert answer.least == least


@settings(deadline=None, max_examples=rounds(40))
@given(st.lists(st.sampled_from(["erp", "sap", "sap-migration", "cloud", "networks", "firewall"]), unique=True))
def test_the_gap_of_everything_is_empty_and_more_never_hurts(have: list[str]) -> None:
    """With every skill nothing is missing; each further skill leaves no more missing than before."""
    data = catalog()
    everything = find_gap(data, list(data.cities.values()), list(data.terms["skills"])).gap
    assert not any(gap.of("missing") or gap.of("partly") for gap in everything)
    lacking = [
        len(find_gap(data, [data.cities["full"]], have[:count]).gap[0].of("missing"))
        for count in range(1, len(have) + 1)
    ]
    assert lacking == sorted(lacking, reverse=True)


RELATIONS = """
vocabulary:
  skills:
    whole: {de: Ganzes, en: Whole}
    part: {de: Teil, en: Part, part_of: [whole]}
    other-part: {de: Anderer Teil, en: Other part, part_of: [whole]}
    kind-of-part: {de: Teilart, en: Kind of part, broader: [part]}
    part-of-part: {de: Teilchen, en: Part of a part, part_of: [part]}
    kind: {de: Art, en: Kind, broader: [whole]}
    part-of-kind: {de: Artteil, en: Part of a kind, part_of: [kind]}
"""


@pytest.mark.parametrize(
    ("have", "asked", "holding"),
    [
        pytest.param("whole", "whole", "there", id="the thing itself"),
        pytest.param("part", "whole", "partly", id="a part of it"),
        pytest.param("kind-of-part", "whole", "partly", id="a kind of a part"),
        pytest.param("whole", "part", "partly", id="the whole of a part"),
        pytest.param("kind", "part", "partly", id="a kind of the whole"),
        pytest.param("kind", "whole", "there", id="a kind of it"),
        pytest.param("whole", "kind", "partly", id="only what it is a kind of"),
        pytest.param("other-part", "part", "missing", id="another part of the same whole"),
        pytest.param("part-of-part", "whole", "missing", id="a part of a part"),
        pytest.param("whole", "part-of-part", "missing", id="the whole of the whole"),
        pytest.param("part-of-kind", "whole", "missing", id="a part of a kind of it"),
        pytest.param("whole", "kind-of-part", "missing", id="the whole of what it is a kind of"),
        pytest.param("cloud", "whole", "missing", id="something else"),
    ],
)
def test_kinds_and_parts(have: str, asked: str, holding: str) -> None:
    """A kind is the thing, a part is half of it, and half of something passes nothing on."""
    data = catalog_of(RELATIONS, f"cities: {{c: {{name: C, state: NW, text: {{source: board}}, skills: [{asked}]}}}}")
    (gap,) = find_gap(data, [data.cities["c"]], [have]).gap
    assert [skill.holding for skill in gap.skills if skill.skill == asked] == [holding]
    assert [skill.skill for skill in gap.of("extra")] == ([have] if holding == "missing" else [])


def test_the_thing_itself_wins_over_its_part() -> None:
    """Who types both has it, through the thing alone."""
    data = catalog_of(RELATIONS, "cities: {c: {name: C, state: NW, text: {source: board}, skills: [whole]}}")
    (skill,) = find_gap(data, [data.cities["c"]], ["part", "whole"]).gap[0].skills
    assert (skill.holding, skill.through) == ("there", ("whole",))


def test_training_for_the_whole_fits_its_part() -> None:
    """A part is missing: training for the whole fits, training for the other part does not."""
    training = "vocabulary: {training: {w: {de: W, en: W, trains: [whole]}, o: {de: O, en: O, trains: [other-part]}}}"
    city = "cities: {c: {name: C, state: NW, text: {source: board}, skills: [part], training: [w, o]}}"
    data = catalog_of(RELATIONS, training, city)
    (gap,) = find_gap(data, [data.cities["c"]], ["cloud"]).gap
    assert (gap.fitting_training, gap.other_training) == (("w",), ("o",))


def test_a_firewall_is_a_part_of_it_security(bundled: Catalog) -> None:
    """Dortmund asks for IT security: a firewall is a part of it, ransomware another; SAP is ERP, cloud migration is cloud."""
    (gap,) = find_gap(bundled, [bundled.cities["dortmund"]], ["firewall", "cloud-migration"]).gap
    holdings = {skill.skill: skill.holding for skill in gap.skills}
    assert (holdings["it-security"], holdings["cloud"]) == ("partly", "there")
    assert bundled.coverage("skills", "sap", "erp-systems") == "there"
    assert bundled.coverage("skills", "firewall", "ransomware-defence") is None


ORDER = """
vocabulary:
  skills:
    alpha: {de: Alpha, en: Alpha}
    beta: {de: Beta, en: Beta}
    gamma: {de: Gamma, en: Gamma}
    delta: {de: Delta, en: Delta}
    part: {de: Teil, en: Part, part_of: [delta]}
profession:
  sources: [board]
  skills:
    - {term: alpha, evidence: {onet_tasks: 1}}
    - {term: gamma, evidence: {onet_tasks: 1}}
cities:
  one: {name: One, state: NW, text: {source: board}, skills: [sap, cloud, alpha, beta, gamma, delta, networks]}
  two: {name: Two, state: NW, text: {source: board}, skills: [beta, gamma, cloud]}
  three: {name: Three, state: NW, text: {source: board, seen: part}, skills: [beta, networks]}
  bare: {name: Bare, state: NW}
"""


def test_what_is_missing_is_sorted_by_what_to_learn_first() -> None:
    """Gamma stands in two lists and alpha in one, both asked for in general; then beta (3), cloud (2) and SAP (1)."""
    data = catalog_of(ORDER)
    answer = find_gap(data, [data.cities["one"]], ["part", "networks"])
    (gap,) = answer.gap
    assert [(skill.skill, skill.lists) for skill in gap.of("missing")] == [
        ("gamma", 2),
        ("alpha", 1),
        ("beta", 3),
        ("cloud", 2),
        ("sap", 1),
    ]
    assert [skill.skill for skill in gap.skills] == ["sap", "cloud", "alpha", "beta", "gamma", "delta", "networks"]
    assert answer.lists_seen == 3


def test_findings_of_a_city() -> None:
    """Networks are there, delta is partly there, five are missing, of which two are asked for in general."""
    data = catalog_of(ORDER)
    assert find_gap(data, [data.cities["one"]], ["part", "networks"]).findings == (
        Finding(code="gap_counts", field="skills", cities=("one",), values=(1, 1, 5)),
        Finding(code="gap_learn_first", field="skills", cities=("one",), terms=("gamma", "alpha")),
    )


def test_findings_of_several_cities() -> None:
    """Two misses gamma and cloud, one 5 and a half; three was seen in part, and of bare there is no list."""
    data = catalog_of(ORDER)
    cities = [data.cities[slug] for slug in ("one", "two", "three", "bare")]
    found = find_gap(data, cities, ["part", "networks", "beta"]).findings
    assert found == (
        Finding(code="gap_least", field="skills", cities=("two",), values=(2.0,)),
        Finding(code="gap_counts", field="skills", cities=("one",), values=(2, 1, 4)),
        Finding(code="gap_learn_first", field="skills", cities=("one",), terms=("gamma", "alpha")),
        Finding(code="gap_counts", field="skills", cities=("two",), values=(1, 0, 2)),
        Finding(code="gap_learn_first", field="skills", cities=("two",), terms=("gamma",)),
        Finding(code="gap_counts", field="skills", cities=("three",), values=(2, 0, 0)),
        Finding(code="gap_no_list", field="skills", cities=("bare",)),
    )


def test_findings_in_general() -> None:
    """Alpha is there; gamma is to be learnt. Without own skills, there is nothing to find but lists that are not there."""
    data = catalog_of(ORDER)
    assert find_general_gap(data, ["alpha"]).findings == (
        Finding(code="gap_counts", field="skills", values=(1, 0, 1)),
        Finding(code="gap_learn_first", field="skills", terms=("gamma",)),
    )
    assert find_general_gap(data, []).findings == ()
    asked = find_gap(data, [data.cities["one"], data.cities["bare"]], [])
    assert [each.code for each in asked.findings] == ["gap_no_list"]


def test_lists_are_counted_as_terms_counts_them(bundled: Catalog) -> None:
    """The same number for each skill; SAP stands in 12 of the 49 bundled lists, told from the data files by hand."""
    uses = {use.key: use.cities for use in list_terms(bundled, ["skills"]).terms}
    answer = find_gap(bundled, list(bundled.cities.values()), ["sap"])
    counted = {skill.skill: skill.lists for gap in answer.gap for skill in gap.skills}
    assert counted == {key: uses[key] for key in counted}
    assert (counted["sap"], answer.lists_seen) == (12, 49)


class TestScreen:
    """What stands on a terminal of 80 columns."""

    @pytest.fixture(autouse=True)
    def data(self, use_data: Callable[..., None]) -> None:
        use_data(ORDER)

    def test_the_answer_comes_first(self, run: Runner) -> None:
        """The counts with a bar, one column per skill, and what to learn first; the first number is said in words."""
        lines = run("gap", "one", "--have", "part,networks").out.splitlines()
        assert lines[:2] == [
            "One: you have 1 of 7, 1 partly, 5 missing  █▒░░░░░",
            "  Learn first  Gamma (in 2 of the 3 lists we saw); Alpha (1)",
        ]
        assert [line for line in lines[3:] if line[:1].isalpha()][:4] == [
            "Then       Beta (3); Cloud (2); SAP (1)",
            "You have   Networks",
            "Partly     Delta (through Part)",
            "This list  text read in full [1]",
        ]
        german = run("gap", "one", "--have", "part,networks", "--lang", "de").out.splitlines()
        assert german[0] == "One: Sie haben 1 von 7, 1 zum Teil, 5 fehlen  █▒░░░░░"

    def test_a_list_seen_in_part_says_so_in_its_headline(self, run: Runner) -> None:
        """Both of what was seen are there."""
        said = run("gap", "three", "--have", "beta,networks").out
        assert said.startswith("Three: you have 2 of 2 seen, none missing  ██\n")
        assert "The list was seen only in part" in said

    def test_words_that_are_not_in_the_vocabulary_are_told(self, run: Runner) -> None:
        """With what they resemble, in a table, in Markdown, in JSON, and beside rows; nothing of it counts."""
        typed = ("gap", "two", "--have", "beta,linux,netwoks")
        said = run(*typed).out
        assert said.startswith("Two: you have 1 of 3, 2 missing  █░░\n")
        told = "Not counted not in the vocabulary: netwoks (near: Networks); linux (none near; all: `itleiter terms skills`)"
        assert told in " ".join(said.split())
        assert "not in the vocabulary: netwoks" in run(*typed, "-f", "md").out
        assert json.loads(run(*typed, "-f", "json").out)["unknown"] == [
            {"word": "linux", "near": []},
            {"word": "netwoks", "near": ["networks"]},
        ]
        rows = run(*typed, "-f", "csv")
        assert rows.out == run("gap", "two", "--have", "beta", "-f", "csv").out
        assert rows.err == "Not in the vocabulary, not counted: linux, netwoks\n"

    def test_what_is_typed_is_no_markup_and_no_footnote(self, run: Runner) -> None:
        """Codes of a terminal, characters that stand for marks, braces and tags are shown as what they are."""
        said = run("gap", "two", "--have", "beta", "--have", "\x1b[31m{x}\ue101<b>").out
        assert "\ufffd[31m{x}\ufffd<b>" in said
        markdown = run("gap", "two", "--have", "beta", "--have", "<b>|x", "-f", "md").out
        assert "\\<b\\>\\|x" in markdown

    def test_codes_are_shown_where_they_are_asked_for(self, run: Runner) -> None:
        """In a table with either option, in Markdown always."""
        assert "evidence and codes (--codes)" in run("gap").out
        assert "Evidence" not in run("gap").out
        for options in (("--codes",), ("--all",), ("-f", "md")):
            assert "Evidence" in run("gap", *options).out

    def test_several_cities_are_counted_first(self, run: Runner) -> None:
        """A line per city below the verdict; no number where there is no list."""
        lines = run("gap", "one", "two", "three", "bare", "--have", "beta").out.splitlines()
        assert lines[:3] == [
            "Which asks least of you",
            "Two: the fewest skills missing, partly counting half.",
            "Left out, since their lists are not complete: Three and Bare.",
        ]
        assert [line.split() for line in lines[6:10]] == [
            ["One", "7", "1", "0", "6"],
            ["Two", "3", "1", "0", "2"],
            ["Three", "2", "1", "0", "1"],
            ["Bare", "–", "–", "–", "–"],
        ]


@pytest.mark.parametrize("options", [(), ("--have", "firewall")])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_is_asked_for_in_general_is_never_cut(lang: str, options: tuple[str, ...], run: Runner) -> None:
    """Five stand above the table, those with most kinds of evidence first, then in most lists; the others in it."""
    answer = json.loads(run("gap", *options, "-f", "json").out)
    labels = [json.loads(line) for line in run("terms", "skills", "-f", "jsonl").out.splitlines()]
    names = {each["term"]: each[lang] for each in labels}
    skills = [each for each in answer["profession"]["skills"] if each["holding"] != "extra"]
    out = run("gap", *options, "--lang", lang).out
    text = " ".join(out.split())
    assert len(skills) == 21
    assert [each["skill"] for each in skills if names[each["skill"]] not in text] == []
    above = " ".join(out.split("─" * 80)[0].split())
    asked = [(len(each["kinds"]), each["lists"]) for each in skills if each["holding"] in (None, "missing")]
    assert [int(count) for count in re.findall(r"\((?:in )?(\d+)", above)] == [
        lists for _, lists in sorted(asked, reverse=True)[:5]
    ]


def test_in_general_evidence_counts_before_lists() -> None:
    """Alpha has two kinds and stands in one list, gamma one kind and two lists; a city's list goes by lists alone."""
    data = catalog_of(
        ORDER.replace("sources: [board]", "sources: [board]\n  samples: 5").replace(
            "{term: alpha, evidence: {onet_tasks: 1}}", "{term: alpha, evidence: {onet_tasks: 1, samples: 3}}"
        )
    )
    (general, city) = (find_general_gap(data, ["sap"]).profession, find_gap(data, [data.cities["one"]], ["sap"]).gap[0])
    assert general is not None
    assert [(each.skill, len(each.kinds), each.lists) for each in general.of("missing")] == [
        ("alpha", 2, 1),
        ("gamma", 1, 2),
    ]
    assert [each.skill for each in city.of("missing") if each.core] == ["gamma", "alpha"]


def test_a_cell_with_many_sources_names_the_first_and_the_last(run: Runner) -> None:
    """Six of them say what is asked for in general."""
    assert "13 pages and 18 texts [1]–[6]\n" in run("gap").out


KNOWN = """
cities:
  old: {name: Old, state: NW, text: {source: board}, skills: [cloud]}
  bare: {name: Bare, state: NW, text: {source: board}, skills: [erp]}
"""
OWN = """
vocabulary:
  skills:
    robots: {de: Roboter, en: Robots, esco: {id: 0a1b2c3d-0000-4000-8000-000000000001, match: close}}
    arms: {de: Greifer, en: Arms, broader: [robots]}
  training: {workshop: {de: Werkstatt, en: Workshop, trains: [cloud]}}
profession:
  sources: [board, census]
  samples: 5
  skills:
    - {term: cloud, evidence: {onet_tasks: 2, samples: 3}}
    - {term: erp, evidence: {samples: 1}}
cities:
  one: {name: One, state: NW, text: {source: board, seen: part, role: related}, skills: [cloud, robots], training: [workshop]}
  bare: {skills: null}
"""


def with_own() -> Catalog:
    below = [parse_pack("base.yaml", BASE), parse_pack("known.yaml", KNOWN)]
    return build_catalog([*below, parse_pack("own.yaml", OWN, own=True, below=below)], "")


def test_the_rows_and_the_record_of_a_gap_to_the_letter() -> None:
    """Of line 14 is the own list, of 5 and 7 what a bundled one has of own terms and of what is asked for in general."""
    data = with_own()
    answer = find_gap(data, [data.cities[slug] for slug in ("one", "bare", "old")], ["arms", "sap"])
    esco, none = ("0a1b2c3d-0000-4000-8000-000000000001", "close"), (None, None)
    one, old, city = ("part", "related", "board"), ("full", "it-leiter", "board"), ("city", (), (), None, None, None)
    assert answer.as_rows(Language("de")).records == (
        ("one", "Cloud", "missing", (), *none, False, *one, "own.yaml:14", True, *city, 2, 2),
        ("one", "Roboter", "there", ("Greifer",), *esco, False, *one, "own.yaml:14", False, *city, 1, 2),
        ("one", "SAP", "extra", (), *none, False, *one, "own.yaml:14", False, *city, 0, 2),
        ("old", "Cloud", "missing", (), *none, True, *old, "own.yaml:7", True, *city, 2, 2),
        ("old", "Greifer", "extra", (), *none, True, *old, "own.yaml:5", False, *city, 0, 2),
        ("old", "SAP", "extra", (), *none, True, *old, None, False, *city, 0, 2),
    )
    assert answer.as_rows().records[1][1:4] == ("robots", "there", ("arms",))
    assert answer.gap[1] == CityGap(
        city="bare",
        name="Bare",
        complete=False,
        seen=None,
        text_role=None,
        skills=(),
        fitting_training=(),
        other_training=(),
        source=None,
        origin=Origin("own.yaml", 15),
    )
    assert answer.gap[0].fitting_training == ("workshop",)
    assert {facet: [*labels] for facet, labels in answer.terms.items()} == {
        "skills": ["arms", "sap", "cloud", "robots"],
        "training": ["workshop"],
    }
    assert ([*answer.sources], answer.have, answer.lists_seen) == (["board"], ("arms", "sap"), 2)


def test_the_rows_and_the_record_of_a_general_gap_to_the_letter() -> None:
    """What counts for an own profession is that of its line, and an own term that of its own."""
    answer = find_general_gap(with_own(), ["arms"])
    nowhere = (None, None, False, None, None, "board|census")
    assert answer.as_rows(Language("de")).records == (
        (None, "Cloud", "missing", (), *nowhere, "own.yaml:7", True, "profession", ("onet", "samples"), (), 2, 0, 3, 2, 2),
        (None, "ERP", "missing", (), *nowhere, "own.yaml:7", True, "profession", (), (), 0, 0, 1, 0, 2),
        (None, "Greifer", "extra", (), *nowhere, "own.yaml:7", False, "profession", (), (), None, None, None, 0, 2),
    )  # fmt: skip
    assert answer.profession is not None
    assert structs.replace(answer.profession, skills=()) == GeneralGap(
        skills=(), codes=(), descriptions=(), samples=5, sources=("board", "census"), origin=Origin("own.yaml", 7)
    )
    assert ([*answer.terms["skills"]], answer.terms["training"]) == (["arms", "cloud", "erp"], {})
    assert ([*answer.sources], answer.have, answer.lists_seen) == (["board", "census"], ("arms",), 2)


def test_without_a_profession_there_is_no_general_gap(run: Runner, use_data: Callable[..., None]) -> None:
    use_data()
    done = run("gap")
    said = "no city is named, and the data says nothing of what is asked of heads of IT in general"
    assert (done.code, done.err) == (2, f"Error: {said}; name a city\n")
