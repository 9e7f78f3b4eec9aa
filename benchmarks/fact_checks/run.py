"""Make feeds of fact-checks, read them, and check texts of a case against them; write benchmarks/fact_checks/results.json.

python benchmarks/fact_checks/run.py CASE [REVIEWS …]

The fact-checks are made up, of a few hundred words: each word stands in many of them, which is the slow case for a search. The
texts are 40 of their claims, so that each finds something that has to be judged. CPU seconds of one thread, and seconds beside
them with the load of the machine.
"""

import json
import os
import platform
import random
import resource
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from sayso.case import Case
from sayso.checking import check
from sayso.exchange.fact_checks_kept import FactChecks, read_fact_checks

RESULTS = Path(__file__).with_name("results.json")
ASKED = 40
WHO = (
    "The ferry Ostra", "The shipping company", "The customs service", "Minister Krall", "The mayor of Sarn", "The Bordurian army",
    "A hospital in Klow", "The port of Velm", "The bank of Syldavia", "The mill in Sarn", "General Dobrin", "The fire brigade",
    "A school in Tesk", "The railway", "The union of pilots",
)  # fmt: skip
DID = (
    "brought {} wagons of banned timber to", "sent {} soldiers to", "closed {} schools in", "sold {} tonnes of grain to",
    "lost {} ships near", "hid {} tonnes of waste in", "arrested {} strikers in", "paid {} million crowns to",
    "burned {} houses in", "found {} cases of fever in",
)  # fmt: skip
WHERE = ("Sarn", "Velm", "Klow", "Tesk", "Dbrnouk", "Istow", "Travunje", "Zlip")
FOUND = ("False", "Mostly false", "Missing context", "Half true", "Unproven")
PUBLISHERS = ("Klow Facts", "Syldavia Checks", "The Herald Desk")


def claim(chance: random.Random) -> str:
    """Make a claim up."""
    return f"{chance.choice(WHO)} {chance.choice(DID).format(chance.randint(2, 990))} {chance.choice(WHERE)}"


def review(number: int, chance: random.Random) -> dict[str, Any]:
    """Make a fact-check of some 1,100 bytes, as they are in published feeds."""
    publisher = chance.choice(PUBLISHERS)
    return {
        "@context": "http://schema.org",
        "@type": "ClaimReview",
        "url": f"https://facts.example/{number}",
        "claimReviewed": claim(chance),
        "datePublished": f"2024-03-{1 + number % 28:02d}",
        "author": {"@type": "Organization", "name": publisher, "url": "https://facts.example"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": chance.choice(WHO)},
            "appearance": [{"@type": "CreativeWork", "url": f"https://posts.example/{'a' * 300}"}],
        },
        "reviewRating": {"@type": "Rating", "alternateName": chance.choice(FOUND), "ratingExplanation": "b" * 250},
    }


def feed(path: Path, count: int) -> Path:
    """Write a feed as Data Commons has it."""
    chance = random.Random(7)  # noqa: S311 - made-up claims are no secret
    items = ({"@type": "DataFeedItem", "item": [review(number, chance)]} for number in range(count))
    with path.open("w", encoding="utf8") as file:
        file.write('{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [')
        for number, item in enumerate(items):
            file.write(("," if number else "") + json.dumps(item))
        file.write("]}")
    return path


def timed(run: Callable[[], Any]) -> tuple[Any, float, float]:
    """Give what a function gives, its seconds and its CPU seconds."""
    wall, cpu = perf_counter(), process_time()
    found = run()
    return found, perf_counter() - wall, process_time() - cpu


def asked(case: Case, texts: list[str], known: FactChecks | None) -> dict[str, float]:
    """Check texts one by one; the models were loaded before."""
    rows = [timed(lambda text=text: check(case, text, fact_checks=known)) for text in texts]  # type: ignore[misc]
    wall, cpu = (np.array([row[place] for row in rows]) for place in (1, 2))
    found = {"p50_seconds": np.quantile(wall, 0.5), "p95_seconds": np.quantile(wall, 0.95)}
    found |= {"p50_cpu_seconds": np.quantile(cpu, 0.5), "p95_cpu_seconds": np.quantile(cpu, 0.95)}
    n_same = sum(any(each.same for answer in row[0] for each in answer.fact_checks) for row in rows)
    return {name: round(float(each), 3) for name, each in found.items()} | {"with_fact_check": n_same}


def measured(case: Case, folder: Path, count: int) -> dict[str, Any]:
    """Read a feed twice, and ask."""
    path = feed(folder / f"{count}.json", count)
    first, seconds, cpu = timed(lambda: read_fact_checks([path]))
    first.close()
    known, _, again = timed(lambda: read_fact_checks([path]))
    with known:
        claims = [each.text for each in known]
        texts = random.Random(3).sample(claims, ASKED)  # noqa: S311 - the same
        check(case, texts[0], fact_checks=known)
        return {
            "fact_checks": count, "feed_mb": round(path.stat().st_size / 1e6, 1),
            "kept_mb": round(path.with_name(f"{path.name}.sayso").stat().st_size / 1e6, 1),
            "first_read_seconds": round(seconds, 2), "first_read_cpu_seconds": round(cpu, 2),
            "read_again_cpu_seconds": round(again, 3), "alone": asked(case, texts, None), "beside": asked(case, texts, known),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "load": [round(each, 1) for each in os.getloadavg()],
        }  # fmt: skip


def main() -> None:
    """Measure one size after the other."""
    counts = [int(each) for each in sys.argv[2:]] or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder, Case(sys.argv[1]) as case:
        rows = [measured(case, Path(folder), count) for count in counts]
    versions = {name: version(name) for name in ("sayso", "ijson", "numpy")} | {"python": platform.python_version()}
    machine = f"{platform.machine()}, {os.cpu_count()} cores, OMP_NUM_THREADS={os.environ.get('OMP_NUM_THREADS')}"
    told = {"machine": machine, "versions": versions, "case": Path(sys.argv[1]).name, "asked": ASKED, "rows": rows}
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf8")
    sys.stdout.write(RESULTS.read_text("utf8"))


if __name__ == "__main__":
    main()
