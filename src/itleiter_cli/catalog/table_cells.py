"""Read single cells of a table: numbers as people and spreadsheets write them, and words in either language."""

import re
from collections.abc import Mapping, Sequence

from itleiter_cli.catalog.advice import (
    ends_meant,
    is_net,
    number_meant,
    other_currency,
    plain_number,
    stands_for_unknown,
    year_meant,
)
from itleiter_cli.catalog.names import meant_by, nearest_keys
from itleiter_cli.catalog.yaml_values import MAX_DIGITS, refused_character
from itleiter_cli.messages.errors import Text, text
from itleiter_cli.messages.language import Label

CLEARS = "-"
"""What a cell holds that clears what is known; dashes that spreadsheets make of it count as well."""

_DASHES = frozenset("-–—−")
_FORMULA = re.compile(r"=|#(REF|N/A|NV|NAME|WERT|VALUE|DIV/0|BEZUG|NUM|ZAHL|NULL)[!?]?|(Err|Fehler):[0-9]")
_KEPT_FROM_COMPUTING = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s'’](?=[0-9]{3})")
_NUMBER = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}([.,])[0-9]{3}(\1[0-9]{3})*")
_GROUPED_WITH_DECIMALS = re.compile(r"[-+]?[1-9][0-9]{0,2}((\.[0-9]{3})+,[0-9]+|(,[0-9]{3})+\.[0-9]+)")
_CURRENCY = ("EUR", "Euro", "€")


