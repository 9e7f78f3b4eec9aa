"""The sides that a claim and a text take, by trained weights, and the stances that two sides make."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.claims.stance_figures import Directions, Figures
from sayso.errors import BadModel

CLIPPED = 5.0
"""Figures are held within so many deviations of their mean in training."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one block of figures says: their mean and scale, float32 (n,); weights, float32 (3, n); bias, float32 (3,)."""

    mean: Figures
    scale: Figures
    weights: Figures
    bias: Figures

    def logits(self, figures: Figures) -> Figures:
        """Give three logits of a row of figures, or of rows."""
        held = np.clip((figures - self.mean) / self.scale, -CLIPPED, CLIPPED)
        return np.asarray(held @ self.weights.T + self.bias, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """The trained weights: of the claim by itself, of the text around it, and of both beside each other."""

    directions: Directions
    claim: Part
    text: Part
    joint: Part

    def shares(self, claim: Figures, text: Figures, joint: Figures) -> Figures:
        """Give how sure it is that the text asserts, denies, or reports: float32, shape (…, 3).

        Claim and text each stand for something, against it, or on neither side. On the same side the text asserts the claim, on
        opposite sides it denies it, and where either is on neither side it reports.
        """
        own, other = _normal(self.claim.logits(claim)), _normal(self.text.logits(text))
        same = own[..., 0] * other[..., 0] + own[..., 1] * other[..., 1]
        opposite = own[..., 0] * other[..., 1] + own[..., 1] * other[..., 0]
        sides = np.stack([same, opposite, np.maximum(1 - same - opposite, 1e-5)], axis=-1)
        return _normal(np.log(np.maximum(sides, 1e-9)) + self.joint.logits(joint))


def _normal(logits: Figures) -> Figures:
    shares = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True), dtype=np.float32)


@cache
def stance_model() -> Model:
    """Load the shipped weights, once.

    Raises:
        BadModel: the file is not there.
    """
    path = Path(str(files("sayso.claims"))) / "model" / "stance.npz"
    if not path.is_file():
        raise BadModel(
            "the model file 'stance.npz' is missing in sayso/claims/model; reinstall sayso or run training/train_stance.py"
        )
    with np.load(path, allow_pickle=False) as held:
        return model_of({name: held[name] for name in held.files})


def model_of(arrays: dict[str, NDArray[np.float32]]) -> Model:
    """Put a model together from the arrays of its file: ``centre``, ``axes``, and of each part ``claim_mean`` and the like."""
    parts = {
        part: Part(*(np.asarray(arrays[f"{part}_{what}"], dtype=np.float32) for what in ("mean", "scale", "weights", "bias")))
        for part in ("claim", "text", "joint")
    }
    directions = Directions(np.asarray(arrays["centre"], dtype=np.float32), np.asarray(arrays["axes"], dtype=np.float32))
    return Model(directions, parts["claim"], parts["text"], parts["joint"])
