"""A city's economy: what stands out, what pages name for it, and that neither is merged with texts about the job."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import Runner, catalog_of
from itleiter_cli.catalog import bundled
from itleiter_cli.cities.economy import newest_year
from itleiter_cli.cities.trust import count_uses
from itleiter_cli.questions import check
from itleiter_cli.questions.criteria import criteria_of

ECONOMY = """
vocabulary:
  industries:
    ports: {de: Häfen, en: Ports}
  employers:
    start-ups: {de: Start-ups, en: Start-ups}
sectors:
  TOTAL: {de: alle, en: all}
  A: {de: Land, en: farming}
  B-E: {de: Industrie, en: industry, least_factor: 1.25}
  B-F: {de: Industrie und Bau, en: industry and construction, least_factor: 1.25, instead_of: B-E}
  A-F: {de: ohne Dienste, en: all but services, least_factor: 1.25, computed: [TOTAL, G-U], instead_of: B-F}
  G-U: {de: Dienste, en: services}
  J: {de: IT, en: IT, least_factor: 1.25}
states:
  DE:
    sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 10000, A: 100, B-E: 2000, B-F: 2500, G-U: 7400, J: 400}}
cities:
  alt:
    name: Alt
    state: NW
    text: {source: board}
    industries: [steel]
    sectors: {source: census, date: 2020-06-30, area: "Alt, Kreis", employees: {TOTAL: 1000, A: 10, B-E: 300, B-F: 320, G-U: 670, J: 70}}
    economy:
      accessed: 2026-11-21
      pages:
        - {number: 1, publisher: Stadt Alt, url: "https://alt.example/a", dated: 2019, kind: city, seen: full}
        - {number: 2, publisher: Blatt, dated: "2023-08", kind: press, seen: part}
        - {number: 4, publisher: Kammer, dated: null, kind: chamber, seen: part}
      industries: [{term: chemicals, pages: [1, 2]}, {term: ports, pages: [4], area: Altland}]
      employers: [{term: start-ups, pages: [2]}]
  bern:
    name: Bern
    state: NW
    text: {source: board}
    industries: [chemicals, ports]
    sectors:
      source: census
      date: 2020-06-30
      employees: {TOTAL: 1000, A: 10, B-E: 200, B-F: 250, G-U: 740, J: 60}
      left_out: {J: {de: Ausreißer, en: an outlier}}
  celle:
    name: Celle
    state: HE
    sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 1000, B-E: null, B-F: null, G-U: 350, J: null}, notes: {A-F: {de: mit Hafen, en: with the port}}}
    economy: {accessed: 2026-11-21, pages: [{number: 1, publisher: Celle, dated: 2024, kind: city, seen: part}], industries: [{term: steel, pages: [1]}]}
  dorf: {name: Dorf, state: HE}
