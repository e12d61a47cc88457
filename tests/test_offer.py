"""Where an offer sits, worked out by hand."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import BASE, Runner, catalog_of, parse_pack, rounds
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.position import Position, place
from itleiter_cli.messages.errors import UsageProblem
from itleiter_cli.questions.finding import Finding, whole_percent
from itleiter_cli.questions.offer import weigh_offer
from itleiter_cli.questions.offer_findings import by_rent

CITIES = """
states:
  NW: {pay: [{role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}]}
  DE: {pay: [{role: it-manager, level: any, measure: mean, mid: 91200, period: year, source: survey}]}
cities:
  a:
    name: A
    state: NW
    indicators: {rent_eur_m2: {value: 6.45, year: 2022, source: census}}
    pay:
      - {role: it-manager, level: any, measure: range, low: 3000, high: 4000, period: month, source: board}
      - {role: it-leiter, level: entry, measure: range, low: 4500, high: 5900, period: month, source: board}
      - {role: it-leiter, level: experienced, measure: points, low: 7000, high: 8200, period: month, source: board}
  b: {name: B, state: NW}
"""


def figure(
    measure: str, low: int | None = None, mid: int | None = None, high: int | None = None, mid_is: str | None = None
) -> PayFigure:
    return PayFigure(
        role="it-leiter",
        level="any",
        measure=measure,
        low=low,
        mid=mid,
        high=high,
        mid_is=mid_is,
        period="month",
        basis="gross",
        source="s",
        scope="city",
        region="a",
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "monthly", "expected"),
    [
        pytest.param(figure("range", 5000, None, 6000), 4999, "below", id="below a range"),
        pytest.param(figure("range", 5000, None, 6000), 5000, "within", id="at its lower end"),
        pytest.param(figure("range", 5000, None, 6000), 6000, "within", id="at its upper end"),
        pytest.param(figure("range", 5000, None, 6000), 6001, "above", id="above it"),
        pytest.param(figure("range", 5000, None, 5000), 5000, "within", id="at the only value of a range"),
        pytest.param(figure("points", 7000, None, 8200), 7500, "between", id="between two points is no range"),
        pytest.param(figure("points", 7000, None, 8200), 7000, "at", id="at the lower point"),
        pytest.param(figure("points", 7000, None, 8200), 7001, "between", id="just above the lower point"),
        pytest.param(figure("points", 7000, None, 8200), 8200, "at", id="at the higher point"),
        pytest.param(figure("points", 7000, None, 8200), 8201, "above", id="above both"),
        pytest.param(figure("points", 7000, None, 8200), 6800, "below", id="below both"),
        pytest.param(
            figure("quartiles", 3600, 6200, 9800, "mean"), 3599, "lowest_quarter", id="under the first quartile"
        ),
        pytest.param(
            figure("quartiles", 3600, 6200, 9800, "mean"),
            6800,
            "middle_half",
            id="a mean does not split the middle half",
        ),
        pytest.param(figure("quartiles", 3600, 6200, 9800, "median"), 6199, "second_quarter", id="under the median"),
        pytest.param(figure("quartiles", 3600, 6200, 9800, "median"), 6200, "third_quarter", id="from the median on"),
        pytest.param(
            figure("quartiles", 3600, 6200, 9800, "median"), 9801, "highest_quarter", id="over the third quartile"
        ),
        pytest.param(figure("quartiles", 3600, 6200, 9800, "mean"), 3600, "middle_half", id="at the first quartile"),
        pytest.param(figure("quartiles", 3600, 6200, 9800, "mean"), 9800, "middle_half", id="at the third quartile"),
        pytest.param(
            figure("quartiles", 3600, 6200, 9800, "median"),
            3600,
            "second_quarter",
            id="at the first quartile, with a median",
        ),
        pytest.param(
            figure("quartiles", 3600, 6200, 9800, "median"),
            9800,
            "third_quarter",
            id="at the third quartile, with a median",
        ),
        pytest.param(
            figure("quartiles", 3600, None, 9800), 3600, "middle_half", id="at the first quartile, without a middle"
        ),
        pytest.param(figure("mean", None, 6000, None, "mean"), 6000, "at", id="equal to a mean"),
        pytest.param(figure("median", None, 6000, None, "median"), 6001, "above", id="above a median"),
    ],
)
def test_every_measure_has_its_own_positions(stated: PayFigure, monthly: int, expected: Position) -> None:
    """Ranges, points, quartiles and means are never treated alike."""
    assert place(stated, 12 * monthly) == expected


def test_6800_in_a_is_worked_out() -> None:
    """Entry: 900 over the end. Experienced: 200 under. State: 3,200 over, 600 over the mean, 3,000 under. Manager at the end of the list."""
    catalog = catalog_of(CITIES)
    answer = weigh_offer(catalog, [catalog.cities["a"]], 6800)
    (city,) = answer.cities
    said = [
        (
            each.figure.scope,
            each.figure.role,
            each.position,
            each.percent,
            each.above_low,
            each.above_mid,
            each.above_high,
        )
        for each in city.figures
    ]
    assert said == [
        ("city", "it-leiter", "above", None, 2300, None, 900),
        ("city", "it-leiter", "below", None, -200, None, -1400),
        ("state", "it-leiter", "middle_half", None, 3200, 600, -3000),
        ("city", "it-manager", "above", None, 3800, None, 2800),
        ("country", "it-manager", "below", None, None, -9600, None),  # 81,600 and 91,200 a year
    ]
    assert (city.flat_rent, city.rent_percent) == (516, 7.6)  # 80 * 6.45 = 516; 516 / 6800 = 7.59 %
    assert (answer.offer.yearly, answer.offer.monthly) == (81600, 6800)


@pytest.mark.parametrize(
    ("low", "high", "amount", "percent"),
    [
        pytest.param(5000, 6000, 5000, 0, id="at the lower end"),
        pytest.param(5000, 6000, 6000, 100, id="at the upper end"),
        pytest.param(5000, 6000, 5745, 75, id="halves are rounded up"),
        pytest.param(5000, 6000, 4999, None, id="below"),
        pytest.param(5000, 6000, 6001, None, id="above"),
        pytest.param(5000, 5000, 5000, 100, id="both ends are equal"),
    ],
)
def test_the_percentage_of_a_range(low: int, high: int, amount: int, percent: int | None) -> None:
    """From 0 at the lower end to 100 at the upper one, and at both of them 100; outside there is none."""
    pay = f"{{role: it-leiter, level: any, measure: range, low: {low}, high: {high}, period: month, source: board}}"
    catalog = catalog_of(f"cities: {{e: {{name: E, state: HE, pay: [{pay}]}}}}")
    (city,) = weigh_offer(catalog, [catalog.cities["e"]], amount).cities
    assert [each.percent for each in city.figures] == [percent]


@pytest.mark.parametrize(
    ("amount", "per", "above"),
    [
        # 81,600 a year: 9,600 below 91,200 a year; 6,800 a month: 2,300 above 4,500 and 900 above 5,900
        pytest.param(6800, "month", {"year": [-9600], "month": [2300, 900]}, id="an offer per month"),
        # 90,000 a year: 1,200 below 91,200; 7,500 a month: 3,000 above 4,500 and 1,600 above 5,900
        pytest.param(90000, "year", {"year": [-1200], "month": [3000, 1600]}, id="an offer per year"),
        # 90,006 a year are 7,500.50 a month: 3,000.50 above 4,500 and 1,600.50 above 5,900
        pytest.param(90006, "year", {"year": [-1194], "month": [3001, 1601]}, id="halves are rounded up"),
    ],
)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_row_of_an_offer_speaks_in_one_period(
    form: str, amount: int, per: str, above: dict[str, list[int]], run: Runner, use_data: Callable[..., None]
) -> None:
    """The amounts of a figure and what the offer lies above them are both EUR per its period, whatever the offer's; JSON says the same."""
    use_data(CITIES)
    out = run("offer", str(amount), "--per", per, "--city", "a", "--level", "entry", "-f", form).out
    figures = json.loads(out)["cities"][0]["figures"] if form == "json" else list(csv.DictReader(io.StringIO(out)))
    entry, country = figures[0], figures[-1]
    assert (entry["period"], int(entry["low"]), int(entry["high"])) == ("month", 4500, 5900)
    assert [int(entry["above_low"]), int(entry["above_high"])] == above["month"]
    assert (country["period"], int(country["mid"]), [int(country["above_mid"])]) == ("year", 91200, above["year"])


