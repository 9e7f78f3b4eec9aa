"""An invented affair: a ship, mines, a bureau that says so, and a harbour that denies it; and texts that mean harm to a page.

Nothing here is about anybody. Records are put together by hand, as the rooms before the report would give them.
"""

from dataclasses import replace
from functools import cache
from typing import Any

from tests.factories import document, find, statement

from sayso.records import (
    Act,
    Actor,
    Claim,
    Copy,
    CopyKind,
    Document,
    Edge,
    EdgeKind,
    EndKind,
    Evidence,
    Input,
    Kind,
    Lineage,
    Link,
    Moment,
    Node,
    NodeKind,
    Passage,
    Receipt,
    Run,
    Span,
    Stance,
    Statement,
    Trace,
    Unread,
    Version,
    Witness,
)

_WIRE = (
    "Freighter carried forty mines, bureau says\n"
    "TESSAL, Monday. The freighter Marrow carried forty sea mines to the port of Tessal, the Maritime Bureau said in a statement "
    "on Monday. According to the intelligence it is receiving, the Bureau said, “the cargo was loaded at night and declared as "
    "cement.” The harbour lies some twenty kilometres from the border.\n"
    "The Bureau may have told the Council last week."
)
_HERALD = (
    "Mines in the cement\n"
    "The freighter Marrow carried forty sea mines to the port of Tessal, the Maritime Bureau said in a statement on Monday. "
    "According to the intelligence it is receiving, the Bureau said, “the cargo was loaded at night and declared as cement.” "
    "The harbour lies some twenty kilometres from the border."
)
_TIDEWATER = (
    "Forty sea mines reach Tessal\n"
    "The freighter Marrow carried forty sea mines to the port of Tessal. The cargo was loaded at night and was declared as cement, "
    "in bags. The harbour lies only twenty kilometres from the border."
)
_KURIER = (
    "Бюро: сухогруз «Марроу» перевозил мины\n"
    "Сухогруз «Марроу» доставил сорок морских мин в порт Тессаль, заявило Морское бюро в понедельник. "
    "По данным, которые получает Бюро, «груз был погружен ночью и оформлен как цемент»."
)
_MINATO = (
    "貨物船に機雷、海事局が声明\n"
    "貨物船マロウはテッサル港に機雷40個を運んだと、海事局は月曜日の声明で明らかにした。"
    "海事局が受け取っている情報によると、「積荷は夜間に積み込まれ、セメントとして申告された」という。"
)
_SAHIL = (
    "سفينة الشحن مارو نقلت ألغاما\n"
    "نقلت سفينة الشحن مارو أربعين لغما بحريا إلى ميناء تيسال، بحسب ما ذكرت صحيفة هيرالد نقلا عن المكتب البحري. "
    "ونفت سلطة الميناء وصول أي ألغام."
)
_LANTERN = "Mines off Tessal\nForty mines came into Tessal aboard the Marrow. Residents were not told."
_GAZETTE = (
    "Four hundred mines, not forty?\n"
    "The freighter Marrow carried four hundred sea mines to Tessal, a spokesman for the Maritime Bureau said on Thursday, showing a photograph."
)
_COURIER = "The freighter Marrow carried four hundred sea mines to Tessal, a source in the harbour told the Courier."
_HARBOUR = (
    "Port of Tessal: no mines\n"
    "The Port Authority of Tessal denied that any mines had reached the harbour. “We have inspected every hold,” the harbour master said. "
    "The Council doubted that the Marrow had carried anything but cement."
)
_EVIL = (
    "<script>alert(1)</script>\n"
    "</p></main><img src=http://evil.example/x.png onerror=alert(1)> The clerk said that “</span><b>all is \u202edlot\u202c well\x07</b>”.\n"
    "{{ 7*7 }} {% include 'x' %} &amp; <!-- <style>*{display:none}</style>"
)


def day(written: str, basis: str = "byline", first: str = "00:00", last: str = "23:59") -> Moment:
    """Give a day, or a part of it, as a moment."""
    return Moment(f"{written}T{first}", f"{written}T{last}", f"{basis}, no zone")


