"""Run a command in a process of its own and measure it with all the processes that it starts: seconds, CPU, memory.

Reads /proc a few times a second, since Spark's Java and its Python workers are not children that anybody waits for.
"""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

EVERY_SECONDS = 0.2
TICKS = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def measured(command: Sequence[str], log: Path, limit_seconds: float, environment: dict[str, str]) -> dict[str, object]:
    """Run a command to its end or its limit.

    Returns:
        ``ended`` (``well``, ``badly`` or ``at its limit``), ``seconds`` of wall time, ``cpu_seconds`` of all its
        processes, and ``peak_mb``, the greatest sum of the memory that they hold themselves: pages of files that are mapped,
        which the system may drop at any time, are left out.
    """
    ticks: dict[int, int] = {}
    peak, ended = 0, "at its limit"
    started = time.perf_counter()
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True, env={**os.environ, **environment}
        )
        while time.perf_counter() - started < limit_seconds:
            peak = max(peak, _look(process.pid, ticks))
            if process.poll() is not None:
                ended = "badly" if process.returncode else "well"
                break
            time.sleep(EVERY_SECONDS)
        else:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return {
        "ended": ended,
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_seconds": round(sum(ticks.values()) / TICKS, 2),
        "peak_mb": round(peak * PAGE_BYTES / 1e6),
    }


def _look(session: int, ticks: dict[int, int]) -> int:
    """Note the CPU ticks of each process of a session so far; give the pages that they hold themselves now."""
    pages = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                resident, of_files = map(int, (folder / "statm").read_text().split()[1:3])
            except OSError:  # it has ended since
                continue
            if int(fields[3]) == session:
                ticks[int(folder.name)] = int(fields[11]) + int(fields[12])
                pages += resident - of_files
    return pages
