"""Read each file of a folder in a process of its own; tell how it ended, how long it took and what memory it had, as JSON lines.

    python -m tests.malformed.measured FOLDER SECONDS

A lean process reads the readers once and is forked for each file, so that a file costs some milliseconds, and one that ends
its process, or never ends, is told as such. Memory is what the kernel says of the process (``own_mb``) and of the greatest of those
that it started (``other_mb``: a PDF is read by another process).
"""

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

from sayso.documents import read, read_text

_MB = 1024  # ru_maxrss counts KB on Linux


def measured(path: Path, seconds: int) -> dict[str, object]:
    """Read one file and measure it: ``ended`` is "well", "raised …" or "by signal …"."""
    told, tell = os.pipe()
    process = os.fork()
    if not process:
        _read(path, seconds, tell)
    os.close(tell)
    started = time.perf_counter()
    with os.fdopen(told) as answer:
        words = answer.read()
    _, status, own = os.wait4(process, 0)
    ended = "well" if status == 0 else f"by signal {status & 0x7F}" if status & 0x7F else f"raised {words}"
    found = json.loads(words) if ended == "well" else {}
    return {
        "name": path.name,
        "ended": ended,
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_seconds": round(own.ru_utime + own.ru_stime, 2),  # with those of the processes that it started
        "mb": own.ru_maxrss // _MB,  # of this process or of the greatest that it started, whichever was greater
        **found,
    }


def _read(path: Path, seconds: int, tell: int) -> None:
    """Read in the process that was forked, say what was found, and end it."""
    signal.setitimer(signal.ITIMER_PROF, seconds)  # seconds of this process; others on the machine do not count
    signal.alarm(20 * seconds)
    status = 0
    try:
        pile = read([path])
        others = resource.getrusage(resource.RUSAGE_CHILDREN)
        words = json.dumps({
            "documents": len(pile.documents), "unread": len(pile.unread), "why": pile.unread[0].why[:200] if pile.unread else "",
            "elsewhere": [each.path[:200] for each in pile.unread if not each.path.startswith(str(path))][:3],
            "own_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MB, "other_mb": others.ru_maxrss // _MB,
        })  # fmt: skip
    except BaseException as error:  # noqa: BLE001 whatever is raised is what is looked for
        words, status = repr(error)[:300], 1
    os.write(tell, words.encode("utf-8", "replace"))
    os._exit(status)


def main() -> None:
    """Measure every file of a folder."""
    read_text("<p>The ferry sank.")  # what readers import when they are needed first
    for path in sorted(Path(sys.argv[1]).iterdir()):
        sys.stdout.write(json.dumps(measured(path, int(sys.argv[2]))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
