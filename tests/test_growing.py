"""A case that grows in batches of any size, with decisions and files that change, holds what a fresh run on all of it finds."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from tests.affairs import put_right, write

from sayso import adding
from sayso.adding import add
from sayso.case import Case, Writer
from sayso.pipeline import conclude
from sayso.records import Claim, Conclusions, CopyKind, Correction, Document, Judgement, Stance, Statement, Trace
from sayso.settings import Settings
from sayso.statements import attribute

SIZES = (1, 8, 1, 2, 13, 3, 7)  # texts a batch
SEEDS = (1, 2)
FOUND = ("statements", "actors", "copies", "claims", "lineages", "stories")


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tagger read every text once: what lies between texts is what these tests are about."""

    @cache
    def read(document: Document) -> tuple[Statement, ...]:
        return attribute([document], Settings())

    def attributed(documents: Sequence[Document], *_: object) -> tuple[Statement, ...]:
        return tuple(each for document in documents for each in read(document))

    monkeypatch.setattr(adding, "attribute", attributed)


def held(case: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Give what a case holds, and what a fresh run finds on what was read into it, each record as words, sorted."""
    with Case(case) as view:
        grown = view.trace()
    with Writer(case) as writer:
        documents, corrections = writer.every(Document), writer.every(Correction)
        statements = [replace(each, speaker=None) for each in writer.every(Statement)]
    fresh = conclude(documents, statements, Settings(), corrections=corrections)
    return _as_words(grown), _as_words(fresh)


def _as_words(found: Conclusions | Trace) -> dict[str, list[str]]:
    return {name: sorted(map(repr, getattr(found, name))) for name in FOUND}


def decisions(case: Path) -> list[Correction]:
    """Decide about what a case holds: two claims are one, two texts are independent, a speaker and a date are others."""
    with Writer(case) as writer:
        claims = sorted(writer.every(Claim), key=lambda each: (-len(each.witnesses), each.id))
        said = next(each for each in writer.every(Statement) if each.speaker)
    first, other, last = claims[0].witnesses[0], claims[1].witnesses[0], claims[0].witnesses[-1]
    decided = (
        (Judgement.SAME_CLAIM, first.passage, other.passage),
        (Judgement.INDEPENDENT, first.document, last.document),
        (Judgement.WRONG_SPEAKER, said.id, "the Lamp Society"),
        (Judgement.WRONG_DATE, first.document, "2024-03-01"),
    )
    return [Correction(judgement=what, a=one, b=two, by="Ida", at="2024-03-09") for what, one, two in decided]


@pytest.mark.parametrize("seed", SEEDS)
def test_batches_of_any_size_give_what_a_fresh_run_gives(seed: int, tmp_path: Path) -> None:
    """One text, many, one again; decisions come between, and texts that were read change and are read again."""
    paths, case = write(tmp_path, seed), tmp_path / "grown.case"
    ends = [*accumulate(SIZES), len(paths)]
    for batch, (start, end) in enumerate(pairwise([0, *ends])):
        if batch == 5:
            add(case, corrections=decisions(case))
        if batch in {3, 6}:
            put_right(paths[start - 1])
        add(case, paths[max(0, start - 1) : end])
    grown, fresh = held(case)
    for name in FOUND:
        assert grown[name] == fresh[name], name
    with Case(case) as view:
        found = view.trace()
    assert {CopyKind.VERBATIM, CopyKind.TRANSLATED} <= {each.kind for each in found.copies}
    assert Stance.DENIES in {witness.stance for each in found.claims for witness in each.witnesses}
    assert any(each.versions for each in found.claims)
    assert any(each.low < each.documents for each in found.lineages)
    assert len(found.stories) > 1
    assert len(found.corrections) == 4
    assert len(found.documents) > len(paths)
