"""What answers come to: each finding by an example worked out by hand."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from conftest import Runner, catalog_of
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import all_fields, choose_fields
from itleiter_cli.messages.sentences import SENTENCES
from itleiter_cli.questions.compare import Comparison, compare_cities
from itleiter_cli.questions.finding import Finding, deciding_fields, pay_beside, percent_above, whole_percent
from itleiter_cli.questions.show import show_cities


def cities(*lines: str) -> Catalog:
    """Make cities named a, b, c ... of a line of YAML each."""
    made = (
        f"  {slug}: {{name: {slug.upper()}, state: NW, {line}}}\n" for slug, line in zip("abcdef", lines, strict=False)
    )
    return catalog_of("cities:\n" + "".join(made))


def compared(catalog: Catalog, *fields: str) -> Comparison:
    chosen = choose_fields(catalog, fields) if fields else all_fields(catalog)
    return compare_cities(catalog, list(catalog.cities.values()), chosen)


def only(found: tuple[Finding, ...], field: str) -> Finding:
    (one,) = [each for each in found if each.field == field]
    return one


def rent(value: float, **others: object) -> str:
    more = "".join(f", {key}: {each}" for key, each in others.items())
    return f"indicators: {{rent_eur_m2: {{value: {value}, source: census{more}}}}}"


@pytest.mark.parametrize(
    ("value", "other", "percent"),
    [
        (21.01, 13.79, 52.4),  # 21.01 / 13.79 = 1.52356
        (13.79, 21.01, -34.4),  # 13.79 / 21.01 = 0.65635
        (5362, 4498, 19.2),  # 1.19208
        (100, 100, 0.0),
        (401, 400, 0.2),  # a quarter: half to even
        (403, 400, 0.8),  # three quarters, likewise
        (0.3, 0.1, 200.0),  # exact, not 199.99
        (0.00012, 0.00006, 100.0),  # the other is written 6e-05
        (2e16, 5e15, 300.0),  # the first is written 2e+16
        (5, 0, None),
    ],
)
def test_percentages_are_exact(value: float, other: float, percent: float | None) -> None:
    """By how much one number lies above another, to a tenth of a percent; above nothing, no percentage."""
    assert percent_above(value, other) == percent


NUMBERS = st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12).filter(lambda number: not 0 < abs(number) < 1e-9)


@given(NUMBERS, NUMBERS.filter(lambda other: other > 0))
@example(10.05, 10)  # half a tenth, to the even one
@example(1e-07, 1e12)  # written with an exponent
def test_percentages_are_those_of_fractions(value: float, other: float) -> None:
    """Of the numbers as they are written, rounded once."""
    exact = 100 * (Fraction(str(value)) / Fraction(str(other)) - 1)
    assert percent_above(value, other) == float(round(exact, 1))
    assert whole_percent(value, other) == floor(abs(exact) + Fraction(1, 2))


def test_two_numbers_are_held_against_each_other_in_the_order_typed() -> None:
    """5.00 lies 20 % below 6.25; who is named first is said to be lower."""
    found = only(compared(cities(rent(5.0), rent(6.25))).findings, "rent_eur_m2")
    assert (found.code, found.cities, found.values, found.difference) == ("differs", ("a", "b"), (5.0, 6.25), -20.0)
    assert (found.year, found.areas) == (2022, (None, None))


@pytest.mark.parametrize(
    ("other", "code"), [(6.0, "practically_equal"), (5.95, "practically_equal"), (5.94, "differs")]
)
def test_below_one_percent_numbers_are_practically_equal(other: float, code: str) -> None:
    """6.00 lies 0.84 % above 5.95 and 1.01 % above 5.94."""
    assert only(compared(cities(rent(6.0), rent(other))).findings, "rent_eur_m2").code == code


def test_of_three_the_lowest_and_the_highest_are_named() -> None:
    """They stand in the order of their values, lowest first; the difference is that of the ends: 4 is 50 % below 8."""
    found = only(compared(cities(rent(8), rent(4), rent(5))).findings, "rent_eur_m2")
    assert (found.code, found.cities, found.values, found.difference) == ("spread", ("b", "c", "a"), (4, 5, 8), -50.0)


def test_a_missing_number_is_named_and_those_that_are_known_are_compared() -> None:
    """One of three has no rent: 4 lies 20 % below 5. One of two: there is nothing to hold it against. None: all lack it."""
    first, lacking = compared(cities(rent(4), "aliases: [x]", rent(5)), "rent_eur_m2").findings
    assert (first.code, first.cities, first.values, first.difference) == ("differs", ("a", "c"), (4, 5), -20.0)
    assert lacking == Finding(code="missing", field="rent_eur_m2", cities=("b",))
    alone, lacking = compared(cities(rent(5), "aliases: [x]"), "rent_eur_m2").findings
    assert (alone.code, alone.cities, alone.values, alone.germany) == ("known", ("a",), (5,), None)
    assert lacking.cities == ("b",)
    found = only(compared(cities("aliases: [x]", "aliases: [y]"), "rent_eur_m2").findings, "rent_eur_m2")
    assert found == Finding(code="missing", field="rent_eur_m2", cities=("a", "b"))


def test_numbers_of_different_editions_are_not_compared() -> None:
    """A rent of 2021 and one of 2022 differ in more than the cities."""
    found = only(compared(cities(rent(5, year=2021), rent(6, year=2022))).findings, "rent_eur_m2")
    assert (found.code, found.values, found.difference, found.reasons) == (
        "not_comparable",
        (),
        None,
        ("year_differs",),
    )


def test_the_area_of_a_number_goes_along() -> None:
    """The value of one city is that of its Kreis, which whoever words the finding has to name."""
    found = only(compared(cities(rent(5, area="Kreis A"), rent(6))).findings, "rent_eur_m2")
    assert found.areas == ("Kreis A", None)


def test_numbers_without_a_better_end_decide_nothing() -> None:
    """Nobody is better off for more inhabitants; the wage index and rents are what is decided by."""
    catalog = cities(rent(5), rent(6))
    assert [field.id for field in deciding_fields(catalog, all_fields(catalog))] == ["rent_eur_m2", "wage_index"]


PAY = "pay: [{{role: it-leiter, level: {level}, measure: range, low: {low}, high: {high}, period: month, basis: gross, source: survey}}]"


def test_pay_of_one_kind_can_be_compared() -> None:
    """Same level, measure, role, source and year."""
    of_a, of_b = PAY.format(level="any", low=5000, high=7000), PAY.format(level="any", low=4000, high=6000)
    assert only(compared(cities(of_a, of_b)).findings, "pay").code == "pay_comparable"


def test_pay_of_different_levels_cannot_be_compared() -> None:
    """One names beginners, the other nobody in particular."""
    of_a, of_b = PAY.format(level="any", low=5000, high=7000), PAY.format(level="entry", low=4000, high=6000)
    found = only(compared(cities(of_a, of_b)).findings, "pay")
    assert (found.code, found.reasons) == ("pay_not_comparable", ("level_differs",))


def test_pay_that_one_city_lacks_is_said_to_be_missing() -> None:
    """Neither the city nor its state has a figure."""
    found = only(compared(cities(PAY.format(level="any", low=5000, high=7000), "aliases: [x]")).findings, "pay")
    assert (found.code, found.cities) == ("pay_missing", ("b",))


def test_pay_that_is_missing_still_says_in_what_the_rest_differs() -> None:
    """A names no level, B beginners, C has no figure."""
    of_a, of_b = PAY.format(level="any", low=5000, high=7000), PAY.format(level="entry", low=4000, high=6000)
    found = only(compared(cities(of_a, of_b, "aliases: [x]")).findings, "pay")
    assert (found.code, found.cities, found.reasons) == ("pay_missing", ("c",), ("missing", "level_differs"))


@pytest.mark.parametrize(("region", "code"), [("NW", "pay_of_states"), ("DE", "pay_of_country")])
def test_pay_that_stands_in_for_all_is_said_to_be_of_its_region(region: str, code: str) -> None:
    """No city has its own; what Germany's figure stands in for is not called a state's."""
    figure = "{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: survey}"
    catalog = catalog_of(
        f"states: {{{region}: {{pay: [{figure}]}}}}\ncities: {{a: {{name: A, state: NW}}, b: {{name: B, state: NW}}}}"
    )
    assert only(compared(catalog, "pay").findings, "pay").code == code


def test_pay_of_a_state_that_is_a_city_is_its_own() -> None:
    """Figures of Berlin and Hamburg speak of the cities, so they can be compared."""
    states = "".join(
        f"  {code}: {{name: {{de: {code}, en: {code}}}, {PAY.format(level='any', low=5000, high=7000)}}}\n"
        for code in ("BE", "HH")
    )
    towns = "cities: {berlin: {name: Berlin, state: BE}, hamburg: {name: Hamburg, state: HH}}"
    assert only(compared(catalog_of(f"states:\n{states}{towns}"), "pay").findings, "pay").code == "pay_comparable"


def test_skills_are_counted_where_every_list_is_complete() -> None:
    """Cloud is in both, the firewall is one's own and SAP the other's."""
    text = "text: {{source: board}}, skills: [{skills}]"
    found = only(
        compared(cities(text.format(skills="cloud, firewall"), text.format(skills="cloud, sap"))).findings, "skills"
    )
    assert (found.code, found.cities, found.values) == ("skills_shared", ("a", "b"), (1, 1, 1, 0))


def test_skills_seen_in_part_are_not_counted() -> None:
    """Absence from a list that was seen in part says nothing; only the complete one is named."""
    full, part = "text: {source: board}, skills: [cloud]", "text: {source: board, seen: part}, skills: [cloud, sap]"
    found = only(compared(cities(full, part)).findings, "skills")
    assert (found.code, found.cities, found.values) == ("skills_known_for", ("a",), ())
    full, part = (each.replace("skills: [cloud", "culture: [calm").replace(", sap", "") for each in (full, part))
    found = only(compared(cities(full, part), "culture").findings, "culture")
    assert found == Finding(code="terms_known_for", field="culture", cities=("a",))


def test_json_has_the_findings(run: Runner) -> None:
    """They are part of the answer, with all their fields."""
    answer = json.loads(run("compare", "muenchen", "koeln", "-f", "json").out)
    (asked,) = [each for each in answer["findings"] if each["field"] == "asking_rent_eur_m2"]
    assert asked["code"] == "differs"
    assert (asked["values"], asked["difference"]) == ([21.01, 13.79], 52.4)


def test_markdown_has_the_findings_above_the_table(run: Runner) -> None:
    """As a list, each with what it is about."""
    out = run("compare", "muenchen", "koeln", "-f", "md").out
    assert out.index("- **Rent:** München 52 % higher") < out.index("| --- |")


@pytest.mark.parametrize("key", [key for key in SENTENCES if key.startswith(("pay-", "comparable-", "finding-"))])
def test_each_sentence_that_a_finding_may_begin_with_says_what_it_is_about(key: str) -> None:
    """Whichever reason comes first, "they" would have nobody to stand for."""
    english, german = SENTENCES[key]
    assert english.split()[0] not in {"They", "These", "Those", "It", "This", "That"}
    assert german.split()[0] not in {"Sie", "Diese", "Dies", "Es", "Er", "Jene"}


def test_nothing_is_a_percentage_of_zero(run: Runner, tmp_path: Path) -> None:
    """Of 800 and 0 km both are said, and no percent."""
    own = tmp_path / "own.yaml"
    own.write_text(
        """
        indicators: {bike: {de: Radwege, en: Bike lanes, unit: km, decimals: 0, better: high}}
        cities:
          hamburg: {indicators: {bike: {value: 800, year: 2026}}}
          siegen: {indicators: {bike: {value: 0, year: 2026}}}
        """,
        encoding="utf-8",
    )
    out = run("compare", "hamburg", "siegen", "--data", str(own)).out
    assert "Bike lanes  Hamburg and Siegen: 800 and 0 km" in out


def test_lists_that_are_not_there_are_not_called_read_in_part(run: Runner) -> None:
    """Jena has no list of skills, Berlin's was read in part; of Essen and Bochum both were, of Jena and Siegen none."""
    assert "Skills  no list seen for Jena; that of Berlin read only in part" in run("compare", "berlin", "jena").out
    assert "Skills  lists read only in part: " in run("compare", "essen", "bochum").out
    assert "Skills  not known" in run("compare", "jena", "siegen").out


