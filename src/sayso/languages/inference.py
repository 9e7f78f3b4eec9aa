"""Judge ordered pairs of short texts in many languages: the first entails the second, contradicts it, or neither."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.languages.encoder import prepare
from sayso.languages.pieces import BEGIN, END, model_file, tokenizer, word_table

ENTAILS, CONTRADICTS, NEITHER = 0, 1, 2
"""The columns of what :func:`infer` gives."""
Infer = Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]
"""Ordered pairs (premise, hypothesis) to float32, shape (pairs, 3), as :func:`infer` judges them."""

# of each side; a text of 400 code points has some 90 pieces, of Thai or Burmese more
MOST_PIECES = 96
MAX_THREADS = 8


@cache
def _session() -> Any:
    import onnxruntime  # noqa: PLC0415 - takes 0.15 s; only who asks for judgements pays for it

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # a pair is too small to share out; the pairs are shared out
    return onnxruntime.InferenceSession(str(model_file("judge.onnx")), options, providers=["CPUExecutionProvider"])


def infer(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """Judge ordered pairs (premise, hypothesis) of short texts, each pair by itself: what stands beside it moves nothing.

    Two texts say the same where each entails the other; they contradict each other where the judgement says so in either
    order. Texts are cut at 400 code points; equal pairs are read once. Meant for sentences and claims of 5 to 40 words. Not
    promised: numbers, names and negations, which rules must check besides (``claims/``); roles that are swapped ("A sued B");
    world knowledge. An empty text is judged like any other, and the judgement means nothing.

    Returns:
        float32, shape (pairs, 3), columns :data:`ENTAILS`, :data:`CONTRADICTS`, :data:`NEITHER`, each 0 to 1, rows sum to 1.

    Source: multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672) fine-tuned on pairs in 14 languages; accuracy by
        language, and what it was made from, in ``training/card_judge.md``.

    Example:
        >>> infer([]).shape
        (0, 3)
    """
    prepared = [(prepare(premise), prepare(hypothesis)) for premise, hypothesis in pairs]
    if not prepared:
        return np.zeros((0, 3), dtype=np.float32)
    unique = sorted(set(prepared))
    rows = {pair: row for row, pair in enumerate(unique)}
    _session()  # load it once, before the threads ask for it
    with ThreadPoolExecutor(max_workers=min(MAX_THREADS, os.cpu_count() or 1)) as threads:
        logits = np.stack(list(threads.map(_read, _cut(unique))))
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    found: NDArray[np.float32] = shares[[rows[pair] for pair in prepared]]
    return found


def join_pieces(premise: Sequence[int], hypothesis: Sequence[int]) -> list[int]:
    """Put the pieces of two texts into one row, as XLM-R has pairs.

    Example:
        >>> join_pieces([7, 8], [9])
        [0, 7, 8, 2, 2, 9, 2]
    """
    return [BEGIN, *premise[:MOST_PIECES], END, END, *hypothesis[:MOST_PIECES], END]


def _cut(pairs: Sequence[tuple[str, str]]) -> Iterator[list[int]]:
    """Give the piece ids of each pair; a text that stands in many pairs is cut once."""
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    encodings = tokenizer().encode_batch(texts, add_special_tokens=False)
    ids = {text: each.ids for text, each in zip(texts, encodings, strict=True)}
    return (join_pieces(ids[premise], ids[hypothesis]) for premise, hypothesis in pairs)


def _read(ids: Sequence[int]) -> NDArray[np.float32]:
    """Read one pair: three logits, float32.

    One at a time, for the int8 layers scale their inputs over all that is read at once; four together are a fifth faster.
    """
    words = word_table().rows(np.array([ids], dtype=np.int64))
    logits: NDArray[np.float32] = _session().run(["logits"], {"words": words, "mask": np.ones((1, len(ids)), dtype=bool)})[0][0]
    return logits
