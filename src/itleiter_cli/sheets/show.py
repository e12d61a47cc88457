"""Profiles as sheets, one below the other."""

from collections.abc import Iterator
from itertools import chain

from itleiter_cli.catalog.forms import COUNTRY, ECONOMY_FACETS
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import PAY, SECTORS, FacetField, IndicatorField, kinds_of
from itleiter_cli.cities.pay import shown_first
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.show import Profiles
from itleiter_cli.sheets import economy
from itleiter_cli.sheets.findings import area_rows, beside_line, germany_row, sectors_rows, shown_areas
from itleiter_cli.sheets.pay import pay_rows
from itleiter_cli.sheets.scale import common_scale, legend
from itleiter_cli.sheets.sheet import (
    FULL,
    Cell,
    Column,
    Document,
    Emphasis,
    Line,
    Row,
    Sheet,
    View,
    cell,
    finding,
    marked,
)
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, profiles: Profiles, view: View = FULL) -> Document:
    """Lay profiles out, a sheet each."""
    builder = _ProfileSheets(Wording(catalog, language, view.notes), profiles, view)
    sheets = tuple(builder.sheet(profile) for profile in profiles.cities)
    names = language.listed([builder.wording.city(profile.slug) for profile in profiles.cities])
    notes = builder.wording.notes
    return Document(
        sheets=sheets,
        footnotes=notes.written(),
        title=language.say("compare-title", cities=names),
        closing=notes.closing(),
    )


