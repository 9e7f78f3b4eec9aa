"""Hold a text that somebody asks about against texts of a pile, as texts of the pile are held against one another."""

from collections.abc import Iterable, Sequence

from sayso.claims.assertions import said_alone
from sayso.claims.comparer import SHIPPED, Comparer, Models
from sayso.claims.comparing import Verdict
from sayso.claims.naming import name_book
from sayso.records import Actor
from sayso.settings import Settings

Told = tuple[str, str]  # a text and its language


def held_against(  # noqa: PLR0913, PLR0917 - a text, what it is held against, and what helps to read them
    asked: Told,
    texts: Sequence[Told],
    around: Iterable[str] = (),
    actors: Sequence[Actor] = (),
    settings: Settings | None = None,
    models: Models = SHIPPED,
) -> tuple[Verdict, ...]:
    """Tell of each text whether it says the same as one that is asked about, differs in one detail, or is apart; and why.

    Meant for some hundred texts that are near it already; it does not search. A text that is refused may still go about the same.

    Args:
        asked: the text, as it was found: a sentence, a claim.
        texts: of the pile.
        around: whole documents, from which names are learnt.
        actors: who speaks in the pile.
        settings: thresholds.
        models: what reads the texts.
    """
    book = name_book((asked[0], *around), actors)
    every = [said_alone(text, language, book) for text, language in (asked, *texts)]
    comparer = Comparer(every, settings or Settings(), models)
    comparer.prepare((0, rank) for rank in range(1, len(every)))
    return tuple(comparer.verdict(0, rank) for rank in range(1, len(every)))
