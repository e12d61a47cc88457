"""Own skills against those asked for, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import BASE, catalog_of
from itleiter_cli.gap import find_gap
from itleiter_cli.model import Catalog

CITIES = """
vocabulary:
  training:
    firewall-course: {de: Brandmauern, en: Firewalls, trains: [networks]}
    cloud-course: {de: Wolken, en: Clouds, trains: [cloud]}
    talks: {de: Vorträge, en: Talks}
cities:
  full: {name: Full, state: NW, text: {source: board}, skills: [sap, cloud, firewall], training: [firewall-course, cloud-course, talks]}
  small: {name: Small, state: NW, text: {source: board}, skills: [erp]}
  part: {name: Part, state: NW, text: {source: board, seen: part}, skills: [networks]}
  none: {name: None, state: NW}
"""


def catalog() -> Catalog:
    return catalog_of(CITIES, base=BASE)


def test_narrower_counts_and_broader_is_partly() -> None:
    """SAP migration is SAP; networks are part of a firewall; the cloud is missing; ERP alone would be asked by nobody here."""
    data = catalog()
    (gap,) = find_gap(data, [data.cities["full"]], ["sap-migration", "networks"]).gap
    assert [(skill.skill, skill.holding, skill.through) for skill in gap.skills] == [
        ("sap", "there", ("sap-migration",)),
        ("cloud", "missing", ()),
        ("firewall", "partly", ("networks",)),
    ]
    assert gap.complete
    assert (gap.fitting_training, gap.other_training) == (("firewall-course", "cloud-course"), ("talks",))


def test_what_nobody_asks_for_is_extra() -> None:
    """The small city asks for ERP: SAP covers it, the cloud is on top; nothing is missing, so no training fits."""
    data = catalog()
    (gap,) = find_gap(data, [data.cities["small"]], ["sap", "cloud"]).gap
    assert [(skill.skill, skill.holding) for skill in gap.skills] == [("erp", "there"), ("cloud", "extra")]
    assert gap.fitting_training == ()


def test_a_broader_skill_of_ones_own_is_not_idle() -> None:
    """ERP is part of SAP, whether or not SAP is there as well."""
    data = catalog()
    (gap,) = find_gap(data, [data.cities["full"]], ["sap", "erp"]).gap
    assert [skill.skill for skill in gap.of("extra")] == []


def test_the_least_is_known_among_complete_lists_only() -> None:
    """Small misses one skill, full three; part and none are left out; with one complete list nothing is said."""
    data = catalog()
    every = [data.cities[slug] for slug in ("full", "small", "part", "none")]
    assert find_gap(data, every, ["networks"]).least == ("small",)
    assert find_gap(data, every[1:], ["networks"]).least == ()
    gaps = {gap.city: (gap.complete, [skill.holding for skill in gap.skills]) for gap in find_gap(data, every, ["cloud"]).gap}
    assert gaps["part"] == (False, ["missing", "extra"])
    assert gaps["none"] == (False, [])


@pytest.mark.parametrize(
    ("have", "least"),
    [
        pytest.param([], ("one",), id="one skill is less than two or three"),
        pytest.param(["erp", "networks"], ("one", "two"), id="two halves are one whole"),
        pytest.param(["erp", "networks", "cloud"], ("one",), id="nothing is less than two halves"),
        pytest.param(["sap", "networks"], ("two",), id="a half is less than a whole"),
        pytest.param(["sap", "networks", "cloud"], ("one",), id="nothing is less than a half"),
        pytest.param(["sap", "firewall", "cloud"], ("one", "two", "three"), id="nothing is missing anywhere"),
    ],
)
def test_who_asks_least_of_what_is_missing(have: list[str], least: tuple[str, ...]) -> None:
    """One asks for the cloud; two for SAP and a firewall; three for all of it. What is partly there counts half."""
    data = catalog_of(
        """
        cities:
          three: {name: Three, state: NW, text: {source: board}, skills: [sap, firewall, cloud]}
          one: {name: One, state: NW, text: {source: board}, skills: [cloud]}
          two: {name: Two, state: NW, text: {source: board}, skills: [sap, firewall]}
        """
    )
    answer = find_gap(data, [data.cities[slug] for slug in ("one", "two", "three")], have)
    assert answer.least == least


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["erp", "sap", "sap-migration", "cloud", "networks", "firewall"]), unique=True))
def test_the_gap_of_everything_is_empty_and_more_never_hurts(have: list[str]) -> None:
    """With every skill nothing is missing; each further skill leaves no more missing than before."""
    data = catalog()
    everything = find_gap(data, list(data.cities.values()), list(data.terms["skills"])).gap
    assert not any(gap.of("missing") or gap.of("partly") for gap in everything)
    lacking = [len(find_gap(data, [data.cities["full"]], have[:count]).gap[0].of("missing")) for count in range(len(have) + 1)]
    assert lacking == sorted(lacking, reverse=True)
