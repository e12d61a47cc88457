"""Figures of which amounts are only known to lie above a bound: never a value, written and drawn as open."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Runner, catalog_of, rounds
from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.pay import pay_range
from itleiter_cli.cities.position import Position, place
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.rank import rank_cities
from itleiter_cli.sheets.scale import common_scale, legend
from itleiter_cli.sheets.sheet import Bar, Key, plain
from itleiter_cli.sheets.wording import Wording
from itleiter_cli.writers.bars import draw_bar

ENGLISH = Language("en")
CITIES = """
cities:
  open: {name: Open, state: HE, pay: [{role: it-leiter, level: any, measure: quartiles, low: 6305, mid: 7850, mid_is: median, above: 8050, records: 900, period: month, year: 2025, source: survey}]}
  high: {name: High, state: HE, pay: [{role: it-leiter, level: any, measure: median, above: 7100, period: month, year: 2025, source: survey}]}
  closed: {name: Closed, state: HE, pay: [{role: it-leiter, level: any, measure: quartiles, low: 5000, high: 7000, period: month, year: 2025, source: survey}]}
  other: {name: Other, state: HE, pay: [{role: it-leiter, level: any, measure: quartiles, low: 4000, high: 6000, period: month, year: 2025, source: survey}]}
"""


def figure(measure: str, **amounts: Any) -> PayFigure:
    """Make a figure per month, unless another period is given."""
    fields = {"level": "any", "period": "month", "basis": "gross", "source": "survey", "scope": "city", "region": "a"}
    if measure in ("mean", "median"):
        fields["mid_is"] = measure
    return PayFigure(role="it-leiter", measure=measure, **{**fields, **amounts})  # type: ignore[arg-type]


FULL = figure("quartiles", low=6305, mid=7850, mid_is="median", above=8050)
BARE = figure("quartiles", low=5921, above=7100)
MEAN = figure("quartiles", low=6000, mid=7000, mid_is="mean", above=8000)


@pytest.mark.parametrize(
    ("stated", "monthly", "expected"),
    [
        pytest.param(FULL, 6304, "lowest_quarter", id="below the lower quartile"),
        pytest.param(FULL, 6305, "second_quarter", id="at the lower quartile"),
        pytest.param(FULL, 7849, "second_quarter", id="below the median"),
        pytest.param(FULL, 7850, "third_quarter", id="at the median"),
        pytest.param(FULL, 8050, "third_quarter", id="at the bound, since the quartile lies above it"),
        pytest.param(FULL, 8051, "above_bound", id="above the bound"),
        pytest.param(BARE, 5920, "lowest_quarter", id="without a median: below the lower quartile"),
        pytest.param(BARE, 5921, "second_quarter", id="without a median: at the lower quartile"),
        pytest.param(BARE, 7100, "second_quarter", id="without a median: at the bound, which the median lies above"),
        pytest.param(BARE, 7101, "above_bound", id="without a median: above the bound"),
        pytest.param(MEAN, 5999, "lowest_quarter", id="with a mean: below the lower quartile"),
        pytest.param(MEAN, 7500, "middle_half", id="a mean does not split the middle half"),
        pytest.param(MEAN, 8000, "middle_half", id="with a mean: at the bound"),
        pytest.param(MEAN, 8001, "above_bound", id="with a mean: above the bound"),
        pytest.param(figure("median", above=7100), 7099, "below", id="below the bound of a median"),
        pytest.param(figure("median", above=7100), 7100, "below", id="at the bound of a median"),
        pytest.param(figure("mean", above=7100), 7101, "above_bound", id="above the bound of a mean"),
        pytest.param(figure("median", above=96600, period="year"), 8050, "below", id="8,050 a month are 96,600 a year"),
        pytest.param(figure("median", above=96600, period="year"), 8051, "above_bound", id="a bound per year"),
    ],
)
def test_where_an_offer_sits_in_an_open_figure(stated: PayFigure, monthly: int, expected: Position) -> None:
    """Up to the bound, it included, what is absent lies above the offer; beyond it nothing is known."""
    assert place(stated, 12 * monthly) == expected


@settings(deadline=None, max_examples=rounds(100))
@given(st.lists(st.integers(1000, 20000), min_size=3, max_size=3), st.integers(12000, 300000), st.integers(0, 100000))
def test_a_higher_offer_never_sits_lower_in_an_open_figure(amounts: list[int], yearly: int, more: int) -> None:
    """More money is at least the same position."""
    low, mid, above = sorted(amounts)
    order = ["lowest_quarter", "second_quarter", "third_quarter", "above_bound"]
    for stated in (
        figure("quartiles", low=low, mid=mid, mid_is="median", above=above),
        figure("quartiles", low=low, above=above),
    ):
        assert order.index(place(stated, yearly)) <= order.index(place(stated, yearly + more))


@pytest.mark.parametrize(
    ("figures", "low", "high"),
    [
        pytest.param([FULL], 6305, None, id="the lower quartile is known"),
        pytest.param([figure("median", above=7100)], None, None, id="nothing is stated"),
        pytest.param(
            [figure("range", low=5000, high=6000), figure("median", above=7100)],
            5000,
            None,
            id="a range below the bound",
        ),
        pytest.param(
            [figure("range", low=8000, high=9000), figure("median", above=7100)],
            None,
            None,
            id="the open amount may be the lowest",
        ),
    ],
)
def test_a_bound_is_no_end_of_what_figures_span(figures: list[PayFigure], low: int | None, high: int | None) -> None:
    """The upper end is not known where that of one figure is not, the lower one where it may lie between."""
    spanned = pay_range(figures, "month")
    assert (spanned.low, spanned.high) == (low, high)


@pytest.mark.parametrize(
    ("stated", "per", "written"),
    [
        pytest.param(FULL, "month", "6,305 … 7,850 … > 8,050", id="with its median"),
        pytest.param(BARE, "month", "5,921 … > 7,100", id="without"),
        pytest.param(figure("mean", above=7100), "month", "> 7,100", id="a mean"),
        pytest.param(BARE, "year", "71,052 … > 85,200", id="a bound is turned into a year as amounts are"),
        pytest.param(figure("median", above=96600, period="year"), "month", "> 8,050", id="and into a month"),
    ],
)
def test_how_open_amounts_are_written(stated: PayFigure, per: Any, written: str) -> None:
    """What lies above a bound has the sign for it before the bound."""
    assert Wording(catalog_of(), ENGLISH).amounts(stated, per) == written


@pytest.mark.parametrize(
    ("stated", "mark", "drawn"),
    [  # 21 columns from 0 to 20,000: a column is 1,000
        pytest.param(figure("quartiles", low=2000, mid=5000, mid_is="median", above=9000), None, "··├──○───▶···········", id="quartiles"),
        pytest.param(figure("quartiles", low=2000, above=9000), None, "··├──────▶···········", id="without a median"),
        pytest.param(figure("quartiles", low=2000, mid=9000, mid_is="median", above=9000), None, "··├──────○▶··········", id="the arrow stands behind the median"),
        pytest.param(figure("median", above=9000), None, "·········▶···········", id="only a bound"),
        pytest.param(figure("median", above=9000), 9000, "·········▲▶··········", id="an offer at the bound"),
        pytest.param(figure("median", above=9000), 9100, "·········▶▲··········", id="an offer just above it"),
        pytest.param(figure("quartiles", low=2000, above=9000), 5000, "··├──▲───▶···········", id="an offer within"),
        pytest.param(figure("quartiles", low=19000, mid=20000, mid_is="mean", above=20000), None, "···················●▶", id="at the end of the scale"),
    ],
)  # fmt: skip
def test_an_open_end_is_an_arrow(stated: PayFigure, mark: int | None, drawn: str) -> None:
    """It stands at the bound, or behind what is stated where both have one place."""
    bar = Wording(catalog_of(), ENGLISH).bar(stated, "month", (0, 20000), mark)
    assert bar.is_open
    assert plain(draw_bar(bar, 21)) == drawn


def test_a_scale_has_room_for_what_lies_above_a_bound() -> None:
    """A bound of 8,000 does not stand at the end of the scale."""
    assert common_scale([figure("quartiles", low=6000, above=8000)], "month") == (6000, 9000)
    assert common_scale([figure("quartiles", low=6000, high=8000)], "month") == (6000, 8000)


def test_the_legend_tells_open_figures_from_closed_ones() -> None:
    """Each shape that is drawn has its words; in short, each sign, and an upper quartile only where there is one."""
    lower, median, above = Key("├", "lower quartile"), Key("○", "median"), Key("▶", "open above")
    assert legend(ENGLISH, [FULL, figure("median", above=7100)], short=True) == (lower, median, above)
    closed = figure("quartiles", low=5000, high=7000)
    assert legend(ENGLISH, [FULL, closed], short=True) == (median, above, Key("├┤", "quartiles"))
    assert legend(ENGLISH, [FULL, figure("median", above=7100)]) == (
        Key("", "Drawn: ├─○─▶ quartile and median, open above, ▶ somewhere above."),
    )


def test_a_legend_lists_what_is_drawn(run: Runner, use_data: Callable[..., None]) -> None:
    """At 7,850 the offer stands on the median, which is not seen then; at 7,000 it stands beside it."""
    use_data(CITIES)

    def legend_of(amount: int, *options: str) -> str:
        lines = run("offer", str(amount), "open", *options).out.splitlines()
        return lines[[number for number, line in enumerate(lines) if line.startswith("─")][1] + 1]

    assert legend_of(7850) == "├ lower quartile  ▶ open above  ◉ offer"
    assert legend_of(7000) == "├ lower quartile  ○ median  ▶ open above  ▲ offer"
    assert legend_of(7850, "--notes", "full") == "Drawn: ├─○─▶ quartile and median, open above.  ◉ offer"


def test_a_closed_bar_has_no_arrow() -> None:
    """The upper quartile of a closed figure keeps its end."""
    assert draw_bar(Bar("quartiles", 2000, 9000, None, 0, 20000), 21) == "··├──────┤···········"


def test_cities_with_an_open_figure_are_missing_in_a_ranking() -> None:
    """Closed is 6,000, halfway; Other 5,000. Neither 8,050 nor 7,100 stands for the others."""
    catalog = catalog_of(CITIES)
    ranking = rank_cities(catalog, list(catalog.cities.values()), {"pay": 1})  # type: ignore[dict-item]
    values = {city.city: city.contributions[0].value for city in ranking.ranking}
    assert values == {"closed": 6000, "other": 5000, "open": None, "high": None}
    assert {city.city for city in ranking.ranking if city.contributions[0].missing} == {"open", "high"}


def test_a_ranking_says_that_an_end_is_open_and_not_that_nothing_is_known(
    run: Runner, use_data: Callable[..., None]
) -> None:
    """In both languages; a city without any figure is still one of which nothing is known."""
    use_data(CITIES, "cities: {bare: {name: Bare, state: NW, pay: null}}")
    command = ("rank", "--weight", "pay=1", "open", "high", "closed", "other")
    text = " ".join(run(*command).out.split())
    assert "Pay: no upper end known for High and Open (open above), scored 50." in text
    assert "nothing known" not in text
    assert "kein oberes Ende bekannt für High und Open (nach oben offen)" in " ".join(
        run(*command, "--lang", "de").out.split()
    )
    assert "Pay: nothing known for Bare, scored 50." in " ".join(run(*command, "bare").out.split())


def test_a_ranking_chooses_a_source_that_has_values() -> None:
    """The survey speaks of two cities with a bound only; the board of one with amounts."""
    catalog = catalog_of("""
