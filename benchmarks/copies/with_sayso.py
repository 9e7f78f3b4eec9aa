"""Ask sayso for verbatim and edited copies, in memory: with_sayso.py PILE.jsonl FOUND.jsonl.

Documents have no paragraphs here, since sentences and their languages are only needed for translations.
"""

import json
import sys
from pathlib import Path

from piles import read_rows

from sayso.copies import find_copies
from sayso.records import Copy, Document, Moment


def document(row: dict) -> Document:
    """Make a document of a line of a pile."""
    moment = Moment(row["published"], row["published"], "field") if row["published"] else None
    return Document(id=row["id"], text=row["text"], outlet=row["outlet"], published=moment, language="en")


def found_row(copy: Copy) -> dict:
    """Give a copy as a line of findings."""
    return {
        "a": copy.a.document,
        "b": copy.b.document,
        "a_start": copy.a.start,
        "a_end": copy.a.end,
        "b_start": copy.b.start,
        "b_end": copy.b.end,
        "kind": copy.kind,
    }


if __name__ == "__main__":
    copies = find_copies([document(row) for row in read_rows(Path(sys.argv[1]))])
    with Path(sys.argv[2]).open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(found_row(copy)) + "\n" for copy in copies)