def test_a_table_of_an_offer_speaks_in_the_period_of_the_offer(run: Runner, use_data: Callable[..., None]) -> None:
    """Of a mean of 7,600 a month or 91,200 a year, a person who asks per month reads 800 below; in short, 11 % either way."""
    use_data(CITIES)
    full = ("--city", "a", "--notes", "full", "--all")
    assert " 800 below the mean" in run("offer", "6800", *full).out
    assert " 9,600 below the mean" in run("offer", "81600", "--per", "year", *full).out
    assert "-11 % mean" in run("offer", "6800", "--city", "a", "--all").out  # 6,800 / 7,600 = 0.895
    assert "-11 % mean" in run("offer", "81600", "--per", "year", "--city", "a", "--all").out


@pytest.mark.parametrize(
    ("value", "other", "percent"),
    [
        pytest.param(6800, 7600, 11, id="10.526 below: not 10.5 and then 10"),
        pytest.param(1125, 1000, 13, id="12.5 above: halves are rounded up"),
        pytest.param(875, 1000, 13, id="12.5 below"),
        pytest.param(1124, 1000, 12, id="12.4 above"),
        pytest.param(8.45, 8.0, 6, id="5.625 above"),
    ],
)
def test_whole_percent_are_rounded_once(value: float, other: float, percent: int) -> None:
    """From the exact difference, not from its tenth."""
    assert whole_percent(value, other) == percent


