"""The names that columns and fields have, stated once, so that no indicator is given one of them."""

from collections.abc import Mapping

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.model import PLAIN_FIELDS
from itleiter_cli.catalog.names import fold

_INDICATORS = (
    *("population", "rent_eur_m2", "price_index", "wage_index", "median_pay", "asking_rent_eur_m2", "it_jobs_share"),
    *("unemployment_rate", "expert_share", "degree_share", "gigabit_share"),
)
"""Indicators that have a column of their name in the profile record."""

FIRST_COLUMN_NAMES = (
    *("city", "name", "state", "ags", "population"),
    *("pay_low", "pay_high", "pay_period", "pay_basis", "pay_scope", "pay_measure", "pay_source"),
    *("entry_low", "entry_high", "experienced_low", "experienced_high"),
    *("rent_eur_m2", "price_index", "wage_index"),
    *FACETS,
    *("notes", "pay_level", "pay_mid", "pay_mid_is", "pay_year", "entry_measure", "experienced_measure"),
    *("price_index_year", "wage_index_year", "facets_seen", "facets_role"),
)
"""The columns that the profile record began with; an object of JSON has its statements behind them."""

_NAMED = (
    *FIRST_COLUMN_NAMES,
    *("median_pay", "median_pay_year", "asking_rent_eur_m2", "asking_rent_eur_m2_year"),
    *("sectors", "it_jobs_share", "it_jobs_share_year", "named_industries", "named_employers"),
    *("unemployment_rate", "unemployment_rate_year", "expert_share", "expert_share_year"),
    *("degree_share", "degree_share_year", "gigabit_share", "gigabit_share_year"),
    *("population_year", "rent_eur_m2_year"),
)
PROFILE_COLUMN_NAMES: tuple[str, ...] = (
    *_NAMED,
    *(field.id for field in PLAIN_FIELDS if field.shown and field.id not in _NAMED),
)
"""The columns of the profile record, in the order that is a contract; a plain field that is new has the last."""

FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    **{field.id: field.names for field in PLAIN_FIELDS},
    "pay": ("Gehalt", "salary"),
    "industries": ("Branchen",),
    "employers": ("Arbeitgeber",),
    "skills": ("Kenntnisse", "Fähigkeiten"),
    "culture": ("Kultur",),
    "training": ("Weiterbildung",),
    "sectors": ("Beschäftigte", "jobs", "Mehr Arbeitsplätze als üblich", "More jobs than usual"),
    "named_industries": (
        *("genannte Branchen", "named industries"),
        *("Branchen laut Seiten über die Stadt", "Industries named for the city"),
    ),
    "named_employers": (
        *("genannte Arbeitgeber", "named employers"),
        *("Arbeitgeber laut Seiten über die Stadt", "Employers named for the city"),
    ),
    "distance": ("Entfernung", "Luftlinie"),
}
"""What people choose, sort and weigh by besides indicators, and the words that they use for it, in both languages."""

EVERY_FIELD = ("all", "alle")
"""The words that choose every field, in both languages."""

_TAKEN = frozenset(
    fold(name)
    for name in (
        *(column for column in PROFILE_COLUMN_NAMES if column not in _INDICATORS),
        *("distance_km", "aliases", "pack", *EVERY_FIELD),
        *(name for field, names in FIELD_NAMES.items() for name in (field, *names)),
    )
)


def is_taken(name: str) -> bool:
    """Whether a field or a column has a name already, however it is spelled.

    An indicator cannot have it as its id then.
    """
    return fold(name) in _TAKEN
