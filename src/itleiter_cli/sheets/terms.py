"""The vocabulary as sheets, one per facet."""

from __future__ import annotations

from itleiter_cli.language import Label, Language
from itleiter_cli.model import FACETS
from itleiter_cli.sheets.sheet import Column, Document, Row, Sheet, cell
from itleiter_cli.vocabulary import TermUse, Vocabulary


def terms_document(language: Language, vocabulary: Vocabulary) -> Document:
    """Lay the vocabulary out, a row per term."""
    return Document(
        sheets=tuple(_sheet(language, facet, uses) for facet in FACETS if (uses := [use for use in vocabulary.terms if use.facet == facet]))
    )


def _sheet(language: Language, facet: str, uses: list[TermUse]) -> Sheet:
    say = language.say
    has_codes = any(use.esco_id or use.wz2008 for use in uses)
    has_broader = any(use.broader for use in uses)
    columns = [Column(say("term-label"))]
    columns += [Column(say("broader"))] if has_broader else []
    columns += [Column(say("code"))] if has_codes else []
    rows = []
    for use in uses:
        cells = [cell(language.label(Label(use.de, use.en)))]
        cells += [cell(", ".join(use.broader))] if has_broader else []
        cells += [cell(_code(language, use))] if has_codes else []
        rows.append(Row(use.term, (*cells, cell(language.number(use.cities)))))
    return Sheet(
        title=say(f"field-{facet}"),
        shape="list",
        label_heading=say("id"),
        columns=(*columns, Column(say("cities-using"), number=True)),
        rows=tuple(rows),
    )


def _code(language: Language, use: TermUse) -> str:
    if use.wz2008:
        return f"WZ 2008 {use.wz2008}"
    return f"ESCO {use.esco_id} ({language.say(f'esco-{use.esco_match}')})" if use.esco_id else ""
