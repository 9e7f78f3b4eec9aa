"""Compare sayso with other quote extractors, one after the other; written to benchmarks/quotes.json and docs/benchmarks.md.

    python benchmarks/quotes.py [--rivals build/rivals] [--articles 100]

The others live in an environment of their own (benchmarks/rivals/requirements.txt says how to make it); where it is absent,
only sayso is measured. Needs ../shared/data. CPU seconds count rather than wall time, so that a busy machine does not
decide, nor how many threads each takes.
"""

import argparse
import json
import lzma
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from page import QUOTES, ROOT, write_page

sys.path.insert(0, str(ROOT / "training"))

from corpora import polnear

DATA = ROOT.parent / "shared" / "data"
READERS = ROOT / "benchmarks" / "rivals"
EXTRACTORS = {
    "sayso": ["with_sayso.py"],
    "textacy 0.13.0, whole articles": ["with_textacy.py"],
    "textacy 0.13.0, each paragraph by itself": ["with_textacy.py", "--paragraphs"],
    "SaysWho 0.1.4, quote finder only": ["with_sayswho.py"],
}
NOT_RUN = [
    "SaysWho's joining of speakers: its models `en_coreference_web_trf` and `en_core_web_lg` are not on the package index.",
    "BookNLP 1.0.8: its package holds no models; its code fetches them from a web address that this machine cannot reach.",
    "Stanza and Stanford CoreNLP: their packages hold no models (nor CoreNLP's Java program); the same.",
    "BBC's citron and the Gender Gap Tracker: not on the package index; the package `citron` there is something else.",
    "quotect 1.1.5: for German texts.",
]
LENGTHS = range(400, 901)  # words of an article that is timed
LOADS = 3
OVERLAP = 0.8
MARKS = frozenset("\"“”„‟«»‹›'‘’‚`")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where the letters and digits of a quotation, of its speaker, and of the whole content around it stand."""

    words: frozenset[int]
    speaker: frozenset[int]
    content: frozenset[int]


def timed_texts(count: int) -> list[str]:
    """Give the first articles of usual length."""
    with lzma.open(DATA / "scale" / "allsides_12k.jsonl.xz", "rt", encoding="utf8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        return list(islice((text for text in texts if len(text.split()) in LENGTHS), count))


def gold_quotations() -> list[tuple[str, list[Quotation], list[Quotation]]]:
    """Give the articles of PolNeAR dev that hold direct quotations: text, those, and every content with a speaker."""
    articles = []
    for _, text, attributions in polnear(DATA, "dev"):
        credited = [each for each in attributions if each.of("source")]
        contents = [placed(text, each.of("content"), each.of("source"), each.of("content")) for each in credited]
        direct = [
            placed(text, [part], each.of("source"), each.of("content"))
            for each in credited
            for part in each.of("content")
            if text[part[0]] in MARKS
        ]
        if direct:
            articles.append((text, direct, contents))
    return articles


def placed(text: str, words: list, speaker: list, content: list) -> Quotation:
    """Make a quotation of ranges, leaving out marks and spaces."""
    return Quotation(
        *(frozenset(i for a, b in ranges for i in range(a, b) if text[i].isalnum()) for ranges in (words, speaker, content))
    )


def found_quotations(text: str, found: list[dict[str, list]]) -> list[Quotation]:
    """Place what an extractor gave for one text."""
    return [placed(text, each["content"], each["speaker"], each["content"]) for each in found]


def is_direct(text: str, content: list) -> bool:
    """Tell whether a content begins with a quotation mark, or right behind one."""
    start = content[0][0]
    return text[start] in MARKS or (start > 0 and text[start - 1] in MARKS)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Give intersection over union, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def same_speaker(one: Quotation, other: Quotation) -> bool:
    """Tell whether two speakers are the same words, or nearly."""
    return overlap(one.speaker, other.speaker) >= OVERLAP


def touching_speaker(one: Quotation, other: Quotation) -> bool:
    """Tell whether two speakers share any letter."""
    return bool(one.speaker & other.speaker)


def inside(found: Quotation, gold: Quotation) -> bool:
    """Tell whether what was found lies in a gold content."""
    return len(found.words & gold.content) >= OVERLAP * len(found.words)


def score(articles: list, answers: list[list[dict[str, list]]]) -> dict[str, float | int]:
    """Count what was found of gold, and how much of what was found is right."""
    counts = dict.fromkeys(("gold", "found", "with_speaker", "with_touched", "given", "unnamed", "right", "right_touched"), 0)
    for (text, direct, contents), answer in zip(articles, answers, strict=True):
        everything = found_quotations(text, answer)
        given = [q for q, raw in zip(everything, answer, strict=True) if q.words and is_direct(text, raw["content"])]
        named = [each for each in given if each.speaker]
        counts["gold"] += len(direct)
        counts["given"] += len(named)
        counts["unnamed"] += len(given) - len(named)
        for want in direct:
            hits = [have for have in everything if overlap(want.words, have.words) >= OVERLAP]
            counts["found"] += bool(hits)
            counts["with_speaker"] += any(same_speaker(want, have) for have in hits)
            counts["with_touched"] += any(touching_speaker(want, have) for have in hits)
        counts["right"] += right(named, contents, same_speaker)
        counts["right_touched"] += right(named, contents, touching_speaker)
    return counts


def right(found: list[Quotation], gold: list[Quotation], agrees: Callable[[Quotation, Quotation], bool]) -> int:
    """Count what lies in a gold content of the same speaker."""
    return sum(any(inside(have, want) and agrees(want, have) for want in gold) for have in found)


def ask(python: str, reader: list[str], timed: list[str], scored: list[str]) -> dict[str, Any]:
    """Run one extractor in a process of its own."""
    with TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "asked.json", Path(folder) / "answered.json"
        asked.write_text(json.dumps({"timed": timed, "scored": scored}), encoding="utf8")
        script, *options = reader
        command = [python, str(READERS / script), str(asked), str(answered), *options]
        subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"}, stdout=subprocess.DEVNULL)
        return json.loads(answered.read_text(encoding="utf8"))


def measure(name: str, python: str, timed: list[str], articles: list) -> dict[str, Any]:
    """Give one row of the table."""
    loads = [ask(python, EXTRACTORS[name], [], [])["load_seconds"] for _ in range(LOADS)]
    answer = ask(python, EXTRACTORS[name], timed, [text for text, *_ in articles])
    counts = score(articles, answer["found"])
    gold, given = counts["gold"], max(1, counts["given"])
    return {
        "name": name,
        "articles_a_cpu_second": round(len(timed) / answer["cpu_seconds"], 2),
        "articles_a_wall_second": round(len(timed) / answer["wall_seconds"], 2),
        "peak_mb": round(answer["peak_mb"]),
        "load_seconds": round(min(loads), 2),
        "found": round(counts["found"] / gold, 3),
        "found_with_speaker": round(counts["with_speaker"] / gold, 3),
        "found_with_speaker_touched": round(counts["with_touched"] / gold, 3),
        "precision": round(counts["right"] / given, 3),
        "precision_speaker_touched": round(counts["right_touched"] / given, 3),
        "texts_given_up": answer["given_up"],
        "quotations_in_timed_articles": answer["quotations_timed"],
        "counts": counts,
    }


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rivals", type=Path, default=ROOT / "build" / "rivals", help="environment of the others")
    parser.add_argument("--articles", type=int, default=100, help="how many articles to time")
    given = parser.parse_args()
    if not DATA.is_dir():
        raise SystemExit(f"{DATA} is not there; it holds the articles")
    timed, articles = timed_texts(given.articles), gold_quotations()
    rival, rows, not_run = given.rivals / "bin" / "python", [], list(NOT_RUN)
    for name in EXTRACTORS:
        if name != "sayso" and not rival.exists():
            not_run.append(f"{name}: {given.rivals} is absent; benchmarks/rivals/requirements.txt says how to make it.")
            print(not_run[-1])
            continue
        rows.append(measure(name, sys.executable if name == "sayso" else str(rival), timed, articles))
        print(json.dumps(rows[-1]), flush=True)
    results = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}",
        "timed_articles": len(timed),
        "timed_words": sum(len(text.split()) for text in timed),
        "gold_articles": len(articles),
        "gold_quotations": sum(len(direct) for _, direct, _ in articles),
        "rows": rows,
        "not_run": not_run,
    }
    QUOTES.write_text(json.dumps(results, indent=1) + "\n", encoding="utf8")
    write_page()


if __name__ == "__main__":
    main()
