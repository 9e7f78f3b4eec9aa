"""Watch feeds: ask them again and again, read the pages of their new entries into a case, and tell what is new in it.

Pages that were read are looked at again, too, after a day and then ever more rarely: what was changed or removed is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event
from time import monotonic

from sayso.adding import Added, add_to
from sayso.case import FEED, PAGE, Original, Visit, Writer
from sayso.documents.outlines import feed_addresses
from sayso.errors import BadInput
from sayso.fetching import Fetcher, Manners, entry_links
from sayso.fetching.addresses import asked, normal
from sayso.fetching.fetcher import NOT_MODIFIED
from sayso.progress import Progress
from sayso.records import Pile, Unread
from sayso.settings import Settings
from sayso.visiting import LONGEST_PAUSE_SECONDS, Stopped, Visitor, answered, failed, now, stamp

_PATIENCE_SECONDS = 600.0  # how long a round waits for another process that writes to the case
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
        except Stopped:
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
        found |= dict.fromkeys([asked(each)] if "://" in each else _listed_in(Path(each)))
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


class _Round:
    """One round: the feeds, then the pages, one after the other."""

    def __init__(self, writer: Writer, fetcher: Fetcher, stop: Event, progress: Progress | None) -> None:
        self._writer, self._fetcher, self._progress = writer, fetcher, progress
        self._visitor = Visitor(writer, fetcher, stop=stop, progress=progress)

    def run(self, feeds: Sequence[str], settings: Settings | None) -> Added:
        """Make the round.

        Raises:
            BadInput: no feed is given, and the case knows none.
            Stopped: it was stopped before its end.
        """
        known = {each.url: each for each in self._writer.visits(FEED)}
        wanted = feeds or tuple(known)
        if not wanted:
            raise BadInput(f"{self._writer.path} watches no feed yet; give the address of one, or an OPML file")
        with self._visitor.robots_kept():
            for url in wanted:
                self._ask_feed(known.get(url) or Visit(url=url, kind=FEED, next_at=stamp(now())))
            self._writer.note(self._visitor.notes)
            added = add_to(self._writer, (), settings, self._progress, found=self._pages(settings), verb="watch")
        return self._visitor.told_of(added)

    def _ask_feed(self, visit: Visit) -> None:
        """Ask a feed, and note the pages of its entries as ones that are to be asked for."""
        pause = self._fetcher.wait(visit.url)
        if visit.next_at > stamp(now()) or pause > LONGEST_PAUSE_SECONDS:
            return
        self._visitor.rest(pause)
        fetched = self._visitor.fetch(visit)
        if fetched.status == NOT_MODIFIED and fetched.why is None:
            self._writer.keep([answered(visit, fetched, timedelta(0))])
            return
        links = entry_links(fetched)
        if isinstance(links, str):
            self._visitor.notes.append(Unread(visit.url, links))
            self._writer.keep([failed(visit, fetched)])
        else:
            self._writer.keep([answered(visit, fetched, timedelta(0))], links)

    def _pages(self, settings: Settings | None) -> Iterator[tuple[Original, Pile]]:
        """Yield the pages that are due."""
        most = self._fetcher.manners.most_pages
        yield from self._visitor.pages(list(self._writer.due(PAGE, most * _AHEAD)), most, settings)
        self._writer.note(self._visitor.notes)