"""
FIELDS = ("--fields", "industries,sectors,named_industries,named_employers")


@pytest.fixture(autouse=True)
def towns(use_data: Callable[..., None]) -> None:
    use_data(ECONOMY)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def words(text: str) -> str:
    return " ".join(text.split())


def test_show_says_what_stands_out_with_shares_and_of_which_area(run: Runner) -> None:
    """70 of 1,000 are 7 % and 1.75 times 4 %; 300 are 30 % and 1.5 times 20 %. The numbers are those of a Kreis."""
    shown = run("show", "alt", "-f", "md", *FIELDS).out
    assert "IT 1.75× (7.0 % of jobs); industry 1.50× (30.0 % of jobs) \\[" in shown
    assert "2020; figures of Kreis Alt" in shown
    german = run("show", "alt", "-f", "md", *FIELDS, "--lang", "de").out
    assert "IT 1,75× (7,0 % der Arbeitsplätze); Industrie 1,50× (30,0 % der Arbeitsplätze)" in german


def test_compare_has_a_cell_per_city(run: Runner) -> None:
    """What stands out in one place, that nothing does in the next, and nothing where nothing is known."""
    out = run("compare", "alt", "bern", "dorf", "-f", "md", *FIELDS).out
    row = next(line for line in out.splitlines() if line.startswith("| More jobs than usual"))
    _, _, alt, bern, dorf, _ = row.split("|")
    assert alt.strip().startswith("IT 1.8×; industry 1.5×")
    assert "2020; figures of Kreis Alt" in alt
    assert bern.strip().startswith("none among those known (2020)")  # one group is left out
    assert dorf.strip() == "–"
    industries = next(line for line in out.splitlines() if line.startswith("| Industries named for the city"))
    _, _, alt, bern, dorf, _ = industries.split("|")
    assert alt.strip().startswith("2023: <br>Chemicals; <br>undated, Altland: <br>Ports")
    assert (bern.strip(), dorf.strip()) == ("–", "–")


def test_without_lists_nothing_is_said_about_how_they_were_read(run: Runner) -> None:
    """Of Celle and Dorf there are no lists of skills, so none was read in part."""
    lines = run("compare", "celle", "dorf").out.splitlines()
    assert [line.split() for line in lines if line.startswith("  Skills")] == [["Skills", "not", "known"]]
    assert "read only in part" not in " ".join(lines)


def test_lists_of_texts_and_of_pages_stay_apart(run: Runner) -> None:
    """The columns, and the terms of a comparison, know nothing of what pages name: ports of Bern are not of Alt.

    What both have is industry, through steel and chemicals.
    """
    alt, bern = rows(run("compare", "alt", "bern", "-f", "csv", *FIELDS).out)
    assert (alt["industries"], alt["named_industries"], alt["named_employers"]) == (
        "steel",
        "chemicals|ports",
        "start-ups",
    )
    assert (bern["industries"], bern["named_industries"]) == ("chemicals|ports", "")
    (facet,) = json.loads(run("compare", "alt", "bern", "-f", "json", *FIELDS).out)["facets"]
    assert facet["only_here"] == {"bern": ["ports"]}
    assert [(each["term"], each["narrower"]) for each in facet["shared"]] == [
        ("industry", {"alt": ["steel"], "bern": ["chemicals"]})
    ]


@pytest.mark.parametrize(
    ("city", "said"),
    [
        pytest.param("celle", "“all but services” stands in for “industry and construction”", id="stands in"),
        pytest.param("celle", "“all but services” is computed: all less services.", id="computed"),
        pytest.param("celle", "all but services: with the port.", id="note"),
        pytest.param("celle", "Suppressed, so not known: IT.", id="suppressed, and nothing stands in"),
        pytest.param("bern", "Left out: IT. an outlier.", id="left out, with its reason"),
        pytest.param("alt", "It is not about the job, and what is absent was not named.", id="pages"),
    ],
)
def test_what_to_know_stands_in_footnotes(city: str, said: str, run: Runner) -> None:
    assert said in words(run("show", city, *FIELDS, "--notes", "full").out)


def test_a_group_that_is_left_out_is_noted_where_groups_are_shown(run: Runner) -> None:
    """Bern leaves one out; where the groups are not chosen, there is nothing to note."""
    noted = {row["city"]: row["notes"].split("|") for row in rows(run("list", "-f", "csv").out)}
    assert [city for city, notes in noted.items() if "sectors_left_out" in notes] == ["bern"]
    (alone,) = rows(run("show", "bern", "-f", "csv", "--fields", "named_industries").out)
    assert "sectors_left_out" not in alone["notes"]


def test_no_employers_named_is_not_the_same_as_nothing_known(run: Runner) -> None:
    assert "none named" in run("show", "celle", "--fields", "named_employers").out
    assert "not known" in run("show", "dorf", "--fields", "named_employers").out


def test_the_record_has_every_group_and_every_page(run: Runner) -> None:
    """Factors of all groups with what they are computed of, and the pages of the chosen lists alone."""
    (alt,) = json.loads(run("show", "alt", "-f", "json").out)["cities"]
    shares = alt["sector_shares"]
    assert (shares["date"], shares["source"], shares["area"], shares["employees"]) == (
        "2020-06-30",
        "census",
        "Alt, Kreis",
        1000,
    )
    assert {group["group"]: group["factor"] for group in shares["groups"]} == {
        "A": 1.0,
        "B-E": 1.5,
        "B-F": 1.28,
        "G-U": pytest.approx(0.67 / 0.74),
        "J": 1.75,
    }
    assert [group["group"] for group in shares["groups"] if group["more_than_usual"]] == ["B-E", "J"]
    assert alt["economy"]["accessed"] == "2026-11-21"
    assert [page["dated"] for page in alt["economy"]["pages"]] == [2019, "2023-08", None]
    assert alt["economy"]["named_industries"] == [
        {"term": "chemicals", "pages": [1, 2], "area": None},
        {"term": "ports", "pages": [4], "area": "Altland"},
    ]
    assert alt["economy"]["named_employers"] == [{"term": "start-ups", "pages": [2], "area": None}]
    (alone,) = json.loads(run("show", "alt", "-f", "json", "--fields", "named_employers").out)["cities"]
    assert [page["number"] for page in alone["economy"]["pages"]] == [2]
    assert alone["economy"]["named_industries"] is None
    assert alone["sector_shares"] is None
    (dorf,) = json.loads(run("show", "dorf", "-f", "json").out)["cities"]
    assert (dorf["sector_shares"], dorf["economy"]) == (None, None)


@pytest.mark.parametrize(
    "command",
    [
        "show alt celle dorf",
        "show alt --fields named_industries",
        "compare alt bern celle",
        "list --industry chemicals",
        "sources alt",
        "sources",
        "terms",
        "export --what sectors",
        "export --what economy",
    ],
)
def test_json_fits_its_schema(command: str, run: Runner) -> None:
    schema = json.loads(run("schema", "--of", command.split()[0]).out)
    Draft202012Validator(schema).validate(json.loads(run(*command.split(), "-f", "json").out))


def test_labels_stand_for_named_terms_and_groups(run: Runner) -> None:
    answer = json.loads(run("show", "alt", "-f", "json").out)
    assert answer["terms"]["industries"].keys() == {"steel", "chemicals", "ports"}
    assert answer["terms"]["sectors"]["J"] == {"de": "IT", "en": "IT"}
    (row,) = rows(run("show", "alt", "-f", "csv", "--labels", "--lang", "de").out)
    assert (row["industries"], row["named_industries"], row["named_employers"], row["sectors"]) == (
        "Stahl",
        "Chemie|Häfen",
        "Start-ups",
        "IT|Industrie",
    )


def found(answer: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [(each["city"], each["term"], each["named_in"]) for each in answer["found"]]


def test_list_finds_by_either_list_and_says_by_which(run: Runner) -> None:
    """Chemicals by pages in Alt, by the text in Bern; industry by a kind of it in all three, in Alt in both lists."""
    chemicals = json.loads(run("list", "--industry", "chemicals", "-f", "json").out)
    assert found(chemicals) == [("alt", "chemicals", ["pages"]), ("bern", "chemicals", ["texts"])]
    assert list(chemicals)[-3:] == ["found", "findings", "total"]
    industry = json.loads(run("list", "--industry", "industry", "-f", "json").out)
    assert found(industry) == [
        ("alt", "industry", ["texts", "pages"]),
        ("bern", "industry", ["texts"]),
        ("celle", "industry", ["pages"]),
    ]
    assert json.loads(run("list", "--skill", "sap", "-f", "json").out)["found"] == []


def test_each_term_may_be_in_either_list(run: Runner) -> None:
    """Steel is in the text of Alt, chemicals on its pages; Bern lacks steel, Celle chemicals."""
    answer = json.loads(run("list", "--industry", "steel", "--industry", "chemicals", "-f", "json").out)
    assert found(answer) == [("alt", "steel", ["texts"]), ("alt", "chemicals", ["pages"])]
    # Bern's text was read in full, so it lacks steel; of Celle and Dorf nothing is known from texts.
    assert answer["unsure"] == ["celle", "dorf"]


def test_the_list_marks_by_which_list_a_city_was_found(run: Runner) -> None:
    short = words(run("list", "--industry", "chemicals").out)
    assert (
        "[1] “Chemicals”: on pages about the city's economy [2] “Chemicals”: in the text about the job there" in short
    )
    out = words(run("list", "--industry", "chemicals", "--notes", "full").out)
    assert "“Chemicals”: named on pages about the city's economy, not in a text about the job." in out
    assert "“Chemicals”: named in the text about the job there." in out
    header = run("list", "--industry", "chemicals", "-f", "csv").out.splitlines()[0]
    assert header == run("list", "-f", "csv").out.splitlines()[0]


def test_the_list_says_which_kind_of_a_term_is_named_and_for_which_area(run: Runner) -> None:
    """Of industry, Alt has steel in its text and chemicals on pages; ports are named for Altland alone."""
    assert "“Ports”: on pages about the city's economy (only for Altland)" in words(
        run("list", "--industry", "ports").out
    )
    full = ("--notes", "full")
    out = words(run("list", "--industry", "industry", *full).out)
    assert (
        "“Steel” (under “Industry”): named in the text about the job there. "
        "“Chemicals” (under “Industry”): named on pages about the city's economy." in out
    )
    assert "“Ports” (only for Altland): named on pages" in words(run("list", "--industry", "ports", *full).out)
    assert "„Häfen“ (nur Gebiet Altland): auf Seiten" in words(
        run("list", "--industry", "ports", "--lang", "de", *full).out
    )
    answers = [
        json.loads(run("list", "--industry", term, "-f", "json").out)["found"][0] for term in ("industry", "ports")
    ]
    assert [(each["in_texts"], each["on_pages"], each["areas"]) for each in answers] == [
        (["steel"], ["chemicals"], []),
        ([], ["ports"], ["Altland"]),
    ]


def test_the_table_of_sectors_has_each_group_of_each_city_and_the_country(run: Runner) -> None:
    table = {(row["region"], row["group"]): row for row in rows(run("export", "--what", "sectors").out)}
    country, alt = table["DE", "J"], table["alt", "J"]
    assert (country["city"], country["scope"], country["share"], country["factor"]) == ("", "country", "0.04", "")
    assert (alt["city"], alt["scope"], alt["area"], alt["share"], alt["share_germany"], alt["factor"]) == (
        *("alt", "city", "Alt, Kreis", "0.07", "0.04", "1.75"),
    )
    assert (alt["more_than_usual"], alt["computed"]) == ("true", "(70 / 1000) / (400 / 10000)")
    assert (table["alt", "TOTAL"]["employees"], table["alt", "TOTAL"]["share"]) == ("1000", "1.0")
    suppressed, left_out, rest = table["celle", "B-E"], table["bern", "J"], table["celle", "A-F"]
    assert (suppressed["employees"], suppressed["share"], suppressed["more_than_usual"]) == ("", "", "")
    assert (country["more_than_usual"], table["alt", "TOTAL"]["more_than_usual"]) == ("", "")
    assert (left_out["factor"], left_out["more_than_usual"], left_out["remark_en"]) == ("1.5", "false", "an outlier")
    assert (rest["employees"], rest["factor"], rest["remark_de"]) == ("650", "2.5", "mit Hafen")
    assert ("alt", "A-F") not in table


def test_the_table_of_the_economy_has_a_row_for_each_page(run: Runner) -> None:
    table = rows(run("export", "--what", "economy").out)
    assert [(row["city"], row["term"], row["page"], row["page_dated"], row["area"]) for row in table] == [
        ("alt", "chemicals", "1", "2019", ""),
        ("alt", "chemicals", "2", "2023-08", ""),
        ("alt", "ports", "4", "", "Altland"),
        ("alt", "start-ups", "2", "2023-08", ""),
        ("celle", "steel", "1", "2024", ""),
    ]
    assert (table[0]["page_url"], table[1]["page_url"], table[1]["page_kind"], table[1]["page_seen"]) == (
        *("https://alt.example/a", "", "press", "part"),
    )


def test_sources_name_the_pages_that_are_no_sources(run: Runner) -> None:
    """A statement for each page and area; its source is empty, its publisher, date and address are there."""
    pages = rows(run("sources", "alt", "named_industries", "-f", "csv").out)
    assert [(row["terms"], row["page_publisher"], row["page_dated"], row["area"], row["seen"]) for row in pages] == [
        ("chemicals", "Stadt Alt", "2019", "", "full"),
        ("chemicals", "Blatt", "2023-08", "", "part"),
        ("ports", "Kammer", "", "Altland", "part"),
    ]
    assert {(row["source"], row["trust"], row["accessed"]) for row in pages} == {("", "", "2026-11-21")}
    in_words = rows(run("sources", "alt", "named_industries", "-f", "csv", "--labels", "--lang", "de").out)
    assert [row["terms"] for row in in_words] == ["Chemie", "Chemie", "Häfen"]
    assert [{**row, "terms": ""} for row in in_words] == [{**row, "terms": ""} for row in pages]
    assert [(row["urls"], row["age"]) for row in pages] == [
        ("https://alt.example/a", "over_3_years"),
        ("", "recent"),
        ("", "undated"),
    ]
    (sectors,) = rows(run("sources", "alt", "sectors", "-f", "csv").out)
    assert (sectors["terms"], sectors["area"], sectors["source"], sectors["year"]) == (
        *("J|B-E", "Alt, Kreis", "census", "2020"),
    )
    assert "J: (70 / 1000) / (400 / 10000)" in sectors["computed"]
    for language, said in (
        ("en", "IT: 70, 7.0 % (DE 4.0 %), 1.75×, more than usual"),
        ("de", "IT: 70, 7,0 % (DE 4,0 %)"),
    ):
        assert said in words(run("sources", "alt", "--lang", language).out)


def test_sources_mark_groups_that_are_computed_or_take_the_place_of_another(run: Runner) -> None:
    """In Celle, all but services take the place of two that are suppressed; in Alt nothing does."""
    celle = words(run("sources", "celle", "sectors", "-f", "md").out)
    rest = (
        "all but services (stands in for “industry and construction”; computed: all less services, published nowhere)"
    )
    assert f"{rest}: 650, 65.0 %" in celle
    assert "stands in" not in run("sources", "alt", "sectors", "-f", "md").out


def test_numbers_of_another_day_have_nothing_to_be_held_against(run: Runner, tmp_path: Any) -> None:
    """Those for Germany are of 2020; the share of 100 among 1,000 is known all the same."""
    own = tmp_path / "own.yaml"
    own.write_text("cities: {dorf: {sectors: {date: 2021-06-30, employees: {TOTAL: 1000, J: 100}}}}", encoding="utf-8")
    chosen = ("--fields", "sectors", "-f", "md", "--data", str(own))
    shown = words(run("show", "dorf", *chosen).out)
    assert "IT: 100, 10.0 %" in shown
    assert "no numbers for Germany of the same day (2021-06-30)" in shown
    german = run("compare", "dorf", "alt", *chosen, "--lang", "de").out
    assert "keine Zahlen für Deutschland vom selben Tag (30.06.2021)" in german


def test_uses_and_terms_count_the_economy() -> None:
    """The census is used once by each of three cities and by Germany; the board by two lists."""
    figures, facets = count_uses(catalog_of(ECONOMY))
    assert (figures["census"], facets["board"]) == (4, 2)


def test_terms_say_for_how_many_cities_pages_name_them(run: Runner) -> None:
    counted = {
        row["term"]: (row["cities"], row["named_for"]) for row in rows(run("terms", "industries", "-f", "csv").out)
    }
    assert counted == {"industry": ("0", "0"), "steel": ("1", "1"), "chemicals": ("1", "1"), "ports": ("1", "1")}


def test_the_year_is_that_of_the_newest_page() -> None:
    economy = catalog_of(ECONOMY).cities["alt"].economy
    assert economy is not None
    assert [newest_year(economy, named) for named in economy.industries] == [2023, None]


def test_rank_knows_nothing_of_it() -> None:
    catalog = catalog_of(ECONOMY)
    assert not {"sectors", "named_industries", "named_employers"} & {field.id for field in criteria_of(catalog)}


OWN = """
cities:
  bern:
    sectors: {date: 2020-06-30, employees: {TOTAL: 1000, J: 80}}
    economy: {accessed: 2026-12-01, pages: [{number: 1, publisher: Bern, dated: 2026, kind: city, seen: full}], employers: [{term: start-ups, pages: [1]}]}
  alt: {economy: null}
