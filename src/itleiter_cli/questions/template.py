"""A city as a pack of its own: its whole profile to start from, or a skeleton for a new one."""

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

import msgspec
from msgspec import Struct

from itleiter_cli.catalog.entries import PayEntry
from itleiter_cli.catalog.forms import COUNTRY, FACETS, PROFESSION, FacetName
from itleiter_cli.catalog.labels import CITY, ITEMS, Rule
from itleiter_cli.catalog.model import (
    FIELDS_AS_WRITTEN,
    Catalog,
    City,
    FacetList,
    Indicator,
    IndicatorValue,
    PayFigure,
    Role,
    Source,
    State,
    Term,
    implied,
)
from itleiter_cli.catalog.names import LONGEST_NAME, foldings
from itleiter_cli.catalog.patterns import slug_of
from itleiter_cli.catalog.yaml_values import YamlValue, write_yaml
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import TwoSided, UsageProblem, text
from itleiter_cli.messages.language import Language

Fields = dict[str, YamlValue]
Definition = Source | Term | Role | Indicator

_CHOICES = {
    "level": "level",
    "measure": "measure",
    "mid-is": "measure",
    "period": "table",
    "basis": "basis",
    "seen": "page-seen",
}
"""What the sentences that name a choice begin with."""
_PLACE = ("ags:", "lat: 51.5", "lon: 7.5")
"""Examples of plain fields; a key is not invented, since it may be another town's."""
_ABOUT: Fields = {"role": PROFESSION, "level": "any"}
_EXAMPLES_OF_PAY: Sequence[Fields] = (
    {**_ABOUT, "measure": "range", "low": 5000, "high": 7000, "period": "month", "basis": "gross", "year": 2026},
    {**_ABOUT, "measure": "quartiles", "low": 5000, "mid": 7000, "mid_is": "median", "above": 8050, "records": 900}
    | {"period": "month", "year": 2026},
)
_NEVER_WRITTEN = ("origin", "origins", "scope", "region")
"""What the place of an entry says, and no pack."""


def city_template(catalog: Catalog, bundled: Catalog, city: City, language: Language) -> str:
    """Write a city's profile as a pack that, laid over the bundled data, gives the same profile.

    What the bundled data says and the profile does not is cleared with null. Employees by group and what pages name
    for the city are left out, so that what is bundled of them stays.
    """
    below = _city(bundled, bundled.cities[city.slug]) if city.slug in bundled.cities else {}
    entry = _Labels((catalog, bundled), language).put(_cleared(_city(catalog, city), below), CITY)
    pack: Fields = {**_definitions(catalog, bundled, city), "cities": {city.slug: entry}}
    economy = [] if city.sectors is None and city.economy is None else _comments(language, "template-economy")
    written = _with_units(catalog, write_yaml(pack), language)
    return "\n".join([*_comments(language, "template-head", slug=city.slug), *economy, "", written])


def new_template(catalog: Catalog, names: Sequence[str], language: Language) -> str:
    """Write a skeleton for cities that are not there yet; what is optional stands in comments, with examples.

    Raises UsageProblem where a name cannot be a city's, or is there already.
    """
    cities: dict[str, str] = {}
    for name in names:
        cities.setdefault(_new_slug(catalog, name), name)
    states = ", ".join(language.label(state.name) for code, state in catalog.states.items() if code != COUNTRY)
    examples = _examples(catalog, language)
    lines = [*_comments(language, "template-head", slug=next(iter(cities))), "", "cities:"]
    for slug, name in cities.items():
        lines += [f"  {slug}:", *(f"    {line}" for line in write_yaml({"name": name}, spread=True).splitlines())]
        lines += [f"    state:  # {language.say('template-state', states=states)}", ""]
        alias = write_yaml({"aliases": [f"{name} {language.say('template-alias')}"]}).strip()
        for key, written in {"names": [alias, *_PLACE], **examples}.items():
            lines += [f"    {line}" for line in _comments(language, f"template-{key}")]
            lines += [*(f"    # {line}" for line in written), ""]
    return "\n".join(lines)


def _new_slug(catalog: Catalog, name: str) -> str:
    slug = slug_of(name)
    if slug is None:
        raise UsageProblem(text("template-name", name=name), text("template-name-hint", limit=LONGEST_NAME))
    there = next((known for key in sorted(foldings(name)) for known in catalog.named.get(key, ())), None)
    if there is not None:
        raise UsageProblem(text("template-there", name=name, slug=there), text("template-there-hint", slug=there))
    return slug


def _comments(language: Language, key: str, **values: str) -> list[str]:
    return [f"# {line}" for line in language.say(key, **values).splitlines()]


