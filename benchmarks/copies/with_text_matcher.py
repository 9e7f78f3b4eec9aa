"""Ask text-matcher, which compares two texts at a time: with_text_matcher.py PILE.jsonl FOUND.jsonl [--pairs 2000].

All pairs of 12,000 texts are 72 million and out of its reach, so that it is asked only for the pairs of the truth, which is
more than it could know, and for as many others by chance as fill --pairs. Stop words stay: nltk's list of them
is a download. Its own defaults otherwise.
"""

import argparse
import contextlib
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

from piles import read_rows
from text_matcher.matcher import Matcher, Text


def sample(pile: Path, ids: list[str], count: int) -> list[tuple[str, str]]:
    """Give the pairs of the truth and others."""
    rows = read_rows(pile.with_suffix(".truth.jsonl"))
    chosen = [(row["a"], row["b"]) for row in rows if "members" not in row][:count]
    chance = random.Random(1)  # noqa: S311 - it samples, it guards nothing
    return chosen + [(one, other) for one, other in (chance.sample(ids, 2) for _ in range(count - len(chosen)))]


def compared(one: Text, other: Text, pair: tuple[str, str]) -> Iterator[dict]:
    """Compare two texts; the tool prints what it does, and stumbles over one match only at an end."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            _, here, there = Matcher(one, other).match()
        except IndexError:
            return
    for (a_start, a_end), (b_start, b_end) in zip(here, there, strict=True):
        yield {"a": pair[0], "b": pair[1], "a_start": a_start, "a_end": a_end, "b_start": b_start, "b_end": b_end}


def main() -> None:
    """Compare a sample of pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pile", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--pairs", type=int, default=2_000)
    given = parser.parse_args()
    texts = {row["id"]: row["text"] for row in read_rows(given.pile)}
    read: dict[str, Text] = {}
    with given.found.open("w", encoding="utf-8") as lines:
        for pair in sample(given.pile, list(texts), given.pairs):
            for each in pair:
                if each not in read:
                    read[each] = Text(texts[each], each, removeStopwords=False)
            lines.writelines(json.dumps(row) + "\n" for row in compared(read[pair[0]], read[pair[1]], pair))


if __name__ == "__main__":
    main()