def test_whose_pay_is_never_left_out(run: Runner) -> None:
    """Berlin is a state, Bremen is in one; of several states a ranking says that the figures are theirs."""
    assert "Pay     figure of the city state: mean 5,226 EUR a month [1]" in run("show", "berlin").out
    assert "Pay     no figure of its own; its state: mean 5,419 EUR a month [1]" in run("show", "bremen").out
    assert "figures of states: 5,226 (Berlin) to 6,236 EUR" in run("rank", "berlin", "essen").out


def test_many_cities_without_figures_are_told_by_one_word(run: Runner) -> None:
    """None of four has one; of four with Dortmund three have none, whose names fit."""
    words = " ".join(run("offer", "7200", "fuerth", "ingolstadt", "wolfsburg", "heilbronn").out.split())
    assert "no own figures for any of the 4 cities" in words
    assert "share of the gross month: from 10.0 % in Wolfsburg to 14.5 % in Ingolstadt" in words


def test_parts_are_counted_so_that_the_counts_add_up(run: Runner, tmp_path: Path) -> None:
    """Bochum has three skills: two that Dortmund has too, and a firewall, which is a part of its networks."""
    own = tmp_path / "own.yaml"
    own.write_text("cities: {bochum: {skills: [sap, cloud, firewall]}}", encoding="utf-8")
    command = ("compare", "bochum", "dortmund", "--data", str(own))
    findings = json.loads(run(*command, "-f", "json").out)["findings"]
    (found,) = [each for each in findings if each["field"] == "skills"]
    bochum, dortmund = found["cities"]
    shared, only_bochum, only_dortmund, partly = found["values"]
    assert (bochum, dortmund) == ("bochum", "dortmund")
    assert shared + only_bochum + partly == 3
    assert shared + only_dortmund + partly == 22
    shown = run(*command, "--fields", "skills").out
    assert "2 in both, 1 in part, 0 only in Bochum, 19 only in Dortmund" in shown


