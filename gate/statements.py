"""Score the shipped tagger and the linking on fixed corpora: floors in floors.json, corpora pinned by digest.

    python gate/statements.py ../shared/data

Token F1 counts words and punctuation marks, each with the role that gold (flat, outermost attributions) and
tagger give it. A linked attribution is right when source, cue and content each overlap their gold by at least
.8 (intersection over union of characters).
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "training"))

from corpora import Attribution, bio_lines, detokenise, flatten, outermost, own_sentences, polnear, spans_of_labels  # noqa: E402

from sayso.records import Document, Moment, Paragraph, Span  # noqa: E402
from sayso.settings import Settings  # noqa: E402
from sayso.statements.decoding import Mark, marks_of  # noqa: E402
from sayso.statements.joints import joined  # noqa: E402
from sayso.statements.kinds import kind_of  # noqa: E402
from sayso.statements.linking import Attribution as Linked  # noqa: E402
from sayso.statements.linking import link  # noqa: E402
from sayso.statements.tagger import tag  # noqa: E402
from sayso.statements.windows import windows_of  # noqa: E402

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r".+?(?:[.!?。！？]['\"”’»」]*(?=\s|$)|$)")
OVERLAP = 0.8
_CZECH = {"source": "source", "cue": "cue", "content": "content"}


def as_document(text: str, language: str = "und", published: Moment | None = None) -> Document:
    """Make a document whose paragraphs are lines, as the windows want it."""
    paragraphs = []
    for line in _LINE.finditer(text):
        if line.group().strip():
            sentences = tuple(
                Span(line.start() + m.start(), line.start() + m.end())
                for m in _SENTENCE.finditer(line.group())
                if m.group().strip()
            )
            paragraphs.append(Paragraph(span=Span(*line.span()), language=language, headline=False, sentences=sentences))
    return Document(id="x", text=text, language=language, published=published, paragraphs=tuple(paragraphs))


def read_marks(texts: list[str]) -> list[tuple[Mark, ...]]:
    """Tag whole texts window by window."""
    jobs = [(number, window) for number, text in enumerate(texts) for window in windows_of(as_document(text))]
    words = [texts[number][window.start : window.end] for number, window in jobs]
    marks: list[list[Mark]] = [[] for _ in texts]
    for (number, window), part, tagged in zip(jobs, words, tag(words), strict=True):
        marks[number] += [Mark(m.start + window.start, m.end + window.start, m.role, m.score) for m in marks_of(part, tagged)]
    return [tuple(each) for each in marks]


def token_f1(
    rows: Iterable[tuple[str, Iterable[tuple[int, int, str]], Iterable[Mark]]], per_character: bool = False
) -> dict[str, float]:
    """Micro F1 by role over rows of (text, gold spans, marks)."""
    counts: Counter[tuple[str, str]] = Counter()
    for text, gold, marks in rows:
        places = (
            [(i, i + 1) for i, c in enumerate(text) if not c.isspace()]
            if per_character
            else [m.span() for m in _TOKEN.finditer(text)]
        )
        want, have = _labels(places, gold), _labels(places, ((m.start, m.end, m.role) for m in marks))
        for a, b in zip(want, have, strict=True):
            if a:
                counts["gold", a] += 1
            if b:
                counts["found", b] += 1
            if a and a == b:
                counts["right", a] += 1
    return {role: round(2 * counts["right", role] / max(1, counts["gold", role] + counts["found", role]), 4) for role in ROLES}


def _labels(places: list[tuple[int, int]], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    ordered, labels, at = sorted(spans), [], 0
    for start, end in places:
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        labels.append(ordered[at][2] if at < len(ordered) and ordered[at][0] < end else "")
    return labels


def found_in(text: str, marks: tuple[Mark, ...]) -> list[Linked]:
    """Link marks as the shipped pipeline does: contents stretched over quoted names, unsure attributions left out."""
    least = Settings().statement_min_score
    return [each for each in link(text, joined(text, marks)) if each.score >= least]


def linked_f1(
    rows: Iterable[tuple[str, list[Attribution], tuple[Mark, ...]]], left_out: Iterable[list[Attribution]] = ()
) -> dict[str, float]:
    """Link marks and give F1 of whole attributions, as :func:`linked_score`."""
    return linked_score(((text, gold, found_in(text, marks)) for text, gold, marks in rows), left_out)


def linked_score(
    rows: Iterable[tuple[str, list[Attribution], list[Linked]]], left_out: Iterable[list[Attribution]] = ()
) -> dict[str, float]:
    """Give F1 of whole attributions, with overlap of at least .8 for each role that gold has: over all, and by kind.

    What is found where an attribution ``left_out`` (a list a text) stands counts neither way.

    The kind is told from the content: direct, indirect or mixed; what stands in the first of several lines is a headline.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for (text, attributions, every), passed in zip_longest(rows, left_out, fillvalue=[]):
        gold = outermost(attributions)
        found = [each for each in every if not _meets(each, passed)]
        counts.update(("found", _kind(text, [(c.start, c.end) for c in each.contents])) for each in found)
        for want in gold:
            kind = _kind(text, want.of("content"))
            counts["gold", kind] += 1
            hit = next((each for each in found if agrees(want, each)), None)
            if hit:
                counts["right", kind] += 1
                found.remove(hit)
    kinds = sorted({kind for _, kind in counts})
    scores = {kind: _f1(counts, [kind]) for kind in kinds}
    return {"linked": _f1(counts, kinds)} | {f"linked {kind}": value for kind, value in scores.items()}


