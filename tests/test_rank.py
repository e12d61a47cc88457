"""The ranking against examples worked out by hand, and what must hold whatever the weights."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import BASE, Runner, catalog_of, parse_pack, rounds
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import DISTANCE, PAY, SECTORS, Field, IndicatorField
from itleiter_cli.messages.errors import UsageProblem
from itleiter_cli.questions.criteria import SKILLS, Measurement, measure
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.gap import find_gap
from itleiter_cli.questions.rank import Missing, Ranking, find_weights, rank_cities, read_weights
from itleiter_cli.questions.weight_limits import WeightLimit, in_whole_numbers, weight_limits

CITIES = """
states:
  NW: {pay: [{role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}]}
cities:
  a:
    name: A
    state: NW
    text: {source: board}
    skills: [sap, cloud]
    indicators: {rent_eur_m2: {value: 6, year: 2022, source: census}, wage_index: [{value: 100, year: 2024, source: survey}, {value: 110, year: 2025, source: survey}]}
    pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 7000, period: month, source: board}]
  b:
    name: B
    state: NW
    text: {source: board}
    skills: [networks]
    indicators: {rent_eur_m2: {value: 8, year: 2022, source: census}, wage_index: {value: 104, year: 2024, source: survey}}
    pay: [{role: it-leiter, level: any, measure: points, low: 7000, high: 9000, period: month, source: board}]
  c:
    name: C
    state: NW
    indicators: {rent_eur_m2: {value: 7, year: 2022, source: census}}
    pay: [{role: it-leiter, level: any, measure: mean, mid: 84000, period: year, source: board}]
  d: {name: D, state: HE}
