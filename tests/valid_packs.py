"""Valid packs, built up so that they shrink: everything that a pack may say, in texts as awkward as is allowed.

What is drawn is valid by construction: ids and names of the pack's own end in a mark that nothing else bears, amounts stand in order,
and numbers have the decimals that their indicator allows.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

Values = dict[str, Any]

FACETS = ("industries", "employers", "skills", "culture", "training")
KINDS = ("statistic", "salary-database", "report", "job-board-text", "register", "gazetteer", "own-data")
MOST = 10_000_000
"""EUR; no amount may be higher."""

OLD = """
vocabulary:
  employers:
    clinics: {de: Kliniken, en: Clinics}
  training:
    clouds: {de: Wolken, en: Clouds, trains: [cloud]}
states:
  DE:
    pay: [{role: it-manager, level: any, measure: mean, mid: 91200, period: year, source: survey}]
  NW:
    pay: [{role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}]
cities:
  old:
    name: Altstadt
    state: NW
    ags: "05911000"
    aliases: [Alt]
    lat: 51.5
    lon: 7.5
    indicators:
      population: {value: 100000, year: 2024, source: census}
      rent_eur_m2: {value: 6.5, year: 2022, source: census}
      wage_index: [{value: 99.5, year: 2024, source: survey}, {value: 101.5, year: 2025, source: survey}]
    text: {source: board, seen: part}
    industries: [steel]
    skills: [sap, cloud]
    training: [clouds]
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 4500, high: 5900, period: month, assumed: [period], source: board}
      - {role: it-leiter, level: experienced, measure: points, low: 7000, high: 8200, period: month, source: board}
  other:
    name: Neustadt
    state: HE
    lat: 50.1
    lon: 8.7
    indicators: {rent_eur_m2: {value: 9, year: 2022, source: census}}
    text: {source: board}
    skills: [erp]
"""
"""What packs are laid over, itself laid over the base of all tests."""
EXISTING = ("old", "other")
STATES = ("NW", "HE", "DE")
DECIMALS = {"population": 0, "rent_eur_m2": 2, "wage_index": 1}
TERMS = {
    "industries": ("industry", "steel"),
    "employers": ("clinics",),
    "skills": ("erp", "sap", "cloud", "networks", "firewall"),
    "culture": ("calm",),
    "training": ("clouds",),
}

AWKWARD = (
    "=1+1", "+49", "-5", "@x", "＝1", "\u00a0=1", "\u3000＠x", "'", '"', "'\"", "\\", "`", "|", "a|b", ";", ",", ", ", "a,b;c", "#", "# h", "1. x", "12) x", "- x", "> x", "---",
    "a: b", "a #b", "? ", "[1]", "[x](https://e.example)", "![i](j)", "<b>&amp;</b>", "</title><script>x</script>", "<!-- -->", "]]>", "&copy;", "*a* _b_ ~~c~~ `d` $e$",
    "@user me@e.example", ":smile: :+1: #12", "www.e.example", "{{ 7 * 7 }}{% raw %}", "[red]x[/red]", "yes", "no", "null", "~", "010", "45.000", "2025-02-30", "1e5", "0x1F", "12:30",
    "1.2.3", "1_000", ".5", ".inf", ".nan", "<<", "&a", "*a", "!!str x", "%YAML", "true", "nan", "None", "[]", "{}", "{a", "שלום", "שלום 12, 5", 'צה"ל', "مدينة ١٢", "𞤀𞤣", "Zoe\u0308",
    "a\u0301\u0301b", "ש\u0301", "日本", "한국", "🏙", "👍🏽", "ﬁ", "ẞß", "İı", "ﷺ", "①", "\u2003x\u2003", " x ", "x" * 300, "Wort " * 60, "ǅ", "ﬀ", "Ａ", "‐", "−1", "½",
)  # fmt: skip
"""Texts that something along the way may take for more than text; a space, a wide letter or a mark stands where it may."""

ADDRESSES = (
    "https://e.example", "http://e.example:8080/a_b_*c*/(1)[2]?q=ab&copy;=<c>`d`\\$e$#f", "https://עיר.example/א?ב=1", "https://bücher.example/ä", "https://e.example/@me", "https://[::1]/",
    "https://[", "https://e.example/'\"", "https://x" + "/long" * 60, "https://e.example/;a,b", "https://=1+1/", "https://🏙.example",
)  # fmt: skip


def _allowed() -> st.SearchStrategy[str]:
    unseen = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0\U0001d159"
    selectors = "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
    refused = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return st.characters(exclude_categories=refused, exclude_characters=unseen + selectors + "…")  # type: ignore[arg-type]


def _may_begin(text: str) -> bool:
    return bool(text.strip()) and not unicodedata.category(text[0]).startswith("M")


TEXTS = st.sampled_from(("a", *AWKWARD)) | st.text(_allowed(), min_size=1, max_size=12).filter(_may_begin)
LABELS = st.fixed_dictionaries({"de": TEXTS, "en": TEXTS})
WORDS = TEXTS | LABELS
URLS = st.sampled_from(ADDRESSES)
YEARS = st.integers(1900, 2100) | st.sampled_from((2022, 2024, 2025))
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}")
AMOUNTS = st.integers(3000, 9000) | st.integers(1, MOST)


def sometimes(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value or null, which clears what was there."""
    return values | st.none()


