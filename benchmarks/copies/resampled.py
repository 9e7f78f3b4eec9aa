"""Piles of any size with known truth: documents of 400 words, drawn from real phrases, with copies of four sorts among them.

    python benchmarks/copies/resampled.py OUT 100000

Writes OUT/resampled_N.jsonl and its truth as piles.py does, the same bytes each time, in little memory. Of the documents,
2 % hold a passage of another one (60 words, whole or 10, 20, 40 % edited; 25; 15), 1 % are updates of another one (30 of its
400 words new, in a row, and 10 others changed), some 2 to 3 % carry a wire text that 2 to 300 outlets have; 30 % stand between
the masthead and the footer of their outlet, which are no copies. 300 outlets.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from phrases import Phrases, Words, phrases_of_corpora
from piles import SEED, Setting
from piles import SETTINGS as PLANTED

TEXT_WORDS = 400
PARAGRAPH_WORDS = 66
OUTLETS = 300
DAYS = 700
HOSTS = 0.02  # share of documents that hold a passage of another
UPDATES = 0.01  # share of documents that are an update of another
DOCUMENTS_A_WIRE = 2_000  # one wire text for so many documents
FURNITURE = 0.3  # share of documents with masthead and footer
MASTHEAD_WORDS, FOOTER_WORDS = 12, 35
NEW_IN_UPDATE = 30  # words in a row
CHANGED_IN_UPDATE = Setting(TEXT_WORDS, 0.025, "replaced")
AT_ONCE = 2_000  # documents
SETTINGS = tuple(each for each in PLANTED if each.sort not in {"deleted", "inserted"} or each.share == 0.1)  # noqa: PLR2004
NUMBERS = 10_000  # an id is two of them
FRAME = ('{"id": "d', '", "outlet": "', '", "published": "', '", "text": "', '"}\n', "\\n\\n")
BREAK_POINTS = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The numbers of what stands around a text, as words of :class:`Phrases`: ``parts`` as in ``FRAME``, then the rest."""

    parts: list[Words]
    numbers: int
    outlets: int
    days: int

    @property
    def line_break(self) -> Words:
        """The break between two paragraphs."""
        return self.parts[-1]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who carries what: arrays over the documents; ``part`` counts within a role.

    Args:
        role: uint8; 0 nothing, 1 source, 2 host, 3 original, 4 update, 5 carrier of a wire text.
        part: int32; the passage, update or wire text.
        outlet, day: int32.
        furnished: bool; between masthead and footer.
        n_parts: passages, updates, wire texts.
    """

    role: NDArray[np.uint8]
    part: Words
    outlet: Words
    day: Words
    furnished: NDArray[np.bool_]
    n_parts: tuple[int, int, int]


SOURCE, HOST, ORIGINAL, UPDATE, CARRIER = 1, 2, 3, 4, 5


def framed_phrases() -> tuple[Phrases, Frame]:
    """Read the corpora, with what stands around a text as further words."""
    days = np.datetime64("2023-01-01") + np.arange(DAYS)
    extra = [(part, 0) for part in FRAME[:-1]] + [(FRAME[-1], BREAK_POINTS)]
    extra += [(f"{number:04}", 0) for number in range(NUMBERS)]
    extra += [(f"outlet-{number:03}.example", 0) for number in range(OUTLETS)]
    extra += [(str(day), 0) for day in days]
    phrases = phrases_of_corpora(extra)
    n = len(phrases.lengths) - len(extra)
    parts = [np.array([n + rank], np.int32) for rank in range(len(FRAME))]
    numbers = n + len(FRAME)
    return phrases, Frame(parts, numbers, numbers + NUMBERS, numbers + NUMBERS + OUTLETS)


def plan_of(count: int, chance: np.random.Generator) -> Plan:
    """Give each document its role, its outlet, its day."""
    role, part = np.zeros(count, np.uint8), np.zeros(count, np.int32)
    outlet = chance.integers(OUTLETS, size=count).astype(np.int32)
    day = chance.integers(DAYS, size=count).astype(np.int32)
    waiting = chance.permutation(count)
    n_passages, n_updates, n_wires = round(HOSTS * count), round(UPDATES * count), max(3, count // DOCUMENTS_A_WIRE)
    done = 0
    for what, size in ((SOURCE, n_passages), (HOST, n_passages), (ORIGINAL, n_updates), (UPDATE, n_updates)):
        role[waiting[done : done + size]], part[waiting[done : done + size]] = what, np.arange(size)
        done += size
    for wire in range(n_wires):
        size = round(2 * (OUTLETS / 2) ** ((7 * wire % 20 + 0.5) / 20))  # 2 to 300, as many of each order of magnitude
        members = waiting[done : done + size]
        role[members], part[members] = CARRIER, wire
        outlet[members] = chance.permutation(OUTLETS)[: len(members)]
        day[members] = np.minimum(day[members[0]] + chance.integers(3, size=len(members)), DAYS - 1)
        done += size
    return Plan(role, part, outlet, day, chance.random(count) < FURNITURE, (n_passages, n_updates, n_wires))


def changed(words: Words, setting: Setting, other: Words, chance: np.random.Generator) -> Words:
    """Replace, delete or insert a share of the words, at random places, by words of another text."""
    chosen = chance.permutation(len(words))[: round(setting.share * len(words))]
    if setting.sort == "deleted":
        return np.delete(words, chosen)
    if setting.sort == "inserted":
        return np.insert(words, chosen, other[: len(chosen)])
    words = words.copy()
    words[chosen] = other[: len(chosen)]
    return words


class Writer:
    """Makes the documents of one plan and remembers where the copies stand.

    ``spans`` maps (role, part) to the range of what is shared, in code points; ``carriers`` a wire text to its carriers.
    """

    def __init__(self, phrases: Phrases, frame: Frame, plan: Plan, seed: int) -> None:
        self.phrases, self.frame, self.plan, self.seed = phrases, frame, plan, seed
        chance = np.random.default_rng([seed, 1])
        n_passages, n_updates, n_wires = plan.n_parts
        self.passages = phrases.draw(chance, n_passages, max(setting.words for setting in SETTINGS))
        self.bodies = {ORIGINAL: phrases.draw(chance, n_updates, TEXT_WORDS), CARRIER: phrases.draw(chance, n_wires, TEXT_WORDS)}
        self.mastheads = phrases.draw(chance, OUTLETS, MASTHEAD_WORDS)
        self.footers = phrases.draw(chance, OUTLETS, FOOTER_WORDS)
        self.spans: dict[tuple[int, int], tuple[int, int, int]] = {}
        self.carriers: dict[int, list[int]] = {}

    def block(self, start: int, end: int) -> bytes:
        """Give the documents from start to end as lines."""
        chance = np.random.default_rng([self.seed, 2, start])
        drawn = self.phrases.draw(chance, end - start, TEXT_WORDS)
        breaks = np.arange(PARAGRAPH_WORDS, TEXT_WORDS, PARAGRAPH_WORDS)
        bodies = np.insert(drawn, breaks, self.frame.line_break[0], axis=1)
        pieces: list[Words] = []
        for document in range(start, end):
            body = bodies[document - start]
            pieces += self._line(document, body, chance) if self.plan.role[document] else self._framed(document, [body])
        return self.phrases.bytes_of(np.concatenate(pieces))

    def _framed(self, document: int, text: list[Words]) -> list[Words]:
        """Put a text between masthead and footer, if it has them, and into its line."""
        frame, outlet, parts = self.frame, self.plan.outlet[document], self.frame.parts
        head, tail = divmod(document, NUMBERS)
        numbers = np.array([frame.numbers + head, frame.numbers + tail], np.int32)
        names = np.array([frame.outlets + outlet, frame.days + self.plan.day[document]], np.int32)
        if self.plan.furnished[document]:
            text = [self.mastheads[outlet], frame.line_break, *text, frame.line_break, self.footers[outlet]]
        return [parts[0], numbers, parts[1], names[:1], parts[2], names[1:], parts[3], *text, parts[4]]

    def _line(self, document: int, body: Words, chance: np.random.Generator) -> list[Words]:
        """Give the line of a document that carries something; note where that stands."""
        role, part = int(self.plan.role[document]), int(self.plan.part[document])
        text, at = self._carrying(role, part, body, chance)
        points = [int(self.phrases.points[piece].sum()) for piece in text]
        before = int(self.phrases.points[self.mastheads[self.plan.outlet[document]]].sum()) + BREAK_POINTS
        begin = sum(points[:at]) + (before if self.plan.furnished[document] else 0)
        if role == CARRIER:
            self.carriers.setdefault(part, []).append(document)
        else:
            self.spans[role, part] = (document, begin, begin + points[at] - 1)  # without the space behind it
        return self._framed(document, text)

    def _carrying(self, role: int, part: int, body: Words, chance: np.random.Generator) -> tuple[list[Words], int]:
        """Give the pieces of a text, and which of them is shared."""
        if role in (ORIGINAL, CARRIER):
            return [self.bodies[role][part]], 0
        if role == UPDATE:
            update = changed(self.bodies[ORIGINAL][part], CHANGED_IN_UPDATE, body, chance)
            start = int(chance.integers(TEXT_WORDS - NEW_IN_UPDATE))
            update[start : start + NEW_IN_UPDATE] = body[-NEW_IN_UPDATE:]
            return [update], 0
        setting = SETTINGS[part % len(SETTINGS)]
        passage = self.passages[part][: setting.words]
        if role == HOST:
            passage = changed(passage, setting, chance.permutation(body[body < self.frame.parts[0][0]]), chance)
        kept = len(body) - len(passage)
        at = (0, kept, int(chance.integers(kept)), int(chance.integers(kept)))[int(chance.integers(4))]
        return [body[:at], passage, body[at:kept]], 1

    def truth(self) -> list[dict]:
        """Give what is known, once all documents are written."""
        rows = []
        for one, other in ((SOURCE, HOST), (ORIGINAL, UPDATE)):
            for part in sorted(each for role, each in self.spans if role == one):
                (a, a_start, a_end), (b, b_start, b_end) = self.spans[one, part], self.spans[other, part]
                kind = SETTINGS[part % len(SETTINGS)].name if one == SOURCE else "update"
                span = {"a_start": a_start, "a_end": a_end, "b_start": b_start, "b_end": b_end}
                rows.append({"a": f"d{a:08}", "b": f"d{b:08}", "kind": kind, "place": "any"} | span)
        return rows + [{"members": [f"d{each:08}" for each in members]} for _, members in sorted(self.carriers.items())]


def write_pile(out: Path, count: int, seed: int = SEED) -> Path:
    """Write a pile of so many documents and its truth."""
    path = out / f"resampled_{count}.jsonl"
    writer = Writer(*framed_phrases(), plan_of(count, np.random.default_rng([seed, 0])), seed)
    with path.open("wb") as lines:
        for start in range(0, count, AT_ONCE):
            lines.write(writer.block(start, min(count, start + AT_ONCE)))
    with path.with_suffix(".truth.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in writer.truth())
    return path


def main() -> None:
    """Write one pile and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("documents", type=int)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    path = write_pile(given.out, given.documents)
    print(f"{path}: {path.stat().st_size / 1e6:.0f} MB, {time.process_time():.0f} CPU seconds")


if __name__ == "__main__":
    main()
