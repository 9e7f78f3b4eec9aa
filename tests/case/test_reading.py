"""What a case holds for the next question is that of its last run."""

from pathlib import Path

import numpy as np

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
