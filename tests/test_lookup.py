"""From what a person typed to a city, a term, a facet or a field."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from conftest import rounds
from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, Indicator, State, Term
from itleiter_cli.catalog.names import city_keys, fold, without_title
from itleiter_cli.cities.fields import Field, IndicatorField, choose_fields, find_facet, names_typed
from itleiter_cli.cities.lookup import find_choice, find_cities, find_city, find_states, find_term, find_terms
from itleiter_cli.messages.errors import ExitCode, ItleiterError, NotFound, UsageProblem
from itleiter_cli.messages.language import Label, Language

BUNDLED = load_catalog()
BUNDLED_NAMES = [
    (city.slug, name) for city in BUNDLED.cities.values() for name in (city.slug, city.name, *city.aliases)
]

Change = Callable[[str], str]


def spelled_out(name: str) -> str:
    """Write umlauts with two letters."""
    for umlaut, letters in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}.items():
        name = name.replace(umlaut, letters)
    return name


def dots_left_off(name: str) -> str:
    """Write umlauts without their dots, as people with foreign keyboards do."""
    return name.translate(
        {ord("ä"): "a", ord("ö"): "o", ord("ü"): "u", ord("ß"): "ss", ord("Ä"): "A", ord("Ö"): "O", ord("Ü"): "U"}
    )


def same(name: str) -> str:
    """Leave a name as it is."""
    return name


def normal_form(form: str) -> Change:
    """Return the change of a name into a normal form of Unicode."""
    return lambda name: unicodedata.normalize(form, name)  # type: ignore[arg-type]


CHANGES = st.tuples(
    st.sampled_from([same, spelled_out, dots_left_off]),
    st.sampled_from([same, str.upper, str.lower, str.title, str.casefold, str.swapcase]),
    st.sampled_from([same, normal_form("NFC"), normal_form("NFD"), normal_form("NFKC"), normal_form("NFKD")]),
    st.sampled_from([same, " {} ".format, "\t{}\n".format, "\N{NO-BREAK SPACE}{}".format]),
)
"""How the same name is typed by different people: umlauts, case, Unicode and blanks."""


def changed(name: str, changes: tuple[Change, ...]) -> str:
    """Type a name with changes, one after the other."""
    for change in changes:
        name = change(name)
    return name


def catalog_of(*cities: City, skills: Mapping[str, Term] | None = None) -> Catalog:
    """Make a catalog of a few cities and skills."""
    return Catalog(
        version="000000000000",
        sources={},
        terms={facet: skills or {} if facet == "skills" else {} for facet in FACETS},
        roles={},
        indicators={
            "population": Indicator(de="Einwohner", en="Population", unit="", decimals=0, better="none"),
            "rent_eur_m2": Indicator(de="Miete kalt", en="Rent", unit="EUR/m²", decimals=2, better="low"),
        },
        states={},
        cities={city.slug: city for city in cities},
        named={
            key: tuple(city.slug for city in cities if key in keys_of(city))
            for key in {key for city in cities for key in keys_of(city)}
        },
        names={city.slug: (city.name, *city.aliases) for city in cities},
    )


def keys_of(city: City) -> frozenset[str]:
    return city_keys((city.slug, city.name, *city.aliases), city.ags)


SMALL = catalog_of(
    City(slug="neustadt-holstein", name="Neustadt", state="SH", ags="01055032"),
    City(slug="neustadt-hessen", name="Neustadt", state="HE", ags="06534014"),
    City(
        slug="rothenburg-ob-der-tauber",
        name="Rothenburg ob der Tauber",
        state="BY",
        aliases=("Rothenburg o. d. T.",),
        ags="09571193",
    ),
    City(slug="weissenfels", name="Weißenfels", state="ST", aliases=("Wîsenvels",), ags="15084550"),
    City(slug="koenigsbrueck", name="Königsbrück", state="SN", aliases=("Kinspork",), ags="14625250"),
    skills={
        "linux": Term(de="Linux", en="Linux"),
        "people-leadership": Term(de="Mitarbeiterführung", en="People leadership"),
        "budget-planning": Term(de="Budget", en="Budget planning"),
        "budget-control": Term(de="Budget", en="Budget control"),
    },
)


def refusal(catalog: Catalog, typed: str) -> tuple[str, str]:
    """Return what is said, in English, about a name that leads to no city; it ends the command with 3."""
    with pytest.raises(NotFound) as caught:
        find_city(catalog, typed)
    return said(caught.value)


def said(error: ItleiterError) -> tuple[str, str]:
    """Return message and hint in English; both have German words too."""
    assert error.exit_code == (ExitCode.NOT_FOUND if isinstance(error, NotFound) else ExitCode.USAGE)
    assert error.hint is not None
    assert Language("de").words(error.message)
    assert Language("de").words(error.hint)
    return Language("en").words(error.message), Language("en").words(error.hint)


# Cities ---------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("muelheim-an-der-ruhr", id="slug"),
        pytest.param("Mülheim an der Ruhr", id="name"),
        pytest.param("muelheim", id="umlaut-spelled-out"),
        pytest.param("Mülheim", id="short-name"),
        pytest.param("Mulheim", id="dots-left-off"),
        pytest.param("mulheim an der ruhr", id="dots-left-off-in-full"),
        pytest.param("MÜLHEIM/RUHR", id="capitals-and-slash"),
        pytest.param("MUELHEIM RUHR", id="capitals-spelled-out"),
        pytest.param("Mu\N{COMBINING DIAERESIS}lheim", id="decomposed"),
        pytest.param("MU\N{COMBINING DIAERESIS}LHEIM (RUHR)", id="decomposed-capitals"),
        pytest.param("  Mülheim  an der   Ruhr ", id="blanks"),
        pytest.param("mülheimanderruhr", id="no-blanks"),
        pytest.param("Mülheim a.d. Ruhr", id="abbreviated"),
        pytest.param("Mülheim an", id="beginning-up-to-a-word"),
        pytest.param("05117000", id="ags"),
        pytest.param("5117000", id="ags-from-a-spreadsheet"),
        pytest.param(" 05 117 000 ", id="ags-in-groups"),
    ],
)
def test_bundled_city(typed: str) -> None:
    """People find Mülheim in whatever way they write it."""
    assert find_city(BUNDLED, typed).slug == "muelheim-an-der-ruhr"


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        pytest.param("Dortmund, Stadt", "dortmund", id="at-the-end"),
        pytest.param("Stadt Dortmund", "dortmund", id="at-the-beginning"),
        pytest.param("München, Landeshauptstadt", "muenchen", id="another-at-the-end"),
        pytest.param("Mülheim an der Ruhr, Stadt", "muelheim-an-der-ruhr", id="behind-several-words"),
        pytest.param("Lübeck, Freie und Hansestadt", "luebeck", id="several-at-the-end"),
        pytest.param("Stadt Ulm, Universitätsstadt", "ulm", id="on-both-sides"),
    ],
)
def test_titles_of_registers_do_not_count(typed: str, slug: str) -> None:
    """What registers write before or behind a name is no part of it."""
    assert find_city(BUNDLED, typed).slug == slug


@pytest.mark.parametrize(
    ("name", "left"),
    [
        pytest.param("Stadt", "stadt", id="nothing-but-a-title"),
        pytest.param("Freie Hansestadt", "hansestadt", id="nothing-but-titles"),
        pytest.param("Stadt Stadtlohn", "stadtlohn", id="a-name-that-begins-like-one"),
        pytest.param("Neustadt, Stadt am Rhein", "neustadt stadt am rhein", id="a-title-within"),
    ],
)
def test_a_name_is_never_taken_for_a_title(name: str, left: str) -> None:
    """Something is left of every name, and nothing is taken out of its middle."""
    assert without_title(name) == left


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        pytest.param("weißenfels", "weissenfels", id="sharp-s"),
        pytest.param("WEISSENFELS", "weissenfels", id="sharp-s-in-capitals"),
        pytest.param("WEI\N{LATIN CAPITAL LETTER SHARP S}ENFELS", "weissenfels", id="capital-sharp-s"),
        pytest.param("wisenvels", "weissenfels", id="accent-left-off"),
        pytest.param("Konigsbruck", "koenigsbrueck", id="two-umlauts-without-dots"),
        pytest.param("KOENIGSBRUECK", "koenigsbrueck", id="two-umlauts-spelled-out"),
        pytest.param("kinspork", "koenigsbrueck", id="alias"),
        pytest.param("Rothenburg", "rothenburg-ob-der-tauber", id="first-word"),
        pytest.param("rothenburg ob der", "rothenburg-ob-der-tauber", id="first-words"),
        pytest.param("rothenburg odt", "rothenburg-ob-der-tauber", id="alias-without-points"),
        pytest.param("15084550", "weissenfels", id="ags-without-leading-zero"),
        pytest.param("9571193", "rothenburg-ob-der-tauber", id="ags-zero-dropped"),
        pytest.param("01055032", "neustadt-holstein", id="ags-of-an-ambiguous-name"),
        pytest.param("Neustadt Hessen", "neustadt-hessen", id="slug-of-an-ambiguous-name"),
    ],
)
def test_small_catalog(typed: str, slug: str) -> None:
    """Names, aliases, slugs and keys lead to their city."""
    assert find_city(SMALL, typed).slug == slug


@pytest.mark.parametrize("typed", ["Neustadt", "neustadt", " NEUSTADT "])
def test_ambiguous_name(typed: str) -> None:
    """A name of several cities names them all, each by its slug."""
    assert refusal(SMALL, typed) == (
        f"“{typed}” fits several cities: neustadt-holstein (Neustadt, SH) or neustadt-hessen (Neustadt, HE)",
        "name one of them by the word before the bracket",
    )


def test_ambiguous_beginning() -> None:
    """A beginning that fits several names them all."""
    catalog = catalog_of(
        City(slug="bad-homburg", name="Bad Homburg", state="HE"),
        City(slug="badenau", name="Badenau", state="BW"),
        City(slug="bad-nauheim", name="Bad Nauheim", state="HE"),
    )
    message, _ = refusal(catalog, "bad")
    assert message == "“bad” fits several cities: bad-homburg (Bad Homburg, HE) or bad-nauheim (Bad Nauheim, HE)"


def test_whole_name_goes_before_a_beginning() -> None:
    """A name that is typed in full is not ambiguous because another begins with it."""
    catalog = catalog_of(
        City(slug="frankfurt-oder", name="Frankfurt an der Oder", state="BB"),
        City(slug="frankfurt", name="Frankfurt", state="HE"),
    )
    assert find_city(catalog, "Frankfurt").slug == "frankfurt"


@pytest.mark.parametrize("slug", ["neustadt", "neustadt-holstein", "neu-stadt"])
def test_slug_always_finds_its_city(slug: str) -> None:
    """A slug as it is written means its city, although others may have a name like it: so every candidate can be chosen."""
    catalog = catalog_of(
        City(slug="neustadt", name="Neustadt", state="HE"),
        City(slug="neustadt-holstein", name="Neustadt", state="SH"),
        City(slug="neu-stadt", name="Neu Stadt", state="BB"),
    )
    assert find_city(catalog, slug).slug == slug


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("Königsbrueg", "koenigsbrueck", id="one-letter"),
        pytest.param("weisenfels", "weissenfels", id="letter-left-out"),
        pytest.param("Kinsborg", "koenigsbrueck", id="near-an-alias"),
        pytest.param("Neustatt", "neustadt-hessen", id="near-a-name-of-two"),
    ],
)
def test_unknown_city_with_near_names(typed: str, names: str) -> None:
    """A name that is nearly right is answered with the nearest ones."""
    message, hint = refusal(SMALL, typed)
    assert message == f"no city is called “{typed}”"
    assert hint.startswith("did you mean ")
    assert names in hint


@pytest.mark.parametrize("typed", ["", " ", "?", "\N{COMBINING DIAERESIS}", "xyzzy", "0", "99999999"])
def test_unknown_city_without_near_names(typed: str) -> None:
    """Where nothing is near, the list of all cities is named."""
    assert refusal(SMALL, typed) == (f"no city is called “{typed}”", "`itleiter list` shows all cities")


@pytest.mark.parametrize("typed", ["Rothen", "burg", "Rothenburg ob d", "ob der Tauber", "Tauber"])
def test_part_of_a_name_that_is_no_beginning(typed: str) -> None:
    """A beginning ends with a word: half words and later words find nothing."""
    refusal(SMALL, typed)


def test_at_most_three_suggestions() -> None:
    """No more than three near names are suggested."""
    catalog = catalog_of(*(City(slug=f"altdorf-{letter}", name=f"Altdorf {letter}", state="BY") for letter in "abcdef"))
    _, hint = refusal(catalog, "Altdorf x")
    assert hint.count("altdorf-") == 3


QUOTE = "Put a name of several words in quotes"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param(
            ["Neustatt", "weissenfels"], f"did you mean neustadt-holstein or neustadt-hessen? {QUOTE}", id="part"
        ),
        pytest.param(["Neustatt"], "did you mean neustadt-holstein or neustadt-hessen?", id="alone"),
        pytest.param(["Neu statt", "weissenfels"], "did you mean neustadt-holstein or neustadt-hessen?", id="whole"),
        pytest.param(["Weisenfelz", "koenigsbrueck"], "did you mean weissenfels?", id="near a name of one word"),
    ],
)
def test_a_word_among_others_may_be_a_part_of_a_name(typed: list[str], hint: str) -> None:
    """Quotes are spoken of only where the word may be one of a name that the shell has split."""
    with pytest.raises(NotFound) as caught:
        find_cities(SMALL, typed)
    assert said(caught.value)[1] == hint


def test_empty_catalog() -> None:
    """Without cities every name is unknown."""
    assert refusal(catalog_of(), "Neustadt")[1] == "`itleiter list` shows all cities"


def test_cities_in_the_order_typed_and_each_once() -> None:
    """Cities come in the order typed; one that is named twice, in whatever spelling, counts once."""
    typed = ["Mulheim", "dortmund", "05117000", "DORTMUND", "Mülheim an der Ruhr"]
    assert [city.slug for city in find_cities(BUNDLED, typed)] == ["muelheim-an-der-ruhr", "dortmund"]
    assert [city.slug for city in find_cities(BUNDLED, reversed(typed))] == ["muelheim-an-der-ruhr", "dortmund"]
    assert find_cities(BUNDLED, []) == ()


def test_one_unknown_city_among_several() -> None:
    """One name that is unknown refuses the whole request."""
    with pytest.raises(NotFound) as caught:
        find_cities(BUNDLED, ["dortmund", "xyzzy"])
    assert said(caught.value)[0] == "no city is called “xyzzy”"


def test_near_bundled_name() -> None:
    """A slip of the finger in a bundled name leads back to it."""
    message, hint = refusal(BUNDLED, "Dortmunt")
    assert message == "no city is called “Dortmunt”"
    assert hint.startswith("did you mean dortmund")


# Spelling, on and on --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change", [same, spelled_out, dots_left_off], ids=["as-written", "spelled-out", "dots-left-off"]
)
def test_every_bundled_name(change: Change) -> None:
    """Every slug, name and alias of the bundled data finds its city."""
    assert [find_city(BUNDLED, change(name)).slug for _, name in BUNDLED_NAMES] == [slug for slug, _ in BUNDLED_NAMES]


@given(st.sampled_from(BUNDLED_NAMES), CHANGES)
@settings(max_examples=rounds(200), deadline=None)
def test_bundled_names_in_every_spelling(named: tuple[str, str], changes: tuple[Change, ...]) -> None:
    """A slug, name or alias of the bundled data finds its city, however it is spelled."""
    slug, name = named
    assert find_city(BUNDLED, changed(name, changes)).slug == slug


@given(name=st.text(alphabet="aeouäöüÄÖÜßAEOSbdlmnsé -/.()'", min_size=1, max_size=25).filter(fold), changes=CHANGES)
@settings(max_examples=rounds(200), deadline=None)
def test_any_german_name_in_every_spelling(name: str, changes: tuple[Change, ...]) -> None:
    """A name or an alias with umlauts finds its city, however it is spelled."""
    other = City(slug="xyz", name="Xyz", state="NW")
    assert find_city(catalog_of(other, City(slug="qqq", name=name, state="NW")), changed(name, changes)).slug == "qqq"
    assert (
        find_city(
            catalog_of(other, City(slug="qqq", name="Qqq", state="NW", aliases=(name,))), changed(name, changes)
        ).slug
        == "qqq"
    )


@given(st.text(st.characters(exclude_categories=()), max_size=30))
@example("")
@example("\ud800")
@example("{typed}")
@example("%s {0}")
@settings(max_examples=rounds(200), deadline=None)
def test_any_text_finds_a_city_or_is_not_found(typed: str) -> None:
    """Whatever is typed, a city is found or the answer is that there is none, with words for it."""
    try:
        city = find_city(SMALL, typed)
    except NotFound as error:
        message, hint = said(error)
        assert typed in message
        assert hint
    else:
        assert city in SMALL.cities.values()


@given(st.text(max_size=30))
@example("Mülheim/Ruhr")
@example("ǼǿǢ")
@example("ŉ ſ İ ΐ")
@settings(max_examples=rounds(300), deadline=None)
def test_folding_twice_changes_nothing(name: str) -> None:
    """What counts of a name is all that counts of it."""
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize("first", range(0, 0x3000, 0x400), ids=hex)
def test_folding_any_letter_twice_changes_nothing(first: int) -> None:
    """The same for every letter of the alphabets that European names are written in."""
    letters = [chr(number) for number in range(first, first + 0x400)]
    assert [letter for letter in letters if fold(fold(letter)) != fold(letter)] == []


@given(st.text(alphabet="aeouäöüÄÖÜßsé -/.", max_size=25), CHANGES.map(lambda changes: changes[1:]))
@settings(max_examples=rounds(200), deadline=None)
def test_folding_knows_no_case_form_or_blanks(name: str, changes: tuple[Change, ...]) -> None:
    """Case, form of Unicode and surrounding blanks do not count in a name."""
    assert fold(changed(name, changes)) == fold(name) == fold(spelled_out(name))


# Suggestions ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        pytest.param("Dresdn", ["dresden"], id="letter-left-out: not Düren, three slips away"),
        pytest.param("Bon", ["bonn"], id="of three letters, one may be left out"),
        pytest.param("Ulmm", ["ulm"], id="letter-twice"),
        pytest.param("Essne", ["essen"], id="two-letters-changed-over"),
        pytest.param("berlni", ["berlin"], id="two-letters-changed-over-in-a-name-of-six"),
        pytest.param("Hamburk", ["hamburg"], id="mistaken-letter: not Bamberg"),
        pytest.param("Stutgart", ["stuttgart"], id="one-of-two-equal-letters"),
        pytest.param("Gelsenkrichen", ["gelsenkirchen"], id="long-name"),
        pytest.param("Saarbrükn", ["saarbruecken"], id="two-slips-and-an-umlaut"),
        pytest.param("Düsseldrof", ["duesseldorf"], id="umlaut"),
        pytest.param("Dusseldrof", ["duesseldorf"], id="umlaut-without-dots"),
        pytest.param("Kölle", ["koeln"], id="dialect: neither Koblenz nor Kiel"),
        pytest.param("Colonge", ["koeln"], id="alias: not Solingen"),
        pytest.param("frankfrt", ["frankfurt-am-main"], id="first-word"),
        pytest.param("Ludwigshaven", ["ludwigshafen-am-rhein"], id="first-word-of-three"),
        pytest.param("Freiburg in Breisgau", ["freiburg-im-breisgau"], id="little-word"),
        pytest.param("Xyz", [], id="nothing-like-it"),
        pytest.param("Bo", [], id="too-short-to-say"),
        pytest.param("Passau", [], id="another-city: not Dessau"),
        pytest.param("Konstanz", [], id="another-city: not Koblenz"),
    ],
)
def test_suggestions_are_near(typed: str, near: list[str]) -> None:
    """What is suggested is a slip or two away from what was typed; another city's name is no slip."""
    _, hint = refusal(BUNDLED, typed)
    assert hint == (f"did you mean {near[0]}?" if near else "`itleiter list` shows all cities")


