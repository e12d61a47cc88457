"""What texts in data files must keep to: patterns of slugs, codes and addresses.

They stand apart from the other forms since each is compiled when it is made, which a run without own data has no use
for.
"""

from typing import Annotated

from msgspec import Meta

Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")]
IndicatorId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]*$")]
RegionCode = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Ags = Annotated[str, Meta(pattern=r"^[0-9]{8}$")]
SOMETHING = r"\S"
Words = Annotated[str, Meta(min_length=1, pattern=SOMETHING, max_length=2000)]
Alias = Annotated[str, Meta(min_length=1, pattern=r"^[^|]*[^|\s][^|]*$", max_length=2000)]
"""Aliases are listed with ``|`` between them, and so are codes of occupations."""
SpdxId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*$", max_length=100)]
"""An identifier of the list of licences of SPDX (https://spdx.org/licenses)."""
ADDRESS = r"^https?://[^\s|/?#@＠﹫%\\]+([/?#][^\s|]*)?$"
Url = Annotated[str, Meta(pattern=ADDRESS, max_length=2000)]
"""An address of the web without user and password, since every output shows it."""
Wz2008 = Annotated[str, Meta(pattern=r"^[A-U]([0-9]{2}(\.[0-9]{1,2}(\.[0-9])?)?)?$")]
"""A code of WZ 2008, or the letter of a section."""
SectorId = Annotated[str, Meta(pattern=r"^(TOTAL|[A-U](-[A-U])?)$")]
"""A group of sections of WZ 2008, or all of them."""
DATE = r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"
DayOrMonth = Annotated[str, Meta(pattern=DATE)]
"""``2017-08`` or ``2025-08-22``; whether the calendar has the day is checked apart."""
