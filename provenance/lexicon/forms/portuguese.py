"""Portuguese: plurals, adjectives in gender and number, verbs in every tense and the personal infinitive.

A pronoun after a verb (*libertá-la*) is a word of its own; the verb before it is among the forms.
"""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_set, word_table

_NEVER = word_set(
    """
    para pare sobre entre como era cerca nada parte partes contra fora foram cada meio casa casas caso casos
    sem são pelo" " pela pelos pelas vão deste destes desse minha uma uns sob após conta contas
    """
)
# infinitive: first person, second and third, subjunctive stem, strong past or "-", future, participle
_STRONG = word_table(
    """
    fazer faço fazes/faz faç fiz/fez/fize far feito; dizer digo dizes/diz dig disse/disse/disse dir dito;
    trazer trago trazes/traz trag trouxe/trouxe/trouxe trar trazido; ter tenho tens/tem tenh tive/teve/tive
    ter tido; vir venho vens/vem venh vim/veio/vie vir vindo; pôr ponho pões/põe ponh pus/pôs/puse por
    posto; poder posso podes/pode poss pude/pôde/pude poder podido; querer quero queres/quer queir
    quis/quis/quise querer querido; saber sei sabes/sabe saib soube/soube/soube saber sabido; haver hei
    hás/há haj houve/houve/houve haver havido; ver vejo vês/vê vej vi/viu/vi ver visto; caber caibo
    cabes/cabe caib coube/coube/coube caber cabido; valer valho vales/vale valh - valer valido; perder perco
    perdes/perde perc - perder perdido; pedir peço pedes/pede peç - pedir pedido; medir meço medes/mede meç
    - medir medido; ouvir ouço ouves/ouve ouç - ouvir ouvido; ler leio lês/lê lei - ler lido; crer creio
    crês/crê crei - crer crido; rir rio ris/ri ri - rir rido
    """
)
_WHOLE = {
    "ser": "sou és é somos são era eras éramos eram fui foi fomos foram seja sejam sejamos sendo "
    "sido será serão seria seriam fosse fossem for forem",
    "estar": "estou estás está estamos estão estava estávamos estavam estive esteve estivemos "
    "estiveram esteja estejam estando estado estará estarão estaria estariam estivesse "
    "estivessem estiver estiverem",
    "ir": "vou vais vai vamos vão ia íamos iam fui foi fomos foram vá vamos indo ido irá irão iria "
    "iriam fosse fossem for",
    "dar": "dou dás dá damos dão dava dávamos davam dei deu demos deram dê deem dando dado dada "
    "dados dadas dará darão daria dariam desse der derem",
}
_E_TO_I = word_set(
    """
    sentir mentir ferir servir seguir perseguir conseguir prosseguir repetir vestir revestir investir
    preferir advertir divertir sugerir aderir conferir desmentir digerir inferir interferir perverter
    referir transferir consentir ressentir despir refletir competir diferir desferir impelir compelir
    expelir repelir convergir divergir
    """
)
_I_ALL = word_set("agredir progredir transgredir prevenir denegrir regredir")
_O_TO_U = word_set("dormir cobrir descobrir encobrir recobrir engolir tossir")
_U_TO_O = word_set("subir fugir sacudir acudir cuspir sumir bulir")
_EIA = word_set("odiar mediar ansiar incendiar remediar intermediar")
_SHORT = word_table(
    """
    matar morto; morrer morto; prender preso; eleger eleito; expulsar expulso; acender aceso; entregar
    entregue; suspender suspenso; aceitar aceito/aceite; salvar salvo; ganhar ganho; gastar gasto; pagar
    pago; escrever escrito; descrever descrito; inscrever inscrito; prescrever prescrito; proscrever
    proscrito; subscrever subscrito; abrir aberto; cobrir coberto; descobrir descoberto; encobrir encoberto;
    reeleger reeleito; imprimir impresso; extinguir extinto; romper roto; submergir submerso; soltar solto;
    limpar limpo; libertar liberto; exprimir expresso; expressar expresso
    """
)
_ONLY_SHORT = word_set(
    """
    escrever descrever inscrever prescrever proscrever subscrever abrir cobrir descobrir encobrir
    """
)
_ENDS = {
    "a": "o as a amos ais am ava avas ávamos avam ei aste ou ámos astes aram ara áramos asse asses "
    "ássemos assem armos ares arem ando ado ada ados adas",
    "e": "o es e emos eis em ia ias íamos iam i este eu estes eram era êramos esse esses êssemos "
    "essem ermos eres erem endo ido ida idos idas",
    "i": "o es e imos is em ia ias íamos iam i iste iu istes iram ira íramos isse isses íssemos "
    "issem irmos ires irem indo ido ida idos idas",
}
_FUTURE = "ei ás á emos eis ão ia ias íamos iam"
_BARE = {"a": "á", "e": "ê", "i": "i"}


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The forms of a Portuguese word."""
    forms = {"n": _noun, "v": _verb, "a": _adjective}[pos](word)
    return tuple(form for form in forms if word in _WHOLE or form == word or form not in _NEVER)


def _plurals(word: str) -> list[str]:
    if word.endswith("ão"):
        kept = word in (
            "mão",
            "cidadão",
            "irmão",
            "cristão",
            "órgão",
            "pagão",
            "órfão",
            "concidadão",
            "cortesão",
        )
        cães = word in ("alemão", "capitão", "pão", "cão", "charlatão", "catalão")
        return [word + "s"] if kept else [word[:-2] + ("ães" if cães else "ões")]
    if re.search("[aou]l$", word):
        return [word + "es"] if word in ("mal", "cônsul") else [word[:-1] + "is"]
    if word.endswith("el"):
        return [word[:-2] + ("eis" if re.search("[áéíóúâêô]", word) else "éis")]
    if word.endswith("il"):
        return [word[:-2] + ("eis" if re.search("[áéíóúâêô]", word) else "is")]
    if word.endswith("m"):
        return [word[:-1] + "ns"]
    if word.endswith("ês"):
        return [word[:-2] + "eses"]
    if word.endswith(("r", "z", "n")):
        return [word + "es"]
    return [word] if word.endswith(("s", "x")) else [word + "s"]


def _noun(word: str) -> list[str]:
    return [word, *_plurals(word)]


def _adjective(word: str) -> list[str]:
    feminine = word
    if word.endswith("eu") and word not in ("judeu", "ateu", "plebeu"):
        feminine = word[:-2] + "eia"
    elif word.endswith("eu"):
        feminine = word[:-1] + "ia"
    elif word.endswith("ão"):
        feminine = word[:-1]
    elif word.endswith("o"):
        feminine = word[:-1] + "a"
    elif word.endswith("ês") and word != "cortês":
        feminine = word[:-2] + "esa"
    elif (word.endswith("or") and not re.search("(?:i|ai|lh|en|ei)or$", word)) or word in (
        "espanhol",
        "cru",
        "nu",
    ):
        feminine = word + "a"
    elif word in ("bom", "mau"):
        feminine = {"bom": "boa", "mau": "má"}[word]
    return [word, feminine, *_plurals(word), *_plurals(feminine)]


def _verb(word: str) -> set[str]:
    infinitive = word.removesuffix("-se")
    if infinitive in _WHOLE:
        return {word, infinitive, *_WHOLE[infinitive].split()}
    strong = _strong(infinitive)
    if not strong and not re.search("[aei]r$", infinitive):
        return {word}
    forms = _strong_forms(infinitive, strong) if strong else _regular(infinitive)
    short = _SHORT.get(infinitive, [])
    if infinitive in _ONLY_SHORT:
        forms -= {infinitive[:-2] + "id" + end for end in ("o", "a", "os", "as")}
    for participle in short:
        ends = ("", "s") if participle.endswith("e") else ("o", "a", "os", "as")
        forms |= {(participle if participle.endswith("e") else participle[:-1]) + end for end in ends}
    return {word, infinitive, infinitive[:-2] + _BARE.get(infinitive[-2], "ô")} | forms


def _strong(infinitive: str) -> str:
    for base in sorted(_STRONG, key=len, reverse=True):
        prefix = infinitive.removesuffix(base)
        if infinitive == base or (infinitive == prefix + base and prefix in _PREFIXES.get(base, "").split()):
            return base
    if infinitive.endswith("por") and infinitive[:-3] in _PREFIXES["pôr"].split():
        return "pôr"
    return ""


_PREFIXES = {
    "fazer": "des re satis per",
    "dizer": "contra des pre mal ben bem",
    "ter": "de man con ob re sus abs entre",
    "vir": "inter pro con contra ad de sobre",
    "ver": "pre re ante entre",
    "pôr": "im pro ex o de com dis su trans contra decom inter recom sobre anteo justa pres pressu",
    "pedir": "im des ex",
    "ler": "re",
    "rir": "sor",
    "crer": "des",
    "haver": "re",
}


def _spelled(stem: str, cls: str, end: str) -> str:
    """`stem` and `end` with the spelling that keeps the sound: *ataquei*, *alcancei*, *dirijo*."""
    front = end[0] in "eéêií"
    if cls == "a" and front:
        for hard, soft in (("c", "qu"), ("g", "gu"), ("ç", "c")):
            if stem.endswith(hard):
                return stem.removesuffix(hard) + soft + end
    if cls != "a" and not front:
        for soft, hard in (("gu", "g"), ("c", "ç"), ("g", "j")):
            if stem.endswith(soft):
                return stem.removesuffix(soft) + hard + end
    return stem + end


def _regular(infinitive: str) -> set[str]:
    stem, cls = infinitive[:-2], infinitive[-2]
    boot, first = _boots(infinitive, stem)
    stressed = ("o", "as", "a", "am") if cls == "a" else ("o", "es", "e", "em")
    forms = {_spelled(first if end == "o" else boot, cls, end) for end in stressed}
    forms |= {
        _spelled(boot if cls == "a" else first, cls, end)
        for end in (("e", "es", "em") if cls == "a" else ("a", "as", "am"))
    }
    forms.add(_spelled(stem if cls == "a" else first, cls, "emos" if cls == "a" else "amos"))
    forms |= {_spelled(stem, cls, end) for end in _ENDS[cls].split() if end not in stressed}
    forms |= {infinitive + end for end in _FUTURE.split()}
    if re.search("[aou]ir$", infinitive) and not infinitive.endswith(("guir", "quir")):
        forms |= _hiatus(stem)
    if infinitive.endswith("zir"):
        forms = forms - {stem + "e"} | {stem}
    return forms


def _hiatus(stem: str) -> set[str]:
    """Verbs in -air and -uir: *caiu, caía, saíram, inclui, destrói*."""
    forms = {
        stem + end
        for end in [
            "i",
            "is",
            "ía",
            "ías",
            "íam",
            "íamos",
            "ímos",
            "í",
            "íste",
            "íram",
            "íra",
            "ísse",
            "íssem",
            "ído",
            "ída",
            "ídos",
            "ídas",
            "írem",
        ]
    }
    if stem.endswith("a"):
        return forms | {stem + end for end in ("io", "ia", "ias", "iam", "iamos", "em")}
    if stem.endswith("stru"):
        forms |= {stem[:-1] + end for end in ("ói", "óis", "oem")}
    return forms


def _boots(infinitive: str, stem: str) -> tuple[str, str]:
    """The stem of the stressed persons, and that of the first person and the subjunctive."""
    if infinitive.endswith("ear"):
        return stem + "i", stem + "i"
    if infinitive in _EIA:
        return stem[:-1] + "ei", stem[:-1] + "ei"
    if infinitive in _E_TO_I:
        return stem, re.sub("e([^aeiou]+u?)$", r"i\1", stem)
    if infinitive in _I_ALL:
        changed = re.sub("e([^aeiou]+)$", r"i\1", stem)
        return changed, changed
    if infinitive in _O_TO_U:
        return stem, re.sub("o([^aeiou]+)$", r"u\1", stem)
    if infinitive in _U_TO_O:
        return re.sub("u([^aeiou]+)$", r"o\1", stem), stem
    return stem, stem


def _strong_forms(infinitive: str, base: str) -> set[str]:
    prefix = infinitive[: len(infinitive) - len(base)]
    first, *rest = _STRONG[base]
    second, third, root, *pasts = rest[:-2]
    future, participle = rest[-2:]
    stem, cls = base[:-2], "e" if base == "pôr" else base[-2]
    forms = {first, second, third, *(root + end for end in ("a", "as", "amos", "am")), participle}
    if base in ("ter", "vir"):
        accented = third.replace("e", "é")
        plural = [third.replace("e", "ê"), accented, accented[:-1] + "ns"]
        imperfect = [f"{'tinh' if base == 'ter' else 'vinh'}{end}" for end in ("a", "as", "am")]
        forms |= {
            *plural,
            *imperfect,
            "tínhamos" if base == "ter" else "vínhamos",
            f"{stem}{cls}mos",
            f"{stem}{cls}ndo",
        }
    elif base == "pôr":
        forms |= {"pomos", "põem", "punha", "punhas", "punham", "púnhamos", "pondo"}
    else:
        forms |= {
            stem + end
            for end in _ENDS[cls].split()
            if end not in ("o", "a", "as", "am", "es", "e") and "d" not in end[:2]
        }
        forms |= {stem + ("endo" if cls == "e" else "indo")} | (
            {stem + "eem"} if base in ("ver", "ler", "crer") else set()
        )
    if pasts != ["-"]:
        one, he, they = pasts
        forms -= {
            stem + end
            for end in _ENDS[cls].split()[10:]
            if "d" not in end and end not in ("ermos", "irmos", "erem", "irem")
        }
        forms |= {one, he, *(they + end for end in ("mos", "ram", "ra", "sse", "ssem", "r", "rem", "ste"))}
    forms |= {f"{participle[:-1]}{end}" for end in ("o", "a", "os", "as")} | {future + end for end in _FUTURE.split()}
    return {prefix + form for form in forms}
