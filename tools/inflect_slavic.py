"""Write `lexicons/forms/ru.txt` and `uk.txt`: the forms of the Slavic words that our lexicons inflect.

The checker never inflects these languages by dictionary; it reads the tables this script leaves behind, which
are committed and checked by eye. Run it after adding words: `pip install pymorphy3 pymorphy3-dicts-ru
pymorphy3-dicts-uk`, then `python tools/inflect_slavic.py`. It reads the lexicons as text, so that a file
that is half written does not stop it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

LEXICONS = Path(__file__).resolve().parent.parent / "lexicons"
_WORD = re.compile(r"([^\W\d_][^\W\d_'’ʼ-]*(?:['’ʼ-][^\W\d_]+)*)/([nva])(?![^\W_])")
_LIST = re.compile(r'pos\s*=\s*"([nva])"(.*?)terms\s*=\s*"""(.*?)"""', re.DOTALL)
_LETTERS = {"ru": re.compile("[а-яё]", re.IGNORECASE), "uk": re.compile("[а-яґєії]", re.IGNORECASE)}
# Words that a newsroom's own lexicon is likely to inflect, whether or not ours does.
_CORE = {
    "ru": """
    освободить/v освобождать/v захватить/v захватывать/v оккупировать/v аннексировать/v напасть/v
    нападать/v уничтожить/v уничтожать/v убить/v убивать/v заявить/v заявлять/v утверждать/v сообщить/v
    сообщать/v сказать/v обвинить/v обвинять/v отрицать/v признать/v признавать/v подчеркнуть/v
    отметить/v рассказать/v написать/v режим/n оккупация/n оккупант/n захватчик/n террорист/n боевик/n
    сепаратист/n ополченец/n каратель/n хунта/n марионетка/n власть/n преступный/a кровавый/a
    преступник/n агрессор/n агрессия/n
    """,
    "uk": """
    звільнити/v звільняти/v захопити/v захоплювати/v окупувати/v анексувати/v напасти/v нападати/v
    знищити/v знищувати/v вбити/v вбивати/v заявити/v заявляти/v стверджувати/v повідомити/v
    повідомляти/v сказати/v звинуватити/v звинувачувати/v заперечувати/v визнати/v визнавати/v
    підкреслити/v зазначити/v розповісти/v режим/n окупація/n окупант/n загарбник/n терорист/n бойовик/n
    сепаратист/n каратель/n хунта/n маріонетка/n влада/n злочинний/a кривавий/a злочинець/n агресор/n
    агресія/n
    """,
}
_CLASSES = {"n": {"NOUN"}, "v": {"INFN", "VERB"}, "a": {"ADJF", "PRTF"}}
_UNWANTED = {"Infr", "Slng", "Arch", "Erro", "Dist", "V-oy", "V-ey", "V-sh"}
# Forms that would be a very common word of their own.
_NEVER = frozenset(("при", "мой", "моя", "или", "уже", "для", "три", "вести"))
_RELATIVE = re.compile("[сц]кий$|ионный$")
_HEAD = """# Every form of the words that the {name} lexicons inflect, written by tools/inflect_slavic.py
# from pymorphy3 {version} (MIT) and its dictionary (OpenCorpora; for Ukrainian VESUM through LanguageTool).
# Do not edit by hand; correct the script. A word that the dictionary does not know is listed at the end.
"""


def wanted(language: str) -> set[tuple[str, str]]:
    """Every `word/pos` that the lexicons of a language inflect."""
    found: set[tuple[str, str]] = set()
    for path in (
        *sorted((LEXICONS / "framing" / language).rglob("*.toml")),
        LEXICONS / "languages" / f"{language}.toml",
    ):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        found |= {(match[1], match[2]) for match in _WORD.finditer(text)}
        for match in _LIST.finditer(text):
            terms = re.sub("#.*", "", match[3]).split()
            found |= {(term, match[1]) for term in terms if "_" not in term and "/" not in term}
    for path in sorted((LEXICONS / "disputes").rglob("*.toml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        for match in re.finditer(rf"(?m)\b{language}\s*=\s*\[(.*?)\]", text, re.DOTALL):
            found |= {(word[1], word[2]) for word in _WORD.finditer(match[1])}
    found |= {(core[1], core[2]) for core in _WORD.finditer(_CORE[language])}
    return {(word.lower(), pos) for word, pos in found if _LETTERS[language].search(word)}


def forms_of(word: str, pos: str, analyser: Any, language: str) -> list[str]:
    """Every other form of a word, a verb with its participles; empty if it is not known."""
    head, hyphen, last = word.rpartition("-")
    forms: set[str] = set()
    for parse in _parses(word, pos, analyser):
        forms |= _lexeme(parse, pos)
    if not forms and hyphen:
        forms = {f"{head}-{form}" for parse in _parses(last, pos, analyser) for form in _lexeme(parse, pos)}
    if language == "uk" and pos == "v":
        forms |= _participles(forms, analyser)
    if language == "ru":
        forms |= {form.replace("ё", "е") for form in forms}
    return sorted(forms - {word})


def _parses(word: str, pos: str, analyser: Any) -> list[Any]:
    """The readings of a base form that the dictionary holds, or else its best guess for such a word."""
    readings = [parse for parse in analyser.parse(word) if parse.tag.POS in _CLASSES[pos] and _is_base(parse, word)]
    known = [parse for parse in readings if parse.is_known and not _UNWANTED & parse.tag.grammemes]
    return known or readings[:1]


def _is_base(parse: Any, word: str) -> bool:
    base = parse.normal_form.replace("ё", "е") == word.replace("ё", "е")
    return base or parse.tag.POS == "PRTF" or (parse.tag.POS == "NOUN" and "plur" in parse.tag and "nomn" in parse.tag)


def _lexeme(parse: Any, pos: str) -> set[str]:
    """The forms of one reading without old and colloquial ones, and without degrees of what has none."""
    kept = set()
    for form in parse.lexeme:
        grammemes = form.tag.grammemes
        if _UNWANTED & grammemes or form.word in _NEVER or form.word.endswith("имте"):
            continue
        if parse.tag.POS == "PRTF" and not {parse.tag.voice, parse.tag.tense} <= grammemes | {None}:
            continue
        if pos == "a" and form.tag.POS in ("COMP", "ADJS") and _RELATIVE.search(parse.normal_form):
            continue
        kept.add(form.word)
    return kept


def _participles(forms: set[str], analyser: Any) -> set[str]:
    """Ukrainian keeps the passive participle as an adjective of its own: *звільнено*, hence *звільнений*."""
    named = {form[:-1] + "ий" for form in forms if form.endswith(("но", "то"))}
    readings = [parse for word in named for parse in analyser.parse(word) if parse.tag.POS == "ADJF" and parse.is_known]
    return {form for parse in readings if parse.normal_form in named for form in _lexeme(parse, "a")}


def main() -> None:
    """Write both tables, and say which words no dictionary knows."""
    import pymorphy3

    for language, name in (("ru", "Russian"), ("uk", "Ukrainian")):
        analyser = pymorphy3.MorphAnalyzer(lang=language)
        words = sorted(wanted(language))
        rows = [(word, pos, forms_of(word, pos, analyser, language)) for word, pos in words]
        unknown = [f"{word}/{pos}" for word, pos, forms in rows if not forms]
        text = _HEAD.format(name=name, version=pymorphy3.__version__)
        text += "".join(f"{word}/{pos}: {word} {' '.join(forms)}\n" for word, pos, forms in rows if forms)
        text += "".join(f"# unknown: {one}\n" for one in unknown)
        (LEXICONS / "forms" / f"{language}.txt").write_text(text, encoding="utf-8")
        print(
            f"{language}: {len(rows) - len(unknown)} words, "
            f"{sum(len(row[2]) for row in rows)} forms, {len(unknown)} unknown"
        )


if __name__ == "__main__":
    main()
