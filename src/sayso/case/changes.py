"""What is new: what one run found of a growing pile held against what the run before it had found.

A claim goes on where its witnesses do: its text may get another best wording, and so another id, while the passages stay.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Change, ChangeKind, Claim, Document, Lineage, Passage, Stance, Version, Witness

_AGAINST = (Stance.DENIES, Stance.DOUBTS)
_SHOWN = 160  # code points of a claim in a sentence


@dataclass(frozen=True, slots=True)
class Found:
    """Claims of one run, with their lineages by claim."""

    claims: Sequence[Claim]
    lineages: Mapping[str, Lineage]


def changes_between(before: Found, after: Found, documents: Mapping[str, Document]) -> tuple[Change, ...]:
    """Tell what the second run found that the first had not: claims, origins, denials, dropped attributions, versions.

    Args:
        before: what the first run found.
        after: what the second run found.
        documents: of the second run, by id.

    Returns:
        In the order of the claims of the second run; of one claim in the order of :class:`ChangeKind`. What is gone is not told.
    """
    known = {claim.id: claim for claim in before.claims}
    homes = {witness.passage: claim.id for claim in before.claims for witness in claim.witnesses}
    earlier = {claim.id: _earlier(claim, homes) for claim in after.claims}
    found: list[Change] = []
    for claim in after.claims:
        old = earlier[claim.id]
        if old is None:
            if claim.id in after.lineages and after.lineages[claim.id].documents:
                found.append(_change(ChangeKind.NEW_CLAIM, claim, claim.witnesses[0], _said(claim, documents)))
        else:
            found += _of_claim(known[old], claim, (before.lineages.get(old), after.lineages.get(claim.id)), documents)
        found += _versions(known[old] if old else None, claim, earlier)
    return tuple(found)


def _earlier(claim: Claim, homes: Mapping[Passage, str]) -> str | None:
    """Give the earlier claim that holds most of a claim's witnesses; none where it holds none."""
    found = Counter(homes[witness.passage] for witness in claim.witnesses if witness.passage in homes)
    return min(found, key=lambda each: (-found[each], each)) if found else None


def _of_claim(
    old: Claim, new: Claim, lineages: tuple[Lineage | None, Lineage | None], documents: Mapping[str, Document]
) -> Iterator[Change]:
    """Tell what changed of one claim: origins, denials, dropped attributions."""
    before, after = lineages
    if before and after and (after.low > before.low or after.high > before.high):
        text = f"origins of {_text(new)}: {_range(before)} -> {_range(after)}; documents: {before.documents} -> {after.documents}"
        yield _change(ChangeKind.NEW_ORIGIN, new, None, text)
    known = {witness.passage for witness in old.of_stance(*_AGAINST)}
    for witness in new.of_stance(*_AGAINST):
        if witness.passage not in known:
            text = f"{_name(witness, documents)} {witness.stance.value} {_text(new)}"
            yield _change(ChangeKind.NEW_DENIAL, new, witness, text)
    for passage in sorted(_dropped(new, after) - _dropped(old, before)):
        text = f"{documents[passage.document].name} carries on as fact what others credit to somebody: {_text(new)}"
        yield Change(kind=ChangeKind.DROPPED_ATTRIBUTION, text=text, claim=new.id, document=passage.document)


def _versions(old: Claim | None, new: Claim, earlier: Mapping[str, str | None]) -> Iterator[Change]:
    known = {(each.claim, each.what) for each in old.versions} if old else set()
    for each in new.versions:
        other = earlier.get(each.claim)
        if (other, each.what) not in known and _tells(new, each, (old is None, other is None)):
            text = f"another version of {_text(new)}: {each.what} {each.here or 'none'} -> {each.there or 'none'}"
            yield _change(ChangeKind.NEW_VERSION, new, None, text)


def _tells(claim: Claim, version: Version, fresh: tuple[bool, bool]) -> bool:
    """Tell whether this is the one of two versions of which the pair is told: the older; of two alike, one of them."""
    mine, other = fresh
    return other if mine != other else claim.id < version.claim


def _dropped(claim: Claim, lineage: Lineage | None) -> set[Passage]:
    """Give the passages that carry as fact what is credited to somebody: so says the lineage, and the witness says to whom."""
    marked = {node.passage for node in lineage.nodes if node.dropped} if lineage else set()
    return {witness.passage for witness in claim.witnesses if witness.credited and witness.passage in marked}


def _change(kind: ChangeKind, claim: Claim, witness: Witness | None, text: str) -> Change:
    return Change(kind=kind, text=text, claim=claim.id, document=witness.document if witness else None)


def _said(claim: Claim, documents: Mapping[str, Document]) -> str:
    return f"{_text(claim)} ({', '.join(dict.fromkeys(_name(each, documents) for each in claim.witnesses[:3]))})"


def _name(witness: Witness, documents: Mapping[str, Document]) -> str:
    return documents[witness.document].name


def _text(claim: Claim) -> str:
    return f"“{claim.text if len(claim.text) <= _SHOWN else claim.text[: _SHOWN - 1] + '…'}”"


def _range(lineage: Lineage) -> str:
    return f"{lineage.low}" if lineage.low == lineage.high else f"{lineage.low} to {lineage.high}"