def _examples(catalog: Catalog, language: Language) -> Mapping[str, Sequence[str]]:
    numbers = [
        f"  {key}: {{value: {_usual_value(catalog, key)}, year: 2026}}  # {language.label(each.label)} {each.unit}"
        for key, each in catalog.indicators.items()
    ]
    labels = _Labels((catalog,), language)
    facets: Fields = {facet: _usual_terms(catalog, facet) for facet in FACETS}
    lists: Fields = {"text": {"role": PROFESSION, "seen": "full"}, **facets}
    written = {key: labels.put(value, CITY[key]) for key, value in lists.items()}
    pay = write_yaml({"pay": labels.put([*_EXAMPLES_OF_PAY], CITY["pay"])})
    return {
        "numbers": ["indicators:", *(line.rstrip() for line in numbers)],
        "facets": [write_yaml({key: value}).strip() for key, value in written.items()],
        "pay": re.sub(r",\n +", ", ", pay).splitlines(),  # a line for each
    }


def _usual_value(catalog: Catalog, indicator: str) -> int | float:
    """Return an example of an indicator that a person would believe: the median of the cities that have it."""
    values = [city.indicators[indicator][0].value for city in catalog.cities.values() if indicator in city.indicators]
    definition = catalog.indicators[indicator]
    usual = definition.usual
    value = median(values) if values else (usual.low + usual.high) / 2 if usual else 100
    return round(value, definition.decimals or None)


def _usual_terms(catalog: Catalog, facet: FacetName) -> list[YamlValue]:
    """Return the two terms that texts name most."""
    named = Counter(
        term for city in catalog.cities.values() if facet in city.facets for term in city.facets[facet].terms
    )
    return [*sorted(catalog.terms[facet], key=lambda term: -named[term])[:2]]


class _Labels:
    """Writes labels in the place of the ids of terms, states and roles, and of choices in German.

    An id stays where its label means something else as well, in one of the catalogs, or holds no word.
    """

    def __init__(self, catalogs: Sequence[Catalog], language: Language) -> None:
        self._language = language
        self._labels: dict[str, dict[str, str]] = {}
        self._meant: dict[str, dict[str, set[str]]] = {}
        for catalog in reversed(catalogs):  # the labels of the first one count
            for facet in FACETS:
                for key, term in catalog.terms[facet].items():
                    self._name(facet, key, term, term.aliases)
            for key, role in catalog.roles.items():
                self._name("role", key, role, ())
            for key, state in catalog.states.items():
                self._name("state", key, state.name, state.aliases)

    def _name(self, kind: str, key: str, label: TwoSided, aliases: Sequence[str]) -> None:
        self._labels.setdefault(kind, {})[key] = self._language.label(label)
        meant = self._meant.setdefault(kind, {})
        for spelling in {each for name in (key, label.de, label.en, *aliases) for each in foldings(name)}:
            meant.setdefault(spelling, set()).add(key)

    def put(self, value: YamlValue, rule: str | Rule) -> YamlValue:
        """Return what stands in a pack with labels in the place of ids; keys stay."""
        if isinstance(rule, str):
            return self._label(rule, value) if isinstance(value, str) else value
        if isinstance(value, list):
            return [self.put(item, rule[ITEMS]) for item in value]
        if isinstance(value, dict):
            return {key: self.put(item, rule[key]) if key in rule else item for key, item in value.items()}
        return value

    def _label(self, kind: str, key: str) -> str:
        if kind in self._labels:
            label = self._labels[kind][key]
            means = set().union(*(self._meant[kind][each] for each in foldings(label) - {""}))
            return label if means == {key} else key
        if self._language.code == "de" and kind in _CHOICES:
            return self._language.say(f"{_CHOICES[kind]}-{key}")
        return key


def _with_units(catalog: Catalog, written: str, language: Language) -> str:
    """Say behind the indicators of a city or a state what each is, and its unit."""
    lines: list[str] = []
    is_among = False
    for line in written.splitlines():
        is_among = line == "    indicators:" or (is_among and line.startswith("      "))
        key = line[6:].partition(":")[0]
        if is_among and key in catalog.indicators:
            definition = catalog.indicators[key]
            line = f"{line}  # {language.label(definition.label)} {definition.unit}".rstrip()
        lines.append(line)
    return "\n".join([*lines, ""])


def _city(catalog: Catalog, city: City) -> Fields:
    plain = _fields(city)
    return {
        **{key: plain[key] for key in FIELDS_AS_WRITTEN if key in plain},
        **_without_empty(
            {"indicators": {key: _editions(catalog, editions) for key, editions in city.indicators.items()}}
        ),
        **_facets(catalog, city),
        **_without_empty({"pay": [_figure(catalog, figure) for figure in city.pay]}),
    }


def _cleared(fields: Fields, below: Fields) -> Fields:
    """Clear what is said below and not here; a text has nothing to clear, and indicators are cleared one by one."""
    numbers, numbers_below = fields.get("indicators", {}), below.get("indicators")
    if isinstance(numbers, dict) and isinstance(numbers_below, dict):
        fields = {**fields, "indicators": _cleared(numbers, numbers_below)}
    return {**fields, **dict.fromkeys(key for key in below if key not in fields and key != "text")}


def _editions(catalog: Catalog, editions: Sequence[IndicatorValue]) -> YamlValue:
    written: list[YamlValue] = [_sourced(catalog, _fields(edition)) for edition in editions]
    return written[0] if len(written) == 1 else written


