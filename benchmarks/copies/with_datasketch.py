"""Ask datasketch's MinHash LSH: with_datasketch.py PILE.jsonl FOUND.jsonl [--paragraphs].

Its usual settings: 128 permutations, shingles of 5 words, a threshold of .5 on the estimated Jaccard similarity (lower
than its default of .9, so that more is found). With --paragraphs each paragraph of 20 words and more is a set of its own,
which is how such tools are made to find partial copies.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from datasketch import MinHash, MinHashLSH
from piles import read_rows

PERMUTATIONS = 128
THRESHOLD = 0.5
SHINGLE_WORDS = 5
PARAGRAPH_WORDS = 20
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"[^\n]+")

Unit = tuple[str, int, int]  # document, and the range that the set was made of


def shingles(text: str) -> set[bytes]:
    """Give the runs of 5 words of a text, in small letters; the whole text where it is shorter."""
    words = _WORD.findall(text.lower())
    return {" ".join(words[n : n + SHINGLE_WORDS]).encode() for n in range(max(1, len(words) - SHINGLE_WORDS + 1))}


def units(pile: Path, paragraphs: bool) -> Iterator[tuple[Unit, str]]:
    """Give what is compared: documents, or their paragraphs."""
    for row in read_rows(pile):
        text = row["text"]
        if not paragraphs:
            yield (row["id"], 0, len(text)), text
            continue
        for match in _PARAGRAPH.finditer(text):
            if len(match.group().split()) >= PARAGRAPH_WORDS:
                yield (row["id"], *match.span()), match.group()


def found_row(one: Unit, other: Unit, paragraphs: bool) -> dict:
    """Give a pair as a line of findings; two documents as wholes name no passage."""
    row = {"a": one[0], "b": other[0]}
    ranges = {"a_start": one[1], "a_end": one[2], "b_start": other[1], "b_end": other[2]}
    return row | ranges if paragraphs else row


def pairs(pile: Path, paragraphs: bool) -> Iterator[dict]:
    """Index one after another, each asked against those before it."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    sketches: list[MinHash] = []
    names: list[Unit] = []
    first = MinHash(num_perm=PERMUTATIONS)
    for name, text in units(pile, paragraphs):
        sketch = first.copy()
        sketch.update_batch(shingles(text))
        for other in index.query(sketch):
            if names[other][0] != name[0] and sketch.jaccard(sketches[other]) >= THRESHOLD:
                yield found_row(names[other], name, paragraphs)
        index.insert(len(names), sketch)
        sketches.append(sketch)
        names.append(name)


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in pairs(Path(sys.argv[1]), "--paragraphs" in sys.argv))