def _documents() -> dict[str, Document]:
    return {
        "wire": document(
            _WIRE, id="d0wire", outlet="Northwire", headline=True, url="https://northwire.example/mines?id=7", file="pile/wire.jsonl",
            published=Moment("2031-03-03T09:10+00:00", "2031-03-03T09:10+00:00", "meta"),
        ),
        "herald": document(
            _HERALD, id="d1herald", outlet="Herald", headline=True, url="https://herald.example/a", file="pile/herald.html",
            published=day("2031-03-03", "visible date", "10:00"), title="Mines in the cement",
            links=(Link("https://northwire.example/mines", Span(0, 5)), Link("javascript:alert(2)", Span(6, 8))),
        ),
        "tidewater": document(_TIDEWATER, id="d2tide", outlet="Tidewater Evening Post", headline=True, published=day("2031-03-04"), file="pile/t.txt"),
        "kurier": document(_KURIER, id="d3kurier", outlet="Курьер", headline=True, published=day("2031-03-04"), file="pile/kurier.txt"),
        "minato": document(
            _MINATO, id="d4minato", outlet="港ブログ", headline=True, file="pile/blog.txt", offset=1204,
            published=Moment(None, None, "footer time only 23:20"),
        ),
        "sahil": document(_SAHIL, id="d5sahil", outlet="الساحل", headline=True, published=day("2031-03-05"), file="pile/sahil.html"),
        "lantern": document(_LANTERN, id="d6lantern", outlet="Lantern", headline=True, published=Moment("2031-03-01T00:00", "2031-03-31T23:59", "url, no zone")),
        "gazette": document(_GAZETTE, id="d7gazette", outlet="Gazette", headline=True, published=day("2031-11-20"), file="pile/gazette.txt"),
        "courier": document(_COURIER, id="d8courier", outlet="Courier", published=day("2031-11-21"), file="pile/courier.txt"),
        "harbour": document(_HARBOUR, id="d9harbour", outlet="Harbour News", headline=True, published=day("2031-03-06"), file="pile/harbour.txt"),
        "evil": document(
            _EVIL, id="d10evil", outlet="\u202eEvil <b>Outlet</b>", title="</title><script>alert(3)</script>", url="javascript:alert(4)",
            file='pile/"><img src=x>.txt', published=Moment("yesterday", None, "<i>basis</i>"),
            links=(Link("https://good.example@evil.example/", None), Link("https://пример.example/", Span(0, 8)), Link("data:text/html,x", None)),
        ),
    }  # fmt: skip


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(
            id="abureau", name="Maritime Bureau", kind="organisation", body="abureau",
            names=("the Maritime Bureau", "Maritime Bureau", "the Bureau", "Морское бюро", "海事局", "المكتب البحري"),
        ),
        Actor(id="aspokesman", name="spokesman for the Maritime Bureau", names=("a spokesman for the Maritime Bureau",), kind="person", body="abureau"),
        Actor(id="aherald", name="Herald", names=("صحيفة هيرالد",), kind="outlet"),
        Actor(id="aport", name="Port Authority of Tessal", names=("The Port Authority of Tessal", "سلطة الميناء"), kind="organisation"),
        Actor(id="acouncil", name="Council", names=("The Council",), kind="group"),
        Actor(id="asource", name="a source in the harbour", names=("a source in the harbour",), kind="unnamed"),
        Actor(id="aclerk", name="</h3><script>alert(5)</script>", names=("The clerk",), kind="person"),
    )  # fmt: skip


