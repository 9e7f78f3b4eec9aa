"""The low count: which ends might be one and the same, by what the texts leave open."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from sayso.origins.drawing import Drawing
from sayso.origins.ends import End, group
from sayso.origins.folding import fold
from sayso.origins.graph import receipt
from sayso.origins.grounds import told_apart
from sayso.origins.one_wording import ends_of_wordings
from sayso.origins.publishers import owner_of
from sayso.origins.voices import Voice
from sayso.records import EdgeKind, EndKind, Passage

# The longest name that is looked for in "a source in the railway", in words
MOST_NAME_WORDS = 8


def low_groups(drawing: Drawing, ends: Sequence[End]) -> tuple[tuple[int, ...], ...]:
    """Group the ends that the low count takes as one; as many groups as the low count.

    First what is one body or one publisher by its name, or what one wording is credited to; then, one by one, what *could* be
    one of those: unnamed sources and things that are not told apart join the first group that has room for them. They never join
    two groups to one.
    "Nothing named" adds nothing: such ends go to the first group, or make one when nothing else is there.
    """
    if len(ends) == 1:
        return ((0,),)
    established = [rank for rank, end in enumerate(ends) if end.kind is not EndKind.NOTHING_NAMED]
    place = {rank: number for number, rank in enumerate(established)}
    groups_of_names = _by_name(drawing, [ends[rank] for rank in established])
    pairs = [pair for members in groups_of_names for pair in pairwise(members)]
    for first, second in pairs:
        _note_body(drawing, ends[established[first]], ends[established[second]])
    pairs += [(place[first], place[second]) for first, second in ends_of_wordings(drawing, ends)]
    groups = [[established[number] for number in members] for members in group(len(established), pairs)]
    groups = _settle(
        groups, lambda members: _unnamed(drawing, ends, members), lambda one, other: _could_be(drawing, ends, one, other)
    )
    groups = _settle(groups, lambda members: _shown(ends, members), lambda one, other: _same_thing(drawing, ends, one, other))
    nothing = [rank for rank, end in enumerate(ends) if end.kind is EndKind.NOTHING_NAMED]
    if groups and nothing:
        groups[0] = [*groups[0], *nothing]
    return tuple(tuple(sorted(members)) for members in (groups or ([nothing] if nothing else [])))


def _settle(
    groups: list[list[int]], loose: Callable[[list[int]], bool], fits: Callable[[list[int], list[int]], bool]
) -> list[list[int]]:
    """Let every loose group join the first group that it fits; the firm ones come first."""
    settled = [members for members in groups if not loose(members)]
    for members in sorted((each for each in groups if loose(each)), key=len, reverse=True):
        home = next((each for each in settled if fits(members, each)), None)
        if home is None:
            settled.append(list(members))
        else:
            home.extend(members)
    return sorted(settled, key=min)


def _voices(drawing: Drawing, end: End) -> list[Voice]:
    return [drawing.voices[node] for node in end.nodes if node in drawing.voices]


def _presenters(drawing: Drawing, end: End) -> list[Voice]:
    return [drawing.voices[word] for node in end.nodes for word in sorted(drawing.presenters.get(node, ()))]


def _by_name(drawing: Drawing, ends: Sequence[End]) -> Iterable[list[int]]:
    """Group the ends, by rank, that one body or one publisher is the name of; an end may stand in several groups."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for rank, end in enumerate(ends):
        bodies = {voice.body or voice.key for voice in (*_voices(drawing, end), *_presenters(drawing, end))}
        for name in (
            *(("body", body) for body in sorted(bodies)),
            *(("owner", owner) for owner in sorted(_owners(drawing, end))),
        ):
            found[name].append(rank)
    return found.values()


