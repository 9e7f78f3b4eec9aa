"""Pages of the web read into a case by their addresses: each is stored when it has come, with what is known of its address.

So a page is asked for again only to see whether it has changed. Nothing else is followed: no link, no picture, no script.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil
from pathlib import Path
from threading import Event

from sayso.adding import Added, add_to
from sayso.case import FEED, PAGE, ROBOTS, Original, Visit, Writer, listed, still_carried
from sayso.fetching import Fetched, Fetcher, Manners, entry_links, pile_of
from sayso.fetching.addresses import asked
from sayso.fetching.fetcher import NOT_MODIFIED, OK, KnownRobots
from sayso.fetching.retrying import after_failure, next_look
from sayso.progress import Progress, silent
from sayso.records import Change, ChangeKind, Copy, Correction, Document, Pile, Unread
from sayso.settings import Settings

LONGEST_PAUSE_SECONDS = 60.0
"""Pages of a host that wants to be left alone for longer are left for another time."""

_GONE = {404, 410}
_ALIAS = "known under another address"
_NEVER = "9999-12-31T00:00:00+00:00"
_MOST_FAILURES = 10  # in a row, of a page that was never read: some three days; then it is given up
_A_FEED = "is a feed; sayso watch reads the pages of its entries"


class Stopped(Exception):
    """Somebody wants the asking to end."""


def add_pages(  # noqa: PLR0913 - what adding takes, and addresses
    case: Path | str,
    addresses: Iterable[str],
    paths: Iterable[Path | str] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    corrections: Sequence[Correction] = (),
    publishers: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    manners: Manners | None = None,
) -> Added:
    """Add pages of the web to a case, behind files, and bring what was found up to date.

    A page that was read before is asked whether it has changed: what it said then stays, and who still carries that is told.

    Args:
        case: the file; it is made where there is none.
        addresses: of pages, texts and PDFs; all of them are asked for, whatever bound ``manners`` sets to a round.
        paths: files and folders; they are read first.
        settings: all options of reading; the defaults when None.
        progress: called with a line of text now and then.
        corrections: what people decided, kept as :func:`sayso.add` keeps it.
        publishers: outlets of one owner, kept in the same way.
        columns: which column of a table holds what.
        manners: bounds and pauses of fetching; the defaults when None.

    Returns:
        What was new.

    Raises:
        BadInput: an address is none that sayso asks for; nothing is read then.
        BadStore: another process writes to the case, it is no case, or the disk is full.
    """
    wanted = dict.fromkeys(map(asked, addresses))
    with Writer(case) as writer:
        visitor = Visitor(writer, Fetcher(manners), progress=progress, patient=False)
        with visitor.robots_kept():
            added = add_to(
                writer, paths, settings, progress, corrections=corrections, publishers=publishers, columns=columns,
                found=visitor.pages_at(wanted, settings),
            )  # fmt: skip
        return visitor.told_of(added)


def look_at(
    addresses: Iterable[str], settings: Settings | None = None, progress: Progress | None = None, manners: Manners | None = None
) -> Iterator[Pile]:
    """Fetch pages and read them, each into a pile with its notes; nothing is stored.

    Raises:
        BadInput: an address is none that sayso asks for.
    """
    fetcher, sleep = Fetcher(manners), Event().wait
    for url in dict.fromkeys(map(asked, addresses)):
        if (pause := fetcher.wait(url)) > LONGEST_PAUSE_SECONDS:
            yield Pile(documents=(), unread=(_resting(url, pause),))
            continue
        sleep(pause)
        (progress or silent)(f"fetching {url}")
        yield _read(fetcher.fetch(url), settings)


class Visitor:
    """Asks for pages, one after the other, and keeps in the case what is known of their addresses.

    Args:
        writer: the open case.
        fetcher: asks.
        stop: once it is set, nothing more is asked for.
        progress: called with a line of text now and then.
        patient: whether a page that did not come is kept, to be asked for another time.

    Attributes:
        notes: what did not come, and why.
    """

    def __init__(
        self,
        writer: Writer,
        fetcher: Fetcher,
        *,
        stop: Event | None = None,
        progress: Progress | None = None,
        patient: bool = True,
    ) -> None:
        self.notes: list[Unread] = []
        self._writer, self._fetcher, self._patient = writer, fetcher, patient
        self._stop, self._tell = stop or Event(), progress or silent
        self._gone: list[Visit] = []

    @contextmanager
    def robots_kept(self) -> Iterator[None]:
        """Know what the case knows of robots.txt, and keep in it what is learnt, however it ends."""
        for each in self._writer.visits(ROBOTS):
            known = KnownRobots(each.kept or "", datetime.fromisoformat(each.next_at))
            self._fetcher.robots.setdefault(each.url.removesuffix("/robots.txt"), known)
        try:
            yield
        finally:
            self._keep_robots()

    def pages_at(self, addresses: Iterable[str], settings: Settings | None) -> Iterator[tuple[Original, Pile]]:
        """Yield what these addresses give that is new, asked for now, whenever they were asked for last."""
        known = [self._writer.visit(url) or Visit(url=url, kind=PAGE, next_at=stamp(now())) for url in addresses]
        self.notes += [Unread(each.url, _A_FEED) for each in known if each.kind == FEED]
        waiting = [each for each in known if each.kind != FEED]
        yield from self.pages(waiting, len(waiting), settings)
        self.notes += [_resting(each.url, self._fetcher.wait(each.url)) for each in waiting]
        self._writer.note(self.notes)

    def pages(self, waiting: list[Visit], most: int, settings: Settings | None) -> Iterator[tuple[Original, Pile]]:
        """Yield pages, host by host in turn; what is known of a page is kept once the page has been stored.

        Args:
            waiting: to be asked for; what was is taken out, what is left has a host that wants a long rest.
            most: to be asked for.
            settings: of reading.

        Raises:
            Stopped: it was stopped before its end.
        """
        left = most
        while waiting and left:
            visit = min(waiting, key=lambda each: self._fetcher.wait(each.url))
            pause = self._fetcher.wait(visit.url)
            if pause > LONGEST_PAUSE_SECONDS:
                break
            self.rest(pause)
            waiting.remove(visit)
            left -= 1
            yield from self._page(visit, settings)
        self.rest(0.0)

    def told_of(self, added: Added) -> Added:
        """Give what was added with the notes, and tell of pages that were removed at their origin."""
        return replace(added, unread=(*self.notes, *added.unread), changes=(*added.changes, *self._tell_gone()))

    def fetch(self, visit: Visit) -> Fetched:
        """Ask for an address; where it has not changed since the last time, only that is answered."""
        self.rest(0.0)
        self._tell(f"fetching {visit.url}")
        return self._fetcher.fetch(visit.url, visit.etag, visit.last_modified)

    def rest(self, seconds: float) -> None:
        """Wait.

        Raises:
            Stopped: it was stopped.
        """
        if self._stop.wait(seconds):
            raise Stopped

    def _page(self, visit: Visit, settings: Settings | None) -> Iterator[tuple[Original, Pile]]:
        fetched = self.fetch(visit)
        if fetched.why is not None:
            self._miss(visit, fetched)
            return
        if fetched.status == NOT_MODIFIED:
            self._writer.keep([answered(visit, fetched, next_look(_rested(visit)))])
            return
        alias = self._alias(visit, fetched)
        if alias is None:
            self._writer.keep([replace(answered(visit, fetched, timedelta(0)), kind=_ALIAS, next_at=_NEVER)])
            return
        pile = _read(fetched, settings)
        known = set(self._writer.texts(visit.url))
        same = bool(known) and all(each.text in known for each in pile.documents)
        yield Original(path=visit.url, sha256=sha256(fetched.content).hexdigest(), content=fetched.content), pile
        if pile.documents or self._patient:
            self._writer.keep([*alias, answered(visit, fetched, next_look(_rested(visit) if same else None))])

    def _alias(self, visit: Visit, fetched: Fetched) -> list[Visit] | None:
        """Give what is to be kept of the address that a page was found at; None where that address is known already."""
        if fetched.final_url == visit.url:
            return []
        known = self._writer.visit(fetched.final_url)
        if known is None:
            return [Visit(url=fetched.final_url, kind=_ALIAS, next_at=_NEVER)]
        return [] if known.kind == _ALIAS and self._writer.read_from(visit.url) else None

    def _miss(self, visit: Visit, fetched: Fetched) -> None:
        """Keep that a page did not come; one that was read before and is gone is told at the end."""
        missed, was_read = failed(visit, fetched), bool(self._writer.read_from(visit.url))
        if fetched.status in _GONE and was_read:
            if visit.status in _GONE:
                self._writer.keep([replace(missed, next_at=stamp(now() + next_look(_rested(visit))))])
            else:
                self._gone.append(replace(missed, next_at=stamp(now() + next_look(None))))
            return
        why = fetched.why or ""
        if missed.failures >= _MOST_FAILURES and fetched.status and not was_read:
            missed, why = replace(missed, next_at=_NEVER), f"{why}; given up after {missed.failures} times"
        self.notes.append(Unread(visit.url, why))
        if was_read or self._patient:
            self._writer.keep([missed])

    def _tell_gone(self) -> tuple[Change, ...]:
        """Tell of pages that were removed at their origin, and who still carries what they said."""
        if not self._gone:
            return ()
        documents = {each.id: each for each in self._writer.every(Document)}
        copies = self._writer.every(Copy)
        changes = tuple(self._gone_change(each, documents, copies) for each in self._gone)
        self._writer.tell(changes, self._gone)
        return changes

    def _gone_change(self, visit: Visit, documents: dict[str, Document], copies: Sequence[Copy]) -> Change:
        old = [documents[each] for each in self._writer.read_from(visit.url)]
        names = still_carried(old, (), copies, documents)
        also = f"; copies of its text still stand in {listed(names)}" if names else ""
        text = f"{visit.url} was removed at the origin (it answers {visit.status}); what was read before stays{also}"
        return Change(kind=ChangeKind.CHANGED_AT_ORIGIN, text=text, document=old[0].id)

    def _keep_robots(self) -> None:
        at = stamp(now())
        kept = {each.url: each for each in self._writer.visits(ROBOTS)}
        learnt = [
            Visit(url=f"{place}/robots.txt", kind=ROBOTS, at=at, next_at=stamp(each.until), kept=each.text)
            for place, each in self._fetcher.robots.items()
            if each.why is None  # a server that failed is asked again by the next call
        ]
        self._writer.keep(each for each in learnt if each.url not in kept or kept[each.url].next_at != each.next_at)


def answered(visit: Visit, fetched: Fetched, until: timedelta) -> Visit:
    """Give what is to be kept of an address that answered, and is not to be asked again for so long."""
    changed = fetched.status != NOT_MODIFIED
    return replace(
        visit,
        etag=fetched.etag if changed else fetched.etag or visit.etag,
        last_modified=fetched.last_modified if changed else fetched.last_modified or visit.last_modified,
        status=OK,
        at=stamp(now()),
        next_at=stamp(now() + until),
        failures=0,
    )


def failed(visit: Visit, fetched: Fetched) -> Visit:
    """Give what is to be kept of an address that did not answer; it is left alone for a while."""
    at, failures = now(), visit.failures + 1
    until = at + after_failure(failures, fetched.wait_seconds, answered=bool(fetched.status))
    status = visit.status if visit.status in _GONE else fetched.status  # what is gone is told once
    return replace(visit, status=status, at=stamp(at), next_at=stamp(until), failures=failures)


def now() -> datetime:
    """Give the instant, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Write an instant as a case keeps it."""
    return moment.isoformat(timespec="seconds")


def _read(fetched: Fetched, settings: Settings | None) -> Pile:
    pile = pile_of(fetched, settings)
    if pile.documents or isinstance(entry_links(fetched), str):
        return pile
    return Pile(documents=(), unread=(Unread(fetched.url, _A_FEED),))


def _resting(url: str, seconds: float) -> Unread:
    return Unread(url, f"is not asked for: its host wants to be left alone for {ceil(seconds / 60)} minutes")


def _rested(visit: Visit) -> timedelta | None:
    return now() - datetime.fromisoformat(visit.at) if visit.at else None
