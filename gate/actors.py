"""Score who is one actor with whom, on small piles of our own (cases/actors): names, pronouns, short forms, scripts, near misses.

    python gate/actors.py [PILE …]      with names of piles: print every mention with its truth and what it was joined to

Sources, cues and contents are given. Every pair of mentions in a pile counts once: precision is the share of joined pairs that
are one actor, recall the share of one actor's pairs that are joined. Mentions of nobody (``unnamed``) are one with nothing.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "gate")]

from sayso.actors.name import name_actors  # noqa: E402
from sayso.records import Document, Statement  # noqa: E402
from sayso.statements.decoding import Mark  # noqa: E402
from sayso.statements.linking import Attribution  # noqa: E402
from sayso.statements.placing import statement_of  # noqa: E402
from statements import as_document  # noqa: E402

CASES = ROOT / "cases" / "actors"
UNNAMED = "unnamed"
_HEAD = re.compile(r"^== (\w+) (.+)$", re.MULTILINE)
_MARK = re.compile(r"<(/?)([sqc])(\d+)(?::([a-z0-9-]+))?>")


@dataclass(frozen=True, slots=True)
class Mention:
    """A source in a pile: its statement, and the key of the actor who really speaks."""

    statement: Statement
    key: str
    words: str


def read_pile(path: Path) -> tuple[list[Document], list[Mention]]:
    """Read one pile."""
    text = path.read_text(encoding="utf8")
    heads = list(_HEAD.finditer(text))
    documents, mentions = [], []
    for number, (head, after) in enumerate(zip(heads, [*heads[1:], None], strict=True)):
        marked = text[head.end() : after.start() if after else len(text)].strip()
        document, found = _read(marked, head[1], f"{path.stem}-{number}", head[2])
        documents.append(document)
        mentions.extend(found)
    return documents, mentions


def _read(marked: str, language: str, name: str, outlet: str) -> tuple[Document, list[Mention]]:
    plain, at = "", 0
    spans: dict[tuple[str, int], list[list[int]]] = {}
    keys: dict[int, str] = {}
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        closing, role, number, key = mark[1], mark[2], int(mark[3]), mark[4]
        if closing:
            spans[role, number][-1].append(len(plain))
        else:
            spans.setdefault((role, number), []).append([len(plain)])
        if key:
            keys[number] = key
    plain += marked[at:]
    document = replace(as_document(plain, language), id=name, outlet=outlet)
    mentions = []
    for number, key in sorted(keys.items()):
        source, cue = (Mark(*spans[role, number][0], kind, 1.0) for role, kind in (("s", "source"), ("q", "cue")))
        contents = tuple(Mark(*part, "content", 1.0) for part in spans["c", number])
        statement = statement_of(document, Attribution(source, cue, contents), None)
        if statement is not None:
            mentions.append(Mention(statement, key, plain[source.start : source.end]))
    return document, mentions


def score(shown: tuple[str, ...] = (), *, part: slice = slice(None)) -> dict[str, float]:
    """Give precision and recall of pairs over all piles (or a part of them), and the share of named mentions with a speaker."""
    counts: Counter[str] = Counter()
    for path in sorted(CASES.glob("*.txt"))[part]:
        documents, mentions = read_pile(path)
        statements, actors = name_actors(documents, [each.statement for each in mentions])
        speaker = {each.id: each.speaker for each in statements}
        names = {each.id: each.name for each in actors}
        for one, other in combinations(mentions, 2):
            same = one.key == other.key != UNNAMED
            joined = speaker[one.statement.id] is not None and speaker[one.statement.id] == speaker[other.statement.id]
            counts["same"] += same
            counts["joined"] += joined
            counts["right"] += same and joined
            if path.stem in shown and joined and not same:
                joint = names[speaker[one.statement.id]]
                print(f"   WRONGLY JOINED {one.words!r} ({one.key}) + {other.words!r} ({other.key}) as {joint!r}")
        for each in mentions:
            counts["named"] += each.key != UNNAMED
            counts["unresolved"] += each.key != UNNAMED and speaker[each.statement.id] is None
            if path.stem in shown:
                name = names.get(speaker[each.statement.id] or "", "-")
                print(f"{each.statement.document:30} {each.key:26} {each.words[:50]!r:54} -> {name}")
    return {
        "actors pairs precision": round(counts["right"] / max(1, counts["joined"]), 4),
        "actors pairs recall": round(counts["right"] / max(1, counts["same"]), 4),
        "actors resolved": round(1 - counts["unresolved"] / max(1, counts["named"]), 4),
    }


if __name__ == "__main__":
    for title, part in (
        ("every pile", slice(None)),
        ("every other pile, seen", slice(0, None, 2)),
        ("unseen", slice(1, None, 2)),
    ):
        print(title)
        shown = tuple(sys.argv[1:]) if part == slice(None) else ()
        for name, value in score(shown, part=part).items():
            print(f"{name:32} {value:.4f}")
