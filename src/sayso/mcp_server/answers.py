"""Answer what a language model asks of a case: every answer is bounded, and the words of documents are kept apart in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from sayso.case import Case
from sayso.checking import Answer, Match, Reviewed, check
from sayso.claims import read_texts
from sayso.errors import BadInput
from sayso.exchange.fact_checks_kept import FactChecks
from sayso.exchange.reading import Findings, findings_of
from sayso.explain import Explained
from sayso.mcp_server import results
from sayso.mcp_server.quoting import handle, instant, named, page, stretch, words
from sayso.mcp_server.quoting import language as code
from sayso.records import Claim, Document, Lineage, Node, NodeKind, Statement, Witness
from sayso.terminal.asking import explained_one, explained_two

DOCUMENTS_SHOWN, CLAIMS_SHOWN, WITNESSES_SHOWN, STEPS_SHOWN, CHANGES_SHOWN, TEXT_CHARS = 10, 10, 20, 40, 40, 6000
ENDINGS_SHOWN, VERSIONS_SHOWN, MATCHES_SHOWN, STATEMENTS_SHOWN, REVIEWS_SHOWN = 30, 20, 5, 25, 8
_DAY = re.compile(r"\d{4}-\d\d-\d\d([T ][\d:.Z+-]{2,30})?")
_BEFORE, _AFTER = 80, 320
_Thing = TypeVar("_Thing")


@dataclass(slots=True)
class Desk:
    """A case that is asked by one client: one question at a time, for a client may send several at once.

    Args:
        case: open for reading; nothing here writes.
        fact_checks: of others, open for reading; None where none were given.
        lock: who asks.
        whole: the state of the case whose findings are held, and these: reading them again takes seconds in a large case.
    """

    case: Case
    fact_checks: FactChecks | None = None
    lock: Lock = field(default_factory=Lock)
    whole: tuple[str, Findings] | None = None

    def ask(self, question: Callable[[], _Thing]) -> _Thing:
        """Answer one question after another."""
        with self.lock:
            return question()

    def document(self, name: str) -> str:
        """Give the id of the document that a handle stands for (:func:`sayso.mcp_server.quoting.handle`)."""
        if not name.startswith("~"):
            return name
        return next((each.id for each in self.case.names() if handle(each.id) == name), name)

    def findings(self) -> Findings:
        """Give all that is to be explained."""
        state = self.case.state()
        if self.whole is None or self.whole[0] != state:
            self.whole = (state, findings_of(Path(self.case.path)))
        return self.whole[1]


def search(desk: Desk, asked: str, start: int) -> results.Found:
    """Find documents that hold all these words, and the claims nearest to them."""
    found = desk.case.search(asked, start + DOCUMENTS_SHOWN + 1)[start:]
    return results.Found(
        documents=tuple(page(each, _excerpt(each, asked)) for each in found[:DOCUMENTS_SHOWN]),
        claims=() if start else _counted(desk.case, _near(desk.case, asked)),
        next=start + DOCUMENTS_SHOWN if len(found) > DOCUMENTS_SHOWN else None,
    )


def _near(case: Case, asked: str) -> Sequence[str]:
    """Give the ids of the claims nearest to some words; without words of those that exceed their origins most."""
    if not asked.strip():
        return case.claim_ids(most=CLAIMS_SHOWN).rows
    vector = read_texts([asked], ["und"])[0]
    return [each.id for each in case.near_claims(asked, vector, 2 * CLAIMS_SHOWN)[:CLAIMS_SHOWN]]


def _counted(case: Case, names: Sequence[str]) -> tuple[results.Counted, ...]:
    """Give claims with their counts, in this order."""
    part = case.part_of_claims(names)
    claims, lineages = {each.id: each for each in part.claims}, {each.claim: each for each in part.lineages}
    return tuple(counted(claims[each], lineages[each]) for each in names if each in claims and each in lineages)


def _excerpt(document: Document, asked: str) -> str:
    """Give the text around the first of the words, else its beginning."""
    places = (re.search(re.escape(word), document.text, re.IGNORECASE) for word in asked.split()[:20])
    at = next((place.start() for place in places if place), 0)
    return words(document.text[max(0, at - _BEFORE) : at + _AFTER], _BEFORE + _AFTER)


def checked(desk: Desk, text: str) -> results.Checked:
    """Hold a text against the claims of the case."""
    return results.Checked(answers=tuple(_asked(each) for each in check(desk.case, text, fact_checks=desk.fact_checks)))


def _asked(answer: Answer) -> results.Asked:
    same, versions, near = (
        tuple(_held(each) for each in matches[:MATCHES_SHOWN]) for matches in (answer.same, answer.versions, answer.near)
    )
    fact_checks = tuple(_reviewed(each) for each in answer.fact_checks[:REVIEWS_SHOWN])
    return results.Asked(quoted=words(answer.text), same=same, versions=versions, near=near, fact_checks=fact_checks)


def _reviewed(reviewed: Reviewed) -> results.Review:
    told = reviewed.fact_check
    return results.Review(
        same=reviewed.same,
        differs_in=reviewed.what or None,
        earliest=instant(told.date),
        latest=instant(told.date, last=True),
        quoted=results.ReviewWords(
            claim=words(told.text),
            claimant=named(told.claimant),
            publisher=named(told.publisher),
            title=named(told.title),
            url=named(told.url),
            rating=named(told.rating),
            difference=_difference(reviewed.here, reviewed.there, reviewed.why),
        ),
    )


def _held(match: Match) -> results.Held:
    return results.Held(
        claim=counted(match.claim, match.lineage),
        differs_in=match.what or None,
        earliest=page(match.earliest) if match.earliest else None,
        could_be_earlier=tuple(page(each) for each in match.perhaps[:MATCHES_SHOWN]),
        quoted=_difference(match.here, match.there, match.why),
    )


def _difference(here: str, there: str, why: str) -> results.Difference:
    return results.Difference(here=words(here) or None, there=words(there) or None, why=words(why) or None)


def counted(claim: Claim, lineage: Lineage) -> results.Counted:
    """Give a claim with its counts."""
    return results.Counted(
        claim=claim.id,
        language=code(claim.language),
        documents=lineage.documents,
        wordings=len(lineage.wordings),
        origins_low=lineage.low,
        origins_high=lineage.high,
        denying_documents=len({each.document for each in claim.witnesses if each.stance in {"denies", "doubts"}}),
        quoted=words(claim.text),
    )


def traced(desk: Desk, name: str, start: int) -> results.Traced:
    """Tell on whose word a claim rests."""
    part = desk.case.part_of_claim(name)
    claim = next(each for each in part.claims if each.id == name)
    lineage = next(each for each in part.lineages if each.claim == name)
    documents = {each.id: each for each in part.documents}
    dropped = {node.passage for node in lineage.nodes if node.dropped}
    known = [each for each in claim.witnesses if each.document in documents]
    told = sorted(known, key=lambda each: _when(documents[each.document], each))
    return results.Traced(
        claim=counted(claim, lineage),
        endings=tuple(_endings(lineage)[:ENDINGS_SHOWN]),
        witnesses=tuple(
            _told(each, documents[each.document], dropped=each.passage in dropped)
            for each in told[start : start + WITNESSES_SHOWN]
        ),
        total_witnesses=len(told),
        versions=tuple(
            results.Varied(claim=each.claim, what=each.what, quoted=_difference(each.here, each.there, each.why))
            for each in claim.versions[:VERSIONS_SHOWN]
        ),
        next=_next(start, WITNESSES_SHOWN, len(told)),
    )


def _when(document: Document, witness: Witness) -> tuple[str, str, int]:
    """Order witnesses by the dates of their documents; what has none comes last."""
    moment = document.published
    return (moment and (moment.earliest or moment.latest)) or "~", document.id, witness.passage.start


def _told(witness: Witness, document: Document, *, dropped: bool) -> results.Told:
    return results.Told(
        page=page(document),
        stance=witness.stance.value,
        headline=witness.headline,
        attribution_dropped=dropped,
        statement=witness.statement,
        start=witness.passage.start,
        end=witness.passage.end,
        quoted=words(document.words(witness.passage.span)),
    )


def _endings(lineage: Lineage) -> list[results.Ending]:
    nodes = {node.id: node for node in lineage.nodes}
    return [_ending([nodes[each] for each in end if each in nodes]) for end in lineage.ends]


def _ending(nodes: Sequence[Node]) -> results.Ending:
    kinds = [node.end.value for node in nodes if node.end]
    return results.Ending(
        kind=kinds[0] if kinds else "nothing named",
        inferred=any(node.inferred for node in nodes),
        unnamed=any(node.unnamed for node in nodes if node.kind is NodeKind.WORD),
        quoted=tuple(words(node.label, 200) for node in nodes[:10]),
    )


def explained(desk: Desk, name: str, other: str | None, start: int) -> results.Explanation:
    """Say why a finding exists, or why two are one, or are not."""
    findings = desk.findings()
    found = explained_two(findings, desk.document(name), desk.document(other)) if other else explained_one(findings, name)
    if not found:
        raise BadInput(
            f"the case has no claim, copy or statement {name!r}; expected an id that another tool gave, or two of them"
        )
    steps = [_step(each.step, each.words, each.rule, each.score) for one in found for each in one.reasons]
    return results.Explanation(
        ids=_ids(found),
        steps=tuple(steps[start : start + STEPS_SHOWN]),
        total_steps=len(steps),
        next=_next(start, STEPS_SHOWN, len(steps)),
    )


def _ids(found: Sequence[Explained]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(handle(each) for one in found for each in one.ids))


def _step(step: str, about: str, rule: str, score: float | None) -> results.Step:
    quoted = results.RuleWords(words=words(about), rule=words(rule))
    return results.Step(step=step, closeness=None if score is None else round(score, 3), quoted=quoted)


def changed(desk: Desk, since: str, start: int) -> results.News:
    """Give what is new since a day, the newest first."""
    if since and not _DAY.fullmatch(since):
        raise BadInput(
            f"{since[:40]!r} is no day; expected one like 2026-05-17, or 2026-05-17T08:00:00+00:00, or nothing for all"
        )
    found = desk.case.changes(since)[::-1]
    return results.News(
        changes=tuple(
            results.Changed(
                kind=each.kind.value,
                at=each.at,
                claim=each.claim,
                document=handle(each.document) if each.document else None,
                quoted=words(each.text),
            )
            for each in found[start : start + CHANGES_SHOWN]
        ),
        total=len(found),
        next=_next(start, CHANGES_SHOWN, len(found)),
    )


def read(desk: Desk, name: str, start: int) -> results.Read:
    """Give a stretch of a document's text, with the statements and claims in it."""
    asked = desk.document(name)
    part = desk.case.part_of_document(asked)
    document = next(each for each in part.documents if each.id == asked)
    stop = start + TEXT_CHARS
    named = {each.id: each.name for each in part.actors}
    said = [each for each in part.statements if each.document == document.id and start <= each.extent.start < stop]
    carried = sorted(part.lineages, key=lambda each: (-each.documents, each.claim))
    claims = {each.id: each for each in part.claims}
    return results.Read(
        page=page(document),
        characters=len(document.text),
        start=start,
        next=_next(start, TEXT_CHARS, len(document.text)),
        quoted=stretch(document.text[start:stop]),
        statements=tuple(_said(each, document, named) for each in said[:STATEMENTS_SHOWN]),
        claims=tuple(counted(claims[each.claim], each) for each in carried[:CLAIMS_SHOWN] if each.claim in claims),
    )


def _said(statement: Statement, document: Document, named: Mapping[str, str]) -> results.Said:
    source = document.words(statement.source) if statement.source else None
    speaker = named.get(statement.speaker or "", source)
    return results.Said(
        statement=statement.id,
        inside=statement.parent,
        act=statement.act.value,
        kind=statement.kind.value,
        start=statement.extent.start,
        end=statement.extent.end,
        quoted=results.SaidWords(
            speaker=words(speaker, 120) if speaker else None,
            cue=words(document.words(statement.cue), 120) if statement.cue else None,
            content=words(" … ".join(document.words(each) for each in statement.content), 300),
        ),
    )


def _next(start: int, shown: int, total: int) -> int | None:
    return start + shown if start + shown < total else None
