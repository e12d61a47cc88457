"""The map of a list or a ranking: who is on it, how it is shaded, and that names find room."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path

import pytest

from conftest import Runner
from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.outline import read_outline
from itleiter_cli.cities.fields import DISTANCE, Field
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.list import Filters, list_cities, sort_fields
from itleiter_cli.sheets.city_map import map_of_list
from itleiter_cli.sheets.sheet import CityMap, Dot
from itleiter_cli.sheets.wording import Wording
from itleiter_cli.writers.city_map import draw_map
from itleiter_cli.writers.map_names import Place, place_names
from itleiter_cli.writers.report import MapDrawing, PlaceName

CROWDED = ("pay", "population", "rent_eur_m2", "price_index")
SORTED = [field for field in sort_fields(load_catalog()) if field.id in CROWDED]
OWN = """
cities:
  unna: {name: Unna, state: NW}
  wien: {name: Wien, state: NW, lat: 48.2, lon: 16.4}
  kamen: {name: Kamen <b>&amp;, state: NW, lat: 51.59, lon: 7.66, indicators: {population: {value: 43000, year: 2024}}}
  selm: {name: Selm, state: NW, lat: 51.70, lon: 7.47}
"""


def page_of(run: Runner, *arguments: str) -> str:
    """Return the map of a report alone."""
    found = re.search(r'<figure class="map">.*?</figure>', run(*arguments, "-f", "html").out, re.DOTALL)
    assert found is not None
    return found.group()


def said(page: str) -> dict[str, str]:
    """Return the look of each dot by what is said of it."""
    return {title: look for look, title in re.findall(r'class="dot shade-(\w+)"[^>]*><title>(.*?)</title>', page)}


def bounds(page: str) -> list[str]:
    return re.findall(r"</svg>([^<]*)</li>", page)


def test_dots_say_what_the_table_says(run: Runner, bundled: Catalog) -> None:
    """Rents of 2022: the cheapest and the dearest city of the state are its ends; the tenth is named, the eleventh not."""
    in_state = [city for city in bundled.cities.values() if city.state == "NW"]
    rents = {city.name: float(city.indicators["rent_eur_m2"][0].value) for city in in_state}
    dearest = max(rents, key=rents.__getitem__)
    page = page_of(run, "list", "--state", "NW", "--sort", "rent_eur_m2")
    dots = said(page)
    assert len(dots) == len(rents) == 33
    ends = {title: look for title, look in dots.items() if look in "15"}
    low, _, upper, _, _ = bounds(page)[0].replace(":", "").split()[:5]
    cheapest = [rent for rent in rents.values() if rent <= float(upper)]
    assert (float(low), len(cheapest)) == (min(rents.values()), list(ends.values()).count("1"))
    assert bounds(page)[0].endswith(f": {len(cheapest)} cities")
    assert dots[f"{dearest}: {rents[dearest]:.2f} EUR/m²"] == "5"
    assert page.count('<text class="name') == 10
    assert "Rent (net cold), EUR/m²" in page


def test_steps_part_by_number_and_never_equal_values(frozen: None, run: Runner) -> None:
    """Of totals 75, 65.7 and 25, each is a step of its own, spread over all shades."""
    page = page_of(run, "rank", "aaburg", "moehstedt", "eschhafen")
    assert bounds(page) == ["25.0: 1 city", "65.7: 1 city", "75.0: 1 city"]
    assert sorted(said(page).values()) == ["1", "3", "5"]


def test_without_a_sort_all_dots_are_alike_and_the_largest_cities_named(run: Runner) -> None:
    page = page_of(run, "list", "--lang", "de")
    assert set(said(page).values()) == {"3"}
    named = re.findall(r'<text class="name[^>]*>(.*?)</text>', page)
    assert sorted(named) == [
        *("Berlin", "Bremen", "Dortmund", "Düsseldorf", "Frankfurt am Main"),
        *("Hamburg", "Köln", "Leipzig", "München", "Stuttgart"),
    ]
    assert "Mit Namen: die 10 größten Städte." in page
    assert "In der Tabelle darunter stehen dieselben Werte." in page
    assert "Natural Earth (gemeinfrei)" in page


def test_what_may_not_be_held_together_is_not_shaded(run: Runner) -> None:
    """Five cities have pay of their own without a level or of several; that of a level and of states is a square."""
    looks = list(said(page_of(run, "list", "--sort", "pay")).values())
    assert looks.count("unlike") == 87
    assert len(looks) == 92


def test_cities_of_own_data(tmp_path: Path, run: Runner) -> None:
    """No value: an open dot, said so; no coordinates, or some in Vienna: counted; own figures are marked as such."""
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    page = page_of(run, "list", "--state", "NW", "--sort", "population", "--data", str(file))
    dots = said(page)
    assert dots["Selm: no value, your own data"] == "none"
    assert dots["Kamen &lt;b&gt;&amp;amp;: 43,000, your own data"] == "1"
    assert "2 cities without coordinates, or with some far outside Germany: not on the map." in page
    assert "no value: 1 city" in bounds(page)
    assert not any("Unna" in title or "Wien" in title for title in dots)


def test_no_map_without_a_place(tmp_path: Path, run: Runner) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("cities: {unna: {name: Unna, state: NW}}", encoding="utf-8")
    assert '<figure class="map">' not in run("rank", "unna", "-f", "html", "--data", str(file)).out
    assert '<figure class="map">' not in run("list", "--min-pay", "90000", "-f", "html").out


def box(name: PlaceName) -> tuple[float, float, float, float]:
    """Return the room of a name at 6 units a letter, without the margin that a wide font needs."""
    wide = 6 * len(name.words)
    left = name.x - {"start": 0, "middle": wide / 2, "end": wide}[name.anchor]
    return left, name.y - 10, left + wide, name.y + 3


def overlapping(drawing: MapDrawing) -> list[tuple[str, str]]:
    return [
        (one.words, other.words)
        for one, other in combinations(drawing.names, 2)
        if box(one)[0] < box(other)[2]
        and box(other)[0] < box(one)[2]
        and box(one)[1] < box(other)[3]
        and box(other)[1] < box(one)[3]
    ]


def touches(name: PlaceName) -> bool:
    """Whether the line to a name, if it has one, ends at the point that its letters start from, however wide they are."""
    if not name.leader:
        return True
    x, y = map(float, name.leader.split(" ")[-2:])
    return abs(x - name.x) <= 2.1 and name.y - 10 <= y <= name.y + 4


def covered(drawing: MapDrawing) -> list[tuple[str, str]]:
    """Return which names cover which dots, of a radius of 3 units."""
    boxes = [(name.words, box(name)) for name in drawing.names]
    return [
        (words, mark.title)
        for words, (left, top, right, bottom) in boxes
        for mark in drawing.marks
        if left - 3 < mark.x < right + 3 and top - 3 < mark.y < bottom + 3
    ]


def struck(drawing: MapDrawing) -> list[tuple[str, str]]:
    """Return which lines go through which dots, of a radius of 3.4, of other places than the one that they begin at."""
    found = []
    for name in drawing.names:
        points = [float(each) for each in re.findall(r"[\d.]+", name.leader)]
        steps = (
            [
                (points[0] + (points[2] - points[0]) * share / 50, points[1] + (points[3] - points[1]) * share / 50)
                for share in range(51)
            ]
            if points
            else []
        )
        for mark in drawing.marks:
            is_own = mark.title.split(":")[0] == name.words
            if not is_own and any(hypot(x - mark.x, y - mark.y) < 3.4 for x, y in steps):
                found.append((name.words, mark.title))
    return found


def check_names(drawing: MapDrawing) -> None:
    """No two names overlap, no name or line covers a dot or leaves the map, and each is where its line ends."""
    assert struck(drawing) == []
    assert overlapping(drawing) == []
    assert covered(drawing) == []
    assert all(map(touches, drawing.names))
    for name in drawing.names:
        left, top, right, bottom = box(name)
        assert left >= 0
        assert right <= drawing.width
        assert top >= 0
        assert bottom <= drawing.height


def listed(filters: Filters, field: Field) -> CityMap:
    catalog = load_catalog()
    city_map = map_of_list(Wording(catalog, Language("en"), "full"), list_cities(catalog, filters, sort=field))
    assert city_map is not None
    return city_map


@pytest.mark.parametrize("field", SORTED, ids=lambda field: field.id)
def test_names_find_room(field: Field) -> None:
    """By whatever the list is sorted, in all of Germany, where at most one is told, and where those of the Ruhr crowd."""
    for states in ((), ("NW",)):
        drawing = draw_map(listed(Filters(states=states), field), read_outline(), "map")
        assert len(drawing.names) + (drawing.unnamed != "") == 10
        assert not (states and drawing.unnamed)
        check_names(drawing)


@pytest.mark.parametrize(
    ("near", "most"),
    [("essen", 3), ("koeln", 5), ("offenbach-am-main", 0), ("berlin", 0)],
)
def test_names_find_room_around_a_city(near: str, most: int) -> None:
    """The first ten lie in a corner of the map; all are named there, or said to be not, and the first of all is.

    Where dots touch each other all around one, no line leads out.
    """
    city_map = listed(Filters(near=near), DISTANCE)
    drawing = draw_map(city_map, read_outline(), "map")
    check_names(drawing)
    unnamed = drawing.unnamed.split(", ") if drawing.unnamed else []
    assert len(unnamed) <= most
    assert sorted([*(name.words for name in drawing.names), *unnamed]) == sorted(
        dot.name for dot in city_map.dots if dot.is_named
    )
    assert city_map.dots[0].name in [name.words for name in drawing.names]


def test_the_city_that_distances_are_measured_from_is_marked(run: Runner) -> None:
    """With a ring, a name and a line of the legend, also where it is not listed itself."""
    page = page_of(run, "list", "--near", "essen", "--state", "HE", "--sort", "distance")
    assert page.count('<circle class="ring"') == 2
    assert "Essen: distances are measured from here" in page
    assert not any(title.startswith("Essen") for title in said(page))
    assert ">Essen</text>" in page
    drawing = draw_map(listed(Filters(near="essen", states=("NW",)), DISTANCE), read_outline(), "map")
    essen = next(mark for mark in drawing.marks if mark.title == "Essen: 0.0 km")
    assert drawing.ring is not None
    assert (drawing.ring.x, drawing.ring.y) == (essen.x, essen.y)
    assert [name.words for name in drawing.names].count("Essen") == 1
    assert '<circle class="ring"' not in page_of(run, "list", "--state", "HE")


def test_dots_are_read_in_the_order_of_the_table(run: Runner) -> None:
    """Each once, whether it is named or not; the map is called by its title and described by the rest."""
    page = page_of(run, "list", "--near", "koeln", "--sort", "distance")
    kilometres = [float(title.split(" ")[-2]) for title in said(page)]
    assert kilometres == sorted(kilometres)
    assert len(kilometres) == 92
    assert '<b id="map-1">Map: km from Köln</b>' in page
    assert 'aria-labelledby="map-1" aria-describedby="map-1-about"' in page


def test_who_is_named_where_few_populations_are_known(tmp_path: Path, run: Runner) -> None:
    """Of the two towns around Kamen its population alone is known; in the state there are 33 more that are."""
    file = tmp_path / "own.yaml"
    file.write_text(
        OWN.replace("name: Wien, state: NW, lat: 48.2, lon: 16.4", "name: Ahlen, state: NW, lat: 51.5, lon: 7.7")
    )
    around = page_of(run, "list", "--near", "kamen", "--within", "12", "--sort", "name", "--data", str(file))
    assert "Named: the 1 city with a known population." in around
    in_state = page_of(run, "list", "--state", "NW", "--data", str(file))
    assert "Named: the 10 largest cities with a known population." in in_state


def drawn(*places: tuple[float, float], name: str = "Ort") -> MapDrawing:
    dots = tuple(Dot(lat=lat, lon=lon, name=name, value="", shade="3", is_named=True) for lat, lon in places)
    return draw_map(CityMap(title="", dots=dots, steps=(), remarks=()), read_outline(), "map")


def test_places_lie_where_they_are() -> None:
    """Essen lies 2.5 km south and 31 km west of Dortmund: west, at nearly the same height, to one scale."""
    drawing = drawn((51.4566, 7.0125), (51.5139, 7.4653), (51.9625, 7.6256))
    essen, dortmund, muenster = drawing.marks
    east, north = dortmund.x - essen.x, essen.y - dortmund.y
    assert east / north == pytest.approx(31.3 / 6.4, rel=0.03)
    assert muenster.y < dortmund.y < essen.y
    assert all(0 < mark.x < drawing.width and 0 < mark.y < drawing.height for mark in drawing.marks)
    assert drawing.extract is not None


def test_a_map_of_one_place_and_of_two_in_one_place() -> None:
    """A place alone has its surroundings; a name without end is cut, and still stands within the map."""
    assert len(drawn((52.5, 13.4)).names) == 1
    drawing = drawn((52.5, 13.4), (52.5, 13.4), name=200 * "m")
    assert {name.words for name in drawing.names} == {16 * "m" + "…"}
    check_names(drawing)


def test_names_without_room_are_told() -> None:
    """Of five towns in one place all names find room around it; of six on a smaller map only some do."""
    assert len(place_names(5 * [Place((40.0, 20.0), 4, "Ort")], 80, 40)[0]) == 5
    named, told = place_names(6 * [Place((35.0, 18.0), 4, "Ort")], 70, 36)
    assert 2 <= len(named) < 6
    assert len(named) + len(told) == 6


def test_the_outline_is_cut_to_what_is_shown() -> None:
    """It ends outside the drawing, where its edge is not seen, but not far; all of Germany has all rings."""
    whole, part = drawn((54.8, 9.4), (47.6, 10.3)), drawn((49.0, 8.4), (49.1, 8.5))
    assert whole.land.count("M") == len(read_outline().rings)
    assert whole.extract is None
    numbers = [float(each) for each in re.findall(r"[\d.-]+", part.land)]
    assert min(numbers) >= -5
    for along, size in ((numbers[::2], part.width), (numbers[1::2], part.height)):
        assert max(along) <= size + 5
        assert not any(0 <= one == other <= size for one, other in pairwise(along))
