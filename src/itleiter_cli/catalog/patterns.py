"""What texts in data files must keep to: patterns of slugs, codes and addresses.

They stand apart from the other forms since each is compiled when it is made, which a run without own data has no use
for.
"""

import re
from typing import Annotated

from msgspec import Meta

from itleiter_cli.catalog.names import LONGEST_NAME, words

SLUG = r"^[a-z][a-z0-9-]*$"
Slug = Annotated[str, Meta(pattern=SLUG)]
INDICATOR_ID = r"^[a-z][a-z0-9_-]*$"
IndicatorId = Annotated[str, Meta(pattern=INDICATOR_ID)]
REGION_CODE = r"^[A-Z]{2}$"
RegionCode = Annotated[str, Meta(pattern=REGION_CODE)]
AGS = r"^[0-9]{8}$"
Ags = Annotated[str, Meta(pattern=AGS)]
SOMETHING = r"\S"
NonBlank = Annotated[str, Meta(min_length=1, pattern=SOMETHING, max_length=2000)]
IdOrLabel = NonBlank
"""An id of what is defined elsewhere; in a file of the user's own, a label may stand in its place."""
ALIAS = r"^[^|]*[^|\s][^|]*$"
Alias = Annotated[str, Meta(min_length=1, pattern=ALIAS, max_length=2000)]
"""Aliases are listed with ``|`` between them, and so are codes of occupations."""
SPDX_ID = r"^[A-Za-z0-9][A-Za-z0-9.+-]*$"
SpdxId = Annotated[str, Meta(pattern=SPDX_ID, max_length=100)]
"""An identifier of the list of licences of SPDX (https://spdx.org/licenses)."""
ADDRESS = r"^https?://[^\s|/?#@＠﹫%\\]+([/?#][^\s|]*)?$"
Url = Annotated[str, Meta(pattern=ADDRESS, max_length=2000)]
"""An address of the web without user and password, since every output shows it."""
WZ2008 = r"^[A-U]([0-9]{2}(\.[0-9]{1,2}(\.[0-9])?)?)?$"
Wz2008 = Annotated[str, Meta(pattern=WZ2008)]
"""A code of WZ 2008, or the letter of a section."""
SECTOR_ID = r"^(TOTAL|[A-U](-[A-U])?)$"
SectorId = Annotated[str, Meta(pattern=SECTOR_ID)]
"""A group of sections of WZ 2008, or all of them."""
DATE = r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"
DayOrMonth = Annotated[str, Meta(pattern=DATE)]
"""``2017-08`` or ``2025-08-22``; whether the calendar has the day is checked apart."""


def is_slug(written: str) -> bool:
    """Whether something has the form of a slug."""
    return re.fullmatch(SLUG, written) is not None


def slug_of(name: str) -> str | None:
    """Return the slug of a city by its name, None where no city can be called so."""
    slug = "-".join(words(name))
    return slug if is_slug(slug) and name.isprintable() and len(name) <= LONGEST_NAME else None


def is_id(written: str) -> bool:
    """Whether something has the form of any id but a state's."""
    return any(re.fullmatch(pattern, written) for pattern in (INDICATOR_ID, SECTOR_ID))


def is_region_code(written: str) -> bool:
    """Whether something has the form of the two letters of a state."""
    return re.fullmatch(REGION_CODE, written) is not None
