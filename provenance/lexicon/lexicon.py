"""The lexicon as the wings see it: indexes by language, explanations by id, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from provenance.errors import LexiconError
from provenance.lexicon.cache import digest, remembered
from provenance.lexicon.concepts import Category, Concept, Framing, Wording, read_framing
from provenance.lexicon.disputes import Dispute, dispute_files, read_dispute
from provenance.lexicon.houses import House, read_houses
from provenance.lexicon.index import Index
from provenance.lexicon.languages import language
from provenance.lexicon.matcher import Matcher
from provenance.lexicon.outlets import Outlets, read_outlets
from provenance.lexicon.source import lexicons_folder

VERSION = "0.1.0"


class Explanations(msgspec.Struct, frozen=True):
    """What a report says about the concepts of one language."""

    categories: dict[str, Category]
    concepts: dict[str, Concept]
    wordings: dict[str, Wording]


class Lexicon:
    """Our lexicons, extended or overridden by a newsroom's own folders."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        for folder in extra:
            if not folder.is_dir():
                raise LexiconError("no such lexicon folder", where=str(folder), mend="name an existing folder")
        self.folders = (lexicons_folder(), *extra)
        self._matchers: dict[str, Matcher] = {}
        self._explanations: dict[str, Explanations] = {}
        self._disputes: dict[str, Dispute] = {}

    @cached_property
    def digest(self) -> str:
        """A digest of every lexicon file in force."""
        return digest(self.folders)

    @property
    def version(self) -> str:
        """The version of our lexicons and the first digits of the content digest."""
        return f"{VERSION}+{self.digest[:8]}"

    def framing(self, code: str) -> Framing:
        """The framing files of one language, as authored."""
        return read_framing(self.folders, [code])

    @cached_property
    def _dispute_files(self) -> dict[str, Path]:
        return {path.stem: path for path in dispute_files(self.folders)}

    @property
    def dispute_ids(self) -> list[str]:
        """The ids of every dispute; a dispute's file is called by its id."""
        return sorted(self._dispute_files)

    def dispute(self, name: str) -> Dispute:
        """The dispute of an id. Raises LexiconError where there is none."""
        path = self._dispute_files.get(name)
        if path is None:
            raise LexiconError(f"no dispute is called {name!r}", mend=f"known: {', '.join(self.dispute_ids)}")
        if name not in self._disputes:
            self._disputes[name] = remembered(f"dispute-{name}", self.digest, Dispute, lambda: read_dispute(path))
        return self._disputes[name]

    def matcher(self, code: str) -> Matcher:
        """The matcher of a language's forms."""
        if code not in self._matchers:
            index = remembered(f"index-{code}", self.digest, Index, lambda: self._compile(code))
            self._matchers[code] = Matcher(index)
        return self._matchers[code]

    def _compile(self, code: str) -> Index:
        from provenance.lexicon.compiler import compile_index  # needed only where the cache holds nothing

        frequencies = next(
            (path for folder in reversed(self.folders) if (path := folder / "frequency" / f"{code}.txt").exists()),
            None,
        )
        return compile_index(
            language(code), self.framing(code), [self.dispute(name) for name in self.dispute_ids], frequencies
        )

    def explanations(self, code: str) -> Explanations:
        """Rationales, alternatives and authorities for the concepts of a language."""
        if code not in self._explanations:

            def make() -> Explanations:
                framing = self.framing(code)
                return Explanations(
                    framing.categories, framing.concepts, {one.concept: one for one in framing.wordings}
                )

            self._explanations[code] = remembered(f"explanations-{code}", self.digest, Explanations, make)
        return self._explanations[code]

    @cached_property
    def outlets(self) -> Outlets:
        """Every agency, outlet and institution."""
        return remembered("outlets", self.digest, Outlets, lambda: read_outlets(self.folders))

    @cached_property
    def houses(self) -> dict[str, House]:
        """Every house by id."""
        return remembered("houses", self.digest, dict[str, House], lambda: read_houses(self.folders))

    def house(self, name: str) -> House:
        """The house of an id. Raises LexiconError where there is none."""
        if name not in self.houses:
            raise LexiconError(f"no house is called {name!r}", mend=f"known: {', '.join(sorted(self.houses))}")
        return self.houses[name]

    @property
    def framing_languages(self) -> list[str]:
        """The languages in which there is framing knowledge."""
        folders = [path for folder in self.folders for path in (folder / "framing").glob("*") if path.is_dir()]
        return sorted({path.name for path in folders})

    def has_framing(self, code: str) -> bool:
        """Whether there is any framing knowledge in a language."""
        return any((folder / "framing" / code).is_dir() for folder in self.folders)
