"""What tables for scripts and their columns hold, and what the tidy ones are called; imported only to describe them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from itleiter_cli.messages.language import Label
from itleiter_cli.messages.plain_fields import PLAIN_FIELD_TEXTS

Kind = Literal[
    "plain",
    "code",
    "field",
    "role",
    "state",
    "joined",
    "year",
    "tenths",
    "hundredths",
    "degrees",
    "share",
    "exact",
    "dated",
]
"""How a column is written for people.

Texts: codes with words in ``CODES``, ids of fields, roles or states, several ids with | between them. Numbers: years and
others that are counted rather than measured, those with so many decimals, shares in percent, as they are. ``dated`` is a
year, a month or a day. Plain are whole numbers, days and all other texts.
"""


class Described(NamedTuple):
    """What something is called, and what it holds; of a column, how that is written for people."""

    title: Label
    meaning: Label
    kind: Kind = "plain"


class Headed(NamedTuple):
    """What a column is called in a workbook, and how it is written there."""

    title: Label
    kind: Kind


def _headed(english: str, german: str, kind: Kind = "plain") -> Headed:
    return Headed(Label(en=english, de=german), kind)


PACKAGE = Described(
    title=Label(
        en="IT-Leiter in German cities: pay, skills and cost of living",
        de="IT-Leiter in deutschen Städten: Gehalt, Kenntnisse und Lebenshaltung",
    ),
    meaning=Label(
        en="What is known about the work of an IT-Leiter (head of IT) in German cities: pay, industries, employers, skills, culture, training and the cost of living. One row per observation, figures as their sources gave them. Every figure names its source; an empty cell means that nothing is known.",
        de="Was über die Arbeit eines IT-Leiters in deutschen Städten bekannt ist: Gehalt, Branchen, Arbeitgeber, Kenntnisse, Kultur, Weiterbildung und Lebenshaltung. Eine Zeile je Beobachtung, Zahlen wie in ihrer Quelle. Jede Zahl nennt ihre Quelle; eine leere Zelle heißt, dass nichts bekannt ist.",
    ),
)
LICENCE = Label(
    en="MIT, for selection, labels and wording; the figures are under the terms of their sources",
    de="MIT, für Auswahl, Bezeichnungen und Wortlaut; für die Zahlen gelten die Bedingungen ihrer Quellen",
)

KEYWORDS: tuple[Label, ...] = (
    Label(en="salary", de="Gehalt"),
    Label(en="head of IT", de="IT-Leiter"),
    Label(en="Germany", de="Deutschland"),
    Label(en="cities", de="Städte"),
    Label(en="skills", de="Kenntnisse"),
    Label(en="cost of living", de="Lebenshaltung"),
)

NAMED_PAGES = Label(
    en="Pages about the economy of the cities, each with publisher and address in its row (page_publisher, page_url)",
    de="Seiten über die Wirtschaft der Städte, jede mit Herausgeber und Adresse in ihrer Zeile (page_publisher, page_url)",
)
NAMED_PAGES_LICENCE = Label(
    en="no open licence looked for; facts only, as ids of our terms, no sentence taken over",
    de="nach keiner offenen Lizenz gesucht; nur Tatsachen, als IDs unserer Begriffe, kein Satz übernommen",
)

TABLES: Mapping[str, Described] = {
    "cities": Described(
        title=Label(en="Cities", de="Städte"),
        meaning=Label(en="One row per city.", de="Eine Zeile je Stadt."),
    ),
    "pay": Described(
        title=Label(en="Pay figures", de="Gehaltsangaben"),
        meaning=Label(
            en="One row per statement of a source about pay in a city, a state or the country; no state's figure is filled in for a city.",
            de="Eine Zeile je Aussage einer Quelle über das Gehalt in einer Stadt, einem Bundesland oder in Deutschland; für Städte ist keine Angabe des Bundeslandes eingesetzt.",
        ),
    ),
    "terms": Described(
        title=Label(en="Terms of cities", de="Begriffe der Städte"),
        meaning=Label(
            en="One row per city and term: industries, employers, skills, culture and training that its text names.",
            de="Eine Zeile je Stadt und Begriff: Branchen, Arbeitgeber, Kenntnisse, Kultur und Weiterbildung, die ihr Text nennt.",
        ),
    ),
    "indicators": Described(
        title=Label(en="Indicators", de="Kennzahlen"),
        meaning=Label(
            en="One row per city, indicator and edition; at the end the values for Germany.",
            de="Eine Zeile je Stadt, Kennzahl und Ausgabe; am Ende die Werte für Deutschland.",
        ),
    ),
    "sources": Described(
        title=Label(en="Sources", de="Quellen"),
        meaning=Label(
            en="One row per source, with what rests on it.", de="Eine Zeile je Quelle, mit dem, was auf ihr beruht."
        ),
    ),
    "sectors": Described(
        title=Label(en="Employees by industry", de="Beschäftigte nach Branche"),
        meaning=Label(
            en="One row per group of sections of WZ 2008 and city, and per group for Germany: employees at the place of work, their share, and that share against Germany's. For cities within a Kreis the numbers are the Kreis's; area names it.",
            de="Eine Zeile je Gruppe von Abschnitten der WZ 2008 und Stadt, dazu je Gruppe für Deutschland: Beschäftigte am Arbeitsort, ihr Anteil und dieser im Vergleich zu dem in Deutschland. Bei Städten in einem Kreis sind es die Zahlen des Kreises; area nennt ihn.",
        ),
    ),
    "economy": Described(
        title=Label(en="Named for the economy of cities", de="Genannt für die Wirtschaft der Städte"),
        meaning=Label(
            en="One row per city, term and page: industries and kinds of employers that pages name for the city. They speak of its economy, not of the job; what is absent was not named.",
            de="Eine Zeile je Stadt, Begriff und Seite: Branchen und Arten von Arbeitgebern, die Seiten für die Stadt nennen. Es geht um deren Wirtschaft, nicht um die Stelle; was fehlt, ist nicht genannt.",
        ),
    ),
}

_KINDS_OF_PLAIN_FIELDS: Mapping[str, Kind] = {"state": "state", "lat": "degrees", "lon": "degrees"}

TIDY_COLUMNS: Mapping[str, Described] = {
    "city": Described(
        title=Label(en="City", de="Stadt"),
        meaning=Label(
            en="Slug of the city; in pay, indicators and sectors, empty for figures of a state or the country.",
            de="Kennung der Stadt; bei Gehaltsangaben, Kennzahlen und Beschäftigten leer, wenn sie für ein Bundesland oder Deutschland gelten.",
        ),
    ),
    **{
        field: Described(
            title=Label(en=texts.heading[0], de=texts.heading[1]),
            meaning=Label(en=texts.meaning[0], de=texts.meaning[1]),
            kind=_KINDS_OF_PLAIN_FIELDS.get(field, "plain"),
        )
        for field, texts in PLAIN_FIELD_TEXTS.items()
    },
    "aliases": Described(
        title=Label(en="Other names", de="Andere Namen"),
        meaning=Label(
            en="Names that people type as well, joined with |.", de="Weitere gebräuchliche Namen, verbunden mit |."
        ),
    ),
    "scope": Described(
        kind="code",
        title=Label(en="Scope", de="Geltung"),
        meaning=Label(
            en="Where the figure was stated: for a city, a state or the country.",
            de="Wofür die Angabe gilt: Stadt, Bundesland oder Deutschland.",
        ),
    ),
    "region": Described(
        title=Label(en="Region", de="Gebiet"),
        meaning=Label(
            en="Slug of the city, or two letters of the state; DE is the country.",
            de="Kennung der Stadt oder zwei Buchstaben des Bundeslandes; DE ist Deutschland.",
        ),
    ),
    "role": Described(
        kind="role",
        title=Label(en="Role", de="Rolle"),
        meaning=Label(
            en="Id of the role that the figure speaks of.", de="Kennung der Rolle, von der die Angabe spricht."
        ),
    ),
    "level": Described(
        kind="code",
        title=Label(en="Level", de="Stufe"),
        meaning=Label(
            en="Level of experience; any where the source names none.",
            de="Stufe der Erfahrung; any, wo die Quelle keine nennt.",
        ),
    ),
    "measure": Described(
        kind="code",
        title=Label(en="Measure", de="Maß"),
        meaning=Label(
            en="range: everything between low and high; points: two single values; quartiles: first and third; mean or median: one value in mid.",
            de="range: alles zwischen low und high; points: zwei einzelne Werte; quartiles: erstes und drittes; mean oder median: ein Wert in mid.",
        ),
    ),
    "low": Described(
        title=Label(en="Low", de="Unterer Betrag"),
        meaning=Label(
            en="Lower amount per period, gross, as the source gave it.",
            de="Unterer Betrag je Zeitraum, brutto, wie in der Quelle.",
        ),
    ),
    "mid": Described(
        title=Label(en="Middle", de="Mitte"),
        meaning=Label(
            en="Middle amount per period, gross, as the source gave it.",
            de="Mittlerer Betrag je Zeitraum, brutto, wie in der Quelle.",
        ),
    ),
    "high": Described(
        title=Label(en="High", de="Oberer Betrag"),
        meaning=Label(
            en="Upper amount per period, gross, as the source gave it.",
            de="Oberer Betrag je Zeitraum, brutto, wie in der Quelle.",
        ),
    ),
    "mid_is": Described(
        kind="code",
        title=Label(en="Kind of middle", de="Art der Mitte"),
        meaning=Label(
            en="Whether the middle is a mean or a median.", de="Ob die Mitte ein Mittelwert (mean) oder ein Median ist."
        ),
    ),
    "currency": Described(
        kind="code",
        title=Label(en="Currency", de="Währung"),
        meaning=Label(en="Currency of the amounts.", de="Währung der Beträge."),
    ),
    "period": Described(
        kind="code",
        title=Label(en="Period", de="Zeitraum"),
        meaning=Label(
            en="Whether the amounts are per month or per year.",
            de="Ob die Beträge je Monat (month) oder Jahr (year) gelten.",
        ),
    ),
    "basis": Described(
        kind="code",
        title=Label(en="Basis", de="Grundlage"),
        meaning=Label(en="gross: before tax and contributions.", de="gross: brutto, vor Steuern und Abgaben."),
    ),
    "assumed": Described(
        kind="code",
        title=Label(en="Assumed", de="Angenommen"),
        meaning=Label(
            en="What the source did not state and is assumed here: period, basis; joined with |.",
            de="Was die Quelle nicht sagt und hier angenommen ist: period, basis; verbunden mit |.",
        ),
    ),
    "year": Described(
        kind="year",
        title=Label(en="Year", de="Jahr"),
        meaning=Label(
            en="Calendar year that the figure speaks of; empty where undated.",
            de="Kalenderjahr, von dem die Zahl spricht; leer, wo undatiert.",
        ),
    ),
    "context": Described(
        title=Label(en="Context", de="Zusammenhang"),
        meaning=Label(
            en="Where the source says that the figure holds, such as an industry.",
            de="Wofür die Angabe laut Quelle gilt, etwa eine Branche.",
        ),
    ),
    "source": Described(
        kind="joined",
        title=Label(en="Source", de="Quelle"),
        meaning=Label(en="Id of the source.", de="Kennung der Quelle."),
    ),
    "source_url": Described(
        title=Label(en="Address", de="Adresse"),
        meaning=Label(en="Page that the figure was read on.", de="Seite, auf der die Zahl gelesen wurde."),
    ),
    "counted_with": Described(
        kind="role",
        title=Label(en="Counted with", de="Gezählt mit"),
        meaning=Label(
            en="Roles that the source counts together with this one, joined with |.",
            de="Rollen, die die Quelle mit dieser zusammen zählt, verbunden mit |.",
        ),
    ),
    "remark": Described(
        title=Label(en="Remark", de="Bemerkung"),
        meaning=Label(en="What a reader of the figure should know.", de="Was beim Lesen der Angabe zu beachten ist."),
    ),
    "above": Described(
        title=Label(en="Above", de="Über"),
        meaning=Label(
            en="Amount per period that the amounts which are absent lie above; a bound, never a value.",
            de="Betrag je Zeitraum, über dem die fehlenden Beträge liegen; eine Grenze, nie ein Wert.",
        ),
    ),
    "records": Described(
        title=Label(en="Persons", de="Personen"),
        meaning=Label(
            en="Number of persons that the figure rests on, where the source says it.",
            de="Zahl der Personen, auf denen die Angabe beruht, wo die Quelle sie nennt.",
        ),
    ),
    "stands_in": Described(
        title=Label(en="Stands in", de="Steht für Städte ohne eigene Angabe"),
        meaning=Label(
            en="Whether a figure of a state or the country may stand in for a city without one of its own; false for one that only stands beside all cities. It says nothing of a city's own figure.",
            de="Ob eine Angabe eines Bundeslandes oder für Deutschland bei einer Stadt ohne eigene einspringen darf; false, wo sie nur neben allen Städten steht. Über die eigene Angabe einer Stadt sagt es nichts.",
        ),
    ),
    "facet": Described(
        kind="code",
        title=Label(en="Facet", de="Facette"),
        meaning=Label(en="List that the term belongs to.", de="Liste, zu der der Begriff gehört."),
    ),
    "term": Described(
        title=Label(en="Term", de="Begriff"),
        meaning=Label(
            en="Id of the term, unique in its facet.", de="Kennung des Begriffs, eindeutig in seiner Facette."
        ),
    ),
    "de": Described(
        title=Label(en="German", de="Deutsch"),
        meaning=Label(en="The term in German.", de="Der Begriff auf Deutsch."),
    ),
    "en": Described(
        title=Label(en="English", de="Englisch"),
        meaning=Label(en="The term in English.", de="Der Begriff auf Englisch."),
    ),
    "esco_id": Described(
        title=Label(en="ESCO id", de="ESCO-Kennung"),
        meaning=Label(en="Skill in ESCO 1.2.0.", de="Fähigkeit in ESCO 1.2.0."),
    ),
    "esco_match": Described(
        kind="code",
        title=Label(en="ESCO match", de="ESCO-Entsprechung"),
        meaning=Label(
            en="Whether the ESCO skill means exactly the same or nearly (close), or something narrower or broader.",
            de="Ob die ESCO-Fähigkeit genau dasselbe meint (exact) oder fast (close), oder Engeres (narrow) oder Weiteres (broad).",
        ),
    ),
    "wz2008": Described(
        kind="joined",
        title=Label(en="WZ 2008", de="WZ 2008"),
        meaning=Label(
            en="Code of the industry in the German classification of 2008.",
            de="Code in der Klassifikation der Wirtschaftszweige 2008.",
        ),
    ),
    "broader": Described(
        title=Label(en="Broader terms", de="Oberbegriffe"),
        meaning=Label(
            en="Terms of the same facet that this one implies, joined with |.",
            de="Begriffe derselben Facette, die dieser einschließt, verbunden mit |.",
        ),
    ),
    "part_of": Described(
        title=Label(en="Part of", de="Teil von"),
        meaning=Label(
            en="Terms of the same facet that this one is only a part of, joined with |.",
            de="Begriffe derselben Facette, von denen dieser nur ein Teil ist, verbunden mit |.",
        ),
    ),
    "seen": Described(
        kind="code",
        title=Label(en="Seen", de="Gesehen"),
        meaning=Label(
            en="full: the text was read in full; part: only its first part, so an absent term means nothing.",
            de="full: der Text wurde ganz gelesen; part: nur sein Anfang, ein fehlender Begriff besagt dann nichts.",
        ),
    ),
    "text_role": Described(
        kind="code",
        title=Label(en="Role of the text", de="Rolle des Textes"),
        meaning=Label(
            en="Whether the text is about the IT-Leiter or a related role.",
            de="Ob der Text vom IT-Leiter handelt oder von einer verwandten Rolle (related).",
        ),
    ),
    "source_urls": Described(
        title=Label(en="Addresses", de="Adressen"),
        meaning=Label(
            en="Pages that the list was read on, joined with |.",
            de="Seiten, auf denen die Liste gelesen wurde, verbunden mit |.",
        ),
    ),
    "indicator": Described(
        kind="field",
        title=Label(en="Indicator", de="Kennzahl"),
        meaning=Label(en="Id of the indicator.", de="Kennung der Kennzahl."),
    ),
    "value": Described(
        kind="exact",
        title=Label(en="Value", de="Wert"),
        meaning=Label(en="Value in the unit of its row.", de="Wert in der Einheit seiner Zeile."),
    ),
    "unit": Described(
        title=Label(en="Unit", de="Einheit"),
        meaning=Label(en="Unit of the value; empty for a count.", de="Einheit des Wertes; leer bei einer Anzahl."),
    ),
    "area": Described(
        title=Label(en="Area", de="Gebiet der Zahl"),
        meaning=Label(
            en="Larger area that the value is about, where it is not the city alone.",
            de="Größeres Gebiet, für das der Wert gilt, wo es nicht die Stadt allein ist.",
        ),
    ),
    "computed": Described(
        title=Label(en="Computed", de="Berechnet"),
        meaning=Label(
            en="Arithmetic of a value that the source does not state itself.",
            de="Rechenweg eines Wertes, den die Quelle nicht selbst nennt.",
        ),
    ),
    "note": Described(
        title=Label(en="Note", de="Hinweis"),
        meaning=Label(en="What a reader of the value should know.", de="Was beim Lesen des Wertes zu beachten ist."),
    ),
    "pack": Described(
        title=Label(en="Own file", de="Eigene Datei"),
        meaning=Label(
            en="File and line of the user's own where it stands; empty for what is bundled.",
            de="Datei und Zeile der eigenen Daten, wo es steht; leer bei mitgelieferten.",
        ),
    ),
    "publisher": Described(
        title=Label(en="Publisher", de="Herausgeber"),
        meaning=Label(en="Who published it.", de="Wer sie herausgegeben hat."),
    ),
    "title_de": Described(
        title=Label(en="Title, German", de="Titel, deutsch"),
        meaning=Label(en="What it is called, in German.", de="Wie sie heißt, auf Deutsch."),
    ),
    "title_en": Described(
        title=Label(en="Title, English", de="Titel, englisch"),
        meaning=Label(en="What it is called, in English.", de="Wie sie heißt, auf Englisch."),
    ),
    "kind": Described(
        kind="code",
        title=Label(en="Kind", de="Art"),
        meaning=Label(en="What kind of publication it is.", de="Um welche Art von Veröffentlichung es sich handelt."),
    ),
    "dated": Described(
        kind="dated",
        title=Label(en="Dated", de="Stand"),
        meaning=Label(
            en="Day, month or year that the figures speak of; empty where the source does not say.",
            de="Tag, Monat oder Jahr, von dem die Zahlen sprechen; leer, wo die Quelle es nicht sagt.",
        ),
    ),
    "accessed": Described(
        title=Label(en="Read", de="Abgerufen am"),
        meaning=Label(
            en="Day on which the source or the page was read.",
            de="Tag, an dem die Quelle oder die Seite abgerufen wurde.",
        ),
    ),
    "age": Described(
        kind="code",
        title=Label(en="Age", de="Alter"),
        meaning=Label(
            en="Age of the figures on the day they were read.",
            de="Alter der Zahlen am Tag des Abrufs.",
        ),
    ),
    "trust": Described(
        kind="code",
        title=Label(en="Trust", de="Verlässlichkeit"),
        meaning=Label(
            en="high for statistics, registers and gazetteers, medium where a method is stated, else low.",
            de="high bei Statistiken und Verzeichnissen, medium, wo eine Methode genannt ist, sonst low.",
        ),
    ),
    "licence_de": Described(
        title=Label(en="Licence, German", de="Lizenz, deutsch"),
        meaning=Label(
            en="Terms of use that were seen, in German.", de="Nutzungsbedingungen, soweit gesehen, auf Deutsch."
        ),
    ),
    "licence_en": Described(
        title=Label(en="Licence, English", de="Lizenz, englisch"),
        meaning=Label(
            en="Terms of use that were seen, in English.", de="Nutzungsbedingungen, soweit gesehen, auf Englisch."
        ),
    ),
    "method_de": Described(
        title=Label(en="Method, German", de="Methode, deutsch"),
        meaning=Label(en="How the figures came about, in German.", de="Wie die Zahlen zustande kamen, auf Deutsch."),
    ),
    "method_en": Described(
        title=Label(en="Method, English", de="Methode, englisch"),
        meaning=Label(en="How the figures came about, in English.", de="Wie die Zahlen zustande kamen, auf Englisch."),
    ),
    "note_de": Described(
        title=Label(en="Note, German", de="Hinweis, deutsch"),
        meaning=Label(
            en="What to know before trusting it, in German.", de="Was vor dem Gebrauch zu wissen ist, auf Deutsch."
        ),
    ),
    "note_en": Described(
        title=Label(en="Note, English", de="Hinweis, englisch"),
        meaning=Label(
            en="What to know before trusting it, in English.", de="Was vor dem Gebrauch zu wissen ist, auf Englisch."
        ),
    ),
    "spdx": Described(
        title=Label(en="SPDX", de="SPDX"),
        meaning=Label(
            en="Identifier of the licence in the list of SPDX; empty where no open licence was seen.",
            de="Kennung der Lizenz in der Liste von SPDX; leer, wo keine offene Lizenz gesehen wurde.",
        ),
    ),
    "url": Described(
        title=Label(en="Address", de="Adresse"),
        meaning=Label(en="Where the source stands.", de="Wo die Quelle steht."),
    ),
    "figures": Described(
        title=Label(en="Figures", de="Zahlen"),
        meaning=Label(
            en="Number of pay figures, indicator values and counts of employees by group (one a city) that rest on it.",
            de="Anzahl der Gehaltsangaben, Werte von Kennzahlen und Zählungen der Beschäftigten nach Gruppe (eine je Stadt), die auf ihr beruhen.",
        ),
    ),
    "facets": Described(
        title=Label(en="Lists", de="Listen"),
        meaning=Label(
            en="Number of lists of terms that rest on it.", de="Anzahl der Begriffslisten, die auf ihr beruhen."
        ),
    ),
    "plain_fields": Described(
        title=Label(en="Basic facts", de="Grundangaben"),
        meaning=Label(
            en="Number of names, states, keys and coordinates that rest on it.",
            de="Anzahl der Namen, Bundesländer, Schlüssel und Koordinaten, die auf ihr beruhen.",
        ),
    ),
    "group": Described(
        title=Label(en="Group", de="Gruppe"),
        meaning=Label(
            en="Sections of WZ 2008 that are counted together; TOTAL are all employees.",
            de="Abschnitte der WZ 2008, die zusammen gezählt sind; TOTAL sind alle Beschäftigten.",
        ),
    ),
    "label_de": Described(
        title=Label(en="Group, German", de="Gruppe, deutsch"),
        meaning=Label(
            en="The group in German.",
            de="Die Gruppe auf Deutsch.",
        ),
    ),
    "label_en": Described(
        title=Label(en="Group, English", de="Gruppe, englisch"),
        meaning=Label(
            en="The group in English.",
            de="Die Gruppe auf Englisch.",
        ),
    ),
    "employees": Described(
        title=Label(en="Employees", de="Beschäftigte"),
        meaning=Label(
            en="Employees subject to social insurance at the place of work; empty where the source suppresses the number.",
            de="Sozialversicherungspflichtig Beschäftigte am Arbeitsort; leer, wo die Quelle die Zahl geheim hält.",
        ),
    ),
    "share": Described(
        kind="share",
        title=Label(en="Share", de="Anteil"),
        meaning=Label(
            en="Share of all employees, 0 to 1, computed.",
            de="Anteil an allen Beschäftigten, 0 bis 1, berechnet.",
        ),
    ),
    "share_germany": Described(
        kind="share",
        title=Label(en="Share in Germany", de="Anteil in Deutschland"),
        meaning=Label(
            en="The same share in Germany on the same day; empty in rows of the country.",
            de="Derselbe Anteil in Deutschland am selben Tag; leer in Zeilen für Deutschland.",
        ),
    ),
    "factor": Described(
        kind="hundredths",
        title=Label(en="Factor", de="Faktor"),
        meaning=Label(
            en="share divided by share_germany, unrounded.",
            de="share geteilt durch share_germany, ungerundet.",
        ),
    ),
    "more_than_usual": Described(
        title=Label(en="More than usual", de="Mehr als üblich"),
        meaning=Label(
            en="Whether the group has at least 4 % of the jobs and at least the factor set for it; a judgement. Never true for a group that is left out; empty where there is no factor.",
            de="Ob die Gruppe mindestens 4 % der Arbeitsplätze hat und mindestens den Faktor, der für sie gesetzt ist; das ist Ermessenssache. Nie wahr bei ausgelassenen Gruppen; leer, wo es keinen Faktor gibt.",
        ),
    ),
    "remark_de": Described(
        title=Label(en="Remark, German", de="Bemerkung, deutsch"),
        meaning=Label(
            en="What the number counts, or why the group is left out, in German.",
            de="Was die Zahl mitzählt, oder warum die Gruppe ausgelassen ist, auf Deutsch.",
        ),
    ),
    "remark_en": Described(
        title=Label(en="Remark, English", de="Bemerkung, englisch"),
        meaning=Label(
            en="What the number counts, or why the group is left out, in English.",
            de="Was die Zahl mitzählt, oder warum die Gruppe ausgelassen ist, auf Englisch.",
        ),
    ),
    "date": Described(
        title=Label(en="Date", de="Stichtag"),
        meaning=Label(
            en="Day that the numbers speak of.",
            de="Tag, von dem die Zahlen sprechen.",
        ),
    ),
    "term_de": Described(
        title=Label(en="Term, German", de="Begriff, deutsch"),
        meaning=Label(
            en="The term in German.",
            de="Der Begriff auf Deutsch.",
        ),
    ),
    "term_en": Described(
        title=Label(en="Term, English", de="Begriff, englisch"),
        meaning=Label(
            en="The term in English.",
            de="Der Begriff auf Englisch.",
        ),
    ),
    "page": Described(
        kind="year",
        title=Label(en="Page", de="Seite"),
        meaning=Label(
            en="Number of the page, unique within the city.",
            de="Nummer der Seite, eindeutig innerhalb der Stadt.",
        ),
    ),
    "page_publisher": Described(
        title=Label(en="Publisher of the page", de="Herausgeber der Seite"),
        meaning=Label(
            en="Who published the page.",
            de="Wer die Seite herausgegeben hat.",
        ),
    ),
    "page_url": Described(
        title=Label(en="Address of the page", de="Adresse der Seite"),
        meaning=Label(
            en="Where the page stands.",
            de="Wo die Seite steht.",
        ),
    ),
    "page_dated": Described(
        title=Label(en="Date of the page", de="Stand der Seite"),
        meaning=Label(
            en="Year, month or day of the page or its figures; empty where it shows none.",
            de="Jahr, Monat oder Tag der Seite oder ihrer Zahlen; leer, wo sie keinen zeigt.",
        ),
    ),
    "page_kind": Described(
        kind="code",
        title=Label(en="Kind of page", de="Art der Seite"),
        meaning=Label(
            en="Whose page it is: the city's, a development agency's or district's, a chamber's, press, encyclopedia, other.",
            de="Wessen Seite es ist: der Stadt (city), einer Wirtschaftsförderung oder eines Kreises (agency), einer Kammer (chamber), Presse, Lexikon, sonstige.",
        ),
    ),
    "page_seen": Described(
        kind="code",
        title=Label(en="How much was read", de="Wie viel gelesen wurde"),
        meaning=Label(
            en="full: the page was read in full; part: only its beginning.",
            de="full: die Seite wurde ganz gelesen; part: nur ihr Anfang.",
        ),
    ),
}

MEANINGS: Mapping[str, Label] = {
    "city": Label(
        en="Slug of the city.",
        de="Kennung der Stadt.",
    ),
    "offer.city": Label(
        en="Slug of the city; empty where no city is named.",
        de="Kennung der Stadt; leer, wo keine Stadt genannt ist.",
    ),
    "lists": Label(
        en="In how many of the lists of skills that were seen it stands, counted by id.",
        de="In wie vielen der gesehenen Listen von Kenntnissen es steht, nach Kennung gezählt.",
    ),
    "lists_seen": Label(
        en="How many lists of skills were seen.",
        de="Wie viele Listen von Kenntnissen gesehen wurden.",
    ),
    "gap.city": Label(
        en="Slug of the city; empty for what is asked of the profession in general.",
        de="Kennung der Stadt; leer bei dem, was vom Beruf allgemein verlangt wird.",
    ),
    "population": Label(
        en="Inhabitants, newest edition.",
        de="Einwohner, neueste Ausgabe.",
    ),
    "pay_low": Label(
        en="Lower end of the city's own IT-Leiter figures, points included, in EUR per pay_period, a mean counting as both ends; without own figures the state's, else the country's. Empty where nothing below the bound of an open figure is stated.",
        de="Unteres Ende der eigenen IT-Leiter-Angaben der Stadt samt Einzelwerten, in EUR je pay_period, ein Mittelwert zählt als beide Enden; ohne eigene Angaben die des Landes, sonst die für Deutschland. Leer, wo unter der Grenze einer offenen Angabe nichts genannt ist.",
    ),
    "pay_high": Label(
        en="Upper end of the same figures; empty where the upper end of a figure is open.",
        de="Oberes Ende derselben Angaben; leer, wo das obere Ende einer Angabe offen ist.",
    ),
    "pay_period": Label(
        en="Whether the columns that begin with pay_, entry_ and experienced_ are per month or per year.",
        de="Ob die Spalten, die mit pay_, entry_ und experienced_ beginnen, je Monat (month) oder Jahr (year) gelten.",
    ),
    "pay_basis": Label(
        en="gross: before tax and contributions.",
        de="gross: brutto, vor Steuern und Abgaben.",
    ),
    "pay_scope": Label(
        en="Where the figures were stated: for a city, a state or the country.",
        de="Wofür die Angaben gelten: Stadt, Land oder Deutschland.",
    ),
    "pay_measure": Label(
        en="range, points, quartiles, mean or median where all figures are alike, else envelope.",
        de="range, points, quartiles, mean oder median, wo alle Angaben gleich sind, sonst envelope.",
    ),
    "pay_source": Label(
        en="Id of the source; several are joined with | in every format.",
        de="Kennung der Quelle; mehrere sind in jedem Format mit | verbunden.",
    ),
    "entry_low": Label(
        en="Lower end of the city's own figures of level entry, in EUR per pay_period.",
        de="Unteres Ende der eigenen Angaben der Stadt für den Einstieg, in EUR je pay_period.",
    ),
    "entry_high": Label(
        en="Upper end of the city's own figures of level entry, in EUR per pay_period.",
        de="Oberes Ende der eigenen Angaben der Stadt für den Einstieg, in EUR je pay_period.",
    ),
    "entry_measure": Label(
        en="What pay_measure says, of the figures of level entry.",
        de="Was pay_measure sagt, für die Angaben zum Einstieg.",
    ),
    "experienced_low": Label(
        en="Lower end of the city's own figures of level experienced, in EUR per pay_period.",
        de="Unteres Ende der eigenen Angaben der Stadt für Erfahrene, in EUR je pay_period.",
    ),
    "experienced_high": Label(
        en="Upper end of the city's own figures of level experienced, in EUR per pay_period.",
        de="Oberes Ende der eigenen Angaben der Stadt für Erfahrene, in EUR je pay_period.",
    ),
    "experienced_measure": Label(
        en="What pay_measure says, of the figures of level experienced.",
        de="Was pay_measure sagt, für die Angaben zu Erfahrenen.",
    ),
    "pay_level": Label(
        en="any, entry, experienced, or mixed where the figures differ.",
        de="any, entry, experienced oder, wo sich die Angaben unterscheiden, mixed.",
    ),
    "pay_mid": Label(
        en="Middle of a single figure, in EUR per pay_period.",
        de="Mitte einer einzelnen Angabe, in EUR je pay_period.",
    ),
    "pay_mid_is": Label(
        en="Whether that middle is a mean or a median.",
        de="Ob diese Mitte ein Mittelwert (mean) oder ein Median ist.",
    ),
    "pay_year": Label(
        en="Year that the figures speak of where all agree; empty where undated.",
        de="Jahr, von dem die Angaben sprechen, wo es bei allen dasselbe ist; leer, wo undatiert.",
    ),
    "rent_eur_m2": Label(
        en="Rent of existing tenancies, net cold, in EUR per square metre, newest edition.",
        de="Nettokaltmiete bestehender Mietverhältnisse in EUR je Quadratmeter, neueste Ausgabe.",
    ),
    "asking_rent_eur_m2": Label(
        en="Advertised rent in EUR per square metre, newest edition.",
        de="Angebotsmiete in EUR je Quadratmeter, neueste Ausgabe.",
    ),
    "price_index": Label(
        en="Price index, Germany is 100, newest edition.",
        de="Preisindex, Deutschland ist 100, neueste Ausgabe.",
    ),
    "wage_index": Label(
        en="Wage index, Germany is 100, newest edition.",
        de="Lohnindex, Deutschland ist 100, neueste Ausgabe.",
    ),
    "median_pay": Label(
        en="Median pay of all professions in EUR per month, newest edition.",
        de="Medianlohn aller Berufe in EUR je Monat, neueste Ausgabe.",
    ),
    "it_jobs_share": Label(
        en="Share of jobs in IT and media in percent, newest edition.",
        de="Anteil der Arbeitsplätze in IT und Medien in Prozent, neueste Ausgabe.",
    ),
    "unemployment_rate": Label(
        en="Unemployment in percent, newest edition.",
        de="Arbeitslosigkeit in Prozent, neueste Ausgabe.",
    ),
    "expert_share": Label(
        en="Share of expert jobs in percent, newest edition.",
        de="Anteil der Expertenstellen in Prozent, neueste Ausgabe.",
    ),
    "degree_share": Label(
        en="Share of graduates among employees in percent, newest edition.",
        de="Anteil der Akademiker an den Beschäftigten in Prozent, neueste Ausgabe.",
    ),
    "gigabit_share": Label(
        en="Share of homes with a gigabit network in percent, newest edition.",
        de="Anteil der Haushalte mit Gigabitnetz in Prozent, neueste Ausgabe.",
    ),
    "price_index_year": Label(
        en="Year of the edition in price_index.",
        de="Jahr der Ausgabe in price_index.",
    ),
    "wage_index_year": Label(
        en="Year of the edition in wage_index.",
        de="Jahr der Ausgabe in wage_index.",
    ),
    "median_pay_year": Label(
        en="Year of the edition in median_pay.",
        de="Jahr der Ausgabe in median_pay.",
    ),
    "asking_rent_eur_m2_year": Label(
        en="Year of the edition in asking_rent_eur_m2.",
        de="Jahr der Ausgabe in asking_rent_eur_m2.",
    ),
    "it_jobs_share_year": Label(
        en="Year of the edition in it_jobs_share.",
        de="Jahr der Ausgabe in it_jobs_share.",
    ),
    "unemployment_rate_year": Label(
        en="Year of the edition in unemployment_rate.",
        de="Jahr der Ausgabe in unemployment_rate.",
    ),
    "expert_share_year": Label(
        en="Year of the edition in expert_share.",
        de="Jahr der Ausgabe in expert_share.",
    ),
    "degree_share_year": Label(
        en="Year of the edition in degree_share.",
        de="Jahr der Ausgabe in degree_share.",
    ),
    "gigabit_share_year": Label(
        en="Year of the edition in gigabit_share.",
        de="Jahr der Ausgabe in gigabit_share.",
    ),
    "population_year": Label(
        en="Year of the edition in population.",
        de="Jahr der Ausgabe in population.",
    ),
    "rent_eur_m2_year": Label(
        en="Year of the edition in rent_eur_m2.",
        de="Jahr der Ausgabe in rent_eur_m2.",
    ),
    "industries": Label(
        en="Ids of the industries that texts about the job name, joined with |.",
        de="Kennungen der Branchen, die Texte über die Stelle nennen, verbunden mit |.",
    ),
    "employers": Label(
        en="Ids of the kinds of employers that texts about the job name, joined with |.",
        de="Kennungen der Arten von Arbeitgebern, die Texte über die Stelle nennen, verbunden mit |.",
    ),
    "skills": Label(
        en="Ids of the skills that texts about the job name, joined with |.",
        de="Kennungen der Kenntnisse, die Texte über die Stelle nennen, verbunden mit |.",
    ),
    "culture": Label(
        en="Ids of the terms of culture that texts about the job name, joined with |.",
        de="Kennungen der Begriffe zur Kultur, die Texte über die Stelle nennen, verbunden mit |.",
    ),
    "training": Label(
        en="Ids of the training that texts about the job name, joined with |.",
        de="Kennungen der Weiterbildungen, die Texte über die Stelle nennen, verbunden mit |.",
    ),
    "sectors": Label(
        en="Ids of the groups with more jobs than usual, the highest factor first, joined with |.",
        de="Kennungen der Gruppen mit mehr Arbeitsplätzen als üblich, der höchste Faktor zuerst, verbunden mit |.",
    ),
    "named_industries": Label(
        en="Ids of the industries that pages name for the city's economy, joined with |; never those of texts about the job.",
        de="Kennungen der Branchen, die Seiten für die Wirtschaft der Stadt nennen, verbunden mit |; nie die aus Texten über die Stelle.",
    ),
    "named_employers": Label(
        en="Ids of the kinds of employers that pages name for the city's economy, joined with |; never those of texts about the job.",
        de="Kennungen der Arten von Arbeitgebern, die Seiten für die Wirtschaft der Stadt nennen, verbunden mit |; nie die aus Texten über die Stelle.",
    ),
    "facets_seen": Label(
        en="part where any list was seen in part, else full.",
        de="part, wo eine Liste nur zum Teil gelesen wurde, sonst full.",
    ),
    "facets_role": Label(
        en="related where any list comes from a page about a related role, else it-leiter.",
        de="related, wo eine Liste von einer Seite über eine verwandte Rolle stammt, sonst it-leiter.",
    ),
    "notes": Label(
        en="Codes of what to know about the row, joined with |.",
        de="Codes dessen, was zu der Zeile zu wissen ist, verbunden mit |.",
    ),
    "field": Label(
        en="Field that the statement is about.",
        de="Feld, um das es geht.",
    ),
    "statements.value": Label(
        en="Value of an indicator or a plain field; empty for other fields.",
        de="Wert einer Kennzahl oder eines einfachen Feldes; leer bei anderen Feldern.",
    ),
    "terms": Label(
        en="Ids of the terms that are stated, joined with |; of sectors the groups with more jobs than usual.",
        de="Kennungen der genannten Begriffe, verbunden mit |; bei sectors der Gruppen mit mehr Arbeitsplätzen als üblich.",
    ),
    "text_basis_de": Label(
        en="Which page of a related role the text is from, in German.",
        de="Von welcher Seite zu einer verwandten Rolle der Text stammt, auf Deutsch.",
    ),
    "text_basis_en": Label(
        en="Which page of a related role the text is from, in English.",
        de="Von welcher Seite zu einer verwandten Rolle der Text stammt, auf Englisch.",
    ),
    "context_de": Label(
        en="Where the source says that the figure holds, such as an industry, in German.",
        de="Wofür die Angabe laut Quelle gilt, etwa eine Branche, auf Deutsch.",
    ),
    "context_en": Label(
        en="Where the source says that the figure holds, such as an industry, in English.",
        de="Wofür die Angabe laut Quelle gilt, etwa eine Branche, auf Englisch.",
    ),
    "statements.remark_de": Label(
        en="What to know about the figure, or why a group is left out, in German.",
        de="Was zu der Zahl zu wissen ist, oder warum eine Gruppe ausgelassen ist, auf Deutsch.",
    ),
    "statements.remark_en": Label(
        en="What to know about the figure, or why a group is left out, in English.",
        de="Was zu der Zahl zu wissen ist, oder warum eine Gruppe ausgelassen ist, auf Englisch.",
    ),
    "statements.source": Label(
        en="Id of the source; empty for what a page names as the city's economy, since a page is no source.",
        de="Kennung der Quelle; leer bei dem, was eine Seite als Wirtschaft der Stadt nennt, denn eine Seite ist keine Quelle.",
    ),
    "urls": Label(
        en="Pages that the statement was read on, else that of its source, joined with |.",
        de="Seiten, auf denen es gelesen wurde, sonst die der Quelle, verbunden mit |.",
    ),
    "cities": Label(
        en="Number of cities whose texts about the job name the term itself.",
        de="Zahl der Städte, deren Texte über die Stelle den Begriff selbst nennen.",
    ),
    "named_for": Label(
        en="Number of cities for whose economy pages name the term.",
        de="Zahl der Städte, für deren Wirtschaft Seiten den Begriff nennen.",
    ),
    "core": Label(
        en="Whether the skill is asked of heads of IT in general.",
        de="Ob die Fähigkeit von IT-Leitern allgemein verlangt wird.",
    ),
    "terms.aliases": Label(
        en="Other words that find the term, joined with |.",
        de="Andere Wörter, unter denen der Begriff zu finden ist, verbunden mit |.",
    ),
    "terms.note_de": Label(
        en="What to know about the codes of the term, in German.",
        de="Was zu den Codes des Begriffs zu wissen ist, auf Deutsch.",
    ),
    "terms.note_en": Label(
        en="What to know about the codes of the term, in English.",
        de="Was zu den Codes des Begriffs zu wissen ist, auf Englisch.",
    ),
    "offer.name": Label(
        en="Official name of the city; empty where no city is named.",
        de="Amtlicher Name der Stadt; leer, wo keine Stadt genannt ist.",
    ),
    "amount": Label(
        en="Amount that was offered, in EUR per month or year, as per says.",
        de="Gebotener Betrag in EUR je Monat oder Jahr, wie in per.",
    ),
    "per": Label(
        en="Whether the amount that was offered is per month or per year.",
        de="Ob der gebotene Betrag je Monat (month) oder Jahr (year) gilt.",
    ),
    "payments": Label(
        en="How often a year the amount is paid.",
        de="Wie oft im Jahr der Betrag gezahlt wird.",
    ),
    "yearly": Label(
        en="What the offer comes to in a year, in EUR.",
        de="Was das Angebot im Jahr ergibt, in EUR.",
    ),
    "position": Label(
        en="Where the offer sits in the figure.",
        de="Wo das Angebot in der Angabe liegt.",
    ),
    "percent": Label(
        en="Place of the offer within a range: 0 at its low end, 100 at its high end.",
        de="Lage des Angebots in einer Spanne: 0 am unteren, 100 am oberen Ende.",
    ),
    "above_low": Label(
        en="EUR per period by which the offer lies above the lower amount; negative: below.",
        de="Um wie viel EUR je Zeitraum das Angebot über dem unteren Betrag liegt; negativ: darunter.",
    ),
    "above_mid": Label(
        en="EUR per period by which the offer lies above the middle amount; negative: below.",
        de="Um wie viel EUR je Zeitraum das Angebot über dem mittleren Betrag liegt; negativ: darunter.",
    ),
    "above_high": Label(
        en="EUR per period by which the offer lies above the upper amount; negative: below.",
        de="Um wie viel EUR je Zeitraum das Angebot über dem oberen Betrag liegt; negativ: darunter.",
    ),
    "flat_m2": Label(
        en="Size of the flat in square metres.",
        de="Größe der Wohnung in Quadratmetern.",
    ),
    "flat_rent": Label(
        en="Rent of the flat in EUR per month, at the rent that rent_indicator names.",
        de="Miete der Wohnung in EUR je Monat, zu der Miete, die rent_indicator nennt.",
    ),
    "rent_percent": Label(
        en="Share of the rent in the gross month, in percent.",
        de="Anteil der Miete am Bruttomonat in Prozent.",
    ),
    "rent_pack": Label(
        en="File and line of the user's own where the rent stands; empty for what is bundled.",
        de="Datei und Zeile der eigenen Daten, wo die Miete steht; leer bei mitgelieferten.",
    ),
    "rent_indicator": Label(
        en="Indicator that the rent of the flat rests on: the advertised rent, else that of existing tenancies.",
        de="Kennzahl, auf der die Miete der Wohnung beruht: die Angebotsmiete, sonst die bestehender Mietverhältnisse.",
    ),
    "rent_area": Label(
        en="Larger area that the rent is of, where it is not that of the city alone.",
        de="Größeres Gebiet, für das die Miete gilt, wo es nicht die Stadt allein ist.",
    ),
    "existing_rent_eur_m2": Label(
        en="Rent of existing tenancies in EUR per square metre.",
        de="Miete bestehender Mietverhältnisse in EUR je Quadratmeter.",
    ),
    "existing_rent_year": Label(
        en="Year of the rent of existing tenancies.",
        de="Jahr der Miete bestehender Mietverhältnisse.",
    ),
    "skill": Label(
        en="Id of the skill.",
        de="Kennung der Fähigkeit.",
    ),
    "holding": Label(
        en="there, partly or missing of what is asked for, extra of what is not; empty where nobody said what is there.",
        de="there, partly oder missing bei dem, was verlangt wird, extra bei dem Übrigen; leer, wo niemand gesagt hat, was vorhanden ist.",
    ),
    "through": Label(
        en="Own skills that count for it, joined with |.",
        de="Eigene Kenntnisse, die dafür zählen, verbunden mit |.",
    ),
    "complete": Label(
        en="Whether the list was read in full and is about the role, so that absence means something.",
        de="Ob die Liste ganz gelesen wurde und von der Rolle handelt, sodass Fehlen etwas besagt.",
    ),
    "gap.source": Label(
        en="Id of the source of the list; of the profession in general several, joined with | in every format.",
        de="Kennung der Quelle der Liste; beim Beruf allgemein mehrere, in jedem Format mit | verbunden.",
    ),
    "list": Label(
        en="Whose list it is: that of a city, or that of the profession in general.",
        de="Wessen Liste es ist: die einer Stadt (city) oder die des Berufs allgemein (profession).",
    ),
    "kinds": Label(
        en="Kinds of evidence that count for the skill, joined with |; empty for cities.",
        de="Arten von Belegen, die für die Fähigkeit zählen, verbunden mit |; leer bei Städten.",
    ),
    "esco_essential": Label(
        en="Codes of the occupations of ESCO that the skill is essential for, joined with |; empty for cities.",
        de="Codes der ESCO-Berufe, für die die Fähigkeit wesentlich ist, verbunden mit |; leer bei Städten.",
    ),
    "onet_tasks": Label(
        en="Number of tasks of O*NET that name the skill; empty for cities.",
        de="Zahl der Aufgaben in O*NET, die die Fähigkeit nennen; leer bei Städten.",
    ),
    "descriptions": Label(
        en="Number of descriptions of the profession that name the skill; empty for cities.",
        de="Zahl der Berufsbeschreibungen, die die Fähigkeit nennen; leer bei Städten.",
    ),
    "samples": Label(
        en="Number of texts in the sample that name the skill; empty for cities.",
        de="Zahl der Texte der Stichprobe, die die Fähigkeit nennen; leer bei Städten.",
    ),
    "rank": Label(
        en="Place of the city; cities with equal totals share it.",
        de="Platz der Stadt; Städte mit gleicher Summe teilen ihn.",
    ),
    "total": Label(
        en="Weighted mean of the scores, 0 to 100.",
        de="Gewichtetes Mittel der Wertungen, 0 bis 100.",
    ),
    "criterion": Label(
        en="Id of what cities are scored by.",
        de="Kennung dessen, wonach gewertet wird.",
    ),
    "weight": Label(
        en="Weight of the criterion.",
        de="Gewicht des Kriteriums.",
    ),
    "rank.value": Label(
        en="Value of the city: EUR per month, km, percent, or in the unit of the indicator; empty where none is known.",
        de="Wert der Stadt: EUR je Monat, km, Prozent oder in der Einheit der Kennzahl; leer, wo keiner bekannt ist.",
    ),
    "score": Label(
        en="Score of the city, 0 to 100.",
        de="Wertung der Stadt, 0 bis 100.",
    ),
    "points": Label(
        en="What the criterion adds to the total.",
        de="Was das Kriterium zur Summe beiträgt.",
    ),
    "missing": Label(
        en="Whether the city has no value.",
        de="Ob die Stadt keinen Wert hat.",
    ),
    "sources": Label(
        en="Ids of the sources of the values, joined with |.",
        de="Kennungen der Quellen der Werte, verbunden mit |.",
    ),
    "rank.scope": Label(
        en="Where pay figures were stated: for a city or a state; empty for other criteria.",
        de="Wofür Gehaltsangaben gelten: Stadt oder Land; leer bei anderen Kriterien.",
    ),
    "rank.year": Label(
        en="Year of the edition of an indicator; empty for other criteria, and where undated.",
        de="Jahr der Ausgabe einer Kennzahl; leer bei anderen Kriterien, und wo undatiert.",
    ),
    "file": Label(
        en="File that was checked.",
        de="Datei, die geprüft wurde.",
    ),
    "line": Label(
        en="Line in the file, or row of the table, from 1.",
        de="Zeile in der Datei oder in der Tabelle, ab 1.",
    ),
    "column": Label(
        en="Column in the line, or of the table, from 1.",
        de="Spalte in der Zeile oder in der Tabelle, ab 1.",
    ),
    "severity": Label(
        en="error, warning for what might be wrong, or note for what follows from what is right.",
        de="error, warning bei dem, was falsch sein könnte, oder note bei dem, was aus Richtigem folgt.",
    ),
    "path": Label(
        en="Place in the data, such as cities.dortmund.pay[0].low; in a table its cell and heading, such as G3 rent_eur_m2.",
        de="Ort in den Daten, etwa cities.dortmund.pay[0].low; in einer Tabelle Zelle und Überschrift, etwa G3 rent_eur_m2.",
    ),
    "code": Label(
        en="What is wrong, the same in every language.",
        de="Was falsch ist, in jeder Sprache gleich.",
    ),
    "message": Label(
        en="What is wrong, in words.",
        de="Was falsch ist, in Worten.",
    ),
    "hint": Label(
        en="What to do.",
        de="Was zu tun ist.",
    ),
}
"""What columns of the other tables hold; what is not here, or as ``TABLE.COLUMN``, is as in a tidy table."""

TITLES: Mapping[str, Headed] = {
    "city": _headed("Short name", "Kurzname"),
    "title": _headed("Title", "Titel"),
    "population": _headed("Population", "Einwohner"),
    "pay_low": _headed("Pay from (EUR)", "Gehalt von (EUR)"),
    "pay_high": _headed("Pay to (EUR)", "Gehalt bis (EUR)"),
    "pay_period": _headed("Pay per", "Gehalt je", "code"),
    "pay_basis": _headed("Pay before or after tax", "Brutto oder netto", "code"),
    "pay_scope": _headed("Pay stated for", "Gehalt gilt für", "code"),
    "pay_measure": _headed("Kind of pay figure", "Art der Gehaltsangabe", "code"),
    "pay_source": _headed("Source of pay", "Quelle des Gehalts", "joined"),
    "entry_low": _headed("Entry from (EUR)", "Einstieg von (EUR)"),
    "entry_high": _headed("Entry to (EUR)", "Einstieg bis (EUR)"),
    "entry_measure": _headed("Kind of entry figure", "Art der Angabe zum Einstieg", "code"),
    "experienced_low": _headed("Experienced from (EUR)", "Mit Erfahrung von (EUR)"),
    "experienced_high": _headed("Experienced to (EUR)", "Mit Erfahrung bis (EUR)"),
    "experienced_measure": _headed("Kind of experienced figure", "Art der Angabe mit Erfahrung", "code"),
    "pay_level": _headed("Level of pay", "Stufe des Gehalts", "code"),
    "pay_mid": _headed("Middle pay (EUR)", "Gehalt, Mitte (EUR)"),
    "pay_mid_is": _headed("Kind of middle", "Art der Mitte", "code"),
    "pay_year": _headed("Year of pay", "Jahr des Gehalts", "year"),
    "industries": _headed("Industries", "Branchen"),
    "employers": _headed("Employers", "Arbeitgeber"),
    "skills": _headed("Skills", "Kenntnisse"),
    "culture": _headed("Culture", "Kultur"),
    "training": _headed("Training", "Weiterbildung"),
    "sectors": _headed("More jobs than usual", "Mehr Arbeitsplätze als üblich"),
    "named_industries": _headed("Industries named for the city", "Branchen laut Seiten über die Stadt"),
    "named_employers": _headed("Employers named for the city", "Arbeitgeber laut Seiten über die Stadt"),
    "facets_seen": _headed("Text read", "Text gelesen", "code"),
    "facets_role": _headed("Text is about", "Text handelt von", "code"),
    "notes": _headed("To know", "Zu beachten", "code"),
    "distance_km": _headed("Distance (km)", "Entfernung (km)", "tenths"),
    "field": _headed("Field", "Feld", "field"),
    "terms": _headed("Terms", "Begriffe"),
    "text_basis_de": _headed("Page of the text (German)", "Seite, von der der Text ist (auf Deutsch)"),
    "text_basis_en": _headed("Page of the text (English)", "Seite, von der der Text ist (auf Englisch)"),
    "context_de": _headed("Context (German)", "Zusammenhang (deutsch)"),
    "context_en": _headed("Context (English)", "Zusammenhang (englisch)"),
    "urls": _headed("Addresses", "Adressen"),
    "cities": _headed("Cities", "Städte"),
    "named_for": _headed("Named for cities", "Für Städte genannt"),
    "core": _headed("Asked in general", "Allgemein verlangt"),
    "amount": _headed("Offer (EUR)", "Angebot (EUR)"),
    "per": _headed("Offer per", "Angebot je", "code"),
    "payments": _headed("Payments a year", "Zahlungen im Jahr"),
    "yearly": _headed("Offer in a year (EUR)", "Angebot im Jahr (EUR)"),
    "position": _headed("Position of the offer", "Lage des Angebots", "code"),
    "percent": _headed("Position (%)", "Lage (%)"),
    "above_low": _headed("Above the lower amount (EUR)", "Über dem unteren Betrag (EUR)"),
    "above_mid": _headed("Above the middle (EUR)", "Über der Mitte (EUR)"),
    "above_high": _headed("Above the upper amount (EUR)", "Über dem oberen Betrag (EUR)"),
    "flat_m2": _headed("Flat (m²)", "Wohnung (m²)"),
    "flat_rent": _headed("Rent of the flat (EUR)", "Miete der Wohnung (EUR)"),
    "rent_percent": _headed("Rent, share of gross pay (%)", "Miete, Anteil am Brutto (%)", "tenths"),
    "rent_pack": _headed("Rent in your file", "Miete in Ihrer Datei"),
    "rent_indicator": _headed("Kind of rent", "Art der Miete", "field"),
    "rent_area": _headed("Area of the rent", "Gebiet der Miete"),
    "existing_rent_eur_m2": _headed("Rent of existing tenancies (EUR/m²)", "Bestandsmiete (EUR/m²)", "hundredths"),
    "existing_rent_year": _headed("Year of that rent", "Jahr der Bestandsmiete", "year"),
    "skill": _headed("Skill", "Kenntnis"),
    "holding": _headed("You have it", "Vorhanden", "code"),
    "through": _headed("Through", "Durch"),
    "complete": _headed("List complete", "Liste vollständig"),
    "lists": _headed("In lists", "In Listen"),
    "lists_seen": _headed("Lists seen", "Gesehene Listen"),
    "list": _headed("List of", "Liste", "code"),
    "kinds": _headed("Kinds of evidence", "Arten von Belegen", "code"),
    "esco_essential": _headed("Essential in ESCO for", "In ESCO wesentlich für"),
    "onet_tasks": _headed("Tasks in O*NET", "Aufgaben in O*NET"),
    "descriptions": _headed("In descriptions", "In Berufsbeschreibungen"),
    "samples": _headed("In the sample", "In der Stichprobe"),
    "rank": _headed("Rank", "Rang"),
    "total": _headed("Total", "Summe", "tenths"),
    "criterion": _headed("Criterion", "Kriterium", "field"),
    "weight": _headed("Weight", "Gewicht", "exact"),
    "score": _headed("Score", "Wertung", "tenths"),
    "points": _headed("Points", "Punkte", "tenths"),
    "missing": _headed("Not known", "Nicht bekannt"),
    "sources": _headed("Sources", "Quellen"),
    "file": _headed("File", "Datei"),
    "line": _headed("Line", "Zeile", "year"),
    "column": _headed("Column", "Spalte", "year"),
    "severity": _headed("Severity", "Schwere", "code"),
    "path": _headed("Place", "Stelle"),
    "code": _headed("Code", "Code"),
    "message": _headed("What is wrong", "Was falsch ist"),
    "hint": _headed("What to do", "Was zu tun ist"),
    "licence": _headed("Licence", "Lizenz"),
}
"""What columns of the other tables are called in a workbook; what is not here is called as in a tidy table."""

CODES: Mapping[str, Label] = {
    key: Label(en=english, de=german)
    for key, (english, german) in {
        "month": ("month", "Monat"),
        "year": ("year", "Jahr"),
        "gross": ("gross", "brutto"),
        "city": ("city", "Stadt"),
        "state": ("state", "Bundesland"),
        "country": ("Germany", "Deutschland"),
        "range": ("range", "Spanne"),
        "points": ("single points", "Einzelwerte"),
        "quartiles": ("quartiles", "Quartile"),
        "mean": ("mean", "Mittelwert"),
        "median": ("median", "Median"),
        "envelope": ("all figures together", "alle Angaben zusammen"),
        "entry": ("entry", "Einstieg"),
        "experienced": ("experienced", "Erfahrung"),
        "any": ("no level named", "ohne Stufe"),
        "mixed": ("several levels", "mehrere Stufen"),
        "full": ("in full", "ganz"),
        "part": ("in part", "zum Teil"),
        "it-leiter": ("head of IT", "IT-Leiter"),
        "related": ("a related role", "einer verwandten Rolle"),
        "assumed_period": ("month or year is assumed", "Monat oder Jahr ist angenommen"),
        "assumed_basis": ("gross is assumed", "brutto ist angenommen"),
        "pay_from_state": ("pay is that of the state", "Gehalt ist das des Bundeslandes"),
        "pay_from_country": ("pay is that of Germany", "Gehalt ist das für Deutschland"),
        "role_related": ("text about a related role", "Text über eine verwandte Rolle"),
        "seen_part": ("text read in part", "Text nur zum Teil gelesen"),
        "from_pack": ("holds data of your own", "enthält eigene Angaben"),
        "undated": ("undated", "ohne Datum"),
        "roles_together": ("pay counts roles together", "Gehalt zählt mehrere Rollen zusammen"),
        "indicator_of_area": ("a number is that of a larger area", "eine Zahl gilt für ein größeres Gebiet"),
        "sectors_of_area": ("jobs are those of a larger area", "Arbeitsplätze gelten für ein größeres Gebiet"),
        "economy_of_area": ("pages speak of a larger area", "Seiten sprechen von einem größeren Gebiet"),
        "sectors_left_out": ("a group of industries is left out", "eine Gruppe von Branchen ist ausgelassen"),
        "statistic": ("statistic", "Statistik"),
        "salary-database": ("salary database", "Gehaltsdatenbank"),
        "report": ("salary report", "Gehaltsreport"),
        "job-board-text": ("job-board text", "Text einer Stellenbörse"),
        "register": ("official register", "amtliches Verzeichnis"),
        "gazetteer": ("gazetteer", "Ortsverzeichnis"),
        "own-data": ("own data", "eigene Angaben"),
        "recent": ("recent", "aktuell"),
        "over_3_years": ("over 3 years", "über 3 Jahre"),
        "high": ("high", "hoch"),
        "medium": ("medium", "mittel"),
        "low": ("low", "gering"),
        "agency": ("development agency", "Wirtschaftsförderung"),
        "chamber": ("chamber", "Kammer"),
        "press": ("press", "Presse"),
        "encyclopedia": ("encyclopedia", "Lexikon"),
        "other": ("other", "andere"),
        "industries": ("industries", "Branchen"),
        "employers": ("employers", "Arbeitgeber"),
        "skills": ("skills", "Kenntnisse"),
        "culture": ("culture", "Kultur"),
        "training": ("training", "Weiterbildung"),
        "below": ("below", "darunter"),
        "at": ("equal", "gleich"),
        "within": ("within", "innerhalb"),
        "between": ("between", "dazwischen"),
        "above": ("above", "darüber"),
        "lowest_quarter": ("lowest quarter", "unterstes Viertel"),
        "middle_half": ("middle half", "mittlere Hälfte"),
        "second_quarter": ("second quarter", "zweites Viertel"),
        "third_quarter": ("third quarter", "drittes Viertel"),
        "highest_quarter": ("highest quarter", "oberstes Viertel"),
        "above_bound": ("above the bound", "über der Grenze"),
        "there": ("yes", "ja"),
        "partly": ("partly", "zum Teil"),
        "missing": ("no", "nein"),
        "extra": ("not asked here", "hier nicht verlangt"),
        "profession": ("profession in general", "Beruf allgemein"),
        "esco": ("ESCO", "ESCO"),
        "onet": ("O*NET", "O*NET"),
        "descriptions": ("descriptions of the profession", "Berufsbeschreibungen"),
        "samples": ("sample of texts", "Stichprobe von Texten"),
        "error": ("error", "Fehler"),
        "warning": ("warning", "Warnung"),
        "note": ("note", "Hinweis"),
        "EUR": ("EUR", "EUR"),
        "period": ("month or year", "Monat oder Jahr"),
        "basis": ("gross", "brutto"),
        "exact": ("the same", "dasselbe"),
        "close": ("nearly the same", "fast dasselbe"),
        "narrow": ("narrower", "enger"),
        "broad": ("broader", "weiter"),
    }.items()
}
"""What codes in columns are called in a workbook; one that stands in several columns means the same in each."""