"""


def rank(*slugs: str, have: tuple[str, ...] = (), missing: str = "neutral", **weights: float) -> Ranking:
    catalog = catalog_of(CITIES)
    chosen = {key: Fraction(str(weight)) for key, weight in weights.items()}
    return rank_cities(catalog, [catalog.cities[slug] for slug in slugs], chosen, have=have, missing=missing)  # type: ignore[arg-type]


def order(ranking: Ranking) -> list[tuple[int, str, float]]:
    return [(city.rank, city.city, city.total) for city in ranking.ranking]


def test_pay_and_rent_by_hand() -> None:
    """Pay: A 6,000 (0), B 8,000 (100), C 84,000 / 12 = 7,000 (50). Rent: A 6 (100), B 8 (0), C 7 (50). Weights 3 to 1: B 75, C 50, A 25."""
    ranking = rank("a", "b", "c", pay=3, rent_eur_m2=1)
    assert order(ranking) == [(1, "b", 75.0), (2, "c", 50.0), (3, "a", 25.0)]
    first = ranking.ranking[0].contributions
    assert [(each.criterion, each.value, each.score, each.points) for each in first] == [
        ("pay", 8000, 100, 75),
        ("rent_eur_m2", 8, 0, 0),
    ]
    pay, rent = ranking.criteria
    assert (pay.sources, pay.scope, pay.known, rent.year) == (("board",), "city", 3, 2022)


def test_the_weights_at_which_the_winner_changes() -> None:
    """B leads while pay weighs more than rent: pay above 1, rent below 3. A and C draw level there, and just beyond A leads."""
    pay, rent = rank("a", "b", "c", pay=3, rent_eur_m2=1).criteria
    assert (pay.weight_from, pay.weight_to, pay.overtaken_from) == (1, None, ("a",))
    assert (rent.weight_from, rent.weight_to, rent.overtaken_to) == (None, 3, ("a",))


def test_ties_are_ties() -> None:
    """With equal weights all three have 50 and share the first place."""
    assert order(rank("a", "b", "c", pay=1, rent_eur_m2=1)) == [(1, "a", 50.0), (1, "b", 50.0), (1, "c", 50.0)]


def test_one_source_of_pay_for_all() -> None:
    """Without D the board covers all; with a city that only its state covers, the survey does; then all cities of the state tie."""
    catalog = catalog_of(CITIES, "cities: {e: {name: E, state: NW}}")
    ranking = rank_cities(catalog, [catalog.cities[slug] for slug in ("a", "e")], {"pay": Fraction(1)})
    (pay,) = ranking.criteria
    assert (pay.sources, pay.scope, pay.tie) == (("survey",), "state", True)
    assert order(ranking) == [(1, "a", 50.0), (1, "e", 50.0)]


def test_one_edition_of_an_indicator_for_all() -> None:
    """2024 covers A and B, 2025 only A: 2024 counts, and B with 104 beats A with 100."""
    ranking = rank("a", "b", wage_index=1)
    assert ranking.criteria[0].year == 2024
    assert order(ranking) == [(1, "b", 100.0), (2, "a", 0.0)]


def test_skills_count_their_share() -> None:
    """With SAP migration and networks: A has SAP of two skills, 50; B has its one, 100; C has no list, 75 as their mean."""
    ranking = rank("a", "b", "c", have=("sap-migration", "networks"), skills=1)
    assert order(ranking) == [(1, "b", 100.0), (2, "c", 75.0), (3, "a", 50.0)]
    assert [each.missing for city in ranking.ranking for each in city.contributions] == [False, True, False]


def test_skills_that_are_not_known_score_0_where_that_was_asked() -> None:
    """A has SAP of two skills, 50; B its one, 100; C has no list: 0 with worst, and not the mean of the others."""
    ranking = rank("a", "b", "c", have=("sap-migration", "networks"), missing="worst", skills=1)
    assert order(ranking) == [(1, "b", 100.0), (2, "a", 50.0), (3, "c", 0.0)]
    excluded = rank("a", "b", "c", have=("sap-migration", "networks"), missing="exclude", skills=1)
    assert order(excluded) == [(1, "b", 100.0), (2, "a", 50.0)]


def with_rents(**rents: int) -> Catalog:
    return catalog_of(
        "cities:\n"
        + "\n".join(
            f"  {slug}: {{name: {slug.upper()}, state: NW, indicators: {{rent_eur_m2: {{value: {rent}, year: 2022, source: census}}}}}}"
            for slug, rent in rents.items()
        )
    )


@pytest.mark.parametrize(
    ("rents", "places"),
    [
        pytest.param({"d": 9, "c": 6, "b": 6, "a": 6}, [(1, "a"), (1, "b"), (1, "c"), (4, "d")], id="first"),
        pytest.param(
            {"e": 9, "d": 7, "c": 7, "b": 7, "a": 6},
            [(1, "a"), (2, "b"), (2, "c"), (2, "d"), (5, "e")],
            id="in the middle",
        ),
        pytest.param({"d": 9, "c": 9, "b": 9, "a": 6}, [(1, "a"), (2, "b"), (2, "c"), (2, "d")], id="last"),
    ],
)
def test_three_that_tie_share_a_place_and_the_next_one_counts_them(
    rents: dict[str, int], places: list[tuple[int, str]]
) -> None:
    """Places go on behind a tie as if its cities stood one behind the other; among equals, ids decide the order."""
    catalog = with_rents(**rents)
    ranking = rank_cities(catalog, list(catalog.cities.values()), {"rent_eur_m2": Fraction(1)})
    assert [(city.rank, city.city) for city in ranking.ranking] == places


def test_three_that_overtake_at_one_weight_are_all_named() -> None:
    """A has the pay, the others the lowest rent: with equal weights all draw level, and beyond that B, C and D lead together."""
    pay = "pay: [{{role: it-leiter, level: any, measure: mean, mid: {amount}, period: month, source: board}}]"
    rent = "indicators: {{rent_eur_m2: {{value: {rent}, year: 2022, source: census}}}}"
    catalog = catalog_of(
        "cities:\n"
        + "".join(
            f"  {slug}: {{name: {slug.upper()}, state: NW, {pay.format(amount=amount)}, {rent.format(rent=each)}}}\n"
            for slug, amount, each in (("a", 8000, 9), ("b", 6000, 6), ("c", 6000, 6), ("d", 6000, 6))
        )
    )
    ranking = rank_cities(catalog, list(catalog.cities.values()), {"pay": Fraction(3), "rent_eur_m2": Fraction(1)})
    by_pay, by_rent = ranking.criteria
    assert (by_pay.weight_from, by_pay.overtaken_from) == (1, ("b", "c", "d"))
    assert (by_rent.weight_to, by_rent.overtaken_to) == (3, ("b", "c", "d"))


@pytest.mark.parametrize(
    ("city", "state", "expected"),
    [
        pytest.param(["survey", "board"], [], ("board", "city"), id="of two of cities the first by id"),
        pytest.param(["board", "survey"], [], ("board", "city"), id="whichever stands first"),
        pytest.param(["survey"], ["board"], ("survey", "city"), id="one of cities before one of states"),
        pytest.param([], ["survey", "board"], ("board", "state"), id="of two of states the first by id"),
    ],
)
def test_of_sources_that_cover_as_many_cities_one_is_chosen(
    city: list[str], state: list[str], expected: tuple[str, str]
) -> None:
    """Both cover A and B: the one that speaks of cities goes first, then the one whose id does."""

    def pay(sources: list[str]) -> str:
        return ", ".join(
            f"{{role: it-leiter, level: any, measure: mean, mid: 5000, period: month, source: {each}}}"
            for each in sources
        )

    catalog = catalog_of(
        f"""
        states: {{NW: {{pay: [{pay(state)}]}}}}
        cities:
          a: {{name: A, state: NW, pay: [{pay(city)}]}}
          b: {{name: B, state: NW, pay: [{pay(city)}]}}
        """
    )
    (criterion,) = rank_cities(catalog, list(catalog.cities.values()), {"pay": Fraction(1)}).criteria
    assert (criterion.sources, criterion.scope) == ((expected[0],), expected[1])


@pytest.mark.parametrize(
    ("missing", "expected", "left_out"),
    [
        pytest.param("neutral", [(1, "a", 100.0), (2, "d", 50.0), (3, "b", 0.0)], {}, id="neutral scores 50"),
        pytest.param("worst", [(1, "a", 100.0), (2, "b", 0.0), (2, "d", 0.0)], {}, id="worst scores 0"),
        pytest.param(
            "exclude", [(1, "a", 100.0), (2, "b", 0.0)], {"d": ("rent_eur_m2",)}, id="exclude leaves out and says so"
        ),
    ],
)
def test_missing_values_do_what_was_asked(
    missing: str, expected: list[tuple[int, str, float]], left_out: dict[str, tuple[str, ...]]
) -> None:
    """D has no rent."""
    ranking = rank("a", "b", "d", missing=missing, rent_eur_m2=1)
    assert order(ranking) == expected
    assert ranking.left_out == left_out


@pytest.mark.parametrize(
    "typed",
    [
        "pay",
        "pay=",
        "pay=x",
        "pay=-1",
        "pay=nan",
        "pay=1e99",
        "pay=1e99999999",
        "pay=1/3",
        "pay=1_0",
        "pay=1000001",
        "nonsense=1",
        "=1",
        "pay=1/0",
    ],
)
def test_weights_that_are_none_are_refused(typed: str, bundled: Catalog) -> None:
    """A criterion that exists, and a number from 0 to a million."""
    with pytest.raises(UsageProblem):
        find_weights(bundled, read_weights([typed]))


def test_weights_are_found_by_name(bundled: Catalog) -> None:
    """In either language, with a point or a comma."""
    assert find_weights(bundled, read_weights(["Miete=1,5", "Gehalt=2", "dist=.5"])) == {
        "rent_eur_m2": Fraction(3, 2),
        "pay": Fraction(2),
        "distance": Fraction(1, 2),
    }


def test_a_million_is_the_largest_weight(bundled: Catalog) -> None:
    assert find_weights(bundled, read_weights(["pay=1000000"])) == {"pay": Fraction(1_000_000)}


def test_a_criterion_has_one_weight(bundled: Catalog) -> None:
    """Two names of one criterion are refused."""
    with pytest.raises(UsageProblem):
        find_weights(bundled, read_weights(["pay=1", "Gehalt=2"]))


def test_a_shared_first_place_has_no_limits_and_a_weight_of_zero_is_none() -> None:
    """A tie stands on no weight; with pay alone, B leads at any weight above zero."""
    assert {(each.weight_from, each.weight_to) for each in rank("a", "b", "c", pay=1, rent_eur_m2=1).criteria} == {
        (None, None)
    }
    (pay,) = rank("a", "b", pay=1).criteria
    assert (pay.weight_from, pay.weight_to) == (None, None)


def test_what_is_not_known_scores_50_by_itself() -> None:
    """6 scores 100 and 8 scores 0; D has no rent."""
    catalog = catalog_of(CITIES)
    ranking = rank_cities(catalog, [catalog.cities[slug] for slug in "abd"], {"rent_eur_m2": Fraction(1)})
    assert order(ranking) == [(1, "a", 100.0), (2, "d", 50.0), (3, "b", 0.0)]


def test_a_city_alone_ties_with_nobody() -> None:
    assert not rank("a", rent_eur_m2=1).criteria[0].tie


def test_the_smallest_difference_of_scores_moves_the_limit() -> None:
    """By P the winner is 1 ahead, by Q 2 behind: it leads while P weighs more than 2."""
    of_p, of_q = {"w": Fraction(1), "o": Fraction(0)}, {"w": Fraction(0), "o": Fraction(2)}
    whole = in_whole_numbers({"p": Fraction(3), "q": Fraction(1)}, {"p": of_p, "q": of_q})
    assert weight_limits("p", whole, ["w", "o"]) == (WeightLimit(2.0, ("o",)), WeightLimit())


def test_a_tie_is_one_of_scores() -> None:
    """C's index is not known: A's alone can be held against nothing; with a second known one, worst scores 0 and decides."""
    assert rank("a", "c", wage_index=1).criteria[0].tie
    assert rank("a", "c", missing="worst", wage_index=1).criteria[0].tie
    assert not rank("a", "b", "c", missing="worst", wage_index=1).criteria[0].tie


@pytest.mark.usefixtures("frozen")
def test_pay_figures_that_are_not_alike_are_said_to_be_so(run: Runner) -> None:
    """Aaburg names no level, Möhstedt two; month and gross are assumed."""
    text = " ".join(run("rank", "aaburg", "moehstedt").out.split())
    assert "the figures are not alike, of levels" in text
    assert "kinds range, single points" in text
    assert "Pay: Month and gross are assumed" in text


@pytest.mark.usefixtures("frozen")
def test_what_is_said_of_rankings_holds_for_the_cities(run: Runner) -> None:
    """Another edition is not called unknown; assumptions of some are not said of all; a source that counts roles together says so."""
    editions = " ".join(run("rank", "lindwerder", "aaburg", "moehstedt", "--weight", "wage_index=1").out.split())
    assert "Wage index: no value of edition 2025 for Lindwerder, scored 50." in editions
    assert "left out" not in editions
    excluded = " ".join(
        run("rank", "lindwerder", "aaburg", "moehstedt", "--weight", "wage_index=1", "--missing", "exclude").out.split()
    )
    assert "Left out for a missing value (Wage index 2025): Lindwerder." in excluded
    alone = " ".join(
        run("rank", "lindwerder", "aaburg", "--weight", "wage_index=1", "--missing", "exclude").out.split()
    )
    assert "Aaburg an der Aa, the only city" in alone
    assert "Wage index counts nothing here: known for fewer than two of these cities" in alone
    assert "105.3" in alone
    assert "stays" not in alone
    mixed = " ".join(run("rank", "aaburg", "kaltenquell", "--weight", "pay=1").out.split())
    assert "Pay: for some figures month or gross is assumed" in mixed
    state = " ".join(run("rank", "--state", "NW", "--notes", "full").out.split())
    assert "Pay: The source counts Head of IT (IT-Leiter) and IT manager together." in state
    assert ": its mean, else halfway between its ends." in state
    assert run("rank", "eschhafen", "--from", "", "--weight", "distance=1").code == 3


def test_printed_limits_are_rounded_to_the_safe_side(run: Runner) -> None:
    """A limit of 2.29534 is printed as above 2.296, so that what is said holds; small weights keep their digits."""
    weights = [word for name in ("rent", "wage_index", "distance") for word in ("--weight", f"{name}=4")]
    cities = ("duesseldorf", "potsdam", "braunschweig", "halle-saale", "dresden", "muenster")
    answer = json.loads(run("rank", *cities, "--from", "essen", *weights, "-f", "json").out)
    text = " ".join(run("rank", *cities, "--from", "essen", *weights).out.split())
    lows = sorted(each["weight_from"] for each in answer["criteria"] if each["weight_from"] is not None)
    highs = sorted(each["weight_to"] for each in answer["criteria"] if each["weight_to"] is not None)
    for exact, printed in zip(lows, sorted(map(float, re.findall(r"above ([\d.]+) ", text))), strict=True):
        assert exact <= printed < exact + 0.001
    for exact, printed in zip(highs, sorted(map(float, re.findall(r"below ([\d.]+) ", text))), strict=True):
        assert exact - 0.001 < printed <= exact
    tiny = " ".join(
        run(
            "rank", "essen", "koeln", "wuppertal", "--weight", "rent=0.0004", "--weight", "wage_index=0.001"
        ).out.split()
    )
    assert "(Rent (net cold) 0.0004, Wage index 0.001)" in tiny
    assert "0.000," not in tiny


def test_criteria_that_need_something_say_so() -> None:
    """Skills need own skills, distance a start, and one weight must be above zero."""
    for weights in ({"skills": 1}, {"distance": 1}, {"pay": 0}):
        with pytest.raises(UsageProblem):
            rank("a", "b", **weights)


SLUGS = st.permutations(["a", "b", "c", "d"])
WEIGHTS = st.fixed_dictionaries(
    {"pay": st.integers(0, 9), "rent_eur_m2": st.integers(1, 9), "wage_index": st.integers(0, 9)}
)


@settings(deadline=None, max_examples=rounds(60))
@given(SLUGS, WEIGHTS, st.integers(1, 50), st.sampled_from(["neutral", "worst", "exclude"]))
def test_neither_order_nor_scale_matters(slugs: list[str], weights: dict[str, int], factor: int, missing: str) -> None:
    """Cities in any order and weights in any unit give the same ranking."""
    expected = order(rank("a", "b", "c", "d", missing=missing, **weights))
    assert order(rank(*slugs, missing=missing, **weights)) == expected
    assert order(rank(*slugs, missing=missing, **{key: weight * factor for key, weight in weights.items()})) == expected


@settings(deadline=None, max_examples=rounds(60))
@given(WEIGHTS)
def test_a_city_better_in_everything_is_never_behind(weights: dict[str, int]) -> None:
    """E pays more, rents for less and has a higher index than every other city."""
    better = """
    cities:
      e:
        name: E
        state: NW
        indicators: {rent_eur_m2: {value: 5, year: 2022, source: census}, wage_index: {value: 120, year: 2024, source: survey}}
        pay: [{role: it-leiter, level: any, measure: range, low: 9000, high: 9900, period: month, source: board}]
    """
    catalog = catalog_of(CITIES, better)
    ranking = rank_cities(
        catalog,
        [catalog.cities[slug] for slug in ("a", "b", "c", "e")],
        {key: Fraction(weight) for key, weight in weights.items()},
    )
    assert (ranking.ranking[0].rank, "e" in [city.city for city in ranking.ranking if city.rank == 1]) == (1, True)


@settings(deadline=None, max_examples=rounds(80))
@given(WEIGHTS)
def test_the_winner_changes_just_where_it_is_said_to(weights: dict[str, int]) -> None:
    """Ranking just inside a limit keeps the winner in front, just outside it somebody else leads."""
    ranking = rank("a", "b", "c", "d", missing="worst", **weights)
    winners = [city.city for city in ranking.ranking if city.rank == 1]
    if len(winners) > 1:
        return
    for criterion in ranking.criteria:
        for limit, outward in ((criterion.weight_from, -1), (criterion.weight_to, 1)):
            if limit is None:
                continue
            for side, stays in ((-outward, True), (outward, False)):
                moved = limit + side * 1e-6
                if moved < 0 or (stays and abs(limit - criterion.weight) < 1e-5):
                    continue
                others = {key: float(weight) for key, weight in weights.items() if key != criterion.criterion}
                if not any(others.values()) and moved <= 0:
                    continue
                named = criterion.overtaken_from if outward < 0 else criterion.overtaken_to
                leader = (
                    rank("a", "b", "c", "d", missing="worst", **{**others, criterion.criterion: round(moved, 9)})
                    .ranking[0]
                    .city
                )
                assert leader in (winners if stays else named), (criterion.criterion, limit, moved)


@pytest.mark.usefixtures("frozen")
def test_a_decision_can_be_kept_in_a_file(run: Runner, tmp_path: Path) -> None:
    """A file gives what the options spelled out give, and options win over it."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "weights: {pay: 3, skills: 2.5, distance: 1}\nhave: [sap, Netzwerke]\nfrom: eschhafen\nmissing: worst\n",
        encoding="utf-8",
    )
    cities = ("aaburg", "moehstedt", "eschhafen", "-f", "json")
    spelled = run(
        "rank",
        *cities,
        "--weight",
        "pay=3",
        "--weight",
        "skills=2.5",
        "--weight",
        "distance=1",
        "--have",
        "sap",
        "--have",
        "networks",
        "--from",
        "eschhafen",
        "--missing",
        "worst",
    )
    assert spelled.code == 0
    assert run("rank", *cities, "--profile", str(path)).out == spelled.out
    assert '"missing": "neutral"' in run("rank", *cities, "--profile", str(path), "--missing", "neutral").out
    assert '"criterion": "pay"' not in run("rank", *cities, "--profile", str(path), "--weight", "rent=1").out
    assert (
        run("gap", "--city", "moehstedt", "--profile", str(path), "-f", "csv").out
        == run("gap", "--city", "moehstedt", "--have", "sap", "--have", "networks", "-f", "csv").out
    )


