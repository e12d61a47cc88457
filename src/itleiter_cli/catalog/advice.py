"""What to write in the place of a value that does not fit: the number, day or list that was most likely meant."""

import datetime
import re
from collections.abc import Mapping

from itleiter_cli.catalog import patterns
from itleiter_cli.catalog.yaml_errors import is_yes
from itleiter_cli.catalog.yaml_values import YamlValue
from itleiter_cli.messages.errors import Text, text

_NOTHING = re.compile(r"(?i)k\.? ?a\.?|keine angaben?|n/?a|n\.a\.|unbekannt|unknown|none|nichts|[-–—?]+|x+")
_NOT_TO_QUOTE = re.compile(r"[\"'\\\[\]{}]")
"""What cannot stand between quotes as it is."""
_RANGE = re.compile(r"(?i)(.*?\d.*?)\s*(?:-|–|—|\bbis\b|\bto\b)\s*(.*\d.*)")
_THOUSANDS = re.compile(r"(?i)(.*\d)\s*(?:k|tsd\.?|tausend|t€|teur)(?![a-z])(.*)")
_MILLIONS = re.compile(r"(?i)(.*\d)\s*(?:mio\.?|mn|million(?:en)?)(?![a-z])(.*)")
_UNITS = re.compile(
    r"(?i)€|eur|euro|%|prozent|percent|/?m²|/?qm|brutto|[~≈]|(?:/|\bpro\b|\bper\b|\bim\b)\s*(?:monat|jahr|month|year)|\bp\.?\s?[am]\.|\b(?:circa|ca\.?|etwa|rund|about|ab)(?![a-z])|[\s'’]"
)
_POWER_OF_TEN = re.compile(r"(\d+)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_OTHER_CURRENCY = re.compile(r"(?i)\$|£|\b(?:chf|usd|gbp|sfr|dollar|franken)\b")
_NET = re.compile(r"(?i)\b(?:netto|net)\b")
_YEAR = re.compile(r"(?:[^\W\d]+\.?|\d{1,2}[./]|\d{1,2}\.\s?\d{1,2}\.)?\s*((?:19|20)\d\d)(?:\s*[-–/]\s*\d{2,4})?")
"""A year, which may have a day or a month before it, or another year behind it."""
_GERMAN = re.compile(r"[-+]?\d{1,3}(\.\d{3})+(,\d+)?|[-+]?\d+,\d+")
_ENGLISH = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?|[-+]?\d+(\.\d+)?")
_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_YEARLY = 20_000
"""An amount from which on nobody means EUR per month."""
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,}(?:[/?#]\S*)?")

_FORM_HINTS: Mapping[str, str] = {
    patterns.DATE: "date-hint",
    patterns.AGS: "ags-hint",
    patterns.REGION_CODE: "region-code-hint",
    patterns.ALIAS: "alias-hint",
    patterns.ADDRESS: "address-hint",
    patterns.WZ2008: "wz2008-hint",
    patterns.SECTOR_ID: "sector-id-hint",
    patterns.SPDX_ID: "spdx-hint",
}
"""The keys of what to do about a text that does not fit a pattern, which nobody is shown."""


def form_hint(pattern: str, written: str) -> Text:
    """Say what a text must look like, with an example made of it where one can be."""
    if pattern == patterns.ADDRESS and _WITHOUT_SCHEME.fullmatch(written.strip()):
        return text("write-hint", written=f"https://{written.strip()}")
    if pattern in (patterns.SLUG, patterns.INDICATOR_ID):
        slug = patterns.slug_of(written)
        return text("slug-hint") if slug is None else text("slug-example-hint", slug=slug)
    return text(_FORM_HINTS.get(pattern, "esco-id-hint"))


def bounds_hint(value: float, low: float | None, high: float | None) -> Text:
    """Say which numbers there may be; a year of two digits lacks its century."""
    if low == 1900 and 0 <= value < 100:
        return text("year-hint", year=str(int(value) + (2000 if value < 50 else 1900)))
    return text("number-bounds-hint", low=f"{low:.15g}", high=f"{high:.15g}")


def type_hint(value: YamlValue, kinds: list[str]) -> Text:
    """Say what to write in the place of a value of another kind than there may be."""
    takes_number = "kind-whole-number" in kinds or "kind-number" in kinds
    match value:
        case None:
            return text("fields-hint" if kinds == ["kind-fields"] else "value-nothing-hint")
        case str():
            return _text_hint(value, kinds, takes_number=takes_number)
        case dict() if "kind-list" in kinds:
            return text("list-of-fields-hint", form=pay_form(value))
        case dict() if kinds == ["kind-text"] and len(value) == 1:
            ((before, behind),) = value.items()
            return _colon_hint(before, behind)
        case list():
            return _list_hint(value, kinds)
        case bool():
            return text("value-type-hint")
    if kinds == ["kind-date"]:
        return text("yaml-day-hint")
    written = _written(value, kinds, takes_number=takes_number)
    return text("value-type-hint") if written is None else text("write-hint", written=written)


def _colon_hint(before: str, behind: YamlValue) -> Text:
    """Say how to write a text that became a field by its colon, behind which there may be a mere yes, or a language."""
    if not isinstance(behind, str | bool | None) or behind is False or _NOT_TO_QUOTE.search(f"{before}{behind}"):
        return text("value-type-hint")
    if before in ("de", "en"):
        return text("write-hint", written=behind) if isinstance(behind, str) else text("value-type-hint")
    return text("write-hint", written=before if is_yes(behind) else f'"{before}: {behind}"')


def _list_hint(value: list[YamlValue], kinds: list[str]) -> Text:
    if "kind-fields" in kinds:
        return text("fields-hint")
    only = value[0] if len(value) == 1 and isinstance(value[0], str | int | float) else None
    return text("value-single-hint") if only is None else text("write-hint", written=str(only))


def _written(value: YamlValue, kinds: list[str], *, takes_number: bool) -> str | None:
    """Return a number or a day as it would fit, None where it cannot be told."""
    if isinstance(value, datetime.date) and takes_number:
        return str(value.year)
    if isinstance(value, int | float) and "kind-text" in kinds:
        return f'"{value}"'
    return str(round(value)) if isinstance(value, float) and takes_number else None


def _text_hint(value: str, kinds: list[str], *, takes_number: bool) -> Text:
    if takes_number:
        return _number_hint(value)
    if "kind-date" in kinds:
        day = _GERMAN_DAY.fullmatch(value.strip())
        if day is None:
            return text("yaml-day-hint")
        return text("write-hint", written=f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}")
    if "kind-list" in kinds:
        return list_hint(value)
    if "kind-fields" in kinds:
        return text("fields-hint")
    return text("value-type-hint")


def list_hint(written: str) -> Text:
    """Say how to write what stands in a text as a list."""
    stripped = (part.strip() for part in re.split("[,;|]", written))
    parts = [f'"{part}"' if ":" in part else part for part in stripped if part]
    return text("list-hint", written=f"[{', '.join(parts)}]")


def _number_hint(written: str) -> Text:
    """Say which number a text means, where one can be made of it."""
    if stands_for_unknown(written):
        return text("value-nothing-hint")
    if other_currency(written) is not None:
        return text("value-currency-hint")
    if is_net(written):
        return text("basis-hint")
    year = year_meant(written)
    if year is not None:
        return text("year-alone-hint", year=year)
    ends = ends_meant(written)
    if ends:
        return text("range-hint", low=plain_number(ends[0]), high=plain_number(ends[1]))
    number = number_meant(written)
    return text("value-type-hint") if number is None else text("write-number-hint", written=plain_number(number))


def stands_for_unknown(written: str) -> bool:
    """Whether a text says that nothing is known: ``k. A.``, ``n/a``, ``?``."""
    return _NOTHING.fullmatch(written.strip()) is not None


def other_currency(written: str) -> str | None:
    """Return what a text names in the place of EUR, None where that is nothing."""
    found = _OTHER_CURRENCY.search(written)
    return None if found is None else found[0]


def is_net(written: str) -> bool:
    """Whether an amount is called net."""
    return _NET.search(written) is not None


def year_meant(written: str) -> str | None:
    """Return the year of a text that has more than it: ``2024/25``, ``Mai 2026``, ``1.5.2026``."""
    found = _YEAR.fullmatch(written.strip())
    return None if found is None else found[1]


def ends_meant(written: str) -> tuple[float, float] | None:
    """Return both ends of a range that stands in one text: ``60-80k``, ``5.000 bis 6.500``."""
    ends = _RANGE.fullmatch(written.strip())
    low, high = (number_meant(ends[1]), number_meant(ends[2])) if ends else (None, None)
    if ends is None or low is None or high is None:
        return None
    in_thousands = high >= 1000 > low and _THOUSANDS.fullmatch(ends[2]) is not None
    return low * 1000 if in_thousands else low, high


def number_meant(written: str) -> float | None:
    """Return the number that a person wrote with units, a decimal comma or thousands, None where it is not clear."""
    power = _POWER_OF_TEN.fullmatch(written.strip())
    if power:
        return float(f"{power[1]}.{power[2] or 0}e{power[3]}")
    thousands, millions = _THOUSANDS.fullmatch(written), _MILLIONS.fullmatch(written)
    parts = thousands or millions
    plain = re.sub(r",[-–—]+$", "", _UNITS.sub("", f"{parts[1]}{parts[2]}" if parts else written))
    factor = 1000 if thousands else 1_000_000 if millions else 1
    if re.fullmatch(r"[-+]?\d+,\d{3}", plain):  # thousands in English, decimals in German
        return None
    if _GERMAN.fullmatch(plain):
        return float(plain.replace(".", "").replace(",", ".")) * factor
    if _ENGLISH.fullmatch(plain):
        return float(plain.replace(",", "")) * factor
    return None


def pay_form(value: YamlValue) -> str:
    """Write a whole list of one pay figure, with the amounts or the fields that were written where they can be read."""
    fields: dict[str, object] = {"role": "it-leiter", "level": "any", "measure": "range"}
    if isinstance(value, dict):
        fields |= {key: item for key, item in value.items() if isinstance(item, str | int | float)}
        fields.setdefault("period", "month")
    else:
        ends = _RANGE.fullmatch(str(value).strip())
        amounts = [number_meant(each) for each in (ends.groups() if ends else (str(value),))]
        read = [plain_number(each) for each in amounts if each is not None]
        if len(read) == 1 and not ends:
            fields |= {"measure": "mean", "mid": read[0]}
        else:
            low, high = read if len(read) == 2 else ("...", "...")
            fields |= {"low": low, "high": high}
        fields["period"] = "year" if any(each is not None and each >= _YEARLY for each in amounts) else "month"
    return f"pay: [{{{', '.join(f'{key}: {item}' for key, item in fields.items())}}}]"


def plain_number(number: float) -> str:
    """Write a number in digits, with a decimal point."""
    return f"{number:.15g}"
