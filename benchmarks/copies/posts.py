"""Short posts: pasted, reworded and translated ones to be found, unrelated, negated, renumbered and renamed ones not to be.

    python benchmarks/copies/posts.py OUT [--unrelated 4000]

The setting of D3lta's own table, made of lines of public corpora. OUT/posts.jsonl has one post a line (id, text, language);
OUT/posts.truth.jsonl one pair a line (a, b, kind, same). ``same`` is false for pairs that say something else (negated,
renumbered, renamed) and null for two versions of one post of which nobody has said whether they are the same.
"""

import argparse
import csv
import gzip
import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path

from piles import CORPORA, SEED, articles

LEAST_CHARACTERS, MOST_CHARACTERS = 50, 280
PASTED = 300
TRANSLATED = 120  # of each language
TURNED = 150  # renumbered, renamed and negated by rule, of each
REWORDED = 200  # of each corpus
SAME_SCORE = 4.8  # of 5, by the readers of STS-b
NTREX = {"ru": "ref.rus", "fr": "ref.fra", "de": "ref.deu", "ja": "ref.jpn", "zh": "ref.zho-CN"}
TAILS = (" https://posts.example/a7Qk2", " 😱😱", " #breaking #news", " 🔥 SHARE!!!", " via @newsdesk", "\n👇👇👇")
_NUMBER = re.compile(r"\b\d{1,3}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_VERB = re.compile(r"\b(?:is|are|was|were|will|would|has|had|can|could|should)\b(?! not)")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(slots=True)
class Posts:
    """The posts by text, each once, and what is known of their pairs: what is noted first holds."""

    ids: dict[str, str] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    truth: dict[frozenset[str], dict] = field(default_factory=dict)

    def add(self, text: str, language: str) -> str:
        """Give the id of a post; the same text is one post."""
        identity = self.ids.setdefault(text, f"{len(self.ids)}")
        self.languages[identity] = language
        return identity

    def pair(self, one: str, other: str, kind: str, same: bool | None) -> None:
        """Note what is known of two posts."""
        if one != other:
            self.truth.setdefault(frozenset((one, other)), {"a": one, "b": other, "kind": kind, "same": same})


def fits(*texts: str) -> bool:
    """Tell whether texts have the length of a post; the signs of Chinese and Japanese count thrice."""
    return all(
        LEAST_CHARACTERS <= len(text) * (3 if re.search(r"[\u3040-\u9fff]", text) else 1) <= MOST_CHARACTERS for text in texts
    )


def unlike(rows: list[tuple[str, ...]], count: int) -> list[tuple[str, ...]]:
    """Give the first rows whose first texts share less than half of their long words with any given before.

    Corpora of sentences hold many makings of one sentence, and titles of one series, of which nobody has said whether they are
    the same.
    """
    given: list[tuple[str, ...]] = []
    seen: list[set[str]] = []
    for row in rows:
        words = set(_LONG_WORD.findall(row[0].lower()))
        if len(given) < count and all(2 * len(words & other) < min(len(words), len(other)) for other in seen):
            given.append(row)
            seen.append(words)
    return given


def pasted(text: str, chance: random.Random) -> str:
    """Paste a text as people do: other case, an emoji, a link, a tag, other or no punctuation."""
    begun = chance.choice(("‼️ ", "RT @somebody: ", "🇺🇳 ")) + text
    ended = text + chance.choice(TAILS)
    bare = re.sub(r"[.,;:“”\"'’]", "", text).lower()
    return chance.choice((text.upper(), begun, ended, bare, text.rstrip(".") + "!!!" + chance.choice(TAILS)))


def renumbered(text: str, chance: random.Random) -> str:
    """Change one number of a text."""
    match = chance.choice(list(_NUMBER.finditer(text)))
    number = int(match.group())
    return text[: match.start()] + str(number + chance.choice((2, 3, 10, 40))) + text[match.end() :]


def renamed(text: str, chance: random.Random) -> str:
    """Put another name for one in a text."""
    match = chance.choice(list(_NAME.finditer(text)))
    name = chance.choice([each for each in ("Ukraine", "Bavaria", "Lauwenberg", "Peterson", "Texas") if each != match.group()])
    return text[: match.start()] + name + text[match.end() :]


def negated(text: str, chance: random.Random) -> str:
    """Put "not" behind one verb of a text."""
    match = chance.choice(list(_VERB.finditer(text)))
    return f"{text[: match.end()]} not{text[match.end() :]}"


TURNS = {"renumbered": (_NUMBER, renumbered), "renamed": (_NAME, renamed), "negated": (_VERB, negated)}


def ntrex_lines() -> list[dict[str, str]]:
    """Give the lines of ntrex128, each in six languages."""
    columns = {language: _lines(name) for language, name in {"en": "src.eng", **NTREX}.items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _lines(name: str) -> list[str]:
    return (CORPORA / "ntrex128" / f"newstest2019-{name}.txt").read_text("utf-8").strip("\n").split("\n")


def rewordings() -> Iterator[tuple[str, str, str]]:
    """Give pairs that say the same in other words: corpus, text, text."""
    with gzip.open(CORPORA / "nli" / "stsb_multi_mt" / "stsb-en-train.csv.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines) if float(row[2]) >= SAME_SCORE]
    for one, other in unlike([(one, other) for one, other, _ in rows if fits(one, other)], REWORDED):
        yield "STS-b", one, other
    with gzip.open(CORPORA / "nli" / "pawsx_7lang" / "dev-en.tsv.gz", "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    for one, other in unlike([(one, other) for one, other, label in pairs if label == "1" and fits(one, other)], REWORDED):
        yield "PAWS-X", one, other


def perturbed(name: str) -> Iterator[tuple[str, str, str]]:
    """Give the tweets of checkthat_perturbed before and after an edit: tweet, text, text."""
    folder = CORPORA / "checkthat_perturbed"
    columns = []
    for which in ("orig", "edited"):
        with (folder / f"{which}_baseline_{name}.tsv").open(encoding="utf-8") as lines:
            columns.append({row["query_id"]: " ".join(row["query"].split()) for row in csv.DictReader(lines, delimiter="\t")})
    before, after = columns
    yield from ((tweet, before[tweet], after[tweet]) for tweet in before if tweet in after and before[tweet] != after[tweet])


def add_tweets(posts: Posts) -> None:
    """Add tweets with their rewordings and negations; the pairs that have another name for the same, and others, are open."""
    versions: dict[str, list[str]] = {}
    for name, kind, same in (
        ("rewrite", "reworded (CheckThat)", True),
        ("negation_queries", "negated (CheckThat)", False),
        ("named_entity_replacements", "other name for the same (CheckThat)", None),
    ):
        for tweet, before, after in perturbed(name):
            if len(before) >= LEAST_CHARACTERS and len(after) >= LEAST_CHARACTERS:
                one, other = posts.add(before, "en"), posts.add(after, "en")
                posts.pair(one, other, kind, same)
                versions.setdefault(tweet, []).extend((one, other))
    for several in versions.values():
        for pair in combinations(dict.fromkeys(several), 2):
            posts.pair(*pair, "left open", None)


def add_lines(posts: Posts, chance: random.Random) -> None:
    """Add lines of ntrex128: translated, pasted, or made to say something else, each line in one way."""
    lines = [line for line in ntrex_lines() if fits(line["en"])]
    chance.shuffle(lines)
    for language in NTREX:
        taken, lines = lines[:TRANSLATED], lines[TRANSLATED:]
        for line in taken:
            posts.pair(posts.add(line["en"], "en"), posts.add(line[language], language), f"translated en-{language}", same=True)
    for kind, (pattern, turned) in TURNS.items():
        taken = [line["en"] for line in lines if pattern.search(line["en"])][:TURNED]
        lines = [line for line in lines if line["en"] not in taken]
        for text in taken:
            posts.pair(posts.add(text, "en"), posts.add(turned(text, chance), "en"), kind, same=False)
    for number, line in enumerate(lines[:PASTED]):
        language = ("en", "en", "ru", "fr", "de")[number % 5]
        text = line[language]
        posts.pair(posts.add(text, language), posts.add(pasted(text, chance), language), "pasted", same=True)


def add_cases(posts: Posts) -> None:
    """Add the cases of voxukraine in two languages each; whether two cases of one claim say the same is left open."""
    with gzip.open(CORPORA / "voxukraine" / "cases.jsonl.gz", "rt", encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    claims: dict[str, list[tuple[str, str]]] = {}
    for number, case in enumerate(cases):
        one, other = (("en", "uk"), ("ru", "uk"), ("en", "it"), ("de", "ru"))[number % 4]
        texts = [" ".join(case[language]["case"].split()) for language in (one, other) if language in case]
        if len(texts) > 1 and fits(*texts):
            pair = posts.add(texts[0], one), posts.add(texts[1], other)
            posts.pair(*pair, f"translated {one}-{other}", same=True)
            claims.setdefault(case["en"]["fake"], []).append(pair)
    for pairs in claims.values():
        for here, there in combinations(pairs, 2):
            for each in product(here, there):
                posts.pair(*each, "left open", None)


def add_unrelated(posts: Posts, count: int, chance: random.Random) -> None:
    """Add sentences that nobody repeats: one of each of so many English articles, and Russian leads, half and half."""
    for article in articles(count // 2):
        sentences = [each for each in _SENTENCE.split(article.text.replace("\n\n", " ")) if fits(each)]
        if sentences:
            posts.add(chance.choice(sentences), "en")
    with lzma.open(CORPORA / "scale" / "1tv_ru_title_lead.jsonl.xz", "rt", encoding="utf-8") as lines:
        titles = [str(json.loads(line)["title"]) for line in lines]
    for (title,) in unlike([(title,) for title in chance.sample(titles, count) if fits(title)], count // 2):
        posts.add(title, "ru")


def posts_of(unrelated: int) -> Posts:
    """Make the whole set."""
    chance = random.Random(SEED)  # noqa: S311 - it samples, it guards nothing
    posts = Posts()
    add_tweets(posts)
    add_lines(posts, chance)
    add_cases(posts)
    for corpus, one, other in rewordings():
        posts.pair(posts.add(one, "en"), posts.add(other, "en"), f"reworded ({corpus})", same=True)
    add_unrelated(posts, unrelated, chance)
    return posts


def write_posts(out: Path, posts: Posts) -> Path:
    """Write posts and truth."""
    path = out / "posts.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for text, identity in posts.ids.items():
            row = {"id": identity, "text": text, "language": posts.languages[identity]}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    with path.with_suffix(".truth.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in posts.truth.values())
    return path


def main() -> None:
    """Write the posts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--unrelated", type=int, default=4_000)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    posts = posts_of(given.unrelated)
    print(f"{write_posts(given.out, posts)}: {len(posts.ids)} posts, {len(posts.truth)} pairs")


if __name__ == "__main__":
    main()
