"""The columns of a list of cities that name something: terms, industries and employers of pages, groups of sections."""

from collections.abc import Sequence
from typing import assert_never

from itleiter_cli.cities.fields import SECTORS, FacetField, Kinds, NamedField, SectorsField
from itleiter_cli.cities.profile import Profile
from itleiter_cli.sheets import economy
from itleiter_cli.sheets.sheet import ABSENT, Cell, Column
from itleiter_cli.sheets.wording import Wording

TermsField = FacetField | SectorsField | NamedField
"""What has a column only where it was asked for, since it takes many lines."""


def terms_asked(kinds: Kinds) -> list[TermsField]:
    """Return those of the fields that were asked for, in their order."""
    return [*kinds.facets, *([SECTORS] if kinds.sectors else []), *kinds.named]


def terms_column(wording: Wording, profiles: Sequence[Profile], field: TermsField) -> Column:
    """Head a column, with the footnotes of who names the terms of a facet."""
    match field:
        case FacetField():
            return Column(wording.field(field), footnotes=wording.list_sources(profiles, field.id))
        case SectorsField() | NamedField():
            return Column(wording.field(field))
        case _:
            assert_never(field)


def terms_cell(wording: Wording, profiles: Sequence[Profile], profile: Profile, field: TermsField) -> Cell:
    """List what is named for a city; groups of sections are drawn up to the highest factor of all cities."""
    return _named(wording, profiles, profile, field) or ABSENT


def _named(wording: Wording, profiles: Sequence[Profile], profile: Profile, field: TermsField) -> Cell:
    match field:
        case FacetField():
            seen = profile.facets.get(field.id)
            return wording.terms_of_city(profile.slug, field.id, seen.terms) if seen else ()
        case SectorsField():
            return economy.more_jobs(wording, profile, economy.highest_factor(profiles), with_shares=False)
        case NamedField():
            return economy.named(wording, profile, field)
        case _:
            assert_never(field)
