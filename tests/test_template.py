"""Templates: a city as a file of its own that gives the same city again, and a skeleton that says what to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import BASE, Runner, catalog_of, parse_pack
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.labels import CHOICES, Names
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.packs import PackFile, read_pack
from itleiter_cli.catalog.yaml_values import read_yaml, write_yaml
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.pack_schema import pack_schema
from itleiter_cli.questions.template import _CHOICES, city_template, new_template

ENGLISH = Language("en")
EMPTY = catalog_of()


def without_origins(value: Any) -> Any:
    """Return a city's values without saying where they were read."""
    if isinstance(value, dict):
        return {key: without_origins(each) for key, each in value.items() if key not in ("origin", "origins")}
    return [without_origins(each) for each in value] if isinstance(value, list | tuple) else value


def city_values(catalog: Catalog, slug: str) -> Any:
    return without_origins(msgspec.to_builtins(catalog.cities[slug]))


@pytest.fixture(scope="module")
def bundled_packs() -> list[PackFile]:
    return [read_pack(path)[0] for path in bundled_files()]


def templates(catalog: Catalog, below: list[PackFile], language: Language) -> list[PackFile]:
    """Return the template of every city as a file of somebody's own."""
    return [
        parse_pack(f"{slug}.yaml", city_template(catalog, catalog, city, language), own=True, below=below)
        for slug, city in catalog.cities.items()
    ]


def test_every_city_gives_itself_again(bundled: Catalog, bundled_packs: list[PackFile]) -> None:
    """Laid over the bundled data, all templates are accepted, and each changes nothing but where things stand."""
    again = build_catalog([*bundled_packs, *templates(bundled, bundled_packs, ENGLISH)], "")
    for slug in bundled.cities:
        assert city_values(again, slug) == city_values(bundled, slug), slug
        assert set(again.cities[slug].origins) >= {"name", "state"}


def test_every_city_gives_itself_again_without_the_bundled_one(bundled: Catalog, bundled_packs: list[PackFile]) -> None:
    """The template says all there is but the city's economy: nothing comes from what it is laid over."""
    others = [pack for pack in bundled_packs if not pack.pack.cities]
    states = parse_pack(
        "states.yaml", write_yaml({"states": {code: {"name": {"de": code, "en": code}} for code in bundled.states}})
    )
    again = build_catalog([*others, states, *templates(bundled, bundled_packs, Language("de"))], "")
    for slug in bundled.cities:
        expected = {**city_values(bundled, slug), "sectors": None, "economy": None}
        assert city_values(again, slug) == expected, slug


OWN = """
sources:
  union: {publisher: Union, title: {de: Löhne, en: Pay}, kind: report, accessed: 2026-05-01, dated: 2025-12-31, method: asked}
vocabulary:
  skills:
    computing: {de: Rechnen, en: Computing}
    mainframe: {de: Großrechner, en: Mainframe, broader: [computing], part_of: [data-centre]}
    data-centre: {de: Rechenzentrum, en: Data centre}
  training:
    course: {de: Kurs, en: Course, trains: [mainframe]}
  roles:
    it-chief: {de: IT-Chef, en: IT chief}
indicators:
  noise: {de: Lärm, en: Noise, unit: dB, decimals: 3, better: low}
states:
  HE: {name: {de: Hessen, en: Hesse}, pay: [{role: it-leiter, level: any, measure: mean, mid: 5000, period: month, source: union}]}
cities:
  aaburg:
    name: "010"
    state: HE
    aliases: ["no", "45.000", "- a", "ö: #b", "2025-01-31", "*x", "1e3"]
    lat: 50.123
    lon: -0.000001
    indicators: {noise: [{value: 8.1250, year: 2025}, {value: 7, year: 2024, source: union, note: {de: "a: b", en: "c # d"}}]}
    text: {role: related, seen: part, basis: {de: Seite, en: page}}
    skills: [mainframe]
    training: {terms: [course], source: union, seen: full}
    pay:
      - {role: it-chief, level: any, measure: median, low: 1, mid: 2, high: 3, period: year, counted_with: [it-leiter]}
"""