def test_a_decision_that_is_wrong_is_reported_whole(run: Runner, tmp_path: Path) -> None:
    """Exit 4, a line per problem."""
    path = tmp_path / "mine.yaml"
    path.write_text("weights: {pay: -3}\nhav: [sap]\nmissing: best\n", encoding="utf-8")
    result = run("rank", "essen", "bochum", "--profile", str(path))
    assert result.code == 4
    assert len(result.err.splitlines()) == 4
    assert "mine.yaml:2:1: hav: there is no field" in result.err
    assert run("rank", "essen", "--profile", str(tmp_path / "none.yaml")).code == 4


SEEN = """
cities:
  full: {name: Full, state: NW, skills: {terms: [sap, cloud, networks, erp], source: board}}
  also: {name: Also, state: NW, skills: {terms: [networks, cloud], source: board}}
  part: {name: Part, state: NW, skills: {terms: [networks], source: board, seen: part}}
  related: {name: Related, state: NW, skills: {terms: [networks], source: board, role: related}}
"""


def rank_skills(*slugs: str, missing: Missing = "neutral") -> Ranking:
    catalog = catalog_of(SEEN)
    return rank_cities(
        catalog, [catalog.cities[slug] for slug in slugs], {"skills": Fraction(1)}, have=["networks"], missing=missing
    )


