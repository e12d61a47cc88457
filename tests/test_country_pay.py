"""Figures for Germany that stand beside those of cities, never for them; and what rent takes of an offer."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import Runner, catalog_of
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.pay import country_pay, figures_used, shown_first
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.offer import weigh_offer
from itleiter_cli.questions.rank import rank_cities
from itleiter_cli.questions.template import city_template

GERMANY = """
vocabulary: {roles: {informatics: {de: Leitung Informatik, en: Head of informatics}}}
indicators:
  asking_rent_eur_m2: {de: Angebotsmiete, en: Advertised rent, unit: EUR/m², decimals: 2, better: low}
states:
  DE:
    pay:
      - {role: informatics, level: any, measure: median, mid: 9500, period: month, year: 2026, source: census, stands_in: false}
      - {role: it-leiter, level: any, measure: quartiles, low: 5900, above: 7100, period: month, year: 2023, source: census, stands_in: false, context: {de: samt Teamleitung, en: team leads included}}
      - {role: it-leiter, level: any, measure: median, mid: 7700, period: month, year: 2025, source: census, stands_in: false}
      - {role: it-leiter, level: any, measure: quartiles, low: 6300, mid: 7800, mid_is: median, above: 8000, period: month, year: 2025, source: census, stands_in: false, context: {de: samt Teamleitung, en: team leads included}, remark: {de: Mit Bonus, en: Bonus included}}
      - {role: it-leiter, level: any, measure: quartiles, low: 3700, high: 10100, period: month, source: survey}
  NW:
    pay:
      - {role: it-leiter, level: any, measure: median, mid: 7000, period: month, year: 2025, source: census, stands_in: false}
cities:
  a:
    name: A
    state: NW
    indicators:
      rent_eur_m2: {value: 10.39, year: 2022, source: census}
      asking_rent_eur_m2: {value: 16.02, year: 2025, source: census, area: Kreis Unna}
  b: {name: B, state: NW, indicators: {rent_eur_m2: {value: 6.25, year: 2022, source: census, area: Kreis Wesel}}}
  c: {name: C, state: NW, pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 7000, period: month, source: board}]}
"""


def test_such_a_figure_never_stands_in_for_a_city_or_a_state() -> None:
    """A and B have none of their own, NW only one that stands for nobody; so it is the survey's for Germany."""
    catalog = catalog_of(GERMANY)
    for slug in ("a", "b"):
        assert [used.figure.low for used in figures_used(catalog, catalog.cities[slug])] == [3700]
    (own,) = figures_used(catalog, catalog.cities["c"])
    assert own.figure.low == 5000


def test_without_another_a_city_has_none() -> None:
    """Where only official figures are known, nothing stands in."""
    pay = "{role: it-leiter, level: any, measure: median, mid: 7000, period: month, source: census, stands_in: false}"
    catalog = catalog_of(f"states: {{DE: {{pay: [{pay}]}}}}\ncities: {{a: {{name: A, state: NW}}}}")
    assert figures_used(catalog, catalog.cities["a"]) == ()


def test_a_ranking_does_not_take_it_for_a_city_either() -> None:
    """Of NW, only a figure that never stands in is known, so that no city but C has a value: halfway, 6,000."""
    catalog = catalog_of(GERMANY)
    ranking = rank_cities(catalog, list(catalog.cities.values()), {"pay": 1})  # type: ignore[dict-item]
    assert {each.city: each.contributions[0].value for each in ranking.ranking} == {"a": None, "b": None, "c": 6000}


def test_the_newest_for_the_profession_comes_first_and_quartiles_before_a_median() -> None:
    """2025 before 2023, of 2025 the quartiles; the figure of 2026 is for another role, and so last."""
    figures = country_pay(catalog_of(GERMANY))
    assert [(each.year, each.measure, each.role) for each in figures] == [
        (2025, "quartiles", "it-leiter"),
        (2025, "median", "it-leiter"),
        (2023, "quartiles", "it-leiter"),
        (2026, "median", "informatics"),
    ]
    assert shown_first(figures) == figures[:1]
    assert shown_first(figures[3:]) == figures[3:]  # none of the profession: nothing is hidden


