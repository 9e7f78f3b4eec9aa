"""Read the passages of one document's statements again, and keep what led to each: marks, links, costs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Document, Span, Statement
from sayso.statements.anaphora import pointed_back
from sayso.statements.continuing import continued
from sayso.statements.decoding import Mark, marks_of
from sayso.statements.edges import to_read_again
from sayso.statements.hearsay import with_hearsay
from sayso.statements.joints import joined
from sayso.statements.linking import Attribution, Between, content_cost, link, without_particles
from sayso.statements.own_reporting import with_own_reporting
from sayso.statements.placing import statement_of
from sayso.statements.tagger import tag
from sayso.statements.windows import windows_of


@dataclass(frozen=True, slots=True)
class Costs:
    """What the links of one attribution cost, 0 upwards, at most ``linking.MAX_COST`` but where a quotation goes on.

    Args:
        source: of cue and source; None where one of them is missing. Without a cue: of source and content.
        contents: of the cue and each content, in order; empty without a cue.
        shared: true when another cue took the source at a lower cost, and this one shares it.
    """

    source: float | None
    contents: tuple[float, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Reread:
    """What led to one statement.

    Args:
        attribution: its marks, stretched and linked; their places count from the document's start.
        before: every stretched content as the tagger marked it.
        costs: of its links; a content that was taken in from another paragraph has none.
    """

    attribution: Attribution
    before: dict[Mark, Mark]
    costs: Costs


def reread(statements: Sequence[Statement], document: Document) -> dict[str, Reread]:
    """Give what led to each of these statements of one document, by the statement's id.

    Each passage is read once, by the same functions as in :func:`sayso.attribute`. A nested statement is found only when
    its outer one is among the statements.
    """
    if not statements:
        return {}
    by_id = {each.id: each for each in statements}
    outers = {each.parent for each in statements}
    found = dict(_outermost(document))
    for outer in (by_id[each] for each in outers if each in by_id):
        for span in outer.content:
            passage = to_read_again(document.text, span, outer.language)
            passed = _read(document, passage)
            found |= dict(_placed(document, passed.attributions, outer, passed))
    return {each.id: found[each.id] for each in statements if each.id in found}


@dataclass(frozen=True, slots=True)
class _Passed:
    """A passage that was read: attributions (places count from the document's start), contents before stretching, costs."""

    attributions: tuple[Attribution, ...]
    before: dict[Mark, Mark]
    costs: dict[tuple[Mark | None, Mark], Costs]


def _outermost(document: Document) -> Iterator[tuple[str, Reread]]:
    passages = [_read(document, window) for window in windows_of(document)]
    before = {mark: old for each in passages for mark, old in each.before.items()}
    costs = {key: cost for each in passages for key, cost in each.costs.items()}
    every = tuple(each for passage in passages for each in passage.attributions)
    found = with_hearsay(document, with_own_reporting(document, continued(document, every)))
    return _placed(document, found, None, _Passed(every, before, costs))


def _placed(
    document: Document, attributions: Iterable[Attribution], outer: Statement | None, passed: _Passed
) -> Iterator[tuple[str, Reread]]:
    for each in attributions:
        statement = statement_of(document, each, outer)
        if statement is not None:
            known = (passed.costs[each.cue, part] for part in each.contents if (each.cue, part) in passed.costs)
            costs = next(known, Costs(None, ()))
            yield statement.id, Reread(each, passed.before, costs)


def _read(document: Document, passage: Span) -> _Passed:
    text = document.words(passage)
    tagged = pointed_back(text, marks_of(text, tag([text])[0]))
    marks = joined(text, tagged)
    between = Between(text, without_particles(text, marks))
    attributions = link(text, marks)
    costs = {each: _costs(each, attributions, between) for each in attributions}
    moved = {each: each.moved(passage.start) for each in attributions}
    return _Passed(
        tuple(moved.values()),
        {new.moved(passage.start): old.moved(passage.start) for new, old in zip(marks, tagged, strict=True) if new != old},
        {(moved[each].cue, moved[each].contents[0]): cost for each, cost in costs.items()},
    )


def _costs(each: Attribution, attributions: Sequence[Attribution], between: Between) -> Costs:
    source, cue = each.source, each.cue
    if cue is None:
        return Costs(between.cost(source, each.contents[0]) if source else None, ())
    contents = tuple(content_cost(content, cue, {cue: source} if source else {}, between) for content in each.contents)
    if source is None:
        return Costs(None, contents)
    cost = between.cost(cue, source)
    rivals = (other.cue for other in attributions if other.source == source and other.cue not in (cue, None))
    return Costs(cost, contents, any(between.cost(rival, source) < cost for rival in rivals if rival))