def test_nearest_suggestions_come_first() -> None:
    """Of names that are two slips and one slip away, the one with one slip stands first."""
    catalog = catalog_of(
        City(slug="altdarfs", name="Altdarfs", state="BY"), City(slug="altdorf", name="Altdorf", state="BY")
    )
    assert refusal(catalog, "altdorfx")[1] == "did you mean altdorf or altdarfs?"


# States ---------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(
            pytest.param(name, "NW", id=name)
            for name in ("nw", "NRW", "Nordrhein-Westfalen", "Nordrhein", "north rhine")
        ),
        *(
            pytest.param(name, "BW", id=name)
            for name in ("BaWü", "Ba-Wü", "BAWUE", "bawu", "Baden", "Baden Wurttemberg")
        ),
        *(
            pytest.param(name, "MV", id=name)
            for name in ("MeckPomm", "Meck-Pomm", "McPomm", "Meck-Vorpomm.", "M-V", "Mecklenburg")
        ),
        *(
            pytest.param(name, "NI", id=name)
            for name in ("Niedersachsen", "Nieder-Sachsen", "NDS", "Nds.", "Lower Saxony")
        ),
        *(pytest.param(name, "RP", id=name) for name in ("RLP", "Rheinland-Pfalz", "Rhineland")),
        *(pytest.param(name, "SN", id=name) for name in ("Sachsen", "Saxony", "Freistaat Sachsen")),
        *(pytest.param(name, "ST", id=name) for name in ("Sachsen-Anhalt", "LSA", "saxony anhalt")),
        *(pytest.param(name, "TH", id=name) for name in ("Thuringen", "THÜ", "Freistaat Thüringen")),
        *(pytest.param(name, "BY", id=name) for name in ("Bayern", "Freistaat Bayern", "Bavaria")),
        *(pytest.param(name, "HB", id=name) for name in ("Bremen", "Freie Hansestadt Bremen")),
        *(pytest.param(name, "HH", id=name) for name in ("Hamburg", "Freie und Hansestadt Hamburg")),
        *(
            pytest.param(name, code, id=name)
            for name, code in (("Berlin", "BE"), ("BRB", "BB"), ("Schleswig", "SH"), ("Saar", "SL"))
        ),
    ],
)
def test_states_by_the_names_people_use(typed: str, code: str) -> None:
    """Two letters, the name in either language, what people say for short, and the beginning of any; umlauts as for cities."""
    assert find_states(BUNDLED, [typed]) == (code,)


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        pytest.param("hessn", "no state is called “hessn”", "did you mean HE (Hessen)?", id="slip"),
        pytest.param(
            "Nordrein",
            "no state is called “Nordrein”",
            "did you mean NW (Nordrhein-Westfalen)?",
            id="slip-in-a-beginning",
        ),
        pytest.param("Pfalz", "no state is called “Pfalz”", "did you mean RP (Rheinland-Pfalz)?", id="part-of-a-name"),
        pytest.param(
            "Sax",
            "“Sax” fits several states: SN (Sachsen) or ST (Sachsen-Anhalt)",
            "name one of them by its two letters",
            id="beginning-of-two",
        ),
        *(
            pytest.param(
                typed,
                f"no state is called “{typed}”",
                "choose from BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH or TH",
                id=typed or "empty",
            )
            for typed in ("", "?", "DE", "Schweiz")
        ),
    ],
)
def test_a_state_that_is_not_found(typed: str, message: str, hint: str) -> None:
    """It ends with 3 like a city, with near states, the candidates, or all of them."""
    with pytest.raises(NotFound) as caught:
        find_states(BUNDLED, [typed])
    assert said(caught.value) == (message, hint)


