"""Sentences of a hundred languages as vectors: finer than :mod:`sayso.languages.encoder`, and five times as slow."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.languages.encoder import in_half, prepare
from sayso.languages.pieces import BEGIN, END, model_file, tokenizer, word_table

DIMENSIONS = 384
# a sentence of 400 code points has some 90 pieces, of Thai or Burmese more; what comes after moves the vector little
MOST_PIECES = 128
MAX_THREADS = 8
# what this model was trained to see before a text that is compared with its like
PREFIX = "query: "


@cache
def _session() -> Any:
    import onnxruntime  # noqa: PLC0415 - takes 0.15 s; only piles in several languages pay for it

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # a text is too small to share out; the texts are shared out
    return onnxruntime.InferenceSession(str(model_file("encoder.onnx")), options, providers=["CPUExecutionProvider"])


@cache
def _centre() -> NDArray[np.float32]:
    """Load the mean vector of many sentences: all vectors of the model lie near it, and tell something by how they leave it."""
    centre: NDArray[np.float32] = np.load(model_file("centre.npy")).astype(np.float32)
    return centre


@cache
def _bridge() -> NDArray[np.float32]:
    """Load the map into the other encoder's space: float32, shape (385, 512), the last row a constant."""
    bridge: NDArray[np.float32] = np.load(model_file("bridge.npy")).astype(np.float32)
    return bridge


def encode_widely(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give a vector of every text, in any of some hundred languages; the cosine of two is their dot product.

    Meant for sentences. Texts are cut at 400 code points; equal texts are read once. Not promised: to tell a claim from its
    denial, or 60 from 500. Each text is read by itself: what stands beside it moves nothing.

    Returns:
        float32, shape (texts, 384), each row of length 1, as 16 bits hold it. Cosines of translations: median .46 (ja-ru) to .63
        (en-ru); of the nearest of 1,980 sentences of other articles: median .27 to .36 (ntrex128). Some 90 a second on one core.

    Source: multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672), mean over the pieces, less the mean of 10,511 sentences
        in ten languages, as int8; made by ``training/export_encoder.py``.

    Example:
        >>> encode_widely([]).shape
        (0, 384)
    """
    prepared = [prepare(text) for text in texts]
    if not prepared:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    unique = list(dict.fromkeys(prepared))
    encodings = tokenizer().encode_batch([PREFIX + text for text in unique], add_special_tokens=False)
    _session()  # load it once, before the threads ask for it
    with ThreadPoolExecutor(max_workers=min(MAX_THREADS, os.cpu_count() or 1)) as threads:
        vectors = np.stack(list(threads.map(_read, (each.ids for each in encodings))))
    rows = {text: row for row, text in enumerate(unique)}
    return in_half(vectors - _centre())[[rows[text] for text in prepared]]


def carry(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Carry vectors of :func:`encode_widely` into the space of :func:`sayso.languages.encoder.encode`, roughly.

    So a text that the other encoder cannot read can be held against those that it can. The first guess of a translation only:
    the right one of 1,997 sentences is nearest in 95 of 100 cases, against 98 by :func:`encode_widely` on both sides (ja-en).

    Args:
        vectors: float32, shape (texts, 384), of length 1.

    Returns:
        float32, shape (texts, 512), each row of length 1.

    Source: ridge regression on 10,511 sentences of ten languages read by both encoders; ``training/export_encoder.py``.
    """
    bridge = _bridge()
    one_by_one = vectors[:, np.newaxis] @ bridge[:-1]  # lest what stands beside a text moves a bit of its vector
    carried = one_by_one[:, 0] + bridge[-1]
    unit: NDArray[np.float32] = carried / np.maximum(np.linalg.norm(carried, axis=1, keepdims=True), 1e-9)
    return unit


def _read(ids: Sequence[int]) -> NDArray[np.float32]:
    """Read one text: float32, shape (384,), of length 1.

    One at a time, for the int8 layers scale their inputs over all that is read at once.
    """
    row = np.array([[BEGIN, *ids[:MOST_PIECES], END]], dtype=np.int64)
    given = {"words": word_table().rows(row), "mask": np.ones(row.shape, dtype=bool)}
    vector: NDArray[np.float32] = _session().run(["vectors"], given)[0][0]
    return vector