"""


@pytest.mark.parametrize(
    ("written", "dated"),
    [("2017-08-08", "2017-08-08"), ('"2017-08-08"', "2017-08-08"), ("2017-08", "2017-08"), ("2017", 2017)],
)
def test_a_page_is_dated_by_a_day_a_month_or_a_year(written: str, dated: str | int) -> None:
    """YAML takes a day without quotes for a date, a month for text."""
    catalog = catalog_of(ECONOMY.replace("dated: 2019", f"dated: {written}"))
    economy = catalog.cities["alt"].economy
    assert economy is not None
    assert economy.pages[0].dated == dated


def test_own_files_are_marked_and_clear(run: Runner, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """80 of 1,000 are twice Germany's 4 %; what was bundled is gone where the file says something else or null."""
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    monkeypatch.setattr(check, "bundled_files", bundled.bundled_files)
    assert run("check", str(own)).code == 0
    answer = json.loads(run("show", "bern", "-f", "json", "--data", str(own)).out)
    (bern,) = answer["cities"]
    assert (bern["sectors"], bern["named_employers"], "from_pack" in bern["notes"]) == (["J"], ["start-ups"], True)
    assert bern["sector_shares"]["origin"]["line"] == 4
    assert bern["economy"]["origin"]["line"] == 5
    assert "Your own data:" in words(run("show", "bern", *FIELDS, "--data", str(own)).out)
    packs = {row["pack"].rpartition("/")[2] for row in rows(run("export", "--what", "sectors", "--data", str(own)).out)}
    assert packs == {"", "own.yaml:4"}
    cleared = rows(run("sources", "alt", "named_industries", "-f", "csv", "--data", str(own)).out)
    assert [(row["terms"], row["value"]) for row in cleared] == [("", "")]
    assert run("sources", "alt", "--data", str(own)).code == 0


