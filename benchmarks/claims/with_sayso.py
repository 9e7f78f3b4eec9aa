"""Group the claims of a prepared pile's first documents and count their origins; tell the seconds by part as JSON.

    python benchmarks/claims/with_sayso.py PILE.pickle DOCUMENTS FOUND.json

The pile is one that prepare.py has read.
"""

import json
import pickle
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.claims import group_claims
from sayso.languages.inference import infer
from sayso.origins import count_origins


class Clock:
    """Seconds of the wall and of all processors, by part."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}
        self.questions = 0

    def timed(self, name: str, run: Callable[..., Any], *given: Any) -> Any:
        """Run something and add its time to a part."""
        wall, cpu = perf_counter(), process_time()
        found = run(*given)
        for unit, seconds in (("seconds", perf_counter() - wall), ("cpu_seconds", process_time() - cpu)):
            self.parts[f"{name}_{unit}"] = self.parts.get(f"{name}_{unit}", 0.0) + seconds
        return found

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Ask the judge, count and time it."""
        self.questions += len(pairs)
        return self.timed("judge", infer, pairs)


def main() -> None:
    """Measure one pile."""
    documents, statements, actors, copies = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - prepare.py wrote it
    documents = documents[: int(sys.argv[2])]
    inside = {document.id for document in documents}
    statements = [each for each in statements if each.document in inside]
    copies = [each for each in copies if each.a.document in inside and each.b.document in inside]
    speakers = {each.speaker for each in statements}
    actors = [each for each in actors if each.id in speakers]
    clock = Clock()
    claims = clock.timed("claims", group_claims, documents, statements, actors, copies, None, None, clock.judge)
    lineages = clock.timed("origins", count_origins, documents, statements, actors, copies, claims)
    found = {
        "documents": len(documents),
        "statements": len(statements),
        "copies": len(copies),
        "claims": len(lineages),
        "questions": clock.questions,
    }
    Path(sys.argv[3]).write_text(json.dumps(found | {name: round(each, 2) for name, each in clock.parts.items()}), "utf-8")


if __name__ == "__main__":
    main()