def test_only_a_complete_list_has_a_known_share() -> None:
    """Networks are 1 of 4 and 1 of 2; of the lists seen in part or about another role nothing is known: the mean, 37.5."""
    ranking = rank_skills("full", "also", "part", "related")
    assert order(ranking) == [(1, "also", 50.0), (2, "part", 37.5), (2, "related", 37.5), (4, "full", 25.0)]
    values = {city.city: city.contributions[0].value for city in ranking.ranking}
    assert values == {"full": 25, "also": 50, "part": None, "related": None}
    assert ranking.criteria[0].known == 2


@pytest.mark.parametrize("missing", ["neutral", "worst"])
def test_skills_known_for_one_city_decide_nothing(missing: Missing) -> None:
    """Full's share alone cannot be held against another: all score the same."""
    ranking = rank_skills("full", "part", "related", missing=missing)
    assert order(ranking) == [(1, "full", 50.0), (1, "part", 50.0), (1, "related", 50.0)]
    assert (ranking.criteria[0].known, ranking.criteria[0].tie) == (1, True)


@pytest.mark.usefixtures("frozen")
def test_a_ranking_by_skills_says_what_it_does_not_know(run: Runner) -> None:
    """Only three lists of seven were read in full; with one of them or none, skills decide nothing, and nothing hints at more."""
    have = ("--weight", "skills=1", "--have", "netzwerke", "--have", "firewall")
    text = " ".join(run("rank", *have).out.split())
    assert (
        "Skills: known only for Aaburg an der Aa, Möhstedt and Grünfurt; the other 4 are scored as the mean of the others."
        in text
    )
    text = " ".join(run("rank", *have, "moehstedt", "eschhafen", "oedhausen").out.split())
    assert "No city comes first: all 3 cities score the same" in text
    assert "Skills counts nothing here: fewer than two of these cities have a list of this role read in full" in text
    assert "Skills: lists of Eschhafen read only in part, so not used, scored 50." in text
    assert "Skills: nothing known for Ödhausen, scored 50." in text
    assert "Möhstedt 1 20" in text  # the one value that is known
    assert "stays" not in text
    full = ("moehstedt", "eschhafen", "oedhausen", "--notes", "full")
    text = " ".join(run("rank", *have, *full).out.split())
    assert "Skills: known for fewer than two of these cities, so it decides nothing." in text
    assert "stays in front" not in text
    text = " ".join(run("rank", *have, *full, "--lang", "de").out.split())
    assert "weniger als zwei dieser Städte haben eine ganz gelesene Liste dieser Rolle" in text
    assert "für weniger als zwei dieser Städte bekannt, es entscheidet also nichts" in text


def test_rank_and_gap_agree_on_what_is_known(bundled: Catalog) -> None:
    """A share is known where ``gap`` calls the list complete, and nowhere else."""
    cities = list(bundled.cities.values())
    ranking = rank_cities(bundled, cities, {"skills": Fraction(1)}, have=["networks", "firewall"])
    known = {city.city for city in ranking.ranking if not city.contributions[0].missing}
    assert known == {gap.city for gap in find_gap(bundled, cities, ["networks"]).gap if gap.complete}
    assert known == {"muelheim-an-der-ruhr", "dortmund"}


def test_what_decides_nothing_is_said_where_it_leaves_cities_out(run: Runner) -> None:
    """Only Mülheim's share is known: the others are left out for it, and the answer says what that is worth; rents are known."""
    command = ("rank", "muelheim", "koeln", "essen", *SKILLS_AND_RENT, "--missing", "exclude")
    text = " ".join(run(*command).out.split())
    assert "Skills counts nothing here: fewer than two of these cities have a list of this role read in full" in text
    assert "Rent (net cold) counts nothing here: there is only one city" in text
    assert "stays" not in text
    text = " ".join(run(*command, "--notes", "full").out.split())
    assert "Skills: known for fewer than two of these cities, so it decides nothing." in text
    assert "Rent (net cold): known for fewer than two" not in text


SKILLS_AND_RENT = ("--weight", "skills=1", "--weight", "rent=1", "--have", "netzwerke")


def test_an_undated_edition_is_named_as_one(run: Runner, use_data: Callable[..., None]) -> None:
    """A and B have the index without a date, C of 2025: C has a value, and not of that edition."""
    use_data(
        "sources: {survey: {dated: null}}",
        """
        cities:
          a: {name: A, state: NW, indicators: {wage_index: {value: 1, source: survey}}}
          b: {name: B, state: NW, indicators: {wage_index: {value: 2, source: survey}}}
          c: {name: C, state: NW, indicators: {wage_index: {value: 3, year: 2025, source: survey}}}
        """,
    )
    command = ("rank", "a", "b", "c", "--weight", "wage=1")
    text = " ".join(run(*command, "--notes", "full").out.split())
    assert "Wage index: edition undated for all cities." in text
    assert "Wage index: no value of edition undated for C, scored 50." in text
    text = " ".join(run(*command).out.split())
    assert "Wage index: no value of edition undated for C, scored 50." in text


def found(ranking: Ranking, code: str) -> list[Finding]:
    return [each for each in ranking.findings if each.code == code]


def test_the_first_places_are_found() -> None:
    """B 75, C 50, A 25 (see above); of five, the first three are named."""
    (first,) = found(rank("a", "b", "c", pay=3, rent_eur_m2=1), "rank_first")
    assert (first.cities, first.values) == (("b", "c", "a"), (75.0, 50.0, 25.0))
    catalog = with_rents(a=6, b=7, c=8, d=9, e=10)  # 100, 75, 50, 25, 0
    ranking = rank_cities(catalog, list(catalog.cities.values()), {"rent_eur_m2": Fraction(1)}, limit=1)
    (first,) = found(ranking, "rank_first")
    assert (first.cities, first.values) == (("a", "b", "c"), (100.0, 75.0, 50.0))


def test_only_cities_of_which_something_is_known_are_named_first(run: Runner, use_data: Callable[..., None]) -> None:
    """With SAP, A has 1 of 2 skills, B none of its one; C and D have the mean of 25 and stand between, unknown."""
    ranking = rank("a", "b", "c", "d", have=("sap",), skills=1)
    assert order(ranking) == [(1, "a", 50.0), (2, "c", 25.0), (2, "d", 25.0), (4, "b", 0.0)]
    (first,) = found(ranking, "rank_first")
    assert (first.cities, first.values) == (("a", "b"), (50.0, 0.0))
    use_data(CITIES)
    lines = run("rank", "--weight", "skills=1", "--have", "sap").out.splitlines()
    assert lines[:2] == ["By Skills alone: A before B, of 2 known", "  Skills  known for 2 of 4: 0 (B) to 50 % (A)"]


def test_nobody_shares_the_first_place_of_whom_nothing_is_known() -> None:
    """A has 0 for pay and 100 for rent, B the reverse, D 50 for each, of which neither is known: all three have 50."""
    ranking = rank("a", "b", "d", pay=1, rent_eur_m2=1)
    assert [city.rank for city in ranking.ranking] == [1, 1, 1]
    (tie,) = found(ranking, "rank_tie")
    assert tie.cities == ("a", "b")


def test_pay_of_states_is_said_to_be_theirs(run: Runner, use_data: Callable[..., None]) -> None:
    """Own figures of A are not used, since the survey of states has both cities: 5,000 and 6,000, no matter which city."""
    use_data(
        """
        states:
          NW: {pay: [{role: it-leiter, level: any, measure: mean, mid: 5000, period: month, source: survey}]}
          HE: {pay: [{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: survey}]}
        cities:
          a: {name: A, state: NW, pay: [{role: it-leiter, level: any, measure: mean, mid: 9000, period: month, source: board}]}
          b: {name: B, state: HE}
        """
    )
    text = " ".join(run("rank", "--weight", "pay=1").out.split())
    assert "Pay figures of states: 5,000 (North Rhine-Westphalia) to 6,000 EUR (Hesse) [1] ──" in text
    german = run("rank", "--weight", "pay=1", "--lang", "de").out
    assert "  Gehalt  Angaben der Bundesländer: 5.000 (Nordrhein-Westfalen) bis 6.000 EUR" in german