def test_factors_rest_on_the_definition_of_the_group(run: Runner, tmp_path: Any) -> None:
    """With a bound of the user's own, what stands out is the user's own as well: 1.75 is less than 1.8."""
    own = tmp_path / "own.yaml"
    own.write_text("sectors: {J: {de: IT, en: IT, least_factor: 1.8}}\n", encoding="utf-8")
    (alt,) = rows(run("show", "alt", "-f", "csv", "--data", str(own), "--fields", "sectors").out)
    assert (alt["sectors"], "from_pack" in alt["notes"]) == ("B-E", True)


def test_a_template_says_that_it_leaves_the_economy_out(run: Runner) -> None:
    assert "# sectors and economy are left out" in run("template", "alt").out
    assert "economy" not in run("template", "dorf").out


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        ("More jobs than usual", "sectors"),
        ("Mehr Arbeitsplätze als üblich", "sectors"),
        ("Industries named for the city", "named_industries"),
        ("Branchen laut Seiten über die Stadt", "named_industries"),
        ("Employers named for the city", "named_employers"),
        ("Arbeitgeber laut Seiten über die Stadt", "named_employers"),
        ("Branchen", "industries"),
        ("Industries", "industries"),
        ("Arbeitgeber", "employers"),
        ("rent", "rent_eur_m2"),
    ],
)
def test_fields_are_chosen_by_the_labels_of_tables(typed: str, column: str, run: Runner) -> None:
    """And the words that they begin with still mean the lists of texts."""
    (alt,) = rows(run("show", "alt", "-f", "csv", "--fields", typed).out)
    assert column in alt
    assert len({"sectors", "industries", "named_industries", "employers", "named_employers"} & alt.keys()) <= 1