def test_a_list_that_is_asked_for_has_a_finding(run: Runner) -> None:
    """Of two cities what is in both, of one how many; without being asked for, only skills have one."""
    assert (
        "Culture  9 in both, 10 only in Mülheim an der Ruhr, 9 only in Dortmund"
        in run("compare", "muelheim", "dortmund", "--fields", "culture").out
    )
    assert "Culture  18 named; text read in full" in run("show", "dortmund", "--fields", "culture").out
    codes = [each["code"] for each in json.loads(run("show", "dortmund", "-f", "json").out)["findings"]]
    assert "terms_listed" not in codes


@pytest.mark.parametrize("command", ["compare essen iserlohn", "compare bottrop neuss", "compare siegen guetersloh"])
def test_every_number_of_a_district_is_marked_and_the_district_named(command: str, run: Runner) -> None:
    """The second city's as well as the first's; the district stands once, below the findings."""
    answer = run(*command.split()).out.split("─" * 80)[0]
    of_kreis = {
        "iserlohn": "Märkischer Kreis (Iserlohn)",
        "neuss": "Rhein-Kreis Neuss",
        "guetersloh": "Kreis Siegen-Wittgenstein, Kreis Gütersloh",
    }
    assert re.search(r"\d# EUR", answer)
    areas = [line for line in answer.splitlines() if line.startswith("  # ")]
    assert [line.split(": ")[1] for line in areas] == [of_kreis[command.split()[2]]]


