"""Tables of forms: those committed under `lexicons/forms`, and the compact ones of the language modules."""

from __future__ import annotations

from functools import cache

from provenance.lexicon.source import lexicons_folder


def listed(word: str, pos: str, language: str) -> tuple[str, ...]:
    """The forms that `lexicons/forms/<language>.txt` lists for a word; empty where it lists none."""
    return _table(language).get(f"{word}/{pos}", ()) if language.isalpha() else ()


@cache
def _table(language: str) -> dict[str, tuple[str, ...]]:
    """The lines `word/pos: form form form` of a language's file."""
    path = lexicons_folder() / "forms" / f"{language}.txt"
    if not path.is_file():
        return {}
    table = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, colon, forms = line.partition(":")
        if colon and not key.startswith("#"):
            table[key.strip()] = tuple(forms.split())
    return table


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def word_table(text: str) -> dict[str, list[str]]:
    """Rows `word form form/variant`, parted by semicolons, as word → forms."""
    rows = (row.split() for row in text.split(";") if row.strip())
    return {row[0]: [form for field in row[1:] for form in field.split("/")] for row in rows}
