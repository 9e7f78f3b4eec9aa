"""Read the corpora that the judge learns from: ordered pairs of short texts, and what each may be called.

Some corpora say only half: two texts that are no paraphrases are not entailed, but contradicted or neither; so a pair holds
every answer that is allowed, and the loss asks for any of them. Which corpora may be trained on, and which never, is said in
``card_judge.md``. Nothing of them is committed.
"""

import csv
import gzip
import json
import random
import re
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

Allowed = tuple[bool, bool, bool]  # entails, contradicts, neither: the columns of sayso.languages.inference
ENTAILS: Allowed = (True, False, False)
CONTRADICTS: Allowed = (False, True, False)
NEITHER: Allowed = (False, False, True)
NOT_ENTAILED: Allowed = (False, True, True)
NOT_CONTRADICTED: Allowed = (True, False, True)
LABELS = {
    **dict.fromkeys(("entailment", "e", "yes", "supports"), ENTAILS),
    **dict.fromkeys(("contradiction", "c", "no", "refutes"), CONTRADICTS),
    **dict.fromkeys(("neutral", "n", "unknown", "not enough info"), NEITHER),
    **dict.fromkeys(("not_entailment", "non-entailment"), NOT_ENTAILED),
}
STS_LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh")
PAWS_LANGUAGES = ("de", "en", "es", "fr", "ja", "ko", "zh")
XNLI_LANGUAGES = ("ar", "bg", "de", "el", "en", "es", "fr", "hi", "ru", "sw", "th", "tr", "ur", "vi", "zh")
SAME_SCORE, OTHER_SCORE = 4.5, 2.5  # of 5: from here on both entail each other; up to here neither entails the other
_QUESTION = re.compile(r'For the statement, "(.*)", does the hypothesis "(.*)" represent entailment', re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE.*?\]>|<!DOCTYPE[^\[>]*>", re.DOTALL)
_LOOSE = re.compile(r"\s+(?=[.,;:!?)'’](?:\s|$))|(?<=[(])\s+|\s+(?=n't\b|'s\b)")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts in their order, and the answers that are right."""

    premise: str
    hypothesis: str
    allowed: Allowed
    language: str  # of the premise, or "de-fr" of both
    corpus: str

    @property
    def turned(self) -> "Pair":
        """The pair the other way round: a contradiction stays one; of what was entailed only that it does not contradict."""
        allowed = self.allowed if self.allowed == CONTRADICTS else NOT_CONTRADICTED
        return replace(self, premise=self.hypothesis, hypothesis=self.premise, allowed=allowed)


def plain(text: str) -> str:
    """Give the letters and digits of a text, to tell whether two are one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in folded if each.isalnum())


def both_ways(one: str, other: str, allowed: Allowed, language: str, corpus: str) -> list[Pair]:
    """Give a pair in both orders."""
    tongues = "-".join(reversed(language.split("-")))
    return [Pair(one, other, allowed, language, corpus), Pair(other, one, allowed, tongues, corpus)]


def lines(path: Path, encoding: str = "utf8") -> Iterator[str]:
    """Give the lines of a file, packed or not."""
    with gzip.open(path, "rt", encoding=encoding) if path.suffix == ".gz" else path.open(encoding=encoding) as opened:
        yield from opened


def table(path: Path, delimiter: str = "\t", quoted: bool = False, encoding: str = "utf8") -> Iterator[dict[str, str]]:
    """Give the rows of a table with a heading."""
    yield from csv.DictReader(lines(path, encoding), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)


def labelled(rows: Iterable[dict], keys: tuple[str, str, str], language: str, corpus: str) -> list[Pair]:
    """Give pairs of rows that have the same three keys; rows without a known label are left out."""
    one, other, label = keys
    found = ((row[one].strip(), row[other].strip(), LABELS.get(str(row[label]).strip().lower())) for row in rows)
    return [Pair(a, b, allowed, language, corpus) for a, b, allowed in found if allowed and a and b]


