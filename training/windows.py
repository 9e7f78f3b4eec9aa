"""Cut examples into windows of tokens for the tagger: consecutive paragraphs, single sentences, bundles of short texts."""

import random
import re
from dataclasses import dataclass

import numpy as np
from corpora import Attribution, Example
from tokenizers import Tokenizer

from sayso.languages.pieces import BEGIN, END, trimmed
from sayso.statements.tagger import LABELS

LABEL_ID = {label: number for number, label in enumerate(LABELS)}
IGNORED = -100
MAX_TOKENS = 190

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]['\"”’)\]]*(?=\s)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids (with begin and end), labels (IGNORED on begin, end and bare blanks), spans of tokens in the text."""

    ids: np.ndarray
    labels: np.ndarray
    text: str
    offsets: tuple[tuple[int, int], ...]


def cut(example: Example, start: int, end: int) -> Example:
    """Give the part of an example between two code points."""
    spans = [(max(a, start) - start, min(b, end) - start, r) for a, b, r in example.spans if a < end and start < b]
    return Example(example.text[start:end], tuple(spans), example.name)


def encode(tokenizer: Tokenizer, example: Example) -> Window:
    """Tokenise an example and label its tokens."""
    encoding = tokenizer.encode(example.text, add_special_tokens=False)
    ids, offsets = encoding.ids[:510], encoding.offsets[:510]
    labels = np.full(len(ids) + 2, IGNORED, np.int64)
    offsets = tuple(trimmed(example.text, *offset) for offset in offsets)
    spans, which = example.spans, 0
    last = -1
    for position, (start, end) in enumerate(offsets):
        if start == end:
            continue
        while which < len(spans) and spans[which][1] <= start:
            which += 1
        if which < len(spans) and spans[which][0] < end:
            begins = which != last
            labels[position + 1] = LABEL_ID[("B-" if begins else "I-") + spans[which][2]]
            last = which
        else:
            labels[position + 1] = 0
    return Window(np.array([BEGIN, *ids, END], np.int64), labels, example.text, offsets)


def paragraphs(example: Example) -> list[tuple[int, int]]:
    return [m.span() for m in _PARAGRAPH.finditer(example.text) if m.group().strip()]


def windows_of_article(tokenizer: Tokenizer, example: Example, chance: random.Random | None = None) -> list[Example]:
    """Cut an article into runs of whole paragraphs of at most MAX_TOKENS tokens; ``chance`` shortens some runs at random."""
    places = paragraphs(example)
    sizes = [len(tokenizer.encode(example.text[a:b], add_special_tokens=False).ids) for a, b in places]
    runs, first, total = [], 0, 0
    limit = MAX_TOKENS
    for i, size in enumerate(sizes):
        if i > first and total + size > limit:
            runs.append((places[first][0], places[i - 1][1]))
            first, total = i, 0
            limit = MAX_TOKENS if chance is None else chance.choice([60, 120, MAX_TOKENS, MAX_TOKENS])
        total += size
    if places:
        runs.append((places[first][0], places[-1][1]))
    return [cut(example, a, b) for a, b in runs]


def sentences_of_article(example: Example) -> list[Example]:
    """Cut an article into single sentences, roughly (they are training material, not results)."""
    parts = []
    for match in _SENTENCE.finditer(example.text):
        start, end = trimmed(example.text, *match.span())
        if end - start > 1:
            parts.append(cut(example, start, end))
    return parts


def sentences_with_attributions(articles: list[tuple[str, str, list[Attribution]]]) -> list[tuple[str, str, list[Attribution]]]:
    """Give the sentences that hold whole attributions only, at least one: (language, text, attributions)."""
    found = []
    for _name, text, attributions in articles:
        for match in _SENTENCE.finditer(text):
            start, end = trimmed(text, *match.span())
            near = [each for each in attributions if any(a < end and start < b for a, b, _ in each.spans)]
            if near and all(start <= a and b <= end for each in near for a, b, _ in each.spans):
                moved = [Attribution(tuple((a - start, b - start, role) for a, b, role in each.spans)) for each in near]
                found.append(("en", text[start:end], moved))
    return found


def bundle(examples: list[Example], separator: str = "\n") -> Example:
    """Join short texts into one, as paragraphs of one article."""
    text, spans = "", []
    for example in examples:
        shift = len(text) + (len(separator) if text else 0)
        text += (separator if text else "") + example.text
        spans += [(a + shift, b + shift, r) for a, b, r in example.spans]
    return Example(text, tuple(spans), "bundle")