def _statements(pages: dict[str, Document]) -> dict[str, Statement]:
    forty = "The freighter Marrow carried forty sea mines to the port of Tessal"
    four_hundred = "The freighter Marrow carried four hundred sea mines to Tessal"
    quoted = {"kind": Kind.DIRECT, "speaker": "abureau"}
    found = {
        "wire": statement(pages["wire"], "the Maritime Bureau", "said in a statement", forty, id="s0", speaker="abureau"),
        "herald": statement(pages["herald"], "the Maritime Bureau", "said in a statement", forty, id="s1", speaker="abureau"),
        "kurier": statement(
            pages["kurier"],
            "Морское бюро",
            "заявило",
            "Сухогруз «Марроу» доставил сорок морских мин в порт Тессаль",
            id="s2",
            speaker="abureau",
        ),
        "minato": statement(
            pages["minato"], "海事局", "明らかにした", "貨物船マロウはテッサル港に機雷40個を運んだ", id="s3", speaker="abureau"
        ),
        "gazette": statement(
            pages["gazette"], "a spokesman for the Maritime Bureau", "said", four_hundred, id="s6", speaker="aspokesman"
        ),
        "courier": statement(
            pages["courier"], "a source in the harbour", "told the Courier", four_hundred, id="s7", speaker="asource"
        ),
        "port": statement(
            pages["harbour"],
            "The Port Authority of Tessal",
            "denied",
            "any mines had reached the harbour",
            id="s8",
            speaker="aport",
            act=Act.DENIES,
        ),
        "council": statement(
            pages["harbour"],
            "The Council",
            "doubted",
            "the Marrow had carried anything but cement",
            id="s9",
            speaker="acouncil",
            act=Act.DOUBTS,
        ),
        "clerk": statement(
            pages["evil"], "The clerk", "said", "“</span><b>all is \u202edlot\u202c well\x07</b>”", id="s12", speaker="aclerk"
        ),
        "maybe": statement(
            pages["wire"],
            "The Bureau",
            None,
            "may have told the Council last week",
            id="s13",
            speaker="abureau",
            hedges=(find(pages["wire"], "may have"),),
        ),
        "sahil port": statement(
            pages["sahil"], "سلطة الميناء", "نفت", "وصول أي ألغام", id="s14", speaker="aport", act=Act.DENIES, language="ar"
        ),
    }
    for name, outlet in (("wire", "s10"), ("herald", "s11")):
        words = "“the cargo was loaded at night and declared as cement.”"
        receiving = find(pages[name], "the intelligence it is receiving")
        found[f"{name} cargo"] = statement(
            pages[name], "the Bureau", "According to", words, id=outlet, **quoted, evidence=(Evidence("intercept", receiving),)
        )
    outer = statement(
        pages["sahil"], "صحيفة هيرالد", "بحسب ما ذكرت", ("نقلت سفينة الشحن مارو أربعين لغما بحريا إلى ميناء تيسال", "نقلا عن المكتب البحري"), id="s4",
        speaker="aherald", language="ar",
    )  # fmt: skip
    found["sahil outer"] = outer
    found["sahil"] = statement(
        pages["sahil"], "المكتب البحري", "نقلا عن", "نقلت سفينة الشحن مارو أربعين لغما بحريا إلى ميناء تيسال", id="s5", speaker="abureau",
        parent="s4", language="ar",
    )  # fmt: skip
    return found


def _copy(pages: dict[str, Document], id_: str, a: str, b: str, words: tuple[str, str], **fields: object) -> Copy:
    first, second = (
        Passage(pages[name].id, (span := find(pages[name], each)).start, span.end)
        for name, each in zip((a, b), words, strict=True)
    )
    return Copy(id=id_, a=first, b=second, **fields)  # type: ignore[arg-type]