def test_a_comma_within_a_name_parts_nothing() -> None:
    """Neither in the whole name of a state, nor in the beginning of one, nor in the name of a field."""
    states = {"HE": State(name=Label("Hessen", "Hesse"), aliases=("Hesse, the state",))}
    catalog = structs.replace(SMALL, states=states)
    for typed in ("Hesse, the state", "Hesse, the", "HE, hessen"):
        assert find_states(catalog, [typed]) == ("HE",)
    rent = IndicatorField("rent", Indicator(de="Miete, kalt", en="Rent, cold", unit="", decimals=0, better="low"))
    assert names_typed([rent], ["rent, cold", "X,Miete, kalt", " ; "]) == ["rent, cold", "X", "Miete", "kalt"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        pytest.param("Stahl", ["Stahlwerkstechnik"], id="five letters begin a word"),
        pytest.param("technik", ["Stahlwerkstechnik"], id="they end one"),
        pytest.param("Stah", [], id="four do not"),
        pytest.param("Cloudverwaltungsdienst", ["Cloud"], id="a word of five letters begins it"),
        pytest.param("Plan heute", ["Plan A", "Plan B", "Plan C"], id="three share a word"),
        pytest.param("Ordnung heute", [], id="four do not say what is meant"),
        pytest.param("Stahl Plan heute", ["Stahlwerkstechnik", "Plan A", "Plan B"], id="at most three"),
    ],
)
def test_terms_that_share_a_word(typed: str, near: list[str]) -> None:
    """Four letters, and what four terms share, say too little."""
    labels = [
        "Stahlwerkstechnik",
        "Cloud",
        *(f"Plan {each}" for each in "ABC"),
        *(f"Ordnung {each}" for each in "1234"),
    ]
    catalog = catalog_of(skills={label: Term(de=label, en=label) for label in labels})
    with pytest.raises(NotFound) as caught:
        find_term(catalog, "skills", typed)
    assert caught.value.hint is not None
    assert caught.value.hint.values.get("names", []) == near