LEFT_OUT_SHARE = """
indicators:
  it_jobs_share: {de: IT-Jobs, en: IT jobs, unit: "%", decimals: 2, better: none}
cities:
  alt:
    indicators: {it_jobs_share: {value: 7, year: 2020, source: census}}
"""


@pytest.mark.parametrize(
    ("typed", "row", "cell"),
    [
        pytest.param(("show", "bern"), "IT jobs", "not shown", id="show"),
        pytest.param(("show", "celle"), "IT jobs", "not known", id="suppressed, not left out"),
        pytest.param(("compare", "alt", "bern"), "IT jobs", "not shown", id="compare"),
        pytest.param(("list", "--sort", "it_jobs_share"), "Bern", "–", id="list"),
        pytest.param(("rank", "--weight", "it_jobs_share=1"), "Bern", "–", id="rank"),
        pytest.param(("sources", "bern", "it_jobs_share"), "", "not shown", id="sources"),
    ],
)
def test_a_share_that_is_left_out_is_not_shown_with_its_reason(
    typed: tuple[str, ...], row: str, cell: str, run: Runner, use_data: Callable[..., None]
) -> None:
    """Bern leaves IT out; Celle's number is suppressed, which is no reason to leave something out."""
    use_data(ECONOMY, LEFT_OUT_SHARE)
    fields = ("--fields", "it_jobs_share") if typed[0] in ("show", "compare") else ()
    out = run(*typed, *fields, "-f", "md").out
    (written,) = [line for line in out.splitlines() if line.startswith(f"| {row}") and cell in line]
    assert ("an outlier" in out) is (typed[1:2] != ("celle",))
    assert (r"\[" in written or "[^" in written) is (typed[1:2] != ("celle",))


