"""Figures of a claim, of a text, and of both beside each other, from which the stance of the text is told."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.claims.stance_marks import KINDS

NEAREST = 5
"""So many sentences nearest to the claim are looked at; of the first three each has figures of its own."""
ALONE = 3
LEAD, OPENING = 3, 4  # sentences
# From here on a sentence is likely about the claim: of the nearest sentences of related texts in fnc1 about half reach it
ABOUT = 0.5
# How fast the weight of a sentence falls with its cosine: one that lies .1 farther off counts a third
SHARPNESS = 10.0
DIRECTIONS = 32
"""So many numbers of a sentence vector are kept (principal directions of news sentences, in the model's file)."""
_AGAINST = tuple(KINDS.index(kind) for kind in ("negated", "refuted", "untrue", "told untrue", "denies"))
Figures = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a text: what each shows, and its vector.

    Args:
        rows: float32, shape (sentences, kinds), of :func:`~sayso.claims.stance_marks.row_of`.
        vectors: float32, shape (sentences, 512), length 1.
    """

    rows: Figures
    vectors: Figures

    def nearest(self, claim: Figures) -> tuple[NDArray[np.int64], Figures]:
        """Give the ranks of the sentences, the nearest to a claim's vector first, and the cosine of each sentence by its rank."""
        cosines = self.vectors @ claim
        return np.argsort(-cosines, kind="stable"), cosines


def claim_figures(text: str, row: Figures, vector: Figures, directions: "Directions") -> Figures:
    """Give what a claim shows by itself: its marks, length in hundreds of code points, colons, and where its vector lies."""
    return np.concatenate([row, [len(text) / 100, text.count(":") + text.count("：")], directions.of(vector)], dtype=np.float32)


def text_figures(told: Told, claim: Figures, directions: "Directions") -> Figures:
    """Give what a text shows around what it says of a claim, in its lead, as a whole and toward its end: float32, one row."""
    order, cosines = told.nearest(claim)
    rows, n = told.rows, len(told.rows)
    near = order[:NEAREST]
    around = sorted({rank for each in order[:ALONE] for rank in (each - 1, each, each + 1) if 0 <= rank < n})
    weights = np.exp(SHARPNESS * (cosines[near] - cosines[near[0]]))
    parts: list[Figures] = [
        *_alone(rows, order, cosines),
        rows[near].mean(0),
        rows[near].max(0),
        rows[around].mean(0),
        rows[:2].max(0),
        rows[:LEAD].mean(0),
        rows.mean(0),
        rows.max(0),
        rows[-max(1, n // 3) :].mean(0),
        np.log1p(rows.sum(0)),
        np.log1p(rows[:OPENING].sum(0)),
        np.array([np.log1p(n), cosines.mean(), (cosines > ABOUT).mean()], dtype=np.float64),
        directions.of((told.vectors[near] * weights[:, None]).sum(0) / weights.sum()),
        directions.of(told.vectors[:LEAD].mean(0)),
        directions.of(told.vectors.mean(0)),
    ]
    return np.concatenate(parts, dtype=np.float32)


def _alone(rows: Figures, order: NDArray[np.int64], cosines: Figures) -> list[Figures]:
    """Give for each of the nearest three its marks, cosine, place in the text (0 to 1) and whether it is in the lead."""
    found = [np.append(rows[rank], [cosines[rank], rank / len(rows), rank < 2]) for rank in order[:ALONE]]  # noqa: PLR2004
    return found + [np.zeros(len(KINDS) + 3, dtype=np.float32)] * (ALONE - len(found))


def joint_figures(row: Figures, told: Told, claim: Figures) -> Figures:
    """Give whether claim and nearest sentences are turned the same way: both, one or other, for each way to turn one."""
    order, _ = told.nearest(claim)
    found: list[float] = []
    for kind in _AGAINST:
        here, first, near = row[kind], told.rows[order[0], kind], told.rows[order[:NEAREST], kind].mean()
        found += [here * first, here * (1 - first), (1 - here) * first, here * near, (1 - here) * near]
    return np.array(found, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Directions:
    """Principal directions of sentence vectors: centre, float32 (512,), and axes, float32 (512, 32)."""

    centre: Figures
    axes: Figures

    def of(self, vector: Figures) -> Figures:
        """Give where a vector lies along them."""
        return np.asarray((vector - self.centre) @ self.axes, dtype=np.float32)


def directions_of(vectors: Sequence[Figures] | Figures) -> Directions:
    """Find the principal directions of many sentence vectors."""
    stacked = np.asarray(vectors, dtype=np.float64)
    centre = stacked.mean(0)
    _, axes = np.linalg.eigh(np.cov((stacked - centre).T))
    return Directions(centre.astype(np.float32), axes[:, ::-1][:, :DIRECTIONS].astype(np.float32))
