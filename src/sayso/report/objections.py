"""Where a reader of the live desk says that something is not right: links to the form, filled in with what it is about."""

from urllib.parse import urlencode

from markupsafe import Markup

from sayso.exchange.corrections import write_side
from sayso.records import Claim, Witness
from sayso.report.links import Links, at_desk
from sayso.report.tongues import gettext

FORM = "/corrections"


def not_right(links: Links, **about: str) -> Markup:
    """Give a small link to the form of corrections; nothing where nobody can correct: in a file, on a desk that is read only.

    Args:
        links: of the page.
        about: what the link stands beside: ``a`` and ``b`` (passages), ``claim``, ``statement``, ``document`` (ids).

    Example:
        >>> not_right(at_desk, document="0af3")
        Markup('<a class="objection" href="/corrections?document=0af3" rel="nofollow">not right?</a>')
        >>> from sayso.report.links import within_file
        >>> not_right(within_file, document="0af3")
        Markup('')
    """
    told = {name: value for name, value in about.items() if value}
    if links is not at_desk or not told:
        return Markup()
    link = Markup('<a class="objection" href="{}" rel="nofollow">{}</a>')
    return link.format(f"{FORM}?{urlencode(told)}", gettext("not right?"))


def of_witness(links: Links, claim: Claim, witness: Witness) -> Markup:
    """Ask beside a witness: with the words that it was held against, for a claim is what is the same as something else.

    Args:
        links: of the page.
        claim: of which it is one.
        witness: whose row it is.
    """
    receipt = next((each for each in claim.receipts if each.id == witness.receipt), None)
    others = (each.passage for each in claim.witnesses if each.document != witness.document)
    other = receipt.passages[1] if receipt and len(receipt.passages) > 1 else next(others, None)
    return not_right(
        links,
        a=write_side(witness.passage),
        b=write_side(other) if other else "",
        claim=claim.id,
        statement=witness.statement or "",
    )