def test_a_state_in_the_place_of_a_city_is_told() -> None:
    """Berlin is both; NRW is only a state, and the hint says how its cities are shown."""
    assert find_city(BUNDLED, "Berlin").slug == "berlin"
    assert refusal(BUNDLED, "NRW") == (
        "no city is called “NRW”",
        "it is a state; `itleiter list --state NW` shows its cities",
    )


# Terms, facets and fields ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("people-leadership", id="id"),
        pytest.param("People leadership", id="english"),
        pytest.param("Mitarbeiterführung", id="german"),
        pytest.param("mitarbeiterfuehrung", id="spelled-out"),
        pytest.param("MITARBEITERFUHRUNG", id="dots-left-off"),
        pytest.param("Mitarbeiterfu\N{COMBINING DIAERESIS}hrung", id="decomposed"),
        pytest.param("  people_leadership ", id="blanks-and-underscore"),
    ],
)
def test_term(typed: str) -> None:
    """A term is found by its id or by its label in either language."""
    assert find_term(SMALL, "skills", typed) == "people-leadership"


@pytest.mark.parametrize("facet", FACETS)
def test_every_bundled_term_by_its_id(facet: str) -> None:
    """Every id of the bundled vocabulary finds its term."""
    [name] = [each for each in FACETS if each == facet]
    assert [find_term(BUNDLED, name, key) for key in BUNDLED.terms[name]] == list(BUNDLED.terms[name])