def test_a_comparison_has_it_once_in_one_row(run: Runner, use_data: Callable[..., None]) -> None:
    """Without --all the newest alone, drawn on the scale of the cities; how many others there are is said."""
    use_data(GERMANY)
    out = run("compare", "a", "c", "--fields", "pay").out
    text = " ".join(out.split())
    assert out.count("6,300 … 7,800 … > 8,000") == 1
    assert "5,900 … > 7,100" not in out
    in_full = run("compare", "a", "c", "--fields", "pay", "--notes", "full").out
    assert "quartiles, 2025" in " ".join(in_full.split())
    assert "Not shown: Pay 3 (--all)." in text
    every = run("compare", "a", "c", "--fields", "pay", "--all").out
    assert "5,900 … > 7,100" in every
    assert "9,500" in every
    assert "Not shown" not in every
    drawn = next(line for line in out.splitlines() if "6,300 … 7,800" in line).split("[3]")[1]
    assert re.fullmatch(r" +·+├─+○─*▶·+", drawn)  # on the scale of the others, which leaves room at both ends


def test_reports_and_machine_formats_have_all(run: Runner, use_data: Callable[..., None]) -> None:
    """JSON has them under one key, with their source; a page and Markdown show every one."""
    use_data(GERMANY)
    for command in (("compare", "a", "c"), ("show", "a")):
        answer = json.loads(run(*command, "-f", "json").out)
        assert list(answer)[-2:] == ["country_pay", "findings"]
        assert [each["low"] for each in answer["country_pay"]] == [6300, None, 5900, None]
        assert "census" in answer["sources"]
    for form in ("md", "html"):
        page = run("compare", "a", "c", "-f", form).out
        assert "5,900 … " in page
        assert "9,500" in page
    assert json.loads(run("compare", "a", "c", "--fields", "rent_eur_m2", "-f", "json").out)["country_pay"] == []


def test_columns_of_pay_do_not_know_it(run: Runner, use_data: Callable[..., None]) -> None:
    """C keeps its own range, A the survey's for Germany."""
    use_data(GERMANY)
    rows = {row["city"]: row for row in csv.DictReader(io.StringIO(run("list", "-f", "csv").out))}
    assert [rows["a"][name] for name in ("pay_low", "pay_high", "pay_scope", "pay_source")] == [
        "3700", "10100", "country", "survey",
    ]  # fmt: skip
    assert [rows["c"][name] for name in ("pay_low", "pay_high", "pay_scope")] == ["5000", "7000", "city"]


def test_a_profile_shows_it_once_and_counts_the_others(run: Runner, use_data: Callable[..., None]) -> None:
    """Its label is its context; the others are shown with --all, and stand in the list of sources."""
    use_data(GERMANY)
    text = " ".join(run("show", "c").out.split())
    assert text.count("6,300 … 7,800 … > 8,000") == 1
    assert "Not shown: Pay 3 (--all)." in text
    every = " ".join(run("show", "c", "--all").out.split())
    assert "5,900 … " in every
    assert "9,500" in every
    assert "(--all)" not in every
    statements = list(csv.DictReader(io.StringIO(run("sources", "c", "pay", "-f", "csv").out)))
    assert [row["scope"] for row in statements] == ["city", *["country"] * 4]
    blocks = run("sources", "c", "pay").out
    assert blocks.count("Germany: Pay, Head of IT") == 3
    assert "stands beside the figures of cities" in blocks


def test_an_offer_shows_the_newest_or_all(run: Runner, use_data: Callable[..., None]) -> None:
    """Once for all cities; machine formats carry each of them."""
    use_data(GERMANY)
    out = " ".join(run("offer", "7200", "a", "--city", "c").out.split())
    assert out.count("6,300 … 7,800 … > 8,000") == 1  # once for both cities
    assert "5,900 … > 7,100" not in out
    assert out.count("(4 more: --all)") == 1  # for Germany those of 2025, 2023, of informatics, and the survey's
    assert "5,900 … > 7,100" in run("offer", "7200", "a", "--all").out
    rows = list(csv.DictReader(io.StringIO(run("offer", "7200", "a", "-f", "csv").out)))
    assert [row["low"] or row["mid"] for row in rows] == ["7000", "6300", "7700", "5900", "3700", "9500"]


