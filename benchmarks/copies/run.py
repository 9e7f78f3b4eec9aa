"""Find the same copies with sayso and with what people use today, one after the other; written to results.json here.

    python benchmarks/copies/run.py --piles build/piles --only planted_12000 resampled_10000 posts

The piles are made by piles.py, resampled.py and posts.py. The others live in environments of their own (benchmarks/rivals/
copies.txt says how to make them); one that is absent is left out and said so. Runs of other piles or tools that stand in
results.json stay there. A process of its own each; nothing else should run on the machine meanwhile.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from growth import write_plot
from measuring import measured
from piles import ROOT
from posts_scoring import posts_scores
from scoring import full_scores

sys.path.insert(0, str(ROOT / "benchmarks"))

from page import write_page

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
VERSION = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
LOG_SHOWN = 2_000  # characters
ONE_THREAD = {"OMP_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One way to find copies.

    Args:
        script: beside this file; asked with a pile and where to write what is found.
        options: further arguments; ``PASSIM`` stands for where passim's program lies.
        package: whose version is told; ``sayso`` runs here, others in their own environment.
        environment: ``copies`` or ``posts``, or ``sayso`` for this one.
        most: documents that it is asked for at most.
        passages: false where it tells pairs of documents only.
    """

    name: str
    script: str
    options: tuple[str, ...] = ()
    package: str
    environment: str
    most: int
    passages: bool = True