def test_many_cities_have_the_official_pay_and_what_is_asked_for(run: Runner) -> None:
    """One figure stands first, with --all all six; with every field, what is named for cities and the distances too."""
    five = ["compare", "berlin", "hamburg", "muenchen", "koeln", "frankfurt"]
    assert "Germany, official, team leads included: median 7,850 EUR" in run(*five).out
    assert "9,898" in run(*five, "--all").out
    everything = run(*five, "--fields", "all").out
    assert "Industries named for the city" in everything
    assert "Berlin – Hamburg" in everything
    assert "--fields all" not in everything


LEVELS = """
states:
  DE:
    indicators: {rent_eur_m2: {value: 7, year: 2022, source: census}}
    pay:
      - {role: it-leiter, level: any, measure: quartiles, low: 5100, mid: 7000, mid_is: median, high: 8000, period: month, year: 2024, source: census, stands_in: false}
      - {role: it-manager, level: experienced, measure: quartiles, low: 5000, mid: 6900, mid_is: median, high: 8000, period: month, year: 2023, source: board, stands_in: false}
cities:
  a:
    name: A
    state: NW
    text: {source: board, seen: part}
    skills: [cloud]
    indicators: {rent_eur_m2: {value: 8, year: 2022, source: census, area: Kreis A}}
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 3000, high: 4000, period: month, source: survey}
      - {role: it-leiter, level: any, measure: range, low: 5000, high: 7000, period: month, source: survey}
  b:
    name: B
    state: NW
    text: {source: board, role: related}
    skills: [cloud, sap]
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 3200, high: 4100, period: month, source: survey}
      - {role: it-leiter, level: experienced, measure: range, low: 6000, high: 8000, period: month, source: survey}
"""
OFFICIAL = Finding(code="pay_official", field="pay", values=(5100, 7000), year=2024)