class Unreadable(Exception):
    """A cell that cannot be read: what is wrong, and what to do."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message.key)
        self.message = message
        self.hint = hint


def plain_text(written: str) -> str:
    """Return the text of a cell, without the apostrophe that keeps a spreadsheet from computing it.

    Raises Unreadable for formulas, what they failed with, and characters that cannot be seen.
    """
    if _KEPT_FROM_COMPUTING.match(written):
        return written[1:]
    if _FORMULA.match(written):
        raise Unreadable(text("table-formula", written=written), text("table-formula-hint"))
    refused = refused_character(written)
    if refused is not None:
        raise Unreadable(refused, text("table-character-hint"))
    return CLEARS if written in _DASHES else written


def whole_number(written: str, unit: str = "") -> int:
    """Read a whole number, with or without separators of thousands: ``7200``, ``7.200``, ``7,200.00 €``.

    Raises Unreadable.
    """
    plain = _bare(written, unit)
    if _GROUPED.fullmatch(plain):
        return _within_digits(written, re.sub("[.,]", "", plain))
    number = _with_point(plain)
    whole, _, decimals = number.partition(".")
    if not _NUMBER.fullmatch(number):
        raise _no_number(written, unit, text("table-whole-hint"))
    if decimals.strip("0"):
        raise Unreadable(text("table-whole", written=written), text("table-whole-hint"))
    return _within_digits(written, whole)


def number_with_decimals(written: str, unit: str = "", *, three_decimals: bool = False) -> int | float:
    """Read a number with decimal point or comma: ``5.39``, ``5,39``, ``1.234,5``.

    ``three_decimals`` says that what stands before three digits is no separator of thousands. Raises Unreadable.
    """
    plain = _bare(written, unit)
    if _GROUPED.fullmatch(plain) and not three_decimals:
        marks = plain.count(".") + plain.count(",")
        if marks == 1:
            whole = re.sub("[.,]", "", plain)
            raise Unreadable(text("yaml-grouped", written=written), text("yaml-grouped-hint", plain=whole))
        return _within_digits(written, re.sub("[.,]", "", plain))
    number = _with_point(plain)
    if not _NUMBER.fullmatch(number):
        raise _no_number(written, unit, text("table-number-hint"))
    return float(number) if "." in number else _within_digits(written, number)


def year_number(written: str) -> int:
    """Read a year. Raises Unreadable."""
    try:
        return whole_number(written)
    except Unreadable:
        year = year_meant(written)
        hint = text("table-year-form-hint") if year is None else text("year-alone-hint", year=year)
        raise Unreadable(text("table-no-year", written=written), hint) from None


def _no_number(written: str, unit: str, hint: Text) -> Unreadable:
    """Say what is wrong with a cell that has no number, and which number was most likely meant."""
    currency = other_currency(written) if "EUR" in unit else None
    if currency is not None:
        return Unreadable(text("table-currency", currency=currency), text("table-currency-hint"))
    ends, number = ends_meant(written), number_meant(written)
    if stands_for_unknown(written):
        hint = text("table-nothing-number-hint")
    elif is_net(written):
        hint = text("basis-hint")
    elif "%" in written and unit != "%":
        hint = text("table-unit-hint", unit=unit) if unit else hint
    elif ends is not None:
        factor = 1000 if unit == "EUR" and max(ends) < 1000 else 1  # 65-80, meant in thousands
        low, high = (in_both_languages(end * factor) for end in ends)
        hint = text("table-range-hint", low=low, high=high) if unit == "EUR" else text("table-single-hint")
    elif number is not None:
        hint = text("write-hint", written=in_both_languages(number))
    return Unreadable(text("table-number", written=written), hint)


def in_both_languages(number: float) -> Label:
    """Write a number with a decimal comma and with a point; a German spreadsheet makes days of points."""
    plain = plain_number(number)
    return Label(de=plain.replace(".", ","), en=plain)


def _bare(written: str, unit: str) -> str:
    """Take away the unit behind a number, and white space and apostrophes between its digits."""
    units = {unit, unit.replace("EUR", "€"), *(_CURRENCY if "EUR" in unit else ())} - {""}
    plain = written
    for each in sorted(units, key=len, reverse=True):
        if plain.casefold().endswith(each.casefold()):
            plain = plain[: -len(each)].rstrip()
            break
    return _BETWEEN_DIGITS.sub("", plain).replace("−", "-")


def _with_point(plain: str) -> str:
    if _GROUPED_WITH_DECIMALS.fullmatch(plain):
        thousands = "." if plain.index(".") < plain.index(",") else ","
        plain = plain.replace(thousands, "")
    return plain.replace(",", ".")


def _within_digits(written: str, digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise Unreadable(text("yaml-digits", limit=MAX_DIGITS), text("yaml-digits-hint"))
    if not re.fullmatch(r"[-+]?[0-9]+", digits):
        raise Unreadable(text("table-number", written=written), text("table-number-hint"))
    return int(digits)


class KeysByName:
    """Keys by their names: how they are written exactly, else as names are compared.

    ``shown`` are the sentences that name keys where one of a few is to be chosen; else they are named as they are.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], shown: Mapping[str, str] | None = None) -> None:
        self._names = {key: (key, *every) for key, every in names.items()}
        self._shown = shown or {}
        self._found: dict[str, list[str]] = {}
        for key, every in self._names.items():
            for name in dict.fromkeys(every):
                self._found.setdefault(name, []).append(key)

    def find(self, typed: str) -> list[str]:
        """Return the keys that something typed names; more than one where it is not clear which."""
        if typed not in self._found:
            self._found[typed] = meant_by(self._names, typed)
        return self._found[typed]

    def near(self, typed: str) -> list[str]:
        """Return the keys of which a name is spelled nearly so."""
        return nearest_keys(self._names, typed)

    def choose(self, typed: str) -> str:
        """Return the one key that is named. Raises Unreadable with what could be written instead."""
        found = self.find(typed)
        if len(found) == 1:
            return found[0]
        raise Unreadable(text("choice", written=typed), self.hint(typed))

    def hint(self, typed: str) -> Text:
        """Say what could be written instead of what names no key, or several."""
        near = self.find(typed) or self.near(typed)
        return text("did-you-mean", names=self.shown(near)) if near else text("choice-hint", known=self.shown())

    def shown(self, keys: Sequence[str] | None = None) -> list[str | Text]:
        """Return keys, all unless some are given, as a message names them."""
        return [text(self._shown[key]) if key in self._shown else key for key in keys or self._names]
