"""Forms: what an author's base form stands for, in each language, and what it must never stand for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.lexicon.forms import MOST_FORMS, surface_forms

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "uk", "tr", "ar", "hy", "az")

# form: every form, exactly
EXACT = {
    "en": """
    liberate/v: liberate liberated liberates liberating
    ban/v: ban banned banning bans
    seize/v: seize seized seizes seizing
    lose/v: lose loses losing lost
    tell/v: tell telling tells told
    say/v: said say saying says
    hold/v: held hold holding holds
    withhold/v: withheld withhold withholding withholds
    overthrow/v: overthrew overthrow overthrowing overthrown overthrows
    lie/v: lie lied lies lying
    die/v: die died dies dying
    wake/v: wake waked wakes waking woken
    grind/v: grind grinding grinds
    panic/v: panic panicked panicking panics
    admit/v: admit admits admitted admitting
    visit/v: visit visited visiting visits
    travel/v: travel traveled traveling travelled travelling travels
    reveal/v: reveal revealed revealing reveals
    agree/v: agree agreed agreeing agrees
    vow/v: vow vowed vowing vows
    deny/v: denied denies deny denying
    destroy/v: destroy destroyed destroying destroys
    veto/v: veto vetoed vetoes vetoing
    double-down/v: double-down doubled-down doubles-down doubling-down
    wound/v: wound wounded wounding wounds
    found/v: found founded founding founds
    relay/v: relay relayed relaying relays
    regime/n: regime regimes
    man/n: man men
    spokeswoman/n: spokeswoman spokeswomen
    person/n: people person persons
    child/n: child children
    thief/n: thief thieves
    crisis/n: crises crisis
    oligarch/n: oligarch oligarchs
    enemy/n: enemies enemy
    hero/n: hero heroes
    woes/n: woes
    human/n: human humans
    passer-by/n: passer-by passers-by
    VETC/n: VETC VETCs
    Uyghur/n: Uyghur Uyghurs
    Chinese/n: Chinese
    ugly/a: uglier ugliest ugly
    grim/a: grim grimmer grimmest
    horrific/a: horrific
    late/a: late
    strange/a: strange
    numb/a: numb
    far-right/a: far-right
    """,
    "es": """
    régimen/n: regímenes régimen
    portavoz/n: portavoces portavoz
    cancillería/n: cancillería cancillerías
    crimen/n: crimen crímenes
    crisis/n: crisis
    agresión/n: agresiones agresión
    libertador/a: libertador libertadora libertadoras libertadores
    francés/a: francesa francesas franceses francés
    azerbaiyano/a: azerbaiyana azerbaiyanas azerbaiyano azerbaiyanos
    atroz/a: atroces atroz
    superior/a: superior superiores
    militar/a: militar militares
    """,
    "fr": """
    régime/n: régime régimes
    général/n: général généraux
    travail/n: travail travaux
    colonisateur/a: colonisateur colonisateurs colonisatrice colonisatrices
    odieux/a: odieuse odieuses odieux
    arménien/a: arménien arménienne arméniennes arméniens
    agressif/a: agressif agressifs agressive agressives
    brutal/a: brutal brutale brutales brutaux
    public/a: public publics publique publiques
    """,
    "de": """
    Regime/n: Regime Regimes
    Machthaber/n: Machthaber Machthabern Machthabers
    Bürgerkrieg/n: Bürgerkrieg Bürgerkriege Bürgerkriegen Bürgerkrieges Bürgerkriegs
    Anschlag/n: Anschlag Anschlages Anschlags Anschläge Anschlägen
    Terrorist/n: Terrorist Terroristen
    Besatzung/n: Besatzung Besatzungen
    """,
    "pt": """
    ocupação/n: ocupação ocupações
    alemão/n: alemães alemão
    europeu/a: europeia europeias europeu europeus
    terrível/a: terríveis terrível
    agressor/a: agressor agressora agressoras agressores
    brutal/a: brutais brutal
    """,
    "it": """
    regime/n: regime regimi
    occupazione/n: occupazione occupazioni
    terrorista/n: terrorista terroriste terroristi
    tedesco/a: tedesca tedesche tedeschi tedesco
    antico/a: antica antiche antichi antico
    liberatore/a: liberatore liberatori liberatrice liberatrici
    """,
}

# form: some of its forms
AMONG = {
    "es": """
    liberar/v: liberada liberó liberaron liberen liberando liberarla liberaría liberaban liberará
    atacar/v: ataque ataqué ataquen atacó atacadas
    pagar/v: pague pagué pagaron
    alcanzar/v: alcance alcancé alcanzó
    destruir/v: destruye destruyó destruyeron destruido destruyan
    pedir/v: pide pidió pidieron pida pidiendo
    negar/v: niega niegan negó niegue
    mostrar/v: muestra mostró muestren
    dormir/v: duerme durmió durmieron durmamos
    perseguir/v: persigue persiguió persiga persiguen
    dirigir/v: dirija dirigió dirijo
    vencer/v: venza venció
    reducir/v: redujo redujeron reduzca reduciendo
    tener/v: tiene tuvo tuvieron tenga tendrá
    detener/v: detiene detuvo detuvieron detenido detenga
    decir/v: dice dijo dijeron diga dirá dicho diciendo
    contradecir/v: contradice contradijo
    hacer/v: hace hizo hicieron hecho hará haga
    imponer/v: impone impuso impuesto impondrá imponga
    poder/v: puede pudo podrá pueda podía
    querer/v: quiere quiso querrá quiera
    venir/v: viene vinieron venga vendrá
    ser/v: es fue son sea será era
    estar/v: está estuvo esté estaba
    haber/v: ha han había hubo habrá haya
    ir/v: va fue vaya iba irá
    traer/v: trajo trajeron traiga trae
    apoderarse/v: apoderó apoderaron apodera apoderado
    desafiar/v: desafía desafió desafían
    reunir/v: reúne reunió
    ver/v: ve vio vieron visto veía
    morir/v: murió muertos muere
    prever/v: prevé previsto previó
    """,
    "fr": """
    libérer/v: libère libéré libérées libérait libérera libèrent libéra libèrent libérant
    menacer/v: menace menaçait menaça menacée menaçant
    juger/v: jugea jugeait jugeons jugée
    déployer/v: déploie déploiera déployé déployaient
    appeler/v: appelle appelait appellera
    assiéger/v: assiège assiégea assiégée assiégeant
    finir/v: finit finissait fini finissent
    envahir/v: envahit envahi envahissent envahie
    tenir/v: tient tenu tiendra tinrent tienne
    prétendre/v: prétend prétendu prétendait prétendent
    prendre/v: prend pris prise prennent prenait prenne
    faire/v: fait font faisait fera fasse fit faites
    dire/v: dit disent disait dira dites
    mettre/v: met mis mise mettra mirent
    craindre/v: craint craignent craignait
    détruire/v: détruit détruite détruisent détruisirent
    couvrir/v: couvre couvert couvrait
    recevoir/v: reçoit reçu reçoivent recevra
    battre/v: bat battu battent
    poursuivre/v: poursuit poursuivi poursuivent
    être/v: est sont était sera soit fut
    avoir/v: a ont avait aura ait eut
    """,
    "de": """
    befreien/v: befreit befreite befreiten befreiter befreien
    besetzen/v: besetzt besetzten besetzte besetzter
    anprangern/v: angeprangert anzuprangern anprangerte anprangert
    vorwerfen/v: vorgeworfen vorzuwerfen vorwirft vorwarf
    unterstellen/v: unterstellt unterstellte unterstellten
    behaupten/v: behauptet behauptete behaupte
    zerschlagen/v: zerschlägt zerschlug zerschlagen zerschlagene
    annektieren/v: annektiert annektierte annektierten
    einmarschieren/v: einmarschiert einzumarschieren einmarschierte
    leugnen/v: leugnet leugnete geleugnet
    angreifen/v: angegriffen angriff angriffen anzugreifen
    umbringen/v: umgebracht umzubringen
    antworten/v: antwortet antwortete geantwortet
    geben/v: gibt gab gegeben gäbe
    sein/v: ist sind war waren gewesen sei
    radikal/a: radikale radikalen radikaler radikales radikalste
    stark/a: starke stärker stärksten
    """,
    "pt": """
    libertar/v: libertou libertada libertaram liberta libertando libertará
    atacar/v: ataque ataquei atacou
    dirigir/v: dirija dirigiu dirigem
    destruir/v: destrói destruiu destruído destroem destruíram
    fazer/v: faz fez feito fizeram fará faça
    dizer/v: diz disse disseram dirá diga dito
    impor/v: impõe impôs imposto impuseram
    deter/v: detém deteve detido detiveram
    agredir/v: agride agrediu agrida
    perseguir/v: persegue persiga perseguiu
    fugir/v: foge fugiu fuja
    reduzir/v: reduz reduziu
    expulsar/v: expulso expulsou expulsas
    prever/v: prevê previu previsto
    """,
    "it": """
    liberare/v: liberò liberata liberano liberarono libererà liberarla
    attaccare/v: attacca attaccano attaccherà attacchi attaccò
    denunciare/v: denuncia denuncerà denunci denunciò
    uccidere/v: uccise ucciso uccisi uccide uccisero
    distruggere/v: distrusse distrutto distrutta
    colpire/v: colpisce colpito colpì colpiscono
    sostenere/v: sostiene sostenne sostenuto sosterrà sostengono
    imporre/v: impone impose imposto imporrà
    fare/v: fa fece fatto farà faceva
    dire/v: dice disse detto diceva dicono
    ridurre/v: riduce ridotto ridusse
    prendere/v: prese preso prende
    aprire/v: apre aperto aprì
    impadronirsi/v: impadronito impadronisce impadronirono
    """,
    "ru": """
    освободить/v: освободил освободили освободят освобождён освобождена освобождённого освобожденными
    оккупация/n: оккупации оккупацию оккупацией
    """,
    "uk": """
    звільнити/v: звільнив звільнили звільнять звільнений звільнено
    окупація/n: окупації окупацію окупацією
    """,
}

# Words so common that a form of a listed word must never be one of them.
COMMON = {
    "en": "the of and to in is was for that on with as at by from it an be this are or not have has "
    "had but they which their its more were been will would there can all new other some "
    "could time may first any two out up what when who than then now over also after back "
    "only most through where before between long under never last later number ground",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero "
    "sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había "
    "era muy años hasta desde está mi porque qué solo han yo hay vez puede todos así nos ni "
    "parte tiene él uno donde bien tiempo mismo ese ahora cada e vida otro después te otros "
    "aunque esa eso hace otra gobierno tan durante siempre día tanto ella tres sí dijo sido "
    "gran país según menos cerca",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il "
    "sont aux avec ou son mais comme on tout nous sa entre sous elle être avant deux même "
    "autres après ainsi contre encore fait cette ses leur sans peut bien où ans si ont dont "
    "aussi été lui",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es "
    "an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen "
    "so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei seit gegen "
    "unter während statt laut",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao "
    "ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso "
    "ela entre era depois sem mesmo aos ter seus quem nas",
    "it": "di e il la che in a per un è del con non una su le si da i dei al come più gli ma lo "
    "della delle nel alla sono anche ha o se tra dalla questo suo sul ai dal loro fra era "
    "prima dopo stato molto sua due",
    "ru": "и в не на что с он как это по но из у за от для же так при или уже три мой там тем если бы был есть нет",
    "uk": "і в не на що з він як це по але із у за від для ж так при або вже три мій там є був має мати",
}
LEMMAS = {
    "en": "liberate occupy wound seize lose lie wake ban slam crush annex claim allege wind grind "
    "strip rout gut found tar",
    "es": "liberar ocupar entrar parar sobrar cercar matar nadar bajar tratar partir cargar sentir "
    "sitiar arrasar denunciar",
    "fr": "libérer occuper menacer tuer écraser annexer prétendre battre entrer envahir nier "
    "dénoncer agresser assiéger",
    "de": "befreien besetzen annektieren anprangern behaupten töten zerschlagen überfallen leugnen hetzen angreifen",
    "pt": "libertar ocupar invadir atacar parar entrar cercar matar alegar negar denunciar massacrar partir",
    "it": "liberare occupare invadere attaccare uccidere negare denunciare sostenere colpire massacrare",
    "ru": "освободить оккупировать захватить утверждать заявить убить уничтожить напасть",
    "uk": "звільнити окупувати захопити стверджувати заявити вбити знищити напасти",
}


def _cases(table: dict[str, str]) -> list[tuple[str, str, set[str]]]:
    rows = (
        (language, line.split(":")) for language, text in table.items() for line in text.splitlines() if ":" in line
    )
    return [(language, form.strip(), set(forms.split())) for language, (form, forms) in rows]


@pytest.mark.parametrize(("language", "form", "expected"), _cases(EXACT))
def test_a_form_stands_for_exactly_these(language: str, form: str, expected: set[str]) -> None:
    assert set(surface_forms(form, language)) == expected


@pytest.mark.parametrize(("language", "form", "expected"), _cases(AMONG))
def test_a_form_stands_for_these_among_others(language: str, form: str, expected: set[str]) -> None:
    assert expected - set(surface_forms(form, language)) == set()


@pytest.mark.parametrize("language", COMMON)
def test_no_form_is_a_very_common_word(language: str) -> None:
    common = set(COMMON[language].split())
    clashes = {lemma: common & set(surface_forms(f"{lemma}/v", language)) for lemma in LEMMAS[language].split()}
    assert {lemma: words for lemma, words in clashes.items() if words} == {}


def test_only_the_marked_words_of_a_phrase_inflect() -> None:
    assert surface_forms("crack/v down on", "en") == (
        "crack down on", "cracked down on", "cracking down on", "cracks down on",
    )  # fmt: skip
    assert set(surface_forms("régimen/n militar/a", "es")) == {
        "régimen militar", "régimen militares", "regímenes militar", "regímenes militares",
    }  # fmt: skip


def test_underscores_join_and_plain_words_stand_as_they_are() -> None:
    assert surface_forms("badly_handled", "en") == ("badly handled",)
    assert surface_forms("territor*", "en") == ("territor*",)
    assert surface_forms("Nagorno-Karabakh", "en") == ("Nagorno-Karabakh",)


def test_capitals_are_kept_in_every_form() -> None:
    assert all(form[0] == "B" for form in surface_forms("Besatzung/n", "de"))
    assert "Uighurs" in surface_forms("Uighur/n", "en")


def test_a_language_without_paradigms_has_the_word_itself() -> None:
    assert surface_forms("işgal/n", "tr") == ("işgal",)


@pytest.mark.parametrize(("form", "says"), [
    ("run/x", "known: /n noun, /v verb, /a adjective"), ("and/or", "known:"), ("", "at least one word"),
    ("/v", "no word"), ("territor*/n", "every ending"), ("libertar/v libertar/v", "more than 2000"),
])  # fmt: skip
def test_errors_say_what_is_wrong(form: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        surface_forms(form, "pt")


_WORDS = st.text(st.sampled_from("abcdeéghilmnoprstuyzñçабвеиостьяії-"), min_size=1, max_size=12).filter(
    lambda w: w.strip("-")
)


@settings(max_examples=400, deadline=None)
@given(_WORDS, st.sampled_from("nva"), st.sampled_from(LANGUAGES))
def test_any_word_gives_itself_first_and_no_empty_form(word: str, pos: str, language: str) -> None:
    forms = surface_forms(f"{word}/{pos}", language)
    assert forms[0] == word
    assert all(form.strip() for form in forms)
    assert list(forms[1:]) == sorted(set(forms[1:]) - {word})
    assert len(forms) <= MOST_FORMS
    assert forms == surface_forms(f"{word}/{pos}", language)
