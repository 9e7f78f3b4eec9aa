"""Ask sayso as its users do: files on disk, read and attributed."""

from pathlib import Path
from tempfile import TemporaryDirectory

from protocol import Answer, Extractor, Quotation, serve


def load() -> Extractor:
    """Import sayso; its models load at the first text."""
    import sayso  # noqa: PLC0415 - its time is part of loading

    def extract(texts: list[str]) -> Answer:
        found: list[list[Quotation]] = [[] for _ in texts]
        if not texts:
            return found, 0
        with TemporaryDirectory() as folder:
            for number, text in enumerate(texts):
                (Path(folder) / f"{number:06}.txt").write_text(text, encoding="utf8", newline="")
            pile = sayso.read([folder])
            statements = sayso.attribute(pile.documents)
        places = {document.id: (int(Path(document.file).stem), document.offset) for document in pile.documents}
        for each in statements:
            number, offset = places[each.document]
            speaker = [(offset + each.source.start, offset + each.source.end)] if each.source else []
            if each.parent is None:
                found[number] += [
                    {"speaker": speaker, "content": [(offset + part.start, offset + part.end)]} for part in each.content
                ]
        return found, len(pile.unread)

    return extract


if __name__ == "__main__":
    serve(load)