def _meets(found: Linked, passed: list[Attribution]) -> bool:
    """Tell whether most of what was found lies in an attribution that is left out."""
    own = {i for content in found.contents for i in range(content.start, content.end)}
    theirs = {i for each in passed for start, end in each.of("content") for i in range(start, end)}
    return len(own & theirs) > len(own) / 2


def _f1(counts: Counter[tuple[str, str]], kinds: list[str]) -> float:
    gold, found, right = (sum(counts[part, kind] for kind in kinds) for part in ("gold", "found", "right"))
    return round(2 * right / max(1, gold + found), 4)


def _kind(text: str, contents: list[tuple[int, int]]) -> str:
    if not contents:
        return "none"
    end = text.find("\n")
    if end > 0 and contents[0][0] < end:
        return "headline"
    return kind_of(text, tuple(Span(start, stop) for start, stop in contents)).value


def agrees(want: Attribution, found: object) -> bool:
    have = {
        "source": [(found.source.start, found.source.end)] if found.source else [],
        "cue": [(part.start, part.end) for part in (found.cue, *found.cue_parts) if part],
        "content": [(c.start, c.end) for c in found.contents],
    }
    whole = all(overlap(want.of(role), have[role]) >= OVERLAP for role in ("source", "content"))
    parts = [[part] for part in want.of("cue")]  # "hatte … erklärt": one part found whole is enough
    return whole and any(overlap(cue, have["cue"]) >= OVERLAP for cue in (want.of("cue"), *parts))


def overlap(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> float:
    """Give the overlap of two sets of spans, 0 to 1: shared characters over all characters; 1 when both are empty."""
    if not a or not b:
        return 1.0 if not a and not b else 0.0
    one = {i for start, end in a for i in range(start, end)}
    other = {i for start, end in b for i in range(start, end)}
    return len(one & other) / len(one | other)


def exact_f1(path: Path) -> dict[str, float]:
    """Exact-match F1 on the published CofeNet lines, as its authors count: spans over tokens, by role."""
    rows = bio_lines(path)
    sets = []
    for (text, places, labels), tagged in zip(rows, tag([text for text, *_ in rows]), strict=True):
        found = {_on_tokens(places, m) for m in joined(text, marks_of(text, tagged))}
        sets.append((set(spans_of_labels(places, labels)), found))
    return _exact(sets)


def exact(rows: Iterable[tuple[str, Iterable[tuple[int, int, str]], Iterable[Mark]]]) -> dict[str, float]:
    """Exact-match F1 by role over rows of (text, gold spans, marks)."""
    return _exact([(set(gold), {(m.start, m.end, m.role) for m in marks}) for _, gold, marks in rows])


def _exact(rows: list[tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]]) -> dict[str, float]:
    scores = {}
    for role in ROLES:
        pairs = [({s for s in gold if s[2] == role}, {s for s in found if s[2] == role}) for gold, found in rows]
        right = sum(len(gold & found) for gold, found in pairs)
        scores[role] = round(2 * right / max(1, sum(len(gold) + len(found) for gold, found in pairs)), 4)
    return scores


def _on_tokens(places: list[tuple[int, int]], mark: Mark) -> tuple[int, int, str]:
    inside = [p for p in places if p[0] < mark.end and mark.start < p[1]]
    return (inside[0][0], inside[-1][1], mark.role) if inside else (mark.start, mark.end, mark.role)


def polnear_scores(data: Path) -> dict[str, float]:
    articles = polnear(data, "dev")
    marks = read_marks([text for _, text, _ in articles])
    rows = [(text, flatten(outermost(gold), len(text)), found) for (_, text, gold), found in zip(articles, marks, strict=True)]
    scores = {f"polnear dev {role}": value for role, value in token_f1(rows).items()}
    linked = linked_f1((t, gold, found) for (_, t, gold), found in zip(articles, marks, strict=True))
    return scores | {f"polnear dev {name}": value for name, value in linked.items()}


