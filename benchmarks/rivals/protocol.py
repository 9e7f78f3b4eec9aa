"""How an extractor is asked: JSON in, JSON out, in a process (and, for the rivals, an environment) of its own.

    python with_X.py asked.json answered.json

Asked are ``timed``, texts that only count for time and memory, and ``scored``, texts whose quotations are wanted. Needs the
standard library alone, so that it runs wherever the extractor does.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()  # before the extractor's libraries are imported
FIRST = "“The ferry sank at dawn,” harbour master Ada Vale said on Monday."

Ranges = list[tuple[int, int]]
Quotation = dict[str, Ranges]  # "speaker" and "content": ranges of code points in the text, [] where nobody is named
Answer = tuple[list[list[Quotation]], int]  # quotations of each text, and how many texts were given up
Extractor = Callable[[list[str]], Answer]


def serve(load: Callable[[], Extractor]) -> None:
    """Load an extractor, time it, and write what it found."""
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf8"))
    extract = load()
    extract([FIRST])
    answered: dict[str, Any] = {"load_seconds": time.perf_counter() - STARTED}
    wall, cpu = time.perf_counter(), time.process_time()
    timed, _ = extract(asked["timed"])
    answered |= {"wall_seconds": time.perf_counter() - wall, "cpu_seconds": time.process_time() - cpu}
    answered["quotations_timed"] = sum(map(len, timed))
    answered["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answered["found"], answered["given_up"] = extract(asked["scored"])
    Path(sys.argv[2]).write_text(json.dumps(answered), encoding="utf8")
