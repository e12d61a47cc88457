"""Side by side: shared terms once, what only one has, and when figures may be compared; worked out by hand."""

from __future__ import annotations

from conftest import BASE, catalog_of, parse_pack
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.forms import Origin
from itleiter_cli.cities.fields import DISTANCE, FACET_FIELDS, PAY, all_fields, choose_fields
from itleiter_cli.questions.compare import Comparison, FacetComparison, compare_cities

HEAD = "cities:\n"


def city(slug: str, **fields: str) -> str:
    lines = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    return f"  {slug}:\n    name: {slug.upper()}\n    state: NW\n    text: {{source: board}}\n{lines}"


def comparison_of(*cities: str, fields: tuple[str, ...] | None = None) -> Comparison:
    catalog = catalog_of(HEAD + "".join(cities))
    return compare_cities(
        catalog, list(catalog.cities.values()), choose_fields(catalog, fields) if fields else all_fields(catalog)
    )


def reasons(comparison: Comparison, field: str) -> list[str]:
    return [entry.reason for entry in comparison.comparability if entry.field == field]


def test_a_narrower_term_shares_its_broader_one() -> None:
    """One asks for SAP migration, the other for SAP: they share SAP, and neither repeats it."""
    comparison = comparison_of(
        city("a", skills="[sap-migration, cloud]"), city("b", skills="[sap, networks]"), fields=("skills",)
    )
    (skills,) = comparison.facets
    assert [(term.term, term.narrower) for term in skills.shared] == [("sap", {"a": ("sap-migration",)})]
    assert skills.only_here == {"a": ("cloud",), "b": ("networks",)}
    assert skills.not_seen_elsewhere == {}
    assert set(comparison.terms["skills"]) == {"sap-migration", "cloud", "sap", "networks"}


def test_a_narrower_term_beside_its_broader_one_is_of_its_own() -> None:
    """Both name networks; the firewall is what only one has on top."""
    (skills,) = comparison_of(
        city("a", skills="[networks, firewall]"), city("b", skills="[networks]"), fields=("skills",)
    ).facets
    assert [(term.term, term.narrower) for term in skills.shared] == [("networks", {})]
    assert skills.only_here == {"a": ("firewall",)}


def test_two_narrower_terms_share_what_is_above_both() -> None:
    """Steel here and chemicals there: both are industry, which neither names."""
    comparison = comparison_of(
        city("a", industries="[steel]"), city("b", industries="[chemicals]"), fields=("industries",)
    )
    (industries,) = comparison.facets
    assert [(term.term, term.narrower) for term in industries.shared] == [
        ("industry", {"a": ("steel",), "b": ("chemicals",)})
    ]
    assert industries.only_here == {}
    assert "industry" in comparison.terms["industries"]


def test_what_several_but_not_all_have_is_said_once() -> None:
    """Of three cities two know SAP, all know cloud, one knows networks."""
    comparison = comparison_of(
        city("a", skills="[cloud, sap]"),
        city("b", skills="[cloud, sap]"),
        city("c", skills="[cloud, networks]"),
        fields=("skills",),
    )
    (skills,) = comparison.facets
    assert [term.term for term in skills.shared] == ["cloud"]
    assert [(term.term, term.cities) for term in skills.several] == [("sap", ("a", "b"))]
    assert skills.only_here == {"c": ("networks",)}


def test_against_a_partly_seen_list_nothing_is_only_here() -> None:
    """B was seen in part: what A names is not seen elsewhere, while what B names is truly only there."""
    part = "{terms: [networks], source: board, seen: part}"
    (skills,) = comparison_of(city("a", skills="[cloud]"), city("b", skills=part), fields=("skills",)).facets
    assert skills.not_seen_elsewhere == {"a": ("cloud",)}
    assert skills.only_here == {"b": ("networks",)}


def test_against_a_missing_list_nothing_is_only_here() -> None:
    """B has no list: its silence says nothing."""
    comparison = comparison_of(city("a", skills="[cloud]"), city("b"), fields=("skills",))
    (skills,) = comparison.facets
    assert skills.not_seen_elsewhere == {"a": ("cloud",)}
    assert skills.shared[:1] == ()
    assert [(entry.field, entry.reason, entry.cities) for entry in comparison.comparability] == [
        ("skills", "missing", ("b",))
    ]


RANGE = "{role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, source: board}"


