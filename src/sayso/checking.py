"""Check a text against a case: who carries it, since when in this pile, on whose word, how many origins, who denies it.

Where the user has fact-checks of others at hand, those about it are shown beside it, each as its publisher's word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.case import Case
from sayso.claims import Verdict, held_against, read_texts
from sayso.claims.comparer import Models
from sayso.documents import read, read_text
from sayso.errors import BadInput
from sayso.exchange.fact_checks import FactCheck
from sayso.exchange.fact_checks_kept import FactChecks
from sayso.languages.encoder import encode_together
from sayso.languages.encoders import Encoders
from sayso.languages.inference import infer
from sayso.records import Actor, Claim, Document, Lineage, Pile, Stance
from sayso.report.earliest import earliest
from sayso.settings import Settings

MOST_ASKED = 12  # sentences of a text that are checked
LEAST_WORDS = 3
SHORT_CHARS = 400  # a text up to here is asked about as a whole
MOST_WORDINGS = 4  # of a claim that are held against the text
MOST_NEAR = 5
MOST_FACT_CHECKS = 20  # that are held against a sentence
APART, VERSION, SAME = 0, 1, 2
# Somebody waits for the answer, and no second run has to find the same bits
_ENCODERS = Encoders(near=encode_together)
_MODELS = Models(infer=infer, encoders=_ENCODERS)
_SUPPORT = (Stance.ASSERTS, Stance.REPORTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A claim of the case beside the text that was asked about.

    Args:
        claim: the claim.
        lineage: on whose word it rests.
        what: the detail in which it differs (``number``, ``place``, ``time``, ``actor``, ``negation``, ``modality``); empty where
            it says the same, or differs in more than one.
        here: that detail's words in the text.
        there: that detail's words in the claim.
        why: the rule or model that decided.
        earliest: the document of the case that was surely out soonest with it; None where none has a date.
        perhaps: others that could be earlier, by their dates.
        documents: that carry, deny or doubt it, by id.
    """

    claim: Claim
    lineage: Lineage
    what: str
    here: str
    there: str
    why: str
    earliest: Document | None
    perhaps: tuple[Document, ...]
    documents: dict[str, Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A fact-check beside the text that was asked about. What it found is its publisher's word, and is not judged here.

    Args:
        fact_check: with its publisher and the publisher's words.
        same: its claim says the same as the text.
        what: the one detail in which its claim differs, as in :class:`Match`.
        here: that detail's words in the text.
        there: that detail's words in its claim.
        why: the rule or model that decided.
    """

    fact_check: FactCheck
    same: bool
    what: str
    here: str
    there: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a case holds about one sentence.

    Args:
        text: the sentence.
        same: claims that say it, those that most documents carry first.
        versions: claims that differ from it in one detail: they are not the same.
        near: claims that look like it, and why they were not taken; the nearest of the case where nothing else is found.
        fact_checks: of others about it, where any were at hand: first those of the same claim, then those of one that differs in
            one detail, then those that look like it and why they were not taken.
    """

    text: str
    same: tuple[Match, ...]
    versions: tuple[Match, ...]
    near: tuple[Match, ...]
    fact_checks: tuple[Reviewed, ...] = ()


def check(
    case: Case, given: str | Path | Pile, settings: Settings | None = None, fact_checks: FactChecks | None = None
) -> tuple[Answer, ...]:
    """Tell who carries what somebody read, since when, on whose word, and who denies it.

    Use it for a sentence, a post or a file. It answers for this pile alone and says nothing about what is true.

    Args:
        case: the case.
        given: a text; or a file, or what was read from one, whose headline and first sentences are checked.
        settings: all options; the defaults when None.
        fact_checks: of others, as :func:`sayso.read_fact_checks` gives them.

    Returns:
        An answer for each sentence, in order; a short text is one.

    Raises:
        BadInput: there is nothing to be checked in it.
    """
    options = settings or Settings()
    pile = given if isinstance(given, Pile) else _read(given, options)
    asked = list(dict.fromkeys(_asked(pile)))[:MOST_ASKED]
    if not asked:
        why = "; ".join(each.why for each in pile.unread) or f"it has fewer than {LEAST_WORDS} words"
        what = repr(str(given)[:80]) if isinstance(given, str | Path) else "it"
        raise BadInput(f"nothing to check in {what}: {why}")
    with case.moment():
        vectors = read_texts([text for text, _ in asked], [language for _, language in asked], _ENCODERS)
        actors = case.actors()
        answers = [
            _answer(case, told, case.near_claims(told[0], vector), actors, options)
            for told, vector in zip(asked, vectors, strict=True)
        ]
    if fact_checks is None:
        return tuple(answers)
    return tuple(
        replace(answer, fact_checks=_reviewed(told, answer, fact_checks, actors, options))
        for told, answer in zip(asked, answers, strict=True)
    )


def _read(given: str | Path, options: Settings) -> Pile:
    return read([given], options) if isinstance(given, Path) else read_text(given, settings=options)


def _asked(pile: Pile) -> Iterator[tuple[str, str]]:
    """Give the texts to be checked with their languages: a short text whole, else sentence by sentence."""
    for document in pile.documents:
        if len(document.text) <= SHORT_CHARS and len(pile.documents) == 1:
            yield " ".join(document.text.split()), document.language
            return
        for paragraph in document.paragraphs:
            for span in paragraph.sentences:
                text = " ".join(document.words(span).split())
                if len(text.split()) >= LEAST_WORDS or len(text) > SHORT_CHARS:
                    yield text, paragraph.language


def _answer(case: Case, told: tuple[str, str], claims: Sequence[Claim], actors: Sequence[Actor], settings: Settings) -> Answer:
    """Hold one sentence against the claims that are near it."""
    names = dict.fromkeys(witness.document for claim in claims for witness in claim.witnesses)
    documents = {each: case.one(Document, each) for each in names}
    texts = [(claim, wording) for claim in claims for wording in _wordings(claim, documents)]
    around = [each.text for each in documents.values()]
    verdicts = held_against(told, [wording for _, wording in texts], around, actors, settings, _MODELS)
    best: dict[str, Verdict] = {}
    for (claim, _), verdict in zip(texts, verdicts, strict=True):
        best[claim.id] = max(best.get(claim.id, verdict), verdict, key=_standing)
    claims = sorted(claims, key=lambda claim: _standing(best[claim.id]), reverse=True)
    by_kind: dict[int, list[Claim]] = {kind: [] for kind in (APART, VERSION, SAME)}
    for claim in claims:
        by_kind[_standing(best[claim.id])[0]].append(claim)
    if by_kind[SAME] or by_kind[VERSION]:
        by_kind[APART] = [claim for claim in by_kind[APART] if best[claim.id].score >= settings.claim_min_score]
    same, versions, near = (
        [_match(case, claim, best[claim.id], documents) for claim in found]
        for found in (by_kind[SAME], by_kind[VERSION], by_kind[APART][:MOST_NEAR])
    )
    same.sort(key=lambda match: -match.lineage.documents)
    return Answer(text=told[0], same=tuple(same), versions=tuple(versions), near=tuple(near))


def _standing(verdict: Verdict) -> tuple[int, float]:
    """Rank verdicts: the same, a version, apart; the more alike first."""
    return SAME if verdict.same else VERSION if verdict.what else APART, verdict.score


def _match(case: Case, claim: Claim, verdict: Verdict, documents: Mapping[str, Document]) -> Match:
    own = {each.document: documents[each.document] for each in claim.witnesses}
    soonest = earliest(claim, own)
    return Match(
        claim=claim,
        lineage=case.one(Lineage, claim.id),
        what=verdict.what,
        here=verdict.here,
        there=verdict.there,
        why=verdict.why,
        earliest=soonest.first,
        perhaps=soonest.perhaps,
        documents=own,
    )


def _reviewed(
    told: tuple[str, str], answer: Answer, fact_checks: FactChecks, actors: Sequence[Actor], settings: Settings
) -> tuple[Reviewed, ...]:
    """Hold one sentence against the fact-checks that share words with it, or with a claim of the case that says the same.

    So the wordings of the case lead to fact-checks in languages in which the sentence is not.
    """
    wordings = (told[0], *(match.claim.text for match in answer.same[:MOST_WORDINGS]))
    near = fact_checks.near(dict.fromkeys(wordings), MOST_FACT_CHECKS)
    if not near:
        return ()
    around = [f"{each.text}\n{each.title}" for each in near]
    verdicts = held_against(told, [(each.text, each.language) for each in near], around, actors, settings, _MODELS)
    ranked = sorted(zip(near, verdicts, strict=True), key=lambda pair: _standing(pair[1]), reverse=True)
    taken = [pair for pair in ranked if _standing(pair[1])[0] > APART]
    apart = [pair for pair in ranked[len(taken) :] if pair[1].score >= settings.claim_min_score]
    return tuple(
        Reviewed(fact_check=found, same=verdict.same, what=verdict.what, here=verdict.here, there=verdict.there, why=verdict.why)
        for found, verdict in (*taken, *apart[:MOST_NEAR])
    )


def _wordings(claim: Claim, documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    """Give the texts of a claim, its own first, at most so many."""
    found = {claim.text: claim.language}
    for witness in claim.of_stance(*_SUPPORT):
        document = documents[witness.document]
        paragraph = document.paragraph_at(witness.passage.start)
        text = document.words(witness.passage.span)
        found.setdefault(text, paragraph.language if paragraph else document.language)
    return list(found.items())[:MOST_WORDINGS]
