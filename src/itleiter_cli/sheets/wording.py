"""The words that several sheets share: pay figures, indicators, sources, terms, and the footnotes below them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from msgspec import structs

from itleiter_cli.catalog.forms import COUNTRY, PROFESSION, FacetName, MidIs, Origin, Period
from itleiter_cli.catalog.model import Catalog, FacetList, IndicatorValue, PayFigure, PlainField, Source
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
)
from itleiter_cli.cities.pay import UsedFigure, ends, figure_year, per_period
from itleiter_cli.cities.profile import Profile
from itleiter_cli.cities.trust import age, trust
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.sheets.sheet import Bar, Cell, Footnote, Line, cell, items, marked

AREA_MARK = "#"
"""Stands behind a value in a list that is of a larger area than the city."""


class Wording:
    """Says the facts of one catalog in one language, and collects the footnotes that its words refer to."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language
        self.say = language.say
        self._footnotes: dict[str, int] = {}
        self._urls: dict[str, dict[str, None]] = {}
        self._same_names = Counter(names[0] for names in catalog.names.values())

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes so far, in the order of their numbers."""
        return tuple(Footnote(words, tuple(self._urls[words])) for words in self._footnotes)

    def footnote(self, words: str, *urls: str) -> int:
        """Return the number of a footnote; the same words have the same number, and gather their addresses."""
        self._urls.setdefault(words, {}).update(dict.fromkeys(urls))
        return self._footnotes.setdefault(words, len(self._footnotes) + 1)

    def _noted(self, words: str) -> tuple[int, ...]:
        """Return the number of a footnote, or nothing where there are no words for one."""
        return (self.footnote(words),) if words else ()

    def remark_footnotes(self, remark: Label | None) -> tuple[int, ...]:
        """Return the number of the footnote of a remark, as a sentence; nothing where there is none."""
        return self._noted(_sentence(self.language.label(remark)) if remark else "")

    def addresses(self, key: str, *pages: str | None) -> tuple[str, ...]:
        """Return the pages that were read of a source, else the address of the source itself, else none."""
        url = self.catalog.sources[key].url
        return tuple(page for page in pages if page) or (() if url is None else (url,))

    def own_footnotes(self, origin: Origin | None) -> tuple[int, ...]:
        """Return the number of the footnote that marks the user's own data; nothing for what is bundled."""
        return () if origin is None else (self.footnote(self.say("own-data", file=origin.file)),)

    def marked_own(self, name: str, origin: Origin | None) -> str:
        """Return a name with the mark of the user's own data."""
        return marked(name, self.own_footnotes(origin))

    def city_heading(self, slug: str, also: Origin | None = None) -> str:
        """Say a city's name where it is looked for first.

        It is marked where it is the user's own, or something of it was cleared.
        """
        return marked(self.city(slug), self.own_footnotes(self.catalog.cities[slug].origins.get("name") or also))

    def profile_footnotes(self, profile: Profile) -> tuple[int, ...]:
        """Return the footnotes of a profile's heading.

        The user's own file where a plain field stands in it, or one was cleared.
        """
        return self.own_footnotes(next(iter(profile.origins.values()), None))

    def source_footnotes(self, key: str, origin: Origin | None, *pages: str | None) -> tuple[int, ...]:
        """Return the footnotes of who says something: its source with the pages read, and the user's own file."""
        source = self.catalog.sources[key]
        own = self.own_footnotes(origin or source.origin)
        return own if source.is_own_file else (self.footnote(self.source(source), *self.addresses(key, *pages)), *own)

    def source(self, source: Source) -> str:
        """Say who published a source, what it is, of when, and how far to trust it."""
        if source.accessed is None:
            return self.say("own-data", file=source.publisher)
        dated = self.say("undated") if source.dated is None else self.language.date(source.dated)
        parts = [
            f"{source.publisher}: {self.language.label(source.title)}",
            self.say("source-trust", dated=dated, kind=self.kind(source), trust=self.say(f"trust-{trust(source)}")),
            self.say("source-read", day=self.language.date(source.accessed)),
        ]
        if age(source) == "over_3_years":
            parts.append(self.say("over-3-years"))
        described = "; ".join(parts)
        return f"{described}. {self.language.label(source.note)}" if source.note else f"{described}."

    def kind(self, source: Source) -> str:
        """Say what kind of publication a source is."""
        return self.say(f"kind-of-source-{source.kind}")

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
        written = f"{self.state(value)} ({value})" if field == STATE else value
        return cell(str(written), *self.own_footnotes(profile.origins.get(field.id))) if value is not None else ()

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

    def term(self, facet: FacetName, term: str) -> str:
        """Return the label of a term."""
        known = self.catalog.terms[facet][term]
        return self.marked_own(self.language.label(known.label), known.origin)

    def counted_together(self, roles: Iterable[str]) -> str:
        """Say which roles a source counts as one."""
        return self.say("counted-together", roles=self.language.listed([self.role(role) for role in roles]))

    def assumed(self, assumed: Sequence[str]) -> str:
        """Say what a source did not state."""
        return self.say(f"assumed-{'-'.join(sorted(set(assumed), reverse=True))}")

    def extent_read(self, seen: str, role: str) -> str:
        """Say how much of a text was read and what it is about."""
        return self.say(f"read-{seen}-{'role' if role == PROFESSION else 'related'}")

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
    ) -> Cell:
        """Write a pay figure with its footnotes, and draw it where a scale is given.

        ``is_fallback`` says that it is used for a city that has none, ``cleared`` where the user has cleared those of
        the city, ``named`` that its label says its region and context already.
        """
        fallback = "pay-from-state" if figure.scope == "state" else "pay-from-country"
        notes = (
            *self.source_footnotes(figure.source, figure.origin or cleared, figure.url),
            *self._noted(self.say(fallback, region=self.state(figure.region)) if is_fallback else ""),
            *self._noted(self.assumed(figure.assumed) if figure.assumed else ""),
            *self._noted(self.counted_together((figure.role, *figure.counted_with)) if figure.counted_with else ""),
            *self._noted(self.say(f"converted-from-{figure.period}") if figure.period != per else ""),
            *self._noted(self._reading(figure)),
            *self.remark_footnotes(figure.remark),
        )
        lines = [Line(self.amounts(figure, per), notes, "strong")]
        if about := self._about(figure, named=named):
            lines.append(Line(about, (), "quiet"))
        if scale is not None:
            lines.append(Line(drawing=self.bar(figure, per, scale, named=named)))
        return tuple(lines)

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

    def _about(self, figure: PayFigure, *, named: bool) -> str:
        """Say whose figure it is where not the city's, what kind where not a range, and in which context it stands.

        Of one that is ``named``, kind and year are left to say.
        """
        if named:
            return f"{self.measure(figure.measure)}, {self.year(figure_year(self.catalog, figure))}"
        described = [self.state(figure.region)] if figure.scope != "city" else []
        described += [self.measure(figure.measure)] if figure.measure != "range" else []
        described += [self.language.label(figure.context)] if figure.context else []
        return "; ".join(described)

    def bar(
        self, figure: PayFigure, per: Period, scale: tuple[int, int], mark: int | None = None, *, named: bool = False
    ) -> Bar:
        """Draw a figure on a scale, and an offer as a mark, all in EUR per ``per``; ``named`` is that of ``figure``."""
        low, high = (per_period(amount, figure.period, per) for amount in ends(figure))
        mid = None if figure.mid is None else per_period(figure.mid, figure.period, per)
        mid_is: MidIs | None = figure.measure if figure.measure in ("mean", "median") else figure.mid_is
        written, is_open = self.amounts(figure, per), figure.above is not None
        return Bar(
            figure.measure, low, high, mid, *scale, mark, mid_is, written, self._about(figure, named=named), is_open
        )

    def indicator(self, key: str, value: IndicatorValue, country: IndicatorValue | None = None) -> Cell:
        """Write one edition of an indicator with its year, that of Germany, and its footnotes."""
        number = self.language.number(value.value, self.catalog.indicators[key].decimals)
        known = [] if value.year is None else [str(value.year)]
        known += [] if country is None else [f"{self.state(COUNTRY)} {self.country_value(key, country)}"]
        year = f" ({'; '.join(known)})" if known else ""
        notes = (
            *self.source_footnotes(value.source, value.origin, value.url),
            *self._noted(self.say("computed-here") if value.computed else ""),
            *self._noted(self.say("area", area=value.area) if value.area else ""),
            *self.remark_footnotes(value.note),
        )
        return (Line(f"{number}{year}", notes),)

    def country_value(self, key: str, value: IndicatorValue) -> str:
        """Write the value of an indicator for Germany, with the marks of its footnotes."""
        notes = (
            *self.source_footnotes(value.source, value.origin, value.url),
            *self.remark_footnotes(value.note),
        )
        return marked(self.language.number(value.value, self.catalog.indicators[key].decimals), notes)

    def areas(self, key: str, values: Mapping[str, Iterable[tuple[str, str | None]]]) -> Iterator[str]:
        """Name the cities whose values are of a larger area, and these areas, in the sentence ``key``.

        ``values`` are slugs and areas by what is said to have them; what has them alike is said together.
        """
        fields: dict[str, list[str]] = {}
        for field, pairs in values.items():
            if areas := "; ".join(f"{self.city(slug)}: {area}" for slug, area in pairs if area):
                fields.setdefault(areas, []).append(field)
        for areas, having in fields.items():
            yield self.say(key, field=", ".join(having), areas=areas)

    def not_shown(self, fields: Sequence[Field]) -> tuple[str, ...]:
        """Say which fields are not shown, and how to see them; nothing where none is missing."""
        missing = [self.field(field) for field in fields_not_shown(self.catalog, fields)]
        return (self.say("not-shown", fields=", ".join(missing)),) if missing else ()

    def indicator_label(self, key: str) -> str:
        """Say what an indicator is, with its unit."""
        definition = self.catalog.indicators[key]
        label = self.language.label(definition.label)
        return self.marked_own(f"{label}, {definition.unit}" if definition.unit else label, definition.origin)

    def texts(self, profile: Profile) -> Cell:
        """Say which texts the lists of a profile rest on, how much of them was read, and what they are about."""
        texts: dict[Line, list[str]] = {}
        for name, each in profile.facets.items():
            own = self.catalog.sources[each.source].is_own_file and each.seen == "full" and each.role == PROFESSION
            line = Line(
                self.say("own-list") if own else self.extent_read(each.seen, each.role),
                self.facet_footnotes(each),
                "quiet",
            )
            texts.setdefault(line, []).append(self.say(f"field-{name}"))
        if len(texts) < 2:
            return tuple(texts) or cell(self.say("not-seen"), emphasis="quiet")
        return tuple(structs.replace(line, text=f"{', '.join(facets)}: {line.text}") for line, facets in texts.items())

    def related(self, basis: Label | None) -> str:
        """Say that terms come from a page about a related role, and which where that is known."""
        return self.say("role-related", basis=self.language.label(basis)) if basis else self.say("role-related-unnamed")

    def facet_footnotes(self, facet: FacetList) -> tuple[int, ...]:
        """Return the footnotes of a facet: its source, and what to keep in mind where the list is not complete."""
        return (
            *self.source_footnotes(facet.source, facet.origin, *facet.urls),
            *self._noted(self.related(facet.basis) if facet.role == "related" else ""),
            *self._noted(self.say("seen-part") if facet.seen == "part" else ""),
        )


def _sentence(words: str) -> str:
    """End words with a point where they have none."""
    return words if words.endswith(".") else f"{words}."