def test_definitions_of_own_files_come_along() -> None:
    """A template of own data stands alone: it carries the sources, terms, roles, indicators and states that it needs."""
    own = parse_pack("own.yaml", OWN, own=True)
    base = parse_pack("base.yaml", BASE)
    catalog = build_catalog([base, own], "")
    written = city_template(catalog, EMPTY, catalog.cities["aaburg"], ENGLISH)
    again = build_catalog([base, parse_pack("own.yaml", written, own=True)], "")
    assert city_values(again, "aaburg") == city_values(catalog, "aaburg")
    for part in ("terms", "roles", "indicators", "states", "sources"):
        assert without_origins(msgspec.to_builtins(getattr(again, part))) == without_origins(
            msgspec.to_builtins(getattr(catalog, part))
        ), part


def test_nothing_empty_and_no_file_as_source_is_written(bundled: Catalog) -> None:
    """What is absent stays absent."""
    catalog = catalog_of("cities: {aaburg: {name: Aaburg, state: NW}}")
    assert "\n".join(
        line
        for line in city_template(catalog, EMPTY, catalog.cities["aaburg"], ENGLISH).splitlines()
        if line[:1] != "#"
    ) == ("\ncities:\n  aaburg: {name: Aaburg, state: North Rhine-Westphalia}")
    assert "[]" not in city_template(bundled, bundled, bundled.cities["dortmund"], ENGLISH)


def test_labels_stand_where_they_mean_one_thing(bundled: Catalog) -> None:
    """In the language of the run; where a label is that of another term below as well, the id stays."""
    own = """
    vocabulary: {skills: {networks: {de: Netz, en: Net}, second: {de: Netzwerke, en: Cabinets}}}
    cities: {aaburg: {name: Aaburg, state: NW, skills: [second, sap]}}
    """
    catalog = build_catalog([parse_pack("base.yaml", BASE), parse_pack("own.yaml", own, own=True)], "")
    german = city_template(catalog, EMPTY, catalog.cities["aaburg"], Language("de"))
    assert "state: Nordrhein-Westfalen" in german
    assert "skills: [second, SAP]" in german
    assert "skills: [Cabinets, SAP]" in city_template(catalog, EMPTY, catalog.cities["aaburg"], ENGLISH)
    lines = city_template(bundled, bundled, bundled.cities["dortmund"], Language("de")).splitlines()
    assert "      population: {value: 603462, year: 2024, source: destatis-st24}  # Einwohner" in lines
    assert {"        level: Einstieg", "        measure: Spanne", "        period: Monat", "      seen: ganz"} <= {
        *lines
    }


def test_german_words_for_choices_mean_these_alone() -> None:
    """Whatever a template writes for a level, a measure and the like is read as that again."""
    german, names = Language("de"), Names([])
    for kind, begins in _CHOICES.items():
        for choice in get_args(CHOICES[kind]):
            assert names.meant(kind, german.say(f"{begins}-{choice}")) == [choice]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_skeleton_says_what_is_missing(language: str, tmp_path: Path, run: Runner) -> None:
    """As printed, the state is the one thing to fill in."""
    file = tmp_path / "unna.yaml"
    file.write_text(run("template", "--new", "Unna in Westfalen", "--lang", language).out, encoding="utf-8")
    done = run("check", str(file), "--lang", "en")
    assert done.code == 4
    assert done.out.splitlines() == [
        f"{file}:8:5: cities.unna-in-westfalen.state: expected text, found nothing; "
        "choose from BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST or TH"
    ]