def test_terms_each_once() -> None:
    """A term that is named twice, in whatever language, counts once; the order is the one typed."""
    assert find_terms(SMALL, "skills", ["linux", "Mitarbeiterführung", "LINUX", "people leadership"]) == (
        "linux",
        "people-leadership",
    )
    assert find_terms(SMALL, "skills", []) == ()


def test_terms_that_a_word_connects_are_parted_where_the_whole_is_no_term() -> None:
    """One term of two words with “und” between them stays one."""
    assert find_terms(SMALL, "skills", ["linux und Mitarbeiterführung"]) == ("linux", "people-leadership")
    assert find_terms(SMALL, "skills", ["People leadership and Linux"]) == ("people-leadership", "linux")
    both = Term(de="Linux und Mitarbeiterführung", en="Linux and people")
    catalog = catalog_of(skills={**SMALL.terms["skills"], "both": both})
    assert find_terms(catalog, "skills", ["Linux und Mitarbeiterführung"]) == ("both",)
    with pytest.raises(NotFound):
        find_terms(SMALL, "skills", ["linux und Nichts"])


def test_ambiguous_term() -> None:
    """A label of several terms names them all by their ids."""
    with pytest.raises(NotFound) as caught:
        find_term(SMALL, "skills", "budget")
    assert said(caught.value) == (
        "“budget” fits several terms: budget-planning or budget-control",
        "name one of them by its id",
    )


