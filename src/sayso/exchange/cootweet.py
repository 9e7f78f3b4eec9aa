"""Who shared what when, for CooRTweet (Righetti and Balluff, CRAN): its four columns, object, account, content and UNIX second.

Source: the package's reference of ``detect_groups``, version 2.0.2: object_id, account_id, content_id, timestamp_share (integer).
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sayso.exchange.cells import csv_cell
from sayso.exchange.instants import bounds, zone_told
from sayso.records import Claim, Document, Lineage, Stance, Trace, content_id

SHARES = (
    "object_id", "account_id", "content_id", "timestamp_share",
    "timestamp_last", "seconds_open", "zone_told", "published_basis", "object_text",
)  # fmt: skip
LEFT_OUT = ("content_id", "account_id", "why")
_SUPPORT = (Stance.ASSERTS, Stance.REPORTS)


def write_cootweet(trace: Trace, out: Path) -> None:
    """Write a folder: ``claims.csv`` (the object is a claim), ``wordings.csv`` (a text, however often carried), ``left-out.csv``.

    Account is the outlet, else the author; content the document. ``timestamp_share`` is the first second at which it may have
    been published and ``seconds_open`` how much later it may have been: 59 where the minute is told, 86399 where only the day is.
    Only documents that assert or report a claim share it. What has no date or no account is left out, and listed with the reason.
    """
    out.mkdir(parents=True, exist_ok=True)
    pages = {each.id: each for each in trace.documents}
    lineages = {each.claim: each for each in trace.lineages}
    carried = ((each.id, each.text, _carriers(each)) for each in trace.claims)
    texts = (wording for each in trace.claims for wording in _wordings(each, lineages[each.id]))
    _write(out / "claims.csv", SHARES, _shares(carried, pages))
    _write(out / "wordings.csv", SHARES, _shares(texts, pages))
    _write(out / "left-out.csv", LEFT_OUT, _left_out(trace.documents))


def _carriers(claim: Claim) -> Sequence[str]:
    return tuple(dict.fromkeys(each.document for each in claim.of_stance(*_SUPPORT)))


def _wordings(claim: Claim, lineage: Lineage) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Give each wording of a claim: an id made of the claim and its documents, the claim's text, the documents."""
    yield from ((content_id("wording", claim.id, *each), claim.text, each) for each in lineage.wordings)


Row = tuple[object, ...]


def _shares(objects: Iterable[tuple[str, str, Sequence[str]]], pages: dict[str, Document]) -> Iterator[Row]:
    for object_id, text, documents in objects:
        for page in (pages[each] for each in documents):
            span, account = bounds(page.published), _account(page)
            if span and account and page.published:
                first, last = span
                told = zone_told(page.published)
                yield object_id, account, page.id, first, last, last - first, told, page.published.basis, text


def _left_out(documents: Iterable[Document]) -> Iterator[Row]:
    for page in documents:
        missing = [what for what, known in (("date", bounds(page.published)), ("outlet or author", _account(page))) if not known]
        if missing:
            yield page.id, _account(page), f"no {', no '.join(missing)}"


def _account(page: Document) -> str | None:
    return page.outlet or page.author


def _write(path: Path, head: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(head)
        lines.writerows([csv_cell(value).replace("\x00", "\ufffd") for value in row] for row in rows)
