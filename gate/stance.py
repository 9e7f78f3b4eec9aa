"""Score the stance of texts toward claims: held-out pairs of fnc1, Arabic headlines, and posts of rumoureval2017.

    python gate/stance.py            two minutes on one core

The weights were fitted to fnc1 without a tenth of its rumours ("new rumours") and without a tenth of the other bodies
("new bodies"); ans_arabic_stance and rumoureval2017 were never fitted to.
"""

import csv
import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.claims.stance_figures import Figures, Told
from sayso.claims.stance_marks import row_of, rows_of
from sayso.claims.stances import judged, sentences_of, shares_of
from sayso.documents import read_text
from sayso.languages.encoder import encode
from sayso.languages.inference import infer
from sayso.records import Document

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
LABELS = ("agree", "disagree", "discuss")
# Seeds of the hashes by which tenths are drawn; drawn once
_SEEDS = {"body": 1, "rumour": 2}
# Of each corpus at most so many: the rest says the same and takes minutes
MOST_ARABIC, MOST_COMMENTS = 800, 900


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of fnc1: a headline taken as the claim, the id of a body, the rumour that both tell of, and the label's rank."""

    claim: str
    body: str
    rumour: str
    label: int


@dataclass(frozen=True, slots=True)
class Sentences:
    """Claims by text, each what it shows and its vector; bodies by id, each as its sentences."""

    claims: Mapping[str, tuple[Figures, Figures]]
    told: Mapping[str, Told]


def tenth(name: str, what: str) -> int:
    """Give in which tenth a body or a rumour lies, 0 to 9; the first is held out."""
    return int(blake2b(f"{_SEEDS[what]}:{name}".encode(), digest_size=4).hexdigest(), 16) % 10


def held_out(pair: Pair) -> str:
    """Tell why a pair is not fitted to: its rumour is held out, or its body; empty where it is fitted to."""
    if tenth(pair.rumour, "rumour") == 0:
        return "rumours"
    return "bodies" if tenth(pair.body, "body") == 0 else ""


def pairs_of(data: Path) -> tuple[tuple[Pair, ...], dict[str, str]]:
    """Give the related pairs of fnc1 and its bodies; a rumour is what shares headlines, named by its first headline."""
    csv.field_size_limit(1 << 30)
    with gzip.open(data / "fnc1" / "train_stances.csv.gz", "rt", encoding="utf8") as stream:
        rows = [(row["Headline"], row["Body ID"], row["Stance"]) for row in csv.DictReader(stream) if row["Stance"] in LABELS]
    with gzip.open(data / "fnc1" / "train_bodies.csv.gz", "rt", encoding="utf8") as stream:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(stream)}
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for claim, body, _ in rows:
        above[top("b" + body)] = top("h" + claim)
    return tuple(Pair(claim, body, top("b" + body), LABELS.index(label)) for claim, body, label in rows), bodies


def read_sentences(pairs: Sequence[Pair], bodies: Mapping[str, str]) -> Sentences:
    """Read and encode every claim and body of some pairs, once."""
    claims = list(dict.fromkeys(pair.claim for pair in pairs))
    vectors = encode(claims)
    ids = dict.fromkeys(pair.body for pair in pairs)
    texts = {body: _sentences(read_text(bodies[body], name=body).documents[0]) for body in ids}
    own = encode([text for each in texts.values() for text in each])
    told, start = {}, 0
    for body, each in texts.items():
        told[body] = Told(rows_of(each, "en"), own[start : start + len(each)])
        start += len(each)
    return Sentences({claim: (row_of(claim, "en"), vector) for claim, vector in zip(claims, vectors, strict=True)}, told)


def _sentences(document: Document) -> list[str]:
    spans = (span for part in document.paragraphs for span in sentences_of(part))
    return [words for words in map(document.words, spans) if len(words.strip()) > 2]


