"""Measure linking alone, on gold marks: share of attributions whose source, cues and contents come out exactly right.

python training/measure_links.py --data ../shared/data
"""

import argparse
from collections import Counter
from pathlib import Path

from corpora import Attribution, flatten, outermost, own_sentences, polnear
from train_tagger import OWN

from sayso.statements.decoding import Mark
from sayso.statements.linking import link


def linked(text: str, attributions: list[Attribution]) -> tuple[set, set]:
    """Give gold and found attributions as sets of (source, cues, contents)."""
    outer = outermost(attributions)
    marks = tuple(Mark(a, b, role, 1.0) for a, b, role in flatten(outer, len(text)))
    gold = {tuple(tuple(a.of(role)) for role in ("source", "cue", "content")) for a in outer if a.of("content")}
    found = set()
    for each in link(text, marks):
        source = ((each.source.start, each.source.end),) if each.source else ()
        cue = ((each.cue.start, each.cue.end),) if each.cue else ()
        found.add((source, cue, tuple((c.start, c.end) for c in each.contents)))
    return gold, found


def right(one: tuple, other: tuple) -> bool:
    """Same contents, same source, and the found cue among the gold cues."""
    return one[2] == other[2] and one[0][:1] == other[0][:1] and (not one[1] or not other[1] or set(other[1]) <= set(one[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    rows = [("polnear", text, attributions) for _, text, attributions in polnear(given.data, "train")[:200]]
    rows += [(language, text, attributions) for language, text, attributions, _ in own_sentences(OWN, held_out=False)]
    counts: Counter = Counter()
    shown = 0
    for language, text, attributions in rows:
        gold, found = linked(text, attributions)
        hits = [g for g in gold if any(right(g, f) for f in found)]
        counts[language, "gold"] += len(gold)
        counts[language, "found"] += len(found)
        counts[language, "right"] += len(hits)
        if len(hits) < len(gold) and shown < given.show and chance(text):
            shown += 1
            print(language, repr(text[:400]))
            for kind, group in (("gold", gold), ("found", found)):
                for each in sorted(group, key=str):
                    if kind == "gold" and each in hits:
                        continue
                    print("  ", kind, [[text[a:b][:50] for a, b in part] for part in each])
    for language in dict.fromkeys(key for key, _ in counts):
        gold, found, hit = (counts[language, part] for part in ("gold", "found", "right"))
        print(f"{language:8} recall {hit / gold:.3f} precision {hit / max(found, 1):.3f} gold {gold}")


def chance(text: str) -> bool:
    return hash(text) % 3 == 0 and len(text) < 600


if __name__ == "__main__":
    main()