@pytest.mark.parametrize("key", ["cloud", "cloud-basics", "it-ops", "itops"])
def test_id_always_finds_its_term(key: str) -> None:
    """An id as it is written means its term, although another may have a label like it: so every candidate can be chosen."""
    skills = {
        "cloud": Term(de="Wolke", en="Cloud computing"),
        "cloud-basics": Term(de="Cloud", en="Cloud basics"),
        "it-ops": Term(de="Betrieb", en="Operations"),
        "itops": Term(de="Werkzeug", en="Tool"),
    }
    assert find_term(catalog_of(skills=skills), "skills", key) == key


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("linnux", "did you mean linux?", id="near-an-id"),
        pytest.param("Mitarbeiterfürung", "did you mean people-leadership?", id="near-a-label"),
        pytest.param("xyzzy", "`itleiter terms skills` shows them all", id="far"),
        pytest.param("", "`itleiter terms skills` shows them all", id="empty"),
        pytest.param("?", "`itleiter terms skills` shows them all", id="only-punctuation"),
    ],
)
def test_unknown_term(typed: str, hint: str) -> None:
    """A term that is unknown is answered with the nearest ones, or with where to find them."""
    with pytest.raises(NotFound) as caught:
        find_term(SMALL, "skills", typed)
    assert said(caught.value) == (f"no term in skills is called “{typed}”", hint)