def _copies(pages: dict[str, Document]) -> tuple[Copy, ...]:
    body = _HERALD.split("\n")[1]
    kurier, minato = _KURIER.split("\n")[1], _MINATO.split("\n")[1]
    shared = body.rsplit(" The harbour", 1)[0]

    def sentences(a: str, b: str) -> tuple[tuple[int, int, int, int], ...]:
        pairs = zip(pages[a].paragraphs[1].sentences, pages[b].paragraphs[1].sentences[:2], strict=False)
        return tuple((one.start, one.end, other.start, other.end) for one, other in pairs)

    return (
        _copy(
            pages, "c0", "wire", "herald", (body, body), kind=CopyKind.VERBATIM, score=1.0, direction="a->b",
            why="Herald is later by at least 50 minutes, and links to Northwire",
        ),
        _copy(
            pages, "c1", "herald", "tidewater", (body, _TIDEWATER.split("\n")[1]), kind=CopyKind.EDITED, score=0.71, direction="a->b",
            why="Tidewater Evening Post is later by a day", changes=("attribution left out: “the Maritime Bureau said in a statement”", "“some” -> “only”"),
        ),
        _copy(
            pages, "c2", "herald", "kurier", (shared, kurier), kind=CopyKind.TRANSLATED, score=0.83, direction="a->b",
            why="two sentences in a row say the same in Russian, a day later", pairs=sentences("herald", "kurier"),
        ),
        _copy(
            pages, "c3", "kurier", "minato", (kurier, minato), kind=CopyKind.TRANSLATED, score=0.8, why="nothing tells which was first",
            pairs=sentences("kurier", "minato"), changes=("сорок -> 40",),
        ),
        _copy(pages, "c4", "gazette", "courier", (
            "The freighter Marrow carried four hundred sea mines to Tessal", "The freighter Marrow carried four hundred sea mines to Tessal"),
            kind=CopyKind.VERBATIM, score=1.0, why="ten words in a row",
        ),
    )  # fmt: skip


def _witness(
    pages: dict[str, Document], name: str, words: str, statement_id: str | None, stance: Stance = Stance.ASSERTS, **fields: Any
) -> Witness:
    span = find(pages[name], words)
    return Witness(
        document=pages[name].id,
        passage=Passage(pages[name].id, span.start, span.end),
        statement=statement_id,
        stance=stance,
        **fields,
    )


def _joined(id_: str, kind: EdgeKind, why: str, one: Witness, other: Witness) -> Receipt:
    return Receipt(id=id_, kind=kind, why=why, score=1.0, passages=(one.passage, other.passage))


def _claims(pages: dict[str, Document]) -> tuple[Claim, ...]:
    forty = "The freighter Marrow carried forty sea mines to the port of Tessal"
    four_hundred = "The freighter Marrow carried four hundred sea mines to Tessal"
    denial = _witness(pages, "harbour", "any mines had reached the harbour", "s8", Stance.DENIES, receipt="j2")
    told = {name: _witness(pages, name, forty, id_) for name, id_ in (("wire", "s0"), ("herald", "s1"))}
    told["gazette"] = _witness(pages, "gazette", four_hundred, "s6")
    receipts = (
        _joined("j0", EdgeKind.SAME_WORDS, "the same words", told["herald"], told["wire"]),
        _joined("j1", EdgeKind.SAME_WORDS, "the same words", _witness(pages, "tidewater", forty, None), told["wire"]),
        _joined("j2", EdgeKind.SAYS_THE_SAME, "no detail differs; likeness 0.81", denial, told["wire"]),
    )
    return (
        Claim(
            id="k0", text=forty, language="en", versions=(
                Version(
                    "k1", "number", "forty", "four hundred", since_here=pages["wire"].published, since_there=pages["gazette"].published,
                    why="number: “forty” against “four hundred”", passages=(told["herald"].passage, told["gazette"].passage),
                ),
            ),
            receipts=receipts,
            witnesses=(
                told["wire"],
                replace(told["herald"], receipt="j0"),
                replace(_witness(pages, "tidewater", forty, None), credited="s1", receipt="j1"),
                _witness(pages, "kurier", "Сухогруз «Марроу» доставил сорок морских мин в порт Тессаль", "s2"),
                _witness(pages, "minato", "貨物船マロウはテッサル港に機雷40個を運んだ", "s3"),
                _witness(pages, "sahil", "نقلت سفينة الشحن مارو أربعين لغما بحريا إلى ميناء تيسال", "s5", Stance.REPORTS),
                _witness(pages, "lantern", "Forty mines came into Tessal aboard the Marrow.", None),
                denial,
                _witness(pages, "sahil", "وصول أي ألغام", "s14", Stance.DENIES),
                _witness(pages, "harbour", "the Marrow had carried anything but cement", "s9", Stance.DOUBTS),
            ),
        ),
        Claim(
            id="k1", text=four_hundred, language="en", versions=(Version("k0", "number", "four hundred", "forty"),),
            witnesses=(_witness(pages, "gazette", four_hundred, "s6"), _witness(pages, "courier", four_hundred, "s7")),
        ),
        Claim(
            id="k2", text="“</span><b>all is \u202edlot\u202c well\x07</b>”", language="en",
            witnesses=(_witness(pages, "evil", "“</span><b>all is \u202edlot\u202c well\x07</b>”", "s12"),),
        ),
        Claim(id="k3", text="any mines had reached the harbour", language="en", witnesses=(denial,)),
    )  # fmt: skip


