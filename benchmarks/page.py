"""Write docs/benchmarks.md from the raw numbers that run.py and quotes.py, here and in copies/ and claims/, leave as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
QUOTES = ROOT / "benchmarks" / "quotes.json"
COPIES = ROOT / "benchmarks" / "copies" / "results.json"
CLAIMS = ROOT / "benchmarks" / "claims" / "results.json"
GROWTH = ROOT / "docs" / "copies-growth.svg"
PAGE = ROOT / "docs" / "benchmarks.md"


def write_page() -> None:
    """Write the page anew, with a part for each file of raw numbers that is there."""
    parts = ["# Benchmarks\n"]
    files = ((RESULTS, runs), (QUOTES, quotes), (COPIES, copies), (CLAIMS, claims))
    parts += [part(json.loads(path.read_text("utf8"))) for path, part in files if path.is_file()]
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


def copies(results: dict[str, Any]) -> str:
    """Give a table for each pile: what was found of what was planted, by sayso and by others."""
    piles: dict[str, list[dict[str, Any]]] = {}
    for row in results["rows"]:
        piles.setdefault(row["pile"], []).append(row)
    tables = "".join(f"### {pile}: {rows[0]['documents']:,} documents\n\n{copies_table(rows)}\n" for pile, rows in piles.items())
    return (
        "## Copies, beside other tools\n\n"
        "Made by `python benchmarks/copies/run.py`; the raw numbers are in `benchmarks/copies/results.json`. "
        f"{results['machine']}. Each in a process of its own, one after the other, from reading the pile to writing what was "
        "found; Spark has both cores. The settings of each tool stand in its script.\n\n"
        "*planted*: real articles, with passages of other articles planted in them (`piles.py`). *resampled*: documents of 400 "
        "words drawn from real phrases, with planted passages, updates, wire texts that up to 300 outlets carry, and "
        "mastheads and footers (`resampled.py`). *posts*: short texts (`posts.py`). A planted passage counts as found where its "
        "two documents are given as a pair; in brackets: where at least half of it is told on both sides. Of a text that many "
        "carry, documents count as joined that pairs connect, however far. *Other pairs* are those that the truth does not "
        "know, by their longest run of equal words: with fewer than ten they share no text; the others may be the articles' "
        "own copies, and in the resampled piles all are wrong. Posts that say something else may be given as a pair where what "
        "differs is marked.\n\n"
        "text-matcher is asked for the true pairs and as many others as make 2,000. passim's last step, clusters, is left out, "
        "which makes it faster. D3lta has vectors of a smaller encoder than its own, which is a download that the machine "
        "could not make; sayso reads translations with the same (`benchmarks/rivals/`).\n\n"
        + tables
        + ("![CPU seconds over documents](copies-growth.svg)\n" if GROWTH.is_file() else "")
    )


def copies_table(rows: list[dict[str, Any]]) -> str:
    """Give one pile's table, a column for each tool that ran to its end, and under it why others did not."""
    ran = [row for row in rows if row["ended"] == "well"]
    lines: dict[str, list[Any]] = {
        "version": [row["version"] for row in ran],
        "seconds": [row["seconds"] for row in ran],
        "CPU seconds": [row["cpu_seconds"] for row in ran],
        "peak memory, MB": [row["peak_mb"] for row in ran],
    }
    for name, (label, cell) in COPIES_LINES.items():
        keys = dict.fromkeys(key for row in ran for key in row.get(name, {}))
        lines |= {f"{label} {key}": [cell(row, row[name][key]) if key in row[name] else "" for row in ran] for key in keys}
    lines["other pairs, in all"] = [row["pairs_beyond"] for row in ran]
    absent = "".join(f"\n{row['tool']}: {row['ended']}.\n" for row in rows if row["ended"] != "well")
    return table(["", *(row["tool"] for row in ran)], [[name, *values] for name, values in lines.items()]) + absent


def claims(results: dict[str, Any]) -> str:
    """Give the table of how claims and origins grow with the pile."""
    columns = {
        "pile": "pile",
        "documents": "documents",
        "statements": "statements",
        "copies": "copies",
        "claims": "claims",
        "questions to the judge": "questions",
        "claims, s": "claims_seconds",
        "of it the judge, s": "judge_seconds",
        "origins, s": "origins_seconds",
        "all, with loading, s": "seconds",
        "all, CPU s": "cpu_seconds",
        "peak memory, MB": "peak_mb",
    }
    return (
        "## Claims and origins\n\n"
        "Made by `python benchmarks/claims/run.py`; the raw numbers are in `benchmarks/claims/results.json`. "
        f"{results['machine']}. Each in a process of its own, from the statements and copies of a pile, which were found before, "
        "to its claims and the lineage of each. *affair*: long English articles about a few rumours (fnc1), 2,400 characters "
        "each. *news*: Russian titles with their leads from three times of some weeks each, and one English article in ten, cut "
        "to the same size; the smaller piles are drawn from the greatest.\n\n"
        + table(list(columns), [[row.get(key, "") for key in columns.values()] for row in results["rows"]])
    )


def _recall(row: dict[str, Any], kind: dict[str, Any]) -> str:
    pairs = f"{kind['pairs_recall']:.3f}"
    return f"{pairs} ({kind['passages_recall']:.3f})" if row["tells_passages"] else pairs


def _passed(_: dict[str, Any], kind: dict[str, Any]) -> str:
    return f"{kind['found']} of {kind['pairs']} given, {kind['passed_unmarked']} of them unmarked"


COPIES_LINES: dict[str, tuple[str, Callable[[dict[str, Any], Any], Any]]] = {
    "kinds": ("planted:", _recall),
    "carried": ("carried by many:", lambda _, value: value),
    "found": ("to be found:", lambda _, kind: kind["recall"]),
    "something else": (
        "not the same:",
        lambda _, kind: f"{kind['found']} of {kind['pairs']} given, {kind['passed_unmarked']} unmarked",
    ),
    "beyond": ("other pairs that", lambda _, value: value),
}


def table(head: list[str], rows: list[list[Any]]) -> str:
    """Give a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"
