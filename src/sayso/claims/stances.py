"""Where a text stands toward a claim: it asserts it, denies it, doubts it, or reports it without taking a side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.claims.stance_figures import NEAREST, Figures, Told, claim_figures, joint_figures, text_figures
from sayso.claims.stance_marks import ACT_COLUMNS, KINDS, marks_in, row_of
from sayso.claims.stance_sides import stance_model
from sayso.languages.encoder import encode
from sayso.languages.inference import Infer
from sayso.records import Document, Paragraph, Span, Stance, Statement

MOST_DECIDING = 3
_DOUBTING = KINDS.index("doubts")
_SHOWN = ("told untrue", "refuted", "untrue", "open", "credited", "borne out", "hedged", "negated")
_SIDED = [KINDS.index(kind) for kind in ("told untrue", "untrue", "refuted", "open", "hedged", "asked", "denies", "doubts")]
_LEAST_CHARS = 3


@dataclass(frozen=True, slots=True)
class Deciding:
    """A sentence that decided.

    Args:
        span: where it stands.
        likeness: its cosine with the claim.
        weight: how much less sure the stance is without it, 0 to 1; below 0 where it speaks against.
        marks: the words in it that mark a side, by kind (:data:`~sayso.claims.stance_marks.KINDS`).
    """

    span: Span
    likeness: float
    weight: float
    marks: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """How sure it is that a text, or its headline, asserts, denies, doubts or merely reports a claim: shares that sum to 1."""

    asserts: float
    denies: float
    doubts: float
    reports: float
    deciding: tuple[Deciding, ...] = ()

    @property
    def stance(self) -> Stance:
        """The surest of the four."""
        return max(Stance, key=lambda each: float(getattr(self, each.value)))


@dataclass(frozen=True, slots=True)
class Toward:
    """The stance of a document toward a claim, headline and body apart; None for the part that it lacks."""

    headline: Leaning | None
    body: Leaning | None


def stance_toward(
    claim: str, language: str, document: Document, statements: Sequence[Statement] = (), infer: Infer | None = None
) -> Toward:
    """Tell where a document stands toward a claim that it is about.

    Use it for a document that tells of the claim, whichever way; of one that is about something else the shares mean nothing
    (look at ``likeness`` of what decided: under .4 it is likely about something else). What people in the text say and what the
    text says are not told apart: a text whose last word on a claim is somebody's denial denies it. The claim is read too: of one
    that takes no side itself ("Ministry said to have closed the bridge") a text can hardly assert more than that it is told.

    Args:
        claim: one sentence.
        language: of the claim, ISO 639-1.
        document: its sentences may be in other languages than the claim; both among those of the sentence encoder.
        statements: of this document, if known: their acts replace what the words of a sentence tell of its act.
        infer: the judge of pairs (:func:`sayso.languages.inference.infer`). Where given, it decides for a headline or a text
            of one sentence if neither sentence nor claim marks a side: then all lies in whether the contents go together.

    Returns:
        Shares for headline and body, each with up to three sentences that decided.

    Source: weights fitted to the related pairs of fnc1, English; scores by class and language in ``docs/stance.md``.
    """
    spans = [(span, part.language, part.headline) for part in document.paragraphs for span in sentences_of(part)]
    spans = [each for each in spans if len(document.words(each[0]).strip()) >= _LEAST_CHARS]
    vectors = encode([claim, *(document.words(span) for span, _, _ in spans)])
    acts = _acts([span for span, _, _ in spans], statements)
    rows = [_row(document.words(span), tongue, acts.get(span)) for span, tongue, _ in spans]
    own = row_of(claim, language)
    found: dict[bool, Leaning] = {}
    for headline in {loud for _, _, loud in spans}:
        held = [rank for rank, each in enumerate(spans) if each[2] == headline]
        told = Told(np.stack([rows[rank] for rank in held]), vectors[[rank + 1 for rank in held]])
        places = [(document, *spans[rank][:2]) for rank in held]
        sole = infer if headline or len(held) == 1 else None
        found[headline] = _leaning(_Asked(claim, own, vectors[0]), told, places, sole)
    return Toward(found.get(True), found.get(False))


def shares_of(claim: str, own: Figures, vector: Figures, told: Told) -> Figures:
    """Give how sure it is that sentences assert, deny, or report a claim: float32, shape (3,).

    Args:
        claim: its text.
        own: what it shows, by :func:`~sayso.claims.stance_marks.row_of`.
        vector: of the claim.
        told: the sentences.
    """
    model = stance_model()
    row = claim_figures(claim, own, vector, model.directions)
    return model.shares(row, text_figures(told, vector, model.directions), joint_figures(own, told, vector))


def judged(sentence: str, row: Figures, claim: str, own: Figures, infer: Infer) -> Figures | None:
    """Give what the judge of pairs says of one sentence toward a claim: asserts, denies, reports; None where words mark a side.

    The judge takes "reports that X are false" for X; the marks do not see that "postponed" goes against "under way".
    Source: 739 pairs of Arabic headlines (ans_arabic_stance), docs/stance.md. In long texts it added nothing (fnc1).
    """
    if row[_SIDED].any() or own[_SIDED].any():
        return None
    found: Figures = infer([(sentence, claim)])[0]
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim: its text, what it shows, its vector."""

    text: str
    row: Figures
    vector: Figures