def test_an_offer_without_a_city_is_held_against_germany_alone(run: Runner, use_data: Callable[..., None]) -> None:
    """No state, no city, no rent; csv has a row per figure with empty cells for the city."""
    use_data(GERMANY)
    out = run("offer", "7900").out
    assert out.startswith("Germany: 7,900 EUR per month")
    assert "1 % above the official median of Germany (2025)" in out  # 7,900 / 7,800 = 1.013
    assert "in the third quarter" in run("offer", "7900", "--notes", "full").out  # of 6,300 … 7,800 … > 8,000
    assert "Rent" not in out
    rows = list(csv.DictReader(io.StringIO(run("offer", "7900", "-f", "csv").out)))
    assert [(row["city"], row["name"], row["flat_rent"], row["region"]) for row in rows] == [("", "", "", "DE")] * 5
    answer = json.loads(run("offer", "7900", "-f", "json").out)
    assert answer["cities"] == []
    assert [each["position"] for each in answer["country_pay"]] == [
        "third_quarter",  # 7,800 is the median, 8,000 the bound
        "above",  # 7,700 is the median
        "above_bound",  # 7,100 is the bound
        "middle_half",  # 3,700 to 10,100
        "below",  # 9,500
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param((), True, id="twelve payments"),
        pytest.param(("--payments", "13"), False, id="with bonuses"),
        pytest.param(("--per", "year", "--anyway"), False, id="a whole year"),
    ],
)
def test_a_base_salary_is_better_held_with_more_payments(
    more: tuple[str, ...], said: bool, run: Runner, use_data: Callable[..., None]
) -> None:
    """The line stands only where the offer counts twelve payments."""
    use_data(GERMANY)
    assert ("--payments 13" in run("offer", "20000", *more).out) is said


def test_rent_rests_on_what_is_advertised() -> None:
    """80 m² at 16.02 are 1,281.60, so 1,282; of 7,200 they are 17.8 %. B has only existing tenancies: 500, 6.9 %."""
    catalog = catalog_of(GERMANY)
    a, b, c = weigh_offer(catalog, list(catalog.cities.values()), 7200).cities
    assert (a.flat_rent, a.rent_percent, a.rent_indicator) == (1282, 17.8, "asking_rent_eur_m2")
    assert (a.rent_eur_m2, a.rent_year, a.rent_area) == (16.02, 2025, "Kreis Unna")
    assert (a.existing_rent_eur_m2, a.existing_rent_year, a.existing_rent_area) == (10.39, 2022, None)
    assert (b.flat_rent, b.rent_percent, b.rent_indicator) == (500, 6.9, "rent_eur_m2")
    assert (b.rent_eur_m2, b.existing_rent_eur_m2) == (6.25, 6.25)
    assert (c.flat_rent, c.rent_indicator, c.existing_rent_eur_m2) == (None, None, None)


def test_the_sentence_names_both_rents_and_the_district(run: Runner, use_data: Callable[..., None]) -> None:
    """What the rent rests on stands first; where nothing is advertised, that is existing tenancies, and it says so."""
    use_data(GERMANY)
    for city, lang, *expected in (
        (
            "a",
            "en",
            "Rent 80 m², as advertised: 1,282 EUR net cold, 17.8 % of the gross month",
            "16.02 EUR/m², 2025, Kreis Unna; existing tenancies 10.39, 2022",
        ),
        (
            "b",
            "en",
            "Rent 80 m², existing tenancies: 500 EUR net cold, 6.9 % of the gross month",
            "6.25 EUR/m², 2022, Kreis Wesel",
        ),
        (
            "a",
            "de",
            "Miete 80 m², laut Inseraten: 1.282 EUR kalt, 17,8 % vom Monatsbrutto",
            "16,02 EUR/m², 2025, Kreis Unna; Bestandsmieten 10,39, 2022",
        ),
    ):
        for notes in ("short", "full", "none"):
            text = " ".join(run("offer", "7200", city, "--lang", lang, "--notes", notes).out.split())
            assert [words for words in expected if words not in text] == []
    (row, *_) = csv.DictReader(io.StringIO(run("offer", "7200", "a", "-f", "csv").out))
    last = ("rent_indicator", "rent_area", "existing_rent_eur_m2", "existing_rent_year")
    assert tuple(row)[-4:] == last
    assert [row[name] for name in last] == ["asking_rent_eur_m2", "Kreis Unna", "10.39", "2022"]