def test_midpoints_over_levels_are_said_not_to_be_comparable(run: Runner, use_data: Callable[..., None]) -> None:
    """A's beginners have 4,000 to 6,000, B's heads 5,000 to 9,000: 5,000 and 7,000; two of one level are as they are."""
    pay = "pay: [{role: it-leiter, level: LEVEL, measure: range, low: LOW, high: HIGH, period: month, source: board}]"
    a, b, c = (
        f"{slug}: {{name: {slug.upper()}, state: HE, {pay.replace('LEVEL', level).replace('LOW', low).replace('HIGH', high)}}}"
        for slug, level, low, high in (
            ("a", "entry", "4000", "6000"),
            ("b", "any", "5000", "9000"),
            ("c", "any", "5000", "7000"),
        )
    )
    use_data("cities:", f"cities:\n  {a}\n  {b}\n  {c}")
    out = run("rank", "a", "b", "--weight", "pay=1").out
    assert "  Pay  midpoints, not comparable by level: 5,000 (A) to 7,000 EUR (B) [1]\n" in out
    out = run("rank", "b", "c", "--weight", "pay=1").out
    assert "  Pay  6,000 (C) to 7,000 EUR (B) [1]\n" in out
    answer = json.loads(run("rank", "a", "b", "--weight", "pay=1", "-f", "json").out)
    assert [each["reasons"] for each in answer["findings"]] == [[], ["level_differs"]]


def test_lists_that_are_not_used_are_not_called_unknown(run: Runner, use_data: Callable[..., None]) -> None:
    """C's list was read in part, D's and E's are about a related role, F has none."""
    use_data(
        """
        cities:
          c: {name: C, state: NW, text: {source: board, seen: part}, skills: [sap]}
          d: {name: D, state: NW, text: {source: board, role: related}, skills: [sap]}
          e: {name: E, state: NW, text: {source: board, role: related}, skills: [cloud]}
          f: {name: F, state: NW}
        """
    )
    lines = run("rank", "--weight", "skills=1", "--have", "sap").out.splitlines()
    assert lines[-3:] == [
        "Skills: lists of C read only in part, so not used, scored 50.",
        "Skills: lists of D and E about a related role, so not used, scored 50.",
        "Skills: nothing known for F, scored 50.",
    ]


def test_many_that_are_left_out_are_counted(run: Runner, use_data: Callable[..., None]) -> None:
    """Of seven without a rent three are named and four counted; full notes name them all, six are not many."""
    with_rent = "".join(
        f"  {slug}: {{name: {slug.upper()}, state: NW, indicators: {{rent_eur_m2: {{value: 6, year: 2022, source: census}}}}}}\n"
        for slug in "ab"
    )
    without = "".join(f"  {slug}: {{name: {slug.upper()}, state: NW}}\n" for slug in "cdefghi")
    use_data(f"cities:\n{with_rent}{without}")
    command = ("rank", "--weight", "rent=1", "--missing", "exclude")
    few = "Left out for a missing value (Rent 2022): C, D, E and 4 more (--notes full, -f json)."
    assert few in " ".join(run(*command).out.split())
    named = "Left out for a missing value (Rent 2022): C, D, E, F, G, H and I."
    assert named in " ".join(run(*command, "--notes", "full").out.split())
    six = ("rank", *"abcdefgh", *command[1:])
    assert "(Rent 2022): C, D, E, F, G and H." in " ".join(run(*six).out.split())


def test_points_of_what_decides_nothing_are_explained_where_they_stand(
    run: Runner, use_data: Callable[..., None]
) -> None:
    """B and C have the state's figure: 50 by half the weight are 25 points for each; where no points stand, nothing is said."""
    use_data(CITIES, "cities: {b: {pay: null}, c: {pay: null}}")
    why = "Pay counts nothing here: only the state's figure is used, the same for both"
    assert f"{why}; 25.0 points for each Rent" in " ".join(run("rank", "b", "c", "--all").out.split())
    assert f"{why} Rent" in " ".join(run("rank", "b", "c").out.split())
    assert "Für beide wird die Angabe des Bundeslands genommen" in " ".join(
        run("rank", "b", "c", "--lang", "de").out.split()
    )


def test_an_index_that_decides_is_drawn(run: Runner, use_data: Callable[..., None]) -> None:
    """B's 104 of 104 are 20 of 20, A's 78 would be three quarters of that: 15."""
    use_data(CITIES, "cities: {a: {indicators: {wage_index: {value: 78, year: 2024, source: survey}}}}")
    rows = {line.split()[0]: line.split() for line in run("rank", "a", "b", "--weight", "wage=1").out.splitlines()}
    assert (rows["B"], rows["A"]) == (["B", "1", "104.0", "█" * 20], ["A", "2", "78.0", "█" * 15])


def test_a_shared_first_place_is_found() -> None:
    """With equal weights A, B and C have 50 each: there is no first, and both criteria still decide."""
    ranking = rank("a", "b", "c", pay=1, rent_eur_m2=1)
    (tie,) = found(ranking, "rank_tie")
    assert (tie.cities, tie.values) == (("a", "b", "c"), (50.0, 50.0, 50.0))
    assert found(ranking, "rank_first") == []
    assert [each.field for each in found(ranking, "rank_decides")] == ["pay", "rent_eur_m2"]


def test_all_that_share_the_first_place_are_named() -> None:
    """Four rents of 6, and one of 9."""
    catalog = with_rents(a=6, b=6, c=6, d=6, e=9)
    (tie,) = found(rank_cities(catalog, list(catalog.cities.values()), {"rent_eur_m2": Fraction(1)}), "rank_tie")
    assert tie.cities == ("a", "b", "c", "d")


def test_what_decides_is_found_with_both_ends() -> None:
    """Pay from A's 6,000 to B's 8,000, rent from A's 6 to B's 8 of 2022; the lowest first, whichever is better."""
    pay, rent = found(rank("a", "b", "c", pay=3, rent_eur_m2=1), "rank_decides")
    assert (pay.field, pay.cities, pay.values, pay.year) == ("pay", ("a", "b"), (6000, 8000), None)
    assert (rent.field, rent.cities, rent.values, rent.year) == ("rent_eur_m2", ("a", "b"), (6, 8), 2022)
    assert (pay.areas, rent.areas) == ((None, None), (None, None))


@pytest.mark.parametrize(
    ("cities", "missing", "weights", "reasons"),
    [
        pytest.param("abc", "neutral", {"rent_eur_m2": 1, "pay": 0}, {"pay": "no_weight"}, id="its weight is 0"),
        pytest.param("acd", "worst", {"wage_index": 1}, {"wage_index": "too_few"}, id="only A has it"),
        pytest.param("ad", "exclude", {"rent_eur_m2": 1}, {"rent_eur_m2": "too_few"}, id="D left out, since only A has it"),
        pytest.param("a", "neutral", {"rent_eur_m2": 1}, {"rent_eur_m2": "alone"}, id="one city was asked for"),
        pytest.param(
            "ac",
            "exclude",
            {"rent_eur_m2": 1, "wage_index": 1},
            {"rent_eur_m2": "alone", "wage_index": "too_few"},
            id="C has a rent, and is left out since it has no index",
        ),
        pytest.param("abc", "neutral", {"rent_eur_m2": 1}, {}, id="three rents that differ"),
    ],
)  # fmt: skip
def test_what_decides_nothing_is_found_with_its_reason(
    cities: str, missing: str, weights: dict[str, float], reasons: dict[str, str]
) -> None:
    """A criterion either decides or has one reason why it does not."""
    ranking = rank(*cities, missing=missing, **weights)
    nothing = found(ranking, "rank_decides_nothing")
    assert {each.field: each.reasons for each in nothing} == {key: (reason,) for key, reason in reasons.items()}
    assert {each.field for each in found(ranking, "rank_decides")} == weights.keys() - reasons.keys()


