"""Say why two documents have no copy of one another: what they share at best, and which rule refused it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.copies import find_copies
from sayso.copies.overlaps import Overlap
from sayso.copies.passages import Aligned, aligned_passages
from sayso.copies.reuse import ALONE, LEAST_EQUAL, LEAST_OF_SHORTER, Index
from sayso.explain.copies import Counted, count, left_out, likenesses, setting
from sayso.explain.reasons import Reason
from sayso.records import Document, Statement
from sayso.settings import Settings

# runs of fewer equal words are looked for nowhere: any two texts share "of the"
LEAST_RUN = 3
MOST_PLACES = 16  # of one such run in the other text
MOST_SENTENCES = 200  # of each document are held against the other's
MOST_SHOWN_CHARS = 200
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two texts share at best.

    Args:
        first, second: the documents.
        runs: equal words, as (position of a, position of b, length) in words of the pile, longest first.
        counted: what the words of the passages below count as; where there is none, those of the longest run.
        passages: stretches in which enough words are equal, most equal words first.
        whole: all that is shared, taken as one stretch; None where nothing is.
        shorter: words of their own that the shorter document has.
    """

    first: Document
    second: Document
    runs: tuple[Run, ...]
    counted: Counted
    passages: tuple[Aligned, ...]
    whole: Aligned | None
    shorter: float


def explain_absence(
    first: Document, second: Document, documents: Sequence[Document], statements: Sequence[Statement], settings: Settings
) -> tuple[Reason, ...]:
    """Say what two documents share at best, and every rule that refuses it.

    Nothing is sampled here: all that the two texts share is looked at.

    Args:
        first: one of the documents.
        second: another.
        documents: the pile: what is boilerplate is learnt from it.
        statements: of these documents, where known.
        settings: of the run that found nothing.
    """
    index = Index(documents, statements)
    shared = _shared(index, first, second, settings)
    reasons = [*_said(index, shared)]
    refused = [Reason("refused", "", answer) for rule in RULES if (answer := rule(shared, settings)) is not None]
    reasons += refused or [Reason("refused", "", _not_refused(first, second, statements, settings))]
    return (*reasons, *_translated(first, second, settings))


def _shared(index: Index, first: Document, second: Document, settings: Settings) -> Shared:
    places = {each.id: number for number, each in enumerate(index.documents)}
    a, b = sorted((places[first.id], places[second.id]))
    runs = shared_runs(index, a, b)
    columns = np.array(sorted(runs), dtype=np.int64).reshape(-1, 3)
    none = np.empty(0, np.int64)
    overlap = Overlap(a, b, columns[:, 0].copy(), columns[:, 1].copy(), columns[:, 2].copy(), (none, none, none))
    own = index.own(a, b)
    passages = sorted(aligned_passages(index.words, overlap, own, settings.copy_min_share), key=lambda each: -each.equal)
    counted = [run for each in passages for run in each.runs] or list(runs[:1])
    return Shared(
        first=index.documents[a],
        second=index.documents[b],
        runs=runs,
        counted=count(index, a, b, counted),
        passages=tuple(passages),
        whole=max(aligned_passages(index.words, overlap, own, 0.0), key=lambda each: each.equal, default=None),
        shorter=min(float(weights.sum()) for weights in own.weights),
    )


def shared_runs(index: Index, a: int, b: int) -> tuple[Run, ...]:
    """Give every run of at least three words that two texts share, longest first; of a run that recurs, the first places."""
    offsets, keys = index.words.offsets, index.words.keys
    ours, theirs = (keys[offsets[number] : offsets[number + 1]].tolist() for number in (a, b))
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - LEAST_RUN + 1):
        here = places[tuple(theirs[at : at + LEAST_RUN])]
        if len(here) < MOST_PLACES:
            here.append(at)
    begins = (
        (at, to)
        for at in range(len(ours) - LEAST_RUN + 1)
        for to in places.get(tuple(ours[at : at + LEAST_RUN]), ())
        if at == 0 or to == 0 or ours[at - 1] != theirs[to - 1]
    )
    found = [(int(offsets[a]) + at, int(offsets[b]) + to, _length(ours, theirs, at, to)) for at, to in begins]
    return tuple(sorted(found, key=lambda run: (-run[2], run)))


def _length(ours: Sequence[int], theirs: Sequence[int], at: int, to: int) -> int:
    longest = min(len(ours) - at, len(theirs) - to)
    return next((step for step in range(longest) if ours[at + step] != theirs[to + step]), longest)


