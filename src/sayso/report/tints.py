"""Which colour whose words have in one document."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.records import Statement
from sayso.report.catalogue import TONES


def tints(tones: Mapping[str, int], statements: Iterable[Statement]) -> dict[str, int]:
    """Give the colours of a document's speakers: those of the whole pile stay, the free ones go to whoever is quoted most.

    Args:
        tones: colours of the most quoted of the pile, 1 to 7, by actor.
        statements: all of the document.

    Returns:
        Colour numbers by actor; who has none is left out.

    Example:
        >>> from sayso.records import Act, Kind, Span
        >>> def said(speaker: str) -> Statement:
        ...     content = (Span(0, 1),)
        ...     return Statement(
        ...         id="s",
        ...         document="d",
        ...         parent=None,
        ...         source=None,
        ...         cue=None,
        ...         content=content,
        ...         kind=Kind.DIRECT,
        ...         act=Act.ASSERTS,
        ...         speaker=speaker,
        ...     )
        >>> tints({"mayor": 1, "clerk": 2}, [said("clerk"), said("miller")])
        {'clerk': 2, 'miller': 1}
    """
    quoted = [speaker for speaker, _ in Counter(each.speaker for each in statements if each.speaker).most_common()]
    kept = {speaker: tones[speaker] for speaker in quoted if speaker in tones}
    free = (tone for tone in range(1, TONES + 1) if tone not in kept.values())
    others = (speaker for speaker in quoted if speaker not in kept)
    return kept | dict(zip(others, free, strict=False))
