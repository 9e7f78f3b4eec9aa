"""Score chains of attributions, on cases of our own (cases/chains): who reports that who says that who says what.

    python gate/chains.py [LANGUAGE …]      with languages: print what came out for every wrong sentence

A link is right when its source overlaps the gold one by at least half (intersection over union of characters), its cue shares
half of the shorter of the two ("said" and "said in its daily update" are one cue), and it hangs below the right link. A chain is
right when all links of its sentence are.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "gate")]

from corpora import Attribution, is_nested, parse_marked  # noqa: E402

from sayso.records import Statement  # noqa: E402
from sayso.statements.attribute import attribute  # noqa: E402
from statements import as_document, overlap  # noqa: E402

CASES = ROOT / "cases" / "chains"
HALF = 0.5


def rows() -> Iterator[tuple[str, str, list[Attribution]]]:
    """Give every sentence: language, text, gold attributions."""
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text(encoding="utf8").splitlines():
            if line.strip() and not line.startswith("#"):
                text, gold, _ = parse_marked(line)
                yield path.stem, text, gold


def outer_of(inner: Attribution, gold: list[Attribution]) -> Attribution | None:
    """Give the gold attribution in whose content another directly stands: of all those the one with the shortest content."""
    hosts = [each for each in gold if is_nested(inner, each)]
    return min(hosts, key=lambda each: sum(end - start for start, end in each.of("content")), default=None)


def right_links(gold: list[Attribution], found: tuple[Statement, ...]) -> int:
    """Count the gold links that were found below the right link."""
    twins = {id(want): next((each for each in found if _same(want, each)), None) for want in gold}
    hits = 0
    for want in gold:
        have, outer = twins[id(want)], outer_of(want, gold)
        above = twins[id(outer)] if outer else None
        hits += have is not None and have.parent == (above.id if above else None) and (outer is None or above is not None)
    return hits


def _same(want: Attribution, have: Statement) -> bool:
    source = [(have.source.start, have.source.end)] if have.source else []
    if have.cue is None or overlap(want.of("source"), source) < HALF:
        return False
    shared = ((min(end, have.cue.end) - max(start, have.cue.start), end - start) for start, end in want.of("cue"))
    return any(common >= HALF * min(size, len(have.cue)) for common, size in shared)


def score(shown: tuple[str, ...] = ()) -> dict[str, float]:
    """Give the share of right links and of right chains, over all and by language."""
    counts: Counter[tuple[str, str]] = Counter()
    for language, text, gold in rows():
        document = as_document(text, language)
        found = attribute([document])
        hits = right_links(gold, found)
        counts[language, "links"] += len(gold)
        counts[language, "right links"] += hits
        counts[language, "chains"] += 1
        counts[language, "right chains"] += hits == len(gold)
        if hits < len(gold) and language in shown:
            print(f"\n{language} {hits}/{len(gold)} {text}")
            names = {each.id: number for number, each in enumerate(found)}
            for each in found:
                spans = [document.words(span) if span else "-" for span in (each.source, each.cue)]
                print(
                    "  ",
                    names[each.id],
                    "in",
                    names.get(each.parent or ""),
                    spans,
                    [document.words(c) for c in each.content],
                    each.score,
                )
    languages = sorted({language for language, _ in counts})
    scores = {}
    for each, members in (("all", languages), *((each, [each]) for each in languages)):
        for what in ("links", "chains"):
            right, total = (sum(counts[member, name] for member in members) for name in (f"right {what}", what))
            scores[f"chains {each} {what}"] = round(right / total, 4)
    return scores


if __name__ == "__main__":
    for name, value in score(tuple(sys.argv[1:])).items():
        print(f"{name:32} {value:.4f}")
