"""Which state a ministry belongs to whose name says only what it is for: "the environment ministry", «Міністерство освіти».

A language of one state tells it («Міністерство освіти» is Ukraine's). Elsewhere it is told where the speakers of the document are
all of one state, and the pile knows that state's ministry by its full name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.actors.entities import Entity
from sayso.actors.kinds import states_of
from sayso.actors.known import Known, ministry, portfolio_in
from sayso.actors.matching import BODIES
from sayso.languages.wordlists import word_list


def ministry_at_home(entity: Entity) -> Known | None:
    """Take «Міністерство оборони» in a Ukrainian text for that of Ukraine; of a language of several states nothing is known."""
    homes = word_list("body_words")["home"]
    for portfolio, language in _portfolios(entity):
        if language in homes:
            return ministry(portfolio, homes[language])
    return None


def own_ministries(entity: Entity) -> tuple[Known, ...]:
    """Give the known bodies that an entity names: by itself, by its language, or as whom a minister belongs to."""
    told = [entity.known, ministry_at_home(entity), entity.body]
    return tuple(dict.fromkeys(each for each in told if isinstance(each, Known) and each.kind == "organisation"))


def portfolios_of(entity: Entity) -> tuple[str, ...]:
    """Give what the names of a ministry say that it is for."""
    return tuple(dict.fromkeys(portfolio for portfolio, _ in _portfolios(entity)))


def states_told(entity: Entity) -> set[str]:
    """Give the states that a speaker is said to belong to."""
    told = states_of(entity) if entity.kind in BODIES else set()
    at_home = ministry_at_home(entity) if entity.known is None else None
    others = (entity.body, at_home, *(reading.affiliation.known for reading in entity.readings))
    return told | {each.state for each in others if isinstance(each, Known) and each.state}


def ministry_of_the_pile(entity: Entity, ministries: set[Known], states: Mapping[str, Mapping[str, int]]) -> Known | None:
    """Take "the environment ministry" for the one that the pile names in full, of the one state that speaks in the document.

    A state that speaks only behind the ministry tells nothing: it may be a paper's own ministry.

    Args:
        entity: a body without a state.
        ministries: all that the pile names in full.
        states: of each document, the states of its speakers and where each is first told.
    """
    told = states.get(entity.document, {})
    if len(told) != 1:
        return None
    ((state, first),) = told.items()
    if first >= entity.mentions[0]:
        return None
    meant = {ministry(portfolio, state) for portfolio in entity.profile.portfolios}
    found = meant & ministries
    return found.pop() if len(meant) == 1 and found else None


def states_of_documents(entities: Iterable[Entity]) -> dict[str, dict[str, int]]:
    """Give the states that the speakers of each document are said to belong to, and where the first of each is named."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for entity in entities:
        of_document, first = found[entity.document], entity.mentions[0]
        of_document.update({state: min(first, of_document.get(state, first)) for state in entity.profile.states})
    return found


def _portfolios(entity: Entity) -> list[tuple[str, str]]:
    """Give what the names of a ministry say that it is for, with their language."""
    told = [(portfolio_in(each.words, each.language), each) for each in entity.readings if "ministry" in each.classes]
    return [(portfolio, each.language) for portfolio, each in told if portfolio is not None]
