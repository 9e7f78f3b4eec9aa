"""Piles of made-up records for tests of a case: drawn by chance from a seed, without reading a text or running a model."""

import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.factories import document, statement
from tests.stored import concluded

from sayso.case import Original, Reading, Writer
from sayso.records import (
    Act,
    Actor,
    Claim,
    Copy,
    CopyKind,
    Correction,
    Document,
    Edge,
    EdgeKind,
    EndKind,
    Input,
    Judgement,
    Lineage,
    Moment,
    Node,
    NodeKind,
    Passage,
    Receipt,
    Run,
    Stance,
    Statement,
    Story,
    Trace,
    Version,
    Witness,
)

RUN = Run(id="run", version="1", settings=(("copy_min_words", "12"),), inputs=(), models=(("model", "digest"),))
SPEAKERS = ("the mayor", "Minister Oku", "a source", "порт Сарн")
OUTLETS = ("Herald", "Курьер", "海峡新聞", None)
LANGUAGES = ("en", "ru", "ja")
DATES = (None, "2022-05-17", "2022-05-18T09:00", "2023-01-02", "2024-12-31")
FACTS = ("the mill is shut", "the ferry sank", "the dam holds", "the bridge is open", "the tower leans")


def pile(seed: int, n_documents: int = 24, n_claims: int = 12) -> Trace:
    """Draw a pile: every document quotes two speakers, one inside of what the other says."""
    chance = random.Random(seed)  # noqa: S311 - for made-up records
    documents = tuple(_document(chance, number) for number in range(n_documents))
    statements = tuple(each for page in documents for each in _statements(chance, page))
    actors = tuple(
        Actor(id=f"actor{rank}", name=name, names=(name, name.title()), kind="person") for rank, name in enumerate(SPEAKERS)
    )
    copies = tuple(sorted((_copy(chance, documents, number) for number in range(n_documents // 2)), key=lambda each: each.id))
    claims = tuple(_claim(chance, number, documents, statements, n_claims) for number in range(n_claims))
    lineages = tuple(_lineage(chance, claim) for claim in claims)
    stories = tuple(_story(claims[rank : rank + 3], rank) for rank in range(0, n_claims, 4))
    inputs = tuple(Input(each.file, sha256(each.text.encode()).hexdigest()) for each in documents)
    judged = Correction(judgement=Judgement.INDEPENDENT, a=documents[0].id, b=documents[1].id, by="Ida", why="both were there")
    return Trace(
        run=replace(RUN, inputs=inputs), documents=documents, statements=statements, actors=actors, copies=copies, claims=claims, lineages=lineages,
        unread=(), corrections=(judged,), stories=stories,
    )  # fmt: skip


def store(path: Path, made: Trace) -> Path:
    """Write a pile into a case, a file a document."""
    own: dict[str, list[Statement]] = {}
    for each in made.statements:
        own.setdefault(each.document, []).append(each)
    with Writer(path) as writer:
        for page in made.documents:
            original = Original(path=page.file, sha256=sha256(page.text.encode()).hexdigest(), content=page.text.encode())
            writer.add(original, Reading(documents=(page,), own_ids=(page.id,), statements=tuple(own[page.id])))
        writer.correct(made.corrections)
        writer.conclude(concluded(made), RUN, ())
    return path


def _document(chance: random.Random, number: int) -> Document:
    told = [f"On day {number} the mayor said that Minister Oku believes that {chance.choice(FACTS)}.", "Nobody else was there."]
    first = chance.choice(DATES)
    published = Moment(first, chance.choice((first, "2024-12-31")), "field") if first else None
    return document(
        "\n".join(told), id=f"document{number:03}", outlet=chance.choice(OUTLETS), language=chance.choice(LANGUAGES),
        published=published, title=f"Day {number} at the mill", file=f"{number}.txt", headline=False,
    )  # fmt: skip


def _statements(chance: random.Random, page: Document) -> tuple[Statement, Statement]:
    fact = page.text.partition("believes that ")[2].partition(".")[0]
    act, other = (chance.choice(list(Act)) for _ in range(2))
    outer = statement(page, "the mayor", "said", f"Minister Oku believes that {fact}", id=f"{page.id}-outer", act=act)
    named = {"speaker": f"actor{chance.randrange(len(SPEAKERS))}"} if chance.random() < 0.8 else {}
    inner = statement(page, "Minister Oku", "believes", fact, id=f"{page.id}-inner", act=other, parent=outer.id, **named)
    return outer, inner


def _copy(chance: random.Random, documents: tuple[Document, ...], number: int) -> Copy:
    a, b = sorted(chance.sample([each.id for each in documents], 2))
    start, end = chance.randrange(20), chance.randrange(30, 50)
    return Copy(
        id=f"copy{number:03}", a=Passage(a, start, end), b=Passage(b, start, end), kind=chance.choice(list(CopyKind)), score=0.9,
        why="the same words", pairs=((start, end, start, end),),
    )  # fmt: skip


def _claim(
    chance: random.Random, number: int, documents: tuple[Document, ...], statements: tuple[Statement, ...], n_claims: int
) -> Claim:
    name = f"claim{number:03}"
    chosen = chance.sample(documents, chance.randrange(1, 7))
    inner = {each.document: each for each in statements if each.parent}
    witnesses = []
    for page in chosen:
        said = inner[page.id]
        own = chance.random() < 0.4
        credited = chance.choice(statements).id if own and chance.random() < 0.6 else None
        where = Passage(page.id, 0, 20) if own else Passage(page.id, said.content[0].start, said.content[0].end)
        stance, receipt = chance.choice(list(Stance)), f"{name}-{page.id}"
        statement_id = None if own else said.id
        witnesses.append(
            Witness(document=page.id, passage=where, statement=statement_id, stance=stance, receipt=receipt, credited=credited)
        )
    receipts = tuple(
        Receipt(
            id=each.receipt or "", kind=EdgeKind.SAME_WORDS, why="the same words", score=1.0,
            passages=(each.passage, witnesses[0].passage),
        )
        for each in witnesses
    )  # fmt: skip
    other = f"claim{(number + 1) % n_claims:03}"
    versions = (Version(other, "place", "Sarn", "Dorne", passages=(witnesses[0].passage, witnesses[-1].passage)),)
    return Claim(
        id=name, text=f"{FACTS[number % len(FACTS)]} since day {number}", language=chosen[0].language, witnesses=tuple(witnesses),
        versions=versions if chance.random() < 0.5 else (), receipts=receipts,
    )  # fmt: skip


def _lineage(chance: random.Random, claim: Claim) -> Lineage:
    nodes = [
        Node(
            id=f"node{rank}", kind=NodeKind.WITNESS, label=each.document, document=each.document, passage=each.passage,
            dropped=chance.random() < 0.5, end=EndKind.NOTHING_NAMED if chance.random() < 0.3 else None,
        )
        for rank, each in enumerate(claim.witnesses)
    ]  # fmt: skip
    word = Node(
        id="word", kind=NodeKind.WORD, label="the mayor", actor=f"actor{chance.randrange(len(SPEAKERS))}", end=EndKind.WORD
    )
    edges = tuple(Edge(start=each.id, end="word", kind=EdgeKind.ATTRIBUTION, receipt="receipt") for each in nodes)
    passages = tuple(each.passage for each in claim.witnesses[:1])
    receipt = Receipt(id="receipt", kind=EdgeKind.ATTRIBUTION, why="it says so", score=1.0, passages=passages)
    carriers = {each.document for each in claim.of_stance(Stance.ASSERTS, Stance.REPORTS)}
    low = chance.randrange(1, len(carriers) + 1) if carriers else 0
    return Lineage(
        claim=claim.id, documents=len(carriers), wordings=tuple((each,) for each in sorted(carriers)), low=low, high=len(carriers),
        ends=(("word",),), low_groups=((0,),), nodes=(*nodes, word), edges=edges, receipts=(receipt,),
    )  # fmt: skip


def _story(claims: tuple[Claim, ...], rank: int) -> Story:
    carriers = dict.fromkeys(witness.document for claim in claims for witness in claim.witnesses)
    ids = tuple(each.id for each in claims)
    return Story(id=f"story{rank:03}", text=claims[0].text, language=claims[0].language, claims=ids, documents=tuple(carriers))