def test_equal_values_decide_nothing_but_where_others_lack_them() -> None:
    """Two rents of 6 are a tie; with a third city that has none and scores 0, having one decides."""
    catalog = with_rents(a=6, b=6)
    cities = list(catalog.cities.values())
    (nothing,) = found(rank_cities(catalog, cities, {"rent_eur_m2": Fraction(1)}), "rank_decides_nothing")
    assert (nothing.reasons, nothing.year) == (("tie",), 2022)
    both = catalog_of(RENTS_OF_TWO)
    ranking = rank_cities(both, list(both.cities.values()), {"rent_eur_m2": Fraction(1)}, missing="worst")
    assert order(ranking) == [(1, "a", 50.0), (1, "b", 50.0), (3, "c", 0.0)]
    (decides,) = found(ranking, "rank_decides")
    assert decides.values == (6, 6)


RENTS_OF_TWO = """
cities:
  a: {name: A, state: NW, indicators: {rent_eur_m2: {value: 6, year: 2022, source: census}}}
  b: {name: B, state: NW, indicators: {rent_eur_m2: {value: 6, year: 2022, source: census}}}
  c: {name: C, state: NW}
"""


def test_equal_ends_are_not_called_a_span(run: Runner, use_data: Callable[..., None]) -> None:
    """6.00 to 6.00 says nothing; C has no rent."""
    use_data(RENTS_OF_TWO)
    out = run("rank", "--weight", "rent=1", "--missing", "worst").out
    assert "  Rent  known for 2 of 3: 6.00 EUR/m²; 2022 [1]\n" in out


def test_nobody_is_first_where_everybody_is_left_out() -> None:
    """D has no rent."""
    assert rank("d", missing="exclude", rent_eur_m2=1).findings == ()


def test_a_ranking_stops_where_it_is_told_to_in_every_format(run: Runner, use_data: Callable[..., None]) -> None:
    """Four cities, of which B and C are wanted; totals and findings are those of all."""
    use_data(CITIES)
    command = ("rank", "--weight", "pay=3", "--weight", "rent=1", "--limit", "2")
    answer = json.loads(run(*command, "-f", "json").out)
    assert [each["city"] for each in answer["ranking"]] == ["b", "c"]
    assert (answer["total"], answer["limit"]) == (4, 2)
    assert answer["findings"][0]["cities"] == ["b", "c", "a"]  # of D, which stands before A, nothing is known
    for form in ("csv", "tsv"):
        rows = csv.DictReader(
            io.StringIO(run(*command, "-f", form).out), dialect="excel" if form == "csv" else "excel-tab"
        )
        assert [row["city"] for row in rows] == ["b", "b", "c", "c"]
    assert [json.loads(line)["city"] for line in run(*command, "-f", "jsonl").out.splitlines()] == ["b", "b", "c", "c"]
    for options in ((), ("--notes", "full"), ("--notes", "none"), ("-f", "md"), ("-f", "html")):
        out = run(*command, *options).out
        assert "2 more: without --limit." in out
        assert "of 4 cities" in out
    assert "2 more: without --limit." in run(*command, "--all").out
    assert " more: " not in run(*command[:-2]).out
    assert len(json.loads(run(*command[:-2], "-f", "json").out)["ranking"]) == 4


