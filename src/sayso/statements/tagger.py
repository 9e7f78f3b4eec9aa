"""Run the shipped tagger: texts in, the probability of every label for every piece out."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import BadModel
from sayso.languages.pieces import BEGIN, END, Pieces, pieces, word_table

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
MAX_PIECES = 400  # a longer text is cut off; windows are far shorter
MAX_THREADS = 8


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
    options.intra_op_num_threads = 1  # a text is too short to share out; whole texts are
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def tag(texts: Sequence[str]) -> list[Tagged]:
    """Give every text's pieces with their label probabilities, in the order of the texts.

    Each text is read by itself: the int8 layers scale their inputs over all that is read at once, so that in a batch a text's
    result would depend on its neighbours. Texts are read side by side, one a core.
    """
    shortened = [_shortened(each) for each in pieces(list(texts))]
    _session()  # load it once, before the threads ask for it
    with ThreadPoolExecutor(max_workers=min(MAX_THREADS, os.cpu_count() or 1)) as threads:
        return list(threads.map(_tagged, shortened))


def _shortened(each: Pieces) -> Pieces:
    return Pieces(each.ids[:MAX_PIECES], each.ranges[:MAX_PIECES])


def _tagged(each: Pieces) -> Tagged:
    ids = np.concatenate([[BEGIN], each.ids, [END]])[None]
    mask = np.ones(ids.shape, bool)
    logits = _session().run(["logits"], {"words": word_table().rows(ids), "mask": mask})[0][0, 1:-1]
    scores = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return Tagged(each, scores / scores.sum(axis=-1, keepdims=True))
