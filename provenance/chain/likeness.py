"""How alike a text and its possible sources are across languages, without any model.

Cosines of letters, consonant skeletons, names, numbers and bridge words are each compared with what unrelated texts
of the two languages share by chance, and summed. The recipe is that of cross-language retrieval with character
n-grams (McNamee and Mayfield, 2004) and cognates (Simard, Foster and Isabelle, 1992), on traits of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.chain.background import CHANNELS, Background, background, bag
from provenance.chain.traits import Traits
from provenance.lexicon.source import TomlFile, lexicons_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What each channel counts in the sum; the benchmark `sources` says how they were chosen.
WEIGHTS = {"grams": 1.0, "skeletons": 0.5, "stems": 0.5, "names": 0.5, "numbers": 0.7, "concepts": 1.0}
# From this many candidates on, they say themselves what is common, and what is shared by chance.
MANY = 100


class Likeness(NamedTuple):
    """How alike a text and one candidate are: `score` in standard deviations of unrelated texts, summed over channels.

    `cosines` are those of the channels, 0 to 1; `candidate` is the place in the list of candidates.
    """

    candidate: int
    score: float
    cosines: dict[str, float]


class _Channel:
    """The traits of all candidates in one channel as rows of a sparse matrix, and how rare each trait is."""

    def __init__(self, bags: Sequence[dict[int, float]]) -> None:
        import numpy as np

        keys = np.fromiter((key for one in bags for key in one), np.uint64)
        counts = np.fromiter((count for one in bags for count in one.values()), np.float64)
        sizes = np.fromiter((len(one) for one in bags), np.int64, len(bags))
        self.vocabulary, self.columns = np.unique(keys, return_inverse=True)
        self.weights = 1 + np.log(np.maximum(counts, 1.0))
        self.rows = np.repeat(np.arange(len(bags)), sizes)
        self.count = len(bags)

    def rarity(self, table: Background, channel: str) -> NDArray[np.float64]:
        """How rare each trait is among the candidates, or in their language where there are few of them."""
        import numpy as np

        if self.count < MANY:
            return np.array([table.rarity(channel, int(key)) for key in self.vocabulary])
        held = np.bincount(self.columns, minlength=len(self.vocabulary))
        rarity: NDArray[np.float64] = np.log((self.count + 1) / (held + 0.5))
        return rarity


class Candidates:
    """Possible sources of one language, ready to be compared with texts of other languages."""

    def __init__(self, candidates: Sequence[Traits]) -> None:
        self.language = candidates[0].language if candidates else ""
        self.count = len(candidates)
        self._channels = {name: _Channel([bag(one, name) for one in candidates]) for name in CHANNELS}
        self._weighed: dict[tuple[int, str], tuple[Any, Any]] = {}

    def likeness(self, text: Traits, table: Background | None = None) -> list[Likeness]:
        """Every candidate with its likeness to a text, the most alike first; ties keep the order of candidates.

        `table` is the background of the text's language, by default the one that ships.
        """
        import numpy as np

        if not self.count:
            return []
        table = table or background(text.language)
        cosines = {name: self._cosines(name, bag(text, name), table) for name in CHANNELS}
        total = np.zeros(self.count)
        for name, found in cosines.items():
            mean, spread = self._chance(name, text.language, found)
            if spread > 0:
                total += WEIGHTS[name] * (found - mean) / spread
        order = np.argsort(-total, kind="stable")
        return [
            Likeness(int(at), float(total[at]), {name: float(found[at]) for name, found in cosines.items()})
            for at in order
        ]

    def _chance(self, name: str, language: str, found: NDArray[np.float64]) -> tuple[float, float]:
        if self.count >= MANY:
            return float(found.mean()), float(found.std())
        return chance(language, self.language).get(name, (0.0, 0.0))

    def _cosines(self, name: str, query: dict[int, float], table: Background) -> NDArray[np.float64]:
        import numpy as np

        channel = self._channels[name]
        rarity, norms = self._weights(name, table)
        if not query or not len(channel.vocabulary):
            return np.zeros(self.count)
        keys = np.fromiter(query, np.uint64, len(query))
        counts = 1 + np.log(np.maximum(np.fromiter(query.values(), np.float64, len(query)), 1.0))
        places = np.minimum(np.searchsorted(channel.vocabulary, keys), len(channel.vocabulary) - 1)
        known = channel.vocabulary[places] == keys
        dense = np.zeros(len(channel.vocabulary))
        dense[places[known]] = counts[known] * rarity[places[known]] ** 2
        own = self._own_norm(name, query, counts, known, rarity[places], table)
        products = np.bincount(channel.rows, weights=channel.weights * dense[channel.columns], minlength=self.count)
        cosines: NDArray[np.float64] = products / np.maximum(norms * own, 1e-12)
        return cosines

    def _own_norm(
        self, name: str, query: dict[int, float], counts: NDArray[np.float64], known: NDArray[np.bool_],
        rarity: NDArray[np.float64], table: Background,
    ) -> float:  # fmt: skip
        """The length of the text's own vector; a trait that no candidate has is as rare as the table says."""
        import numpy as np

        rare = np.log((self.count + 1) / 0.5) if self.count >= MANY else None
        own = background(self.language)
        missing = [
            ((rare if rare is not None else own.rarity(name, key)) * table.rarity(name, key)) ** 0.5
            if not is_known
            else 0.0
            for key, is_known in zip(query, known, strict=True)
        ]
        weights = np.where(known, rarity, np.array(missing))
        return float(np.sqrt(np.sum((counts * weights) ** 2)))

    def _weights(self, name: str, table: Background) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How rare each trait is in both languages (the root of the product), and the lengths of the candidates."""
        import numpy as np

        key = (id(table), name)
        if key not in self._weighed:
            channel = self._channels[name]
            ours = channel.rarity(background(self.language), name)
            theirs = np.array([table.rarity(name, int(one)) for one in channel.vocabulary])
            rarity = ours if name == "numbers" else np.sqrt(ours * theirs)
            squares = (channel.weights * rarity[channel.columns]) ** 2
            norms = np.sqrt(np.bincount(channel.rows, weights=squares, minlength=self.count))
            # The table stays referenced, so that its id stays its own.
            self._weighed[key] = (table, (rarity, norms))
        weighed: tuple[NDArray[np.float64], NDArray[np.float64]] = self._weighed[key][1]
        return weighed


def chance(one: str, other: str) -> dict[str, tuple[float, float]]:
    """Mean and standard deviation of the cosines of unrelated texts of two languages, by channel.

    A pair of languages that was not measured gets the figures of the pair that was measured with the highest means.
    """
    measured = _measured()
    return measured.get(f"{one}-{other}") or measured.get(f"{other}-{one}") or measured.get("other", {})


@cache
def _measured() -> dict[str, dict[str, tuple[float, float]]]:
    path = lexicons_folder() / "background" / "chance.toml"
    if not path.exists():
        return {}
    return {
        pair: {name: (float(low), float(wide)) for name, (low, wide) in zip(CHANNELS, row, strict=True)}
        for pair, row in TomlFile(path).data.get("chance", {}).items()
    }
