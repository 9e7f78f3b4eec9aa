"""Assertions, actors and encoders for the claims tests, in one line each."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.claims.assertions import Assertion
from sayso.claims.naming import NameBook
from sayso.claims.particulars import particulars
from sayso.claims.pointing import points_back
from sayso.records import Actor, Claim, Passage, Stance, content_id

SERVICE = Actor(id="service", name="the service", names=("the service", "The service"), kind="organisation")
RAILWAY = Actor(id="railway", name="the railway", names=("the railway", "The railway"), kind="organisation")
BORDURIA = Actor(id="borduria", name="Borduria", names=("Borduria", "The Bordurian government"), kind="state")


def assertion(text: str, language: str = "en", book: NameBook | None = None, **fields: Any) -> Assertion:
    """Make an assertion of a text alone."""
    plain: dict[str, Any] = {
        "passage": Passage("page", 0, max(1, len(text))),
        "statement": None,
        "stance": Stance.ASSERTS,
        "headline": False,
        "lead": False,
        "seed": True,
        "speaker": None,
        "pointing": points_back(text, language),
    }
    return Assertion(text=text, language=language, details=particulars(text, language, book or NameBook()), **(plain | fields))


def alike(texts: Sequence[str]) -> NDArray[np.float32]:
    """Take all texts for alike, so that the detailed check alone decides."""
    return np.ones((len(texts), 1), dtype=np.float32)


def by_first_letter(texts: Sequence[str]) -> NDArray[np.float32]:
    """Take texts for alike that begin with the same letter."""
    vectors = np.zeros((len(texts), 2000), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row, ord(text.lower()[0]) % 2000] = 1
    return vectors


def shown(claims: Sequence[Claim]) -> list[tuple[str, list[str]]]:
    """Give every claim's text and the stances of its witnesses."""
    return [(claim.text, [witness.stance.value for witness in claim.witnesses]) for claim in claims]


def new_actor(name: str, kind: str = "organisation", body: str | None = None) -> Actor:
    return Actor(id=content_id(name), name=name, names=(name,), kind=kind, body=body)