def _leaning(claim: _Asked, told: Told, places: Sequence[tuple[Document, Span, str]], infer: Infer | None) -> Leaning:
    shares = shares_of(claim.text, claim.row, claim.vector, told)
    order, cosines = told.nearest(claim.vector)
    near = order[:NEAREST]
    best = int(shares.argmax())
    weights = {int(rank): float(shares[best] - _without(claim, told, int(rank))[best]) for rank in near}
    if infer:
        document, span, _ = places[order[0]]
        found = judged(document.words(span), told.rows[order[0]], claim.text, claim.row, infer)
        shares, weights = (shares, weights) if found is None else (found, {int(order[0]): float(found.max())})
    doubting = float((told.rows[near, _DOUBTING] * cosines[near].clip(0)).sum() / max(1e-6, cosines[near].clip(0).sum()))
    chosen = [rank for rank in sorted(weights, key=lambda rank: -weights[rank]) if weights[rank] > 0 or rank == order[0]]
    return Leaning(
        asserts=float(shares[0]),
        denies=float(shares[1]),
        doubts=float(shares[2]) * doubting,
        reports=float(shares[2]) * (1 - doubting),
        deciding=tuple(_deciding(places[rank], float(cosines[rank]), weights[rank]) for rank in chosen[:MOST_DECIDING]),
    )


def _without(claim: _Asked, told: Told, rank: int) -> Figures:
    """Give the shares if one sentence were not there; of a text of one sentence those of a sentence that shows nothing."""
    if len(told.rows) > 1:
        rest = Told(np.delete(told.rows, rank, 0), np.delete(told.vectors, rank, 0))
    else:
        rest = replace(told, rows=np.zeros_like(told.rows))
    return shares_of(claim.text, claim.row, claim.vector, rest)


def _deciding(place: tuple[Document, Span, str], likeness: float, weight: float) -> Deciding:
    document, span, language = place
    found = marks_in(document.words(span), language)
    marks = tuple(
        (kind, Span(span.start + start, span.start + end)) for kind in _SHOWN for start, end in found.get(kind, ()) if start < end
    )
    return Deciding(span, round(likeness, 4), round(weight, 4), marks)


def sentences_of(paragraph: Paragraph) -> tuple[Span, ...]:
    """Give the sentences of a paragraph; a headline is one."""
    return (paragraph.span,) if paragraph.headline or not paragraph.sentences else paragraph.sentences


def _acts(spans: Sequence[Span], statements: Sequence[Statement]) -> dict[Span, str]:
    """Give the act of the outermost statement whose cue stands in a sentence."""
    outer = [each for each in statements if each.parent is None and each.cue is not None]
    return {span: each.act.value for span in spans for each in reversed(outer) if each.cue and span.contains(each.cue)}


def _row(text: str, language: str, act: str | None) -> Figures:
    row = row_of(text, language)
    if act is not None:
        row[list(ACT_COLUMNS.values())] = 0
        if act in ACT_COLUMNS:
            row[ACT_COLUMNS[act]] = 1
    return row
