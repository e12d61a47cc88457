"""The comparison as a sheet: attributes as rows, cities as columns, shared terms once."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from itleiter_cli.catalog.forms import COUNTRY, FacetName, Level
from itleiter_cli.catalog.model import Catalog, PayFigure
from itleiter_cli.cities.fields import (
    AGS,
    PAY,
    SECTORS,
    has_main_fields,
    kinds_of,
)
from itleiter_cli.cities.pay import (
    figure_year,
    shown_first,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.compare import Comparison, FacetComparison, Reason, SharedTerm
from itleiter_cli.sheets import economy
from itleiter_cli.sheets.scale import axis, common_scale, legend
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Line, Row, Sheet, cell, items
from itleiter_cli.sheets.wording import Wording

_LEVELS: tuple[Level, ...] = ("any", "entry", "experienced")


def document(catalog: Catalog, language: Language, comparison: Comparison, *, brief: bool = False) -> Document:
    """Lay a comparison out as one sheet.

    If ``brief``, of the figures that stand beside those of all cities only the newest is shown.
    """
    builder = _ComparisonSheet(Wording(catalog, language), comparison, brief=brief)
    names = language.listed([builder.wording.city(profile.slug) for profile in comparison.cities])
    sheet = Sheet(
        title=language.say("compare-title", cities=names),
        shape="matrix",
        columns=tuple(
            Column(builder.wording.city(profile.slug), footnotes=builder.wording.profile_footnotes(profile))
            for profile in comparison.cities
        ),
        rows=tuple(builder.rows()),
        remarks=tuple(builder.remarks()),
        legend=legend(
            language, [*(figure for profile in comparison.cities for figure in profile.figures), *builder.beside]
        ),
        reference=builder.wording.state(COUNTRY),
    )
    return Document(sheets=(sheet,), footnotes=builder.wording.footnotes)


class _ComparisonSheet:
    def __init__(self, wording: Wording, comparison: Comparison, *, brief: bool) -> None:
        self.wording = wording
        self.comparison = comparison
        self.beside = shown_first(comparison.country_pay) if brief else comparison.country_pay
        self._say = wording.say

    def rows(self) -> Iterator[Row]:
        yield from self._plain()
        if kinds_of(self.comparison.fields).pay:
            yield from self._pay()
        for facet in self.comparison.facets:
            yield from self._facet(facet)
        if self.comparison.facets:
            yield Row(self._say("heading-texts"))
            yield Row(self._say("read"), tuple(self.wording.texts(profile) for profile in self.comparison.cities))
        yield from self._economy()
        yield from self._indicators()
        if self.comparison.distances:
            yield Row(self._say("heading-distance"))
            yield from self._distances()

    def _plain(self) -> Iterator[Row]:
        fields = self.comparison.fields
        left_out = (
            AGS if has_main_fields(self.wording.catalog, fields) else None
        )  # among all fields, the state is enough to tell where a city is
        yield from (
            Row(
                self._say(f"field-{field.id}"),
                tuple(self.wording.plain(profile, field) for profile in self.comparison.cities),
            )
            for field in kinds_of(fields).plain
            if field != left_out
        )

    def _economy(self) -> Iterator[Row]:
        kinds = kinds_of(self.comparison.fields)
        cities = self.comparison.cities
        if kinds.named or kinds.sectors:
            yield Row(self._say("heading-economy"))
        if kinds.sectors:
            cells = tuple(economy.more_jobs(self.wording, profile, with_shares=False) for profile in cities)
            yield Row(self.wording.field(SECTORS), cells)
        for field in kinds.named:
            yield Row(
                self.wording.field(field), tuple(economy.named(self.wording, profile, field) for profile in cities)
            )

    def _indicators(self) -> Iterator[Row]:
        indicators = [field.id for field in kinds_of(self.comparison.fields).indicators]
        if indicators:
            yield Row(self._say("heading-numbers"))
        values = {each.indicator: each for each in self.comparison.germany}
        for key in indicators:
            yield Row(
                self.wording.indicator_label(key),
                tuple(self._indicator(profile, key) for profile in self.comparison.cities),
                reference=self.wording.country_value(key, values[key]) if key in values else "",
            )

    def remarks(self) -> Iterator[str]:
        for entry in self.comparison.comparability:
            if entry.reason in ("seen_differs", "year_differs") and entry.field != "pay":
                yield self._say(f"reason-{entry.reason}", field=self._field(entry.field))
        for field, year in self.comparison.editions.items():
            newest = {profile.slug: profile.newest(field) for profile in self.comparison.cities}
            newer = [self.wording.city(slug) for slug, value in newest.items() if value and value.year != year]
            if newer:
                cities = self.wording.language.listed(newer)
                yield self._say("edition-of-all", field=self._field(field), year=self.wording.year(year), cities=cities)
        if left_out := len(self.comparison.country_pay) - len(self.beside):
            yield self._say("country-pay-left-out", count=left_out)
        yield self._say("legend-missing")
        yield from self.wording.not_shown(self.comparison.fields)

    def _field(self, key: str) -> str:
        return next(self.wording.field(field) for field in self.comparison.fields if field.id == key)

    def _indicator(self, profile: Profile, key: str) -> Cell:
        value = self.comparison.compared(profile, key)
        if value:
            return self.wording.indicator(key, value)
        return economy.without_value(self.wording, profile.city, key) or cell(NOTHING, emphasis="quiet")

    def _pay(self) -> Iterator[Row]:
        cities = self.comparison.cities
        yield Row(self._say("heading-pay", per=self._say(f"per-{self.comparison.per}")))
        figures = [figure for profile in cities for figure in profile.figures]
        scale = common_scale([*figures, *self.beside], self.comparison.per)
        yield from self._figures(figures, scale)
        yield Row(
            self._say("comparable"),
            (tuple(Line(sentence, emphasis="strong") for sentence in self._verdict()),),
            spans=True,
        )
        if any(profile.related_pay for profile in cities):
            yield Row(self._say("related-roles"), tuple(self._related(profile) for profile in cities))

    def _figures(self, figures: Sequence[PayFigure], scale: tuple[int, int] | None) -> Iterator[Row]:
        cities = self.comparison.cities
        if not figures:
            yield Row(self.wording.level(self.comparison.level or "any"), tuple(() for _ in cities))
        if scale is None:
            return
        for level in _LEVELS:
            if any(figure.level == level for figure in figures):
                yield Row(self.wording.level(level), tuple(self._level(profile, level, scale) for profile in cities))
        for figure in self.beside:
            written = self.wording.figure(figure, self.comparison.per, scale, named=True)
            yield Row(self.wording.beside(figure), (written,), spans=True)
        drawn = axis(self.wording.language, scale)
        first = cities[0] if self.beside else None  # below what spans all columns as well
        yield Row(self._say("scale"), tuple(drawn if profile.pay or profile is first else () for profile in cities))

    def _level(self, profile: Profile, level: Level, scale: tuple[int, int]) -> Cell:
        used = [each for each in profile.pay if each.figure.level == level]
        return tuple(line for each in used for line in self.wording.used_figure(each, self.comparison.per, scale))

    def _related(self, profile: Profile) -> Cell:
        lines: list[Line] = []
        for figure in profile.related_pay:
            written = self.wording.figure(figure, self.comparison.per)
            lines += [
                Line(f"{self.wording.role(figure.role)}, {self.wording.level(figure.level)}", (), "quiet"),
                *written,
            ]
        return tuple(lines)

    def _verdict(self) -> Iterator[str]:
        reasons: dict[Reason, Sequence[str]] = {
            entry.reason: entry.cities for entry in self.comparison.comparability if entry.field == PAY.id
        }
        names = {profile.slug: self.wording.city(profile.slug) for profile in self.comparison.cities}
        if not reasons:
            yield self._comparable()
        if "missing" in reasons:
            missing = self.wording.language.listed([names[slug] for slug in reasons["missing"]], "or")
            if self.comparison.level:
                yield self._say("pay-missing-level", cities=missing, level=self.wording.level(self.comparison.level))
            else:
                yield self._say("pay-missing", cities=missing)
        if "level_differs" in reasons:
            yield self._say("pay-level-differs", cities=", ".join(self._levels()))
        for reason in ("measure_differs", "scope_differs", "role_differs", "source_differs", "year_differs"):
            if reason in reasons:
                yield self._say(f"pay-{reason.replace('_', '-')}", cities=self._cities_by_value(reason))

    def _comparable(self) -> str:
        """Say that figures may be compared, or that they are not figures of the cities at all."""
        figures = [figure for profile in self.comparison.cities for figure in profile.figures]
        regions = dict.fromkeys(self.wording.state(figure.region) for figure in figures if figure.scope != "city")
        if regions:
            return self._say("comparable-regions", regions=self.wording.language.listed(list(regions)))
        undated = any(figure_year(self.wording.catalog, figure) is None for figure in figures)
        return self._say("comparable-undated" if undated else "comparable-yes")

    def _distances(self) -> Iterator[Row]:
        number = self.wording.language.number
        cities = self.comparison.cities
        known = {
            frozenset((each.one, each.other)): (each.km, self.wording.own_footnotes(each.origin))
            for each in self.comparison.distances
            if each.km is not None
        }
        if len(cities) == 2 and known:
            ((km, notes),) = known.values()
            yield Row(self._say("between"), (cell(f"{number(km, 1)} km", *notes),), spans=True)
            return
        for start in cities:
            pairs = [frozenset((start.slug, profile.slug)) for profile in cities]
            cells = tuple(cell(number(known[pair][0], 1), *known[pair][1]) if pair in known else () for pair in pairs)
            yield Row(self._say("to-city", city=self.wording.city(start.slug)), cells)

    def _levels(self) -> Iterator[str]:
        listed = self.wording.language.listed
        for levels, cities in self._grouped(lambda figure: self.wording.level(figure.level)).items():
            one = len(cities) == 1
            if levels == (self.wording.level("any"),):
                yield self._say("city-names-no-level" if one else "cities-name-no-level", cities=listed(cities))
            else:
                yield self._say(
                    "city-names-levels" if one else "cities-name-levels", cities=listed(cities), levels=listed(levels)
                )

    def _cities_by_value(self, reason: str) -> str:
        descriptions: Mapping[str, Callable[[PayFigure], str]] = {
            "measure_differs": lambda figure: self.wording.measure(figure.measure),
            "scope_differs": lambda figure: self._say(f"scope-{figure.scope}"),
            "role_differs": lambda figure: self.wording.role(figure.role),
            "source_differs": lambda figure: self.wording.catalog.sources[figure.source].publisher,
            "year_differs": lambda figure: self.wording.year(figure_year(self.wording.catalog, figure)),
        }
        groups = self._grouped(descriptions[reason])
        return "; ".join(
            f"{', '.join(cities)}: {self.wording.language.listed(described)}" for described, cities in groups.items()
        )

    def _grouped(self, describe: Callable[[PayFigure], str]) -> dict[tuple[str, ...], list[str]]:
        """Gather the cities whose figures have the same descriptions."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for profile in self.comparison.cities:
            if profile.pay:
                described = tuple(dict.fromkeys(describe(figure) for figure in profile.figures))
                groups.setdefault(described, []).append(self.wording.city(profile.slug))
        return groups

    def _facet(self, facet: FacetComparison) -> Iterator[Row]:
        yield Row(self._say(f"field-{facet.facet}"))
        yield from self._shared_terms(facet)
        for label, alone in (("only-here", facet.only_here), ("not-seen-elsewhere", facet.not_seen_elsewhere)):
            if alone:
                yield Row(
                    self._say(label),
                    tuple(
                        self.wording.terms(facet.facet, alone[profile.slug]) if profile.slug in alone else ()
                        for profile in self.comparison.cities
                    ),
                )

    def _shared_terms(self, facet: FacetComparison) -> Iterator[Row]:
        """Say what several cities have, and which of them have a list at all."""
        cities = self.comparison.cities
        having = [profile.slug for profile in cities if facet.facet in profile.facets]
        if len(having) > 1:
            complete = all(self.wording.catalog.cities[slug].complete(facet.facet) for slug in having)
            none = self._say("nothing-shared" if complete else "nothing-seen")
            shared = [self._shared(facet.facet, term, False) for term in facet.shared] or [none]
            yield Row(self._say(self._shared_by(len(having))), (items(shared),), spans=True)
        for key, terms in (("in-several", facet.several), ("in-part", facet.partly)):
            if terms:
                yield Row(self._say(key), (items(self._shared(facet.facet, term, True) for term in terms),), spans=True)
        if len(having) < len(cities):
            seen = {profile.slug: self._say("seen" if profile.slug in having else "not-seen") for profile in cities}
            yield Row(self._say("list"), tuple(cell(seen[profile.slug], emphasis="quiet") for profile in cities))

    def _shared_by(self, having: int) -> str:
        """Return the key of who has shared terms, where ``having`` of the cities have a list."""
        if having < len(self.comparison.cities):
            return "in-all-known"
        return "in-both" if having == 2 else "in-all"

    def _shared(self, facet: FacetName, shared: SharedTerm, with_cities: bool) -> str:
        names = {profile.slug: self.wording.city(profile.slug) for profile in self.comparison.cities}
        holders = [names[slug] for slug in shared.cities if slug not in shared.narrower] if with_cities else []
        holders += [f"{names[slug]}: {self._joined(facet, terms)}" for slug, terms in shared.narrower.items()]
        holders += [
            self._say("has-in-part", city=names[slug], terms=self._joined(facet, terms))
            for slug, terms in shared.parts.items()
        ]
        label = self.wording.term(facet, shared.term)
        between = (
            "; " if shared.narrower or shared.parts else ", "
        )  # what stands for the term speaks for its own city only
        return f"{label} ({between.join(holders)})" if holders else label

    def _joined(self, facet: FacetName, terms: Sequence[str]) -> str:
        return " + ".join(self.wording.term(facet, term) for term in terms)