def english(data: Path) -> list[Pair]:
    """Give the English three-way sets: SNLI, MNLI, counterfactual edits, single words swapped, negated ones."""
    keys = ("sentence1", "sentence2", "gold_label")
    pairs: list[Pair] = []
    for path in sorted(data.glob("cad_nli/*_combined__*")):
        pairs += labelled(table(path), keys, "en", "cad_nli")
    with zipfile.ZipFile(data / "breaking_nli" / "breaking_nli_dataset.zip") as packed:
        pairs += labelled(map(json.loads, packed.read("data/dataset.jsonl").splitlines()), keys, "en", "breaking_nli")
    for path in sorted(data.glob("negnli_hossain/*.txt.gz")):
        pairs += labelled(table(path, encoding="cp1252"), ("Text", "Hypothesis", "gold_label"), "en", "negnli_hossain")
    pairs += labelled(table(data / "mnli_de_mt" / "mnli_dev.tsv.gz"), ("sentenceA", "sentenceB", "label"), "en", "mnli_dev")
    for row in table(data / "mnli_llmsknow" / "mnli_train.csv.gz", ",", quoted=True):
        if cut := _QUESTION.search(row["Question"]):
            pairs.append(Pair(cut[1].strip(), cut[2].strip(), LABELS[row["Answer"]], "en", "mnli_train"))
    for path in sorted(data.glob("snli_dev_test/*.csv.gz")):
        pairs += labelled(table(path, ",", quoted=True), keys, "en", "snli")
    for path in sorted(data.glob("snli_subsets_cad/snlisub*__train.jsonl.gz")):
        pairs += labelled(map(json.loads, lines(path)), keys, "en", "snli")
    for path in sorted(data.glob("scone_nli/*")):
        if path.name.endswith((".csv", ".csv.gz")) and "one_scoped_one_not" not in path.name:
            pairs += labelled(table(path, ",", quoted=True), keys, "en", "scone_nli")
    return [pair for pair in pairs if "n/a" not in (pair.premise, pair.hypothesis)]


def checked_facts(data: Path) -> list[Pair]:
    """Give evidence and claim; blanks before full stops are taken out."""
    pairs: list[Pair] = []
    for path in sorted((data / "vitaminc_mini").glob("*.jsonl")):
        pairs += labelled(map(json.loads, lines(path)), ("evidence", "claim", "label"), "en", "vitaminc_mini")
    for path in sorted((data / "fever_symmetric").glob("*_[dt]e*.jsonl.gz")):
        pairs += labelled(map(json.loads, lines(path)), ("evidence", "claim", "gold_label"), "en", "fever_symmetric")
    for path in sorted((data / "fool_me_twice").glob("*.jsonl.gz")):
        for row in map(json.loads, lines(path)):
            evidence = " ".join(each["text"] for each in row["gold_evidence"])
            pairs.append(Pair(evidence, row["text"], LABELS[row["label"].lower()], "en", "fool_me_twice"))
    return [replace(pair, premise=_LOOSE.sub("", pair.premise), hypothesis=_LOOSE.sub("", pair.hypothesis)) for pair in pairs]


def negated(data: Path) -> list[Pair]:
    """Give the parts of CANNOT: sentences and their negations, contradicted in both directions."""
    pairs: list[Pair] = []
    for path in sorted((data / "cannot_parts").glob("*.tsv*")):
        if path.name.startswith(("wikifact", "sentiment", "nan")):
            rows = [(row["sentence"], row["negated"]) for row in table(path)]
            corpus = "cannot_facts" if path.name.startswith("wikifact") else "cannot_other"
            pairs += [pair for a, b in rows if a and b for pair in both_ways(a, b, CONTRADICTS, "en", corpus)]
    for row in table(data / "cannot_parts" / "sem_anto_neg.tsv.gz"):
        allowed = CONTRADICTS if row["label"] == "1" else ENTAILS
        pairs += both_ways(row["premise"], row["hypothesis"], allowed, "en", "cannot_antonyms")
    return pairs


