"""Watch feeds: ask them again and again, read the pages of their new entries into a case, and tell what is new in it.

Pages that were read are looked at again, too, after a day and then ever more rarely: what was changed or removed is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Event
from time import monotonic

from sayso.adding import Added, add_originals
from sayso.case import FEED, PAGE, ROBOTS, Original, Visit, Writer, listed, still_carried
from sayso.documents.outlines import feed_addresses
from sayso.errors import BadInput
from sayso.fetching import Fetched, Fetcher, Manners, entry_links, pile_of
from sayso.fetching.addresses import normal
from sayso.fetching.fetcher import NOT_MODIFIED, OK, KnownRobots
from sayso.fetching.retrying import after_failure, next_look
from sayso.progress import Progress
from sayso.records import Change, ChangeKind, Copy, Document, Pile, Unread
from sayso.settings import Settings

_GONE = {404, 410}
_ALIAS = "known under another address"
_NEVER = "9999-12-31T00:00:00+00:00"
_PATIENCE_SECONDS = 600.0  # how long a round waits for another process that writes to the case
_LONGEST_PAUSE_SECONDS = 60.0  # pages of a host that wants to be left alone for longer wait for the next round
_MOST_FAILURES = 10  # in a row, of a page that was never read: some three days; then it is given up
_AHEAD = 50  # how many times the pages of a round are looked through for hosts that may be asked now


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """How long and how feeds are watched.

    Args:
        every_seconds: from the beginning of one round to that of the next; None for one round only.
        manners: bounds and pauses of fetching.
        stop: once it is set, nothing more is asked for; what was stored stays, and the next call goes on from there.
    """

    every_seconds: float | None = None
    manners: Manners = field(default_factory=Manners)
    stop: Event = field(default_factory=Event)


def watch(
    case: Path | str,
    feeds: Iterable[str] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
    watching: Watching | None = None,
) -> Iterator[Added]:
    """Ask feeds for new entries, read their pages into a case, and bring what was found up to date, once a round.

    Every page is stored when it has been read, and what is known of its address with it: where the process is stopped, nothing is
    lost, and nothing is asked for twice. Nothing but the addresses of a feed's entries is followed.

    Args:
        case: the file; it is made where there is none.
        feeds: addresses of feeds, and paths of OPML files that list some; none: those that were watched before.
        settings: all options of reading; the defaults when None.
        progress: called with a line of text now and then.
        watching: how often, how politely, until when; one round when None.

    Yields:
        What each round added, with what is new in the case.

    Raises:
        BadInput: there is no feed, or an address is none.
        BadStore: another process goes on writing to the case, it is no case, or the disk is full.
    """
    how = watching or Watching()
    addresses = feeds_of(feeds)
    fetcher = Fetcher(how.manners)
    while not how.stop.is_set():
        began = monotonic()
        try:
            with Writer(case, _PATIENCE_SECONDS) as writer:
                added = _Round(writer, fetcher, how.stop, progress).run(addresses, settings)
        except _Stopped:
            return
        yield added
        if how.every_seconds is None or how.stop.wait(max(0.0, how.every_seconds - (monotonic() - began))):
            return


def feeds_of(given: Iterable[str]) -> tuple[str, ...]:
    """Give the addresses of feeds, each once: as they are given, and those that OPML files list.

    Raises:
        BadInput: something is neither an address that sayso asks for nor a file that lists some.
    """
    found: dict[str, None] = {}
    for each in given:
        if "://" in each:
            address = normal(each)
            if address is None:
                raise BadInput(f"{each[:200]!r} is no web address that sayso asks; expected http or https, without a password")
            found[address] = None
        else:
            found |= dict.fromkeys(_listed_in(Path(each)))
    return tuple(found)


def _listed_in(path: Path) -> Iterator[str]:
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadInput(f"{path} cannot be read: {why}; expected an address (https://…) or an OPML file") from error
    feeds, notes = feed_addresses(content, str(path))
    addresses = [address for each in feeds if (address := normal(each.url))]
    if not addresses:
        raise BadInput(f"{path} lists no feed{''.join(f'; {each.why}' for each in notes[:3])}; expected an OPML file")
    yield from addresses


class _Stopped(Exception):
    """Somebody wants the watching to end."""


class _Round:
    """One round: the feeds, then the pages, one after the other."""

    def __init__(self, writer: Writer, fetcher: Fetcher, stop: Event, progress: Progress | None) -> None:
        self._writer, self._fetcher, self._stop, self._progress = writer, fetcher, stop, progress
        self._notes: list[Unread] = []
        self._gone: list[Visit] = []

    def run(self, feeds: Sequence[str], settings: Settings | None) -> Added:
        """Make the round.

        Raises:
            BadInput: no feed is given, and the case knows none.
            _Stopped: it was stopped before its end.
        """
        known = {each.url: each for each in self._writer.visits(FEED)}
        wanted = feeds or tuple(known)
        if not wanted:
            raise BadInput(f"{self._writer.path} watches no feed yet; give the address of one, or an OPML file")
        self._remember_robots()
        try:
            for url in wanted:
                self._ask_feed(known.get(url) or Visit(url=url, kind=FEED, next_at=_stamp(_now())))
            self._writer.note(self._notes)
            added = add_originals(self._writer, self._pages(settings), settings, self._progress)
        finally:
            self._keep_robots()
        return replace(added, unread=(*self._notes, *added.unread), changes=(*added.changes, *self._tell_gone()))

    def _ask_feed(self, visit: Visit) -> None:
        """Ask a feed, and note the pages of its entries as ones that are to be asked for."""
        pause = self._fetcher.wait(visit.url)
        if visit.next_at > _stamp(_now()) or pause > _LONGEST_PAUSE_SECONDS:
            return
        self._rest(pause)
        fetched = self._fetch(visit)
        if fetched.status == NOT_MODIFIED and fetched.why is None:
            self._writer.keep([_answered(visit, fetched, timedelta(0))])
            return
        links = entry_links(fetched)
        if isinstance(links, str):
            self._notes.append(Unread(visit.url, links))
            self._writer.keep([_failed(visit, fetched)])
        else:
            self._writer.keep([_answered(visit, fetched, timedelta(0))], links)

    def _pages(self, settings: Settings | None) -> Iterator[tuple[Original, Pile]]:
        """Yield the pages that are due, host by host in turn; what is known of a page is kept once the page has been stored."""
        left = self._fetcher.manners.most_pages
        waiting = list(self._writer.due(PAGE, left * _AHEAD))
        while waiting and left:
            visit = min(waiting, key=lambda each: self._fetcher.wait(each.url))
            pause = self._fetcher.wait(visit.url)
            if pause > _LONGEST_PAUSE_SECONDS:
                break
            self._rest(pause)
            waiting.remove(visit)
            left -= 1
            yield from self._page(visit, settings)
        self._rest(0.0)
        self._writer.note(self._notes)

    def _page(self, visit: Visit, settings: Settings | None) -> Iterator[tuple[Original, Pile]]:
        fetched = self._fetch(visit)
        if fetched.why is not None:
            self._miss(visit, fetched)
            return
        if fetched.status == NOT_MODIFIED:
            self._writer.keep([_answered(visit, fetched, next_look(_rested(visit)))])
            return
        alias = self._alias(visit, fetched)
        if alias is None:
            self._writer.keep([replace(_answered(visit, fetched, timedelta(0)), kind=_ALIAS, next_at=_NEVER)])
            return
        pile = pile_of(fetched, settings)
        known = set(self._writer.texts(visit.url))
        same = bool(known) and all(each.text in known for each in pile.documents)
        yield Original(path=visit.url, sha256=sha256(fetched.content).hexdigest(), content=fetched.content), pile
        self._writer.keep([*alias, _answered(visit, fetched, next_look(_rested(visit) if same else None))])

    def _alias(self, visit: Visit, fetched: Fetched) -> list[Visit] | None:
        """Give what is to be kept of the address that a page was found at; None where that address is known already."""
        if fetched.final_url == visit.url:
            return []
        known = self._writer.visit(fetched.final_url)
        if known is None:
            return [Visit(url=fetched.final_url, kind=_ALIAS, next_at=_NEVER)]
        return [] if known.kind == _ALIAS and self._writer.read_from(visit.url) else None

    def _miss(self, visit: Visit, fetched: Fetched) -> None:
        """Keep that a page did not come; one that was read before and is gone is told at the end of the round."""
        failed = _failed(visit, fetched)
        if fetched.status in _GONE and self._writer.read_from(visit.url):
            if visit.status in _GONE:
                self._writer.keep([replace(failed, next_at=_stamp(_now() + next_look(_rested(visit))))])
            else:
                self._gone.append(replace(failed, next_at=_stamp(_now() + next_look(None))))
            return
        why = fetched.why or ""
        if failed.failures >= _MOST_FAILURES and fetched.status and not self._writer.read_from(visit.url):
            failed, why = replace(failed, next_at=_NEVER), f"{why}; given up after {failed.failures} times"
        self._notes.append(Unread(visit.url, why))
        self._writer.keep([failed])

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

    def _fetch(self, visit: Visit) -> Fetched:
        self._rest(0.0)
        if self._progress is not None:
            self._progress(f"fetching {visit.url}")
        return self._fetcher.fetch(visit.url, visit.etag, visit.last_modified)

    def _rest(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise _Stopped

    def _remember_robots(self) -> None:
        for each in self._writer.visits(ROBOTS):
            known = KnownRobots(each.kept or "", datetime.fromisoformat(each.next_at))
            self._fetcher.robots.setdefault(each.url.removesuffix("/robots.txt"), known)

    def _keep_robots(self) -> None:
        now = _stamp(_now())
        kept = {each.url: each for each in self._writer.visits(ROBOTS)}
        learnt = [
            Visit(url=f"{place}/robots.txt", kind=ROBOTS, at=now, next_at=_stamp(each.until), kept=each.text)
            for place, each in self._fetcher.robots.items()
            if each.why is None  # a server that failed is asked again by the next call
        ]
        self._writer.keep(each for each in learnt if each.url not in kept or kept[each.url].next_at != each.next_at)


def _answered(visit: Visit, fetched: Fetched, until: timedelta) -> Visit:
    """Give what is to be kept of an address that answered."""
    now = _now()
    changed = fetched.status != NOT_MODIFIED
    return replace(
        visit,
        etag=fetched.etag if changed else fetched.etag or visit.etag,
        last_modified=fetched.last_modified if changed else fetched.last_modified or visit.last_modified,
        status=OK,
        at=_stamp(now),
        next_at=_stamp(now + until),
        failures=0,
    )


def _failed(visit: Visit, fetched: Fetched) -> Visit:
    """Give what is to be kept of an address that did not; it is left alone for a while."""
    now, failures = _now(), visit.failures + 1
    until = now + after_failure(failures, fetched.wait_seconds, answered=bool(fetched.status))
    status = visit.status if visit.status in _GONE else fetched.status  # what is gone is told once
    return replace(visit, status=status, at=_stamp(now), next_at=_stamp(until), failures=failures)


def _rested(visit: Visit) -> timedelta | None:
    return _now() - datetime.fromisoformat(visit.at) if visit.at else None


def _now() -> datetime:
    return datetime.now(UTC)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