def some_of(values: Sequence[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    """Draw some of several values, each once."""
    return st.lists(st.sampled_from(values), unique=True, max_size=most)


def marked(number: int) -> str:
    """Return the mark of one of the pack's own ids or names."""
    return f"qx{number:02}"


def own_ids(kind: str, most: int = 2) -> st.SearchStrategy[list[str]]:
    """Draw ids that are the pack's own."""
    stems = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
    return st.lists(stems, max_size=most).map(
        lambda drawn: [f"{stem}-{kind}-{marked(number)}" for number, stem in enumerate(drawn)]
    )


SOURCES = st.fixed_dictionaries(
    {"publisher": TEXTS, "title": WORDS, "kind": st.sampled_from(KINDS), "accessed": DAYS},
    optional={
        "dated": sometimes(DAYS | YEARS | MONTHS),
        "url": sometimes(URLS),
        "licence": sometimes(WORDS),
        "method": sometimes(WORDS),
        "note": sometimes(LABELS),
        "covers": sometimes(some_of(("name", "state", "ags", "lat", "lon"))),
        "brief": sometimes(WORDS),
        "caveat": sometimes(WORDS),
        "spdx": sometimes(st.sampled_from(("CC-BY-4.0", "LicenseRef-mine"))),
    },
)


class Known(NamedTuple):
    """The ids that cities and figures may name."""

    sources: tuple[str, ...]
    terms: dict[str, tuple[str, ...]]
    roles: tuple[str, ...]
    decimals: dict[str, int]
    states: tuple[str, ...]


@st.composite
def pay_figures(draw: st.DrawFn, known: Known) -> Values:
    """Draw a figure of any measure, with its amounts in order."""
    measure = draw(st.sampled_from(("range", "points", "quartiles", "mean", "median")))
    low, mid, high = sorted(draw(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS)))
    is_middle = measure in ("mean", "median")
    amounts: Values = {"mid": mid} if is_middle else {"low": low, "high": high}
    if is_middle and draw(st.booleans()):
        amounts = {"low": low, "mid": mid, "high": high}
    elif not is_middle and draw(st.booleans()):
        amounts |= {"mid": mid, "mid_is": draw(st.sampled_from(("mean", "median")))}
    figure = {
        "role": draw(st.sampled_from(known.roles)),
        "level": draw(st.sampled_from(("entry", "experienced", "any"))),
        "measure": measure,
        **amounts,
        "period": draw(st.sampled_from(("month", "year"))),
    }
    optional = {
        "basis": st.just("gross"),
        "assumed": some_of(("period", "basis")),
        "counted_with": some_of(known.roles),
        "year": sometimes(YEARS),
        "source": sometimes(st.sampled_from(known.sources)),
        "url": sometimes(URLS),
        "context": sometimes(LABELS),
        "remark": sometimes(LABELS),
    }
    return {**figure, **draw(st.fixed_dictionaries({}, optional=optional))}


def numbers(decimals: int) -> st.SearchStrategy[int | float]:
    """Draw a number with at most some decimals."""
    whole = st.integers(0, 200) | st.integers(-(10**9), 10**9)
    if not decimals:
        return whole
    return whole | st.integers(-(10**7), 10**7).map(lambda number: number / 10 ** min(decimals, 4))


@st.composite
def indicator_values(draw: st.DrawFn, known: Known, key: str) -> Any:
    """Draw what a city may say of an indicator: a number, an edition, several of different years, or null."""
    value = numbers(known.decimals[key])
    fields = {
        "source": sometimes(st.sampled_from(known.sources)),
        "url": sometimes(URLS),
        "computed": sometimes(TEXTS),
        "area": sometimes(TEXTS),
        "note": sometimes(LABELS),
    }
    edition = st.fixed_dictionaries({"value": value}, optional={**fields, "year": sometimes(YEARS)})
    dated = st.fixed_dictionaries({"value": value, "year": YEARS}, optional=fields)
    return draw(
        sometimes(value | edition | st.lists(dated, min_size=1, max_size=3, unique_by=lambda each: each["year"]))
    )


def facets(known: Known, facet: str) -> st.SearchStrategy[Any]:
    """Draw what a city may say of a facet: a list, one with its provenance, or null."""
    terms = some_of(known.terms[facet])
    text = {
        "source": sometimes(st.sampled_from(known.sources)),
        "urls": sometimes(st.lists(URLS, max_size=2)),
        "role": st.sampled_from(("it-leiter", "related")),
        "seen": st.sampled_from(("full", "part")),
        "basis": sometimes(WORDS),
    }
    return sometimes(terms | st.fixed_dictionaries({"terms": terms}, optional=text))


def texts_of_cities(known: Known) -> st.SearchStrategy[Values]:
    """Draw where the facets of a city come from."""
    return st.fixed_dictionaries(
        {},
        optional={
            "source": sometimes(st.sampled_from(known.sources)),
            "urls": st.lists(URLS, max_size=2),
            "role": st.sampled_from(("it-leiter", "related")),
            "seen": st.sampled_from(("full", "part")),
            "basis": sometimes(WORDS),
        },
    )


@st.composite
def cities(draw: st.DrawFn, known: Known, number: int, *, new: bool) -> Values:
    """Draw what a pack says of a city; names that only this one bears, or one that another city has too."""
    mark = marked(number)
    named = TEXTS.map(lambda text: f"{text} {mark}") | st.sampled_from(("Altstadt", "=|", "🏙"))
    names: Values = {"name": named, "state": st.sampled_from([code for code in known.states if code != "DE"])}
    figures = st.lists(pay_figures(known), max_size=3)
    aliases = TEXTS.map(lambda text: f"{text.replace('|', '')} {mark}")
    degrees = st.integers(-900_000, 900_000).map(lambda number: number / 10_000) | st.sampled_from(
        (51.5, -51.5, 90, -90, 0)
    )
    optional: Values = {
        "aliases": sometimes(st.lists(aliases, max_size=2)),
        "ags": sometimes(st.sampled_from(("9", "00")).map(lambda head: f"{head}{number:0{8 - len(head)}}")),
        "lat": sometimes(degrees),
        "lon": sometimes(degrees.map(lambda degree: round(2 * degree, 4)) | st.sampled_from((7.5, -172.5))),
        "text": sometimes(texts_of_cities(known)),
        "pay": sometimes(figures) | st.fixed_dictionaries({"add": figures}),
        **{facet: facets(known, facet) for facet in FACETS},
    }
    city: Values = draw(
        st.fixed_dictionaries(names if new else {}, optional=optional if new else {**names, **optional})
    )
    indicators = draw(sometimes(some_of(tuple(known.decimals))))
    if indicators is None:
        return {**city, "indicators": None} if draw(st.booleans()) else city
    return {**city, "indicators": {key: draw(indicator_values(known, key)) for key in indicators}}


@st.composite
def terms(draw: st.DrawFn, facet: str, known: Sequence[str], skills: Sequence[str]) -> Values:
    """Draw a term, kinds of which are only terms before it, so that there is no circle."""
    optional = {
        "broader": sometimes(some_of(known)),
        "part_of": sometimes(some_of(known)),
        "esco": sometimes(st.just({"id": "0b5d4d43-5b8b-4bd0-9a3c-3a3f6bd1e5b1", "match": "close"})),
        "wz2008": sometimes(st.sampled_from(("C24", "J62.0", "J62.02"))),
        "note": sometimes(LABELS),
        "aliases": sometimes(st.lists(TEXTS.map(lambda text: f"{text.replace('|', '')} {marked(0)}"), max_size=2)),
        **({"trains": sometimes(some_of(skills))} if facet == "training" else {}),
    }
    return draw(st.fixed_dictionaries({"de": TEXTS, "en": TEXTS}, optional=optional))


def professions(known: Known) -> st.SearchStrategy[Values]:
    """Draw what is asked of the profession in general, each skill once, with evidence of any kind."""
    times = st.integers(0, 20)
    occupations = st.sampled_from(("1330.2", "1330.5"))
    counted = {"onet_tasks": times, "descriptions": times, "samples": times}
    esco = st.fixed_dictionaries(
        {
            "id": st.just("0b5d4d43-5b8b-4bd0-9a3c-3a3f6bd1e5b1"),
            "match": st.sampled_from(("exact", "close", "narrow", "broad")),
            "relations": st.dictionaries(occupations, st.sampled_from(("essential", "optional"))),
        }
    )
    skill = st.fixed_dictionaries(
        {
            "term": st.sampled_from(known.terms["skills"]),
            "evidence": st.fixed_dictionaries(
                {}, optional={"esco_essential": st.lists(occupations, unique=True), **counted}
            ),
        },
        optional={"esco": st.lists(esco, max_size=2)},
    )
    scheme = st.sampled_from(("esco", "kldb2010", "onet"))
    named = {"de": sometimes(TEXTS), "en": sometimes(TEXTS), "url": sometimes(URLS), "note": sometimes(LABELS)}
    code = st.fixed_dictionaries({"scheme": scheme, "code": TEXTS}, optional=named)
    page = st.fixed_dictionaries({"publisher": TEXTS, "url": URLS}, optional={"dated": sometimes(YEARS)})
    return st.fixed_dictionaries(
        {"skills": st.lists(skill, max_size=3, unique_by=lambda each: each["term"])},
        optional={
            "codes": st.lists(code, max_size=2),
            "descriptions": st.lists(page, max_size=2),
            "samples": times,
            "sources": some_of(known.sources),
        },
    )


def what_of_states(known: Known, number: int) -> st.SearchStrategy[Values]:
    """Draw what a pack says of a state: its name, other names that only it bears, and its pay."""
    aliases = TEXTS.map(lambda text: f"{text.replace('|', '')} {marked(number)}")
    pay = st.lists(pay_figures(known), max_size=2)
    return st.fixed_dictionaries(
        {},
        optional={
            "name": LABELS,
            "aliases": sometimes(st.lists(aliases, max_size=2)),
            "pay": sometimes(pay) | st.fixed_dictionaries({"add": pay}),
        },
    )


def definitions(number: int, decimals: int | None = None) -> st.SearchStrategy[Values]:
    """Draw what an indicator is, in words that no other has; one that is there already may change some of it, and not its decimals."""
    words = TEXTS.map(lambda text: f"{text} {marked(number)}")
    fields: Values = {
        "de": words,
        "en": words,
        "unit": TEXTS.map(lambda text: text[:40]),
        "better": st.sampled_from(("low", "high", "none")),
    }
    optional: Values = {
        "usual": sometimes(st.just({"low": 5, "high": 50.5})),
        "main": st.booleans(),
        "brief": sometimes(WORDS),
        "means": sometimes(WORDS),
    }
    if decimals is None:
        return st.fixed_dictionaries({}, optional={**fields, **optional})
    return st.fixed_dictionaries({**fields, "decimals": st.just(decimals)}, optional=optional)


@st.composite
def packs(draw: st.DrawFn) -> Values:
    """Draw a pack: its own sources, words, indicators and states, and cities old and new that use them."""
    sources = {key: draw(SOURCES) for key in draw(own_ids("source"))}
    vocabulary: dict[str, Values] = {}
    known_terms = dict(TERMS)
    for facet in FACETS:
        for key in draw(own_ids("term", most=1 if facet != "skills" else 3)):
            vocabulary.setdefault(facet, {})[key] = draw(terms(facet, known_terms[facet], known_terms["skills"]))
            known_terms[facet] = (*known_terms[facet], key)
    if draw(st.booleans()):
        vocabulary.setdefault("skills", {})["sap"] = {draw(st.sampled_from(("de", "en"))): draw(TEXTS)}
    roles = {key: draw(LABELS) for key in draw(own_ids("role", most=1))}
    decimals = {key: draw(st.integers(0, 6)) for key in draw(own_ids("number", most=2))}
    indicators = {key: draw(definitions(number, places)) for number, (key, places) in enumerate(decimals.items(), 1)}
    if draw(st.booleans()):
        indicators["rent_eur_m2"] = draw(definitions(9))
    known = Known(
        sources=("board", "survey", *sources),
        terms=known_terms,
        roles=("it-leiter", "it-manager", *roles),
        decimals={**DECIMALS, **decimals},
        states=STATES,
    )
    states = {code: draw(what_of_states(known, number)) for number, code in enumerate(draw(some_of(STATES, most=2)), 1)}
    if draw(st.booleans()):
        states["XA"] = {"name": draw(LABELS), **draw(what_of_states(known, 9))}
        known = known._replace(states=(*STATES, "XA"))
    new = draw(own_ids("city", most=2))
    old = draw(some_of(EXISTING, most=2))
    every = [*((slug, True) for slug in new), *((slug, False) for slug in old)]
    pack = {
        "sources": sources,
        "vocabulary": {**vocabulary, **({"roles": roles} if roles else {})},
        "indicators": indicators,
        "states": states,
        "profession": draw(professions(known)) if draw(st.booleans()) else None,
        "cities": {slug: draw(cities(known, number, new=is_new)) for number, (slug, is_new) in enumerate(every, 1)},
    }
    return {section: entries for section, entries in pack.items() if entries or draw(st.booleans())}


class Style(NamedTuple):
    """How a pack is written down."""

    flow: bool | None
    width: int
    only_ascii: bool


STYLES = st.builds(Style, st.sampled_from((None, False, True)), st.sampled_from((10_000, 40)), st.booleans())


class _Dumper(yaml.SafeDumper):
    """Writes what a careful person would: text that begins like a number in quotes, and numbers without an exponent."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    like_a_number = text[:1] in tuple("0123456789+-")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, '"' if like_a_number else None)


def _number(dumper: yaml.SafeDumper, number: float) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{Decimal(repr(number)):.4f}")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _number)


def written(pack: Values, style: Style) -> str:
    """Write a pack as YAML, by PyYAML."""
    return yaml.dump(
        pack,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=not style.only_ascii,
        default_flow_style=style.flow,
        width=style.width,
    )


def lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Return the line of everything in a pack, as PyYAML sees it: that of a key for its value, that of an item for itself."""
    found: dict[tuple[str | int, ...], int] = {}

    def walk(node: yaml.Node, path: tuple[str | int, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found[(*path, key.value)] = key.start_mark.line + 1
                walk(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                found[(*path, index)] = item.start_mark.line + 1
                walk(item, (*path, index))

    walk(yaml.compose(text, Loader=yaml.SafeLoader), ())
    return found