def _note_body(drawing: Drawing, first: End, second: End) -> None:
    """Leave a receipt that two ends are one body's or one publisher's."""
    one, other = ([*_voices(drawing, end), *_presenters(drawing, end)] for end in (first, second))
    bodies = {voice.body or voice.key for voice in one} & {voice.body or voice.key for voice in other}
    if bodies:
        names = " and ".join(dict.fromkeys(voice.label for voice in (*one, *other) if (voice.body or voice.key) in bodies))
        _note(drawing, EdgeKind.SAME_BODY, first, second, f"{names}: one body, as far as the names tell")
        return
    owners = _owners(drawing, first) & _owners(drawing, second)
    if owners:
        _note(drawing, EdgeKind.PUBLISHER, first, second, f"{', '.join(sorted(owners))}: one publisher")


def _note(drawing: Drawing, kind: EdgeKind, first: End, second: End, why: str) -> None:
    passages: list[Passage] = [
        passage for end in (first, second) for node in end.nodes if (passage := drawing.graph.nodes[node].passage)
    ]
    drawing.graph.rest(first.nodes[0], second.nodes[0], receipt(kind, why, 0.5, passages))


def _owners(drawing: Drawing, end: End) -> set[str]:
    """Give who publishes the outlets that an end is the word or the own reporting of; an unlisted outlet is its own publisher."""
    found = {_owner(drawing, voice.label, None) for voice in _voices(drawing, end) if voice.outlet}
    for node in end.nodes:
        document = drawing.material.documents.get(drawing.outlets.get(node, ""))
        if document:
            found.add(_owner(drawing, document.outlet or document.id, document.url))
    return found


def _owner(drawing: Drawing, name: str, url: str | None) -> str:
    return owner_of(name, url, drawing.material.owners) or fold(name)


def _unnamed(drawing: Drawing, ends: Sequence[End], members: Sequence[int]) -> bool:
    voices = [voice for rank in members for voice in _voices(drawing, ends[rank])]
    return bool(voices) and not any(voice.named for voice in voices)


def _could_be(drawing: Drawing, ends: Sequence[End], loose: Sequence[int], members: Sequence[int]) -> bool:
    """Tell whether an unnamed source could be somebody of a group, and nobody unnamed in it speaks against that."""
    theirs = [voice for rank in members for voice in _voices(drawing, ends[rank])]
    mine = [voice for rank in loose for voice in _voices(drawing, ends[rank])]
    return (
        bool(theirs)
        and all(any(may_be(drawing, one, other) for other in theirs) for one in mine)
        and all(may_be(drawing, one, other) for one in mine for other in theirs if not other.named)
    )


def may_be(drawing: Drawing, unnamed: Voice, other: Voice) -> bool:
    """Tell whether an unnamed source could be somebody else.

    "Sources" could be anybody but an outlet or a villager who saw it; "a villager" only another eyewitness; "a source in the
    railway" only somebody of the railway, or of no known body.
    """
    if unnamed.eyewitness or other.eyewitness:
        return unnamed.eyewitness and other.eyewitness
    if other.named and other.outlet:
        return False
    mine, theirs = (_affiliation(drawing, voice) for voice in (unnamed, other))
    return mine is None or theirs is None or mine == theirs


def _affiliation(drawing: Drawing, voice: Voice) -> str | None:
    """Give the body of a voice: its own, or of the one whose name stands in the words of an unnamed one."""
    if voice.body or voice.named:
        return voice.body or voice.key
    words = fold(voice.mention).split()
    names = drawing.bodies
    sizes = range(1, min(len(words), MOST_NAME_WORDS) + 1)
    runs = (" ".join(words[start : start + size]) for size in sizes for start in range(len(words) - size + 1))
    return next((names[run] for run in runs if run in names), None)


def _shown(ends: Sequence[End], members: Sequence[int]) -> bool:
    return all(ends[rank].kind is EndKind.EVIDENCE for rank in members)


def _same_thing(drawing: Drawing, ends: Sequence[End], loose: Sequence[int], members: Sequence[int]) -> bool:
    """Tell whether things of one group may be a thing of another: one kind, and never told apart."""
    grounds = [
        [each for rank in side for node in ends[rank].nodes for each in drawing.grounds.get(node, ())]
        for side in (loose, members)
    ]
    return bool(grounds[1]) and all(not told_apart(one, other) for one in grounds[0] for other in grounds[1])
