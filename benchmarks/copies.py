"""How fast verbatim and edited copies are found: `python benchmarks/copies.py` from the project's root.

Reads the 12,000 articles of ../shared/data/scale and writes benchmarks/copies.json: CPU seconds of one core, best of three,
words, documents of 385 words a second (the length that docs/copies.md compares by), pairs found, and the greatest memory.
"""

import json
import lzma
import platform
import resource
import time
from pathlib import Path

from sayso.copies import find_copies
from sayso.records import Copy, Document, Moment

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "scale" / "allsides_12k.jsonl.xz"
USUAL_WORDS = 385


def documents() -> list[Document]:
    """Give the articles, without paragraphs: sentences are only needed for translations."""
    with lzma.open(ARTICLES, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(row: dict[str, str]) -> Document:
    published = Moment(row["date"], row["date"], "field") if row["date"] else None
    return Document(id=row["ID"], text=row["text"], outlet=row["source_url"], published=published, language="en")


def timed(pile: list[Document]) -> tuple[float, tuple[Copy, ...]]:
    """Give the CPU seconds of one run and what it found."""
    started = time.process_time()
    found = find_copies(pile)
    return time.process_time() - started, found


def main() -> None:
    """Time three runs, print one line and write the numbers."""
    pile = documents()
    runs = [timed(pile) for _ in range(3)]
    seconds, found = min(runs, key=lambda run: run[0])
    words = sum(len(document.text.split()) for document in pile)
    numbers = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "documents": len(pile),
        "words": words,
        "cpu_seconds": [round(run[0], 2) for run in runs],
        "documents_of_385_words_a_cpu_second": round(words / USUAL_WORDS / seconds),
        "passages": len(found),
        "pairs": len({(copy.a.document, copy.b.document) for copy in found}),
        "memory_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
    }
    (ROOT / "benchmarks" / "copies.json").write_text(json.dumps(numbers, indent=1) + "\n", "utf-8")
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