def other_languages(data: Path) -> list[Pair]:
    """Give the three-way sets in Korean, Japanese, Persian, German, Russian."""
    with tarfile.open(data / "klue_nli_train" / "klue-nli-v1.1.tar.gz") as packed:
        rows = json.load(packed.extractfile("klue-nli-v1.1/klue-nli-v1.1_train.json"))
    pairs = labelled(rows, ("premise", "hypothesis", "gold_label"), "ko", "klue_nli")
    keys = ("sentence1", "sentence2", "label")
    for path in sorted((data / "jglue_jnli_jsts").glob("jnli*")):
        pairs += labelled(map(json.loads, lines(path)), keys, "ja", f"jnli_{path.name[11:15]}")
    pairs += labelled(table(data / "jamp_temporal" / "train_all.tsv.gz"), ("premise", "hypothesis", "gold_label"), "ja", "jamp")
    sides = ("sentence_A_Ja", "sentence_B_Ja", "entailment_label_Ja")
    pairs += labelled(table(data / "janli" / "janli.tsv.gz"), sides, "ja", "janli")
    for part in ("Train", "Val"):
        rows = table(data / "farstail" / f"{part}-word.csv.gz")
        pairs += labelled(rows, ("premise", "hypothesis", "label"), "fa", f"farstail_{part.lower()}")
    rows = table(data / "mnli_de_mt" / "mnli_train_translated_fixed.tsv.gz", quoted=True)
    pairs += labelled(rows, ("sentenceA", "sentenceB", "label"), "de", "mnli_de")
    for part in ("train", "val"):
        rows = map(json.loads, lines(data / "terra_ru" / f"{part}.jsonl.gz"))
        pairs += labelled(rows, ("premise", "hypothesis", "label"), "ru", f"terra_{part}")
    return pairs


def japanese_suite(data: Path) -> list[Pair]:
    """Give the Japanese problems of JSeM that have an answer."""
    pairs: list[Pair] = []
    for path in sorted((data / "jsem").glob("*.xml*")):
        root = ET.fromstring("".join(lines(path)).encode())  # noqa: S314 - a corpus that is on this machine
        for problem in root.iter("problem"):
            premise = "".join("".join(each.itertext()).strip() for each in problem.iterfind("p/script"))
            hypothesis = "".join("".join(each.itertext()).strip() for each in problem.iterfind("h/script"))
            allowed = LABELS.get(problem.get("answer", ""))
            if problem.get("language") == "jp" and allowed and premise and hypothesis:
                pairs.append(Pair(premise, hypothesis, allowed, "ja", "jsem"))
    return pairs


RTE_FILES = {
    "en": ("RTE3_pairs_dev-set-final.xml.gz", "RTE3-TEST-GOLD.xml.gz"),
    "de": ("RTE3-DE-dev-set.xml.gz", "RTE3-DE-test-set-GS.xml.gz"),
    "it": ("RTE3-ITA-dev-set.xml.gz", "RTE3-ITA-test-set-GS.xml.gz"),
}


def rte(data: Path) -> list[Pair]:
    """Give RTE-3 in four languages: the French release says which of what is not entailed is contradicted, by number."""
    pairs, told = [], {}
    for part, name in enumerate(("RTE3-FR-dev-set-3class.tsv.gz", "RTE3-FR-test-gold-3class.tsv.gz")):
        for row in table(data / "rte3_fr" / name):
            allowed = told[part, int(row["id"])] = LABELS[row["label_text"].strip().lower()]
            pairs.append(Pair(row["premise"], row["hypothesis"], allowed, "fr", "rte3"))
    for language, names in RTE_FILES.items():
        for part, name in enumerate(names):
            text = _DOCTYPE.sub("", "".join(lines(data / "rte3_en_de_it" / name)))
            for pair in ET.fromstring(re.sub(r"&(?!\w+;|#)", "&amp;", text).encode()).iter("pair"):  # noqa: S314
                sides = [" ".join("".join(pair.find(side).itertext()).split()) for side in "th"]
                own = ENTAILS if pair.get("entailment") == "YES" else NOT_ENTAILED
                french = told.get((part, int(pair.get("id"))), own)
                allowed = french if (french == ENTAILS) == (own == ENTAILS) else own
                pairs.append(Pair(*sides, allowed, language, "rte3"))
    return pairs


