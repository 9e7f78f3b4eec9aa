"""Who speaks in a statement, as far as counting cares: which actor, whether anybody could be asked, whether they saw it."""

from dataclasses import dataclass

from sayso.languages.evidence import is_unnamed
from sayso.origins.folding import fold
from sayso.origins.material import Material
from sayso.records import Span, Statement, Witness

# Kinds of evidence (languages/evidence.yml) that are things which can be shown
THINGS = frozenset({"video", "photo", "audio", "document", "statistics", "intercept"})
# Kinds that are somebody without a name
SOMEBODY = frozenset({"unnamed source", "witness"})
# Room for "a ", "the ", "another " before the word
ARTICLE_CHARS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody whose word a claim may rest on.

    Args:
        key: equal for the same actor; of an unnamed one, it says in whose mouth or in which wording it stands.
        label: to show.
        actor: id, None where the name is no known actor.
        body: shared by the actors of one organisation, else None.
        named: false where nobody could be asked.
        eyewitness: true for villagers, passers-by, "our neighbour", who speak of what they saw.
        outlet: true for somebody who publishes.
        mention: the words that name them.
    """

    key: str
    label: str
    actor: str | None = None
    body: str | None = None
    named: bool = True
    eyewitness: bool = False
    outlet: bool = False
    mention: str = ""


def voice_of(material: Material, statement: Statement, within: str) -> Voice | None:
    """Tell whose word a statement gives; None where it names nobody, or a thing, or the outlet's own people.

    Args:
        material: the pile.
        statement: to be read.
        within: key of the outer voice, or of the wording: what two unnamed sources must share to be one.
    """
    if statement.source is None:
        return None
    mention = material.documents[statement.document].words(statement.source)
    actor = statement.speaker or material.named.get(fold(mention))
    kinds = source_kinds(material, statement, mention)
    named = _named(material, actor, kinds, mention, statement.language)
    if kinds & (THINGS | {"own reporting"}) and (actor is None or not named or _opens_with_thing(statement)):
        return None
    return voice(material, actor, mention, named=named, eyewitness="witness" in kinds, within=within)


def presenter_of(material: Material, witness: Witness) -> Voice | None:
    """Tell whose thing is credited in "a laboratory report of the Institute shows that"; None where nobody is named."""
    statement = material.statements.get(witness.statement or "")
    if statement is None or statement.source is None or not _opens_with_thing(statement):
        return None
    actor = material.actors.get(statement.speaker or "")
    mention = material.documents[statement.document].words(statement.source)
    return voice(material, actor.id, mention) if actor and actor.named else None


def _opens_with_thing(statement: Statement) -> bool:
    """Tell whether a source is a thing by its first words: "a video that Borduria uploaded", but not "Borduria's video"."""
    start = statement.source.start if statement.source else 0
    return any(each.kind in THINGS and 0 <= each.span.start - start <= ARTICLE_CHARS for each in statement.grounds)


def voice(  # noqa: PLR0913 - what tells one voice from another, most of it by default
    material: Material,
    actor: str | None,
    mention: str,
    *,
    named: bool = True,
    eyewitness: bool = False,
    outlet: bool = False,
    within: str = "",
) -> Voice:
    """Make the voice of an actor, or of a name that is no known actor; whoever a credit line names is an outlet."""
    known = material.actors.get(actor) if actor else None
    key = (known.id if known else fold(mention)) + ("" if named else f" in {within}")
    return Voice(
        key=key,
        label=known.name if known else mention,
        actor=known.id if known else None,
        body=known.body if known else None,
        named=named,
        eyewitness=eyewitness,
        outlet=outlet or bool(known and (known.kind == "outlet" or known.id in material.carriers)),
        mention=mention,
    )


def source_kinds(material: Material, statement: Statement, mention: str) -> set[str]:
    """Give the kinds of evidence that a source's own words are: "a resident" is a witness, "our correspondent" own reporting."""
    source = statement.source or Span(0, 1)
    noted = {each.kind for each in statement.grounds if each.span.overlap(source)}
    return noted | {kind for kind, _, _ in material.read_evidence(mention, statement.language)}


def _named(material: Material, actor: str | None, kinds: set[str], mention: str, language: str) -> bool:
    known = material.actors.get(actor) if actor else None
    return known.named if known else not (kinds & SOMEBODY or is_unnamed(mention, language))