def _said(index: Index, shared: Shared) -> Iterator[Reason]:
    """Say what they share at best."""
    if not shared.runs:
        return
    start, _, length = shared.runs[0]
    words = shared.first.text[index.words.starts[start] : index.words.ends[start + length - 1]]
    yield Reason("shared", words[:MOST_SHOWN_CHARS], f"the longest run that both have: {length:,} words")
    if shared.whole is not None:
        yield Reason(
            "shared", "", f"{shared.whole.equal:,.0f} words of their own are equal, of {shared.whole.total:,.0f} in between"
        )
    yield from (Reason("shared", "", each.rule) for each in left_out(shared.counted, shared.first.outlet))


def _no_run(shared: Shared, _: Settings) -> str | None:
    if shared.runs:
        return None
    return f"they share no run of {LEAST_RUN} words"


def _quoted(shared: Shared, settings: Settings) -> str | None:
    counted = shared.counted
    if counted.quoted <= counted.own or counted.own >= settings.copy_min_words * LEAST_EQUAL:
        return None
    return f"what they share stands in quotation marks on both sides: {counted.quoted:.0f} words; a shared quotation is no copy"


def _uncounted(shared: Shared, settings: Settings) -> str | None:
    """Boilerplate, furniture, notices and datelines."""
    counted = shared.counted
    nothing = counted.notices + counted.datelines + counted.furniture + counted.boilerplate
    if nothing <= counted.own or counted.own >= settings.copy_min_words * LEAST_EQUAL:
        return None
    kinds = [
        f"boilerplate of {shared.first.outlet or 'one outlet'}" if counted.boilerplate else "",
        "furniture of pages" if counted.furniture else "",
        "notices" if counted.notices else "",
        "datelines" if counted.datelines else "",
    ]
    return f"{nothing:.0f} of the words that they share are {' and '.join(filter(None, kinds))}"


def _too_thin(shared: Shared, settings: Settings) -> str | None:
    if shared.passages or shared.whole is None or shared.whole.share >= settings.copy_min_share:
        return None
    share, least = shared.whole.share, settings.copy_min_share
    return f"of the words from the first to the last shared one {share:.0%} are equal; {least:.0%} are asked (copy_min_share)"


def _too_short(shared: Shared, settings: Settings) -> str | None:
    best = max((each.equal for each in shared.passages), default=0.0)
    longest = max((each.total for each in shared.passages), default=0.0)
    if not shared.runs or (longest >= settings.copy_min_words and best >= settings.copy_min_words * LEAST_EQUAL):
        return None
    asked = f"{settings.copy_min_words} are asked, {settings.copy_min_words * LEAST_EQUAL:.0f} of them equal (copy_min_words)"
    return f"the longest passage that both have has {longest:.0f} words of its own, {best:.0f} of them equal; {asked}"


def _turn_of_phrase(shared: Shared, settings: Settings) -> str | None:
    equal, alone = sum(each.equal for each in shared.passages), settings.copy_min_words * ALONE
    if not shared.passages or equal >= min(alone, LEAST_OF_SHORTER * shared.shorter):
        return None
    asked = f"under {alone:.0f} count only where they are {LEAST_OF_SHORTER:.0%} of the shorter document"
    return f"{equal:.0f} equal words in all: {asked}, which has {shared.shorter:.0f}"


RULES: tuple[Callable[[Shared, Settings], str | None], ...] = (
    _no_run,
    _quoted,
    _uncounted,
    _too_thin,
    _too_short,
    _turn_of_phrase,
)


def _not_refused(first: Document, second: Document, statements: Sequence[Statement], settings: Settings) -> str:
    """Say what is left where no rule refuses: the two alone are asked."""
    own = [each for each in statements if each.document in (first.id, second.id)]
    if find_copies((first, second), own, settings):
        return "no rule refuses it, and as a pile of two it is found: in the whole pile other copies of the text tell it"
    return "no rule refuses it, and yet the search does not reach it: too few of their words stand in runs"


def _translated(first: Document, second: Document, settings: Settings) -> Iterator[Reason]:
    """Give the two likest sentences of different languages, where the documents have such."""
    (left, ours), (right, theirs) = _sentences(first), _sentences(second)
    if not left or not right or set(ours) == set(theirs):
        return
    near = likenesses(left, right, (first.language, second.language))
    near = np.where(np.array(ours)[:, None] == np.array(theirs), np.float32(-1), near)
    row, column = np.unravel_index(int(near.argmax()), near.shape)
    words = f"{left[int(row)]} | {right[int(column)]}"
    yield Reason("shared", words, "the likest two sentences of different languages", round(float(near[row, column]), 2))
    yield Reason("refused", "", f"no translation: {setting('translation_min_score', settings).rule}")


def _sentences(document: Document) -> tuple[list[str], list[str]]:
    """Give the first sentences of a document, and the language of each."""
    found = [(document.words(span), each.language) for each in document.paragraphs for span in each.sentences][:MOST_SENTENCES]
    return [words for words, _ in found], [language for _, language in found]
