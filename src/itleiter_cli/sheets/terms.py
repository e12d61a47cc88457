"""The vocabulary as sheets, one per facet."""

from itleiter_cli.catalog.model import FACETS, Catalog, FacetName
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.terms import TermUse, Vocabulary
from itleiter_cli.sheets.sheet import Column, Document, Row, Sheet, cell


def document(_: Catalog, language: Language, vocabulary: Vocabulary) -> Document:
    """Lay the vocabulary out: per facet a row per term, and below it the codes of those that have one."""
    facets = [(facet, [use for use in vocabulary.terms if use.facet == facet]) for facet in FACETS]
    sheets = [
        sheet
        for facet, uses in facets
        if uses
        for sheet in (_terms(language, facet, uses), _codes(language, facet, uses))
        if sheet.rows
    ]
    return Document(sheets=tuple(sheets), title=language.say("terms-heading"))


def _terms(language: Language, facet: FacetName, uses: list[TermUse]) -> Sheet:
    say = language.say
    own = ", ".join(f"{use.term} ({use.pack})" for use in uses if use.pack)
    return Sheet(
        title=say(f"field-{facet}"),
        shape="list",
        label_heading=say("id"),
        columns=(Column(say("term-label")), Column(say("cities-using"), number=True)),
        rows=tuple(Row(use.term, (cell(_label(language, use)), cell(language.number(use.cities)))) for use in uses),
        remarks=(say("own-terms", terms=own),) if own else (),
    )


def _label(language: Language, use: TermUse) -> str:
    relations = {"broader": use.broader, "part_of": use.part_of}
    above = "; ".join(f"{language.say(relation)}: {', '.join(terms)}" for relation, terms in relations.items() if terms)
    label = language.label(Label(use.de, use.en))
    return f"{label} ({above})" if above else label


def _codes(language: Language, facet: FacetName, uses: list[TermUse]) -> Sheet:
    say = language.say
    rows = [Row(use.term, (cell(use.esco_id), cell(say(f"esco-{use.esco_match}")))) for use in uses if use.esco_id]
    rows += [Row(use.term, (cell(use.wz2008), cell(say("wz2008")))) for use in uses if use.wz2008]
    return Sheet(
        title=say("codes-title", facet=text(f"field-{facet}")),
        shape="list",
        label_heading=say("id"),
        columns=(Column(say("code")), Column(say("match"))),
        rows=tuple(rows),
    )
