"""Numbers about cities: which are shown, Germany's beside them, values of districts, and by which words they are found."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from conftest import Runner, catalog_of
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog
from itleiter_cli.cities.fields import choose_fields, fields_not_shown, find_field, indicator_fields
from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.cities.trust import count_uses
from itleiter_cli.messages.errors import UsageProblem
from itleiter_cli.questions.compare import compare_cities
from itleiter_cli.questions.list import Filters, find_sort_field, list_cities, table_fields
from itleiter_cli.questions.rank import DEFAULT_WEIGHTS, find_weights, rank_cities, read_weights
from itleiter_cli.questions.show import show_cities

NUMBERS = """
sources:
  atlas: {publisher: Atlas, title: {de: Atlas, en: Atlas}, kind: statistic, accessed: 2026-01-31, dated: 2024}
  press: {publisher: Press, title: {de: Presse, en: Press}, kind: statistic, accessed: 2026-01-31, dated: 2024}
indicators:
  median_pay: {de: Medianlohn, en: Median pay, unit: EUR, decimals: 0, better: high}
  unemployment_rate: {de: Arbeitslosigkeit, en: Unemployment, unit: "%", decimals: 1, better: low, main: false}
  expert_share: {de: Expertenstellen, en: Expert jobs, unit: "%", decimals: 1, better: none, main: false}
states:
  DE:
    indicators:
      median_pay: {value: 4000, year: 2024, source: press}
      rent_eur_m2: [{value: 7.28, year: 2022, source: census}, {value: 7.9, year: 2024, source: census}]
      unemployment_rate: {value: 5.7, year: 2020, source: press}
cities:
  aa:
    name: Aa
    state: NW
    indicators:
      population: {value: 100000, year: 2024, source: atlas}
      median_pay: {value: 4400, year: 2024, source: atlas, area: Kreis Aa}
      rent_eur_m2: {value: 6.5, year: 2022, source: census}
      unemployment_rate: {value: 6.1, year: 2023, source: atlas}
      expert_share: {value: 12, year: 2023, source: atlas, area: Kreis Aa}
  bee:
    name: Bee
    state: HE
    indicators:
      population: {value: 300000, year: 2024, source: atlas}
      median_pay: {value: 4200, year: 2024, source: atlas}
      rent_eur_m2: {value: 8, year: 2022, source: census}
      wage_index: {value: 105, year: 2024, source: atlas}
      unemployment_rate: {value: 5, year: 2023, source: atlas}
      expert_share: {value: 15, year: 2023, source: atlas}
  cee: {name: Cee, state: HE, indicators: {rent_eur_m2: {value: 9, year: 2021, source: census}}}
"""

UseData = Callable[..., None]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return catalog_of(NUMBERS)


def words(out: str) -> str:
    """Return output without its line breaks."""
    return " ".join(out.split())


# Which are shown


def test_an_indicator_says_whether_it_is_a_main_field(catalog: Catalog) -> None:
    """Two are not; without a word, as of every indicator of the user's own, it is."""
    assert [key for key, each in catalog.indicators.items() if not each.main] == ["unemployment_rate", "expert_share"]
    own = catalog_of(NUMBERS, "indicators: {trees: {de: Bäume, en: Trees, unit: '', decimals: 0, better: high}}")
    assert own.indicators["trees"].main


def test_main_fields_are_all_but_those(catalog: Catalog) -> None:
    """Beside these two, what nobody decides by: where a city is, employers, culture and training."""
    hidden = [
        *(field.id for field in PLAIN_FIELDS if field.shown),
        "employers",
        "culture",
        "training",
        "named_employers",
        "unemployment_rate",
        "expert_share",
    ]
    every = [field.id for field in choose_fields(catalog, [])]
    main = choose_fields(catalog, [], main_only=True)
    assert [field.id for field in main] == [each for each in every if each not in hidden]
    assert [field.id for field in fields_not_shown(catalog, main)] == hidden


@pytest.mark.parametrize("word", ["all", "ALL", "alle", "Alle", "pay,all"])
@pytest.mark.parametrize("main_only", [True, False])
def test_all_names_every_field(word: str, main_only: bool, catalog: Catalog) -> None:
    assert choose_fields(catalog, [word], main_only=main_only) == choose_fields(catalog, [])


def test_what_is_named_is_shown_and_nothing_is_said_to_be_missing(catalog: Catalog) -> None:
    chosen = choose_fields(catalog, ["Arbeitslosigkeit,pay"], main_only=True)
    assert [field.id for field in chosen] == ["pay", "unemployment_rate"]
    assert fields_not_shown(catalog, chosen) == ()