def test_what_has_no_source_is_named(run: Runner, use_data: Callable[..., None]) -> None:
    """The field that was asked for stands beside the city: why it is not shown, or that it is not known."""
    use_data(ECONOMY, LEFT_OUT_SHARE)
    assert run("sources", "bern", "it_jobs_share").out.splitlines()[0] == "Bern: IT jobs, %"
    assert run("sources", "bern", "it_jobs_share", "--lang", "de").out.splitlines()[0] == "Bern: IT-Jobs, %"
    training = run("sources", "bern", "training").out.splitlines()
    assert (training[0], training[2].strip()) == ("Bern: Training", "not known")


def test_a_share_that_the_user_cleared_is_not_left_out(
    run: Runner, use_data: Callable[..., None], tmp_path: Path
) -> None:
    """Of Bern, which leaves IT out, the bundled data have a value nevertheless, until the user clears it."""
    value = "cities: {bern: {indicators: {it_jobs_share: {value: 6, year: 2020, source: census}}}}"
    typed = ("show", "bern", "--fields", "it_jobs_share", "--lang", "de")
    own = tmp_path / "own.yaml"
    own.write_text("cities:\n  bern:\n    indicators: {it_jobs_share: null}\n", encoding="utf-8")
    use_data(ECONOMY, LEFT_OUT_SHARE)
    assert "nicht gezeigt" in run(*typed).out
    use_data(ECONOMY, LEFT_OUT_SHARE, value)
    assert "6,00 (2020)" in run(*typed).out
    cleared = run(*typed, "--data", str(own)).out
    assert "nicht gezeigt" not in cleared
    assert "nicht bekannt" in cleared


def test_short_notes_say_below_the_groups_why_one_is_left_out(run: Runner) -> None:
    """Bern's J is left out: that stands on the screen, of one city, of two and of four."""
    for command in (("show", "bern"), ("compare", "bern", "celle"), ("compare", "alt", "bern", "celle", "dorf")):
        shown = words(run(*command).out)
        assert "none among those known" in shown
        assert "Left out: IT. an outlier." in shown
