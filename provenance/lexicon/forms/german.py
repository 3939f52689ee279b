"""German: plurals and cases, adjective endings and degrees, verbs with prefixes that part or stay.

A prefix that stands alone at the end of the clause (*prangert … an*) is not a form: forms are runs of words.
"""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_set, word_table

# infinitive: third person, past, participle without ge-
_STRONG = word_table(
    """
    befehlen befiehlt befahl befohlen; beginnen beginnt begann begonnen; beißen beißt biss bissen; bergen
    birgt barg borgen; bersten birst barst borsten; betrügen betrügt betrog betrogen; biegen biegt bog
    bogen; bieten bietet bot boten; binden bindet band bunden; bitten bittet bat beten; blasen bläst blies
    blasen; bleiben bleibt blieb blieben; brechen bricht brach brochen; brennen brennt brannte brannt;
    bringen bringt brachte bracht; denken denkt dachte dacht; dringen dringt drang drungen; dürfen darf
    durfte durft; empfangen empfängt empfing empfangen; empfehlen empfiehlt empfahl empfohlen; empfinden
    empfindet empfand empfunden; erlöschen erlischt erlosch erloschen; erwägen erwägt erwog erwogen; essen
    isst aß gessen; fahren fährt fuhr fahren; fallen fällt fiel fallen; fangen fängt fing fangen; fechten
    ficht focht fochten; finden findet fand funden; fliegen fliegt flog flogen; fliehen flieht floh flohen;
    fließen fließt floss flossen; fressen frisst fraß fressen; frieren friert fror froren; geben gibt gab
    geben; gehen geht ging gangen; gelingen gelingt gelang gelungen; gelten gilt galt golten; genießen
    genießt genoss genossen; geschehen geschieht geschah geschehen; gewinnen gewinnt gewann gewonnen; gießen
    gießt goss gossen; gleichen gleicht glich glichen; gleiten gleitet glitt glitten; graben gräbt grub
    graben; greifen greift griff griffen; haben hat hatte habt; halten hält hielt halten; hängen hängt hing
    hangen; hauen haut hieb hauen; heben hebt hob hoben; heißen heißt hieß heißen; helfen hilft half holfen;
    kennen kennt kannte kannt; klingen klingt klang klungen; kommen kommt kam kommen; können kann konnte
    konnt; kriechen kriecht kroch krochen; laden lädt lud laden; lassen lässt ließ lassen; laufen läuft lief
    laufen; leiden leidet litt litten; leihen leiht lieh liehen; lesen liest las lesen; liegen liegt lag
    legen; lügen lügt log logen; meiden meidet mied mieden; messen misst maß messen; misslingen misslingt
    misslang misslungen; mögen mag mochte mocht; müssen muss musste musst; nehmen nimmt nahm nommen; nennen
    nennt nannte nannt; pfeifen pfeift pfiff pfiffen; preisen preist pries priesen; raten rät riet raten;
    reißen reißt riss rissen; reiten reitet ritt ritten; rennen rennt rannte rannt; riechen riecht roch
    rochen; ringen ringt rang rungen; rufen ruft rief rufen; saufen säuft soff soffen; schaffen schafft
    schuf schaffen; scheiden scheidet schied schieden; scheinen scheint schien schienen; schelten schilt
    schalt scholten; schieben schiebt schob schoben; schießen schießt schoss schossen; schlafen schläft
    schlief schlafen; schlagen schlägt schlug schlagen; schleichen schleicht schlich schlichen; schleifen
    schleift schliff schliffen; schließen schließt schloss schlossen; schlingen schlingt schlang schlungen;
    schmeißen schmeißt schmiss schmissen; schmelzen schmilzt schmolz schmolzen; schneiden schneidet schnitt
    schnitten; schreiben schreibt schrieb schrieben; schreien schreit schrie schrien; schreiten schreitet
    schritt schritten; schweigen schweigt schwieg schwiegen; schwellen schwillt schwoll schwollen; schwimmen
    schwimmt schwamm schwommen; schwinden schwindet schwand schwunden; schwingen schwingt schwang schwungen;
    schwören schwört schwor schworen; sehen sieht sah sehen; senden sendet sandte sandt; singen singt sang
    sungen; sinken sinkt sank sunken; sitzen sitzt saß sessen; spinnen spinnt spann sponnen; sprechen
    spricht sprach sprochen; springen springt sprang sprungen; stechen sticht stach stochen; stehen steht
    stand standen; stehlen stiehlt stahl stohlen; steigen steigt stieg stiegen; sterben stirbt starb
    storben; stinken stinkt stank stunken; stoßen stößt stieß stoßen; streichen streicht strich strichen;
    streiten streitet stritt stritten; tragen trägt trug tragen; treffen trifft traf troffen; treiben treibt
    trieb trieben; treten tritt trat treten; trinken trinkt trank trunken; trügen trügt trog trogen; tun tut
    tat tan; verderben verdirbt verdarb verdorben; vergessen vergisst vergaß vergessen; verlieren verliert
    verlor verloren; verzeihen verzeiht verzieh verziehen; wachsen wächst wuchs wachsen; waschen wäscht
    wusch waschen; weben webt wob woben; weichen weicht wich wichen; weisen weist wies wiesen; wenden wendet
    wandte wandt; werben wirbt warb worben; werden wird wurde worden; werfen wirft warf worfen; wiegen wiegt
    wog wogen; winden windet wand wunden; wissen weiß wusste wusst; wollen will wollte wollt; ziehen zieht
    zog zogen; zwingen zwingt zwang zwungen
    """
)
_SEIN = "sein bin ist sind seid war waren wart sei seien wäre wären gewesen gewesene seiend"
_ALSO_WEAK = word_set("senden wenden hängen schaffen weben wiegen schleifen")
_WEAK_AFTER_ALL = word_set(
    """
    bereiten vorbereiten begleiten beschaffen verschaffen abschaffen anschaffen verhängen beweben
    beeinträchtigen einwilligen vergleiten überlisten bewiegen veranlassen beantragen beauftragen
    benachteiligen erweichen aufweichen verleiden beneiden
    """
)
_PART = sorted(
    word_set(
        """
    ab an auf aus auseinander bei bereit bloß dar durch ein einher empor entgegen fehl fest fort frei
    gegenüber gleich heim her herab heran heraus herbei herein herunter hervor hin hinaus hinein hinzu hoch
    klar kurz los mit nach nieder offen preis statt still tot um voll vor voran voraus vorbei weg weiter
    wieder zu zurück zusammen lahm kalt gut schön schlecht groß nahe
    """
    ),
    key=len,
    reverse=True,
)
_STAY = (
    "be",
    "emp",
    "ent",
    "er",
    "ge",
    "miss",
    "ver",
    "zer",
    "über",
    "unter",
    "wider",
    "hinter",
    "um",
    "durch",
    "wieder",
    "voll",
)
_BOTH = ("um", "durch", "wieder", "voll")
_WHOLE_WORDS = word_set(
    """
    antworten einigen einen herrschen hindern hinken zucken züchten züchtigen mitteln herzen umarmen
    beichten zürnen hinterfragen eignen abenteuern anden losen zündeln vollenden vollstrecken wiederholen
    auern ausen zurren geistern gestalten gewöhnen geifern gelten gellen gefährden genehmigen gewähren
    gewährleisten widern erben ernten erden verben beben bessern beten betteln beugen beizen bellen
    """
)
_WITHOUT_GE = word_set(
    """
    wiederholen vollenden vollstrecken gestalten gewöhnen gefährden genehmigen gewähren gewährleisten
    hinterfragen umarmen
    """
)
_IEREN = word_set(
    """
    marschieren probieren spionieren kassieren manövrieren radieren rangieren spazieren quartieren
    balancieren diskutieren formulieren
    """
)
_ENDINGS = ("", "e", "en", "er", "es", "em")
_UMLAUT = str.maketrans("aou", "äöü")
_UMLAUT_DEGREES = word_set(
    """
    alt arg arm dumm grob groß hart jung kalt klug krank kurz lang scharf schwach schwarz stark warm
    """
)
# A compound follows its last part: Bürgerkrieg, Krieg.
_PLURALS = word_table(
    """
    mann männer; land länder; volk völker; haus häuser; schlag schläge; macht mächte; kampf kämpfe; stadt
    städte; rat räte; wurf würfe; stoß stöße; wahl wahlen; staat staaten; tat taten; sturm stürme; sumpf
    sümpfe; sturz stürze; zwang zwänge; kopf köpfe; hand hände; sohn söhne; vater väter; mutter mütter;
    bruder brüder; tochter töchter; wort worte/wörter; fluss flüsse; zug züge; marsch märsche; gott götter;
    markt märkte; dorf dörfer; grund gründe; held helden; herr herren/herrn; mensch menschen; nachbar
    nachbarn; bauer bauern; christ christen; prinz prinzen; fürst fürsten; zar zaren; narr narren; kind
    kinder; bild bilder; lager lager; brand brände; plan pläne; satz sätze; platz plätze; ausschuss
    ausschüsse; beschluss beschlüsse; schuss schüsse; anlass anlässe; fall fälle; vorfall vorfälle;
    rückschlag rückschläge; verband verbände; band bände; stand stände; strom ströme; schwarm schwärme; flut
    fluten; frau frauen; person personen; last lasten; schuld schulden; pflicht pflichten; gewalt gewalten;
    form formen; front fronten; kraft kräfte; bank banken; nacht nächte; zeit zeiten; welt welten; art
    arten; bevölkerung bevölkerungen; firma firmen; thema themen; minister minister; amt ämter; rand ränder;
    schloss schlösser; mund münder; wolf wölfe; hass; terror; general generäle/generale; kanal kanäle;
    kardinal kardinäle; skandal skandale; mob mobs; clan clans; chef chefs; regime regimes; job jobs;
    deal deals; boss bosse; nazi nazis; mafia; junta juntas/junten; kamerad kameraden; despot despoten;
    pirat piraten; soldat soldaten; diplomat diplomaten; bandit banditen; satellit satelliten; idiot
    idioten; tyrann tyrannen; barbar barbaren; agent agenten; präsident präsidenten; student studenten;
    dissident dissidenten; faschist faschisten; genozid genozide
    """
)


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The forms of a German word, in lower case; whoever asks restores the capital of a noun."""
    return tuple({"n": _noun, "v": _verb, "a": _adjective}[pos](word))


def _noun(word: str) -> list[str]:
    """Plural and cases; where the gender is unknown, the endings of both are given."""
    for tail in range(len(word) - 2):
        if word[tail:] in _PLURALS:
            plurals = [word[:tail] + plural for plural in _PLURALS[word[tail:]]]
            dative = [plural + "n" for plural in plurals if plural[-1] not in "ns"]
            return [word, *plurals, *dative, *_genitive(word)]
    if word.endswith("in") and len(word) > 5:
        return [word, word + "nen"]
    if word.endswith("nis"):
        return [word, word + "se", word + "sen", word + "ses"]
    if word.endswith(("ismus", "mus")):
        return [word, word[:-2] + "en"]
    if re.search("(?:ung|heit|keit|schaft|ion|tät|ei|anz|enz|ik|ist|arch|krat|oge|ur|at|soph|graf)$", word):
        return [
            word,
            word + "en",
            *([word + "e"] if word.endswith("at") else []),
            *([word + "s"] if word.endswith("at") else []),
        ]
    if word.endswith("e"):
        return [word, word + "n", word + "s"]
    if word.endswith(("er", "el")):
        return [word, word + "n", word + "s"]
    if word.endswith(("en", "chen", "lein")):
        return [word, word + "s"]
    if word.endswith(("a", "i", "o", "u", "y")) or word == "regime":
        return [word, word + "s"]
    ends = ("es", "e", "en") if word.endswith(("s", "ß", "z", "x", "sch")) else ("s", "es", "e", "en")
    return [word, *(word + end for end in ends)]


def _genitive(word: str) -> list[str]:
    return [word + "es"] if word.endswith("s") else [word + "s"] if word[-1] in "aeiou" else [word + "s", word + "es"]


def _adjective(word: str) -> list[str]:
    """Every ending, and those of the comparative and the superlative."""
    stem = word.removesuffix("e")
    if word.endswith("el"):
        stem = word[:-2] + "l"
    elif word.endswith(("euer", "auer")):
        stem = word[:-2] + "r"
    elif word.endswith("hoch"):
        stem = word[:-2] + "h"
    base = word if stem != word.removesuffix("e") else stem
    higher, highest = (
        stem + "er",
        base + ("est" if base[-1] in "dtszß" and not base.endswith("end") else "st"),
    )
    if word in _UMLAUT_DEGREES:
        higher, highest = (
            re.sub("[aou]", lambda match: match[0].translate(_UMLAUT), one, count=1) for one in (higher, highest)
        )
    declined = [one + end for one in (stem, higher) for end in _ENDINGS[1:]]
    return [word, *declined, *(highest + end for end in _ENDINGS[1:]), higher]


def _verb(word: str) -> set[str]:
    infinitive = word.removeprefix("sich-")
    if infinitive == "sein":
        return set(_SEIN.split())
    for prefix in _PART:
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and _parts(infinitive, rest):
            forms, participles = _simple(rest)
            joined = {prefix + form for form in forms} | {prefix + "zu" + rest}
            joined |= {prefix + participle for participle in participles}
            if prefix in _BOTH:
                stayed, participles = _simple(infinitive)
                return joined | stayed | participles
            return joined
    forms, participles = _simple(infinitive)
    return forms | participles


def _parts(infinitive: str, rest: str) -> bool:
    """Whether what follows a prefix is a verb of its own, so that *ge* and *zu* may stand between."""
    if infinitive in _WHOLE_WORDS or not re.search("(?:en|[re]ln|ern|tun|sein)$", rest) or len(rest) < 3:
        return False
    if rest.endswith("ieren") and rest not in _STRONG:
        return rest in _IEREN
    return bool(re.match("[^aeiouyäöü]*[aeiouyäöü]", rest)) and (len(rest) > 4 or rest in _STRONG)


def _base(infinitive: str) -> tuple[str, str]:
    """The strong verb in an infinitive and the prefix before it; empty strings for a weak verb."""
    if infinitive in _STRONG:
        return "", infinitive
    for prefix in _STAY:
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and rest in _STRONG and infinitive not in _WEAK_AFTER_ALL:
            return prefix, rest
    return "", ""


def _simple(infinitive: str) -> tuple[set[str], set[str]]:
    """The forms of a verb whose prefix, if any, stays; the participles apart, for *ge* may part them."""
    prefix, strong = _base(infinitive)
    stem = re.sub("e?n$", "", infinitive) if not infinitive.endswith(("ern", "eln")) else infinitive[:-1]
    link = "e" if re.search("[dt]$|[^aeiouäöülrhmn][mn]$|chn$", stem) else ""
    forms = {infinitive, stem + "e", stem + "est", stem + "et", *(infinitive + "d" + end for end in _ENDINGS)}
    if stem.endswith("el"):
        forms.add(stem[:-2] + "le")
    weak = {stem + link + end for end in ("t", "te", "ten", "test", "tet")} | {stem + link + "st"}
    participles = {_ge(infinitive) + stem + link + "t"}
    if strong:
        third, past, participle = _STRONG[strong]
        full = {prefix + third, *(prefix + form for form in _past(past))}
        perfect = prefix + ("" if prefix or _ge(strong) == "" else "ge") + participle
        both = strong in _ALSO_WEAK and infinitive not in _WEAK_AFTER_ALL
        weak, participles = (weak | full, participles | {perfect}) if both else (full | {stem + link + "t"}, {perfect})
    return forms | weak, {participle + end for participle in participles for end in _ENDINGS}


def _ge(infinitive: str) -> str:
    """The *ge* of the participle, which verbs in *-ieren* and those with a prefix that stays go without."""
    if infinitive.endswith("ieren") and infinitive not in ("frieren", "schmieren", "zieren", "gieren"):
        return ""
    stays = infinitive.startswith(_STAY) and infinitive not in _WHOLE_WORDS | {
        "geben",
        "gehen",
        "gießen",
        "essen",
    }
    return "" if infinitive in _WITHOUT_GE or (stays and len(infinitive) > 5) else "ge"


def _past(past: str) -> set[str]:
    """*rief, riefen, riefe*; *brachte, brachten*; and the subjunctive with its umlaut (*käme*, *wüsste*)."""
    mild = re.sub(
        "(au|[aou])([^aeiouäöü]*e?)$",
        lambda m: (m[1] if m[1] == "au" else m[1].translate(_UMLAUT)) + m[2],
        past,
    )
    if past.endswith("te") or past == "wurde":
        return {past, past + "n", mild, mild + "n"}
    return {past, past + "en", mild + "e", mild + "en"}
