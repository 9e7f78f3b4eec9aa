"""One speaker inside one document: everything that its sources have said of it so far."""

from dataclasses import dataclass, field

from sayso.actors.known import Known
from sayso.actors.namesakes import PersonName
from sayso.actors.readings import Reading

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an entity tells by itself, whatever else the pile holds.

    Args:
        key: under which it is surely one with others.
        acronyms: whose key goes before its own, where the pile defines one of them; sorted.
        defines: the acronyms that it defines.
        person: the fullest name of a person; None of others, and where only an office is known.
        lone: true where nothing but one word is known of it.
        wordings: names, each with its language, as bodies are compared by them; of those who may be bodies.
        states: that it is said to belong to.
        ministries: known bodies that it names.
        portfolios: what a ministry says that it is for.
    """

    key: Key
    acronyms: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()
    person: PersonName | None = None
    lone: bool = False
    wordings: tuple[tuple[str, str], ...] = ()
    states: tuple[str, ...] = ()
    ministries: tuple[Known, ...] = ()
    portfolios: tuple[str, ...] = ()


UNREAD = Profile(key=())


@dataclass(slots=True, eq=False)
class Entity:
    """A speaker of one document, growing as its sources are read.

    Args:
        document: id of the document.
        kind: as of :class:`sayso.records.Actor`.
        known: its entry in the alias files.
        readings: what was read, in order, pronouns left out.
        mentions: where it was named so far, in code points, in order.
        roles, classes, acronyms: from all readings.
        gender: f, m or None.
        body: the body that it belongs to: another entity of the document, or an entry of the alias files.
        aside: of the mentions, those as somebody who is spoken to, or inside what somebody else says.
        introduced: true while only the text has named it, and no source.
        profile: what it tells; filled in when its document is read to the end.
    """

    document: str
    kind: str
    known: Known | None = None
    readings: list[Reading] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    forms: list[tuple[str, str]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    gender: str | None = None
    many: bool = False
    body: "Entity | Known | None" = None
    aside: set[int] = field(default_factory=set)
    introduced: bool = False
    profile: Profile = UNREAD

    @property
    def tokens(self) -> frozenset[str]:
        """Every word of every name, folded."""
        return frozenset(token for reading in self.readings for token in reading.tokens)

    @property
    def names(self) -> frozenset[tuple[str, ...]]:
        """The folded names that are not bare."""
        return frozenset(reading.tokens for reading in self.readings if reading.tokens and not reading.bare)

    @property
    def last_open(self) -> int:
        """The last mention that is not aside, -1 where there is none."""
        return max((each for each in self.mentions if each not in self.aside), default=-1)

    def learn(self, reading: Reading, at: int) -> None:
        """Add what one source or introduction says."""
        if reading not in self.readings:
            self.readings.append(reading)
        self.mentions.append(at)
        self.roles |= reading.roles
        self.classes |= reading.classes
        known = None if self._defines(reading) else reading.known
        self.known = self.known or known
        self.gender = self.gender or reading.gender
        self.many = self.many or reading.fits == "many"
        if reading.acronym:
            self.acronyms.add(reading.acronym.casefold())
        if known is not None or (self.readings[0].bare and not reading.bare):
            self.kind = reading.kind

    def _defines(self, reading: Reading) -> bool:
        """Tell whether a document gave these letters a meaning of its own: the FSB of a Financial Supervision Board."""
        return self.known is None and reading.acronym is None and reading.words.casefold() in self.acronyms


def entity_of(reading: Reading, document: str, at: int) -> Entity:
    """Make an entity of its first reading."""
    entity = Entity(document=document, kind=reading.kind)
    entity.learn(reading, at)
    return entity
