"""Lists as people type them: cities, fields and terms by comma and semicolon, cities in words and on standard input."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from conftest import Runner, catalog_of
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import choose_fields
from itleiter_cli.cities.lookup import find_cities, find_one_city, find_states
from itleiter_cli.messages.errors import ItleiterError, NotFound, UsageProblem
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.rank import read_weights

TOWNS = """
cities:
  doerfl: {name: Dörfl, state: NW}
  muehl: {name: Mühl an der Aa, state: NW}
  frankfurt: {name: Frankfurt am Main, state: NW}
  ffo: {name: Frankfurt (Oder), state: NW}
  halle: {name: Halle (Saale), state: NW}
  neustadt-a: {name: Neustadt, state: NW}
  neustadt-b: {name: Neustadt, state: NW}
  neu: {name: Neu, state: NW}
  stadthof: {name: Hof, state: NW}
  neuhof: {name: Neuhof, state: NW}
"""
WITH_UND = (TOWNS, "cities: {und: {name: Und, state: NW}}")


def slugs(catalog: Catalog, *typed: str) -> list[str]:
    return [city.slug for city in find_cities(catalog, typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param(["doerfl,muehl"], "doerfl muehl", id="comma"),
        pytest.param(["doerfl; muehl ;"], "doerfl muehl", id="semicolon"),
        pytest.param(["doerfl,muehl", "halle", "DÖRFL"], "doerfl muehl halle", id="mixed, each once"),
        pytest.param(["Dörfl, Stadt"], "doerfl", id="the whole first"),
        pytest.param(["Dörfl, Stadt; muehl"], "doerfl muehl", id="then what stands between semicolons"),
        pytest.param(["Dörfl, Stadt, muehl"], "doerfl muehl", id="then the longest of the parts"),
        pytest.param(["doerfl", ",", "muehl"], "doerfl muehl", id="a comma alone"),
        pytest.param(["doerfl", "und", "muehl"], "doerfl muehl", id="und"),
        pytest.param(["doerfl", "vs.", "muehl", "AND", "halle"], "doerfl muehl halle", id="vs and and"),
        pytest.param(["Mühl an der Aa und Dörfl"], "muehl doerfl", id="und in one argument"),
        pytest.param(["Mühl", "an", "der", "Aa", "Dörfl"], "muehl doerfl", id="without quotes"),
        pytest.param(["Dörfl,", "Mühl", "an", "der", "Aa,", "halle"], "doerfl muehl halle", id="commas without quotes"),
        pytest.param(["frankfurt", "oder"], "ffo", id="oder belongs to a name"),
        pytest.param(["frankfurt", "(oder)", "halle", "saale"], "ffo halle", id="two names in brackets"),
        pytest.param(["Frankfurt", "am", "Main", "und", "Frankfurt", "Oder"], "frankfurt ffo", id="the longest names"),
        pytest.param(["neu", "hof"], "neu stadthof", id="two names are not run into one"),
        pytest.param(["doerfl\nMühl an der Aa\r\n\nhalle"], "doerfl muehl halle", id="lines"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_cities(typed: list[str], expected: str) -> None:
    assert slugs(catalog_of(TOWNS), *typed) == expected.split()


@pytest.mark.parametrize("typed", [["doerfl", "und", "halle"], ["doerfl und halle"], ["doerfl,und;halle"]])
def test_a_city_called_und_is_not_skipped(typed: list[str]) -> None:
    """Nor taken for a title of the name before it."""
    catalog = catalog_of(*WITH_UND)
    assert slugs(catalog, *typed) == ["doerfl", "und", "halle"]
    assert slugs(catalog, "Mühl", "an", "der", "Aa", "und", "halle") == ["muehl", "und", "halle"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(
            ["Mühl", "an", "dr", "Aa", "doerfl"], "“dr”; `itleiter list` shows all cities; put a name", id="a word"
        ),
        pytest.param(["Sankt Xyz", "doerfl"], "“Sankt Xyz”; `itleiter list` shows all cities", id="in quotes"),
        pytest.param(["doerfl und Hale"], "“Hale”; did you mean halle?", id="a slip"),
        pytest.param(["doerfl,xyzzy"], "“xyzzy”", id="a part"),
        pytest.param(
            ["neustadt", "doerfl"], "“neustadt” fits several cities: neustadt-a (Neustadt, NW)", id="ambiguous"
        ),
        pytest.param(["und"], "“und”", id="und alone"),
        pytest.param(["und", "vs"], "“und”", id="nothing but und"),
        pytest.param(["", "doerfl"], "“”", id="nothing before a city"),
        pytest.param([","], "“,”", id="a comma"),
        pytest.param(["halle\nsaale"], "“saale”", id="lines are no words of one name"),
    ],
)
def test_words_that_fit_nothing(typed: list[str], said: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_cities(catalog_of(TOWNS), typed)
    assert said in words(caught.value)


def words(error: ItleiterError) -> str:
    assert error.hint is not None
    assert Language("de").words(error.hint)
    return f"{Language('en').words(error.message)}; {Language('en').words(error.hint)}"


def test_one_city_where_only_one_makes_sense() -> None:
    catalog = catalog_of(TOWNS)
    assert find_one_city(catalog, ["Mühl, an der Aa"], "--near").slug == "muehl"
    with pytest.raises(UsageProblem) as caught:
        find_one_city(catalog, ["doerfl,muehl"], "--near")
    assert words(caught.value) == "--near takes one city, not 2; choose from doerfl or muehl"


def test_states_fields_and_weights_by_comma_and_semicolon(bundled: Catalog) -> None:
    """A weight keeps its decimal comma."""
    assert find_states(bundled, ["NW; Hessen,by"]) == ("NW", "HE", "BY")
    assert [field.id for field in choose_fields(bundled, ["skills;pay", "culture,"])] == ["pay", "skills", "culture"]
    assert read_weights(["pay=0,5"]) == read_weights(["pay=0.5"])
    assert read_weights(["pay=0,5;rent=2", "skills=1,distance=3"]) == read_weights(
        ["pay=0.5", "rent=2", "skills=1", "distance=3"]
    )
    with pytest.raises(UsageProblem):
        read_weights(["pay=0,5,rent=2"])


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put bytes on standard input."""

    def put(content: bytes, *, terminal: bool = False) -> None:
        stream = io.TextIOWrapper(io.BytesIO(content))
        monkeypatch.setattr(stream, "isatty", lambda: terminal)
        monkeypatch.setattr("sys.stdin", stream)

    return put


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Möhstedt\nAaburg an der Aa\n".encode(), id="lines"),
        pytest.param(
            "\ufeffMöhstedt\r\n\r\n  # those of the south\r\nAaburg an der Aa".encode(), id="BOM, CRLF, comment"
        ),
        pytest.param("Möhstedt und Aaburg an der Aa".encode(), id="several on a line"),
    ],
)
def test_names_of_standard_input(content: bytes, type_in: Callable[..., None], run: Runner, frozen: None) -> None:
    for command in (["compare"], ["show"], ["offer", "7200"], ["gap", "--city"], ["rank"]):
        type_in(content)
        assert run(*command, "-", "-f", "csv") == run(*command, "moehstedt, aaburg", "-f", "csv")


