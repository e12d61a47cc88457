"""Make packs of any number of profiles: made-up places with what real profiles hold, the same on every run."""

from __future__ import annotations

import random
from collections.abc import Iterator

from itleiter_cli.catalog.forms import COUNTRY, FACETS, PROFESSION, FacetName
from itleiter_cli.catalog.model import Catalog

_SOURCE = "made-up"
_HEAD = f"""\
sources:
  {_SOURCE}:
    publisher: itleiter
    title: {{de: Erfundene Profile zum Messen, en: Made-up profiles to measure with}}
    kind: report
    dated: 2025
    accessed: 2026-01-31

cities:
"""

_FIRST_HALVES = """
    Ahr Birken Buchen Dachs Eichen Elms Erlen Eschen Falken Fichten Finken Forst Fuchs Gersten Hasel Hasen Heide Hirsch
    Hohen Honig Kalten Kirch Kloster Korn Kranich Kupfer Langen Linden Lerchen Mühl Nieder Ober Otter Raben Reh Rosen
    Rot Sand Schaf Schwarzen Silber Stein Tannen Tauben Ulmen Unter Wald Weiden Weißen Wiesen Wolfs Ziegel
"""
_SECOND_HALVES = (
    "bach berg born brück brunn büttel dorf eck feld furt hagen hain heim hof kirchen leben "
    "mar moor ried roda see tal wald"
)
_BEGINNINGS = _FIRST_HALVES.split()
_ENDINGS = _SECOND_HALVES.split()
_PLACES = (
    "",
    " am Berg",
    " am See",
    " an der Aue",
    " an der Heide",
    " auf der Höhe",
    " bei der Mühle",
    " im Moor",
    " im Tal",
    " in der Börde",
    " vor dem Wald",
)
_NAMES = len(_BEGINNINGS) * len(_ENDINGS) * len(_PLACES)
_STRIDE = 7919  # a prime that divides none of the three numbers: every name comes once
_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"})
_FIRST_AGS = 950_000  # above all real municipalities of a state
_FEWEST_AND_MOST: dict[FacetName, tuple[int, int]] = {
    "industries": (1, 4),
    "employers": (1, 3),
    "skills": (5, 10),
    "culture": (2, 5),
    "training": (1, 2),
}


def made_pack(profiles: int, catalog: Catalog) -> str:
    """Return the text of a pack; facets and states come from the catalog that it is laid over."""
    assert profiles <= _NAMES, f"there are {_NAMES} names"
    return _HEAD + "".join("\n".join(_profile(number, catalog)) + "\n\n" for number in range(profiles))


def _name(number: int) -> str:
    rest, place = divmod(number * _STRIDE % _NAMES, len(_PLACES))
    beginning, ending = divmod(rest, len(_ENDINGS))
    return f"{_BEGINNINGS[beginning]}{_ENDINGS[ending]}{_PLACES[place]}"


def _profile(number: int, catalog: Catalog) -> Iterator[str]:
    """Write one profile in the style of the bundled ones."""
    choose = random.Random(number)  # each profile for itself: a small pack is the beginning of a large one
    name = _name(number)
    states = [code for code in catalog.states if code != COUNTRY]
    state = choose.randrange(len(states))
    low = 50 * choose.randint(60, 120)
    yield f"  {name.lower().translate(_ASCII)}:"
    yield f"    name: {name}"
    yield f"    state: {states[state]}"
    yield f'    ags: "{state + 1:02}{_FIRST_AGS + number}"'
    yield f"    lat: {choose.uniform(47.3, 55.0):.5f}"
    yield f"    lon: {choose.uniform(5.9, 15.0):.5f}"
    yield "    indicators:"
    yield f"      population: {{value: {choose.randint(800, 90_000)}, year: 2024, source: {_SOURCE}}}"
    yield f"      rent_eur_m2: {{value: {choose.uniform(4.2, 13.8):.2f}, year: 2022, source: {_SOURCE}}}"
    yield f"    text: {{source: {_SOURCE}, role: {PROFESSION}, seen: {choose.choice(('full', 'part'))}}}"
    for facet in FACETS:
        terms = choose.sample(list(catalog.terms[facet]), choose.randint(*_FEWEST_AND_MOST[facet]))
        yield f"    {facet}: [{', '.join(terms)}]"
    yield "    pay:"
    yield f"      - role: {PROFESSION}"
    yield f"        level: {choose.choice(('entry', 'experienced', 'any'))}"
    yield f"        measure: {choose.choice(('range', 'points'))}"
    yield f"        low: {low}"
    yield f"        high: {low + 50 * choose.randint(1, 70)}"
    yield "        period: month"
    yield "        basis: gross"
    yield f"        source: {_SOURCE}"
