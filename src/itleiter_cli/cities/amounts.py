"""From an amount of pay or a distance as people type it to a number, by rules that are the same in every language."""

import math
import re
import unicodedata

from msgspec import Struct

from itleiter_cli.catalog.forms import LARGEST_AMOUNT, Period
from itleiter_cli.cities.pay import half_up
from itleiter_cli.messages.errors import Text, UsageProblem, text

_GROUP = 3
"""Digits that a separator for thousands stands before; before fewer it is a decimal separator."""
_MOST_DIGITS = 12
"""Longer numbers are too large anyway."""

# Compiled where they are used; what was typed has small letters then, and ASCII digits, spaces, quotes and dashes.
_CURRENCY = r"(?:€|euros?|eur)"
_NUMBER = r"\d+(?:[.,'_ ]\d+)*"
_FORM = rf"{_CURRENCY}? *(?P<sign>[+-]?)(?P<number>{_NUMBER})(?:[.,]-{{1,2}})? *(?P<rest>.*)"
_REST = rf"""
    (?P<thousand> k | tsd\.? | tausend | thousand | t(?=€|eur) )? \ *  # 86k, 86 Tsd., 86 tausend, 86 TEUR
    {_CURRENCY}? \ *                                                   # 7200 €, 7200 Euro
    (?: brutto | gross )? \ *                                          # 7200 EUR brutto
    (?:
        (?P<year>  (?: /\ * | per\  | pro\  | im\  | je\  | a\  )? (?: jahr | year | yr )  # /Jahr, im Jahr, a year
                 | /\ *[ajy] | p\.?\ *a\.? | per\ annum                                   # /a, p. a.
                 | jährlich | jaehrlich | yearly | annually )
      | (?P<month> (?: /\ * | per\  | pro\  | im\  | je\  | a\  )? (?: monat | month )    # /Monat, per month
                 | /\ *mo?\.? | p\.?\ *m\.?                                               # /m, /mo., p. m.
                 | monatlich | monthly | mtl\.? )
    )? \ *
    (?: brutto | gross )?                                              # 86.400 EUR im Jahr brutto
"""
_KILOMETRES = r" ?(?:km|kilomet(?:er|ern|re|ers|res))$"
_GROUP_OR_DECIMALS = r"[1-9]\d{0,2}[.,]\d{3}"
_TYPOGRAPHY = str.maketrans("’‘ʼ–—\u2212", "'''---")


class TypedAmount(Struct, frozen=True):
    """An amount in whole EUR; ``per`` is the period that was typed with it, None where none was."""

    eur: int
    per: Period | None


def read_amount(typed: str, what: str) -> TypedAmount:
    """Read an amount such as ``7200``, ``7.200 €``, ``7,200.50`` or ``86k/year``; ``what`` is the option or argument.

    A separator before exactly three digits groups, before one or two it is decimal; cents are rounded half up. What
    could be read in two ways is not guessed. Raises UsageProblem.
    """
    read = _read(typed)
    if isinstance(read, TypedAmount):
        return read
    digits = read.key in ("amount-digits", "amount-separators", "amount-group")
    hint = text("amount-digits-hint" if digits else "amount-hint")
    raise UsageProblem(text("of-option", option=what, message=read), hint)


def _read(typed: str) -> TypedAmount | Text:
    """Read an amount, or say why it is none or could be several."""
    form = re.fullmatch(_FORM, _plain(typed))
    if form is None:
        return text("amount-unreadable", typed=typed)
    rest = re.fullmatch(_REST, form["rest"], re.VERBOSE)
    if rest is None:
        return text("amount-rest", rest=form["rest"], typed=typed)
    in_thousands = rest["thousand"] is not None
    parted = _parted(form["number"], in_thousands=in_thousands)
    if isinstance(parted, Text):
        return parted
    whole, decimals = parted
    cents = 0 if len(whole) > _MOST_DIGITS else int(whole + decimals.ljust(2, "0")) * (1000 if in_thousands else 1)
    eur = half_up(cents, 100)
    if form["sign"] == "-" or not 1 <= eur <= LARGEST_AMOUNT:
        return text("amount-range", typed=typed, most=LARGEST_AMOUNT)
    return TypedAmount(eur, "year" if rest["year"] else "month" if rest["month"] else None)


def read_kilometres(typed: str, what: str) -> float:
    """Read a distance in km such as ``40``, ``12,5`` or ``40 km``; ``what`` is the option.

    What could be a group of three digits or three decimals is not guessed. Raises UsageProblem for that, and for what
    is no number, below 0 or infinite.
    """
    number = re.sub(_KILOMETRES, "", _plain(typed)).removeprefix("+").replace("_", " ")
    if re.fullmatch(_GROUP_OR_DECIMALS, number):
        unclear = text("of-option", option=what, message=text("amount-group", number=number))
        raise UsageProblem(unclear, text("distance-group-hint", whole=re.sub(r"\D", "", number)))
    try:
        kilometres = float(number.replace(",", "."))
    except ValueError:
        parted = _parted(number) if re.fullmatch(_NUMBER, number) else None
        kilometres = float(".".join(parted)) if isinstance(parted, tuple) else math.nan
    if not 0 <= kilometres < math.inf:
        raise UsageProblem(text("no-distance", option=what, typed=typed), text("no-distance-hint"))
    return abs(kilometres)  # of -0 as well


def is_amount(typed: str) -> bool:
    """Whether something can be read as an amount."""
    return isinstance(_read(typed), TypedAmount)


def _plain(typed: str) -> str:
    """Return what was typed in small letters and with single spaces, signs in the place of what looks like them.

    Spaces are also those that do not break, and thin ones.
    """
    plain = "".join(map(_plain_character, unicodedata.normalize("NFC", typed).lower()))
    return " ".join(plain.translate(_TYPOGRAPHY).split())


def _plain_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    wide = unicodedata.normalize("NFKC", character)
    return wide if unicodedata.east_asian_width(character) == "F" and wide.isascii() else character


def _parted(number: str, *, in_thousands: bool = False) -> tuple[str, str] | Text:
    """Part a number into the digits before and behind its decimal separator, or say why that is not clear."""
    first, *groups = re.split(r"\D", number)
    separators = re.findall(r"\D", number)
    decimals, point = "", None
    if groups and len(groups[-1]) < _GROUP and separators[-1] in ".,":
        decimals, point = groups.pop(), separators.pop()
    uneven = next((group for group in groups if len(group) != _GROUP), None)
    if uneven is not None:
        return text("amount-digits", number=number, digits=uneven)
    if len({*separators}) > 1 or point in separators:
        return text("amount-separators", number=number)
    if groups and (in_thousands or len(first) > _GROUP or first.startswith("0")):
        return text("amount-group", number=number)
    return "".join([first, *groups]).lstrip("0"), decimals