def _node(claim: Claim, pages: dict[str, Document], name: str, **fields: object) -> Node:
    witness = next(each for each in claim.witnesses if each.document == pages[name].id)
    return Node(
        id=f"n{claim.id}{name}",
        kind=NodeKind.WITNESS,
        label=pages[name].name,
        document=witness.document,
        passage=witness.passage,
        **fields,
    )  # type: ignore[arg-type]


def _lineages(pages: dict[str, Document], claims: tuple[Claim, ...]) -> tuple[Lineage, ...]:
    first, second, third, _ = claims
    receiving = find(pages["wire"], "the intelligence it is receiving")
    ground = Passage(pages["wire"].id, receiving.start, receiving.end)
    nodes = (
        *(_node(first, pages, name) for name in ("wire", "herald", "kurier", "minato", "sahil")),
        _node(first, pages, "tidewater", dropped=True),
        _node(first, pages, "lantern", end=EndKind.NOTHING_NAMED),
        Node(id="w0", kind=NodeKind.WORD, label="Maritime Bureau", actor="abureau", inferred=True),
        Node(id="w1", kind=NodeKind.WORD, label="Herald", actor="aherald"),
        Node(
            id="g0",
            kind=NodeKind.EVIDENCE,
            label="the intelligence it is receiving",
            document=pages["wire"].id,
            passage=ground,
            inferred=True,
            end=EndKind.EVIDENCE,
        ),
    )
    passages = {witness.document: witness.passage for witness in reversed(first.witnesses)}

    def told(id_: str, kind: EdgeKind, why: str, *names: str, score: float = 0.97) -> Receipt:
        return Receipt(
            id=id_,
            kind=kind,
            why=why,
            score=score,
            passages=tuple(passages[pages[name].id] for name in names if pages[name].id in passages),
        )

    receipts = (
        told(
            "r0",
            EdgeKind.ATTRIBUTION,
            "Northwire credits it to Maritime Bureau: “the Maritime Bureau said in a statement”",
            "wire",
        ),
        told(
            "r1",
            EdgeKind.COPY,
            "Herald prints a word-for-word copy of the words of Northwire: Herald is later by at least 50 minutes",
            "herald",
            "wire",
            score=1.0,
        ),
        told(
            "r2",
            EdgeKind.COPY,
            "Tidewater Evening Post prints an edited copy of the words of Herald",
            "tidewater",
            "herald",
            score=0.71,
        ),
        told("r3", EdgeKind.COPY, "Курьер prints a translation of the words of Herald", "kurier", "herald", score=0.83),
        told(
            "r4",
            EdgeKind.COPY,
            "Курьер and 港ブログ print the same words (a translation); nothing tells which came first",
            "kurier",
            "minato",
            score=0.8,
        ),
        told("r5", EdgeKind.ATTRIBUTION, "الساحل credits it to Herald: “بحسب ما ذكرت صحيفة هيرالد”", "sahil"),
        told("r6", EdgeKind.QUOTATION, "the pile holds Herald's own text: Herald", "herald", score=1.0),
        told(
            "r7",
            EdgeKind.EVIDENCE,
            "Maritime Bureau rests it on a thing that can be shown (intercept): “the intelligence it is receiving”",
            "wire",
            score=1.0,
        ),
    )
    edges = (
        *(Edge(f"nk0{name}", "w0", EdgeKind.ATTRIBUTION, "r0") for name in ("wire", "herald", "kurier", "minato")),
        Edge("nk0herald", "nk0wire", EdgeKind.COPY, "r1", CopyKind.VERBATIM),
        Edge("nk0tidewater", "nk0herald", EdgeKind.COPY, "r2", CopyKind.EDITED),
        Edge("nk0kurier", "nk0herald", EdgeKind.COPY, "r3", CopyKind.TRANSLATED),
        Edge("nk0minato", "nk0kurier", EdgeKind.COPY, "r4", CopyKind.TRANSLATED),
        Edge("nk0kurier", "nk0minato", EdgeKind.COPY, "r4", CopyKind.TRANSLATED),
        Edge("nk0sahil", "w1", EdgeKind.ATTRIBUTION, "r5"),
        Edge("w1", "nk0herald", EdgeKind.QUOTATION, "r6"),
        Edge("w0", "g0", EdgeKind.EVIDENCE, "r7"),
    )
    ids = [
        tuple(pages[name].id for name in group)
        for group in (("wire", "herald", "tidewater", "kurier", "minato"), ("sahil",), ("lantern",))
    ]
    main = Lineage(
        claim="k0", documents=7, wordings=tuple(ids), low=1, high=2, ends=(("g0",), ("nk0lantern",)), low_groups=((0, 1),),
        nodes=nodes, edges=edges, receipts=receipts,
    )  # fmt: skip
    return (main, _second(second, pages), _third(third, pages), _empty("k3"))