def test_findings_of_a_comparison_to_the_letter() -> None:
    """Only beginners have figures of one kind; asked for them alone, Germany's experienced IT managers are left out."""
    catalog = catalog_of(LEVELS)
    both, middles = ("a", "b"), (None, None)
    answer = compared(catalog)
    assert answer.findings == (
        Finding(code="pay_not_comparable", field="pay", cities=both, values=middles, terms=("entry",), reasons=("level_differs",)),
        OFFICIAL,
        Finding(code="skills_known_for", field="skills"),
        Finding(code="known", field="rent_eur_m2", cities=("a",), values=(8,), year=2022, areas=("Kreis A",)),
        Finding(code="missing", field="rent_eur_m2", cities=("b",)),
        Finding(code="missing", field="wage_index", cities=("a", "b")),
    )  # fmt: skip
    assert [figure.role for figure in answer.country_pay] == ["it-leiter", "it-manager"]
    assert [*pay_beside(catalog, answer.country_pay[1:])] == [
        Finding(code="pay_beside", field="pay", values=(5000, 6900), year=2023, terms=("it-manager",))
    ]
    assert [*answer.sources] == ["survey", "census", "board"]
    entry = compare_cities(catalog, [*catalog.cities.values()], choose_fields(catalog, ["pay"]), level="entry")
    assert entry.findings == (Finding(code="pay_comparable", field="pay", cities=both, values=middles),)
    assert [figure.role for figure in entry.country_pay] == ["it-leiter"]


def test_findings_of_a_profile_to_the_letter() -> None:
    """8 lies 14.3 % above 7; lists have findings where they are all that was asked for."""
    catalog = catalog_of(LEVELS)
    a, b = catalog.cities["a"], catalog.cities["b"]
    assert show_cities(catalog, [a], all_fields(catalog)).findings == (
        Finding(code="pay_own", field="pay", cities=("a",), values=(None,)),
        OFFICIAL,
        Finding(code="against_germany", field="rent_eur_m2", cities=("a",), values=(8,), difference=14.3, germany=7, year=2022, areas=("Kreis A",)),
        Finding(code="missing", field="wage_index", cities=("a",)),
    )  # fmt: skip
    assert show_cities(catalog, [a, b], choose_fields(catalog, ["skills", "culture"])).findings == (
        Finding(code="terms_listed", field="skills", cities=("a",), values=(1,), reasons=("seen_part",)),
        Finding(code="missing", field="culture", cities=("a",)),
        Finding(code="terms_listed", field="skills", cities=("b",), values=(2,), reasons=("role_related",)),
        Finding(code="missing", field="culture", cities=("b",)),
    )


