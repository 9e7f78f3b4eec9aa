"""Make a case to be measured: of statements that were read before, or of one claim a headline.

    python benchmarks/case/filling.py CASE DOCUMENTS PILE.pickle
    python benchmarks/case/filling.py CASE DOCUMENTS headlines

A pickle is what benchmarks/claims/prepare.py writes: its documents and statements are stored, and ``add`` finds what lies
between them. Reading statements takes a fifth of a second a short text on one core, so that 100,000 documents are not read:
each gives one claim, its headline, with a lineage of one origin and the vector that ``add`` would store. Such a case has the
tables of a real one in their size, and claims that no reader has looked at. Prints its seconds by part as JSON.
"""

import json
import lzma
import pickle
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from sayso.adding import add
from sayso.case import Original, Reading, Writer, packed
from sayso.claims import read_texts
from sayso.documents.draft import Draft, finish
from sayso.records import (
    Actor,
    Claim,
    Conclusions,
    Document,
    Edge,
    EdgeKind,
    EndKind,
    Lineage,
    Node,
    NodeKind,
    Passage,
    Receipt,
    Run,
    Stance,
    Statement,
    Witness,
    content_id,
)

SCALE = Path(__file__).resolve().parents[3] / "shared" / "data" / "scale"
A_FILE = 100  # documents
AN_ACTOR = 4  # documents: of 10,000 news that were read, each second document has one, of 100,000 fewer
HEADLINES = Run(id="headlines", version="0", settings=(), inputs=())
TITLES = (("1tv_ru_title_lead.jsonl.xz", "content", "ru"), ("official_en_titles.jsonl.xz", "text", "en"))


def headlines(count: int) -> list[Document]:
    """Give documents of a headline and a lead, Russian and then English."""
    found: list[Document] = []
    for name, field, language in TITLES:
        with lzma.open(SCALE / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                if len(found) == count:
                    return found
                row = json.loads(line)
                title, lead = (" ".join(str(row.get(key) or "").split()) for key in ("title", field))
                if len(title) > 20:  # noqa: PLR2004 shorter ones say nothing
                    place = f"{name}:{len(found)}"
                    draft = Draft(
                        text=f"{title}\n\n{lead}", file=place, digest=place, title=title, url=row.get("url"), language=language
                    )
                    found.append(finish(draft))
    return found


def store(case: Path, documents: Sequence[Document], statements: Sequence[Statement], first: int = 0) -> None:
    """Store documents and their statements, a hundred a file, as ``add`` stores them; files are named from a number on."""
    own: dict[str, list[Statement]] = {document.id: [] for document in documents}
    for statement in statements:
        if statement.document in own:
            own[statement.document].append(statement)
    with Writer(case) as writer:
        for start in range(0, len(documents), A_FILE):
            part = tuple(documents[start : start + A_FILE])
            content = "\n".join(each.text for each in part).encode()
            told = tuple(statement for each in part for statement in own[each.id])
            original = Original(path=f"{first + start}.jsonl", sha256=sha256(content).hexdigest(), content=content)
            writer.add(original, Reading(documents=part, own_ids=tuple(each.id for each in part), statements=told))


def conclude_headlines(case: Path, documents: Sequence[Document]) -> dict[str, float]:
    """Store a claim for each headline, as if it rested on its outlet's own word."""
    started = perf_counter()
    pairs = [_claim(each) for each in documents]
    claims, lineages = tuple(claim for claim, _ in pairs), tuple(lineage for _, lineage in pairs)
    vectors = packed(read_texts([each.text for each in claims], [each.language for each in claims]))
    actors = tuple(_actor(each) for each in documents[::AN_ACTOR])
    read = perf_counter()
    with Writer(case) as writer:
        writer.remember({claim.id: vector for claim, vector in zip(claims, vectors, strict=True)}, {})
        writer.conclude(Conclusions(actors=actors, claims=claims, lineages=lineages), HEADLINES, ())
    return {"vectors_seconds": read - started, "conclude_seconds": perf_counter() - read}


def _actor(document: Document) -> Actor:
    """Make somebody of the first words of a headline, so that there is somebody to be read."""
    words = (document.title or "").split()
    names = (" ".join(words[:2]), " ".join(words[1:3]))
    return Actor(id=content_id("actor", document.id), name=names[0], names=names, kind="person")


def _claim(document: Document) -> tuple[Claim, Lineage]:
    passage = Passage(document.id, 0, len(document.title or ""))
    claim = content_id("headline", document.id)
    witness = Witness(document=document.id, passage=passage, statement=None, stance=Stance.ASSERTS, headline=True)
    receipt = Receipt(id=claim, kind=EdgeKind.OWN_REPORTING, why="nobody is named for it", score=1.0, passages=(passage,))
    nodes = (
        Node(id=f"{claim}-w", kind=NodeKind.WITNESS, label=document.name, document=document.id, passage=passage),
        Node(id=f"{claim}-o", kind=NodeKind.OWN_REPORTING, label=document.name, end=EndKind.OWN_REPORTING),
    )
    edge = Edge(start=nodes[0].id, end=nodes[1].id, kind=EdgeKind.OWN_REPORTING, receipt=receipt.id)
    lineage = Lineage(
        claim=claim, documents=1, wordings=((document.id,),), low=1, high=1, ends=((nodes[1].id,),), low_groups=((0,),),
        nodes=nodes, edges=(edge,), receipts=(receipt,),
    )  # fmt: skip
    return Claim(id=claim, text=document.title or "", language=document.language, witnesses=(witness,)), lineage


def main() -> None:
    """Make one case."""
    case, count, what = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    case.unlink(missing_ok=True)
    if what == "headlines":
        documents, statements = headlines(count), ()
    else:
        documents, statements, *_ = pickle.loads(Path(what).read_bytes())  # noqa: S301 - prepare.py wrote it
        documents = documents[:count]
    started = perf_counter()
    store(case, documents, statements)
    seconds = {"store_seconds": perf_counter() - started}
    started = perf_counter()
    if what == "headlines":
        seconds |= conclude_headlines(case, documents)
    else:
        add(case)
        seconds["conclude_seconds"] = perf_counter() - started
    print(json.dumps({"documents": len(documents)} | {name: round(each, 2) for name, each in seconds.items()}))


if __name__ == "__main__":
    main()
