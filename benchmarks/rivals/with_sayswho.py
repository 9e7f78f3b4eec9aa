"""Ask SaysWho's quote finder, without the coreference model that joins speakers: that is on no package index.

Texts are prepared by SaysWho's own function, which rewrites marks; what is found is carried back to
the places in the text as it was.
"""

from protocol import Answer, Extractor, Quotation, serve
from with_textacy import AT_ONCE, PIPELINE, quotation


def load() -> Extractor:
    """Load the pipeline without its names of entities, which only the joining of speakers needs."""
    import spacy  # noqa: PLC0415 - its time is part of loading
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - likewise
    from sayswho.helpers import prep_text_for_quote_detection  # noqa: PLC0415 - likewise
    from sayswho.quote_finder import quote_finder  # noqa: PLC0415 - likewise

    pipeline = spacy.load(PIPELINE, exclude=["ner"])

    def extract(texts: list[str]) -> Answer:
        prepared = [prep_text_for_quote_detection(without_blank_lines(text)) for text in texts]
        found: list[list[Quotation]] = []
        given_up = 0
        for text, parsed in zip(texts, pipeline.pipe(prepared, batch_size=AT_ONCE), strict=True):
            try:
                quotations = [quotation(each, 0) for each in quote_finder(parsed)]
            except (TypeError, ValueError, IndexError):
                quotations, given_up = [], given_up + 1
            blocks = Indel.opcodes(parsed.text, text)
            found.append([{role: carried(ranges, blocks) for role, ranges in each.items()} for each in quotations])
        return found, given_up

    return extract


def without_blank_lines(text: str) -> str:
    """Leave out lines of white space, which SaysWho's function stumbles over."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def carried(ranges: list, blocks: object) -> list:
    """Carry ranges back through the blocks that are equal in both texts."""
    return [
        (max(start, b.src_start) - b.src_start + b.dest_start, min(end, b.src_end) - b.src_start + b.dest_start)
        for start, end in ranges
        for b in blocks
        if b.tag == "equal" and max(start, b.src_start) < min(end, b.src_end)
    ]


if __name__ == "__main__":
    serve(load)
