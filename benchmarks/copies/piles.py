"""Real articles with passages of other articles planted in them, so that every copy is known to the code point.

    python benchmarks/copies/piles.py OUT [--articles 12000] [--each 240]

A pile is two files: OUT/NAME.jsonl, one document a line (id, text, outlet, published), and OUT/NAME.truth.jsonl, one
planted passage a line (a, b, kind, place, and its range in code points in either text). The same bytes each time. Passages
hold no quotation mark and stand in paragraphs without one, since words that both sides quote are no copy (docs/copies.md), and
no 8 words of them in a row stand in another article: else they were a caption or a list of links that many pages have.
"""

import argparse
import json
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "data"
ARTICLES = CORPORA / "scale" / "allsides_12k.jsonl.xz"
SEED = 20_260
TWO_PLANTS = 0.2  # share of hosts that hold two passages
AT_EDGES = 0.15  # share of passages at the very beginning, and as many at the very end
TRIES = 200
RUN_WORDS = 8
_WORD = re.compile(r"\S*\w\S*")
_QUOTED = re.compile(r"[\"“”„‟«»]")
_PROSE = re.compile(r"^(?:\S+ +){11,}\S*[.!?]\s*$")  # 12 words and a full stop: no caption, no list of links
_SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.!?]) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Text:
    """One document of a pile; ``published`` is an ISO 8601 date or None."""

    id: str
    text: str
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage of document ``a`` that document ``b`` carries; ranges are half open, in code points."""

    a: str
    b: str
    kind: str
    place: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """How passages are planted: how many words, what share of them edited, and by which sort of edit."""

    words: int
    share: float
    sort: str

    @property
    def name(self) -> str:
        """The setting in words: ``60 words, 20% replaced``."""
        return f"{self.words} words, {f'{self.share:.0%} {self.sort}' if self.share else 'exact'}"


SETTINGS = (
    Setting(60, 0.0, "exact"),
    Setting(60, 0.1, "replaced"),
    Setting(60, 0.2, "replaced"),
    Setting(60, 0.4, "replaced"),
    Setting(60, 0.1, "deleted"),
    Setting(60, 0.2, "deleted"),
    Setting(60, 0.1, "inserted"),
    Setting(60, 0.2, "inserted"),
    Setting(25, 0.0, "exact"),
    Setting(15, 0.0, "exact"),
)


def articles(count: int) -> list[Text]:
    """Give the first articles of the corpus of scale."""
    with lzma.open(ARTICLES, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in islice(lines, count))
        return [Text(row["ID"], row["text"], row["source_url"], row["date"] or None) for row in rows]


def edited(passage: str, setting: Setting, words: list[str], chance: random.Random) -> str:
    """Replace, delete or insert so many words of a passage, at random places; its white space stays."""
    found = list(_WORD.finditer(passage))
    chosen = chance.sample(found, round(setting.share * len(found)))
    for match in sorted(chosen, key=re.Match.start, reverse=True):
        start, end = match.span()
        if setting.sort == "deleted":
            passage = passage[:start] + passage[end:].lstrip(" ")
        elif setting.sort == "inserted":
            passage = f"{passage[:start]}{chance.choice(words)} {passage[start:]}"
        else:
            passage = passage[:start] + chance.choice(words) + passage[end:]
    return passage.strip()


def own_words(text: str, length: int, chance: random.Random) -> list[tuple[int, int]]:
    """Choose so many words in a row, in whole sentences' paragraphs without quotation marks: their ranges; or none."""
    words = [match.span() for match in _WORD.finditer(text)]
    for _ in range(TRIES if len(words) > length else 0):
        first = chance.randrange(len(words) - length)
        chosen = words[first : first + length]
        around = text[text.rfind("\n", 0, chosen[0][0]) + 1 : _end_of_line(text, chosen[-1][1])]
        if not _QUOTED.search(around) and all(_PROSE.search(line) for line in around.split("\n") if line):
            return chosen
    return []


