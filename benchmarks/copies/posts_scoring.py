"""Hold pairs of posts that a tool found against what is known of them: posts_scoring.py POSTS.jsonl FOUND.jsonl [--list].

A pair that says something else counts as passed for the same where it was found without any mark of what differs
(``changes`` of a line of FOUND; most tools have no such thing).
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from piles import read_rows
from scoring import Pair, ordered, texts_of


def posts_scores(posts: Path, found: Path) -> tuple[dict, list[Pair]]:
    """Give recall by kind, how many that say something else pass for the same, and the pairs found beyond the truth."""
    marked = {ordered(row["a"], row["b"]): bool(row.get("changes")) for row in read_rows(found)}
    known = {ordered(row["a"], row["b"]): row for row in read_rows(posts.with_suffix(".truth.jsonl"))}
    same, other = defaultdict(list), defaultdict(list)
    for pair, row in known.items():
        if row["same"]:
            same[row["kind"]].append(pair in marked)
        elif row["same"] is not None:
            other[row["kind"]].append((pair in marked, pair in marked and not marked[pair]))
    beyond = sorted(set(marked) - set(known))
    return {
        "found": {kind: {"pairs": len(hits), "recall": round(sum(hits) / len(hits), 3)} for kind, hits in same.items()},
        "something else": {
            kind: {"pairs": len(hits), "found": sum(hit for hit, _ in hits), "passed_unmarked": sum(bare for _, bare in hits)}
            for kind, hits in other.items()
        },
        "pairs_beyond": len(beyond),
    }, beyond


def main() -> None:
    """Print the scores, and with --list the pairs beyond the truth with their texts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("posts", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    scores, beyond = posts_scores(given.posts, given.found)
    print(json.dumps(scores, indent=1))
    if given.list:
        texts = texts_of(given.posts, {each for pair in beyond for each in pair})
        print("\n".join(f"{texts[a]}  ||  {texts[b]}" for a, b in beyond))


if __name__ == "__main__":
    main()
