"""Fit the weights by which the stance of a text toward a claim is told. Seeded; ten minutes on one core.

    OMP_NUM_THREADS=1 python training/train_stance.py --data ../shared/data
    OMP_NUM_THREADS=1 python training/train_stance.py --data ../shared/data --folds

The pairs are the related ones of fnc1. A tenth of the rumours, and of the other bodies a tenth, are held out by hash and never
fitted to: ``gate/stance.py`` measures on them. ``--folds`` writes nothing: it fits ten times without a tenth of the rumours, and
ten times without a tenth of the bodies, and prints what is told of those left out.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from sayso.claims.stance_figures import claim_figures, directions_of, joint_figures, text_figures
from sayso.claims.stance_sides import CLIPPED, model_of

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "gate"))

from stance import LABELS, Pair, Sentences, by_class, held_out, pairs_of, read_sentences, tenth  # noqa: E402

TARGET = HERE.parent / "src" / "sayso" / "claims" / "model" / "stance.npz"
SEED, STEPS, RATE = 0, 80, 0.04
# Chosen by folds of rumours and of bodies among 1e-3, 3e-3, 6e-3, 1e-2
DECAY = 6e-3
# A class with a tenth of the pairs of another counts twice as much: 10 ** .3. Chosen likewise among 0, .3, .5; little difference
RARE = 0.3
PARTS = ("claim", "text", "joint")


class Sides(nn.Module):
    """The model of ``sayso/claims/stance_sides.py``, to be fitted: three linear parts."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        self.parts = nn.ModuleList(nn.Linear(width, 3) for width in widths)
        for part in self.parts:
            nn.init.zeros_(part.weight)
            nn.init.zeros_(part.bias)
        # Which of two sides is called "for": more claims and texts are
        self.parts[0].bias.data = torch.tensor([1.0, 0.0, 1.0])
        self.parts[1].bias.data = torch.tensor([0.5, -0.5, 0.5])

    def forward(self, blocks: Sequence[torch.Tensor]) -> torch.Tensor:
        own, other = (torch.log_softmax(part(block), 1) for part, block in zip(self.parts[:2], blocks[:2], strict=True))
        same = torch.logaddexp(own[:, 0] + other[:, 0], own[:, 1] + other[:, 1])
        opposite = torch.logaddexp(own[:, 0] + other[:, 1], own[:, 1] + other[:, 0])
        neither = torch.log1p(-(same.exp() + opposite.exp()).clamp(max=1 - 1e-5))
        return torch.stack([same, opposite, neither], 1) + self.parts[2](blocks[2])


def figures(
    pairs: Sequence[Pair], held: Sentences, known: NDArray[np.bool_]
) -> tuple[list[NDArray[np.float32]], dict[str, NDArray]]:
    """Give the three blocks of figures of all pairs, and the directions, which are found in the texts that are fitted to."""
    bodies = dict.fromkeys(pair.body for pair, own in zip(pairs, known, strict=True) if own)
    directions = directions_of(np.concatenate([held.told[body].vectors for body in bodies]))
    claims = {text: claim_figures(text, *held.claims[text], directions) for text in held.claims}
    blocks = [np.stack([claims[pair.claim] for pair in pairs])]
    blocks.append(np.stack([text_figures(held.told[pair.body], held.claims[pair.claim][1], directions) for pair in pairs]))
    blocks.append(
        np.stack([joint_figures(held.claims[pair.claim][0], held.told[pair.body], held.claims[pair.claim][1]) for pair in pairs])
    )
    return blocks, {"centre": directions.centre, "axes": directions.axes}


def fit(
    blocks: Sequence[NDArray[np.float32]], labels: NDArray[np.int64], known: NDArray[np.bool_]
) -> dict[str, NDArray[np.float32]]:
    """Fit to the pairs that are known; give the arrays of the file, without the directions."""
    torch.manual_seed(SEED)
    means, scales = ([getattr(block[known], what)(0) for block in blocks] for what in ("mean", "std"))
    scales = [scale + 1e-3 for scale in scales]
    held = [torch.tensor(np.clip((b[known] - m) / s, -CLIPPED, CLIPPED)) for b, m, s in zip(blocks, means, scales, strict=True)]
    wanted = torch.tensor(labels[known])
    counts = np.bincount(labels[known], minlength=3)
    weights = torch.tensor((counts.sum() / (3 * counts)) ** RARE, dtype=torch.float32)
    sides = Sides([block.shape[1] for block in blocks])
    optimiser = torch.optim.Adam(sides.parameters(), lr=RATE)
    for step in range(STEPS):
        optimiser.param_groups[0]["lr"] = RATE * (1 - step / STEPS)
        optimiser.zero_grad()
        size = sum((part.weight**2).sum() for part in sides.parts)
        loss = nn.functional.cross_entropy(sides(held), wanted, weight=weights) + DECAY * size
        loss.backward()
        optimiser.step()
    found: dict[str, NDArray[np.float32]] = {}
    for name, part, mean, scale in zip(PARTS, sides.parts, means, scales, strict=True):
        own = (mean, scale, part.weight.detach().numpy(), part.bias.detach().numpy())
        found |= {
            f"{name}_{what}": each.astype(np.float32)
            for what, each in zip(("mean", "scale", "weights", "bias"), own, strict=True)
        }
    return found


def folds(
    pairs: Sequence[Pair], blocks: Sequence[NDArray[np.float32]], labels: NDArray[np.int64], directions: dict[str, NDArray]
) -> None:
    """Print what is told of each tenth by what was fitted to the others, by rumours and by bodies."""
    for what in ("rumour", "body"):
        part = np.array([tenth(getattr(pair, what), what) for pair in pairs])
        told = np.zeros(len(pairs), dtype=np.int64)
        for number in range(10):
            model = model_of(fit(blocks, labels, part != number) | directions)
            told[part == number] = model.shares(*(block[part == number] for block in blocks)).argmax(1)
        print(what, {name: round(value, 3) for name, value in by_class(labels, told).items()})
        print(
            np.array([[int(((labels == a) & (told == b)).sum()) for b in range(3)] for a in range(3)]),
            "rows: truth, in the order",
            LABELS,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args()
    pairs, bodies = pairs_of(given.data)
    held = read_sentences(pairs, bodies)
    labels = np.array([pair.label for pair in pairs])
    known = np.array([held_out(pair) == "" for pair in pairs])
    blocks, directions = figures(pairs, held, known)
    if given.folds:
        folds(pairs, blocks, labels, directions)
        return
    arrays = fit(blocks, labels, known) | directions
    given.target.parent.mkdir(exist_ok=True)
    np.savez_compressed(given.target, **arrays)
    print(f"{given.target.name} {given.target.stat().st_size / 1e3:.0f} kB, fitted to {known.sum()} of {len(pairs)} pairs")


if __name__ == "__main__":
    main()