def test_pay_is_compared_per_year_where_that_is_asked_for() -> None:
    """6,000 EUR a month are 72,000 a year."""
    catalog = catalog_of(HEAD + city("a", pay=f"[{RANGE}]") + city("b", pay=f"[{RANGE}]"))
    answer = compare_cities(catalog, list(catalog.cities.values()), (PAY,), per="year")
    assert [profile.range.high for profile in answer.cities] == [72_000, 72_000]


def test_a_distance_rests_on_both_places() -> None:
    """The user's own coordinates of either city make their distance their own."""
    towns = "cities: {a: {name: A, state: NW, lat: 51.0, lon: 7.0}, b: {name: B, state: NW, lat: 51.1, lon: 7.0}}"
    below = [parse_pack("base.yaml", BASE), parse_pack("towns.yaml", towns)]
    for own in ("a", "b"):
        pack = parse_pack("own.yaml", f"cities: {{{own}: {{lat: 51.2}}}}", own=True, below=below)
        catalog = build_catalog([*below, pack], "")
        (distance,) = compare_cities(catalog, list(catalog.cities.values()), (DISTANCE,)).distances
        assert distance.origin == Origin("own.yaml", 1)


def test_like_figures_are_comparable() -> None:
    """Same scope, level, measure, role, source and year: no reason."""
    comparison = comparison_of(city("a", pay=f"[{RANGE}]"), city("b", pay=f"[{RANGE}]"), fields=("pay",))
    assert comparison.comparability == ()


def test_figures_that_differ_say_in_what() -> None:
    """Level, measure, source and year differ; role and scope do not. All cities are named."""
    other = "{role: it-leiter, level: entry, measure: points, low: 5000, high: 6000, period: month, year: 2024, source: survey}"
    comparison = comparison_of(city("a", pay=f"[{RANGE}]"), city("b", pay=f"[{other}]"), fields=("pay",))
    assert reasons(comparison, "pay") == ["level_differs", "measure_differs", "source_differs", "year_differs"]
    assert {entry.cities for entry in comparison.comparability} == {("a", "b")}


def test_sets_are_compared_and_not_lists() -> None:
    """Two ranges against one range of the same kind: the sets are equal."""
    comparison = comparison_of(
        city("a", pay=f"[{RANGE}, {RANGE.replace('5000', '5500')}]"), city("b", pay=f"[{RANGE}]"), fields=("pay",)
    )
    assert comparison.comparability == ()


def test_the_year_of_the_source_counts_where_a_figure_names_none() -> None:
    """A figure of the survey of 2025 and one that says 2025 itself are of the same year."""
    own = RANGE.replace("board", "survey")
    comparison = comparison_of(city("a", pay=f"[{own}]"), city("b", pay=f"[{own[:-1]}, year: 2025}}]"), fields=("pay",))
    assert comparison.comparability == ()


def test_a_fallback_differs_in_scope_and_a_missing_figure_is_named() -> None:
    """A has its own figure, B the state's; C's state and country have none."""
    states = "states: {NW: {pay: [{role: it-leiter, level: any, measure: range, low: 1, high: 2, period: month, source: board}]}}\n"
    cities = f"{HEAD}{city('a', pay=f'[{RANGE}]')}{city('b')}  c: {{name: C, state: HE}}\n"
    catalog = catalog_of(states + cities)
    comparison = compare_cities(catalog, list(catalog.cities.values()), (PAY,))
    assert [(entry.reason, entry.cities) for entry in comparison.comparability] == [
        ("missing", ("c",)),
        ("scope_differs", ("a", "b", "c")),
    ]


def test_indicators_of_different_years_and_lists_read_differently_are_named() -> None:
    """2024 against 2025; read in full against from a related role; a state never differs in a year."""
    comparison = comparison_of(
        city("a", indicators="{wage_index: {value: 100, year: 2024, source: survey}}", skills="[sap]"),
        city(
            "b",
            indicators="{wage_index: {value: 101, year: 2025, source: survey}}",
            skills="{terms: [sap], source: board, role: related}",
        ),
        fields=("state", "wage_index", "skills"),
    )
    assert [(entry.field, entry.reason) for entry in comparison.comparability] == [
        ("skills", "seen_differs"),
        ("wage_index", "year_differs"),
    ]