cities:
  a: {name: A, state: HE, pay: [{role: it-leiter, level: any, measure: median, above: 7100, period: month, source: survey}, {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, source: board}]}
  b: {name: B, state: HE, pay: [{role: it-leiter, level: any, measure: median, above: 7100, period: month, source: survey}]}
""")
    (criterion,) = rank_cities(catalog, list(catalog.cities.values()), {"pay": 1}).criteria  # type: ignore[dict-item]
    assert (criterion.sources, criterion.known) == (("board",), 1)


def test_an_open_end_is_no_value_in_a_list(run: Runner, use_data: Callable[..., None]) -> None:
    """No city reaches 8,000; sorted by pay, those whose upper end is not known come last."""
    use_data(CITIES)
    rows = list(csv.DictReader(io.StringIO(run("list", "--sort", "pay", "-f", "csv").out)))
    assert [row["city"] for row in rows] == ["closed", "other", "high", "open"]
    assert {row["city"]: (row["pay_low"], row["pay_mid"], row["pay_high"]) for row in rows}["open"] == (
        "6305",
        "7850",
        "",
    )
    assert {row["city"]: (row["pay_low"], row["pay_mid"], row["pay_high"]) for row in rows}["high"] == ("", "", "")
    assert run("list", "--min-pay", "8000", "-f", "csv").out.count("\n") == 1
    assert "6,305…> 8,050" in run("list").out
    table = run("list", "--notes", "full").out
    assert "6,305…> 8,050" in table
    full = run("list", "--notes", "full").out
    assert "The upper end lies above the bound (>), how far is not known." in " ".join(full.split())


@pytest.mark.parametrize(
    ("entry", "cell"),
    [
        pytest.param("above: 5000", "> 5,000", id="the lower end is not known: all lies above the lowest bound"),
        pytest.param("mid: 5000", "5,000…> 8,050", id="the lower end is known: the upper one lies above the bound"),
    ],
)
def test_a_list_shows_the_bound_of_the_end_that_is_not_known(
    entry: str, cell: str, run: Runner, use_data: Callable[..., None]
) -> None:
    """A figure for beginners that is open, or closed, and one of experienced people above 8,050."""
    rest = "period: month, year: 2025, source: survey"
    use_data(f"""