def similar(data: Path, chance: random.Random) -> list[Pair]:
    """Give STS pairs (dev and test, in eleven languages, half of them across two), JSTS and KLUE-STS."""
    pairs: list[Pair] = []
    for part in ("dev", "test"):
        rows = {each: list(csv.reader(lines(data / "stsb_multi_mt" / f"stsb-{each}-{part}.csv.gz"))) for each in STS_LANGUAGES}
        for language, own in rows.items():
            for number, (one, other, score) in enumerate(own):
                second = chance.choice((language, chance.choice(STS_LANGUAGES)))
                hypothesis = other if second == language else rows[second][number][1]
                pairs += _scored(one, hypothesis, float(score), f"{language}-{second}", "stsb")
    for row in table(data / "kornlu" / "sts-dev.tsv.gz"):
        pairs += _scored(row["sentence1"], row["sentence2"], float(row["score"]), "ko", "kornlu_sts")
    for path in sorted((data / "jglue_jnli_jsts").glob("jsts*")):
        for row in map(json.loads, lines(path)):
            pairs += _scored(row["sentence1"], row["sentence2"], row["label"], "ja", "jsts")
    for row in json.loads("".join(lines(data / "klue" / "klue-sts-v1.1_dev.json.gz"))):
        pairs += _scored(row["sentence1"], row["sentence2"], row["labels"]["real-label"], "ko", "klue_sts")
    return pairs


def _scored(one: str, other: str, score: float, language: str, corpus: str) -> list[Pair]:
    if OTHER_SCORE < score < SAME_SCORE:
        return []
    return both_ways(one, other, ENTAILS if score >= SAME_SCORE else NOT_ENTAILED, language, corpus)


def reordered(data: Path, chance: random.Random) -> list[Pair]:
    """Give PAWS-X test (row i is one pair in every language, labels from the German release), a third across two languages."""
    told = [row["label"] for row in table(data / "pawsx_de_labelled" / "test.tsv.gz")]
    files = {each: data / "pawsx_7lang" / f"test-{each}.tsv.gz" for each in PAWS_LANGUAGES}
    rows = {each: [line.rstrip("\n").split("\t") for line in lines(path)] for each, path in files.items()}
    pairs: list[Pair] = []
    for language, own in rows.items():
        for number, (sides, label) in enumerate(zip(own, told, strict=True)):
            second = chance.choice((language, language, chance.choice(PAWS_LANGUAGES)))
            allowed = ENTAILS if label == "1" else NOT_ENTAILED
            pairs += both_ways(sides[0], rows[second][number][1], allowed, f"{language}-{second}", "pawsx")
    return pairs


def measured_texts(data: Path) -> set[str]:
    """Give the texts that scores are taken on: no pair that holds one of them is trained on."""
    found: set[str] = set()
    for language in XNLI_LANGUAGES:
        found.update(text for line in lines(data / "xnli_dev" / f"dev-{language}.tsv.gz") for text in line.split("\t")[:2])
    for path in sorted((data / "negation_minpairs").glob("xnli_*.test.jsonl.gz")):
        found.update(row[side] for row in map(json.loads, lines(path)) for side in ("sentence1", "sentence2"))
    found.update(row[side] for row in table(data / "daccord_fr" / "daccord_dataset.tsv.gz") for side in ("premise", "hypothesis"))
    for language in PAWS_LANGUAGES:
        found.update(text for line in lines(data / "pawsx_7lang" / f"dev-{language}.tsv.gz") for text in line.split("\t")[:2])
    for path in sorted((data.parent / "checkthat_perturbed").glob("*.tsv")):
        found.update(row[1] for row in csv.reader(lines(path), delimiter="\t") if len(row) > 1)
    for language in STS_LANGUAGES:
        rows = csv.reader(lines(data / "stsb_multi_mt" / f"stsb-{language}-train.csv.gz"))
        found.update(text for row in rows for text in row[:2])
    return {plain(text) for text in found if len(plain(text)) >= 20}


READERS: tuple[Callable[[Path], list[Pair]], ...] = (english, checked_facts, negated, other_languages, japanese_suite, rte)


def all_pairs(data: Path, chance: random.Random) -> list[Pair]:
    """Give every pair that may be trained on, each once, none of a text that is measured with; ``data`` is the folder nli."""
    measured, seen, kept = measured_texts(data), set(), []
    read = [pair for reader in READERS for pair in reader(data)] + similar(data, chance) + reordered(data, chance)
    for pair in read:
        key = (plain(pair.premise), plain(pair.hypothesis))
        if key not in seen and not measured & set(key):
            seen.add(key)
            kept.append(pair)
    return kept
