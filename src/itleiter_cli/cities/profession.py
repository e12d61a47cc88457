"""What is asked of the profession in general: which skills make its core, and what kinds of evidence speak for each."""

from collections.abc import Mapping
from typing import Literal

from itleiter_cli.catalog.forms import EscoMatch
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.profession import CoreSkill

EvidenceKind = Literal["esco", "onet", "descriptions", "samples"]

_COUNTED_MATCHES: tuple[EscoMatch, ...] = ("exact", "close")
_FEWEST_TASKS = 1
_FEWEST_DESCRIPTIONS = 3
_FEWEST_SAMPLES = 3


def core_skills(catalog: Catalog) -> Mapping[str, CoreSkill]:
    """Return the skills that are asked of the profession in general, by the id of their term, in their order."""
    return {core.term: core for core in catalog.profession.skills} if catalog.profession else {}


def _is_essential_in_esco(core: CoreSkill) -> bool:
    """Whether a skill of ESCO that means the same, or nearly, is essential for one of its occupations."""
    return any(each.match in _COUNTED_MATCHES and "essential" in each.relations.values() for each in core.esco)


def evidence_kinds(core: CoreSkill) -> tuple[EvidenceKind, ...]:
    """Return the kinds of evidence, of four, that say that a skill belongs to the core.

    It is essential in ESCO, asked for by a task in O*NET, named by 3 or more descriptions, or in 3 or more samples.
    """
    evidence = core.evidence
    held: Mapping[EvidenceKind, bool] = {
        "esco": _is_essential_in_esco(core),
        "onet": evidence.onet_tasks >= _FEWEST_TASKS,
        "descriptions": evidence.descriptions >= _FEWEST_DESCRIPTIONS,
        "samples": evidence.samples >= _FEWEST_SAMPLES,
    }
    return tuple(kind for kind, is_held in held.items() if is_held)