cities:
  two:
    name: Two
    state: HE
    pay:
      - {{role: it-leiter, level: entry, measure: median, {entry}, {rest}}}
      - {{role: it-leiter, level: experienced, measure: median, above: 8050, {rest}}}
""")
    row = next(line for line in run("list", "--sort", "pay", "-f", "md").out.splitlines() if line.startswith("| Two"))
    assert row.split("|")[2].replace("\\", "").split(" [")[0].strip() == cell


def test_a_comparison_writes_and_draws_open_figures(
    run: Runner, use_data: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is written as one, in months and years, and explained once."""
    use_data(CITIES)
    monkeypatch.setenv("COLUMNS", "120")
    short = " ".join(run("compare", "open", "high").out.split())
    assert "6,305 … 7,850 … > 8,050 [1]" in short
    assert "> 7,100 [1]" in short
    assert short.count("▶") == 3  # two figures, one sign of the legend
    out = " ".join(run("compare", "open", "high", "--notes", "full").out.split())
    assert "6,305 … 7,850 … > 8,050 [1][2]" in out
    assert "> 7,100 [1][3]" in out
    assert out.count("▶") == 4  # two figures, two words of the legend
    assert "75,660 … 94,200 … > 96,600" in run("compare", "open", "closed", "--per", "year").out


