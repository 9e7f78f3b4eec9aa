"""What one speaker is quoted as saying: the same words across outlets together, at first or at second hand, by which names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.kernels.components import Forest
from sayso.records import Act, Claim, Statement
from sayso.report.catalogue import Catalogue, language_name
from sayso.report.cleaning import line
from sayso.report.kinds import act_name, quotation_name
from sayso.report.moments import when
from sayso.report.objections import not_right
from sayso.report.sections import numbers

GROUPS_SHOWN = 200
CARRIERS_SHOWN = 40
_NAMES_SHOWN = 24
_LONGEST_WORDS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One text in which it stands.

    Args:
        outlet, published, href: the document, and the place in it.
        act, quoted, hedged: what the speaker does, how the words are quoted, whether they are held at arm's length.
        teller: who says that the speaker said it; empty where the text itself does.
        said: when it was said, by the words of the text; empty where it does not tell.
        words, language: as this text has it.
        objection: where somebody can say that it is not right.
    """

    outlet: str
    published: str
    href: str
    act: str
    quoted: str
    hedged: bool
    teller: str
    said: str
    words: str
    language: str
    objection: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What was said once and stands in one text or several.

    Args:
        words, language: as the earliest text has it.
        denies: whether it denies or doubts something.
        carriers: the texts, earliest first; the first of many.
        more: how many besides.
        outlets: how many outlets carry it.
        claim: (address, numbers) of the claim that it bears witness to; None where it does to none.
    """

    words: str
    language: str
    denies: bool
    carriers: tuple[Carrier, ...]
    more: int
    outlets: int
    claim: tuple[str, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """All that a speaker is quoted as saying in some texts.

    Args:
        denials, others: what they deny or doubt, and all else; by date.
        more: how many sayings are not listed.
        acts, quotations: (name, how many statements), most first.
        first_hand, second_hand: statements that the text itself credits to them, and those that somebody else in it does.
        outlets: how many outlets quote them.
        names: (form, languages) by which they appear, most used first.
    """

    denials: tuple[Saying, ...]
    others: tuple[Saying, ...]
    more: int
    acts: tuple[tuple[str, int], ...]
    quotations: tuple[tuple[str, int], ...]
    first_hand: int
    second_hand: int
    outlets: int
    names: tuple[tuple[str, tuple[str, ...]], ...]


def statements_of(shelf: Catalogue, speaker: str) -> list[Statement]:
    """Give what somebody is quoted as saying, by the dates of the documents."""
    return sorted(shelf.said_by.get(speaker, ()), key=lambda each: (shelf.date_key(each.document), each.extent))


def sayings(shelf: Catalogue, statements: Sequence[Statement]) -> Sayings:
    """Put the sayings of one speaker together.

    Args:
        shelf: that holds their documents, the statements that they stand in, and the claims that they bear witness to.
        statements: all of one speaker that are to be shown, by date.
    """
    claims = _claims_of(shelf, statements)
    groups = [_saying(shelf, each, claims.get(each[0].id)) for each in _groups(shelf, statements, claims)]
    shown = groups[:GROUPS_SHOWN]
    return Sayings(
        denials=tuple(each for each in shown if each.denies),
        others=tuple(each for each in shown if not each.denies),
        more=len(groups) - len(shown),
        acts=tuple((act_name(act), many) for act, many in Counter(each.act for each in statements).most_common()),
        quotations=tuple((quotation_name(kind), many) for kind, many in Counter(each.kind for each in statements).most_common()),
        first_hand=sum(not teller(shelf, each) for each in statements),
        second_hand=sum(bool(teller(shelf, each)) for each in statements),
        outlets=len({shelf.outlet(each.document) for each in statements}),
        names=tuple(_names(shelf, statements))[:_NAMES_SHOWN],
    )


def teller(shelf: Catalogue, statement: Statement) -> str:
    """Name who says that the speaker said it; empty where the text itself does."""
    outer = shelf.statements.get(statement.parent or "")
    if outer is None or outer.speaker == statement.speaker:
        return ""
    return shelf.speaker(outer) or ""


def _claims_of(shelf: Catalogue, statements: Iterable[Statement]) -> dict[str, Claim]:
    """Give the claim that each statement bears witness to, that of most witnesses first."""
    wanted = {each.id for each in statements}
    documents = {each.document for each in statements}
    near = {claim.id: claim for document in documents for claim in shelf.claims_in.get(document, ())}
    found: dict[str, Claim] = {}
    for claim in sorted(near.values(), key=lambda each: (-len(each.witnesses), each.id)):
        for witness in claim.witnesses:
            if witness.statement in wanted:
                found.setdefault(witness.statement, claim)
    return found


def _groups(shelf: Catalogue, statements: Iterable[Statement], claims: dict[str, Claim]) -> Iterable[list[Statement]]:
    """Put together what bears witness to one claim in one way, or has the same words."""
    forest = Forest[object]()
    groups: defaultdict[object, list[Statement]] = defaultdict(list)
    keyed: list[tuple[Statement, object]] = []
    for each in statements:
        denies = each.act in {Act.DENIES, Act.DOUBTS}
        letters = "".join(letter for letter in _words(shelf, each).casefold() if letter.isalnum())
        spelt: object = (denies, letters or each.id)
        claim = claims.get(each.id)
        if claim:
            forest.join((denies, claim.id, "claim"), spelt)
        keyed.append((each, spelt))
    for each, spelt in keyed:
        groups[forest.top(spelt)].append(each)
    return groups.values()


def _words(shelf: Catalogue, statement: Statement) -> str:
    document = shelf.documents[statement.document]
    return line(" … ".join(document.words(span) for span in statement.content), _LONGEST_WORDS)


def _saying(shelf: Catalogue, statements: Sequence[Statement], claim: Claim | None) -> Saying:
    first = statements[0]
    lineage = shelf.lineages.get(claim.id) if claim else None
    return Saying(
        words=_words(shelf, first),
        language=first.language,
        denies=first.act in {Act.DENIES, Act.DOUBTS},
        carriers=tuple(_carrier(shelf, each) for each in statements[:CARRIERS_SHOWN]),
        more=max(0, len(statements) - CARRIERS_SHOWN),
        outlets=len({shelf.outlet(each.document) for each in statements}),
        claim=(shelf.href("claim", claim.id), numbers(lineage)) if claim and lineage else None,
    )


def _carrier(shelf: Catalogue, statement: Statement) -> Carrier:
    document = shelf.documents[statement.document]
    return Carrier(
        outlet=shelf.outlet(statement.document),
        published=when(document.published),
        href=shelf.href("statement", statement.id),
        act=act_name(statement.act),
        quoted=quotation_name(statement.kind),
        hedged=statement.hedged,
        teller=teller(shelf, statement),
        said=when(statement.said) if statement.said else "",
        words=_words(shelf, statement),
        language=statement.language,
        objection=not_right(shelf.links, statement=statement.id),
    )


def _names(shelf: Catalogue, statements: Iterable[Statement]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Give the words by which somebody is called in these texts, however capitalised, with the languages of these."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in statements:
        if each.source:
            words = line(shelf.documents[each.document].words(each.source), 80)
            forms[words.casefold()][words] += 1
            seen[words.casefold()][each.language] += 1
    for key in sorted(seen, key=lambda each: (-seen[each].total(), each)):
        yield forms[key].most_common(1)[0][0], tuple(language_name(code) for code, _ in seen[key].most_common())
