"""Spanish: plurals, adjectives in gender and number, verbs in every simple tense, with pronouns attached.

Forms that would be a preposition or another very common word (*para*, *entre*, *cerca*) are left out.
"""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_set, word_table

_NEVER = word_set(
    """
    para entre sobre bajo cerca como nada parte partes sino contra fuera fueras fuéramos cargo vino vinos
    salvo estado era eras son casa casas caso casos cosa sitio cuenta cuentas paso pasos mano medio media
    medios mediante sus una uno ese esa este esta cada tras hasta desde dentro siento lado frente junto
    junta según ante trato todo toda solo sola vista vistas fui fue tarde tardes uso usos mata
    """
)
_IE = word_set(
    """
    acertar alentar apretar arrendar ascender atender atravesar calentar cerrar comenzar confesar defender
    denegar desalentar desconcertar concertar despertar desplegar desterrar discernir empezar encender
    encerrar encomendar enmendar entender enterrar extender fregar gobernar helar manifestar merendar negar
    nevar pensar perder plegar quebrar querer recomendar regar renegar replegar requebrar reventar sembrar
    sentar serrar sosegar segar temblar tender tentar tener trascender tropezar venir verter advertir
    adherir adquirir arrepentir asentir conferir consentir convertir desmentir diferir digerir disentir
    divertir herir hervir inferir ingerir injerir interferir invertir malherir mentir pervertir preferir
    presentir proferir referir requerir resentir sentir subvertir sugerir transferir revertir
    """
)
_UE = word_set(
    """
    absolver acordar acostar almorzar apostar aprobar avergonzar cocer colar colgar comprobar conmover
    consolar contar costar degollar demostrar descontar desollar despoblar devolver disolver doler dormir
    encontrar envolver esforzar forzar jugar llover moler morder morir mostrar mover poblar poder probar
    promover recordar reforzar remover renovar reprobar resolver revolcar revolver rodar rogar soldar soler
    soltar sonar soñar torcer tostar trocar tronar volar volcar volver
    """
)
_I = word_set(
    """
    ceñir colegir competir concebir conseguir corregir derretir despedir desvestir elegir embestir expedir
    gemir impedir investir medir pedir perseguir proseguir regir rendir reñir repetir seguir servir teñir
    travestir vestir revestir reelegir
    """
)
_ACCENTED = word_set(
    """
    ampliar ansiar confiar criar desafiar desconfiar desviar enfriar enviar espiar expiar extraviar fiar
    guiar liar porfiar resfriar rociar vaciar variar acentuar actuar atenuar continuar devaluar efectuar
    evaluar exceptuar habituar insinuar perpetuar puntuar situar fluctuar graduar extenuar
    """
)
_VOWEL_ACCENTS = {
    "prohibir": "prohíb",
    "reunir": "reún",
    "aislar": "aísl",
    "aullar": "aúll",
    "rehusar": "rehús",
}
# first person, strong preterite stem ("-": regular), future stem ("-": regular), participle ("-": regular)
_STRONG = word_table(
    """
    tener tengo tuv tendr -; venir vengo vin vendr -; poner pongo pus pondr puesto; hacer hago hic har
    hecho; decir digo dij dir dicho; traer traigo traj - traído; caer caigo - - caído; poder puedo pud podr
    -; querer quiero quis querr -; saber sé sup sabr -; caber quepo cup cabr -; salir salgo - saldr -; valer
    valgo - valdr -; andar ando anduv - -; satisfacer satisfago satisfic satisfar satisfecho; oír oigo - oir
    oído
    """
)
_PARTICIPLES = word_table(
    """
    abrir abierto; cubrir cubierto; descubrir descubierto; encubrir encubierto; recubrir recubierto;
    escribir escrito; describir descrito; inscribir inscrito; suscribir suscrito; prescribir prescrito;
    proscribir proscrito; transcribir transcrito; morir muerto; volver vuelto; devolver devuelto; revolver
    revuelto; envolver envuelto; resolver resuelto; absolver absuelto; disolver disuelto; romper roto; freír
    frito; imprimir impreso/imprimido; prender prendido/preso; elegir elegido/electo; pudrir podrido;
    bendecir bendecido; maldecir maldecido/maldito; prever previsto
    """
)
_WHOLE = {
    "ser": "soy eres es somos sois son era eras éramos eran fui fuiste fue fuimos fueron sea seas "
    "seamos sean siendo sido será serán seré seremos sería serían fuera fueran fuese fuesen",
    "ir": "voy vas va vamos vais van iba ibas íbamos iban fui fuiste fue fuimos fueron vaya vayas "
    "vayamos vayan yendo ido irá irán iré iremos iría irían fuera fueran fuese fuesen",
    "estar": "estoy estás está estamos estáis están estaba estabas estábamos estaban estuve estuvo "
    "estuvimos estuvieron esté estés estemos estén estando estará estarán estaremos estaría "
    "estarían estuviera estuvieran estuviese",
    "haber": "he has ha hemos habéis han hay había habías habíamos habían hubo hubieron haya hayas "
    "hayamos hayan habiendo habido habrá habrán habremos habría habrían hubiera hubieran "
    "hubiese hubiesen",
    "ver": "veo ves ve vemos veis ven veía veías veíamos veían vi viste vio vimos vieron vea veas "
    "veamos vean viendo visto vista vistos vistas verá verán veré veremos vería verían viera "
    "vieran viese viesen verlo verla verlos verse",
    "prever": "preveo prevés prevé prevemos prevén preveía preveían preví previó previmos previeron "
    "prevea prevean previendo previsto prevista previstos previstas preverá preverán prevería "
    "preverían previera previeran",
    "reír": "río ríes ríe reímos ríen reía reías reíamos reían reí rió rio rieron ría rías riamos "
    "rían riendo reído reirá reirán reiría reirían riera rieran reírse riéndose",
    "dar": "doy das da damos dais dan daba dabas dábamos daban di diste dio dimos dieron des demos "
    "den dando dado dada dados dadas dará darán daré daremos daría darían diera dieran diese "
    "diesen",
}
_ENDS_AR = (
    "o as a amos áis an é aste ó amos asteis aron aba abas ábamos abais aban ara aras áramos arais "
    "aran ase ases ásemos asen ando ad"
)
_ENDS_ER = (
    "o es e emos éis en í iste ió imos isteis ieron ía ías íamos íais ían iera ieras iéramos ierais "
    "ieran iese iésemos iesen iendo"
)
_FUTURE = "é ás á emos éis án ía ías íamos íais ían"
_STRONG_PAST = "e iste o imos isteis ieron iera ieras iéramos ierais ieran iese iésemos iesen"
_PRONOUNS = "lo la los las le les se nos"
_PLAIN = str.maketrans("áéíóú", "aeiou")
_SHARP = str.maketrans("aeiou", "áéíóú")
_ANY_PREFIX = ("tener", "venir", "poner", "decir", "traer", "caer", "hacer", "oír", "satisfacer")
_FEW_PREFIXES = {"salir": "sobre", "valer": "equi pre", "andar": "des"}


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The forms of a Spanish word."""
    forms = {"n": _noun, "v": _verb, "a": _adjective}[pos](word)
    return tuple(form for form in forms if word in _WHOLE or form == word or form not in _NEVER)


def _plural(word: str) -> str:
    if word.endswith("z"):
        return word[:-1] + "ces"
    if re.search("[áéíóú][ns]$", word):
        return word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "es"
    if word in ("régimen", "espécimen", "carácter"):
        return {"régimen": "regímenes", "espécimen": "especímenes", "carácter": "caracteres"}[word]
    if re.search("[^áéíóú]en$", word) and not re.search("[áéíóú]", word):
        return re.sub("([aeiou])([^aeiou]*en)$", lambda m: m[1].translate(_SHARP) + m[2], word) + "es"
    if word[-1] in "aeiouáéó":
        return word + "s"
    return word if word[-1] in "sx" and len(word) > 4 else word + "es"


def _noun(word: str) -> list[str]:
    return [word, _plural(word)]


def _adjective(word: str) -> list[str]:
    """Gender and number; *-or* and *-és* have a feminine, *mayor* and *superior* have none."""
    feminine = word
    if word.endswith("o"):
        feminine = word[:-1] + "a"
    elif word.endswith("or") and not re.search("(?:[aei]y|en|ej|p[ei]|eri)or$", word):
        feminine = word + "a"
    elif re.search("[áéíó][ns]$", word) and word not in ("común", "cortés", "afín", "ruin"):
        feminine = word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "a"
    elif word == "español":
        feminine = "española"
    return [word, feminine, _plural(word), _plural(feminine)]


def _verb(word: str) -> set[str]:
    infinitive = word.removesuffix("se") if re.search("[aeií]rse$", word) else word
    if infinitive in _WHOLE:
        return {word, infinitive, *_WHOLE[infinitive].split()}
    if not re.search(".[aeií]r$", infinitive):
        return {word}
    forms = {word, infinitive, *(infinitive + pronoun for pronoun in _PRONOUNS.split())}
    forms |= _participles(infinitive)
    base = _strong(infinitive)
    forms |= _strong_forms(infinitive, base) if base else _regular(infinitive)
    gerunds = [form for form in forms if len(form) > 4 and form.endswith("ndo") and form not in (word, infinitive)]
    forms |= {_sharp_gerund(gerund) + pronoun for gerund in gerunds for pronoun in _PRONOUNS.split()}
    return forms


def _sharp_gerund(gerund: str) -> str:
    return gerund[:-4] + gerund[-4].translate(_SHARP) + gerund[-3:]


def _strong(infinitive: str) -> str:
    """The strong verb that `infinitive` is, or is made of with a prefix; empty for a regular one."""
    for base in _STRONG:
        prefix = infinitive.removesuffix(base)
        if infinitive.endswith(base) and (
            not prefix or base in _ANY_PREFIX or prefix in _FEW_PREFIXES.get(base, "").split()
        ):
            return base
    return ""


def _participles(infinitive: str) -> set[str]:
    base = _strong(infinitive)
    known = _PARTICIPLES.get(infinitive, [])
    if base and _STRONG[base][3] != "-" and not known:
        known = [infinitive.removesuffix(base) + _STRONG[base][3]]
    stem = infinitive[:-2]
    regular = stem + ("ado" if infinitive.endswith("ar") else "ído" if stem[-1:] in ("a", "e", "o") else "ido")
    return {masculine[:-1] + end for masculine in known or [regular] for end in ("o", "a", "os", "as")}


def _spelled(stem: str, cls: str, end: str) -> str:
    """`stem` and `end` with the spelling that keeps the sound: *ataqué*, *destruyó*, *venzo*."""
    front = end[0] in "eéií"
    if cls == "ar" and front:
        for hard, soft in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(hard):
                return stem.removesuffix(hard) + soft + end
    elif cls != "ar" and not front:
        if re.search("[aeiou]c$", stem) and not stem.endswith(("mec", "coc", "cuec")):
            return stem[:-1] + "zc" + end
        for soft, hard in (("gu", "g"), ("qu", "c"), ("c", "z"), ("g", "j")):
            if stem.endswith(soft):
                return stem.removesuffix(soft) + hard + end
    if cls != "ar" and re.match("i[óeé]", end):
        if stem[-1] in "aeou" and not stem.endswith(("gu", "qu")):
            return stem + "y" + end[1:]
        if stem.endswith(("ñ", "ll")):
            return stem + end[1:]
    if cls != "ar" and stem[-1] in "aeo" and end[0] == "i":
        end = "í" + end[1:]
    return stem + end


def _boot(infinitive: str) -> str:
    """The stem under stress: *piens-*, *muestr-*, *pid-*, *desafí-*, *destruy-*."""
    stem = infinitive[:-2]
    if infinitive in _VOWEL_ACCENTS:
        return _VOWEL_ACCENTS[infinitive]
    if infinitive in _ACCENTED:
        return stem[:-1] + stem[-1].translate(_SHARP)
    for verbs, old, new in ((_IE, "[ei]", "ie"), (_UE, "[ou]", "ue"), (_I, "e", "i")):
        if infinitive in verbs:
            changed = re.sub(f"{old}([^aeiou]*u?)$" if stem.endswith("gu") else f"{old}([^aeiou]*)$", rf"{new}\1", stem)
            return re.sub("^ie", "ye", changed).replace("goe", "güe").replace("gue", "güe") if new == "ue" else changed
    if infinitive.endswith("uir") and not infinitive.endswith(("guir", "quir")):
        return stem + "y"
    return stem


def _weak(infinitive: str) -> str:
    """The stem of *sintió*, *durmió*, *pidió*."""
    stem = infinitive[:-2]
    if infinitive[-2:] == "ir" and infinitive in _IE | _I:
        return re.sub("e([^aeiou]*u?)$", r"i\1", stem)
    return re.sub("o([^aeiou]*)$", r"u\1", stem) if infinitive in ("dormir", "morir") else stem


def _regular(infinitive: str) -> set[str]:
    plain = infinitive.translate(_PLAIN)
    stem, cls = infinitive[:-2], plain[-2:]
    boot, weak = _boot(infinitive), _weak(infinitive)
    subjunctive = ("e", "es", "en") if cls == "ar" else ("a", "as", "an")
    forms = {_spelled(boot, cls, end) for end in subjunctive}
    forms |= {_spelled(weak, cls, subjunctive[0] + end) for end in ("mos",)}
    stressed = {"ar": ("o", "as", "a", "an"), "er": ("o", "es", "e", "en"), "ir": ("o", "es", "e", "en")}[cls]
    forms |= {_spelled(boot, cls, end) for end in stressed}
    ends = _ENDS_AR if cls == "ar" else _ENDS_ER
    for end in ends.split():
        if end in stressed:
            continue
        if cls == "ir" and end in ("emos", "éis"):
            end = {"emos": "imos", "éis": "ís"}[end]
        forms.add(_spelled(weak if re.match("i[óeé]", end) else stem, cls, end))
    if infinitive.endswith("ducir"):
        forms = {form for form in forms if not re.search("duc(?:i[óeé]|í$|iste|imos$)", form) or form.endswith("iendo")}
        forms |= {stem[:-1] + "j" + end for end in _STRONG_PAST.replace("ie", "e").split()}
    return forms | {plain + end for end in _FUTURE.split()}


def _strong_forms(infinitive: str, base: str) -> set[str]:
    """Verbs with a first person of their own (*tengo*) and, most of them, a strong past (*tuvo*)."""
    prefix, stem, cls = infinitive.removesuffix(base), infinitive[:-2], infinitive.translate(_PLAIN)[-2:]
    first, past, future, _ = _STRONG[base]
    root = prefix + ("sepo" if base == "saber" else first)[:-1]
    boot = {"tener": "tien", "venir": "vien", "decir": "dic", "poder": "pued", "querer": "quier", "oír": "oy"}
    stressed = prefix + boot.get(base, base[:-2])
    forms = {prefix + first, *(stressed + end for end in ("es", "e", "en"))}
    present = root if base not in ("poder", "querer") else prefix + boot[base]
    forms |= {present + end for end in ("a", "as", "an")}
    forms |= {(root if base not in ("poder", "querer") else stem) + "amos"}
    forms |= {
        _spelled(stem, cls, end)
        for end in (("emos", "ía", "ías", "íamos", "ían") if cls == "er" else ("imos", "ía", "ías", "íamos", "ían"))
    }
    gerund = {"decir": "diciendo", "venir": "viniendo", "poder": "pudiendo", "oír": "oyendo"}.get(base)
    forms.add(prefix + gerund if gerund else _spelled(stem, cls, "iendo"))
    if past == "-":
        forms |= {
            _spelled(stem, cls, end)
            for end in [one for one in _ENDS_ER.split() if re.match("(?:i[eéó]|í$|i?ste|imos)", one)]
        }
    else:
        ends = _STRONG_PAST.replace("ie", "e") if past.endswith("j") else _STRONG_PAST
        forms |= {
            ("hizo" if past + end == "hico" else re.sub("co$", "zo", past + end)).join((prefix, ""))
            for end in ends.split()
        }
    return forms | {
        (prefix + future if future != "-" else infinitive.translate(_PLAIN)) + end for end in _FUTURE.split()
    }