TOOLS = (
    Tool(name="sayso copies", script="with_sayso_copies.py", package="sayso", environment="sayso", most=10_000_000),
    Tool(name="sayso, in memory", script="with_sayso.py", package="sayso", environment="sayso", most=100_000),
    Tool(
        name="passim 31807a7",
        script="with_passim.py",
        options=("PASSIM",),
        package="pyspark",
        environment="copies",
        most=100_000,
    ),
    Tool(
        name="passim 31807a7 --all-pairs",
        script="with_passim.py",
        options=("PASSIM", "--all-pairs"),
        package="pyspark",
        environment="copies",
        most=3_000,
    ),
    Tool(
        name="datasketch, documents",
        script="with_datasketch.py",
        package="datasketch",
        environment="copies",
        most=100_000,
        passages=False,
    ),
    Tool(
        name="datasketch, paragraphs",
        script="with_datasketch.py",
        options=("--paragraphs",),
        package="datasketch",
        environment="copies",
        most=100_000,
    ),
    Tool(
        name="rensa, documents",
        script="with_rensa.py",
        package="rensa",
        environment="copies",
        most=100_000,
        passages=False,
    ),
    Tool(
        name="rensa, paragraphs",
        script="with_rensa.py",
        options=("--paragraphs",),
        package="rensa",
        environment="copies",
        most=100_000,
    ),
    Tool(
        name="text-matcher, 2,000 pairs",
        script="with_text_matcher.py",
        options=("--pairs", "2000"),
        package="text-matcher",
        environment="copies",
        most=12_000,
    ),
)
POST_TOOLS = (
    Tool(name="sayso", script="with_sayso_posts.py", package="sayso", environment="sayso", most=100_000),
    Tool(name="D3lta", script="with_d3lta.py", package="d3lta", environment="posts", most=100_000, passages=False),
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie: the interpreter of each environment, passim's program, and the longest that a run may take."""

    interpreters: dict[str, Path]
    passim: Path
    limit_seconds: float


def command(tool: Tool, pile: Path, found: Path, places: Places) -> list[str]:
    """Give the command that asks a tool."""
    options = [str(places.passim) if option == "PASSIM" else option for option in tool.options]
    return [str(places.interpreters[tool.environment]), str(HERE / tool.script), str(pile), str(found), *options]


def absent(tool: Tool, places: Places) -> bool:
    """Tell whether a tool cannot be asked here."""
    return not places.interpreters[tool.environment].exists() or ("PASSIM" in tool.options and not places.passim.exists())


def asked(tool: Tool, pile: Path, places: Places) -> dict:
    """Run one tool on one pile and score what it found."""
    with TemporaryDirectory(dir=pile.parent) as folder:
        found, log = Path(folder) / "found.jsonl", Path(folder) / "log.txt"
        run = measured(command(tool, pile, found, places), log, places.limit_seconds, ONE_THREAD)
        if run["ended"] != "well":
            print(log.read_text("utf-8", "replace")[-LOG_SHOWN:], file=sys.stderr)
            return run
        if pile.stem == "posts":
            return run | posts_scores(pile, found)[0]
        return run | full_scores(pile, found)[0]


def version(tool: Tool, places: Places) -> str:
    """Give the package behind a tool, with its version."""
    interpreter = str(places.interpreters[tool.environment])
    told = subprocess.run([interpreter, "-c", VERSION, tool.package], capture_output=True, text=True, check=True)
    return f"{tool.package} {told.stdout.strip()}"


def measured_pile(pile: Path, tools: list[Tool], places: Places) -> list[dict]:
    """Ask each tool for one pile."""
    with pile.open("rb") as lines:
        count = sum(1 for _ in lines)
    rows = []
    for tool in tools:
        if count <= tool.most:
            row = {"tool": tool.name, "pile": pile.stem, "documents": count, "tells_passages": tool.passages}
            if absent(tool, places):
                row["ended"] = f"absent; benchmarks/rivals/{tool.environment}.txt says how to get it"
            else:
                row |= {"version": version(tool, places)} | asked(tool, pile, places)
            print(json.dumps(row), flush=True)
            rows.append(row)
    return rows


def merged(old: list[dict], new: list[dict]) -> list[dict]:
    """Put new rows in the place of those of the same tool and pile; rows of tools that are asked no more are dropped."""
    fresh = {(row["pile"], row["tool"]) for row in new}
    rank = {tool.name: number for number, tool in enumerate((*TOOLS, *POST_TOOLS))}
    rows = [row for row in old if (row["pile"], row["tool"]) not in fresh and row["tool"] in rank] + new
    return sorted(rows, key=lambda row: (row["pile"].rstrip("0123456789"), row["documents"], rank[row["tool"]]))


def main() -> None:
    """Measure, write, draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--piles", type=Path, default=ROOT / "build" / "piles", help="folder of the piles")
    parser.add_argument("--only", nargs="+", default=["planted_12000", "resampled_10000", "posts"], help="piles by name")
    parser.add_argument("--tools", nargs="+", default=[], help="beginnings of the names of tools; all when left out")
    parser.add_argument("--copies", type=Path, default=ROOT / "build" / "rivals-copies", help="environment")
    parser.add_argument("--posts", type=Path, default=ROOT / "build" / "rivals-posts", help="environment")
    parser.add_argument("--passim", type=Path, default=ROOT / "build" / "passim" / "seriatim.py")
    parser.add_argument("--limit", type=float, default=3_600, help="seconds that a run may take")
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    interpreters = {"sayso": Path(sys.executable)}
    interpreters |= {name: getattr(given, name).absolute() / "bin" / "python" for name in ("copies", "posts")}
    places = Places(interpreters, given.passim.absolute(), given.limit)
    rows = json.loads(given.results.read_text("utf-8"))["rows"] if given.results.exists() else []
    for name in given.only:
        tools = [tool for tool in (POST_TOOLS if name == "posts" else TOOLS) if tool.name.startswith(tuple(given.tools or [""]))]
        rows = merged(rows, measured_pile(given.piles.absolute() / f"{name}.jsonl", tools, places))
        machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}"
        given.results.write_text(json.dumps({"machine": machine, "rows": rows}, indent=1) + "\n", encoding="utf-8")
    if given.results == RESULTS:
        write_plot(rows, ROOT / "docs" / "copies-growth.svg")
        write_page()


if __name__ == "__main__":
    main()