def test_one_name_of_standard_input(type_in: Callable[..., None], run: Runner, frozen: None) -> None:
    for command in (["list", "--near"], ["rank", "--weight", "distance=1", "--from"], ["sources"], ["template"]):
        type_in(b"moehstedt\n")
        assert run(*command, "-").out == run(*command, "moehstedt").out


def test_a_terminal_is_told_what_to_type(type_in: Callable[..., None], run: Runner, frozen: None) -> None:
    type_in(b"moehstedt\n", terminal=True)
    done = run("show", "-", "-f", "csv")
    assert done.err.startswith("Type names of cities, one per line; end with Ctrl-D")
    assert done.out == run("show", "moehstedt", "-f", "csv").out


@pytest.mark.parametrize(
    ("content", "command", "code", "said"),
    [
        pytest.param(b"", "offer 7200 -", 2, "standard input names no city", id="empty"),
        pytest.param(b"\n# none\n", "rank -", 2, "standard input names no city", id="nothing but comments"),
        pytest.param(b"M\xfchlheim\n", "show -", 4, "<stdin>:1:2: this is not UTF-8", id="latin-1"),
        pytest.param(b"moehstedt\nxyzzy\n", "compare -", 3, "“xyzzy”", id="unknown"),
        pytest.param(b"moehstedt\n", "compare - -", 2, "“-” stands twice for CITY", id="twice"),
        pytest.param(b"{}", "show - --data -", 2, "“-” stands for --data and for CITY", id="data"),
        pytest.param(b"{}", "gap - --profile -", 2, "“-” stands for CITY and for --profile", id="decision"),
        pytest.param(b"x", "rank - --from -", 2, "“-” stands for CITY and for --from", id="start"),
        pytest.param(b"{}", "check - --data -", 2, "“-” stands for --data and for FILE", id="check"),
        pytest.param(b"moehstedt\n", "compare -- - -x", 3, "“-x”", id="a name that begins with a dash"),
    ],
)
def test_standard_input_that_names_nothing(
    content: bytes, command: str, code: int, said: str, type_in: Callable[..., None], run: Runner, frozen: None
) -> None:
    type_in(content)
    done = run(*command.split())
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_the_environment_and_names_cannot_share_standard_input(
    type_in: Callable[..., None], run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITLEITER_DATA", "-")
    type_in(b"dortmund\n")
    assert "“-” stands for CITY and for ITLEITER_DATA" in run("show", "-").err
