"""One open text: its words as the editor sends them, what is found in them, and what the house's policy makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.article.readers import FORMATS, Format
from provenance.errors import ProvenanceError
from provenance.framing.finding import Finding
from provenance.gate.baseline import Baseline, read_baseline
from provenance.gate.check import unchecked
from provenance.gate.fixing import Fixable, changeable, fixable
from provenance.gate.policy import Layer, Setting, Settings
from provenance.gate.publication import Asked, Desk, refusals
from provenance.gate.waivers import Waiver, waivers_beside, waivers_file
from provenance.gate.waivers_in_text import waivers_in_text
from provenance.lexicon.lexicon import Lexicon
from provenance.lsp.blocks import Blockwise
from provenance.lsp.positions import Encoding, Positions

_LANGUAGES: dict[str, Format] = {"markdown": "markdown", "html": "html", "xhtml": "html", "plaintext": "plain"}


class Trouble(NamedTuple):
    """What kept a text, or one waiver, from being weighed, and the line it is about, from 0."""

    message: str
    line: int = 0


class Sheet:
    """An open text. `findings` are those that are open; `troubles` say what could not be weighed.

    `model` is the word model that the editor asks for, over that of the policy.
    """

    def __init__(
        self, path: str, language_id: str, text: str, version: int, encoding: Encoding, model: str = ""
    ) -> None:
        self.model = model
        self.path, self.text, self.version, self.encoding = path, text, version, encoding
        self.format = _LANGUAGES.get(language_id) or _by_ending(path)
        self.findings: list[Finding] = []
        self.troubles: list[Trouble] = []
        self.settled_version: int | None = None
        self._article: Article | None = None
        self._blocks: Blockwise | None = None
        self._waivers: list[Waiver] = []
        self._baseline: Baseline | None = None
        self._standing: list[Trouble] = []
        self._positions: Positions | None = None

    @property
    def positions(self) -> Positions:
        """Places in the present text."""
        if self._positions is None:
            self._positions = Positions(self.text, self.encoding)
        return self._positions

    def change(self, start: tuple[int, int] | None, end: tuple[int, int] | None, text: str) -> None:
        """Put `text` between two places, or in place of everything."""
        if start is None or end is None:
            self.text = text
        else:
            first, last = self.positions.offset(*start), self.positions.offset(*end)
            self.text = f"{self.text[:first]}{text}{self.text[max(first, last) :]}"
        self._positions = None

    def settle(self) -> None:
        """Analyse the whole text under the policy as it now stands on disk; does nothing where nothing changed."""
        if self.settled_version == self.version:
            return
        self._standing = []
        version = self.version
        try:
            command: Layer = {"model": Setting(self.model, "initializationOptions")} if self.model else {}
            desk = Desk(Asked(command=command))
            settings = desk.settings(self.path)
            lexicon = desk.lexicon(settings)
            sources, missing = self._originals(desk, settings)
            self._blocks = Blockwise(lexicon, settings, sources)
            self._article = read_text(self.text, name=self.path, format=self.format)
            self._standing = [*missing, *(Trouble(one.message) for one in unchecked(self._article, lexicon))]
            self._standing += [Trouble(one.message) for one in refusals(self._article, settings)]
            self._read_files(settings)
            self._weigh(self._blocks.full(self._article))
        except ProvenanceError as error:
            self._blocks = None
            self.findings, self.troubles = [], self._refused(error)
        self.settled_version = version

    def _originals(self, desk: Desk, settings: Settings) -> tuple[Sequence[Article], list[Trouble]]:
        """The texts this one was made from; one that cannot be read is trouble, and the rest is still checked."""
        try:
            return desk.originals(self.path, settings).articles, []
        except ProvenanceError as error:
            return (), self._refused(error)

    def copy(self) -> Sheet:
        """The same text on another sheet, to be settled elsewhere and adopted."""
        other = Sheet(self.path, "", self.text, self.version, self.encoding, self.model)
        other.format = self.format
        return other

    def adopt(self, other: Sheet) -> bool:
        """Take over what was settled on a copy, unless the text has changed meanwhile."""
        if other.version != self.version:
            return False
        self.findings, self.troubles = other.findings, other.troubles
        self.settled_version, self._article, self._blocks = other.settled_version, other._article, other._blocks
        self._waivers, self._baseline, self._standing = other._waivers, other._baseline, other._standing
        return True

    def quick(self) -> None:
        """Bring the findings up to the present text, analysing only what changed."""
        if self._blocks is None:
            self.settle()
            return
        try:
            self._article = read_text(self.text, name=self.path, format=self.format)
            self._weigh(self._blocks.quick(self._article))
        except ProvenanceError as error:
            self.findings, self.troubles = [], self._refused(error)

    def at(self, offset: int) -> list[Finding]:
        """The findings that hold a code point."""
        return [one for one in self.findings if one.start <= offset <= one.end and one.end]

    def offers(self, finding: Finding) -> Fixable | None:
        """What can be put in a finding's place, once the text is settled."""
        blocks = self._blocks
        if blocks is None or blocks.examined is None or not changeable(finding) or not finding.instead:
            return None
        return fixable(blocks.examined, blocks.lexicon, finding)

    @property
    def lexicon(self) -> Lexicon | None:
        """The lexicon in force, once there is one."""
        return self._blocks.lexicon if self._blocks is not None else None

    @property
    def article(self) -> Article | None:
        """The text as it was last read."""
        return self._article

    def _read_files(self, settings: Settings) -> None:
        """Waivers and baseline that lie beside the text; they are read again with every full analysis."""
        self._waivers = list(waivers_beside(self.path)) if self.path else []
        if settings.waivers_file:
            shared = waivers_file(Path(settings.waivers_file))
            self._waivers += [one for one in shared if one.is_for(self.path)]
        self._baseline = read_baseline(Path(settings.baseline)) if settings.baseline else None

    def _weigh(self, found: Sequence[Finding]) -> None:
        """Leave out what a waiver lets pass; a waiver in the text that is not in order is trouble."""
        article, today = self._article, date.today()
        waivers = list(self._waivers)
        self.troubles = list(self._standing)
        try:
            if article is not None:
                waivers += waivers_in_text(article)
        except ProvenanceError as error:
            self.troubles += self._refused(error)
        live = [one for one in waivers if not one.expired(today)]
        open_ones = [one for one in found if not any(each.lets_pass(one) for each in live)]
        if self._baseline is not None:
            known = self._baseline.known(self.path, [one.fingerprint for one in open_ones])
            open_ones = [one for one in open_ones if one.fingerprint not in known]
        self.findings = open_ones

    def _refused(self, error: ProvenanceError) -> list[Trouble]:
        place, _, line = error.where.rpartition(":")
        here = place == self.path and line.isdecimal()
        mend = f" ({error.mend})" if error.mend else ""
        where = "" if here or error.where == self.path or not error.where else f"{error.where}: "
        return [Trouble(f"{where}{error.what}{mend}", int(line) - 1 if here else 0)]


def _by_ending(path: str) -> Format:
    known = FORMATS.get(Path(path).suffix.lower(), "plain")
    return known if known in ("markdown", "html") else "plain"
