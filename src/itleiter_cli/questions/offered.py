"""What was offered, and what it is held against: the records of the answer to an offer."""

from msgspec import Struct

from itleiter_cli.catalog.forms import Level, Origin, Period
from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.pay import MONTHS, half_up
from itleiter_cli.cities.position import Position, in_a_year

ADVERTISED_RENT = "asking_rent_eur_m2"
EXISTING_RENT = "rent_eur_m2"


class Offer(Struct, frozen=True, kw_only=True):
    """What was offered, in EUR: ``amount`` per ``per``, paid ``payments`` times a year.

    ``monthly`` is a twelfth of ``yearly``.
    """

    amount: int
    per: Period
    payments: int
    yearly: int
    monthly: int
    level: Level | None
    flat_m2: int


class Reference(Struct, frozen=True, kw_only=True):
    """A figure that applies, as its source gave it, and where the offer sits in it.

    ``percent`` is the place within a range. ``above_low``, ``above_mid`` and ``above_high`` are EUR per ``period`` of
    the figure, like its amounts, by which the offer lies above (negative: below) that amount. ``above_bound`` is the
    position above the bound of a figure that is open: what lies there is not known.
    """

    figure: PayFigure
    position: Position
    percent: int | None
    above_low: int | None
    above_mid: int | None
    above_high: int | None


class CityOffer(Struct, frozen=True, kw_only=True):
    """An offer in one city. Rent is EUR per month for the whole flat; ``rent_percent`` its share of the gross month.

    ``pay_cleared`` is where the user has cleared the figures of the city. ``rent_indicator`` is what the rent of the
    flat rests on: what is advertised, or where that is not known the rent of existing tenancies, which the fields that
    begin with ``existing_`` hold. Areas are named where a value is that of a larger one than the city.
    """

    city: str
    name: str
    figures: tuple[Reference, ...]
    rent_eur_m2: float | None
    rent_source: str | None
    rent_year: int | None
    rent_origin: Origin | None
    pay_cleared: Origin | None
    flat_rent: int | None
    rent_percent: float | None
    rent_indicator: str | None
    rent_area: str | None
    existing_rent_eur_m2: float | None
    existing_rent_source: str | None
    existing_rent_year: int | None
    existing_rent_area: str | None
    existing_rent_origin: Origin | None


def amount_above(offer: Offer, figure: PayFigure, amount: int, per: Period) -> int:
    """Return by how many EUR ``per`` month or year an offer lies above an amount of a figure, halves rounded up.

    Below it, that is negative.
    """
    difference = offer.yearly - in_a_year(figure, amount)
    return difference if per == "year" else half_up(difference, MONTHS)
