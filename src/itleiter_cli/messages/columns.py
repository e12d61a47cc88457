"""What the tidy tables and their columns are called and hold; imported only where they are described."""

from collections.abc import Mapping
from typing import NamedTuple

from itleiter_cli.messages.language import Label


class Described(NamedTuple):
    """What something is called, and what it holds."""

    title: Label
    meaning: Label


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
        title=Label(en="Indicators", de="Indikatoren"),
        meaning=Label(
            en="One row per city, indicator and edition; at the end the values for Germany.",
            de="Eine Zeile je Stadt, Indikator und Ausgabe; am Ende die Werte für Deutschland.",
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

TIDY_COLUMNS: Mapping[str, Described] = {
    "city": Described(
        title=Label(en="City", de="Stadt"),
        meaning=Label(
            en="Slug of the city; in pay, indicators and sectors, empty for figures of a state or the country.",
            de="Kennung der Stadt; bei Gehaltsangaben, Indikatoren und Beschäftigten leer, wenn sie für ein Bundesland oder Deutschland gelten.",
        ),
    ),
    "name": Described(
        title=Label(en="Name", de="Name"),
        meaning=Label(en="Official name; names may repeat.", de="Amtlicher Name; Namen können mehrfach vorkommen."),
    ),
    "state": Described(
        title=Label(en="State", de="Bundesland"),
        meaning=Label(en="Two letters of the state.", de="Zwei Buchstaben des Bundeslandes."),
    ),
    "ags": Described(
        title=Label(en="AGS", de="AGS"),
        meaning=Label(
            en="Official municipality key, eight digits with a leading zero.",
            de="Amtlicher Gemeindeschlüssel, acht Ziffern mit führender Null.",
        ),
    ),
    "lat": Described(
        title=Label(en="Latitude", de="Breite"),
        meaning=Label(en="Degrees north, WGS84.", de="Grad Nord, WGS84."),
    ),
    "lon": Described(
        title=Label(en="Longitude", de="Länge"),
        meaning=Label(en="Degrees east, WGS84.", de="Grad Ost, WGS84."),
    ),
    "aliases": Described(
        title=Label(en="Other names", de="Andere Namen"),
        meaning=Label(
            en="Names that people type as well, joined with |.", de="Weitere gebräuchliche Namen, verbunden mit |."
        ),
    ),
    "scope": Described(
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
        title=Label(en="Role", de="Rolle"),
        meaning=Label(
            en="Id of the role that the figure speaks of.", de="Kennung der Rolle, von der die Angabe spricht."
        ),
    ),
    "level": Described(
        title=Label(en="Level", de="Stufe"),
        meaning=Label(
            en="Level of experience; any where the source names none.",
            de="Stufe der Erfahrung; any, wo die Quelle keine nennt.",
        ),
    ),
    "measure": Described(
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
        title=Label(en="Kind of middle", de="Art der Mitte"),
        meaning=Label(
            en="Whether the middle is a mean or a median.", de="Ob die Mitte ein Mittelwert (mean) oder ein Median ist."
        ),
    ),
    "currency": Described(
        title=Label(en="Currency", de="Währung"),
        meaning=Label(en="Currency of the amounts.", de="Währung der Beträge."),
    ),
    "period": Described(
        title=Label(en="Period", de="Zeitraum"),
        meaning=Label(
            en="Whether the amounts are per month or per year.",
            de="Ob die Beträge je Monat (month) oder Jahr (year) gelten.",
        ),
    ),
    "basis": Described(
        title=Label(en="Basis", de="Grundlage"),
        meaning=Label(en="gross: before tax and contributions.", de="gross: brutto, vor Steuern und Abgaben."),
    ),
    "assumed": Described(
        title=Label(en="Assumed", de="Angenommen"),
        meaning=Label(
            en="What the source did not state and is assumed here: period, basis; joined with |.",
            de="Was die Quelle nicht sagt und hier angenommen ist: period, basis; verbunden mit |.",
        ),
    ),
    "year": Described(
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
        title=Label(en="Source", de="Quelle"),
        meaning=Label(en="Id of the source.", de="Kennung der Quelle."),
    ),
    "source_url": Described(
        title=Label(en="Address", de="Adresse"),
        meaning=Label(en="Page that the figure was read on.", de="Seite, auf der die Zahl gelesen wurde."),
    ),
    "counted_with": Described(
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
    "facet": Described(
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
        title=Label(en="ESCO match", de="ESCO-Entsprechung"),
        meaning=Label(
            en="Whether the ESCO skill means exactly the same or nearly (close), or something narrower or broader.",
            de="Ob die ESCO-Fähigkeit genau dasselbe meint (exact) oder fast (close), oder Engeres (narrow) oder Weiteres (broad).",
        ),
    ),
    "wz2008": Described(
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
        title=Label(en="Seen", de="Gesehen"),
        meaning=Label(
            en="full: the text was read in full; part: only its first part, so an absent term means nothing.",
            de="full: der Text wurde ganz gelesen; part: nur sein Anfang, ein fehlender Begriff besagt dann nichts.",
        ),
    ),
    "text_role": Described(
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
        title=Label(en="Indicator", de="Indikator"),
        meaning=Label(en="Id of the indicator.", de="Kennung des Indikators."),
    ),
    "value": Described(
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
        title=Label(en="Kind", de="Art"),
        meaning=Label(en="What kind of publication it is.", de="Um welche Art von Veröffentlichung es sich handelt."),
    ),
    "dated": Described(
        title=Label(en="Dated", de="Stand"),
        meaning=Label(
            en="Day or year that the figures speak of; empty where the source does not say.",
            de="Tag oder Jahr, von dem die Zahlen sprechen; leer, wo die Quelle es nicht sagt.",
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
        title=Label(en="Age", de="Alter"),
        meaning=Label(
            en="Age of the figures on the day they were read.",
            de="Alter der Zahlen am Tag des Abrufs.",
        ),
    ),
    "trust": Described(
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
    "url": Described(
        title=Label(en="Address", de="Adresse"),
        meaning=Label(en="Where the source stands.", de="Wo die Quelle steht."),
    ),
    "figures": Described(
        title=Label(en="Figures", de="Zahlen"),
        meaning=Label(
            en="Number of pay figures, indicator values and counts of employees by group (one a city) that rest on it.",
            de="Anzahl der Gehaltsangaben, Indikatorwerte und Zählungen der Beschäftigten nach Gruppe (eine je Stadt), die auf ihr beruhen.",
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
        title=Label(en="Share", de="Anteil"),
        meaning=Label(
            en="Share of all employees, 0 to 1, computed.",
            de="Anteil an allen Beschäftigten, 0 bis 1, berechnet.",
        ),
    ),
    "share_germany": Described(
        title=Label(en="Share in Germany", de="Anteil in Deutschland"),
        meaning=Label(
            en="The same share in Germany on the same day; empty in rows of the country.",
            de="Derselbe Anteil in Deutschland am selben Tag; leer in Zeilen für Deutschland.",
        ),
    ),
    "factor": Described(
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
        title=Label(en="Kind of page", de="Art der Seite"),
        meaning=Label(
            en="Whose page it is: the city's, a development agency's or district's, a chamber's, press, encyclopedia, other.",
            de="Wessen Seite es ist: der Stadt (city), einer Wirtschaftsförderung oder eines Kreises (agency), einer Kammer (chamber), Presse, Lexikon, sonstige.",
        ),
    ),
    "page_seen": Described(
        title=Label(en="How much was read", de="Wie viel gelesen wurde"),
        meaning=Label(
            en="full: the page was read in full; part: only its beginning.",
            de="full: die Seite wurde ganz gelesen; part: nur ihr Anfang.",
        ),
    ),
}
