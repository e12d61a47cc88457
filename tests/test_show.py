"""What ``itleiter show`` says of a city: its findings by examples worked out by hand, and that nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from conftest import Runner, catalog_of
from itleiter_cli.cities.fields import FACET_FIELDS, PAY, all_fields
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.show import show_cities

UseData = Callable[..., None]

# A has a figure and a rent 25 % above Germany's of 2022; B only its state's, a rent of another year and of its Kreis.
CITIES = """
states:
  DE:
    pay: [{role: it-leiter, level: any, measure: quartiles, low: 6000, mid: 8000, mid_is: median, high: 9000, period: month, basis: gross, source: census, stands_in: false}]
    indicators: {rent_eur_m2: [{value: 8, year: 2022, source: census}, {value: 6, year: 2011, source: census}]}
  HE: {pay: [{role: it-leiter, level: any, measure: range, low: 4000, high: 7000, period: month, basis: gross, source: survey}]}
  BE: {name: {de: Berlin, en: Berlin}, pay: [{role: it-leiter, level: any, measure: range, low: 4100, high: 7100, period: month, basis: gross, source: survey}]}
cities:
  a:
    name: A
    state: NW
    pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 7000, period: month, basis: gross, source: survey}]
    indicators: {rent_eur_m2: [{value: 10, year: 2022, source: census}, {value: 9, year: 2011, source: census}]}
  b: {name: B, state: HE, indicators: {rent_eur_m2: {value: 10, year: 2021, source: census, area: Kreis B}}}
  berlin: {name: Berlin, state: BE}
  d: {name: D, state: NW}
"""


def found(*slugs: str) -> tuple[Finding, ...]:
    catalog = catalog_of(CITIES)
    return show_cities(catalog, [catalog.cities[slug] for slug in slugs], all_fields(catalog)).findings


def test_a_number_is_held_against_germany_in_its_edition() -> None:
    """10 is 25 % above the 8 of 2022; the 6 of 2011 is of another edition."""
    (rent,) = [each for each in found("a") if each.field == "rent_eur_m2"]
    assert (rent.code, rent.cities, rent.values) == ("against_germany", ("a",), (10,))
    assert (rent.germany, rent.difference, rent.year) == (8, 25.0, 2022)


def test_a_number_of_another_edition_is_only_said() -> None:
    """Germany has no value of 2021; the larger area goes along."""
    (rent,) = [each for each in found("b") if each.field == "rent_eur_m2"]
    assert (rent.code, rent.values, rent.germany, rent.difference) == ("known", (10,), None, None)
    assert (rent.year, rent.areas) == (2021, ("Kreis B",))


@pytest.mark.parametrize(("slug", "code"), [("a", "pay_own"), ("b", "pay_of_states"), ("d", "pay_missing")])
def test_pay_says_whose_figure_it_is(slug: str, code: str) -> None:
    """Its own, its state's, or none: the figure for Germany never stands in."""
    (pay,) = [each for each in found(slug) if each.field == "pay" and each.cities]
    assert (pay.code, pay.cities) == (code, (slug,))


def test_each_city_has_findings_and_germany_has_its_own_once() -> None:
    """The official figure is of no city, so that it is not said anew for the second."""
    both = found("a", "b")
    assert [each.cities for each in both if each.field == "rent_eur_m2"] == [("a",), ("b",)]
    (official,) = [each for each in both if each.code == "pay_official"]
    assert (official.cities, official.values) == ((), (6000, 8000))


def test_without_pay_the_figure_for_germany_is_not_there() -> None:
    """It stands beside the pay of cities, so that it comes, with its source, where pay was asked for only."""
    catalog = catalog_of(CITIES)
    of_each = [show_cities(catalog, [catalog.cities["a"]], [field]) for field in (PAY, FACET_FIELDS["skills"])]
    assert [[figure.mid for figure in each.country_pay] for each in of_each] == [[8000], []]
    assert [[*each.sources] for each in of_each] == [["survey", "census"], []]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("{source: board}", ()),
        ("{source: board, seen: part}", ("seen_part",)),
        ("{source: board, role: related}", ("role_related",)),
    ],
)
def test_a_list_says_why_it_may_lack_something(text: str, reasons: tuple[str, ...]) -> None:
    """One that was read as a whole, of a text about the job itself, does not."""
    catalog = catalog_of(CITIES, f"cities: {{d: {{text: {text}, culture: [calm]}}}}")
    (listed,) = show_cities(catalog, [catalog.cities["d"]], [FACET_FIELDS["culture"]]).findings
    assert (listed.code, listed.values, listed.reasons) == ("terms_listed", (1,), reasons)


def test_findings_stand_last_in_json(run: Runner, use_data: UseData) -> None:
    """Keys only grow at the end."""
    use_data(CITIES)
    answer = json.loads(run("show", "a", "-f", "json").out)
    assert list(answer)[-1] == "findings"
    assert {each["field"] for each in answer["findings"]} >= {"pay", "rent_eur_m2"}


@pytest.mark.parametrize("options", [(), ("--notes", "full"), ("-f", "md"), ("-f", "html")])
def test_an_older_edition_keeps_the_value_for_germany(options: tuple[str, ...], run: Runner, use_data: UseData) -> None:
    """Only the newest has it in a column or a label of its own; that of 2011 has it beside it."""
    use_data(CITIES)
    assert "9.00 (2011; Germany 6.00" in " ".join(run("show", "a", *options).out.split())


@pytest.mark.parametrize("form", ["md", "html"])
def test_germany_is_not_held_against_itself(form: str, run: Runner, use_data: UseData) -> None:
    """The heading names Germany for the column; where there is none, each label does."""
    use_data(CITIES)
    out = run("show", "a", "-f", form).out
    assert "Germany Germany" not in out
    assert "Rent, EUR/m² (Germany 8.00" in out


def test_the_title_has_the_state_and_a_city_that_is_one_is_named_once(run: Runner, use_data: UseData) -> None:
    """As Berlin is: its figure is of the state, and nothing else is called its state."""
    use_data(CITIES)
    assert run("show", "a").out.startswith("A, North Rhine-Westphalia\n")
    assert "no figure of its own; its state: 4,000–7,000" in run("show", "b").out
    alone = run("show", "berlin").out
    assert alone.startswith("Berlin\n")
    assert "figure of the city state: 4,100–7,100" in alone


@pytest.mark.parametrize("notes", ["short", "none", "full"])
def test_a_share_that_is_left_out_says_why(notes: str, run: Runner) -> None:
    """Also where its note would be one of those that are only counted."""
    assert "Stands out in 2020 only" in " ".join(run("show", "heilbronn", "--notes", notes).out.split())


@pytest.mark.parametrize("city", ["dortmund", "muelheim"])
def test_skills_are_never_cut(city: str, run: Runner) -> None:
    """Whatever a list holds stands in the short table too."""
    (profile,) = json.loads(run("show", city, "-f", "json").out)["cities"]
    labels = json.loads(run("show", city, "-f", "json").out)["terms"]["skills"]
    shown = " ".join(run("show", city).out.split())
    assert profile["skills"]
    assert [term for term in profile["skills"] if labels[term]["en"] not in shown] == []


def test_what_is_of_a_larger_area_is_not_said_of_the_city(run: Runner, frozen: None) -> None:
    """Möhstedt's jobs by industry are counted for the Kreis around it, which the first lines say too."""
    answer = run("show", "moehstedt").out.split("─" * 80)[0]
    assert "(2020#)" in answer
    assert "# district (Kreis), not city: Kreis Möhstedt" in " ".join(answer.split())
