"""How quickly a desk answers: page by page, and to many at once for a minute; into results.json and the table of docs/serve.md.

    python benchmarks/web/run.py CASE [--seconds 60]

It starts ``sayso serve CASE``, asks for every kind of page once (nothing is remembered then), and lets wrk (Debian's package) ask
for all of these addresses in turn: first of a desk that was just started, then of one that remembers.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "serve.md"
BEGIN, END = "<!-- figures: made by benchmarks/web/run.py -->", "<!-- end of figures -->"
KINDS = {
    "first page": ("/", 0),
    "list of claims": ("/claims?order=newest&after=", 20),
    "search": ("/claims?words=", 20),
    "claim": ("/claims/", 200),
    "document": ("/documents/", 300),
    "speaker": ("/speakers/", 100),
    "copy": ("/copies/", 100),
    "method": ("/method", 0),
    "claim (API)": ("/api/v1/claims/", 100),
}


@dataclass(frozen=True, slots=True)
class Server:
    """A desk that was started: its port, its process, and how long it took to listen."""

    port: int
    process: "subprocess.Popen[str]"
    seconds: float

    def ask(self, path: str) -> tuple[float, int, bytes]:
        """Give milliseconds, status and body of one answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        started = time.perf_counter()
        connection.request("GET", path, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return 1000 * (time.perf_counter() - started), answer.status, body


@contextmanager
def serving(case: Path) -> Iterator[Server]:
    """Serve a case while the block runs."""
    command = [sys.executable, "-c", "from sayso.cli import main; main()", "serve", str(case), "--port", "0"]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = (process.stdout or sys.stdin).readline()
        port = urlsplit(next(word for word in line.split() if word.startswith("http"))).port or 0
        try:
            yield Server(port, process, time.perf_counter() - started)
        finally:
            process.terminate()


def ids(server: Server, kind: str, many: int) -> list[str]:
    """Give ids of records, slice by slice."""
    found: list[str] = []
    after = ""
    while len(found) < many:
        part = json.loads(server.ask(f"/api/v1/{kind}?most=500{after}")[2])
        found += [row["id"] for row in part["rows"]]
        if not part["after"]:
            break
        after = f"&after={part['after']}"
    return found[:many]


def addresses(server: Server) -> dict[str, list[str]]:
    """Give the addresses that are asked for, by kind of page."""
    found = {}
    for name, (path, many) in KINDS.items():
        if not many:
            found[name] = [path]
        elif path.endswith("words="):
            texts = [row["text"] for row in json.loads(server.ask(f"/api/v1/claims?most={many}")[2])["rows"]]
            found[name] = [f"{path}{quoted(text)}" for text in texts]
        elif path.endswith("after="):
            found[name] = following(server, many)
        else:
            place = path.strip("/").removeprefix("api/v1/").replace("speakers", "actors")
            found[name] = [f"{path}{each}" for each in ids(server, place, many)]
    return found


def quoted(text: str) -> str:
    """Give the longest word of a text, as it stands in an address."""
    return "".join(f"%{byte:02x}" for byte in max(text.split(), key=len).encode())


def following(server: Server, many: int) -> list[str]:
    """Give the addresses of the parts of the list of claims, the newest first."""
    found, after = [], ""
    for _ in range(many):
        found.append(f"/claims?order=newest{after}")
        part = json.loads(server.ask(f"/api/v1/claims?most=50&order=newest{after}")[2])
        if not part["after"]:
            break
        after = f"&after={part['after']}"
    return found


def page_times(case: Path) -> tuple[dict[str, object], list[str]]:
    """Time every kind of page, each address for the first time, one after another."""
    with serving(case) as other:
        known = addresses(other)
    rows: dict[str, object] = {}
    with serving(case) as server:
        first = server.ask("/")[0]
        for name, paths in known.items():
            times = []
            for path in paths:
                milliseconds, status, _ = server.ask(path)
                if status != 200:  # noqa: PLR2004 - OK
                    raise SystemExit(f"{path} was answered {status}")
                times.append(milliseconds)
            cut = quantiles(times, n=20, method="inclusive") if len(times) > 1 else times * 19
            rows[name] = {
                "pages": len(paths),
                "p50_ms": round(cut[9], 1),
                "p95_ms": round(cut[18], 1),
                "most_ms": round(max(times), 1),
            }
        rows["start"] = {"listens_after_seconds": round(server.seconds, 2), "first_view_ms": round(first, 1)}
    return rows, [path for paths in known.values() for path in paths]


def under_load(case: Path, paths: list[str], seconds: int) -> dict[str, object]:
    """Let wrk ask: a desk that was just started, and the same one again."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file, serving(case) as server:
        file.write("\n".join(paths) + "\n")
        file.flush()
        found = {name: wrk(server, file.name, seconds) for name in ("just started", "remembering")}
        status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf8")
        peak = next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    return {**found, "peak_mb": peak}


def wrk(server: Server, file: str, seconds: int) -> dict[str, float]:
    """Run wrk with 32 connections and give what it says."""
    command = ["wrk", "-t2", "-c32", f"-d{seconds}s", "--timeout", "10s", "-s", str(HERE / "asking.lua")]
    output = subprocess.run(
        [*command, f"http://127.0.0.1:{server.port}", "--", file], capture_output=True, text=True, check=True
    ).stdout
    told: dict[str, float] = json.loads(output.splitlines()[-1])
    return {**told, "requests_per_second": round(told["requests"] / told["seconds"], 1)}


def machine() -> dict[str, object]:
    """Say on what it was measured."""
    names = ("fastapi", "starlette", "uvicorn", "pydantic")
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    made = {"python": platform.python_version(), "machine": platform.machine(), "cores": cores, "load_before": round(load, 1)}
    return made | {name: version(name) for name in names}


def table(results: dict[str, dict[str, dict[str, float]]]) -> str:
    """Write the figures as they stand in docs/serve.md."""
    about, pages, load = results["machine"], results["pages"], results["load"]
    start = pages["start"]
    shared = f"{results['documents']:,} documents; {about['cores']} cores, shared with wrk; load before {about['load_before']}."
    shown = [f"{shared} Listens after {start['listens_after_seconds']} s; first page {start['first_view_ms']} ms.", ""]
    shown += _rows(
        ("page, asked for the first time", "pages", "median, ms", "95 % within, ms", "longest, ms"),
        [(name, row["pages"], row["p50_ms"], row["p95_ms"], row["most_ms"]) for name, row in pages.items() if name != "start"],
    )
    shown += _rows(
        ("32 connections at once", "seconds", "requests a second", "errors", "median, ms", "95 % within, ms", "longest, ms"),
        [
            (name, row["seconds"], row["requests_per_second"], row["errors"], row["p50_ms"], row["p95_ms"], row["most_ms"])
            for name, row in load.items()
            if name != "peak_mb"
        ],
    )
    return "\n".join([*shown, f"Most memory: {load['peak_mb']} MB."])


def _rows(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return [f"| {' | '.join(map(str, line))} |" for line in lines] + [""]


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("case", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    about = machine()
    with serving(given.case) as server:
        documents = json.loads(server.ask("/api/v1/overview")[2])["documents"]
    pages, paths = page_times(given.case)
    results = {"machine": about, "documents": documents, "pages": pages, "load": under_load(given.case, paths, given.seconds)}
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf8")
    text = PAGE.read_text(encoding="utf8")
    before, _, rest = text.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table(results)}\n\n{END}{rest.partition(END)[2]}", encoding="utf8")  # type: ignore[arg-type]
    print(table(results))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
