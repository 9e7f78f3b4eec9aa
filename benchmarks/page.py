"""Write docs/benchmarks.md from the raw numbers of benchmarks/results.json (run.py) and benchmarks/quotes.json (quotes.py)."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
QUOTES = ROOT / "benchmarks" / "quotes.json"
PAGE = ROOT / "docs" / "benchmarks.md"


def write_page() -> None:
    """Write the page anew, with a part for each file of raw numbers that is there."""
    parts = ["# Benchmarks\n"]
    parts += [part(json.loads(path.read_text("utf8"))) for path, part in ((RESULTS, runs), (QUOTES, quotes)) if path.is_file()]
    PAGE.write_text("\n".join(parts), encoding="utf8")


def runs(results: dict[str, Any]) -> str:
    """Give the table of what a user does."""
    machine = results["machine"]
    rows = [[name, row["seconds"], row["peak_mb"]] for name, row in results["rows"].items()]
    return (
        "Made by `python benchmarks/run.py`; the raw numbers are in `benchmarks/results.json`. "
        f"{machine['cores']} cores, Python {machine['python']}, {machine['machine']}; best of {results['runs']}, "
        "each in a process of its own, loading included.\n\n" + table(["task", "seconds", "peak memory, MB"], rows)
    )


def quotes(results: dict[str, Any]) -> str:
    """Give the table of sayso beside other quote extractors."""
    columns = {
        "extractor": "name",
        "articles a CPU second": "articles_a_cpu_second",
        "peak memory, MB": "peak_mb",
        "loading, s": "load_seconds",
        "found": "found",
        "found, right speaker": "found_with_speaker",
        "found, speaker touched": "found_with_speaker_touched",
        "precision": "precision",
        "precision, speaker touched": "precision_speaker_touched",
    }
    rows = [[row.get(key, "") for key in columns.values()] for row in results["rows"]]
    absent = "".join(f"- {each}\n" for each in results["not_run"])
    return (
        "## Direct quotations, beside other extractors\n\n"
        "Made by `python benchmarks/quotes.py`; the raw numbers are in `benchmarks/quotes.json`. "
        f"{results['machine']}. Each in a process of its own, one after the other. Time and memory: {results['timed_articles']} "
        f"English articles ({results['timed_words']:,} words). Accuracy: {results['gold_quotations']} direct quotations with a "
        f"speaker in {results['gold_articles']} articles of PolNeAR dev, which no extractor was trained on; sayso was trained on "
        "other articles of that corpus, which helps it.\n\n"
        + table(list(columns), rows)
        + "\n*Found*: share of gold quotations (parts of a content that begin with a quotation mark) whose words overlap one "
        "that was given by at least .8 (intersection over union of letters and digits). *Right speaker*: those whose "
        "speaker overlaps gold's likewise; *touched*: those whose speaker shares any letter with gold's, for extractors "
        "that give a noun without its article or its apposition. *Precision*: share of given quotations, of those that name "
        "a speaker, that lie to at least .8 in a content that gold credits to that speaker. sayso also gives indirect "
        "statements and reads each content again for statements inside it; that counts in its time, not in its accuracy. "
        "The others leave names of entities out of spaCy's pipeline, which makes them faster.\n\n"
        "Not run:\n\n" + absent
    )


def table(head: list[str], rows: list[list[Any]]) -> str:
    """Give a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"