def test_no_indicator_can_be_called_all(run: Runner, use_data: UseData) -> None:
    use_data("indicators: {alle: {de: Menge, en: Amount, unit: '', decimals: 0, better: high}}")
    assert run("list").code == 4


@pytest.mark.parametrize("command", [("show", "aa"), ("compare", "aa", "bee")])
@pytest.mark.parametrize(
    ("lang", "line", "label"),
    [
        ("en", "Not shown: 2 numbers (--fields all).", "Unemployment"),
        ("de", "Nicht gezeigt: 2 Zahlen (--fields all).", "Arbeitslosigkeit"),
    ],
)
def test_a_terminal_shows_main_fields_and_counts_the_others(
    command: tuple[str, ...], lang: str, line: str, label: str, run: Runner, use_data: UseData
) -> None:
    """The line and the row exclude each other; Markdown and HTML have all, as with --fields all."""
    use_data(NUMBERS)
    plain = run(*command, "--lang", lang).out
    assert line in plain
    assert label not in plain.replace(line, "")
    for options in (("--fields", "all"), ("--fields", "unemployment"), ("-f", "md"), ("-f", "html")):
        full = run(*command, "--lang", lang, *options).out
        assert line not in full
        assert label in full


def test_several_profiles_say_once_what_is_not_shown(run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    assert run("show", "aa", "bee").out.count("Not shown") == 1


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "json"])
def test_machine_formats_have_every_field(form: str, run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    assert run("show", "aa", "-f", form).out == run("show", "aa", "-f", form, "--fields", "all").out
    assert "unemployment_rate" in run("compare", "aa", "bee", "-f", form).out


def test_strict_judges_alike_in_every_format(run: Runner, use_data: UseData) -> None:
    """Cee lacks a field that is no main one: the exit code does not depend on what is drawn."""
    use_data(NUMBERS)
    assert {run("compare", "aa", "cee", "--strict", "-f", form).code for form in ("table", "csv", "json")} == {5}
    assert "Unemployment" in run("compare", "aa", "cee", "--strict").out


# Germany


def test_germany_stands_beside_values_of_the_same_edition(catalog: Catalog) -> None:
    """Pay of 2024 and rent of 2022 have a counterpart; rent of 2021 and unemployment of 2023 have none."""
    shown = show_cities(catalog, find_cities(catalog, ["aa", "cee"]), choose_fields(catalog, []))
    assert [(each.indicator, each.value, each.year, each.source) for each in shown.germany] == [
        ("median_pay", 4000, 2024, "press"),
        ("rent_eur_m2", 7.28, 2022, "census"),
    ]
    assert list(shown.sources) == ["atlas", "census", "press"]


def test_a_comparison_holds_against_germany_only_where_an_edition_is_compared(catalog: Catalog) -> None:
    """Aa and Bee share rent of 2022; Aa and Cee share none."""
    for slugs, expected in ((("aa", "bee"), ["rent_eur_m2", "median_pay"]), (("aa", "cee"), ["median_pay"])):
        compared = compare_cities(catalog, find_cities(catalog, slugs), choose_fields(catalog, []))
        assert [each.indicator for each in compared.germany] == expected


@pytest.mark.parametrize("command", [("show", "aa"), ("compare", "aa", "bee")])
def test_json_ends_with_germany(command: tuple[str, ...], run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    answer = json.loads(run(*command, "-f", "json", "--fields", "median_pay").out)
    assert list(answer)[-3:] == ["germany", "country_pay", "findings"]
    (germany,) = answer["germany"]
    assert (germany["indicator"], germany["value"], germany["year"]) == ("median_pay", 4000, 2024)
    assert (germany["source"], germany["computed"]) == ("press", None)
    assert "press" in answer["sources"]


@pytest.mark.parametrize(
    ("lang", "country", "cells"),
    [("en", "Germany", ["4,400", "4,000"]), ("de", "Deutschland", ["4.400", "4.000"])],
)
def test_a_profile_has_germany_in_a_column(
    lang: str, country: str, cells: list[str], run: Runner, use_data: UseData
) -> None:
    """At the right, below its name; who says so stands in full notes."""
    use_data(NUMBERS)
    asked = ("show", "aa", "--lang", lang, "--fields", "population,median")
    heading, *rows = run(*asked).out.split("─" * 80)[1].strip().splitlines()
    (median,) = [row for row in rows if row.startswith("Median")]
    assert heading.endswith(f" {country}")
    assert median.endswith(f" {cells[1]}")
    assert cells[0] in median
    assert "] Press:" in words(run(*asked, "--notes", "full").out)


@pytest.mark.parametrize("width", ["80", "120"])
def test_a_comparison_has_germany_once_a_row(
    width: str, run: Runner, use_data: UseData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the right below its name, never in the cells, and no line is wider than the terminal; full notes say whose."""
    use_data(NUMBERS)
    monkeypatch.setenv("COLUMNS", width)
    for notes, mark in (("short", ""), ("none", ""), ("full", r" \[\d+\]")):
        out = run("compare", "aa", "bee", "--fields", "median,rent", "--notes", notes).out
        assert len(re.findall(r"^ +Aa +Bee +Germany$", out, re.MULTILINE)) == 1
        assert len(re.findall(rf"^Median pay, EUR +4,400#? .* 4,000{mark}$", out, re.MULTILINE)) == 1
        assert out.count("4,000") == 1
        assert max(map(len, out.splitlines())) <= int(width)
    assert "] Press:" in words(out)


DEE = "cities: {dee: {name: Dee, state: HE, indicators: {median_pay: {value: 1, year: 2024, source: atlas}}}}"


def test_where_cities_are_blocks_germany_is_one(
    run: Runner, use_data: UseData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two cities do not fit side by side: Germany's numbers stand together, under its name, once."""
    use_data(NUMBERS)
    monkeypatch.setenv("COLUMNS", "24")
    for notes, mark in (("short", ""), ("full", r" \[\d\]")):
        out = run("compare", "aa", "bee", "--fields", "median", "--notes", notes).out
        assert re.search(rf"^Germany\nMedian +4,000{mark}\npay, EUR", out, re.MULTILINE)
        assert out.count("4,000") == 1


def test_where_cities_are_rows_germany_is_the_last(run: Runner, use_data: UseData) -> None:
    """Its number stands below those of four cities, under the heading that names the unit."""
    use_data(NUMBERS, DEE)
    for notes, mark in (("short", ""), ("full", r" \[\d\]")):
        out = run("compare", "aa", "bee", "cee", "dee", "--fields", "median", "--notes", notes).out
        assert re.search(rf"^Dee .*\nGermany +4,000{mark}$", out, re.MULTILINE)
        assert "Median pay, EUR" in out
        assert out.count("4,000") == 1


def test_markdown_has_germany_in_the_label(run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    assert "| Median pay, EUR (Germany 4,000 " in run("compare", "aa", "bee", "-f", "md").out


def test_rows_for_scripts_do_not_change(run: Runner, use_data: UseData) -> None:
    """Germany is no row of csv."""
    use_data(NUMBERS)
    assert [row["city"] for row in csv.DictReader(io.StringIO(run("compare", "aa", "bee", "-f", "csv").out))] == [
        "aa",
        "bee",
    ]


def test_uses_of_a_source_count_the_values_of_germany(catalog: Catalog) -> None:
    """The press: pay and unemployment; the census: three cities and two editions for Germany."""
    figures, _ = count_uses(catalog)
    assert (figures["press"], figures["census"]) == (2, 5)


def test_the_tidy_table_ends_with_germany(run: Runner, use_data: UseData) -> None:
    """Scope and region are the last columns; the city is empty for the country."""
    use_data(NUMBERS)
    rows = list(csv.DictReader(io.StringIO(run("export", "--what", "indicators").out)))
    assert list(rows[0])[-2:] == ["scope", "region"]
    assert [row["scope"] for row in rows] == ["city"] * 12 + ["country"] * 4
    assert all((row["city"] or "DE") == row["region"] for row in rows)
    assert [(row["city"], row["indicator"], row["value"]) for row in rows[-4:-2]] == [
        ("", "median_pay", "4000"),
        ("", "rent_eur_m2", "7.9"),
    ]


def test_an_own_value_of_germany_is_marked_and_kept_by_a_template(run: Runner, use_data: UseData, tmp_path) -> None:  # type: ignore[no-untyped-def]
    use_data(NUMBERS)
    own = tmp_path / "own.yaml"
    own.write_text("states: {DE: {indicators: {median_pay: {value: 4100, year: 2024}}}}", encoding="utf-8")
    germany = json.loads(run("show", "aa", "--fields", "median", "-f", "json", "--data", str(own)).out)["germany"]
    assert (germany[0]["value"], germany[0]["origin"]["line"]) == (4100, 1)
    kept = tmp_path / "kept.yaml"
    kept.write_text(run("template", "aa", "--data", str(own)).out, encoding="utf-8")
    again = json.loads(run("show", "aa", "--fields", "median", "-f", "json", "--data", str(kept)).out)["germany"]
    assert [(each["indicator"], each["value"]) for each in again] == [("median_pay", 4100)]


# Weights and words


@pytest.mark.parametrize("typed", [["median_pay=1", "wage_index=2"], ["Lohnindex=1", "Medianlohn=0.1"]])
def test_the_same_measure_is_not_weighed_twice(typed: list[str], bundled: Catalog) -> None:
    weights = find_weights(bundled, read_weights(typed))
    with pytest.raises(UsageProblem, match="same-measure"):
        rank_cities(bundled, list(bundled.cities.values()), weights)


def test_a_weight_of_zero_weighs_nothing_twice(bundled: Catalog) -> None:
    """The wage index alone decides; median pay is shown beside it and counts nothing."""
    weights = find_weights(bundled, read_weights(["wage_index=1", "median_pay=0"]))
    ranking = rank_cities(bundled, list(bundled.cities.values()), weights)
    assert [(each.code, each.field) for each in ranking.findings[1:]] == [
        ("rank_decides", "wage_index"),
        ("rank_decides_nothing", "median_pay"),
    ]


@pytest.mark.parametrize(
    ("lang", "part"), [("en", "the same measure in two units"), ("de", "dasselbe in zwei Einheiten")]
)
def test_the_same_measure_is_refused_in_words(lang: str, part: str, run: Runner, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """With exit code 2, what to do, and also where a file holds the weights."""
    kept = tmp_path / "decision.yaml"
    kept.write_text("weights: {median_pay: 1, wage_index: 1}", encoding="utf-8")
    for options in (("--weight", "median_pay=1", "--weight", "wage_index=1"), ("--profile", str(kept))):
        refused = run("rank", "essen", "dortmund", "--lang", lang, *options)
        assert (refused.code, refused.out) == (2, "")
        assert part in refused.err
    assert run("rank", "essen", "dortmund", "--weight", "median_pay=1").code == 0


def test_default_weights_are_pay_and_the_rent_of_existing_tenancies() -> None:
    assert dict(DEFAULT_WEIGHTS) == {"pay": 1, "rent_eur_m2": 1}


FOUND = {
    "rent": "rent_eur_m2",
    "Miete": "rent_eur_m2",
    "rent (net cold)": "rent_eur_m2",
    "Miete kalt": "rent_eur_m2",
    "Advertised rent": "asking_rent_eur_m2",
    "advertised": "asking_rent_eur_m2",
    "Angebotsmiete": "asking_rent_eur_m2",
    "asking rent": "asking_rent_eur_m2",
    "asking_rent": "asking_rent_eur_m2",
    "wage": "wage_index",
    "Lohn": "wage_index",
    "Lohnindex": "wage_index",
    "Medianlohn": "median_pay",
    "median": "median_pay",
    "pay": "pay",
    "Gehalt": "pay",
    "price": "price_index",
}


@pytest.mark.parametrize(
    ("typed", "meant", "lang"), [(*found, ("en", "de")[at % 2]) for at, found in enumerate(FOUND.items())]
)
def test_words_find_the_same_field_in_every_option(typed: str, meant: str, lang: str, run: Runner) -> None:
    """``rent`` and ``Miete`` alone keep their meaning beside the new rent; what was typed before finds what it found."""
    options = ("--lang", lang, "-f", "json")
    other = ("--lang", "de" if lang == "en" else "en", "-f", "json")
    assert json.loads(run("list", "--state", "HB", "--sort", typed, *options).out)["sort"] == meant
    assert json.loads(run("show", "essen", "--fields", typed, *options).out)["fields"] == [meant]
    assert json.loads(run("compare", "essen", "bonn", "--fields", typed, *other).out)["fields"] == [meant]
    ranking = json.loads(run("rank", "essen", "bonn", "--weight", f"{typed}=1", *other).out)
    assert [each["criterion"] for each in ranking["criteria"]] == [meant]
    statements = json.loads(run("sources", "essen", typed, *options).out)["statements"]
    assert {each["field"] for each in statements} == {meant}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("wages", "median_pay"), ("Löhne", "median_pay"), ("prices", "price_index"), ("IT-Stellen", "it_jobs_share")],
)
def test_words_that_head_a_column_find_it(typed: str, meant: str, run: Runner) -> None:
    """Where they are those of one indicator; those of both rents are a name of one already."""
    assert json.loads(run("list", "--sort", typed, "--limit", "1", "-f", "json").out)["sort"] == meant


@pytest.mark.parametrize("typed", ["Mieten", "rents"])
def test_words_that_find_nothing_name_what_there_is(typed: str, run: Runner) -> None:
    refused = run("list", "--sort", typed)
    assert refused.code == 2
    assert "wage_index" in refused.err or "rent_eur_m2" in refused.err


# Values of a district


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "# Median pay: the figure is for the district (Kreis) around the city (Aa: Kreis Aa)."),
        ("de", "# Medianlohn: Die Zahl gilt für den Kreis um die Stadt (Aa: Kreis Aa)."),
    ],
)
def test_a_list_sorts_and_marks_the_value_of_a_district(lang: str, note: str, run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    assert note in words(run("list", "--sort", "median", "--lang", lang, "--notes", "full").out)
    out = run("list", "--sort", "median", "--lang", lang).out
    assert f"{note.split(':')[0]}:" in words(out)
    assert "Aa, Kreis Aa" in words(out)
    lines = [line for line in out.splitlines() if line.startswith(("Aa ", "Bee "))]
    assert [line.split()[1].strip("#.,") for line in lines] == (
        ["4,400", "4,200"] if lang == "en" else ["4.400", "4.200"]
    )
    assert ["#" in line for line in lines] == [True, False]


def test_districts_are_named_once_for_numbers_that_share_them(run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    out = words(run("list", "--sort", "expert", "-f", "md").out.replace("\\", ""))
    assert "# Median pay, Expert jobs: the figure is for the district (Kreis) around the city (Aa: Kreis Aa)." in out


def test_a_ranking_marks_the_value_of_a_district_and_names_it(run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    out = run("rank", "aa", "bee", "--weight", "median=1").out
    assert "# Median pay: for some cities it is the figure of their district (Kreis) (Aa: Kreis Aa)." in words(out)
    assert "4,400#" in out
    rows = list(csv.DictReader(io.StringIO(run("rank", "aa", "bee", "--weight", "median=1", "-f", "csv").out)))
    assert [(row["city"], row["area"]) for row in rows] == [("aa", "Kreis Aa"), ("bee", "")]
    assert list(rows[0])[-1] == "area"
    assert "#" not in run("rank", "aa", "bee", "--weight", "rent=1").out


def test_json_of_a_list_names_the_district(run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    cities = json.loads(run("list", "-f", "json").out)["cities"]
    areas = {each["indicator"]: each["area"] for each in cities[0]["indicators"]}
    assert (areas["median_pay"], areas["rent_eur_m2"]) == ("Kreis Aa", None)


@pytest.mark.parametrize("command", [("show", "aa"), ("compare", "aa", "bee")])
def test_a_footnote_names_the_district(command: tuple[str, ...], run: Runner, use_data: UseData) -> None:
    use_data(NUMBERS)
    assert "The figure is for Kreis Aa." in words(run(*command, "--notes", "full").out)
    assert "Kreis Aa" in words(run(*command).out)


# The columns of a list


def test_a_table_shows_few_numbers_the_sorted_one_first(catalog: Catalog, bundled: Catalog) -> None:
    """Three, or two beside a distance; wage index and median pay say the same, so one of them is enough."""

    def shown(catalog: Catalog, sort: str, near: bool = False) -> list[str]:
        fields = table_fields(catalog, find_sort_field(catalog, sort), near=near)
        indicators = {field.id for field in indicator_fields(catalog)}
        return [field.id for field in fields if field.id in indicators]

    assert shown(bundled, "name") == ["population", "median_pay", "asking_rent_eur_m2"]
    assert shown(bundled, "rent") == ["rent_eur_m2", "population", "median_pay"]
    assert shown(bundled, "wage") == ["wage_index", "population", "asking_rent_eur_m2"]
    assert shown(bundled, "expert") == ["expert_share", "population", "median_pay"]
    assert shown(bundled, "rent", near=True) == ["rent_eur_m2", "population"]
    assert shown(catalog, "unemployment") == ["unemployment_rate", "population", "rent_eur_m2"]


@pytest.mark.parametrize(
    "options",
    [
        *(("--sort", field.id) for field in indicator_fields(catalog_of(NUMBERS))),
        ("--sort", "gigabit"),
        ("--sort", "Angebotsmiete"),
        ("--near", "moenchengladbach", "--sort", "rent"),
        ("--near", "muelheim", "--sort", "unemployment"),
        (),
    ],
    ids=" ".join,
)
def test_a_list_of_80_columns_has_one_line_of_headings(options: tuple[str, ...], run: Runner) -> None:
    """A table, not a block per city: two rules at most, none between cities, and nothing wider."""
    lang = "de" if len("".join(options)) % 2 else "en"  # one or the other, since German is as wide
    out = run("list", *options, "--lang", lang).out
    assert sum(line.startswith("───") for line in out.splitlines()) == 2
    assert max(map(len, out.splitlines())) <= 80


def test_a_list_says_that_there_is_more_and_other_formats_have_it(run: Runner, use_data: UseData) -> None:
    """Six numbers, three of them shown."""
    use_data(NUMBERS)
    assert "Not shown: 3 numbers (--sort FIELD for one, -f csv for all)." in run("list").out
    assert "Not shown" not in run("list", "-f", "md").out
    assert "Expert jobs" in run("list", "-f", "md").out


def test_numbers_of_the_users_own_are_always_shown(run: Runner, use_data: UseData, tmp_path) -> None:  # type: ignore[no-untyped-def]
    use_data(NUMBERS)
    own = tmp_path / "own.yaml"
    own.write_text(
        "indicators: {trees: {de: Bäume, en: Trees, unit: '', decimals: 0, better: high}}\n"
        "cities: {bee: {indicators: {trees: {value: 7, year: 2025}}}}",
        encoding="utf-8",
    )
    assert "Trees" in run("list", "--data", str(own)).out
    head, *rows = run("list", "-f", "csv", "--data", str(own)).out.splitlines()
    assert head.endswith(",trees,trees_year")
    assert {row.split(",")[0]: row.split(",")[-2:] for row in rows} == {
        "aa": ["", ""],
        "bee": ["7", "2025"],
        "cee": ["", ""],
    }


# No better direction


def test_numbers_without_a_better_direction_are_sorted_and_weighed_as_population_is(catalog: Catalog) -> None:
    """The highest first, unknown last; a weight counts the higher value more."""
    for key in ("population", "expert_share"):
        listing = list_cities(catalog, Filters(), sort=find_field(indicator_fields(catalog), key, "sort-unknown"))
        assert [profile.slug for profile in listing.cities] == ["bee", "aa", "cee"]
        ranking = rank_cities(catalog, find_cities(catalog, ["aa", "bee"]), {key: Fraction(1)})
        assert [(each.city, each.total) for each in ranking.ranking] == [("bee", 100), ("aa", 0)]


@pytest.mark.parametrize("key", ["expert_share", "degree_share", "it_jobs_share"])
def test_a_ranking_says_that_no_direction_is_better(key: str, run: Runner) -> None:
    out = words(run("rank", "essen", "bonn", "--weight", f"{key}=1").out)
    assert "no direction is better by itself; the higher value scores higher here." in out


# The bundled values


def half_up(value: Fraction, decimals: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def test_the_wage_index_is_the_median_pay_against_that_of_germany(bundled: Catalog) -> None:
    """100 times the city's, through 4,013, of the same year and area; to one decimal, half up; for all cities."""
    for slug, city in bundled.cities.items():
        (pay,), (index,) = city.indicators["median_pay"], city.indicators["wage_index"]
        assert Decimal(str(index.value)) == half_up(Fraction(100 * int(pay.value), 4013), 1), slug
        assert (index.year, index.area, index.source) == (pay.year, pay.area, pay.source), slug
        assert index.computed == f"100 * {pay.value} / 4013"
    assert len(bundled.cities) == 92


def test_the_share_of_it_jobs_is_that_of_section_j(bundled: Catalog) -> None:
    """100 times the employees of section J through all; where they are suppressed or left out there is no share."""
    known = 0
    for slug, city in bundled.cities.items():
        assert city.sectors is not None
        section, total = city.sectors.employees.get("J"), city.sectors.employees["TOTAL"]
        shares = city.indicators.get("it_jobs_share", ())
        if section is None or total is None or "J" in city.sectors.left_out:
            assert shares == (), slug
            continue
        known += 1
        assert Decimal(str(shares[0].value)) == half_up(Fraction(100 * section, total), 2), slug
        assert (shares[0].year, shares[0].area) == (city.sectors.date.year, city.sectors.area), slug
    assert known == 91