def test_halves_of_rent_are_rounded_up() -> None:
    """106 m² at 6.25 are 662.50, so 663; 662.50 of 6,800 are 9.74 %, so 9.7."""
    catalog = catalog_of(
        "cities: {e: {name: E, state: NW, indicators: {rent_eur_m2: {value: 6.25, year: 2022, source: census}}}}"
    )
    (city,) = weigh_offer(catalog, [catalog.cities["e"]], 6800, flat_m2=106).cities
    assert (city.flat_rent, city.rent_percent) == (663, 9.7)


@pytest.mark.usefixtures("frozen")
def test_an_amount_that_is_nearly_equal_is_not_called_equal(run: Runner) -> None:
    """80,200 a year are 6,683.33 a month; 6,683 lies below, by less than a euro."""
    offer = ("offer", "6683", "--city", "moehstedt", "--all")
    text = " ".join(run(*offer, "--notes", "full").out.split())
    assert "less than 1 below the mean" in text
    for each in (text, run(*offer).out, run(*offer, "-f", "md").out):
        assert "equal to" not in each


def test_payments_and_years_are_turned_into_twelfths() -> None:
    """6,000 paid 13 times are 78,000 a year and 6,500 per twelfth; 5,200 is half of 4,500 to 5,900."""
    catalog = catalog_of(CITIES)
    thirteen = weigh_offer(catalog, [catalog.cities["b"]], 6000, payments=13)
    assert (thirteen.offer.yearly, thirteen.offer.monthly) == (78000, 6500)
    half = weigh_offer(catalog, [catalog.cities["a"]], 62400, per="year", level="entry", flat_m2=100)
    assert [
        (each.figure.level, each.percent, each.above_low)
        for each in half.cities[0].figures
        if each.figure.role == "it-leiter" and each.figure.scope == "city"
    ] == [("entry", 50, 700)]
    assert (half.cities[0].flat_rent, half.cities[0].rent_percent) == (645, 12.4)  # 645 / 5200 = 12.40 %


def test_a_level_leaves_other_levels_out_and_unknown_rent_is_none() -> None:
    """Figures without a level stay; B has no rent."""
    catalog = catalog_of(CITIES)
    answer = weigh_offer(catalog, [catalog.cities["a"], catalog.cities["b"]], 5000, level="entry")
    assert [each.figure.level for each in answer.cities[0].figures] == ["entry", "any", "any", "any"]
    assert (answer.cities[1].flat_rent, answer.cities[1].rent_percent) == (None, None)
    assert [record[0] for record in answer.as_rows().records] == ["a", "a", "a", "a", "b", "b"]