def wages(slug: str, **years: float) -> str:
    editions = ", ".join(f"{{value: {value}, year: {year[1:]}, source: survey}}" for year, value in years.items())
    return city(slug, indicators=f"{{wage_index: [{editions}]}}")


def test_the_newest_edition_that_all_have_is_compared() -> None:
    """A has 2023 to 2025, B 2023 and 2024: both are held against each other in 2024; their columns keep the newest."""
    comparison = comparison_of(
        wages("a", y2023=90, y2024=95, y2025=120), wages("b", y2023=91, y2024=99), fields=("wage_index",)
    )
    assert comparison.editions == {"wage_index": 2024}
    compared = [comparison.compared(profile, "wage_index") for profile in comparison.cities]
    assert [(value.value, value.year) for value in compared if value] == [(95, 2024), (99, 2024)]
    assert [profile.newest("wage_index").value for profile in comparison.cities] == [120, 99]
    assert comparison.comparability == ()


def test_a_city_without_a_value_does_not_spoil_the_edition() -> None:
    """C has no index: it is missing, and the others are still compared in 2024."""
    comparison = comparison_of(wages("a", y2024=95, y2025=120), wages("b", y2024=99), city("c"), fields=("wage_index",))
    assert comparison.editions == {"wage_index": 2024}
    assert [(entry.reason, entry.cities) for entry in comparison.comparability] == [("missing", ("c",))]


def test_editions_that_meet_only_in_pairs_are_not_common() -> None:
    """A and B share 2023, B and C 2024, A and C 2025: no year is everybody's, so each shows its newest, and they differ."""
    comparison = comparison_of(
        wages("a", y2023=1, y2025=2), wages("b", y2023=3, y2024=4), wages("c", y2024=5, y2025=6), fields=("wage_index",)
    )
    assert comparison.editions == {}
    assert [(entry.reason, entry.cities) for entry in comparison.comparability] == [("year_differs", ("a", "b", "c"))]
    compared = [comparison.compared(profile, "wage_index") for profile in comparison.cities]
    assert [(value.value, value.year) for value in compared if value] == [(2, 2025), (4, 2024), (6, 2025)]


SECURITY = """
vocabulary:
  skills:
    security: {de: Sicherheit, en: Security}
    antivirus: {de: Virenschutz, en: Antivirus, part_of: [security]}
    scanner: {de: Scanner, en: Scanner, broader: [antivirus]}
    backup: {de: Sicherung, en: Backup, part_of: [security]}
"""


def skills_of(*cities: str) -> FacetComparison:
    catalog = catalog_of(SECURITY, HEAD + "".join(cities))
    (skills,) = compare_cities(catalog, list(catalog.cities.values()), (FACET_FIELDS["skills"],)).facets
    return skills


def test_a_part_is_held_against_the_whole_and_not_taken_for_it() -> None:
    """A names security, B a kind of a part of it: B has it in part, and neither repeats it."""
    skills = skills_of(city("a", skills="[security, cloud]"), city("b", skills="[scanner]"))
    assert skills.shared == ()
    assert [(term.term, term.cities, term.parts) for term in skills.partly] == [
        ("security", ("a",), {"b": ("scanner",)})
    ]
    assert skills.only_here == {"a": ("cloud",)}


def test_different_parts_meet_in_the_whole_that_nobody_names() -> None:
    """Antivirus here and backup there: both have security in part."""
    skills = skills_of(city("a", skills="[antivirus]"), city("b", skills="[backup]"))
    assert [(term.term, term.cities, term.parts) for term in skills.partly] == [
        ("security", (), {"a": ("antivirus",), "b": ("backup",)})
    ]
    assert skills.only_here == {}


def test_the_same_part_says_nothing_of_the_whole() -> None:
    """Both name antivirus: that is shared, and that both have security in part adds nothing."""
    skills = skills_of(city("a", skills="[antivirus]"), city("b", skills="[antivirus]"))
    assert [term.term for term in skills.shared] == ["antivirus"]
    assert skills.partly == ()


def test_of_three_cities_two_have_the_whole_and_one_a_part() -> None:
    """The third has it in part: said once, with all three."""
    skills = skills_of(city("a", skills="[security]"), city("b", skills="[security]"), city("c", skills="[backup]"))
    assert [(term.term, term.cities, term.parts) for term in skills.partly] == [
        ("security", ("a", "b"), {"c": ("backup",)})
    ]
    assert (skills.shared, skills.several, skills.only_here) == ((), (), {})
