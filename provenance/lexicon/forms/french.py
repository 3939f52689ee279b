"""French: plurals, adjectives in gender and number, verbs in every simple tense.

Elision parts words already (*d'occuper*), so no form has an apostrophe.
"""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_set, word_table

# Very common words that some verb or noun shares a form with.
_NEVER = word_set("sur sous dans pour par avec sans contre entre vers chez plus moins tout tous été son sommes mais")
# ending: three singular persons, stems of `nous`, `ils`, future and subjunctive, past, participles
_MODELS = word_table(
    """
    enir iens/iens/ient en ienn iendr ienn in enu; quérir quiers/quiers/quiert quér quièr querr quièr qui
    quis; ouvrir ouvre/ouvres/ouvre ouvr ouvr ouvrir ouvr ouvri ouvert; offrir offre/offres/offre offr offr
    offrir offr offri offert; ouffrir ouffre/ouffres/ouffre ouffr ouffr ouffrir ouffr ouffri ouffert;
    cueillir cueille/cueilles/cueille cueill cueill cueiller cueill cueilli cueilli; saillir
    saille/sailles/saille saill saill saillir saill sailli sailli; courir cours/cours/court cour cour courr
    cour couru couru; mourir meurs/meurs/meurt mour meur mourr meur mouru mort; fuir fuis/fuis/fuit fuy fui
    fuir fui fui fui; partir pars/pars/part part part partir part parti parti; sortir sors/sors/sort sort
    sort sortir sort sorti sorti; sentir sens/sens/sent sent sent sentir sent senti senti; mentir
    mens/mens/ment ment ment mentir ment menti menti; servir sers/sers/sert serv serv servir serv servi
    servi; dormir dors/dors/dort dorm dorm dormir dorm dormi dormi; repentir repens/repens/repent repent
    repent repentir repent repenti repenti; pouvoir peux/peux/peut pouv peuv pourr puiss pu pu; vouloir
    veux/veux/veut voul veul voudr veuill voulu voulu; devoir dois/dois/doit dev doiv devr doiv du dû/du;
    savoir sais/sais/sait sav sav saur sach su su; cevoir çois/çois/çoit cev çoiv cevr çoiv çu çu; mouvoir
    meus/meus/meut mouv meuv mouvr meuv mu mu; prévoir prévois/prévois/prévoit prévoy prévoi prévoir prévoi
    prévi prévu; voir vois/vois/voit voy voi verr voi vi vu; valoir vaux/vaux/vaut val val vaudr vaill valu
    valu; falloir faut/faut/faut fall fall faudr faill fallu fallu; asseoir assieds/assieds/assied assey
    assey assiér assey assi assis; prendre prends/prends/prend pren prenn prendr prenn pri pris; mettre
    mets/mets/met mett mett mettr mett mi mis; faire fais/fais/fait fais f fer fass fi fait; dire
    dis/dis/dit dis dis dir dis di dit; maudire maudis/maudis/maudit maudiss maudiss maudir maudiss maudi
    maudit; lire lis/lis/lit lis lis lir lis lu lu; crire cris/cris/crit criv criv crir criv crivi crit;
    rire ris/ris/rit ri ri rir ri ri ri; suivre suis/suis/suit suiv suiv suivr suiv suivi suivi; vivre
    vis/vis/vit viv viv vivr viv vécu vécu; uire uis/uis/uit uis uis uir uis uisi uit; nuire nuis/nuis/nuit
    nuis nuis nuir nuis nuisi nui; aindre ains/ains/aint aign aign aindr aign aigni aint; eindre
    eins/eins/eint eign eign eindr eign eigni eint; oindre oins/oins/oint oign oign oindr oign oigni oint;
    naître nais/nais/naît naiss naiss naîtr naiss naqui né; aître ais/ais/aît aiss aiss aîtr aiss u u;
    croître croîs/croîs/croît croiss croiss croîtr croiss crû crû/cru; croire crois/crois/croit croy croi
    croir croi cru cru; boire bois/bois/boit buv boiv boir boiv bu bu; rompre romps/romps/rompt romp romp
    rompr romp rompi rompu; battre bats/bats/bat batt batt battr batt batti battu; vaincre
    vaincs/vaincs/vainc vainqu vainqu vaincr vainqu vainqui vaincu; soudre sous/sous/sout solv solv soudr
    solv solu sous/solu; clure clus/clus/clut clu clu clur clu clu clu/clus; plaire plais/plais/plaît plais
    plais plair plais plu plu; taire tais/tais/tait tais tais tair tais tu tu; traire trais/trais/trait tray
    trai trair trai trai trait; cire cis/cis/cit cis cis cir cis ci cis; ndre nds/nds/nd nd nd ndr nd ndi
    ndu; rdre rds/rds/rd rd rd rdr rd rdi rdu
    """
)
_WHOLE = {
    "être": "suis es est sommes êtes sont étais était étions étiez étaient fus fut furent fûmes serai "
    "sera seras serons seront serait serais seraient sois soit soyons soyez soient étant été "
    "fût",
    "avoir": "ai as a avons avez ont avais avait avions aviez avaient eus eut eurent aurai aura aurons "
    "auront aurait auraient aie ait ayons ayez aient ayant eu eue eus eues eût",
    "aller": "vais vas va allons allez vont allais allait allions alliez allaient alla allai allèrent "
    "irai ira irons iront irait iraient aille ailles aillent allant allé allée allés allées",
}
_DOUBLING = word_set(
    """
    appeler rappeler jeter rejeter projeter épeler renouveler morceler ensorceler chanceler ruisseler
    niveler ficeler étinceler feuilleter cacheter museler
    """
)
_IRREGULAR_FEMININE = word_table(
    """
    beau belle; nouveau nouvelle; vieux vieille; fou folle; mou molle; blanc blanche; franc franche; sec
    sèche; frais fraîche; public publique; turc turque; grec grecque; caduc caduque; long longue; doux
    douce; faux fausse; roux rousse; bref brève; favori favorite; malin maligne; bénin bénigne; gros grosse;
    gras grasse; bas basse; las lasse; épais épaisse; exprès expresse; gentil gentille; nul nulle; sot
    sotte; pâlot pâlotte; andalou andalouse; traître traîtresse; inquiet inquiète; complet complète; concret
    concrète; secret secrète; discret discrète; incomplet incomplète; désuet désuète; indiscret indiscrète;
    majeur majeure; mineur mineure; meilleur meilleure; supérieur supérieure; inférieur inférieure;
    antérieur antérieure; postérieur postérieure; extérieur extérieure; intérieur intérieure; ultérieur
    ultérieure; paysan paysanne; vengeur vengeresse; tiers tierce; aigu aiguë; ambigu ambiguë; exigu exiguë;
    hébreu hébraïque; juif juive
    """
)
_FEMININE = (
    ("teur", "trice"), ("eur", "euse"), ("eux", "euse"), ("oux", "ouse"), ("if", "ive"), ("er", "ère"),
    ("el", "elle"), ("eil", "eille"), ("en", "enne"), ("on", "onne"), ("et", "ette"),
)  # fmt: skip
_ENDS_IMPERFECT = "ais ait ions iez aient"
_ENDS_FUTURE = "ai as a ons ez ont ais ait ions iez aient"


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The forms of a French word."""
    forms = {"n": _noun, "v": _verb, "a": _adjective}[pos](word)
    return tuple(form for form in forms if word in _WHOLE or form == word or form not in _NEVER)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word in ("travail", "vitrail", "bail", "corail", "émail", "soupirail"):
        return word[:-2] + "ux"
    if word.endswith(("eau", "au", "eu")) and word not in ("bleu", "pneu", "landau"):
        return word + "x"
    if word.endswith("al") and word not in (
        "bal",
        "carnaval",
        "festival",
        "récital",
        "banal",
        "fatal",
        "final",
        "natal",
        "naval",
        "bancal",
    ):
        return word[:-1] + "ux"
    if word in ("bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"):
        return word + "x"
    return {"œil": "yeux", "ciel": "cieux"}.get(word, word + "s")


def _noun(word: str) -> list[str]:
    return [word, _plural(word)]


def _adjective(word: str) -> list[str]:
    feminine = _feminine(word)
    return [word, _plural(word), feminine, feminine + "s"]


def _feminine(word: str) -> str:
    if word in _IRREGULAR_FEMININE:
        return _IRREGULAR_FEMININE[word][0]
    if word.endswith("e"):
        return word
    for masculine, feminine in _FEMININE:
        if word.endswith(masculine):
            if masculine == "teur" and word in ("menteur", "flatteur", "imposteur", "combatteur"):
                return word[:-1] + "se"
            return word.removesuffix(masculine) + feminine
    return word + "e"


def _verb(word: str) -> set[str]:
    if word in _WHOLE:
        return {word, *_WHOLE[word].split()}
    if word.endswith("er"):
        return {word} | _first(word)
    for ending in sorted(_MODELS, key=len, reverse=True):
        if word.endswith(ending) and not (ending == "saillir" and word == "jaillir") and word not in _SECOND:
            return {word} | _third(word.removesuffix(ending), ending)
    return {word} | _second(word) if word.endswith(("ir", "ïr")) else {word}


_SECOND = word_set(
    """
    répartir impartir asservir nantir garantir anéantir ralentir avertir investir convertir assortir
    retentir démunir
    """
)


def _first(word: str) -> set[str]:
    """Verbs in -er: *menaçait*, *jugea*, *déploie*, *sème*, *appelle*."""
    stem = word[:-2]
    strong = _stressed(stem, word)
    back = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    forms = {strong + end for end in ("e", "es", "ent")}
    forms |= {back + end for end in ["ons", "ais", "ait", "aient", "ai", "as", "a", "âmes", "âtes", "ât", "ant"]}
    forms |= {stem + end for end in ("ez", "ions", "iez", "èrent", "é", "ée", "és", "ées")}
    future = stem + "er" if re.search("é[^aeiouy]+$", stem) else strong + "er"
    return forms | {future + end for end in _ENDS_FUTURE.split()}


def _stressed(stem: str, word: str) -> str:
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if word in _DOUBLING:
        return stem + stem[-1]
    if re.search("[eé](?:[^aeiouyéèêâîôû]|gn|[bcdfgptv][lr]|gu|qu)$", stem):
        return re.sub("[eé]([^eé]+)$", r"è\1", stem)
    return stem


def _second(word: str) -> set[str]:
    stem = word[:-1]
    forms = {
        stem + end
        for end in [
            "s",
            "t",
            "ssons",
            "ssez",
            "ssent",
            "ssais",
            "ssait",
            "ssions",
            "ssiez",
            "ssaient",
            "sse",
            "sses",
            "rent",
            "ssant",
        ]
    }
    forms |= {stem + end for end in ("", "e", "s", "es")} | {stem[:-1] + end for end in ("îmes", "îtes", "ît")}
    return forms | {word + end for end in _ENDS_FUTURE.split()}


def _third(prefix: str, ending: str) -> set[str]:
    singular, (plural, they, future, subjunctive, past), participles = (
        _MODELS[ending][:3],
        _MODELS[ending][3:8],
        _MODELS[ending][8:],
    )
    forms = set(singular) | {plural + end for end in f"ons ez ant {_ENDS_IMPERFECT}".split()}
    forms |= {subjunctive + end for end in ("e", "es", "ent")} | {they + ("ont" if ending == "faire" else "ent")}
    forms |= {future + end for end in _ENDS_FUTURE.split()} | {past + end for end in ("s", "t", "rent")}
    if past.endswith("in"):
        forms.add("înt")
    if ending == "faire":
        forms = forms - {"faisez"} | {"faites"}
    if ending == "dire":
        forms |= {"dites"}
    for participle in participles:
        forms |= {
            participle,
            participle + "e",
            participle + "es",
            participle if participle.endswith("s") else participle + "s",
        }
    return {prefix + form for form in forms}