@pytest.mark.parametrize(
    ("amount", "per", "hint"),
    [
        pytest.param(95000, "month", "offer-other-period", id="a year taken for a month"),
        pytest.param(6800, "year", "offer-other-period", id="a month taken for a year"),
        pytest.param(850, "month", "offer-anyway", id="neither"),
    ],
)
def test_amounts_that_look_wrong_are_questioned(amount: int, per: str, hint: str) -> None:
    """They are taken only when said to be meant."""
    catalog = catalog_of(CITIES)
    with pytest.raises(UsageProblem) as caught:
        weigh_offer(catalog, [catalog.cities["a"]], amount, per=per)  # type: ignore[arg-type]
    assert caught.value.hint is not None
    assert caught.value.hint.key == hint
    assert weigh_offer(catalog, [catalog.cities["a"]], amount, per=per, anyway=True).offer.amount == amount  # type: ignore[arg-type]


ORDER: dict[str, list[Position]] = {
    "range": ["below", "within", "above"],
    "points": ["below", "at", "between", "above"],
    "quartiles": ["lowest_quarter", "middle_half", "second_quarter", "third_quarter", "highest_quarter"],
    "mean": ["below", "at", "above"],
}


@settings(deadline=None, max_examples=rounds(100))
@given(
    st.sampled_from(sorted(ORDER)),
    st.lists(st.integers(1000, 20000), min_size=3, max_size=3),
    st.integers(12000, 400000),
    st.integers(0, 100000),
)
def test_a_higher_offer_never_sits_lower(measure: str, amounts: list[int], yearly: int, more: int) -> None:
    """More money is at least the same position; between two points one may stand at the lower or the higher."""
    low, mid, high = sorted(amounts)
    stated = figure(
        measure,
        *(
            (None, mid, None, "mean")
            if measure == "mean"
            else (low, mid if measure == "quartiles" else None, high, "median")
        ),
    )
    less, greater = place(stated, yearly), place(stated, yearly + more)
    if measure == "points":
        rank = {"below": 0, "at": 1, "between": 1, "above": 2}
        assert rank[less] <= rank[greater]
    else:
        assert ORDER[measure].index(less) <= ORDER[measure].index(greater)


MANY = """
states:
  NW: {pay: [{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: survey}]}
  HE: {pay: [{role: it-leiter, level: any, measure: mean, mid: 8000, period: month, source: survey}]}
  BY: {name: {de: Bayern, en: Bavaria}, pay: [{role: it-leiter, level: any, measure: mean, mid: 5000, period: month, source: survey}]}
  SN: {name: {de: Sachsen, en: Saxony}, pay: [{role: it-leiter, level: any, measure: mean, mid: 7000, period: month, source: survey}]}
cities:
  a:
    name: A
    state: NW
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 4500, high: 5900, period: month, source: board}
      - {role: it-leiter, level: experienced, measure: points, low: 7000, high: 8200, period: month, source: board}
  b: {name: B, state: HE, pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 9000, period: month, source: board}]}
  c: {name: C, state: BY, pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 9000, period: month, source: board}]}
  d: {name: D, state: SN, pay: [{role: it-leiter, level: any, measure: median, mid: 5000, period: month, source: board}]}
  e: {name: E, state: SN}
"""


@pytest.mark.parametrize(
    ("cities", "said"),
    [
        pytest.param(
            "a b",
            "own figures: A entry above, experienced below both; B within "
            "against the states: North Rhine-Westphalia +10 % mean, Hesse -18 % mean",  # 6,600 of 6,000 and of 8,000
            id="city by city",
        ),
        pytest.param(
            "a e",
            "own figures only of A: entry above, experienced below both "
            "against the states: North Rhine-Westphalia +10 % mean, Saxony -6 % mean",  # 6,600 of 7,000
            id="one has figures",
        ),
        pytest.param(
            "a b c d e",
            "own figures of 4 cities: 1× above, 1× below both, 2× within, 1× +32 % median no figure for E itself "
            "against 4 states: Hesse -18 % mean to Bavaria +32 % mean",
            id="many",
        ),
    ],
)
def test_every_figure_of_several_cities_is_worded(
    cities: str, said: str, run: Runner, use_data: Callable[..., None]
) -> None:
    """As many as there are findings, or how many are alike, and the first and the last state."""
    use_data(MANY)
    findings = run("offer", "6600", *cities.split()).out.split("─" * 80)[0]
    assert f"Pay {said}" in " ".join(findings.split())