def _second(claim: Claim, pages: dict[str, Document]) -> Lineage:
    return Lineage(
        claim="k1", documents=2, wordings=((pages["gazette"].id, pages["courier"].id),), low=1, high=2, ends=(("w2",), ("w3",)), low_groups=((0, 1),),
        nodes=(
            _node(claim, pages, "gazette"), _node(claim, pages, "courier"),
            Node(id="w2", kind=NodeKind.WORD, label="spokesman for the Maritime Bureau", actor="aspokesman", inferred=True, end=EndKind.WORD),
            Node(id="w3", kind=NodeKind.WORD, label="a source in the harbour", actor="asource", inferred=True, end=EndKind.WORD),
        ),
        edges=(
            Edge("nk1gazette", "w2", EdgeKind.ATTRIBUTION, "r8"), Edge("nk1courier", "w3", EdgeKind.ATTRIBUTION, "r9"),
            Edge("nk1gazette", "nk1courier", EdgeKind.COPY, "r10", CopyKind.VERBATIM), Edge("nk1courier", "nk1gazette", EdgeKind.COPY, "r10", CopyKind.VERBATIM),
        ),
        receipts=(
            Receipt(id="r8", kind=EdgeKind.ATTRIBUTION, why="Gazette credits it to spokesman for the Maritime Bureau", score=0.9),
            Receipt(id="r9", kind=EdgeKind.ATTRIBUTION, why="Courier names somebody without a name: “a source in the harbour”", score=0.9),
            Receipt(id="r10", kind=EdgeKind.COPY, why="Gazette and Courier print the same words (a word-for-word copy); nothing tells which came first", score=1.0),
        ),
    )  # fmt: skip


def _third(claim: Claim, pages: dict[str, Document]) -> Lineage:
    return Lineage(
        claim="k2", documents=1, wordings=((pages["evil"].id,),), low=1, high=1, ends=(("w4",),), low_groups=((0,),),
        nodes=(_node(claim, pages, "evil"), Node(id="w4", kind=NodeKind.WORD, label="<clerk>", actor="aclerk", inferred=True, end=EndKind.WORD)),
        edges=(Edge("nk2evil", "w4", EdgeKind.ATTRIBUTION, "r11"),),
        receipts=(Receipt(id="r11", kind=EdgeKind.ATTRIBUTION, why="Evil credits it to <script>alert(6)</script>", score=0.9),),
    )  # fmt: skip


