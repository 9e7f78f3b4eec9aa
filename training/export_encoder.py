"""Make the wide encoder's files: its layers as int8 ONNX, its mean vector, and the bridge into the other encoder's space.

    python training/export_encoder.py --data ../shared/data

The layers are those of multilingual-e5-small, untrained by us (see ``backbone.py``). Mean and bridge are fitted to sentences
that both encoders read: at most 1,300 of each language of semeval2022_t8, and of 300 articles of scale. No label is used.
"""

import argparse
import csv
import gzip
import io
import json
import lzma
import random
import re
from pathlib import Path

import numpy as np
import torch
from backbone import Encoder, Weights, read_weights, weights_path
from int8_export import write_int8
from torch import nn
from torch.nn import functional

from sayso.languages.encoder import encode

MODEL = Path(__file__).parent.parent / "src" / "sayso" / "languages" / "model"
SENTENCES_A_LANGUAGE = 1300
RIDGE = 1.0
_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？؟])")


class Pooled(nn.Module):
    """The layers, and the mean of what they give, of length 1."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.encoder = Encoder(weights)

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        hidden, shares = self.encoder(words, mask), mask[..., None].float()
        return functional.normalize((hidden * shares).sum(1) / shares.sum(1), dim=-1)


def sentences(data: Path) -> list[str]:
    """Give the sentences to fit mean and bridge on."""
    csv.field_size_limit(1 << 30)
    found: dict[str, set[str]] = {}
    with gzip.open(data / "semeval2022_t8" / "training_set.csv.gz") as packed:
        for row in csv.DictReader(io.TextIOWrapper(packed, encoding="utf8")):
            for side in "12":
                found.setdefault(row[f"lang{side}"], set()).update(_sentences(row[f"text{side}"], row[f"lang{side}"]))
    with lzma.open(data / "scale" / "allsides_12k.jsonl.xz", "rt", encoding="utf8") as lines:
        for _, line in zip(range(300), lines, strict=False):
            found["en"].update(_sentences(json.loads(line)["text"], "en"))
    chance, chosen = random.Random(1), []
    for texts in found.values():
        ordered = sorted(texts)
        chance.shuffle(ordered)
        chosen += ordered[:SENTENCES_A_LANGUAGE]
    return chosen


def _sentences(text: str, language: str) -> set[str]:
    least, most = (12, 120) if language in ("zh", "ja") else (30, 300)
    joined = (" ".join(each.split()) for each in _END.split(text))
    return {each for each in joined if least <= len(each) <= most}


def write_bridge(texts: list[str], folder: Path) -> None:
    """Fit the mean and the bridge; the mean must be zero while vectors are read for it."""
    from sayso.languages import wide_encoder  # noqa: PLC0415 - it reads the files that are written here

    np.save(folder / "centre.npy", np.zeros(wide_encoder.DIMENSIONS, np.float16))
    raw = wide_encoder.encode_widely(texts)
    centre = raw.mean(0)
    leaving = raw - centre
    leaving /= np.linalg.norm(leaving, axis=1, keepdims=True)
    features = np.concatenate([leaving, np.ones((len(raw), 1), np.float32)], axis=1)
    square = features.T @ features + RIDGE * np.eye(features.shape[1])
    bridge = np.linalg.solve(square, features.T @ encode(texts))
    np.save(folder / "centre.npy", centre.astype(np.float16))
    np.save(folder / "bridge.npy", bridge.astype(np.float16))
    print(f"{len(texts)} sentences")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    weights = read_weights(weights_path())
    write_int8(Pooled(weights), weights, MODEL / "encoder.onnx", "vectors")
    write_bridge(sentences(given.data), MODEL)
    for path in sorted(MODEL.iterdir()):
        print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