def test_the_examples_of_the_skeleton_are_accepted(bundled: Catalog, bundled_packs: list[PackFile]) -> None:
    """With every example switched on, and a state filled in, the file is valid, also for editors."""
    text = new_template(bundled, ["Unna"], ENGLISH)
    filled = re.sub(r"(?m)^(    )# (?=(?:  )?[a-z0-9_]+:|  - )", r"\1", text).replace("state:", "state: NW")
    assert filled.count("\n    #") == 4
    catalog = build_catalog([*bundled_packs, parse_pack("unna.yaml", filled, own=True, below=bundled_packs)], "")
    city = catalog.cities["unna"]
    assert (len(city.indicators), len(city.facets), city.aliases) == (
        len(bundled.indicators),
        5,
        ("Unna by another name",),
    )
    assert [(figure.high, figure.above) for figure in city.pay] == [(7000, None), (None, 8050)]
    names = Names([file.pack for file in bundled_packs])
    Draft202012Validator(pack_schema(names, ENGLISH)).validate(yaml.safe_load(filled))


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        pytest.param(["template"], 2, "name a city that is there, or a new one with --new", id="nothing named"),
        pytest.param(["template", "dortmund", "--new", "Unna"], 2, "one of the two", id="both"),
        pytest.param(
            ["template", "--new", "Dortmund"],
            2,
            "“Dortmund” means dortmund already; `itleiter template dortmund`",
            id="there",
        ),
        pytest.param(["template", "--new", "Muelheim"], 2, "means muelheim-an-der-ruhr already", id="alias"),
        pytest.param(["template", "--new", "x" * 101], 2, "write at most 100 visible characters", id="long"),
        pytest.param(["template", "--new", "4711"], 2, "“4711” cannot be a city's name", id="digits"),
        pytest.param(["template", "--new", "東京"], 2, "and begin with a letter from a to z", id="other letters"),
        pytest.param(["template", "--new", "a\x1bb"], 2, "cannot be a city's name", id="escape code"),
        pytest.param(["template", "unnna"], 3, "no city is called", id="unknown"),
    ],
)
def test_what_cannot_be_a_template(argv: list[str], code: int, said: str, run: Runner) -> None:
    done = run(*argv)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "\x1b" not in done.err