def _empty(claim: str) -> Lineage:
    return Lineage(claim=claim, documents=0, wordings=(), low=0, high=0, ends=(), low_groups=(), nodes=(), edges=(), receipts=())


@cache
def affair() -> Trace:
    """Give the whole affair."""
    pages = _documents()
    claims = _claims(pages)
    return Trace(
        run=Run(
            id="run1", version="0.1.0", settings=(("copy_min_words", "12"),), seconds=1.25, models=(("tagger", "3f9a"),),
            inputs=tuple(Input(each.file, "0" * 64) for each in pages.values() if each.file),
        ),
        documents=tuple(pages.values()),
        statements=tuple(_statements(pages).values()),
        actors=_actors(),
        copies=_copies(pages),
        claims=claims,
        lineages=_lineages(pages, claims),
        unread=(Unread("pile/scan.pdf", "no text layer; run it through text recognition first"), Unread("pile/<b>.txt", "post without text", 40)),
    )  # fmt: skip


def empty() -> Trace:
    """Give a run over nothing."""
    run = Run(id="run0", version="0.1.0", settings=(), inputs=())
    return Trace(run=run, documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=())


def crowd(documents: int) -> Trace:
    """Give a pile in which so many outlets print one agency's sentence, each a minute after the other."""
    words = "The mill at Orrin is shut for good"
    pages = [
        document(
            f"{words}, the miller said.", id=f"p{rank}", outlet=f"Outlet {rank}", file="crowd.jsonl",
            published=Moment(*[f"2031-05-01T{rank // 60 % 24:02d}:{rank % 60:02d}+00:00"] * 2, "field"),
        )
        for rank in range(documents)
    ]  # fmt: skip
    said = [statement(page, "the miller", "said", words, id=f"t{page.id}", speaker="amiller") for page in pages]
    passages = [Passage(page.id, 0, len(page.text)) for page in pages]
    copies = [
        Copy(id=f"x{rank}", a=passages[0], b=passage, kind=CopyKind.VERBATIM, score=1.0, direction="a->b", why="later")
        for rank, passage in enumerate(passages[1:])
    ]
    witnesses = tuple(
        Witness(document=page.id, passage=Passage(page.id, 0, len(words)), statement=each.id, stance=Stance.ASSERTS)
        for page, each in zip(pages, said, strict=True)
    )
    nodes = [
        Node(id=f"n{page.id}", kind=NodeKind.WITNESS, label=page.name, document=page.id, passage=Passage(page.id, 0, len(words)))
        for page in pages
    ]
    word = Node(id="w", kind=NodeKind.WORD, label="miller", actor="amiller", inferred=True, end=EndKind.WORD)
    lineage = Lineage(
        claim="m", documents=documents, wordings=(tuple(page.id for page in pages),), low=1, high=1, ends=(("w",),), low_groups=((0,),),
        nodes=(*nodes, word), receipts=(Receipt(id="r", kind=EdgeKind.ATTRIBUTION, why="said", score=1.0), Receipt(id="q", kind=EdgeKind.COPY, why="later", score=1.0)),
        edges=(Edge("np0", "w", EdgeKind.ATTRIBUTION, "r"), *(Edge(f"n{page.id}", "np0", EdgeKind.COPY, "q", CopyKind.VERBATIM) for page in pages[1:])),
    )  # fmt: skip
    claim = Claim(id="m", text=words, language="en", witnesses=witnesses)
    return Trace(
        run=Run(id="run2", version="0.1.0", settings=(), inputs=()), documents=tuple(pages), statements=tuple(said), copies=tuple(copies),
        actors=(Actor(id="amiller", name="miller", names=("the miller",), kind="person"),), claims=(claim,), lineages=(lineage,), unread=(),
    )  # fmt: skip
