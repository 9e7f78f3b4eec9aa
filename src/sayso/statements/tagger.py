"""Run the shipped tagger: texts in, the probability of every label for every piece out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import BadModel
from sayso.languages.pieces import BEGIN, END, PAD, Pieces, pieces, word_table

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
MAX_PIECES = 400  # a longer text is cut off; windows are far shorter
BATCH_PIECES = 4096


@dataclass(frozen=True, slots=True)
class Tagged:
    """One text's pieces, and float32 (pieces, 7) probabilities in the order of :data:`LABELS`, rows summing to 1."""

    pieces: Pieces
    probabilities: NDArray[np.float32]


@cache
def _session() -> Any:
    import onnxruntime  # noqa: PLC0415 - takes 0.15 s; only those who tag pay for it

    path = Path(str(files("sayso.statements"))) / "model" / "tagger.onnx"
    if not path.is_file():
        raise BadModel(
            "the model file 'tagger.onnx' is missing in sayso/statements/model; reinstall sayso or run training/export.py"
        )
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def tag(texts: Sequence[str]) -> list[Tagged]:
    """Give every text's pieces with their label probabilities, in the order of the texts."""
    found = [_shortened(each) for each in pieces(list(texts))]
    order = sorted(range(len(found)), key=lambda number: len(found[number].ids))
    results: list[Tagged | None] = [None] * len(found)
    for batch in _batches(order, found):
        for number, probabilities in zip(batch, _probabilities([found[number].ids for number in batch]), strict=True):
            results[number] = Tagged(found[number], probabilities)
    return [result for result in results if result is not None]


def _shortened(each: Pieces) -> Pieces:
    return Pieces(each.ids[:MAX_PIECES], each.ranges[:MAX_PIECES])


def _batches(order: list[int], found: list[Pieces]) -> list[list[int]]:
    batches: list[list[int]] = [[]]
    for number in order:
        if batches[-1] and (len(batches[-1]) + 1) * (len(found[number].ids) + 2) > BATCH_PIECES:
            batches.append([])
        batches[-1].append(number)
    return [batch for batch in batches if batch]


def _probabilities(batch: list[NDArray[np.int64]]) -> list[NDArray[np.float32]]:
    length = max(len(ids) for ids in batch) + 2
    table = np.full((len(batch), length), PAD, np.int64)
    mask = np.zeros((len(batch), length), bool)
    for row, ids in enumerate(batch):
        table[row, : len(ids) + 2] = np.concatenate([[BEGIN], ids, [END]])
        mask[row, : len(ids) + 2] = True
    logits = _session().run(["logits"], {"words": word_table().rows(table), "mask": mask})[0]
    scores = np.exp(logits - logits.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    return [scores[row, 1 : len(ids) + 1] for row, ids in enumerate(batch)]
