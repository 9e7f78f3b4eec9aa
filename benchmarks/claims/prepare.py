"""Read a pile up to its copies, what claims are made from, and keep that: documents, statements, actors, copies.

    python benchmarks/claims/prepare.py PILE.jsonl PILE.pickle

The statements take most of it: some minutes for 10,000 short texts on two cores.
"""

import pickle
import sys
from pathlib import Path

from sayso.actors import join_actors, name_actors
from sayso.copies import find_copies
from sayso.documents import read
from sayso.records import CopyKind
from sayso.settings import Settings
from sayso.statements import attribute


def prepare(pile: Path, to: Path) -> None:
    """Do what :func:`sayso.trace` does before it groups claims."""
    settings = Settings()
    documents = read([pile], settings).documents
    statements = attribute(documents, settings, lambda line: print(line, flush=True))
    statements, actors = name_actors(documents, statements)
    copies = [each for each in find_copies(documents, statements, settings) if each.kind is not CopyKind.REWORDED]
    statements, actors = join_actors(statements, actors, copies)
    to.write_bytes(pickle.dumps((documents, statements, actors, copies)))


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), Path(sys.argv[2]))