@pytest.mark.parametrize(
    ("options", "rows", "more"),
    [
        pytest.param((), 10, "23 more: --all.", id="ten places"),
        pytest.param(("--all",), 33, None, id="all that was asked for"),
        pytest.param(("--limit", "3"), 3, "30 more: without --limit.", id="as many as were asked for"),
        pytest.param(("--limit", "10"), 10, "23 more: without --limit.", id="as many as there are without a limit"),
        pytest.param(("--limit", "3", "--all"), 3, "30 more: without --limit.", id="a limit counts more than all"),
        pytest.param(("--limit", "40"), 33, None, id="more than there are"),
    ],
)
def test_a_terminal_shows_ten_places(
    options: tuple[str, ...], rows: int, more: str | None, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the 33 bundled cities of North Rhine-Westphalia; what is not shown is counted."""
    monkeypatch.setattr("itleiter_cli.writers.screen.height_of_terminal", lambda: 200)
    out = run("rank", "--state", "NW", "--weight", "rent=1", *options).out
    assert len(re.findall(r"^\S.* \d+\.\d\d(?: |$)", out.split("─" * 80)[1], re.MULTILINE)) == rows
    assert re.findall(r"^\d+ more: .*", out, re.MULTILINE) == ([more] if more else [])


@pytest.mark.parametrize("height", [None, 24])
def test_only_a_table_on_a_terminal_is_cut(
    height: int | None, run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A pipe, a file and other formats have every place."""
    monkeypatch.setattr("itleiter_cli.writers.screen.height_of_terminal", lambda: height)
    command = ("rank", "--state", "NW", "--weight", "rent=1")
    assert ("23 more: --all." in run(*command).out) is (height is not None)
    assert len(json.loads(run(*command, "-f", "json").out)["ranking"]) == 33
    assert len(run(*command, "-f", "csv").out.splitlines()) == 34
    assert "more: --all" not in run(*command, "-f", "md").out
    assert run(*command, "-o", str(tmp_path / "ranking.txt")).code == 0
    assert "more: --all" not in (tmp_path / "ranking.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("frozen")
def test_what_few_cities_have_is_counted_over_all_that_are_ranked(run: Runner) -> None:
    """Three of seven lists were read in full; the other 4 are 4, also where only the first places are shown."""
    command = ("rank", "--weight", "skills=1", "--have", "netzwerke", "--have", "firewall", "--limit", "4")
    text = " ".join(run(*command).out.split())
    assert "known only for Aaburg an der Aa, Möhstedt and Grünfurt; the other 4 are scored" in text


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("command", ["rank", "rank --all", "list", "list --sort rent"])
def test_without_notes_no_word_of_the_answer_is_lost(command: str, run: Runner) -> None:
    """No mark and no note is left; title, findings, rows and remarks are those of short notes."""
    short, none = (run(*command.split(), "--notes", notes).out for notes in ("short", "none"))
    assert re.search(r"\[\d", none) is None
    assert "--notes full" not in none
    assert "●○○" not in none
    above = re.split(r"^\[1\]", short, flags=re.MULTILINE)[0]
    drawn_or_mark = r"\[\d+\]|[█▏▎▍▌▋▊▉]"  # without marks, headings wrap elsewhere and bars have more room
    words = [sorted(re.sub(drawn_or_mark, "", each).split()) for each in (above, none)]
    assert words[0] == words[1]


@pytest.mark.parametrize("notes", ["short", "full", "none"])
@pytest.mark.parametrize("limit", [(), ("--limit", "2")])
def test_own_values_are_marked_in_every_notes_mode(
    notes: str,
    limit: tuple[str, ...],
    run: Runner,
    use_data: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """B's rent of 9 is the highest: its mark stands in the first lines as well, where its row is not shown."""
    use_data(CITIES)
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("cities: {b: {indicators: {rent_eur_m2: {value: 9, year: 2022}}}}", encoding="utf-8")
    out = run("rank", "a", "b", "c", "--weight", "rent=1", "--notes", notes, "--data", "mine.yaml", *limit).out
    (mark,) = re.findall(r"^\[(\d+)\] Your own data: ", out, re.MULTILINE)
    answer = out.split("─" * 80)[0]
    assert "6.00 (A) to 9.00 EUR/m² (B)" in answer
    assert f"[{mark}]" in answer
    assert (f"9.00 [{mark}]" in out) is (not limit)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("notes", ["short", "full", "none"])
def test_no_direction_is_taken_for_the_better_one_without_a_word(notes: str, run: Runner) -> None:
    """More people are not better by themselves."""
    text = " ".join(run("rank", "--weight", "population=1", "--notes", notes).out.split())
    assert "Population: no direction is better by itself; the higher value scores higher here." in text


WEIGHT = "write it as criterion=number, such as pay=3, with a number from 0 to 1,000,000"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("rank --weight pay=0", f"at least one weight must be above zero; {WEIGHT}"),
        ("rank --weight pay=1 --weight gehalt=2", f"pay has two weights; {WEIGHT}"),
        ("rank --weight pay", f"“pay” is no weight; {WEIGHT}"),
        ("rank --weight pay=1000001", f"“pay=1000001” is no weight; {WEIGHT}"),
        ("rank --weight skills=1", "the criterion skills needs your own skills; name them with --have"),
        ("rank --weight distance=1", "the criterion distance needs a place to measure from; name it with --from CITY"),
        (
            "rank --weight median_pay=1 --weight wage_index=1",
            "median_pay and wage_index are the same measure in two units: a weight on both would count it twice;"
            " keep one of them, and give it the weight of both",
        ),
        (
            "offer 90000 --per year --payments 13 essen",
            "--payments goes with --per month; give the whole year, or the monthly amount",
        ),
    ],
)
def test_what_is_wrong_with_weights_and_offers_is_said_to_the_letter(command: str, said: str, run: Runner) -> None:
    assert run(*command.split()).err == f"Error: {said}\n"


BELOW = """
cities:
  a: {name: A, state: NW, lat: 51.0, lon: 7.0, text: {source: board}, skills: [cloud], indicators: {rent_eur_m2: {value: 8, year: 2022, source: census}}, pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 7000, period: month, source: survey}]}
  b: {name: B, state: NW, lat: 51.1, lon: 7.1, text: {source: board, role: related}, skills: [cloud], indicators: {rent_eur_m2: {value: 7, year: 2022, source: census}}, pay: [{role: it-leiter, level: any, measure: range, low: 6000, high: 8000, period: month, source: survey}]}
"""
OWN = """
cities:
  a: {lat: 51.2, pay: null, skills: null, indicators: {rent_eur_m2: null}}
  c: {name: C, state: NW, lat: 52.0, lon: 7.0, text: {source: board}, skills: [cloud, sap], indicators: {rent_eur_m2: {value: 9, year: 2022, area: Kreis C}}, pay: [{role: it-leiter, level: any, measure: points, low: 6000, high: 7000, period: month, year: 2026, source: survey}]}
"""


def test_what_cities_are_measured_by_to_the_letter() -> None:
    """With what is the user's own: in line 3 cleared for A, in line 4 said of C.

    A lies 11.1 km north and 7.0 west of B, so 13.1 away, and C 100.1 and 6.9, so 100.3.
    """
    below = [parse_pack("base.yaml", BASE), parse_pack("below.yaml", BELOW)]
    catalog = build_catalog([*below, parse_pack("own.yaml", OWN, own=True, below=below)], "")
    cities = [*catalog.cities.values()]

    def measured(field: Field) -> Measurement:
        return measure(catalog, cities, field, ["cloud"], catalog.cities["b"])

    own: dict[str, Origin | None] = {"a": Origin("own.yaml", 3), "b": None, "c": Origin("own.yaml", 4)}
    assert measured(PAY) == Measurement(
        {"b": Fraction(7000), "c": Fraction(6500)},
        "high",
        sources=("survey",),
        scope="city",
        figures=(*catalog.cities["b"].pay, *catalog.cities["c"].pay),
        origins=own,
        differences=("measure_differs", "year_differs"),
    )
    assert measured(SKILLS) == Measurement({"c": Fraction(50)}, "high", absolute=True, origins=own)
    away = {"a": Fraction("13.1"), "b": Fraction(0), "c": Fraction("100.3")}
    assert measured(DISTANCE) == Measurement(away, "low", origins=own)
    from_c = measure(catalog, cities, DISTANCE, [], catalog.cities["c"])
    assert from_c.origins == {"a": own["a"], "b": own["c"], "c": own["c"]}
    rents = {"b": Fraction(7), "c": Fraction(9)}
    assert measured(IndicatorField("rent_eur_m2", catalog.indicators["rent_eur_m2"])) == Measurement(
        rents, "low", sources=("census", "pack-own"), year=2022, origins=own, areas={"c": "Kreis C"}
    )
    assert measured(IndicatorField("wage_index", catalog.indicators["wage_index"])) == Measurement({}, "high")
    with pytest.raises(NotImplementedError, match="SectorsField"):
        measured(SECTORS)
    catalog = catalog_of("cities: {z: {name: Z, state: HE}}")
    assert measure(catalog, [catalog.cities["z"]], PAY, [], None) == Measurement({}, "high")


OWN_MEAN = "{role: it-leiter, level: any, measure: mean, mid: 9000, period: month, source: census}"
OWN_OPEN = "{role: it-leiter, level: any, measure: median, above: 9000, period: month, source: census}"
SURVEYED = "{role: it-leiter, level: any, measure: mean, mid: 8000, period: month, source: survey}"
ADDED_FOR_NW = """
sources: {yearbook: {publisher: Yearbook, title: Pay, kind: report, accessed: 2026-01-31}}
states: {NW: {pay: {add: [{role: it-leiter, level: any, measure: mean, mid: 9000, period: month, source: yearbook}]}}}
"""
NO_PAY = "states: {NW: {pay: null}}"
OF_BOARD = "{role: it-leiter, level: any, measure: mean, mid: 8000, period: month, source: board}"


@pytest.mark.parametrize(
    ("own", "unused", "is_open"),
    [
        (f"cities: {{a: {{pay: [{OWN_MEAN}]}}}}", "a", ""),  # nobody else has a figure of that source
        (f"cities: {{d: {{pay: [{OWN_MEAN}]}}}}", "d", ""),  # nor has D one of the others'
        (f"cities: {{a: {{pay: [{OWN_OPEN}]}}}}", "a", "a"),
        (f"cities: {{a: {{pay: [{OWN_MEAN}, {OWN_OPEN}]}}}}", "a", "a"),  # of one source, which leaves it open
        (f"cities: {{a: {{pay: [{SURVEYED}, {OWN_OPEN}]}}}}", "a", ""),
        (f"cities: {{a: {{pay: [{OF_BOARD}, {OWN_OPEN}]}}}}", "a", "a"),  # the other one counts
        (f"cities: {{a: {{pay: [{OF_BOARD}]}}}}", "", ""),
        (f"cities: {{{', '.join(f'{slug}: {{pay: [{OWN_MEAN}]}}' for slug in 'abcd')}}}", "", ""),  # that of all counts
        (f"{NO_PAY}\ncities: {{a: {{pay: [{OWN_OPEN}]}}, b: {{pay: null}}, c: {{pay: null}}}}", "a", "a"),
        (f"states: {{HE: {{pay: [{OWN_MEAN}]}}}}", "d", ""),  # the others are of cities
        (f"states: {{HE: {{pay: [{OF_BOARD}]}}}}", "d", ""),  # the same source, of a state
        (f"states: {{NW: {{pay: [{OWN_MEAN}]}}}}", "", ""),  # A, B and C have figures of their own, which go before
        (f"{ADDED_FOR_NW}\ncities: {{a: {{pay: null}}, b: {{pay: null}}}}", "abc", ""),  # those of the survey count
        (f"states: {{DE: {{pay: [{OWN_MEAN}]}}}}", "", ""),  # neither of a city nor of its state
        (f"states: {{HE: {{pay: [{OWN_MEAN}]}}}}\ncities: {{d: {{pay: [{OWN_OPEN}]}}}}", "d", ""),  # one is not open
    ],
)
def test_own_pay_that_does_not_count_is_in_the_record(own: str, unused: str, is_open: str) -> None:
    """Of the bundled figures, those of the board are used: it speaks of A, B and C. In the last but one it is the survey's of NW."""
    files = [parse_pack("base.yaml", BASE), parse_pack("cities.yaml", CITIES)]
    catalog = build_catalog([*files, parse_pack("own.yaml", own, own=True, below=files)], "")
    (criterion,) = rank_cities(catalog, [catalog.cities[slug] for slug in "abcd"], {"pay": Fraction(1)}).criteria
    assert ("".join(criterion.own_unused), "".join(criterion.own_open)) == (unused, is_open)


def test_a_table_says_whose_own_pay_does_not_count_and_why(
    run: Runner, use_data: Callable[..., None], tmp_path: Path
) -> None:
    """Not where pay has no weight, which is reason enough; an open end is told once; of state pay the cities are named."""
    use_data(CITIES, NO_PAY)
    own = tmp_path / "own.yaml"

    def said(content: str, *options: str) -> str:
        own.write_text(content, encoding="utf-8")
        return " ".join(run("rank", "a", "b", "c", "d", "--data", str(own), *options).out.split())

    of_two = f"states: {{HE: {{pay: [{OWN_MEAN}]}}}}\ncities: {{a: {{pay: [{OWN_MEAN}]}}}}"
    for notes in ("short", "full"):
        text = said(of_two, "--notes", notes)
        figures = "for all cities the figures of cities by Board count"
        assert f"Pay: {figures}; what else you state for A and D does not." in text
        assert "Pay: nothing comparable known for A and D, scored 50." in text
        assert "Pay comparable for 2 of 4" in text
        assert "nothing known" not in text
    german = said(of_two, "--lang", "de")
    figures = "Für alle Städte zählen die Angaben für Städte von Board"
    assert f"Gehalt: {figures}; was Sie sonst für A und D angeben, zählt nicht." in german
    assert "Gehalt: nichts Vergleichbares bekannt für A und D, mit 50 gezählt." in german
    assert "Gehalt vergleichbar für 2 von 4" in german
    assert "you state" not in said(of_two, "--weight", "pay=0", "--weight", "rent_eur_m2=1")
    is_open = f"cities: {{d: {{pay: [{OWN_OPEN}]}}}}"
    text = said(is_open)
    assert "Pay: no upper end known for D (open above), scored 50." in text
    assert "you state" not in text
    text = said(is_open, "--missing", "exclude")
    assert "Pay: a figure that you state for D is open above, so it does not count." in text
    text = said(is_open, "--missing", "exclude", "--lang", "de")
    assert "Eine Angabe, die Sie für D machen, ist nach oben offen und zählt daher nicht." in text
    own.unlink()
    assert "you state" not in run("rank", "a", "b", "c", "d").out


def test_own_pay_of_a_state_that_does_not_count(run: Runner, use_data: Callable[..., None], tmp_path: Path) -> None:
    """By figures of states, the cities of the state are named, also those with a figure of their own."""
    use_data(CITIES, "cities: {a: {pay: null}, b: {pay: null}}")
    own = tmp_path / "own.yaml"
    own.write_text(ADDED_FOR_NW, encoding="utf-8")
    ask = ("rank", "a", "b", "c", "d", "--data", str(own))
    text = " ".join(run(*ask).out.split())
    assert (
        "Pay: for all cities the figures of states by Survey count; what else you state for A, B and C does not."
        in text
    )
    assert "Pay counts nothing here: only the state's figure is used, the same for the 3 comparable" in text
    text = " ".join(run(*ask, "--lang", "de").out.split())
    assert "Gehalt zählt hier nicht: Für die 3 vergleichbaren wird die Angabe des Bundeslands genommen" in text
    assert "zählen die Angaben für Bundesländer von Survey; was Sie sonst für A, B und C angeben, zählt nicht." in text


def test_own_pay_beside_an_open_figure_of_its_source(
    run: Runner, use_data: Callable[..., None], tmp_path: Path
) -> None:
    """The source leaves A's end open, and nobody else has pay: there is none that counts in its place."""
    is_open = "{role: it-leiter, level: any, measure: median, above: 9000, period: month, source: board}"
    use_data(f"cities: {{a: {{name: A, state: HE, pay: [{is_open}]}}, b: {{name: B, state: HE}}}}")
    own = tmp_path / "own.yaml"
    own.write_text(f"cities: {{a: {{pay: {{add: [{OF_BOARD}]}}}}}}", encoding="utf-8")
    done = run("rank", "a", "b", "--weight", "pay=1", "--data", str(own))
    assert (done.code, "Pay: no upper end known for A (open above), scored 50." in done.out) == (0, True)


def test_where_nobody_has_comparable_pay_it_is_said(run: Runner, use_data: Callable[..., None], tmp_path: Path) -> None:
    """A has a figure of Germany alone, D an open one of its own; left out for that, nobody is ranked, and D's is told."""
    use_data(CITIES, NO_PAY, "cities: {a: {pay: null}, b: {pay: null}, c: {pay: null}}")
    own = tmp_path / "own.yaml"
    own.write_text(f"states: {{DE: {{pay: [{OWN_MEAN}]}}}}\ncities: {{d: {{pay: [{OWN_OPEN}]}}}}", encoding="utf-8")
    ask = ("rank", "a", "d", "--weight", "pay=1", "--data", str(own))
    text = " ".join(run(*ask).out.split())
    assert "Pay counts nothing here: comparable for fewer than two of these cities" in text
    assert "Pay: nothing comparable known for A, scored 50." in text
    full = " ".join(run(*ask, "--notes", "full").out.split())
    assert "Pay: comparable for fewer than two of these cities, so it decides nothing." in full
    german = " ".join(run(*ask, "--lang", "de").out.split())
    assert "Gehalt zählt hier nicht: für weniger als zwei dieser Städte vergleichbar" in german
    for notes in ("short", "full"):
        text = " ".join(run(*ask, "--missing", "exclude", "--notes", notes).out.split())
        assert "No city is left: every one lacks a value." in text
        assert "Pay: a figure that you state for D is open above, so it does not count." in text


def test_few_with_comparable_pay_are_named(run: Runner, use_data: Callable[..., None]) -> None:
    """C's and D's are of other sources, of E and F there is none: only A's and B's can be held against each other."""
    figure = "{{role: it-leiter, level: any, measure: mean, mid: {}, period: month, source: {}}}"
    pay = {"a": (6000, "board"), "b": (7000, "board"), "c": (8000, "survey"), "d": (8000, "census")}
    cities = [
        f"{slug}: {{name: {slug.upper()}, state: NW, pay: [{figure.format(*each)}]}}" for slug, each in pay.items()
    ]
    nothing = [f"{slug}: {{name: {slug.upper()}, state: HE}}" for slug in "ef"]
    use_data("cities:\n  " + "\n  ".join([*cities, *nothing]))
    text = " ".join(run("rank", *"abcdef", "--weight", "pay=1").out.split())
    assert "Pay: comparable only for B and A; the other 4 are scored 50." in text
    text = " ".join(run("rank", *"abcdef", "--weight", "pay=1", "--lang", "de").out.split())
    assert "Gehalt: nur für B und A vergleichbar; die anderen 4 sind mit 50 gezählt." in text
    text = " ".join(run("rank", *"abef", "--weight", "pay=1").out.split())
    assert "Pay: nothing known for E and F, scored 50." in text