def test_an_offer_above_a_bound_lies_above_what_is_published(run: Runner, use_data: Callable[..., None]) -> None:
    """In both languages, and as a code in csv and JSON, with bound and persons at the end."""
    use_data(CITIES)
    english = run("offer", "9000", "open").out
    assert "Open: above 8,050, the highest published value (how far above is not published)" in " ".join(
        english.split()
    )
    assert re.search(r"▶·+▲ above 8,050$", english, re.MULTILINE)
    german = " ".join(run("offer", "9000", "open", "--lang", "de").out.split())
    assert "Open: über 8.050, dem höchsten veröffentlichten Wert (wie weit darüber, ist nicht veröffentlicht)" in german
    (row,) = csv.DictReader(io.StringIO(run("offer", "9000", "open", "-f", "csv").out))
    assert (row["position"], row["above"], row["records"], row["above_high"]) == ("above_bound", "8050", "900", "")
    (reference,) = json.loads(run("offer", "9000", "open", "-f", "json").out)["cities"][0]["figures"]
    assert (reference["position"], reference["above"], reference["records"]) == ("above_bound", 8050, 900)


def test_an_offer_has_no_empty_line_for_a_bound_alone(run: Runner, use_data: Callable[..., None]) -> None:
    """Of a median of which only a bound is known, the figure is drawn where it is written, and its position follows."""
    use_data(CITIES)
    for notes, below in (("full", ["median", "below the median"]), ("short", [])):
        lines = run("offer", "7000", "high", "--notes", notes).out.splitlines()
        figure = next(number for number, line in enumerate(lines) if "> 7,100" in line)
        assert lines[figure].index("▲") < lines[figure].index("▶")  # 7,000 and, above 7,100, the bound
        rule = next(number for number, line in enumerate(lines) if number > figure and line.startswith("─"))
        assert [line.strip() for line in lines[figure + 1 : rule]] == below


def test_bounds_and_persons_stand_at_the_end_of_tidy_tables(run: Runner, use_data: Callable[..., None]) -> None:
    """The pay table and the statements of a city have them behind what was there before."""
    use_data(CITIES)
    for command in (("export", "--what", "pay"), ("sources", "open", "pay", "-f", "csv")):
        header, first, *_ = csv.reader(io.StringIO(run(*command).out))
        place = header.index("pack") + 1
        assert (header[place : place + 2], first[place : place + 2]) == (["above", "records"], ["8050", "900"])


def test_a_report_draws_an_open_end_with_its_words(run: Runner, use_data: Callable[..., None]) -> None:
    """There is an arrow in the place of the upper end, a key for it, and the bound in words."""
    use_data(CITIES)
    page = run("show", "open", "-f", "html").out
    assert "open above" in page
    assert "quartiles, 2025: 6,305 … 7,850 … &gt; 8,050." in page
    assert page.count('<path d="M0-10 13 0 0 10z"/>') == 2  # the figure and the key
    assert '<path d="M0-10 13 0 0 10z"/>' not in run("show", "closed", "-f", "html").out


def test_a_bound_that_looks_wrong_is_asked_about(run: Runner, tmp_path: Any) -> None:
    """8,050 a year is as unusual as any other amount."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "cities: {essen: {pay: [{role: it-leiter, level: any, measure: median, above: 8050, period: year, year: 2025}]}}"
    )
    assert "cities.essen.pay[0].above" in run("check", str(own)).out
