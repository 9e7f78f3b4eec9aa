"""What was worked out is kept with the case, so that a batch costs what is new in it, however often the pile grows.

What the judge said of a pair is kept for good. All else is kept as long as the same code reads with the same models and settings,
and as long as it is asked for: it may be dropped at any time, and is then worked out again.
"""

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.languages.inference import Infer
from sayso.memory import KEY_BYTES, Notebook, Page

# answers in one row of the table; one of which few are asked for is written anew without the rest
AT_ONCE = 20_000
LEAST_USED = 0.5
WORTH_PACKING = 0.8
Pair = tuple[str, str]
Entry = tuple[bytes, bytes]


class RememberedJudge:
    """A judge of ordered pairs that reads only what it has not read before.

    Args:
        infer: the judge: pairs to float32, shape (pairs, 3); what it says of a pair must not depend on the others.
        model: what names it: another model's answers are not taken for its own.
        known: answers by key, three float32 each.
    """

    def __init__(self, infer: Infer, model: str, known: Mapping[bytes, bytes]) -> None:
        self._infer, self._model, self._known = infer, model, known
        self.fresh: dict[bytes, bytes] = {}

    def __call__(self, pairs: Sequence[Pair]) -> NDArray[np.float32]:
        """Judge pairs: float32, shape (pairs, 3)."""
        keys = [self._key(pair) for pair in pairs]
        unread = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._known and key not in self.fresh}
        if unread:
            found = np.ascontiguousarray(self._infer(list(unread.values())), dtype="<f4")
            self.fresh |= {key: row.tobytes() for key, row in zip(unread, found, strict=True)}
        rows = b"".join(self._known.get(key) or self.fresh[key] for key in keys)
        return np.frombuffer(rows, dtype="<f4").reshape(-1, 3)

    def _key(self, pair: Pair) -> bytes:
        return blake2b("\x1f".join((self._model, *pair)).encode("utf8", "surrogatepass"), digest_size=16).digest()


def recollect(connection: sqlite3.Connection, made_by: str) -> Notebook:
    """Give what the last runs kept; nothing where other code or models made it.

    Args:
        connection: of the case.
        made_by: digest of all that answers depend on beside what they are kept by.
    """
    rows = connection.execute("select * from remembered where made_by = ? order by number", (made_by,))
    return Notebook(map(_page, rows))


def write_down(connection: sqlite3.Connection, notebook: Notebook, made_by: str) -> None:
    """Keep what is fresh; drop what other code made, and of what was not asked for in this run at least half.

    Args:
        connection: inside of a transaction.
        notebook: as :func:`recollect` gave it; rows that it does not know were not asked for.
        made_by: as there.
    """
    kept: defaultdict[str, list[Entry]] = defaultdict(list)
    staying = []
    for page in notebook.pages:
        if page.used.count(1) >= LEAST_USED * len(page.keys):
            staying.append(page.number)
        else:
            kept[page.name] += page.asked_for()
    wanted = "delete from remembered where made_by != ? or number not in (select value from json_each(?))"
    connection.execute(wanted, (made_by, json.dumps(staying)))
    for (name, key), answer in notebook.fresh.items():
        kept[name].append((key, answer))
    for name, entries in kept.items():
        for start in range(0, len(entries), AT_ONCE):
            _insert(connection, name, made_by, entries[start : start + AT_ONCE])


def _page(row: sqlite3.Row) -> Page:
    keys = np.frombuffer(row["keys"], dtype=f"V{KEY_BYTES}").tolist()
    sizes = np.frombuffer(row["sizes"], dtype="<u4").astype(np.uint32)
    return Page(row["name"], keys, sizes, row["answers"], packed=bool(row["packed"]), number=row["number"])


def _insert(connection: sqlite3.Connection, name: str, made_by: str, entries: Iterable[Entry]) -> None:
    """Write a row, packed where that makes it smaller: vectors it does not."""
    keys, answers = zip(*entries, strict=True)
    plain = b"".join(answers)
    packed = zlib.compress(plain, level=1)
    smaller = len(packed) < WORTH_PACKING * len(plain)
    sizes = np.array([len(each) for each in answers], dtype="<u4").tobytes()
    connection.execute(
        "insert into remembered (name, made_by, keys, sizes, answers, packed) values (?, ?, ?, ?, ?, ?)",
        (name, made_by, b"".join(keys), sizes, packed if smaller else plain, smaller),
    )