def test_a_template_goes_to_a_file(tmp_path: Path, run: Runner) -> None:
    file = tmp_path / "d.yaml"
    assert run("template", "dortmund", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8") == run("template", "dortmund").out
    assert run("show", "dortmund", "--data", str(file)).code == 0


@given(
    st.recursive(
        st.none()
        | st.integers(-(10**12), 10**12)
        | st.floats(-1e12, 1e12, allow_nan=False)
        | st.dates()
        | st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc-:#", min_size=1, max_size=5), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_whatever_is_written_is_read_again(value: Any) -> None:
    """Any value that packs can hold, strings that look like numbers or yes among them."""
    document = read_yaml(write_yaml({"x": value}))
    assert document.problems == ()
    assert document.value == {"x": value}


CLEARED = """
cities:
  dortmund: {pay: null, skills: null, ags: null, lat: null, training: [], indicators: {rent_eur_m2: null, population: 5}}
states:
  NW: {pay: null}
  DE: {pay: [{role: it-leiter, level: any, measure: mean, mid: 1234, period: month}]}
sources:
  zensus-2022: {note: null, publisher: Me}
"""


def test_what_was_cleared_stays_cleared(tmp_path: Path, run: Runner) -> None:
    """The profile that is shown is the same, with the states and the country behind it."""
    own, template = tmp_path / "own.yaml", tmp_path / "template.yaml"
    own.write_text(CLEARED, encoding="utf-8")
    for city in ("dortmund", "essen"):
        template.write_text(run("template", city, "--data", str(own)).out, encoding="utf-8")
        shown = [
            run("show", city, "-f", "csv", "--data", str(file)).out.replace("pack-own", "pack-template")
            for file in (own, template)
        ]
        assert shown[0] == shown[1]
        assert ",1234," in shown[0]
        described = [run("sources", city, "-f", "csv", "--data", str(file)).out for file in (own, template)]
        assert len(described[0].splitlines()) == len(described[1].splitlines()), city


def test_a_file_of_release_0_1_0_is_told_what_to_do_and_then_passes(run: Runner, tmp_path: Path) -> None:
    """Its wage index names a source that is gone; all else is still right."""
    written = (Path(__file__).parent / "frozen" / "template-0.1.0.yaml").read_text(encoding="utf-8")
    file = tmp_path / "dortmund.yaml"
    file.write_text(written, encoding="utf-8")
    told = run("check", str(file))
    assert told.code == 4
    (problem,) = told.out.splitlines()
    assert problem.startswith(
        f"{file}:18:9: cities.dortmund.indicators.wage_index.source: there is no source “stepstone-2025”"
    )
    file.write_text(re.sub(r"      wage_index:\n(        .*\n)+", "", written), encoding="utf-8")
    passed = run("check", str(file))
    assert passed.code == 0
    assert ": 0 errors, 2 warnings; 1 city, 2 pay figures" in passed.out  # both figures are undated


BELOW = """
vocabulary: {training: {talk: {de: Vortrag, en: Talk, trains: [cloud]}}}
states: {DE: {indicators: {rent_eur_m2: {value: 7, year: 2022, source: census}}}}
cities:
  a: {name: A, state: HE, aliases: [Aa], lat: 51.5, lon: 7.5, text: {source: board}, skills: [sap], culture: [calm], indicators: {rent_eur_m2: {value: 6.25, year: 2022, source: census}, population: {value: 1001, year: 2022, source: census}}, pay: [{role: it-leiter, level: entry, measure: mean, mid: 5000, period: month, source: board}]}
"""
MINE = """
sources: {union: {publisher: Union, title: {de: Löhne, en: Pay}, kind: report, accessed: 2026-05-01}, unused: {publisher: U, title: U, kind: report, accessed: 2026-05-01}}
vocabulary:
  skills: {mainframe: {de: Großrechner, en: Mainframe, broader: [computing]}, computing: {de: Rechnen, en: Computing}, idle: {de: Nichts, en: Idle}}
  training: {course: {de: Kurs, en: Course, trains: [mainframe]}}
  roles: {cio: {de: CIO, en: Chief}, deputy: {de: Vize, en: Deputy}, idle-role: {de: Nie, en: Never}}
indicators: {noise: {de: Lärm, en: Noise, unit: dB, decimals: 1, better: low}, silence: {de: Stille, en: Silence, unit: dB, decimals: 1, better: low}}
states:
  DE: {indicators: {noise: {value: 50, year: 2025}}}
  HE: {aliases: [Hesse-Land], pay: [{role: cio, level: any, measure: mean, mid: 5000, period: month, source: union, stands_in: false}]}
cities:
  a:
    aliases: null
    indicators: {noise: [{value: 55, year: 2025}, {value: 54, year: 2024, source: union}], population: null}
    text: {role: related, seen: part}
    skills: null
    culture: null
    industries: {terms: [steel], source: union}
    training: [course]
    pay: [{role: it-leiter, level: any, measure: quartiles, low: 5000, mid: 6000, mid_is: median, high: 8000, period: month, counted_with: [deputy], year: 2026}]
"""
WRITTEN = """\
sources:
  union:
    publisher: Union
    title: {de: Löhne, en: Pay}
    kind: report
    accessed: 2026-05-01
vocabulary:
  skills:
    computing: {de: Rechnen, en: Computing}
    mainframe:
      de: Großrechner
      en: Mainframe
      broader: [computing]
  training:
    course:
      de: Kurs
      en: Course
      trains: [mainframe]
  roles:
    deputy: {de: Vize, en: Deputy}
    cio: {de: CIO, en: Chief}
indicators:
  noise: {de: Lärm, en: Noise, unit: dB, decimals: 1, better: low, main: true}
states:
  DE:
    name: {de: Deutschland, en: Germany}
    indicators:
      rent_eur_m2: {value: 7, year: 2022, source: census}  # Miete EUR/m²
      noise: {value: 50, year: 2025}  # Lärm dB
  HE:
    name: {de: Hessen, en: Hesse}
    aliases: [Hesse-Land]
    pay:
      - {role: cio, level: any, measure: mean, mid: 5000, period: month, basis: gross, stands_in: false, source: union}
cities:
  a:
    name: A
    state: Hessen
    lat: 51.5
    lon: 7.5
    indicators:
      rent_eur_m2: {value: 6.25, year: 2022, source: census}  # Miete EUR/m²
      noise:  # Lärm dB
        - {value: 55, year: 2025}
        - {value: 54, year: 2024, source: union}
      population: null  # Einwohner
    text: {role: related, seen: zum Teil}
    industries:
      terms: [Stahl]
      urls: []
      source: union
      role: it-leiter
      seen: ganz
    training: [Kurs]
    pay:
      - role: IT-Leiter
        level: ohne Stufe
        measure: Quartile
        low: 5000
        mid: 6000
        high: 8000
        mid_is: Median
        period: Monat
        basis: brutto
        counted_with: [deputy]
        year: 2026
    aliases: null
    skills: null
    culture: null
"""


def test_a_template_of_own_data_to_the_letter() -> None:
    """What the city needs of own definitions, without those that are idle; what is gone is null, and stands last."""
    files = [parse_pack("base.yaml", BASE), parse_pack("below.yaml", BELOW)]
    below = build_catalog(files, "")
    mine = build_catalog([*files, parse_pack("mine.yaml", MINE, own=True, below=files)], "")
    head, _, written = city_template(mine, below, mine.cities["a"], Language("de")).partition("\n\n")
    assert written == WRITTEN
    assert "`itleiter show a --data DATEI`" in head


SOME = """
vocabulary:
  skills: {mainframe: {de: Großrechner, en: Mainframe, broader: [erp]}}
  training: {workshop: {de: Werkstatt, en: Workshop, trains: [mainframe]}, talk: {de: Vortrag, en: Talk, trains: [cloud]}}
  roles: {cio: {de: CIO, en: CIO}}
indicators:
  noise: {de: Lärm, en: Noise, unit: dB, decimals: 1, better: low, usual: {low: 20, high: 101}}
  green: {de: Grün, en: Green, unit: "", decimals: 0, better: high}
cities:
  a: {name: A, state: NW, text: {source: board}, skills: [sap, cloud], training: [talk], indicators: {rent_eur_m2: {value: 6.25, year: 2022, source: census}, population: {value: 1001, year: 2022, source: census}}}
  b: {name: B, state: HE, text: {source: board}, skills: [sap], training: [talk], indicators: {rent_eur_m2: {value: 8.01, year: 2022, source: census}, population: {value: 2002, year: 2022, source: census}}}
"""
EXAMPLES = """\
  unna:
    name: Unna
    state:  # eines von Nordrhein-Westfalen, Hessen

    # aliases: [Unna mit anderem Namen]
    # ags:
    # lat: 51.5
    # lon: 7.5

    # indicators:
    #   population: {value: 1502, year: 2026}  # Einwohner
    #   rent_eur_m2: {value: 7.13, year: 2026}  # Miete EUR/m²
    #   wage_index: {value: 100, year: 2026}  # Lohnindex DE=100
    #   noise: {value: 60.5, year: 2026}  # Lärm dB
    #   green: {value: 100, year: 2026}  # Grün

    # text: {role: it-leiter, seen: ganz}
    # industries: [Industrie, Stahl]
    # employers: []
    # skills: [SAP, Cloud]
    # culture: [Ruhe]
    # training: [Vortrag, Werkstatt]

    # pay:
    #   - {role: IT-Leiter, level: ohne Stufe, measure: Spanne, low: 5000, high: 7000, period: Monat, basis: brutto, year: 2026}
    #   - {role: IT-Leiter, level: ohne Stufe, measure: Quartile, low: 5000, mid: 7000, mid_is: Median, above: 8050, records: 900, period: Monat, year: 2026}
"""


def test_a_skeleton_to_the_letter() -> None:
    """Medians: 1,501.5 inhabitants, to even, and a rent of 7.13; without any the middle of 20 and 101, or 100."""
    head, _, written = new_template(catalog_of(SOME), ["Unna", "Bad Essen"], Language("de")).partition("\ncities:\n")
    assert "`itleiter show unna --data DATEI`" in head
    again = EXAMPLES.replace("unna", "bad-essen", 1).replace("Unna", "Bad Essen")
    said = [line for line in written.splitlines() if not line.endswith(".")]  # sentences say what the examples are
    assert said == [*EXAMPLES.splitlines(), "", *again.splitlines()]


TOWNS_BELOW = """
vocabulary:
  skills: {mainframe: {de: Großrechner, en: Mainframe, broader: [erp], aliases: [Host]}}
  training: {talk: {de: Vortrag, en: Talk, trains: [cloud]}}
cities:
  a: {name: A, state: NW, aliases: [Aa], text: {source: board, seen: part}, skills: [sap], culture: [calm], industries: {terms: [steel], source: census}}
  b: {name: B, state: NW, text: {source: board}, skills: [sap], indicators: {rent_eur_m2: {value: 6, year: 2022, source: census}}}
  c: {name: C, state: NW, text: {source: board}, skills: [sap], culture: [calm]}
"""
MINE_ABOVE = """
sources: {union: {publisher: Union, title: Pay, kind: report, accessed: 2026-05-01}}
vocabulary:
  skills:
    mainframe: {aliases: null}
    plus: {de: "++", en: "++"}
  training: {course: {de: Kurs, en: Course, trains: [plus]}}
indicators: {seen: {de: Gesehen, en: Seen, unit: "", decimals: 0, better: none}}
cities:
  a:
    skills: [mainframe, plus, sap]
    training: [course]
    pay: [{role: it-leiter, level: any, measure: median, mid: 6000, period: month, year: 2026, source: union}]
  b: {skills: null, indicators: {rent_eur_m2: null}}
"""
WRITTEN_OF_A = """\
sources:
  union:
    publisher: Union
    title: {de: Pay, en: Pay}
    kind: report
    accessed: 2026-05-01
vocabulary:
  skills:
    mainframe:
      de: Großrechner
      en: Mainframe
      broader: [erp]
      aliases: null
    plus:
      de: "++"
      en: "++"
  training:
    course:
      de: Kurs
      en: Course
      trains: [plus]
cities:
  a:
    name: A
    state: North Rhine-Westphalia
    aliases: [Aa]
    text: {role: it-leiter, seen: full}
    industries:
      terms: [Steel]
      urls: []
      source: census
      role: it-leiter
      seen: full
    skills: [Mainframe, plus, SAP]
    culture:
      terms: [Calm]
      urls: []
      source: board
      role: it-leiter
      seen: part
    training: [Course]
    pay:
      - {role: Head of IT, level: any, measure: median, mid: 6000, period: month, basis: gross, year: 2026, source: union}
"""
WRITTEN_OF_B = """\
  b:
    name: B
    state: North Rhine-Westphalia
    indicators: {rent_eur_m2: null}
    skills: null
"""
WRITTEN_OF_C = """\
  c:
    name: C
    state: North Rhine-Westphalia
    text: {source: board, role: it-leiter, seen: full}
    skills: [SAP]
    culture: [Calm]
"""


def test_a_template_keeps_what_is_shared_and_clears_what_is_gone() -> None:
    """Own skills and those that training is for are defined, and an alias of theirs is cleared.

    What facets share is their text, where one has no source the text has none; a label without a word is no name, and
    how much was seen no indicator.
    """
    files = [parse_pack("base.yaml", BASE), parse_pack("below.yaml", TOWNS_BELOW)]
    below = build_catalog(files, "")
    mine = build_catalog([*files, parse_pack("mine.yaml", MINE_ABOVE, own=True, below=files)], "")
    of_a, of_b, of_c = (city_template(mine, below, mine.cities[slug], ENGLISH) for slug in "abc")
    assert of_a.partition("\n\n")[2] == WRITTEN_OF_A
    assert of_b.partition("cities:\n")[2] == WRITTEN_OF_B
    assert of_c.partition("cities:\n")[2] == WRITTEN_OF_C


def test_what_a_template_leaves_out_is_told() -> None:
    """Employees by group stay as they are bundled, with or without an economy, and are not in the template."""
    sectors = "{source: census, date: 2020-06-30, employees: {TOTAL: 1000}}"
    catalog = catalog_of(
        f"sectors: {{TOTAL: {{de: alle, en: all}}}}\ncities: {{a: {{name: A, state: NW, sectors: {sectors}}}}}"
    )
    written = city_template(catalog, catalog, catalog.cities["a"], ENGLISH)
    assert ENGLISH.say("template-economy").splitlines()[0] in written
    assert "sectors" not in written.partition("cities:")[2]
