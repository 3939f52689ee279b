"""How alike the sentences of two texts are, and every stretch of them that a bead could join."""

from __future__ import annotations

import numpy as np

from provenance.chain.strands import CHANNELS, Floats, Sparse, Strand

# Columns of a channel taken at once, which bounds the memory of long texts.
_BLOCK = 4096
# How much each channel says of two sentences alone, for margins.
_MIX = {"grams": 0.4, "skeletons": 0.3, "names": 0.2, "facts": 0.1, "bridges": 0.3}
_MIXING = np.array([_MIX[name] for name in CHANNELS], dtype=np.float32)
_MARGIN_RANKS = slice(1, 4)
# Variance of a translation's length per code point of its original (Gale and Church 1993).
_VARIANCE = 6.8


def dots(one: Sparse, other: Sparse, rows: int, columns: int) -> Floats:
    """Dot products of the sentences of two texts in one channel, an array of rows × columns."""
    found = np.zeros((rows, columns), dtype=np.float32)
    if not len(one.ids) or not len(other.ids):
        return found
    at = np.searchsorted(other.ids, one.ids)
    at[at == len(other.ids)] = 0
    shared = np.nonzero(other.ids[at] == one.ids)[0]
    for begin in range(0, len(shared), _BLOCK):
        block = shared[begin : begin + _BLOCK]
        new = np.arange(len(block))
        mine, theirs = np.full(len(one.ids), -1), np.full(len(other.ids), -1)
        mine[block], theirs[at[block]] = new, new
        found += one.dense(mine, len(block), rows) @ other.dense(theirs, len(block), columns).T
    return found


def _summed(cells: Floats) -> Floats:
    """Sums over all cells above and left of each corner, of channels × rows × columns."""
    total = np.zeros((cells.shape[0], cells.shape[1] + 1, cells.shape[2] + 1), dtype=np.float64)
    np.cumsum(cells, axis=1, dtype=np.float64, out=total[:, 1:, 1:])
    np.cumsum(total[:, 1:, 1:], axis=2, out=total[:, 1:, 1:])
    return total


def _blocks(total: Floats, tall: int, wide: int) -> Floats:
    """Sums over every block of tall × wide cells."""
    found = total[:, tall:, wide:] - total[:, :-tall, wide:] - total[:, tall:, :-wide] + total[:, :-tall, :-wide]
    return found.astype(np.float32)


