"""Ask rensa's MinHash LSH, in bulk as its documentation advises: with_rensa.py PILE.jsonl FOUND.jsonl [--paragraphs].

The same sets and threshold as with datasketch, 16 bands of 8 as in rensa's own examples being too few for .5: 32 of 4.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from rensa import RMinHash, RMinHashLSH
from with_datasketch import PERMUTATIONS, THRESHOLD, Unit, found_row, shingles, units

BANDS = 32
SEED = 42


def pairs(pile: Path, paragraphs: bool) -> Iterator[dict]:
    """Sketch everything, index everything, ask for everything."""
    names: list[Unit] = []
    sketches: list[RMinHash] = []
    for name, text in units(pile, paragraphs):
        sketch = RMinHash(PERMUTATIONS, SEED)
        sketch.update(list(shingles(text)))
        names.append(name)
        sketches.append(sketch)
    index = RMinHashLSH(THRESHOLD, PERMUTATIONS, BANDS)
    index.insert_many(sketches)
    for number, others in enumerate(index.query_all(sketches)):
        for other in others:
            different = names[other][0] != names[number][0]
            if other < number and different and sketches[other].jaccard(sketches[number]) >= THRESHOLD:
                yield found_row(names[other], names[number], paragraphs)


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in pairs(Path(sys.argv[1]), "--paragraphs" in sys.argv))