def test_levels_that_differ_in_kind_cannot_be_compared_either() -> None:
    """Both name beginners, A by a range and B by single points; the experienced of neither are known."""
    figure = "{{role: it-leiter, level: {}, measure: {}, low: 3000, high: 4000, period: month, source: survey}}"
    of_a = f"pay: [{figure.format('entry', 'range')}, {figure.format('any', 'range')}]"
    of_b = f"pay: [{figure.format('entry', 'points')}]"
    found = only(compared(cities(of_a, of_b), "pay").findings, "pay")
    assert (found.code, found.terms) == ("pay_not_comparable", ())


def test_terms_that_are_no_skills_are_called_terms() -> None:
    """Calm is in both lists, and nothing else."""
    text = "text: {source: board}, culture: [calm]"
    (found,) = compared(cities(text, text), "culture").findings
    assert found == Finding(code="terms_shared", field="culture", cities=("a", "b"), values=(1, 0, 0, 0))


SECTOR_DATA = """
sectors:
  TOTAL: {de: alle, en: all}
  J: {de: IT, en: IT, least_factor: 1.25}
states: {DE: {sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 10000, J: 400}}}}
cities:
  a: {name: A, state: NW, sectors: {source: census, date: 2020-06-30, area: Kreis A, employees: {TOTAL: 3000, J: 200}}}
  b: {name: B, state: NW, sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 1000, J: 80}}}
  c: {name: C, state: NW, sectors: {source: census, date: 2021-06-30, employees: {TOTAL: 1000, J: 80}}}
"""


def test_findings_of_sectors_to_the_letter() -> None:
    """In A 6.67 % of all work in IT, 1.6667 times Germany's 4 %, in B 8 %; numbers of two days are not compared."""
    catalog = catalog_of(SECTOR_DATA)
    sectors = choose_fields(catalog, ["sectors"])
    first, second, later = catalog.cities.values()
    same = compare_cities(catalog, [first, second], sectors)
    found = Finding(code="sectors", field="sectors", year=2020, terms=("J",))
    both = structs.replace(found, cities=("a", "b"), values=(1.6667, 2.0), areas=("Kreis A", None))
    assert (same.findings, same.comparability) == ((both,), ())
    other = compare_cities(catalog, [first, later], sectors)
    assert [(each.reason, each.cities) for each in other.comparability] == [("year_differs", ("a", "c"))]
    assert other.findings == ()
    one = structs.replace(found, cities=("a",), values=(1.6667,), areas=("Kreis A",))
    assert show_cities(catalog, [first], sectors).findings == (one,)


def test_of_several_groups_a_comparison_names_the_one_with_the_highest_factor() -> None:
    """In IT A has 10 % of its jobs, 2.5 times Germany's 4 %, in finance 12 %, twice Germany's 6 %; B is like A."""
    town = "{{name: {name}, state: NW, sectors: {{source: census, date: 2020-06-30, employees: {{TOTAL: 1000, J: 100, K: 120}}}}}}"
    catalog = catalog_of(f"""
sectors:
  TOTAL: {{de: alle, en: all}}
  J: {{de: IT, en: IT, least_factor: 1.25}}
  K: {{de: Geld, en: Finance, least_factor: 1.25}}
states: {{DE: {{sectors: {{source: census, date: 2020-06-30, employees: {{TOTAL: 10000, J: 400, K: 600}}}}}}}}
cities: {{a: {town.format(name="A")}, b: {town.format(name="B")}}}
""")
    (found,) = compared(catalog, "sectors").findings
    assert (found.terms, found.values) == (("J",), (2.5, 2.5))