def _end_of_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def runs(text: str) -> set[str]:
    """Give the runs of 8 words of a text, in small letters and without signs."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[n : n + RUN_WORDS]) for n in range(len(words) - RUN_WORDS + 1)}


def sources(pile: list[Text], chance: random.Random) -> dict[int, list[tuple[int, int]]]:
    """Give, by article, words in a row that no other article has 8 of: as many as the longest passage to plant."""
    length = max(setting.words for setting in SETTINGS)
    chosen = {number: words for number, text in enumerate(pile) if (words := own_words(text.text, length, chance))}
    of = {number: runs(pile[number].text[words[0][0] : words[-1][1]]) for number, words in chosen.items()}
    owner: dict[str, int] = {}
    shared: set[int] = set()
    for number, those in of.items():
        shared |= {other for run in those if (other := owner.setdefault(run, number)) != number}
    for number, text in enumerate(pile):
        shared |= {owner[run] for run in runs(text.text) & owner.keys() if owner[run] != number}
    shared |= {number for number, those in of.items() if any(owner[run] != number for run in those)}
    return {number: words for number, words in chosen.items() if number not in shared}


def own_gaps(text: str) -> list[int]:
    """Give the places between two sentences of one paragraph without quotation marks."""
    gaps: list[int] = []
    for line in re.finditer(r"[^\n]+", text):
        if not _QUOTED.search(line.group()):
            gaps += [line.start() + gap.end() for gap in _SENTENCE_END.finditer(line.group())]
    return gaps


def planted(host: str, plants: list[tuple[str, str]], gaps: list[int], chance: random.Random) -> tuple[str, list[int]]:
    """Put passages into a host, each with its place (start, middle, end); give the text and where each begins."""
    spots = chance.sample(gaps, len(plants))
    at = {"start": 0, "end": len(host)}
    order = sorted(range(len(plants)), key=lambda n: at.get(plants[n][1], spots[n]))
    text, done, begins = "", 0, [0] * len(plants)
    for number in order:
        passage, place = plants[number]
        spot = at.get(place, spots[number])
        text += host[done:spot] + ("\n\n" if place == "end" else "")
        begins[number] = len(text)
        text += passage + {"start": "\n\n", "middle": " ", "end": ""}[place]
        done = spot
    return text + host[done:], begins


def planted_pile(count: int, each: int, seed: int = SEED) -> tuple[list[Text], list[Shared]]:
    """Give so many articles, some with passages of others planted in them, and where those stand.

    Args:
        count: articles.
        each: passages of each setting.
        seed: of all choices.

    Returns:
        The texts in the corpus's order, and the truth. No article is both source and host, none is source twice.
    """
    chance = random.Random(seed)  # noqa: S311 - it plants, it guards nothing
    pile = articles(count)
    words = [word for text in pile[:: max(1, count // 300)] for word in _QUOTED.sub("", text.text).split()]
    unshared = sources(pile, chance)
    waiting = chance.sample(range(count), count)
    wanted = chance.sample([setting for setting in SETTINGS for _ in range(each)], each * len(SETTINGS))
    truth: list[Shared] = []
    while wanted:
        host = waiting.pop()
        gaps = own_gaps(pile[host].text)
        n_plants = min(len(wanted), 2 if chance.random() < TWO_PLANTS else 1)
        if len(gaps) >= n_plants:
            chosen = [_taken(pile, waiting, wanted.pop(), unshared) for _ in range(n_plants)]
            pile[host], shared = _host(pile[host], chosen, words, chance)
            truth += shared
    return pile, truth


def _taken(
    pile: list[Text], waiting: list[int], setting: Setting, unshared: dict[int, list[tuple[int, int]]]
) -> tuple[Setting, Text, int, int]:
    """Take the next article that has a passage to give: setting, article, range."""
    source = waiting.pop()
    while source not in unshared:
        source = waiting.pop()
    words = unshared[source][: setting.words]
    return setting, pile[source], words[0][0], words[-1][1]


def _host(
    host: Text, chosen: list[tuple[Setting, Text, int, int]], words: list[str], chance: random.Random
) -> tuple[Text, list[Shared]]:
    """Plant the chosen passages in one host; give it, and where they stand."""
    places = ["middle"] * len(chosen)
    places[0] = chance.choices(("start", "end", "middle"), (AT_EDGES, AT_EDGES, 1 - 2 * AT_EDGES))[0]
    passages = [edited(source.text[a:b], setting, words, chance) for setting, source, a, b in chosen]
    text, begins = planted(host.text, list(zip(passages, places, strict=True)), own_gaps(host.text), chance)
    shared = [
        Shared(
            a=source.id,
            b=host.id,
            kind=setting.name,
            place=place,
            a_start=a_start,
            a_end=a_end,
            b_start=begin,
            b_end=begin + len(passage),
        )
        for (setting, source, a_start, a_end), place, passage, begin in zip(chosen, places, passages, begins, strict=True)
    ]
    return replace(host, text=text), shared


def write_rows(path: Path, rows: Iterable[Text | Shared]) -> None:
    """Write records as JSON lines."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def read_rows(path: Path) -> Iterator[dict]:
    """Read JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Write one pile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=12_000)
    parser.add_argument("--each", type=int, default=240, help="passages of each setting")
    given = parser.parse_args()
    pile, truth = planted_pile(given.articles, given.each)
    given.out.mkdir(parents=True, exist_ok=True)
    write_rows(given.out / f"planted_{given.articles}.jsonl", pile)
    write_rows(given.out / f"planted_{given.articles}.truth.jsonl", truth)
    print(f"{len(pile)} articles, {len(truth)} passages planted")


if __name__ == "__main__":
    main()
