"""Ask sayso for copies among short posts, as its users do: with_sayso_posts.py POSTS.jsonl FOUND.jsonl."""

import json
import sys
from pathlib import Path

from with_sayso import found_row

import sayso

if __name__ == "__main__":
    pile = sayso.read([sys.argv[1]])
    copies = sayso.find_copies(pile.documents)
    with Path(sys.argv[2]).open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(found_row(copy) | {"changes": copy.changes}) + "\n" for copy in copies)