class Resemblance:
    """All that two strands have in common, asked for by the size of a bead.

    An answer for beads of m source and n target sentences is an array of (rows − m + 1) × (columns − n + 1): the
    bead that begins at each place.
    """

    def __init__(self, source: Strand, target: Strand) -> None:
        self.rows, self.columns = source.sentences, target.sentences
        cells = np.zeros((len(_MIX) + 1, self.rows, self.columns), dtype=np.float32)
        for number, name in enumerate(CHANNELS):
            # Bridges lead to other languages; within one, they would only count common words twice.
            if name != "bridges" or source.language != target.language:
                cells[number] = dots(source.channels[name], target.channels[name], self.rows, self.columns)
        cells[-1] = source.marks @ target.marks.T
        self._norms, self._target_norms = source.norms, target.norms
        self._totals = _summed(cells)
        self.single = _cosines(cells, source.norms[0], target.norms[0])
        mixed = mixed_likeness(self.single)
        self._row_rivals, self._column_rivals = _rivals(mixed), _rivals(mixed.T)
        self._source_ends = np.concatenate(([0], np.cumsum(source.lengths))).astype(np.float32)
        self._target_ends = np.concatenate(([0], np.cumsum(target.lengths))).astype(np.float32)
        self._whole = self._source_ends[-1], self._target_ends[-1]
        self._mixed_of: dict[tuple[int, int], Floats] = {}

    def window(self, rows: tuple[int, int], columns: tuple[int, int]) -> Resemblance:
        """A part of both texts; what is asked of it is what the whole would have said there."""
        part: Resemblance = object.__new__(Resemblance)
        (top, bottom), (left, right) = rows, columns
        part.rows, part.columns = bottom - top, right - left
        part._norms = [one[:, top : max(bottom - size, top)] for size, one in enumerate(self._norms)]
        part._target_norms = [one[:, left : max(right - size, left)] for size, one in enumerate(self._target_norms)]
        part._totals = self._totals[:, top : bottom + 1, left : right + 1]
        part.single = self.single[:, top:bottom, left:right]
        part._row_rivals, part._column_rivals = self._row_rivals[top:bottom], self._column_rivals[left:right]
        part._source_ends = self._source_ends[top : bottom + 1]
        part._target_ends = self._target_ends[left : right + 1]
        part._whole = self._whole
        part._mixed_of = {}
        return part

    def features(self, tall: int, wide: int) -> Floats:
        """What speaks for a bead of this size: features (in the order of `FEATURES`) × rows × columns."""
        if tall == wide == 1:
            likeness = self.single
        else:
            blocks = _blocks(self._totals, tall, wide)
            likeness = _cosines(blocks, self._norms[tall - 1], self._target_norms[wide - 1])
        mixed = mixed_likeness(likeness)
        self._mixed_of[tall, wide] = mixed
        known = len(likeness)
        found = np.empty((len(FEATURES), *mixed.shape), dtype=np.float32)
        found[:known] = likeness
        found[known] = mixed - _mean(self._row_rivals, tall)[:, None]
        found[known + 1] = mixed - _mean(self._column_rivals, wide)[None, :]
        found[known + 2] = self._gain(mixed, tall, wide)
        found[known + 3] = self._length(tall, wide)
        found[known + 4] = self._distance(tall, wide)
        return found

    def _gain(self, mixed: Floats, tall: int, wide: int) -> Floats:
        """How much better a bead is than the best bead with one sentence less."""
        if tall == wide == 1:
            return np.zeros_like(mixed)
        best = np.zeros_like(mixed)
        if tall > 1 and (smaller := self._mixed_of.get((tall - 1, wide))) is not None:
            np.maximum(smaller[:-1], smaller[1:], out=best)
        if wide > 1 and (smaller := self._mixed_of.get((tall, wide - 1))) is not None:
            best = np.maximum(best, np.maximum(smaller[:, :-1], smaller[:, 1:]))
        return mixed - best

    def _length(self, tall: int, wide: int) -> Floats:
        """How far the lengths are off, in standard deviations, at most 6."""
        one = self._source_ends[tall:] - self._source_ends[:-tall]
        other = self._target_ends[wide:] - self._target_ends[:-wide]
        scaled = one * (self._whole[1] / self._whole[0])
        spread = np.sqrt(_VARIANCE * (scaled[:, None] + other[None, :]) / 2)
        found: Floats = np.minimum(np.abs(scaled[:, None] - other[None, :]) / spread, 6.0).astype(np.float32)
        return found

    def _distance(self, tall: int, wide: int) -> Floats:
        """How far the bead lies from the diagonal, in shares of the text."""
        one = (self._source_ends[tall:] + self._source_ends[:-tall]) / (2 * self._whole[0])
        other = (self._target_ends[wide:] + self._target_ends[:-wide]) / (2 * self._whole[1])
        found: Floats = np.abs(one[:, None] - other[None, :]).astype(np.float32)
        return found


FEATURES = (*CHANNELS, "marks", "row margin", "column margin", "gain", "length", "distance")


def _cosines(cells: Floats, one: Floats, other: Floats) -> Floats:
    # A stretch without any id of a channel is like no other: the floor keeps its zero.
    found: Floats = cells / np.maximum(one[:, :, None] * other[:, None, :], np.float32(1e-6))
    return found


def mixed_likeness(likeness: Floats) -> Floats:
    """How alike two stretches are by all channels; marks of punctuation say nothing of two sentences alone."""
    found: Floats = np.tensordot(_MIXING, likeness[: len(_MIXING)], 1)
    return found


def _rivals(mixed: Floats) -> Floats:
    """The mean of the second to fourth best of each row: how like it is to what it is not."""
    if mixed.shape[1] < 2:
        return np.zeros(mixed.shape[0], dtype=np.float32)
    count = min(4, mixed.shape[1])
    best = -np.sort(np.partition(-mixed, count - 1, axis=1)[:, :count], axis=1)
    best = -np.sort(-best, axis=1)
    found: Floats = best[:, _MARGIN_RANKS].mean(axis=1)
    return found


def _mean(values: Floats, size: int) -> Floats:
    if size == 1:
        return values
    total = np.concatenate((np.zeros(1, dtype=np.float32), np.cumsum(values)))
    found: Floats = (total[size:] - total[:-size]) / size
    return found