def test_term_of_another_facet() -> None:
    """A term is looked for in its facet only."""
    with pytest.raises(NotFound):
        find_term(SMALL, "culture", "linux")


@given(st.text(st.characters(exclude_categories=()), max_size=30))
@settings(max_examples=rounds(100), deadline=None)
def test_any_text_finds_a_term_or_is_not_found(typed: str) -> None:
    """Whatever is typed, a term is found or the answer is that there is none."""
    try:
        term = find_term(SMALL, "skills", typed)
    except NotFound as error:
        message, hint = said(error)
        assert typed in message
        assert hint
    else:
        assert term in SMALL.terms["skills"]


@pytest.mark.parametrize("typed", ["skills", "SKILLS", " Skills ", "skill", "Kenntnisse"])
def test_facet(typed: str) -> None:
    """A facet is found by its name in either language, in any case, and by its beginning."""
    assert find_facet(typed) == "skills"


@pytest.mark.parametrize("typed", ["", "roles"])
def test_unknown_facet(typed: str) -> None:
    """Any other word is refused with the facets that there are."""
    with pytest.raises(UsageProblem) as caught:
        find_facet(typed)
    assert said(caught.value) == (
        f"there is no facet “{typed}”",
        "choose from industries, employers, skills, culture or training",
    )


