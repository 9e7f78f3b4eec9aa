"""The process of one job, ``python -m sayso.web.adding_job CASE PATH…``: it adds files to a case, and tells how far it is.

It tells one JSON object a line. Whoever started it holds its standard input open: when that ends, so does the job.
"""

import json
import os
import sys
from collections.abc import Sequence
from threading import Thread

from sayso.adding import add
from sayso.errors import SaysoError

_NICE = 5  # pages come first


def run(case: str, paths: Sequence[str]) -> None:
    """Add files to a case, or bring it up to date where there are none; tell of it on standard output."""
    try:
        added = add(case, paths, progress=lambda line: _tell(line=line))
    except SaysoError as error:
        _tell(error=str(error))
        return
    _tell(
        files=added.files,
        documents=added.documents,
        unread=[f"{each.path}: {each.why}" for each in added.unread],
        changes=[f"{each.kind.value}: {each.text}" for each in added.changes],
    )


def _tell(**what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    """Wait until nobody listens any more; SQLite keeps the case whole, whenever a process ends."""
    while os.read(sys.stdin.fileno(), 1 << 10):
        pass
    os._exit(1)


def main() -> None:
    """Run the job that the command line names."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    Thread(target=_end_with_parent, daemon=True).start()
    case, *paths = sys.argv[1:]
    run(case, paths)


if __name__ == "__main__":
    main()