EVERYTHING = """
indicators: {asking_rent_eur_m2: {de: Miete kalt, en: Asking rent, unit: EUR/m², decimals: 2, better: low}}
states:
  NW: {pay: [{role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}]}
  DE:
    pay:
      - {role: it-leiter, level: any, measure: quartiles, low: 60000, mid: 84000, mid_is: median, above: 90000, period: year, year: 2024, records: 40, stands_in: false, source: census}
      - {role: it-leiter, level: any, measure: mean, mid: 7000, period: month, source: board}
cities:
  a:
    name: A
    state: NW
    indicators: {rent_eur_m2: {value: 6, year: 2022, source: census, area: Kreis A}, asking_rent_eur_m2: {value: 10, year: 2025, source: survey}}
    pay: [{role: it-leiter, level: experienced, measure: points, low: 7000, high: 8200, period: month, year: 2023, source: board}]
  b: {name: B, state: NW, indicators: {asking_rent_eur_m2: {value: 8, year: 2025, source: survey, area: Kreis B}}}
  c: {name: C, state: HE, indicators: {rent_eur_m2: {value: 7.5, year: 2022, source: census}}}
  d: {name: D, state: NW}
  e: {name: E, state: NW, indicators: {asking_rent_eur_m2: {value: 9, year: 2024, source: survey}}}
"""


def in_figure(
    cities: tuple[str, ...], values: tuple[int | None, ...], terms: tuple[str, ...], **more: object
) -> Finding:
    return Finding(code="offer_in_figure", field="pay", cities=cities, values=values, terms=terms, **more)  # type: ignore[arg-type]


def test_findings_of_an_offer_to_the_letter() -> None:
    """Of 6,800, or 81,600 a year: 2.9 % below 84,000 and 9.7 above 6,200; 800 of 6,800 for 80 m² are 11.8 %, 640 are 9.4.

    C has a rent of another kind and E one of another year, so each stands alone; the rent of B lies 20 % below that of A.
    """
    catalog = catalog_of(EVERYTHING)
    found = weigh_offer(catalog, [catalog.cities[slug] for slug in "abcde"], 6800).findings
    rent = {"code": "offer_rent", "field": "rent_percent"}
    asked, existing = ("asking_rent_eur_m2",), ("rent_eur_m2",)
    assert found == (
        in_figure(("a",), (7000, None, 8200), ("board", "it-leiter", "experienced"), year=2023, region="a", position="below"),
        in_figure((), (60000, 84000, None), ("census", "it-leiter", "any"), difference=-2.9, year=2024, region="DE", position="second_quarter"),
        in_figure((), (3600, 6200, 9800), ("survey", "it-leiter", "any"), difference=9.7, region="NW", position="middle_half"),
        Finding(code="offer_without_figure", field="pay", cities=("b", "c", "d", "e")),
        Finding(**rent, cities=("c",), values=(8.8,), year=2022, areas=(None,), terms=existing),  # type: ignore[arg-type]
        Finding(**rent, cities=("b", "a"), values=(9.4, 11.8), difference=-20.0, year=2025, areas=("Kreis B", None), terms=asked),  # type: ignore[arg-type]
        Finding(**rent, cities=("e",), values=(10.6,), year=2024, areas=(None,), terms=asked),  # type: ignore[arg-type]
        Finding(code="missing", field="rent_percent", cities=("d",)),
    )  # fmt: skip
    answers = weigh_offer(catalog, [catalog.cities[slug] for slug in "dabce"], 6800).cities
    assert [city.city for city in by_rent(answers)] == ["c", "b", "e", "a", "d"]  # of d no rent is known


def test_without_a_city_other_levels_of_the_country_are_left_out() -> None:
    """Of Germany's figures, the one for the experienced says nothing to a beginner."""
    figure = "{{role: it-leiter, level: {}, measure: mean, mid: 7000, period: month, source: board, stands_in: false}}"
    catalog = catalog_of(f"states: {{DE: {{pay: [{figure.format('any')}, {figure.format('experienced')}]}}}}")
    answer = weigh_offer(catalog, [], 5000, level="entry")
    assert [each.figure.level for each in answer.country_pay] == ["any"]