class _ProfileSheets:
    def __init__(self, wording: Wording, profiles: Profiles, view: View) -> None:
        self.wording = wording
        self._profiles = profiles
        self._say = wording.say
        self._kinds = kinds_of(profiles.fields)
        self._beside = profiles.country_pay if view.everything else shown_first(profiles.country_pay)
        of_cities = [figure for each in profiles.cities for figure in (*each.figures, *each.related_pay)]
        self._scale = common_scale([*of_cities, *self._beside], "month")
        self._nothing = cell(wording.say("nothing-known"), emphasis="quiet")

    def sheet(self, profile: Profile) -> Sheet:
        """Lay a profile out; what is not shown of all of them is counted below the last one."""
        city, state = self.wording.city(profile.slug), self.wording.state(profile.city.state)
        title = city if city == state else self._say("show-title", city=city, state=state)
        findings = tuple(self._findings(profile))
        rows = tuple(self._rows(profile))
        is_last = profile is self._profiles.cities[-1]
        figures = (*profile.figures, *profile.related_pay, *self._beside)
        own = self.wording.profile_footnotes(profile) or self.wording.notes.own(profile.own_beside)
        return Sheet(
            title=marked(title, own),
            findings=findings,
            shape="matrix",
            columns=(Column(""),),
            rows=rows,
            remarks=tuple(self._not_shown()) if is_last else (),
            legend=legend(self.wording.language, figures, short=self.wording.notes.are_short)
            if self._kinds.pay
            else (),
            reference=self.wording.state(COUNTRY),
        )

    def _findings(self, profile: Profile) -> Iterator[Row]:
        """Say what a profile comes to."""
        found = [each for each in self._profiles.findings if profile.slug in each.cities]
        fields = {field.id: field for field in self._kinds.indicators}
        if self._kinds.pay:
            yield finding(self._say("field-pay"), *self._pay(profile))
        for facet in self._kinds.facets:
            if any(each.field == facet.id for each in found):
                yield finding(self.wording.field(facet), self._listed(profile, facet))
        for each in found:
            if each.field in fields:
                yield germany_row(self.wording, each, fields[each.field], lambda one: self._marks(profile, one))
        sectors = [each for each in found if each.code == "sectors"]
        yield from sectors_rows(self.wording, sectors, lambda one: self._marks(profile, one))
        shown = shown_areas([profile], self._kinds, Profile.newest)
        yield from area_rows(self.wording, found, shown if self.wording.notes.are_short else (), with_cities=False)

    def _pay(self, profile: Profile) -> Iterator[Line]:
        """Say whose the pay figures of a city are, and where it has none of its own what is official for Germany."""
        (found,) = [each for each in self._profiles.findings if each.field == PAY.id and profile.slug in each.cities]
        look: Emphasis = "quiet" if found.code == "pay_missing" else "normal"
        figures = "; ".join(self.wording.in_a_sentence(figure, "month") for figure in profile.figures)
        of_others = any(figure.scope != "city" for figure in profile.figures)
        is_state = of_others and profile.has_own_pay
        words = self._say("show-pay_of_own_state" if is_state else f"show-{found.code}", figures=figures)
        sources = (self.wording.notes.source(each.source, each.origin, each.url) for each in profile.figures)
        yield Line(words, tuple(dict.fromkeys(chain.from_iterable(sources))), look)
        if of_others or found.code == "pay_missing":
            for beside in self._profiles.findings:
                if beside.code in ("pay_official", "pay_beside"):
                    yield beside_line(self.wording, beside, self._beside[0])
                    return

    def _listed(self, profile: Profile, facet: FacetField) -> Line:
        """Say how many terms a list has, and how much of its text was read."""
        if facet.id not in profile.facets:
            return Line(self._say("nothing-known"), (), "quiet")
        seen = profile.facets[facet.id]
        read = self.wording.extent_read(seen.seen, seen.role)
        return Line(self._say("show-listed", count=len(seen.terms), read=read))

    def _marks(self, profile: Profile, found: Finding) -> tuple[int, ...]:
        """Return the footnotes of who says what a finding rests on."""
        if found.field == SECTORS.id:
            sectors = profile.city.sectors
            return self.wording.notes.source(sectors.source, sectors.origin) if sectors else ()
        value = profile.newest(found.field or "")
        return self.wording.notes.source(value.source, value.origin, value.url) if value else ()

    def _rows(self, profile: Profile) -> Iterator[Row]:
        for plain in self._kinds.plain:
            yield Row(self.wording.field(plain), (self.wording.plain(profile, plain) or self._nothing,))
        if self._kinds.pay:
            yield from pay_rows(self.wording, [profile], self._beside, "month", self._scale)
            yield Row("")
        for facet in self._kinds.facets:
            if facet.id in ECONOMY_FACETS:
                yield self._facet(profile, facet)
        yield from self._economy(profile)
        for facet in self._kinds.facets:
            if facet.id not in ECONOMY_FACETS:
                if facet.id == "skills":
                    yield Row("")
                yield self._facet(profile, facet)
        if profile.facets:
            yield Row(self._say("read"), (self.wording.texts(profile),))
        if self._kinds.indicators:
            yield from self._numbers(profile)

    def _facet(self, profile: Profile, facet: FacetField) -> Row:
        terms = profile.terms(facet.id)
        nothing = self._nothing if profile.city.facets else cell(self._say("no-text-seen"), emphasis="quiet")
        return Row(
            self.wording.field(facet),
            (self.wording.terms_of_city(profile.slug, facet.id, terms) if terms else nothing,),
        )

    def _economy(self, profile: Profile) -> Iterator[Row]:
        if self._kinds.sectors:
            label = self.wording.marked_own(self.wording.field(SECTORS), profile.origins.get(SECTORS.id))
            with_shares, highest = not self.wording.notes.are_short, economy.highest_factor([profile])
            more = economy.more_jobs(self.wording, profile, highest, with_shares=with_shares)
            yield Row(label, (more or self._nothing,))
        for field in self._kinds.named:
            label = self.wording.marked_own(self.wording.field(field), profile.origins.get(field.id))
            yield Row(label, (economy.named(self.wording, profile, field) or self._nothing,))

    def _numbers(self, profile: Profile) -> Iterator[Row]:
        """Lay out the numbers, each with the value for Germany of its newest edition beside it."""
        newest = {field.id: profile.newest(field.id) for field in self._kinds.indicators}
        germany = {key: self._profiles.country_value(key, value.year) for key, value in newest.items() if value}
        yield Row(self._say("heading-numbers"), reference=self.wording.state(COUNTRY) if any(germany.values()) else "")
        for field in self._kinds.indicators:
            value = germany.get(field.id)
            reference = self.wording.country_value(field.id, value) if value else ""
            label = self.wording.indicator_label(field.id)
            yield Row(label, (self._editions(profile, field),), reference=reference)

    def _editions(self, profile: Profile, field: IndicatorField) -> Cell:
        """Write the newest value, below it older ones with those for Germany, or why there is none."""
        values = profile.indicators.get(field.id, ())
        if not values:
            return (
                economy.without_value(self.wording, profile.city, field.id, in_words=not self._kinds.sectors)
                or self._nothing
            )
        beside = (None, *(self._profiles.country_value(field.id, value.year) for value in values[1:]))
        editions = zip(values, beside, strict=True)
        return tuple(line for value, germany in editions for line in self.wording.indicator(field.id, value, germany))

    def _not_shown(self) -> Iterator[str]:
        left_out = len(self._profiles.country_pay) - len(self._beside)
        cities = [profile.city for profile in self._profiles.cities]
        yield from self.wording.not_shown(self._profiles.fields, cities, left_out)
