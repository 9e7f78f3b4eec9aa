"""What pages show of the whole case, counted once for each state of it: names of documents, colours, what is in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

from sayso.case import Case, Name, SpeakerRow
from sayso.records import Document
from sayso.report.catalogue import TONES, Known, known_of
from sayso.report.contents import Contents, contents_of
from sayso.report.spoken import Spoken
from sayso.report.tongues import tongue
from sayso.web.problems import Missing

SPEAKERS_AT_ONCE = 500
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What only the whole case tells.

    Args:
        known: names of documents, colours of speakers.
        found: what is in the case.
        spoken: for how many statements it is known who speaks.
        speakers: all, by id.
        digests: SHA-256 of every file that was read, by its path.
    """

    known: Known
    found: Contents
    spoken: Spoken
    speakers: Mapping[str, SpeakerRow]
    digests: Mapping[str, str]

    def speaker(self, name: str) -> SpeakerRow:
        """Give a speaker as lists have them.

        Raises:
            Missing: nobody of this id is quoted.
        """
        if name not in self.speakers:
            raise Missing("speaker", name)
        return self.speakers[name]


class Wholes:
    """Remembers what the whole case tells, for its state and for each language of pages; about 200 bytes a document."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[_Key, Whole] = {}

    def of(self, case: Case) -> Whole:
        """Give what the whole case tells now; who comes first counts, who comes meanwhile waits."""
        with self._lock:
            key = (case.state(), tongue())
            if key not in self._kept:
                self._kept = {each: whole for each, whole in self._kept.items() if each[0] == key[0]}
                self._kept[key] = _counted(case)
            return self._kept[key]


def _counted(case: Case) -> Whole:
    named = known_of([_light(each) for each in case.names()], ())
    speakers = tuple(_speakers(case))
    tones = {each.id: rank + 1 for rank, each in enumerate(speakers[:TONES])}
    found = contents_of(case.overview())
    told = sum(each.statements for each in speakers)
    unnamed = sum(each.statements for each in speakers if each.kind == "unnamed")
    spoken = Spoken(found.statements, found.statements - told, unnamed)
    return Whole(
        known=Known(names=named.names, tones=tones),
        found=found,
        spoken=spoken,
        speakers={each.id: each for each in speakers},
        digests={each.path: each.sha256 for each in case.last_run().inputs},
    )


def _speakers(case: Case) -> Iterator[SpeakerRow]:
    """Give all speakers, the most quoted first."""
    after: str | None = None
    while True:
        part = case.speaker_rows(after=after, most=SPEAKERS_AT_ONCE)
        yield from part.rows
        after = part.after
        if after is None:
            return


def _light(name: Name) -> Document:
    """Give a document without its text: enough to name it."""
    return Document(id=name.id, text="", outlet=name.outlet, title=name.title, file=name.file, published=name.published)