def by_class(wanted: NDArray[np.int64], told: NDArray[np.int64]) -> dict[str, float]:
    """Give F1 by class and their mean."""
    scores = {
        label: 2 * float(((wanted == rank) & (told == rank)).sum()) / max(1, int((wanted == rank).sum() + (told == rank).sum()))
        for rank, label in enumerate(LABELS)
    }
    return scores | {"macro F1": float(np.mean(list(scores.values())))}


def news(data: Path) -> dict[str, float]:
    """Score the held-out pairs of fnc1."""
    pairs, bodies = pairs_of(data)
    found: dict[str, float] = {}
    for why in ("bodies", "rumours"):
        some = [pair for pair in pairs if held_out(pair) == why]
        held = read_sentences(some, bodies)
        told = [int(shares_of(pair.claim, *held.claims[pair.claim], held.told[pair.body]).argmax()) for pair in some]
        scores = by_class(np.array([pair.label for pair in some]), np.array(told))
        found |= {f"stance new {why} {name}": value for name, value in scores.items()}
    return found


def _pairwise(claims: Sequence[str], texts: Sequence[str], language: str, *, judge: bool) -> NDArray[np.float32]:
    """Give the shares of texts that are one sentence each toward claims: float32, shape (pairs, 3)."""
    vectors = encode([*claims, *texts])
    own, other = vectors[: len(claims)], vectors[len(claims) :]
    found = []
    for claim, text, a, row, b in zip(claims, texts, own, rows_of(texts, language), other, strict=True):
        shown = row_of(claim, language)
        by_judge = judged(text, row, claim, shown, infer) if judge else None
        found.append(shares_of(claim, shown, a, Told(row[None], b[None])) if by_judge is None else by_judge)
    return np.stack(found)


def arabic(data: Path) -> dict[str, float]:
    """Score Arabic headlines: which of the pairs that take sides disagree."""
    with (data / "ans_arabic_stance" / "dev.csv").open(encoding="utf8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["stance"] in {"agree", "disagree"}][:MOST_ARABIC]
    shares = _pairwise([row["s1"] for row in rows], [row["s2"] for row in rows], "ar", judge=True)
    wanted = np.array([row["stance"] == "disagree" for row in rows])
    told = shares[:, 1] > shares[:, 0]
    scores = [
        2 * float((told == side)[wanted == side].sum()) / float((told == side).sum() + (wanted == side).sum())
        for side in (True, False)
    ]
    return {
        "stance arabic disagree": scores[0],
        "stance arabic macro F1": sum(scores) / 2,
        "stance arabic order": order(shares[:, 1] - shares[:, 0], wanted),
    }


def posts(data: Path) -> dict[str, float]:
    """Score replies of rumoureval2017 toward the first post of their thread: which deny it."""
    threads = json.loads(gzip.decompress((data / "rumoureval2017" / "threads.json.gz").read_bytes()))
    said = [
        (thread["source"]["text"], each["text"], each["stance"][1])
        for thread in threads
        for each in thread["replies"]
        if each["stance"]
    ]
    denying = [each for each in said if each[2] == "deny"]
    some = denying + [each for each in said if each[2] != "deny"][:: max(1, (len(said) - len(denying)) // MOST_COMMENTS)]
    shares = _pairwise([each[0] for each in some], [each[1] for each in some], "en", judge=False)
    wanted = np.array([each[2] == "deny" for each in some])
    told = shares.argmax(1) == 1
    f1 = 2 * float((told & wanted).sum()) / max(1, int(told.sum() + wanted.sum()))
    return {"stance posts deny F1": f1, "stance posts deny order": order(shares[:, 1], wanted)}


def order(scores: NDArray[np.float32], wanted: NDArray[np.bool_]) -> float:
    """Give how often one that is wanted has a higher score than one that is not: .5 is chance."""
    yes, no = scores[wanted], scores[~wanted]
    return float((yes[:, None] > no[None]).mean() + (yes[:, None] == no[None]).mean() / 2)


def score(data: Path = DATA) -> dict[str, float]:
    """Give all scores, 0 to 1, higher is better."""
    return news(data) | arabic(data) | posts(data)


if __name__ == "__main__":
    for key, value in score(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA).items():
        print(f"{key:36} {value:.4f}")
