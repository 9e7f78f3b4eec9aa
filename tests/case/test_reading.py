"""What a case holds for the next question is that of its last run."""

from pathlib import Path
from threading import Event, Thread

import numpy as np
from tests.case.piles import RUN, pile, store

from sayso.case import Case, Writer, packed
from sayso.records import Actor, Claim, Conclusions, Passage, Run, Stance, Witness

VECTORS = packed(np.eye(3, dtype=np.float32))


def found(*texts: str) -> Conclusions:
    witness = Witness(document="d", passage=Passage("d", 0, 5), statement=None, stance=Stance.ASSERTS)
    claims = tuple(Claim(id=text, text=text, language="en", witnesses=(witness,)) for text in texts)
    actors = tuple(Actor(id=text, name=text, names=(text,), kind="person") for text in texts)
    return Conclusions(claims=claims, actors=actors)


def conclude(writer: Writer, *texts: str) -> None:
    writer.conclude(found(*texts), Run(id="r", version="1", settings=(), inputs=()), ())


def test_near_claims_follow_what_another_process_concludes(tmp_path: Path) -> None:
    """Vectors are read once a run; those of claims that are not there yet, or no more, are left out."""
    path, asked = tmp_path / "a.case", np.array([0.9, 0.3, 0.1], np.float32)
    with Writer(path) as writer:
        writer.remember(dict(zip(("one", "two", "three"), VECTORS, strict=True)), {})
        with Case(path) as case:
            assert case.near_claims("mill", asked) == ()
            conclude(writer, "one", "two")
            assert [each.id for each in case.near_claims("mill", asked)] == ["one", "two"]
            assert [each.id for each in case.actors()] == ["one", "two"]
            writer.remember({"three": VECTORS[2]}, {})
            assert [each.id for each in case.near_claims("mill", asked)] == ["one", "two"]
            conclude(writer, "two", "three")
            assert [each.id for each in case.near_claims("mill", asked)] == ["two", "three"]
            assert case.actors() is case.actors()
            assert [each.id for each in case.actors()] == ["three", "two"]


def ask_for_ever(case: Case, ended: Event, wrong: list[str]) -> None:
    """Ask until it is over; whatever is read is of one run."""
    while not ended.is_set():
        with case.moment():
            claims = case.claim_ids().rows
            part = case.part_of_claims(claims)
            several = sum(each.count for facet in case.facets() if facet.name == "stance" for each in facet.values)
        if {each.id for each in part.claims} != set(claims) or {each.claim for each in part.lineages} != set(claims):
            wrong.append(f"{len(claims)} claims, {len(part.claims)} in the part")
        if several != sum(len({witness.stance for witness in each.witnesses}) for each in part.claims):
            wrong.append("facets of another run")


def test_threads_read_while_another_writes(tmp_path: Path) -> None:
    """Each with a Case of its own, which share what they keep in memory: nobody sees half of a run, or two."""
    made = pile(81)
    path = store(tmp_path / "a.case", made)
    ended, wrong = Event(), list[str]()
    with Case(path) as case, Writer(path) as writer:
        cases = [case.again() for _ in range(4)]
        threads = [Thread(target=ask_for_ever, args=(each, ended, wrong)) for each in cases]
        for each in threads:
            each.start()
        for number in range(12):
            kept = made.claims[: 2 + number % 5]
            writer.conclude(Conclusions(claims=kept, lineages=made.lineages[: len(kept)], statements=made.statements), RUN, ())
        ended.set()
        for each in threads:
            each.join()
    assert not wrong
