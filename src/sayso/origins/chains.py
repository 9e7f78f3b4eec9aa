"""From a witness down its chain: credit line, outer speaker, inner speaker, what is shown."""

from sayso.origins.covering import credits_of
from sayso.origins.credits import Credit
from sayso.origins.drawing import Drawing
from sayso.origins.folding import fold
from sayso.origins.grounds import grounds_of
from sayso.origins.material import Material, named_actor, outlet_actor
from sayso.origins.texts import as_outlet
from sayso.origins.voices import SOMEBODY, presenter_of, voice, voice_of
from sayso.records import Act, Document, Statement, Witness

MOST_LINKS = 12


def draw_witness(drawing: Drawing, witness: Witness, node: str, family: int, *, derived: bool = False) -> None:
    """Draw what one witness rests on by its own words: credit, chain, grounds.

    Args:
        drawing: where.
        witness: which.
        node: its node.
        family: the same for its copies.
        derived: true for a print or a translation of a text of the pile: whom it leaves unnamed ("the Herald's correspondent") is
            for that text to tell.
    """
    below = credited = _draw_credit(drawing, witness, node, family)
    chain = chain_of(drawing.material, witness)
    for depth, statement in zip(reversed(range(len(chain))), chain, strict=True):
        speaker = voice_of(drawing.material, statement, drawing.within(below, family))
        speaker = speaker and as_outlet(drawing.material, statement, speaker)
        if speaker and (speaker.named or not derived):
            below = drawing.cite(below, drawing.as_in_copies(speaker, family, depth), statement, family)
    shown = _draw_grounds(drawing, witness, below, family, voiced=below != credited)
    if shown or below != credited:
        drawing.telling.add(node)


def chain_of(material: Material, witness: Witness) -> tuple[Statement, ...]:
    """Give the statements that a witness is nested in, the outermost first; a circle of parents is cut.

    An outer speaker who denies or doubts what somebody says ("rejected their claim that …") is no link: nobody has it from them.
    """
    chain: list[Statement] = []
    seen: set[str] = set()
    statement = material.statements.get(witness.statement or "")
    while statement and statement.id not in seen and len(seen) < MOST_LINKS:
        seen.add(statement.id)
        if not chain or statement.act not in {Act.DENIES, Act.DOUBTS}:
            chain.append(statement)
        statement = material.statements.get(statement.parent or "")
    return tuple(reversed(chain))


def _draw_credit(drawing: Drawing, witness: Witness, node: str, family: int) -> str:
    """Draw the credit that covers the witness, unless the document is the credited one's own."""
    material, document = drawing.material, drawing.document(witness)
    for credit in credits_of(material, document, witness.passage.span):
        actor = named_actor(material, credit.name)
        if not _own(material, document, credit, actor):
            named = actor is None or material.actors[actor].named
            speaker = voice(material, actor, credit.name, named=named, outlet=True, within="credits")
            return drawing.credit(node, speaker, document, credit, family)
    return node


def _own(material: Material, document: Document, credit: Credit, actor: str | None) -> bool:
    own = outlet_actor(material, document.id)
    return (own is not None and own == actor) or fold(credit.name) == fold(document.outlet or "")


def _draw_grounds(drawing: Drawing, witness: Witness, below: str, family: int, *, voiced: bool) -> bool:
    """Draw what is shown, and tell whether anything is; somebody without a name becomes one more word."""
    document = drawing.document(witness)
    grounds = grounds_of(drawing.material, witness, voiced=voiced)
    for ground in grounds:
        if ground.kind in SOMEBODY:
            drawing.name_somebody(below, ground, document, family)
        else:
            drawing.present(drawing.show(below, ground, document, family), presenter_of(drawing.material, witness))
    return bool(grounds)