def test_what_is_remarked_of_a_rent_is_a_footnote_of_an_offer(run: Runner, use_data: Callable[..., None]) -> None:
    """Each of the two rents has its own; of an older edition nothing is said."""
    note = "note: {de: Sagt %s, en: Says %s}"
    rents = "asking_rent_eur_m2: [{value: 12, year: 2025, source: census, %s}, {value: 11, year: 2024, source: census, %s}], rent_eur_m2: {value: 9, year: 2022, source: census, %s}"
    notes = tuple(note % (word, word) for word in ("one", "two", "three"))
    use_data(GERMANY, f"cities: {{a: {{indicators: {{{rents % notes}}}}}}}")
    out = run("offer", "7200", "a", "--notes", "full").out
    assert ("Says one." in out, "Says two." in out, "Says three." in out) == (True, False, True)
    assert "Sagt one." in run("offer", "7200", "a", "--lang", "de", "--notes", "full").out


def test_a_label_says_a_context_alone_and_breaks_no_word(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The context says whose pay it is, so that the role does not stand beside it."""
    monkeypatch.setenv("COLUMNS", "80")
    offer = ("offer", "7200", "--all", "--lang", "de")
    short, full = (
        " ".join(line[:25].strip() for line in run(*offer, "--notes", notes).out.splitlines() if line[:25].strip())
        for notes in ("short", "full")
    )
    assert short.count("Deutschland, Leitung Informatik, amtlich") == 2
    assert full.count("Deutschland, Leitung Informatik, amtlich") == 2
    assert full.count("Deutschland, IT-Führung samt Teamleitung, amtlich") == 4  # 2025, 2024 twice, 2023


@pytest.mark.parametrize(
    "command",
    [("sources", "koeln", "pay"), ("show", "koeln"), ("compare", "koeln", "essen"), ("offer", "7200", "koeln")],
)
def test_what_speaks_against_the_figures_of_states_is_said_once(command: tuple[str, ...], run: Runner) -> None:
    """Their mean for Germany lies 24 % below the official one; the sentence of their source says so wherever they stand."""
    full = () if command[0] == "sources" else ("--notes", "full")
    text = " ".join(run(*command, *full).out.split())
    assert text.count("24 % below the official one") == 1


def test_a_template_keeps_what_a_figure_says(bundled: Catalog) -> None:
    """The keys stand in the order of the data files; ``stands_in`` only where it is false."""
    catalog = catalog_of("""
cities:
  e: {name: E, state: NW, pay: [{role: it-leiter, level: any, measure: quartiles, low: 5000, above: 7100, records: 900, period: month, year: 2023, source: survey}]}
""")
    written = city_template(catalog, bundled, catalog.cities["e"], Language("en"))
    (figure,) = yaml.safe_load(written)["cities"]["e"]["pay"]
    assert list(figure) == [
        "role", "level", "measure", "low", "above", "records", "period", "basis", "year", "source",
    ]  # fmt: skip
    assert (figure["above"], figure["records"]) == (7100, 900)


OWN_COUNT = """
sources:
  mine: {publisher: Me, title: {de: Zählung, en: Count}, kind: statistic, dated: 2025, accessed: 2026-11-20}
states:
  DE: {pay: [{role: ROLE, level: any, measure: median, mid: 7000, period: month, source: mine, stands_in: false}]}
"""


@pytest.mark.parametrize(
    ("role", "said"),
    [
        pytest.param("ciso", "Germany [2], Head of IT security (CISO): 7,000", id="of another role"),
        pytest.param("it-leiter", "Germany [2], no level named: 7,000", id="for the profession"),
    ],
)
def test_a_count_of_ones_own_is_not_official(role: str, said: str, run: Runner, tmp_path: Path) -> None:
    """Whatever kind its source says it is; whose pay it is, is named."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(OWN_COUNT.replace("ROLE", role), encoding="utf-8")
    shown = run("show", "essen", "--data", str(mine)).out.split("─" * 80)[0]
    assert said in " ".join(shown.split())
    found = json.loads(run("show", "essen", "--data", str(mine), "-f", "json").out)["findings"]
    assert [each["terms"] for each in found if each["code"] == "pay_beside"] == [[role]]
    for command in (("show", "essen"), ("compare", "essen", "bochum"), ("offer", "7200", "essen")):
        assert "Germany, official" not in run(*command, "--data", str(mine)).out
