"""English: plurals, verb forms and short comparatives by rule, with the words that follow none.

Forms that would be another common word are left out on purpose: *wake* has no *woke* here, *wind* no
*wound*, *grind* no *ground*; *lie* is the telling of lies (*lied*), never the lying down (*lay*).
"""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_set, word_table

# base past [participle]; alternatives part at a slash, "-" stands for the regular form.
_VERBS = word_table(
    """
    arise arose arisen; awake awoke awoken; be was/were/am/is/are been; bear bore borne; beat beat beaten;
    become became become; befall befell befallen; beget begot/begat begotten; begin began begun; behold
    beheld; bend bent; beseech besought/-; beset beset; bet bet/-; bid bid/bade bidden; bind bound; bite bit
    bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; broadcast broadcast;
    browbeat browbeat browbeaten; build built; burn -/burnt; burst burst; bust -/bust; buy bought; cast
    cast; catch caught; choose chose chosen; cling clung; clothe -/clad; come came come; cost cost; creep
    crept; cut cut; deal dealt; dig dug; dive -/dove; do did done; draw drew drawn; dream -/dreamt; drink
    drank drunk; drive drove driven; dwell -/dwelt; eat ate eaten; fall fell fallen; feed fed; feel felt;
    fight fought; find found; fit -/fit; flee fled; fling flung; fly flew flown; forbear forbore forborne;
    forbid forbade/forbad forbidden; forecast forecast/-; forget forgot forgotten; forgive forgave forgiven;
    forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given;
    go went gone; grow grew grown; hamstring hamstrung; hang hung/-; have had; hear heard; hew - hewn; hide
    hid hidden; hit hit; hold held; hurt hurt; keep kept; kneel knelt/-; knit -/knit; know knew known; lay
    laid; lead led; lean -/leant; leap -/leapt; learn -/learnt; leave left; lend lent; let let; light lit/-;
    lose lost; make made; mean meant; meet met; mow - mown; partake partook partaken; pay paid; plead
    -/pled; prove - proven; put put; quit quit/-; read read; rend rent; rid rid; ride rode ridden; ring rang
    rung; rise rose risen; run ran run; saw - sawn; say said; see saw seen; seek sought; sell sold; send
    sent; set set; sew - sewn; shake shook shaken; shave - shaven; shear - shorn; shed shed; shine shone/-;
    shoot shot; show - shown; shrink shrank/shrunk shrunken; shut shut; sing sang sung; sink sank/sunk
    sunken; sit sat; slay slew slain; sleep slept; slide slid; sling slung; slink slunk; slit slit; smell
    -/smelt; smite smote smitten; sneak -/snuck; sow - sown; speak spoke spoken; speed sped/-; spell
    -/spelt; spend spent; spill -/spilt; spin spun; spit spat/spit; split split; spoil -/spoilt; spread
    spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; stink
    stank/stunk; strew - strewn; stride strode stridden; strike struck stricken; string strung; strive
    strove/- striven; swear swore sworn; sweat -/sweat; sweep swept; swell - swollen; swim swam swum; swing
    swung; take took taken; teach taught; tear tore torn; tell told; think thought; thrive -/throve; throw
    threw thrown; thrust thrust; tread trod trodden; typecast typecast; underlie underlay underlain; wake -
    woken; waylay waylaid; wear wore worn; weave wove woven; wed -/wed; weep wept; wet -/wet; win won; wring
    wrung; write wrote written; uphold upheld; upset upset; withdraw withdrew withdrawn; withhold withheld;
    withstand withstood; relay -; overlook -; found -; wound -; fell -; lie -; ground -; bore -; redound -
    """
)
_NO_PAST = frozenset(("wind", "grind"))
_PREFIXES = (
    "over",
    "under",
    "mis",
    "out",
    "re",
    "un",
    "fore",
    "ghost",
    "spoon",
    "force",
    "back",
    "hand",
    "pre",
)
_DOUBLING = word_set(
    """
    overstep ramrod abet abhor acquit admit allot annul backslap backstab befit beget begin beset bootleg
    commit compel concur confer control corral debar debug defer demob deter disbar dispel distil eavesdrop
    embed emit enrol enthral entrap equip excel expel extol forget format fulfil handicap hobnob horsewhip
    humbug impel incur infer instil kidnap leapfrog nonplus offset omit outbid outfit outrun outwit overlap
    overrun patrol permit program propel rebel rebid rebut recap recur refer refit regrab regret remit repel
    rerun reset restrap sandbag submit transfer transmit underpin unpin unplug unstop unwrap unzip upset
    worship zigzag outstrip sidestep kneecap hotdog
    """
)
_EITHER = frozenset(
    ("backpedal", "benefit", "bias", "combat", "focus", "format", "handicap", "kidnap", "program", "worship")
)
_KEEPS_E = frozenset(("singe", "binge", "tinge", "swinge", "dye", "eye", "age"))
_PARTICLES = word_set("away back by down in off on out over through to together up")
_NOUNS = word_table(
    """
    aircraft aircraft; alumnus alumni; analysis analyses; antithesis antitheses; axis axes; bacillus
    bacilli; bacterium bacteria; barracks barracks; basis bases; bourgeois bourgeois; brainchild
    brainchildren; child children; corps corps; crisis crises; criterion criteria; crossroads crossroads;
    datum data; deer deer; diagnosis diagnoses; emphasis emphases; fish fish/fishes; foot feet; fungus
    fungi; gallows gallows; genesis geneses; goose geese; grandchild grandchildren; headquarters
    headquarters; hypothesis hypotheses; louse lice; means means; medium media/mediums; memorandum
    memoranda/memorandums; metamorphosis metamorphoses; mouse mice; neurosis neuroses; news news; nucleus
    nuclei; oasis oases; offspring offspring; ox oxen; paralysis paralyses; parenthesis parentheses; person
    people/persons; phenomenon phenomena; police police; psychosis psychoses; quiz quizzes; referendum
    referendums/referenda; schoolchild schoolchildren; series series; sheep sheep; spacecraft spacecraft;
    species species; stepchild stepchildren; stimulus stimuli; stratum strata; swine swine; synthesis
    syntheses; thesis theses; tooth teeth; vertebra vertebrae; warcraft warcraft; cattle cattle; troops
    troops; swiss swiss; ultimatum ultimatums/ultimata; antenna antennas/antennae; bureau bureaus/bureaux;
    plateau plateaus/plateaux; chateau chateaus/chateaux; tableau tableaus/tableaux; hoof hooves/hoofs;
    scarf scarves/scarfs; wharf wharves/wharfs; dwarf dwarfs/dwarves; staff staffs; turf turfs
    """
)
_VES = (
    "knife",
    "wife",
    "life",
    "leaf",
    "wolf",
    "half",
    "self",
    "loaf",
    "shelf",
    "calf",
    "elf",
    "sheaf",
    "thief",
)
_NOT_MEN = word_set(
    """
    german roman ottoman human shaman talisman norman turkoman turkman brahman caiman
    """
)
_OES = word_set(
    """
    buffalo cargo domino echo embargo go hero mango mosquito motto negro potato tomato tornado torpedo veto
    volcano archipelago desperado innuendo
    """
)
_OS_TOO = word_set(
    """
    archipelago buffalo cargo desperado domino innuendo mango mosquito motto tornado volcano
    """
)
_OES_TOO = word_set(
    """
    banjo fiasco flamingo fresco ghetto grotto halo manifesto memento peccadillo portico salvo zero
    """
)
_HARD_CH = (
    "monarch",
    "oligarch",
    "patriarch",
    "matriarch",
    "hierarch",
    "stomach",
    "eunuch",
    "epoch",
    "czech",
    "tech",
)
_ABLE_TO_COMPARE = word_set(
    """
    blunt bold brave brief bright broad calm cheap clear close cold coarse coy crass crude cruel cute damp
    dark dear deep dense dim dire drab drunk dry dull dumb faint fair false fast fat fierce fine firm flat
    fond foul frail frank free fresh full glib glum grand grave great green grim gross gruff harsh hard high
    hot huge humble keen kind lame large lax lean long loose loud low mad mean meek mild moist narrow near
    neat nice noble odd old pale plain poor proud pure quaint queer quick quiet rare rash raw rich ripe
    rough rude sad safe sane scarce shallow sharp shrewd shrill short shy sick simple sincere sleek slick
    slight slim sly slow smart small smooth smug snide sober soft sore sound sour sparse stale stark steep
    stern stiff strict strong stupid subtle sure sweet swift tall tame taut tense thick thin tight tiny
    tough trim true vague vast vile wan warm weak weird wet wide wild wise young feeble gentle able ample
    nimble supple
    """
)
_NOT_COMPARED = word_set("only early any many every very daily weekly monthly yearly likely")
_CLOSED = re.compile(r"^[^aeiouy]*(?:qu|y)?[aeiou][bcdfgklmnprstvz]$|^[^aeiouy]+y[mpn]$")


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The forms of an English word; of a hyphenated one the part that bears the ending is inflected."""
    parts = word.split("-")
    bearer = _bearer(parts, pos)
    rule = {"n": _noun, "v": _verb, "a": _adjective}[pos]
    forms = rule(parts[bearer])
    if len(parts) > 1 and pos == "a":
        return (word,)
    return tuple("-".join((*parts[:bearer], form, *parts[bearer + 1 :])) for form in forms)


def _bearer(parts: list[str], pos: str) -> int:
    """Which part of a compound bears the ending: *passers-by*, *double down*, but *take-overs*."""
    if pos == "v" and len(parts) == 2 and parts[1] in _PARTICLES:
        return 0
    if pos == "n" and len(parts) == 2 and parts[1] in _PARTICLES and parts[0].endswith("er"):
        return 0
    if pos == "n" and len(parts) == 3 and parts[1] in ("in", "of", "at"):
        return 0
    return len(parts) - 1


def _noun(word: str) -> list[str]:
    if word in _NOUNS:
        return [word, *_NOUNS[word]]
    if word.endswith("man") and word not in _NOT_MEN and len(word) < 15 and not word.endswith("ottoman"):
        return [word, word[:-3] + "men"]
    if word.endswith(_VES) and not word.endswith(
        ("belief", "relief", "chief", "mischief", "handkerchief", "still-life")
    ):
        return [word, re.sub("fe?$", "ves", word)]
    if re.search("[a-z]ese$", word) and word not in (
        "cheese",
        "obese",
        "geese",
        "these",
        "diocese",
        "archdiocese",
    ):
        return [word]
    if word.endswith("o") and word[-2:-1] not in "aeiou":
        plurals = [word + "es"] if word in _OES | _OES_TOO else []
        return [word, *plurals, *([word + "s"] if word not in _OES - _OS_TOO else [])]
    if re.search("[^aiosu]s$", word) and word != "lens":
        return [word]
    if word.endswith("sis") and len(word) > 6:
        return [word, word[:-2] + "es"]
    return [word, _with_s(word)]


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$|quy$", word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "sh", "ch")) and not word.endswith(_HARD_CH):
        return word + "es"
    return word + "s"


def _verb(word: str) -> list[str]:
    if word == "be":
        return ["be", "am", "is", "are", "was", "were", "been", "being"]
    if word in ("quiz", "gas"):
        return [word, word + word[-1] + "es", word + word[-1] + "ed", word + word[-1] + "ing"]
    present = "has" if word == "have" else word + "es" if re.search("[^aeiou]o$", word) else _with_s(word)
    stems = _stems(word)
    gerunds = _gerunds(word, stems)
    if word in _NO_PAST:
        return [word, present, *gerunds]
    return [word, present, *gerunds, *_pasts(word, stems)]


def _stems(word: str) -> list[str]:
    """What the endings -ed and -ing are put to: *bann-*, *travell-* and *travel-*, *panick-*."""
    if word.endswith("ic"):
        return [word + "k"]
    doubled = word + word[-1:]
    closed = _CLOSED.match(word) or word in _DOUBLING
    if word in _EITHER or (re.search(r"[^aeiou][aeiou]l$", word) and not closed):
        return [word, doubled]
    if closed:
        return [doubled]
    return [word]


def _gerunds(word: str, stems: list[str]) -> list[str]:
    if word.endswith("ie"):
        return [word[:-2] + "ying"]
    if word in _KEEPS_E:
        return [word + "ing"] if word != "age" else ["aging", "ageing"]
    if re.search("[^eoy]e$", word) and len(word) > 2:
        return [word[:-1] + "ing"]
    return [stem + "ing" for stem in stems]


def _pasts(word: str, stems: list[str]) -> list[str]:
    regular = [_with_ed(stem) for stem in stems]
    prefix, irregular = "", _VERBS.get(word)
    if irregular is None:
        for start in _PREFIXES:
            if word.startswith(start) and word.removeprefix(start) in _VERBS:
                prefix, irregular = start, _VERBS[word.removeprefix(start)]
    if irregular is None:
        return regular
    return [one for form in irregular for one in (regular if form == "-" else [prefix + form])]


def _with_ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if re.search(r"[^aeiou]y$", stem) else stem + "ed"


def _adjective(word: str) -> list[str]:
    """Itself, and -er and -est where they are usual; *late*, *good*, *bad* keep to themselves."""
    if word in ("far",):
        return [word, "farther", "farthest", "further", "furthest"]
    if word not in _NOT_COMPARED and re.fullmatch(
        r"[^aeiouy]*(?:qu)?[aeiou]{1,2}[^aeiouy]+y|[^aeiouy]+[aeiou]+[^aeiou]+ly", word
    ):
        return [word, word[:-1] + "ier", word[:-1] + "iest"]
    if word not in _ABLE_TO_COMPARE:
        return [word]
    if word.endswith("e"):
        return [word, word + "r", word + "st"]
    if re.search("[^aeiou]y$", word) and word not in ("shy", "sly", "wry"):
        return [word, word[:-1] + "ier", word[:-1] + "iest"]
    stem = word + word[-1] if _CLOSED.match(word) else word
    return [word, stem + "er", stem + "est"]
