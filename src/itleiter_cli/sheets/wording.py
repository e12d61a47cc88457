"""The words that several sheets share: pay figures, indicators, sources, terms, and the footnotes below them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from msgspec import structs

from itleiter_cli.catalog.forms import COUNTRY, PROFESSION, FacetName, MidIs, Origin, Period
from itleiter_cli.catalog.model import Catalog, City, FacetList, IndicatorValue, PayFigure, PlainField
from itleiter_cli.cities.fields import (
    STATE,
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
    fields_not_shown,
    kinds_of,
)
from itleiter_cli.cities.pay import UsedFigure, ends, figure_year, per_period
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Label, Language, Notes
from itleiter_cli.sheets.marks import AREA_MARK, area_in_words, figure_look, look_of
from itleiter_cli.sheets.notes import Footnotes
from itleiter_cli.sheets.sheet import Bar, Cell, Line, cell, items, looking, marked


class Wording:
    """Says the facts of one catalog in one language, and notes what its words rest on."""

    def __init__(self, catalog: Catalog, language: Language, notes: Notes = "full") -> None:
        self.catalog = catalog
        self.language = language
        self.say = language.say
        self.notes = Footnotes(catalog, language, notes)
        self._same_names = Counter(names[0] for names in catalog.names.values())

    def remark(self, remark: Label | None) -> tuple[int, ...]:
        """Return the number of the footnote of a remark, as a sentence; nothing where there is none."""
        return self.notes.footnote(_sentence(self.language.label(remark)) if remark else "")

    def marked_own(self, name: str, origin: Origin | None) -> str:
        """Return a name with the mark and the look of the user's own data."""
        return looking(marked(name, self.notes.own(origin)), "own") if origin else name

    def city_heading(self, slug: str, also: Origin | None = None) -> str:
        """Say a city's name where it is looked for first.

        It is marked where it is the user's own, or something of it was cleared.
        """
        own = self.catalog.cities[slug].origins.get("name")
        return marked(looking(self.city(slug), look_of(own)), self.notes.own(own or also))

    def profile_footnotes(self, profile: Profile) -> tuple[int, ...]:
        """Return the footnotes of a profile's heading.

        The user's own file where a plain field stands in it, or one was cleared.
        """
        return self.notes.own(next(iter(profile.origins.values()), None))

    def optional(self, label: Label | None) -> str:
        """Return a label's words, or nothing."""
        return self.language.label(label) if label else ""

    def role(self, role: str) -> str:
        """Say a role."""
        label = self.catalog.roles[role]
        return self.marked_own(self.language.label(label), label.origin)

    def state(self, code: str) -> str:
        """Say the name of a state."""
        state = self.catalog.states.get(code)
        return self.marked_own(self.language.label(state.name), state.origin) if state else code

    def city(self, slug: str) -> str:
        """Say a city's name, with its slug where another city has the same name."""
        name = self.catalog.cities[slug].name
        return f"{name} ({slug})" if self._same_names[name] > 1 else name

    def field(self, field: Field) -> str:
        """Say what a field is called, without a unit."""
        match field:
            case IndicatorField(definition=definition):
                return self.language.label(definition.label)
            case PlainField() | PayField() | FacetField() | SectorsField() | NamedField() | DistanceField():
                return self.say(f"field-{field.id}")
            case _:
                assert_never(field)

    def plain(self, profile: Profile, field: PlainField) -> Cell:
        """Write a plain fact about a city; a state has its name before its letters. Nothing where it is not known."""
        value = getattr(profile.city, field.id)
        written, own = f"{self.state(value)} ({value})" if field == STATE else value, profile.origins.get(field.id)
        return cell(str(written), *self.notes.own(own), emphasis=look_of(own)) if value is not None else ()

    def year(self, year: int | None) -> str:
        """Write the year that a figure speaks of, or that it is undated."""
        return self.say("undated") if year is None else str(year)

    def level(self, level: str) -> str:
        """Say a level of experience; ``any`` means that the source names none."""
        return self.say(f"level-{level}")

    def measure(self, measure: str) -> str:
        """Say what kind of statement a figure is."""
        return self.say(f"measure-{measure}")

    def terms(self, facet: FacetName, terms: Iterable[str]) -> Cell:
        """List the labels of terms."""
        return items(self.term(facet, term) for term in terms)

    def terms_of_city(self, slug: str, facet: FacetName, terms: Iterable[str]) -> Cell:
        """List the labels of terms that a city's list has, marked where the list is the user's own."""
        labels, own = [self.term(facet, term) for term in terms], self.catalog.cities[slug].facets[facet].origin
        if own and labels:
            labels[-1] = marked(labels[-1], self.notes.own(own))
        return items(labels, look_of(own))

    def term(self, facet: FacetName, term: str) -> str:
        """Return the label of a term."""
        known = self.catalog.terms[facet][term]
        return self.marked_own(self.language.label(known.label), known.origin)

    def counted_together(self, roles: Iterable[str]) -> str:
        """Say which roles a source counts as one."""
        return self.say("counted-together", roles=self.language.listed([self.role(role) for role in roles]))

    def assumed(self, assumed: Sequence[str]) -> str:
        """Say what a source did not state."""
        return self.say(f"assumed-{_together(assumed)}")

    def extent_read(self, seen: str, role: str) -> str:
        """Say how much of a text was read and what it is about."""
        return self.say(f"read-{seen}-{'role' if role == PROFESSION else 'related'}")

    def list_read(self, facet: FacetList) -> str:
        """Say how much of the text of a list was read; nobody read a text for one that is the user's own."""
        is_own = self.catalog.sources[facet.source].is_own_file and facet.seen == "full" and facet.role == PROFESSION
        return self.say("own-list") if is_own else self.extent_read(facet.seen, facet.role)

    def amounts(self, figure: PayFigure, per: Period) -> str:
        """Write a figure's amounts in EUR per ``per``, each in the way of its measure.

        A range has a dash, points have *and*, quartiles have their middle; others that are there stand behind them. The
        first amount that is only known to lie above a bound is written as such.
        """
        measure = figure.measure
        stated = {"low": figure.low, "mid": figure.mid, "high": figure.high}
        number = {
            name: "" if amount is None else self.language.number(per_period(amount, figure.period, per))
            for name, amount in stated.items()
        }
        if figure.above is not None:
            first_open = "high" if measure == "quartiles" else "mid"
            number[first_open] = self.above(per_period(figure.above, figure.period, per))
        if measure == "quartiles":
            return self.say("amounts-quartiles-mid" if number["mid"] else "amounts-quartiles", **number)
        written = self.say(f"amounts-{measure}", **number)
        if measure in ("range", "points") and number["mid"]:
            return f"{written}, {self.measure(figure.mid_is or 'mean')} {number['mid']}"
        if measure in ("mean", "median") and number["low"] and number["high"]:
            return f"{written} ({self.say('amounts-range', **number)})"
        return written

    def in_a_sentence(self, figure: PayFigure, per: Period) -> str:
        """Write a figure in a sentence: of quartiles only their middle, and what that is; with its level."""
        amounts = self.amounts(figure, per)
        if figure.measure == "quartiles" and figure.mid is not None and figure.mid_is is not None:
            middle = self.language.number(per_period(figure.mid, figure.period, per))
            amounts = f"{self.measure(figure.mid_is)} {middle}"
        if figure.measure in ("mean", "median"):
            amounts = f"{self.measure(figure.measure)} {amounts}"
        amounts = looking(amounts, look_of(figure.origin))
        return amounts if figure.level == "any" else f"{self.level(figure.level)} {amounts}"

    def above(self, bound: int) -> str:
        """Write that an amount lies above a bound."""
        return self.say("amounts-above", bound=self.language.number(bound))

    def used_figure(self, used: UsedFigure, per: Period, scale: tuple[int, int] | None = None) -> Cell:
        """Write a pay figure that is used for a city, and say where it stands in for one of the city."""
        return self.figure(used.figure, per, scale, is_fallback=used.is_fallback, cleared=used.cleared)

    def figure(
        self,
        figure: PayFigure,
        per: Period,
        scale: tuple[int, int] | None = None,
        *,
        is_fallback: bool = False,
        cleared: Origin | None = None,
        named: bool = False,
        mark: int | None = None,
    ) -> Cell:
        """Write a pay figure with its footnotes, and where a scale is given draw it with an offer as a mark.

        ``is_fallback`` says that it is used for a city that has none, ``cleared`` where the user has cleared those of
        the city, ``named`` that its label says already what else is to say of it.
        """
        fallback = "pay-from-state" if figure.scope == "state" else "pay-from-country"
        notes = (
            *self.notes.source(figure.source, figure.origin or cleared, figure.url, caveats=self.caveats(figure)),
            *self.notes.footnote(self.say(fallback, region=self.state(figure.region)) if is_fallback else ""),
            *self.notes.footnote(self.assumed(figure.assumed) if figure.assumed else ""),
            *self.notes.footnote(
                self.counted_together((figure.role, *figure.counted_with)) if figure.counted_with else ""
            ),
            *self.notes.footnote(self.say(f"converted-from-{figure.period}") if figure.period != per else ""),
            *self.notes.footnote(self._reading(figure)),
            *self.remark(figure.remark),
        )
        drawing = None if scale is None else self.bar(figure, per, scale, mark)
        written = Line(self.amounts(figure, per), notes, figure_look(figure, is_fallback=is_fallback), drawing)
        about = "" if named else self._about(figure)
        return (written, Line(about, (), "quiet")) if about else (written,)

    def caveats(self, figure: PayFigure) -> tuple[str, ...]:
        """Say in a few words what was assumed of a figure."""
        return (self.say(f"caveat-assumed-{_together(figure.assumed)}"),) if figure.assumed else ()

    def beside(self, figure: PayFigure) -> str:
        """Label a figure that stands beside those of cities: its region, and its context, which says whose pay it is.

        Without a context, its role stands there where that is not the profession, else its level.
        """
        role = self.level(figure.level) if figure.role == PROFESSION else self.role(figure.role)
        return f"{self.state(figure.region)}, {self.language.label(figure.context) if figure.context else role}"

    def _reading(self, figure: PayFigure) -> str:
        """Say how to read quartiles with a middle, and amounts of which only a bound is known."""
        middle = "none" if figure.mid is None else figure.mid_is
        if figure.above is not None:
            return self.say(f"open-quartiles-{middle}" if figure.measure == "quartiles" else "open-middle")
        return self.say(f"quartiles-{middle}") if figure.measure == "quartiles" and figure.mid is not None else ""

    def _about(self, figure: PayFigure) -> str:
        """Say what kind of figure it is where not a range, and in which context it stands; its label says whose it is.

        Short notes leave kinds to the legend of the drawings.
        """
        if self.notes.are_short:
            return self.language.label(figure.context) if figure.context else ""
        described = [self.measure(figure.measure)] if figure.measure != "range" else []
        described += [self.language.label(figure.context)] if figure.context else []
        return "; ".join(described)

    def bar(self, figure: PayFigure, per: Period, scale: tuple[int, int], mark: int | None = None) -> Bar:
        """Draw a figure on a scale, and an offer as a mark, all in EUR per ``per``."""
        low, high = (per_period(amount, figure.period, per) for amount in ends(figure))
        mid = None if figure.mid is None else per_period(figure.mid, figure.period, per)
        mid_is: MidIs | None = figure.measure if figure.measure in ("mean", "median") else figure.mid_is
        written, is_open = self.amounts(figure, per), figure.above is not None
        year = figure_year(self.catalog, figure)
        return Bar(figure.measure, low, high, mid, *scale, mark, mid_is, written, is_open, year)

    def indicator(self, key: str, value: IndicatorValue, country: IndicatorValue | None = None) -> Cell:
        """Write one edition of an indicator with its year, that of Germany, and its footnotes."""
        number = self.language.number(value.value, self.catalog.indicators[key].decimals)
        known = [] if value.year is None else [str(value.year)]
        known += [] if country is None else [f"{self.state(COUNTRY)} {self.country_value(key, country)}"]
        year = f" ({'; '.join(known)})" if known else ""
        caveats = [self.say("caveat-computed")] if value.computed else []
        notes = (
            *self.notes.source(value.source, value.origin, value.url, caveats=caveats),
            *self.notes.footnote(self.say("computed-here") if value.computed else ""),
            *self.notes.footnote(self.say("area", area=area_in_words(value.area)) if value.area else ""),
            *self.remark(value.note),
        )
        area = AREA_MARK if value.area and self.notes.are_short else ""
        return (Line(f"{number}{area}{year}", notes, look_of(value.origin)),)

    def value_within(self, city: str, key: str, value: float, year: int | None) -> str:
        """Write a city's value of an indicator within a sentence, with the look of the user's own where it is that."""
        written = self.language.number(value, self.catalog.indicators[key].decimals)
        editions = (each for each in self.catalog.cities[city].indicators.get(key, ()) if each.year == year)
        return looking(written, look_of(next((each.origin for each in editions), None)))

    def country_value(self, key: str, value: IndicatorValue) -> str:
        """Write the value of an indicator for Germany, with the marks of its footnotes; short notes leave its out."""
        notes: tuple[int, ...] = ()
        if not self.notes.are_short:
            notes = (*self.notes.source(value.source, value.origin, value.url), *self.remark(value.note))
        return marked(self.language.number(value.value, self.catalog.indicators[key].decimals), notes)

    def city_within(self, slug: str, area: str | None) -> str:
        """Name a city, and the larger area that a value is of."""
        return f"{self.city(slug)}, {area_in_words(area)}" if area else self.city(slug)

    def areas(self, key: str, values: Mapping[str, Iterable[tuple[str, str | None]]]) -> Iterator[str]:
        """Name the cities whose values are of a larger area, and these areas, in the sentence ``key``.

        ``values`` are slugs and areas by what is said to have them; what has them alike is said together.
        """
        fields: dict[str, list[str]] = {}
        for field, pairs in values.items():
            if areas := "; ".join(f"{self.city(slug)}: {area_in_words(area)}" for slug, area in pairs if area):
                fields.setdefault(areas, []).append(field)
        for areas, having in fields.items():
            yield self.say(key, field=", ".join(having), areas=areas)

    def not_shown(
        self, fields: Sequence[Field], cities: Sequence[City], figures: int, also: Iterable[Field] = ()
    ) -> Iterator[str]:
        """Count what is not shown: terms of lists, numbers, and pay figures for Germany; nothing where all is.

        That is what the fields lack, and ``also`` some of these. Plain facts say where a city is, which people know.
        """
        missing = kinds_of((*fields_not_shown(self.catalog, fields), *also))
        terms: dict[str, set[tuple[str, str]]] = {}
        for facet in missing.facets:
            terms.setdefault(self.field(facet), set()).update(("texts", each) for each in _terms_of(cities, facet))
        for named in missing.named:
            of_facet = any(facet.id == named.facet for facet in missing.facets)
            label = self.say(f"field-{named.facet}" if of_facet else f"not-shown-{named.facet}")
            terms.setdefault(label, set()).update(("pages", each) for each in _terms_named(cities, named))
        lists = [f"{label} {len(each)}" for label, each in terms.items() if each]
        numbers = [self.say("not-shown-numbers", count=len(missing.indicators))] if missing.indicators else []
        hidden = [*lists, *numbers]
        parts = [self.say("not-shown-fields", fields=", ".join(hidden))] if hidden else []
        parts += [self.say("not-shown-distances")] if missing.distance else []
        parts += [self.say("not-shown-pay", count=figures)] if figures else []
        if parts:
            yield self.say("not-shown", parts="; ".join(parts))

    def indicator_label(self, key: str) -> str:
        """Say what an indicator is, with its unit."""
        definition = self.catalog.indicators[key]
        label = self.language.label(definition.label)
        return self.marked_own(f"{label}, {definition.unit}" if definition.unit else label, definition.origin)

    def all_of(self, count: int) -> str:
        """Say that something holds for so many: all of them, or both."""
        return self.say("all-both") if count == 2 else self.say("all-of", count=count)

    def brief_names(self, indicators: Iterable[str]) -> dict[str, str]:
        """Name indicators in a word each, but by their labels those named as another that is shown or of their unit."""
        known = self.catalog.indicators
        words = {key: self.language.label(each.brief or each.label) for key, each in known.items()}
        of_unit = Counter((word, known[key].unit) for key, word in words.items())
        shown = [*indicators]
        alike = Counter(words[key] for key in shown)
        return {
            key: words[key]
            if alike[words[key]] == of_unit[words[key], known[key].unit] == 1
            else self.language.label(known[key].label)
            for key in shown
        }

    def texts(self, profile: Profile) -> Cell:
        """Say which texts the lists of a profile rest on, how much of them was read, and what they are about."""
        texts: dict[Line, list[str]] = {}
        for name, each in profile.facets.items():
            line = Line(self.list_read(each), self.facet_footnotes(each), "quiet")
            texts.setdefault(line, []).append(self.say(f"field-{name}"))
        if len(texts) < 2:
            return tuple(texts) or cell(self.say("not-seen"), emphasis="quiet")
        return tuple(structs.replace(line, text=f"{', '.join(facets)}: {line.text}") for line, facets in texts.items())

    def related(self, basis: Label | None) -> str:
        """Say that terms come from a page about a related role, and which where that is known."""
        return self.say("role-related", basis=self.language.label(basis)) if basis else self.say("role-related-unnamed")

    def list_sources(self, profiles: Iterable[Profile], facet: FacetName) -> tuple[int, ...]:
        """Return the short footnotes of who the lists of a facet are from; full ones and the user's own stand there."""
        lists = [profile.facets[facet] for profile in profiles if facet in profile.facets]
        bundled = [each for each in lists if not each.origin and not self.catalog.sources[each.source].is_own_file]
        notes = (self.notes.source(each.source, None, *each.urls) for each in bundled if self.notes.are_short)
        return tuple(dict.fromkeys(note for each in notes for note in each))

    def facet_footnotes(self, facet: FacetList) -> tuple[int, ...]:
        """Return the footnotes of a facet: its source, and what to keep in mind where the list is not complete."""
        return (
            *self.notes.source(facet.source, facet.origin, *facet.urls),
            *self.notes.footnote(self.related(facet.basis) if facet.role == "related" else ""),
            *self.notes.footnote(self.say("seen-part") if facet.seen == "part" else ""),
        )


def _terms_of(cities: Iterable[City], field: FacetField) -> set[str]:
    return {term for city in cities if field.id in city.facets for term in city.facets[field.id].terms}


def _terms_named(cities: Iterable[City], field: NamedField) -> set[str]:
    return {each.term for city in cities if city.economy for each in city.economy.named(field.facet)}


def _together(assumed: Sequence[str]) -> str:
    """Join what is assumed to the end of a key: period, basis, or period-basis."""
    return "-".join(sorted(set(assumed), reverse=True))


def _sentence(words: str) -> str:
    """End words with a point where they have none."""
    return words if words.endswith(".") else f"{words}."
