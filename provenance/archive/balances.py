"""Shares of many articles together: words of one article are alike, so that they count for less than as many alone.

The share of a side is a ratio estimate over articles (Cochran, Sampling Techniques, 1977, chapter 6). Its interval is
Wilson's with the effective number of words, which is what the articles' spread leaves of them (as Korn and Graubard,
1998, do it with Clopper and Pearson's; Wilson's as in Franco and others, 2019).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from provenance.archive.atlas_figures import Balance, Share

# Below these many words, or articles with any, an outlet's words say too little.
LEAST_WORDS, LEAST_ARTICLES = 20, 5
_Z = 1.96


class Tally:
    """Paired words of articles by side, added up article by article."""

    def __init__(self) -> None:
        self.words = self.squared = self.articles = 0
        self.own: defaultdict[str, int] = defaultdict(int)
        self.others: defaultdict[str, int] = defaultdict(int)
        self._squares: defaultdict[str, int] = defaultdict(int)
        self._products: defaultdict[str, int] = defaultdict(int)

    def add(self, own: Mapping[str, int], others: Mapping[str, int]) -> None:
        """Add one article: its words in own voice and in others', by side."""
        words = sum(own.values())
        for side, count in others.items():
            self.others[side] += count
            self.own[side] += 0
        if not words:
            return
        self.articles += 1
        self.words += words
        self.squared += words * words
        for side, count in own.items():
            self.own[side] += count
            self._squares[side] += count * count
            self._products[side] += count * words

    def balance(self, outlet: str) -> Balance:
        """What the articles come to; it abstains where they have too few words."""
        abstains = self.words < LEAST_WORDS or self.articles < LEAST_ARTICLES
        sides = sorted(self.own, key=lambda side: (-self.own[side], side))
        shares = tuple(self._share(side, abstains) for side in sides)
        return Balance(outlet, self.articles, self.words, shares, abstains)

    def _share(self, side: str, abstains: bool) -> Share:
        own, others = self.own[side], self.others[side]
        share = own / self.words if self.words else 0.0
        low, high = (0.0, 1.0) if abstains else wilson(share, self._effective(side, share))
        return Share(side, own, others, round(share, 3), round(low, 3), round(high, 3))

    def _effective(self, side: str, share: float) -> float:
        """How many independent words the articles are worth; of words that all agree, one an article."""
        spread = self._squares[side] - 2 * share * self._products[side] + share * share * self.squared
        variance = spread * self.articles / (self.articles - 1) / self.words**2
        if variance <= 0 or not 0 < share < 1:
            return self.articles
        return min(float(self.words), share * (1 - share) / variance)


def wilson(share: float, count: float) -> tuple[float, float]:
    """The 95 % limits of a share of `count` observations (Wilson, 1927)."""
    square = _Z * _Z
    middle = share + square / (2 * count)
    reach = _Z * (share * (1 - share) / count + square / (4 * count * count)) ** 0.5
    return max((middle - reach) / (1 + square / count), 0.0), min((middle + reach) / (1 + square / count), 1.0)