def _figure(catalog: Catalog, figure: PayFigure) -> Fields:
    stated = _sourced(catalog, _fields(figure))
    if figure.stands_in:
        stated.pop("stands_in")  # as is usual
    fields = {key: stated[key] for key in PayEntry.__struct_fields__ if key in stated}
    if figure.measure in ("mean", "median"):
        fields.pop("mid_is")  # the measure says so
    return fields


def _facets(catalog: Catalog, city: City) -> Fields:
    """Write what facets share as their text, and beside it the facets; those that differ from it carry their own."""
    provenances = {name: _provenance(catalog, facet) for name, facet in city.facets.items()}
    if not provenances:
        return {}
    every = list(provenances.values())
    # A facet without a source takes that of the text, so that the text must have none either.
    shared = next((each for each in every if "source" not in each), max(every, key=every.count))
    facets: Fields = {
        name: list(facet.terms)
        if provenances[name] == shared
        else {"terms": list(facet.terms), "urls": [], **provenances[name]}
        for name, facet in city.facets.items()
    }
    return {"text": shared, **facets}


def _provenance(catalog: Catalog, facet: FacetList) -> Fields:
    return {key: value for key, value in _sourced(catalog, _fields(facet)).items() if key != "terms"}


def _definitions(catalog: Catalog, bundled: Catalog, city: City) -> Fields:
    """Write what the city needs of the user's own definitions.

    Sources, terms, indicators, roles, its state and the country.
    """
    states = {code: state for code, state in catalog.states.items() if code in (city.state, COUNTRY)}
    figures = (*city.pay, *(figure for state in states.values() for figure in state.pay))
    named = [figure.source for figure in figures] + [facet.source for facet in city.facets.values()]
    numbers = (city.indicators, *(state.indicators for state in states.values()))
    named += [edition.source for each in numbers for editions in each.values() for edition in editions]
    sources = {key: source for key, source in sources_of(catalog, named).items() if not source.is_own_file}
    definitions: Fields = {
        "sources": _own(sources, bundled.sources),
        "vocabulary": _vocabulary(catalog, bundled, city, figures),
        "indicators": _own({key: catalog.indicators[key] for each in numbers for key in each}, bundled.indicators),
        "states": _own_states(catalog, bundled, states),
    }
    return _without_empty(definitions)


def _vocabulary(catalog: Catalog, bundled: Catalog, city: City, figures: Sequence[PayFigure]) -> Fields:
    roles = {key: catalog.roles[key] for figure in figures for key in (figure.role, *figure.counted_with)}
    vocabulary: Fields = {
        facet: _own({key: catalog.terms[facet][key] for key in _needed(catalog, city, facet)}, bundled.terms[facet])
        for facet in FACETS
    }
    vocabulary["roles"] = _own(roles, bundled.roles)
    return _without_empty(vocabulary)


def _own_states(catalog: Catalog, bundled: Catalog, states: Mapping[str, State]) -> Fields:
    """Write states of which the user's own files say something, and clear what the bundled ones say beyond them."""
    return {
        code: _cleared(_state(catalog, state), _state(bundled, bundled.states[code]) if code in bundled.states else {})
        for code, state in states.items()
        if state.origin is not None
        or any(figure.origin for figure in state.pay)
        or any(edition.origin for editions in state.indicators.values() for edition in editions)
    }


def _state(catalog: Catalog, state: State) -> Fields:
    plain = {key: value for key, value in _fields(state).items() if key in ("name", "aliases")}
    numbers = {key: _editions(catalog, editions) for key, editions in state.indicators.items()}
    return {
        **plain,
        **_without_empty({"indicators": numbers, "pay": [_figure(catalog, figure) for figure in state.pay]}),
    }


def _needed(catalog: Catalog, city: City, facet: FacetName) -> list[str]:
    """Return the terms of a facet that a city's own terms name, and all that these name as above them."""
    named = set(city.facets[facet].terms) if facet in city.facets else set()
    if facet == "skills" and "training" in city.facets:
        named |= {skill for term in city.facets["training"].terms for skill in catalog.terms["training"][term].trains}
    entries = catalog.terms[facet]
    return sorted(implied(named, lambda term: (*entries[term].broader, *entries[term].part_of)))


def _own(entries: Mapping[str, Definition], bundled: Mapping[str, Definition]) -> Fields:
    """Write the user's own definitions, and clear what the bundled ones say beyond them."""
    return {
        key: _cleared(_fields(entry), _fields(bundled[key]) if key in bundled else {})
        for key, entry in entries.items()
        if entry.origin is not None
    }


def _sourced(catalog: Catalog, fields: Fields) -> Fields:
    """Leave out a source that is only the file itself."""
    source = catalog.sources[str(fields["source"])]
    return {key: value for key, value in fields.items() if key != "source" or not source.is_own_file}


def _fields(record: Struct) -> Fields:
    """Return what a record says, as a pack writes it."""
    written: Fields = msgspec.to_builtins(record, builtin_types=(datetime.date,))
    return _without_empty({key: value for key, value in written.items() if key not in _NEVER_WRITTEN})


def _without_empty(fields: Fields) -> Fields:
    """Leave out what says nothing; zero says something."""
    return {key: value for key, value in fields.items() if value not in (None, (), [], {})}