def german_scores(data: Path) -> dict[str, float]:
    """Quotes and speakers of German Wikinews, tagged zero-shot: measured, never trained on.

    Linked are the attributions of type direct or indirect that have a cue, without the fragments in quotation marks that stand
    inside another's content. "Reported" (the whole sentence, no cue) and free indirect speech (no cue) count neither way.
    """
    rows = [json.loads(line) for line in (data / "german_wikinews_quotes" / "dev.jsonl").read_text(encoding="utf8").splitlines()]
    texts = [row["originalText"] for row in rows]
    every = [[(_german(each), each["type"]) for each in row["annotations"]] for row in rows]
    marks = read_marks(texts)
    gold = [_whole([each for each, kind in row if kind in {"Direct", "Indirect"} and each.of("cue")]) for row in every]
    passed = [[each for each, kind in row if kind not in {"Direct", "Indirect"} or not each.of("cue")] for row in every]
    flat = [
        (text, flatten(outermost([each for each, _ in row]), len(text)), found)
        for text, row, found in zip(texts, every, marks, strict=True)
    ]
    scores = token_f1(flat) | linked_f1(zip(texts, gold, marks, strict=True), passed)
    return {f"german dev {name}": value for name, value in scores.items()}


def _german(annotation: dict) -> Attribution:
    names = {"speaker": "source", "cue": "cue", "quote": "content"}
    return Attribution(tuple(sorted((start, end, role) for key, role in names.items() for start, end in annotation[key])))


def _whole(attributions: list[Attribution]) -> list[Attribution]:
    """Leave out attributions whose content stands inside the content of another with the same source."""

    def covered(inner: Attribution, outer: Attribution) -> bool:
        places = [any(a <= start and end <= b for a, b in outer.of("content")) for start, end in inner.of("content")]
        return inner is not outer and all(places) and inner.of("source") == outer.of("source")

    return [each for each in attributions if not any(covered(each, other) for other in attributions)]


def czech_scores(data: Path) -> dict[str, float]:
    """Czech quotation sentences (token tags), zero-shot."""
    sentences: dict[str, tuple[list[str], list[str]]] = {}
    with (data / "adaq_cs" / "cs_tokens.tsv").open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            words, tags = sentences.setdefault(row["sentence_num"], ([], []))
            words.append(row["text"])
            tags.append(row["tags"].casefold())
    rows = []
    for words, tags in sentences.values():
        text, places = detokenise(words)
        gold = [(a, b, role) for (a, b), t in zip(places, tags, strict=True) if (role := _CZECH.get(t.split("-")[-1]))]
        rows.append((text, gold))
    marks = [marks_of(text, tagged) for (text, _), tagged in zip(rows, tag([text for text, _ in rows]), strict=True)]
    scored = token_f1((text, gold, found) for (text, gold), found in zip(rows, marks, strict=True))
    return {f"czech {role}": value for role, value in scored.items()}


def own_scores() -> dict[str, float]:
    """Our held-out sentences, by language: character F1 of each role, and linked attributions."""
    languages: dict[str, list[tuple[str, list[Attribution]]]] = {}
    for language, text, gold, _ in own_sentences(ROOT / "training" / "sentences", held_out=True):
        languages.setdefault(language, []).append((text, gold))
    scores = {}
    for language, rows in languages.items():
        texts = [text for text, _ in rows]
        marks = [joined(text, marks_of(text, tagged)) for text, tagged in zip(texts, tag(texts), strict=True)]
        flat = [(t, flatten(outermost(g), len(t)), m) for (t, g), m in zip(rows, marks, strict=True)]
        by_role = token_f1(flat, per_character=True)
        scores |= {f"own {language} {role}": value for role, value in by_role.items()}
        scores |= {f"own {language} exact {role}": value for role, value in exact(flat).items()}
        scores[f"own {language} linked"] = linked_f1((t, g, m) for (t, g), m in zip(rows, marks, strict=True))["linked"]
    return scores


def score(data: Path | None) -> dict[str, float]:
    """Give every score; those that need the corpora only where ``data`` is there."""
    scores = own_scores()
    if data is not None and data.is_dir():
        scores |= polnear_scores(data) | german_scores(data) | czech_scores(data)
        scores |= {f"cofenet lines exact {role}": v for role, v in exact_f1(data / "polnear_lines" / "valid.txt.gz").items()}
    return scores


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1]) if len(sys.argv) > 1 else None).items():
        print(f"{name:32} {value:.4f}")
