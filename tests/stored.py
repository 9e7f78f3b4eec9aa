"""Put a trace that was made by hand into a case file, as adding it would, so that no model is needed."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from sayso.case import Original, Reading, Writer, packed
from sayso.records import Change, Conclusions, Trace


def concluded(trace: Trace) -> Conclusions:
    """Give what lies between the documents of a trace, as a case takes it."""
    return Conclusions(
        statements=trace.statements, actors=trace.actors, copies=trace.copies, claims=trace.claims, lineages=trace.lineages,
        stories=trace.stories,
    )  # fmt: skip


def stored(trace: Trace, path: Path, changes: Sequence[Change] = ()) -> Path:
    """Write a case that holds this trace; every claim gets a vector of its own that means nothing."""
    content = path.name.encode()
    names = tuple(each.id for each in trace.documents)
    reading = Reading(documents=trace.documents, own_ids=names, statements=trace.statements, unread=trace.unread)
    vectors = np.random.default_rng(7).normal(size=(len(trace.claims), 512)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    with Writer(path) as writer:
        writer.add(Original(path="pile.jsonl", sha256=sha256(content).hexdigest(), content=content), reading)
        writer.remember(dict(zip((each.id for each in trace.claims), packed(vectors), strict=True)), {})
        writer.conclude(concluded(trace), trace.run, tuple(changes))
    return path