def test_what_stands_in_for_the_country_decides_where_nothing_else_does() -> None:
    """The mean of 7,000 alone, 2.9 % above 6,800: no city, no state and no figure of the country beside it."""
    figure = "{role: it-leiter, level: any, measure: mean, mid: 7000, period: month, source: board}"
    catalog = catalog_of(f"states: {{DE: {{pay: [{figure}]}}}}\ncities: {{f: {{name: F, state: HE}}}}")
    found = weigh_offer(catalog, [catalog.cities["f"]], 6800).findings
    terms = ("board", "it-leiter", "any")
    assert found == (
        in_figure((), (None, 7000, None), terms, difference=-2.9, region="DE", position="below"),
        Finding(code="offer_without_figure", field="pay", cities=("f",)),
        Finding(code="missing", field="rent_percent", cities=("f",)),
    )


def test_the_json_of_an_offer_to_the_letter() -> None:
    """81,600 lie 21,600 above 60,000 and 2,400 below 84,000; 6,800 lie 200 and 1,400 below the points of A."""
    catalog = catalog_of(EVERYTHING)
    answer = weigh_offer(catalog, [catalog.cities["a"]], 6800, flat_m2=60).as_json()
    official = {
        "role": "it-leiter", "level": "any", "measure": "quartiles", "low": 60000, "mid": 84000, "high": None,
        "mid_is": "median", "period": "year", "basis": "gross", "assumed": (), "counted_with": (), "year": 2024,
        "source": "census", "url": None, "context": None, "remark": None, "origin": None, "scope": "country",
        "region": "DE", "position": "second_quarter", "percent": None, "above_low": 21600, "above_mid": -2400,
        "above_high": None, "above": 90000, "records": 40, "stands_in": False,
    }  # fmt: skip
    (city,) = answer["cities"]
    own, state, country, standing_in = city.pop("figures")
    assert list(own.items())[19:] == [
        *(("position", "below"), ("percent", None), ("above_low", -200), ("above_mid", None), ("above_high", -1400)),
        *(("above", None), ("records", None), ("stands_in", True)),
    ]
    assert (state["scope"], list(country.items()), standing_in["mid"]) == ("state", list(official.items()), 7000)
    assert city == {
        "city": "a", "name": "A", "rent_eur_m2": 10.0, "rent_source": "survey", "rent_year": 2025,
        "rent_origin": None, "pay_cleared": None, "flat_rent": 600, "rent_percent": 8.8, "rent_area": None,
        "rent_indicator": "asking_rent_eur_m2", "existing_rent_eur_m2": 6.0, "existing_rent_source": "census",
        "existing_rent_year": 2022, "existing_rent_area": "Kreis A", "existing_rent_origin": None,
    }  # fmt: skip
    assert answer["offer"] == {
        "amount": 6800, "per": "month", "payments": 12, "yearly": 81600, "monthly": 6800, "level": None,
        "flat_m2": 60,
    }  # fmt: skip
    assert [*answer["sources"]] == ["board", "survey", "census"]
    assert answer["country_pay"][0] == official


def test_where_the_users_own_stands_goes_along() -> None:
    """What is cleared, and both rents, with their lines."""
    own = """
    cities:
      a: {pay: null, indicators: {rent_eur_m2: {value: 7, year: 2026}, asking_rent_eur_m2: {value: 9, year: 2026}}}
    """
    files = [parse_pack("base.yaml", BASE), parse_pack("everything.yaml", EVERYTHING)]
    catalog = build_catalog([*files, parse_pack("own.yaml", textwrap.dedent(own), own=True, below=files)], "")
    answer = weigh_offer(catalog, [catalog.cities["a"]], 6800)
    (city,) = answer.cities
    line = Origin("own.yaml", 3)
    assert (city.pay_cleared, city.rent_origin, city.existing_rent_origin) == (line, line, line)
    rows = [dict(zip(answer.as_rows().columns, record, strict=True)) for record in answer.as_rows().records]
    assert [(row["scope"], row["pack"], row["rent_pack"]) for row in rows] == [
        ("state", "own.yaml:3", "own.yaml:3"),
        ("country", "own.yaml:3", "own.yaml:3"),
        ("country", "own.yaml:3", "own.yaml:3"),
    ]
