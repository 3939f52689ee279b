"""Italian: plurals, adjectives in gender and number, verbs in every simple tense, with pronouns attached."""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_set, word_table

_NEVER = word_set(
    """
    sono era come per con tra fra sul sulla nel nella dai dagli dalle stato stati sia fine conto parte parti
    caso modo ora
    """
)
# ending: strong past, participle; the longest ending that fits is taken
_STRONG = word_table(
    """
    accendere acces acceso; arrendere arres arreso; prendere pres preso; rendere - reso; difendere difes
    difeso; offendere offes offeso; sospendere sospes sospeso; spendere spes speso; stendere stes steso;
    tendere tes teso; appendere appes appeso; dipendere dipes dipeso; scendere sces sceso; cidere cis ciso;
    ridere ris riso; vadere vas vaso; chiudere chius chiuso; cludere clus cluso; ludere lus luso; dividere
    divis diviso; chiedere chies chiesto; ledere les leso; ardere ars arso; perdere pers perso; mordere mors
    morso; fondere fus fuso; rispondere rispos risposto; nascondere nascos nascosto; rompere rupp rotto;
    vincere vins vinto; spingere spins spinto; fingere fins finto; stringere strins stretto; piangere pians
    pianto; giungere giuns giunto; pungere puns punto; tingere tins tinto; cingere cins cinto; dipingere
    dipins dipinto; distinguere distins distinto; estinguere estins estinto; figgere fiss fitto; affliggere
    affliss afflitto; dirigere dires diretto; erigere eress eretto; esigere esig esatto; proteggere protess
    protetto; reggere ress retto; leggere less letto; struggere struss strutto; scrivere scriss scritto;
    vivere viss vissuto; muovere moss mosso; mettere mis messo; cuotere coss cosso; correre cors corso;
    cedere - ceduto; credere - creduto; vendere - venduto; temere - temuto; battere - battuto; conoscere
    conobb conosciuto; crescere crebb cresciuto; nascere nacqu nato; volgere vols volto; sorgere sors sorto;
    porgere pors porto; immergere immers immerso; spargere spars sparso; accorgere accors accorto; assumere
    assuns assunto; sumere suns sunto; primere press presso; redimere redens redento; discutere discuss
    discusso; cogliere cols colto; togliere tols tolto; sciogliere sciols sciolto; scegliere scels scelto;
    aprire apr aperto; coprire copr coperto; offrire offr offerto; soffrire soffr sofferto; morire mor
    morto; piacere piacqu piaciuto; tacere tacqu taciuto; nuocere nocqu nociuto; giacere giacqu giaciuto;
    cadere cadd caduto; sedere sed seduto; godere - goduto; torcere tors torto; esistere - esistito; sistere
    - sistito; assolvere assols assolto; risolvere risols risolto; volvere volv voluto; apparire apparv
    apparso; comparire comparv comparso; scomparire scomparv scomparso; vedere vid visto/veduto
    """
)
# infinitive: present, stem of the imperfect, future, subjunctive, strong past, participle
_WHOLE = {
    "essere": "è sono sei siamo siete era eri eravamo erano fui fu fummo furono sarà saranno sarò "
    "saremo sarebbe sarebbero sia siano fosse fossero essendo stato stata stati state",
    "avere": "ho hai ha abbiamo avete hanno aveva avevi avevamo avevano ebbi ebbe ebbero avrà avranno "
    "avrò avremo avrebbe avrebbero abbia abbiano avesse avessero avendo avuto avuta avuti "
    "avute",
}
_MIXED = word_table(
    """
    fare faccio/fa/fai/facciamo/fate/fanno fac far facci fec fatto; dire dico/dice/dici/diciamo/dite/dicono
    dic dir dic diss detto; stare sto/sta/stai/stiamo/state/stanno st star sti stett stato; dare
    do/dà/dai/diamo/date/danno d dar di died dato; andare vado/va/vai/andiamo/andate/vanno and andr vad -
    andato; venire vengo/viene/vieni/veniamo/venite/vengono ven verr veng venn venuto; tenere
    tengo/tiene/tieni/teniamo/tenete/tengono ten terr teng tenn tenuto; porre
    pongo/pone/poni/poniamo/ponete/pongono pon porr pong pos posto; potere
    posso/può/puoi/possiamo/potete/possono pot potr poss - potuto; volere
    voglio/vuole/vuoi/vogliamo/volete/vogliono vol vorr vogli voll voluto; dovere
    devo/deve/devi/dobbiamo/dovete/devono dov dovr debb - dovuto; sapere so/sa/sai/sappiamo/sapete/sanno sap
    sapr sappi sepp saputo; trarre traggo/trae/trai/traiamo/traete/traggono tra trarr tragg trass tratto;
    durre duco/duce/duci/duciamo/ducete/ducono duc durr duc duss dotto; bere
    bevo/beve/bevi/beviamo/bevete/bevono bev berr bev bevv bevuto; rimanere
    rimango/rimane/rimani/rimaniamo/rimanete/rimangono riman rimarr rimang rimas rimasto; salire
    salgo/sale/sali/saliamo/salite/salgono sal salir salg - salito; uscire
    esco/esce/esci/usciamo/uscite/escono usc uscir esc - uscito; valere
    valgo/vale/vali/valiamo/valete/valgono val varr valg vals valso; riuscire
    riesco/riesce/riesci/riusciamo/riuscite/riescono riusc riuscir riesc - riuscito
    """
)
_NO_ISC = word_set(
    """
    aprire coprire scoprire offrire soffrire partire sentire dormire servire seguire inseguire perseguire
    fuggire sfuggire vestire investire avvertire divertire mentire smentire morire consentire bollire cucire
    riaprire ricoprire conseguire proseguire pentire apparire comparire scomparire travestire
    """
)
_PRONOUNS = "lo la li le gli si ne ci"


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The forms of an Italian word."""
    forms = {"n": _noun, "v": _verb, "a": _adjective}[pos](word)
    return tuple(form for form in forms if word in _WHOLE or form == word or form not in _NEVER)


def _plural(word: str, feminine: bool = False) -> list[str]:
    if (
        word[-1] in "àèéìòù"
        or word[-1] not in "aeio"
        or word in ("crisi", "tesi", "ipotesi", "analisi", "serie", "specie")
    ):
        return [word]
    if word.endswith(("io", "cio")):
        return [word[:-1], *([word + "i"] if word == "addio" else [])]
    if word.endswith("co"):
        soft = re.search("[ei]co$", word) and word not in (
            "antico",
            "carico",
            "incarico",
            "ubriaco",
            "cieco",
            "eco",
        )
        return [word[:-1] + ("i" if soft else "hi")]
    if word.endswith("go"):
        return [
            word[:-1] + ("i" if word.endswith("logo") and feminine else "hi"),
            *([word[:-1] + "i"] if word.endswith("logo") else []),
        ]
    if word.endswith(("cia", "gia")):
        return [word[:-1] + "e", word[:-2] + "e"]
    if word.endswith(("ca", "ga")):
        return [word[:-1] + "he", *([word[:-1] + "hi"] if word.endswith(("arca", "iarca")) else [])]
    if word.endswith(("ista", "ma", "ota", "cida", "iata", "crate")):
        return [word[:-1] + "i", word[:-1] + "e"]
    return [word[:-1] + ("e" if word.endswith("a") else "i")]


def _noun(word: str) -> list[str]:
    irregular = {
        "uomo": "uomini",
        "dio": "dei",
        "tempio": "templi",
        "mano": "mani",
        "braccio": "braccia",
        "ala": "ali",
        "arma": "armi",
    }
    return [word, irregular[word]] if word in irregular else [word, *_plural(word)]


def _adjective(word: str) -> list[str]:
    if not word.endswith("o"):
        feminine = word[:-4] + "trice" if word.endswith("tore") else word
        return [word, feminine, *_plural(word), *_plural(feminine)]
    feminine = word[:-1] + "a"
    return [word, feminine, *_plural(word), *_plural(feminine)]


def _verb(word: str) -> set[str]:
    infinitive = word
    if re.search("[aei]rsi$", word):
        infinitive = word[:-2] + "e"
    if infinitive in _WHOLE:
        return {word, infinitive, *_WHOLE[infinitive].split()}
    if not re.search("(?:[aei]re|rre)$", infinitive):
        return {word}
    forms = _mixed(infinitive)
    if not forms and infinitive[-3] not in "aei":
        return {word}
    forms = forms or _regular(infinitive)
    bare = infinitive[:-2] if infinitive.endswith("rre") else infinitive[:-1]
    gerunds = [one for one in forms if one.endswith(("ando", "endo")) and one != infinitive[:-3] + "o"]
    attached = {bare + pronoun for pronoun in _PRONOUNS.split()}
    return (
        {word, infinitive, bare}
        | forms
        | attached
        | {one + pronoun for one in gerunds for pronoun in _PRONOUNS.split()}
    )


def _mixed(infinitive: str) -> set[str]:
    """Verbs whose present, future and past go their own ways, and those made of them with a prefix."""
    for base, row in _MIXED.items():
        prefix = infinitive.removesuffix(base)
        if infinitive.endswith(base) and prefix in ("", *_PREFIXES.get(base, "").split()):
            *present, imperfect, future, subjunctive, past, participle = row
            vowel = (
                "a"
                if base in ("stare", "dare", "andare")
                else "i"
                if base in ("salire", "uscire", "riuscire", "venire")
                else "e"
            )
            forms = set(present) | {
                future + end for end in ["ò", "ai", "à", "emo", "ete", "anno", "ebbe", "ebbero", "ei", "emmo"]
            }
            imperfects = (
                vowel if base not in ("dire", "fare", "venire") else {"dire": "e", "fare": "e", "venire": "i"}[base]
            )
            forms |= {imperfect + imperfects + end for end in ["va", "vi", "vo", "vamo", "vano", "sse", "ssero"]}
            forms |= {subjunctive + end for end in ("a", "ano", "iamo")} | {
                imperfect + ("ando" if vowel == "a" else "endo")
            }
            accent = {"a": "ò", "e": "é", "i": "ì"}[vowel]
            strong = {past + end for end in ("i", "e", "ero")}
            forms |= (
                strong if past != "-" else {imperfect + accent, imperfect + vowel + "rono", imperfect + vowel + "i"}
            )
            forms |= {participle[:-1] + end for end in "oaie"}
            return {prefix + form for form in forms}
    return set()


_PREFIXES = {
    "fare": "sopraf soddis dis contraf ri",
    "dire": "male bene pre inter ri contrad contra",
    "dare": "ri",
    "stare": "sotto",
    "venire": "inter per pre pro con contrav ad av s ri sopravv contra",
    "tenere": "ot man con de ri sos trat at appar intrat",
    "porre": "im pro es op com de dis sup sotto contrap ri sovrap antep interp trasp anti sovra contrap",
    "valere": "pre equi av",
    "trarre": "at con de dis es sot ri ritrat pro",
    "durre": "con de in pro ri se tra ad intro ripro",
    "salire": "as ri",
}


def _spelled(stem: str, cls: str, end: str) -> str:
    """`stem` and `end` with the spelling that keeps the sound: *attacchi*, *denunci*, *minaccerà*."""
    front = end[0] in "eéi"
    if cls == "a" and stem.endswith(("c", "g")) and front:
        return stem + "h" + end
    if cls == "a" and stem.endswith(("ci", "gi", "sci")) and front:
        return stem[:-1] + end
    return stem[:-1] + end if cls == "a" and stem.endswith("i") and end[0] == "i" else stem + end


def _regular(infinitive: str) -> set[str]:
    stem, cls = infinitive[:-3], infinitive[-3]
    isc = stem + "isc" if cls == "i" and infinitive not in _NO_ISC else stem
    present, subjunctive = {
        "a": ("o i a ano", "i ino"),
        "e": ("o i e ono", "a ano"),
        "i": ("o i e ono", "a ano"),
    }[cls]
    forms = {_spelled(isc, cls, end) for end in f"{present} {subjunctive}".split()}
    forms |= {_spelled(stem, cls, end) for end in ("iamo", "iate")} | {stem + cls + "te"}
    forms |= {
        stem + cls + end
        for end in [
            "vo",
            "vi",
            "va",
            "vamo",
            "vate",
            "vano",
            "sse",
            "ssi",
            "ssero",
            "ssimo",
            "mmo",
            "sti",
            "ste",
            "rono",
            "i",
        ]
    }
    forms |= {
        _spelled(stem, cls, ("i" if cls == "i" else "e") + "r" + end)
        for end in ["ò", "ai", "à", "emo", "ete", "anno", "ebbe", "ebbero", "ei", "emmo"]
    }
    forms |= {stem + {"a": "ò", "e": "é", "i": "ì"}[cls]} | {stem + ("ando" if cls == "a" else "endo")}
    forms |= {stem + ("ante" if cls == "a" else "ente"), stem + ("anti" if cls == "a" else "enti")}
    participles = [stem + {"a": "ato", "e": "uto", "i": "ito"}[cls]]
    for ending in sorted(_STRONG, key=len, reverse=True):
        if infinitive.endswith(ending) and (cls != "i" or infinitive in _NO_ISC):
            prefix = infinitive.removesuffix(ending)
            past, *known = _STRONG[ending]
            participles = [prefix + participle for participle in known]
            forms |= {prefix + past + end for end in ("i", "e", "ero")} if past != "-" else set()
            break
    return forms | {participle[:-1] + end for participle in participles for end in "oaie"}
