"""What is asked of the profession in general: its codes, skills with their evidence, and the pages that describe it."""

from collections.abc import Mapping

from msgspec import Struct

from itleiter_cli.catalog.forms import (
    CodeScheme,
    EscoId,
    EscoMatch,
    EscoRelation,
    Origin,
    Times,
    Year,
)
from itleiter_cli.catalog.patterns import (
    Alias,
    IdOrLabel,
    NonBlank,
    Url,
)
from itleiter_cli.messages.language import Label


class ProfessionCode(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The code of the profession in a classification."""

    scheme: CodeScheme
    code: NonBlank
    de: NonBlank | None = None
    en: NonBlank | None = None
    url: Url | None = None
    note: Label | None = None


class Evidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often a skill was found: ESCO occupations that it is essential for, tasks in O*NET, descriptions, samples."""

    esco_essential: tuple[Alias, ...] = ()
    onet_tasks: Times = 0
    descriptions: Times = 0
    samples: Times = 0


class EscoSkill(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A skill of ESCO, how near its meaning is, and its relation to occupations of ESCO by their codes."""

    id: EscoId
    match: EscoMatch
    relations: Mapping[NonBlank, EscoRelation]


class CoreSkill(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A skill that is asked of the profession in general, with the evidence for it."""

    term: IdOrLabel
    evidence: Evidence
    esco: tuple[EscoSkill, ...] = ()


class Description(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page that describes the profession."""

    publisher: NonBlank
    url: Url
    dated: Year | None = None


class Profession(Struct, frozen=True, kw_only=True):
    """What is asked of the profession in general: a compilation of our own, or of the user's.

    ``descriptions`` are the pages, and ``samples`` the number of texts, that skills were counted in.
    """

    codes: tuple[ProfessionCode, ...] = ()
    skills: tuple[CoreSkill, ...] = ()
    descriptions: tuple[Description, ...] = ()
    samples: int = 0
    sources: tuple[str, ...] = ()
    origin: Origin | None = None