CHOICES: Mapping[str, tuple[str, ...]] = {
    "pay": ("Gehalt",),
    "price_index": ("Preisindex",),
    "population": ("Einwohner",),
}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("pay", "pay", id="key"),
        pytest.param("PAY", "pay", id="capitals"),
        pytest.param("gehalt", "pay", id="label"),
        pytest.param("price-index", "price_index", id="other-punctuation"),
        pytest.param("pr", "price_index", id="beginning-of-key-and-label"),
        pytest.param("einw", "population", id="beginning-of-label"),
    ],
)
def test_choice(typed: str, key: str) -> None:
    """A choice is found by its key, a label, or the beginning of either."""
    assert find_choice(CHOICES, typed, "field-not-known") == key


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("p", "did you mean pay, price_index or population?", id="several"),
        pytest.param("gehlat", "did you mean pay?", id="near"),
        pytest.param("xyzzy", "choose from pay, price_index or population", id="far"),
        pytest.param("", "choose from pay, price_index or population", id="empty"),
    ],
)
def test_unknown_choice(typed: str, hint: str) -> None:
    """A word that fits none or several is refused with the candidates, the nearest, or all there are."""
    with pytest.raises(UsageProblem) as caught:
        find_choice(CHOICES, typed, "field-not-known")
    assert said(caught.value) == (f"there is no field “{typed}”, or it fits several", hint)


def ids(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple(field.id for field in fields)


def test_fields_in_the_order_of_the_table() -> None:
    """Fields may be named in any order and language, with or without commas; they come in the order of the table, each once."""
    assert ids(choose_fields(SMALL, ["rent,Gehalt", "pay, Kenntnisse"])) == ("pay", "skills", "rent_eur_m2")
    assert ids(choose_fields(SMALL, ["Miete"])) == ("rent_eur_m2",)


def test_no_field_means_all() -> None:
    """Where no field is named, all are meant: those of every city, the facets, the economy and the indicators of the data."""
    assert ids(choose_fields(SMALL, [])) == (
        *(field.id for field in PLAIN_FIELDS if field.shown),
        *("pay", *FACETS, "sectors", "named_industries", "named_employers"),
        *("population", "rent_eur_m2"),
    )
    assert choose_fields(SMALL, [" , "]) == choose_fields(SMALL, [])


def test_unknown_field() -> None:
    """A field that does not exist is a usage error with the nearest."""
    with pytest.raises(UsageProblem) as caught:
        choose_fields(SMALL, ["pay,popluation"])
    assert said(caught.value) == ("there is no field “popluation”, or it fits several", "did you mean population?")
