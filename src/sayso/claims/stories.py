"""Claims gathered into stories: what goes about one affair, told in facets."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims.likeness import CENTRED_FROM, read_texts
from sayso.kernels.near import near_ones
from sayso.languages.encoders import SHIPPED, Encode, Encoders
from sayso.records import Claim, Document, Story, content_id

# A claim is read for one half by its own words, for the other by what else its documents claim: a facet ("the captain slept")
# does not name its affair. Of .2, .35, .5, .65, .8 the least with which thirty rumours of fnc1 in one pile come apart (B-cubed
# .61, .83, .88, .88, .88); a page of two affairs must be able to give its claims to two stories
CONTEXT = 0.5
# Mean cosine of two groups that are one story, of centred vectors read with their context. Set on thirty rumours of fnc1 (at .20,
# .25, .30, .40: precision of pairs .56, .73, .83, .93, recall .87, .87, .86, .72) and left there for all else
LEAST = 0.30
# Claims that are looked at from each claim: a story has more, which are reached through each other
NEIGHBOURS = 24
# Means are compared to so many decimals, so that the last bits of a sum decide nothing
DECIMALS = 5

Vectors = NDArray[np.float32]


def gather_stories(
    claims: Sequence[Claim], documents: Sequence[Document], encode: Encode | None = None, encoders: Encoders = SHIPPED
) -> tuple[Story, ...]:
    """Give the stories of a pile, those that most documents carry first.

    A claim belongs to one story at most; what goes with nothing is in none. Not promised: that a story is one *event*. In a pile
    of some hundred claims or fewer about one affair all are one story; in a large one its sides are.

    Args:
        claims: of the pile.
        documents: of the pile; they hold the wordings of a claim in other languages than its own.
        encode: texts to normalised vectors, float32, shape (texts, d); ``encoders`` when None.
        encoders: what reads the claims.

    Example:
        >>> gather_stories([], [])
        ()
    """
    if not claims:
        return ()
    own = read_claims(claims, documents, encode, encoders)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for rank, group in enumerate(joined(in_context(own, claims), LEAST).tolist()):
        groups[group].append(rank)
    stories = [_story(claims, ranks, own) for ranks in groups.values() if len(ranks) > 1]
    return tuple(sorted(stories, key=lambda story: -len(story.documents)))


def carriers(claim: Claim) -> tuple[str, ...]:
    """Give the documents that assert, report, deny or doubt a claim, each once."""
    return tuple(dict.fromkeys(witness.document for witness in claim.witnesses))


def read_claims(
    claims: Sequence[Claim], documents: Sequence[Document], encode: Encode | None = None, encoders: Encoders = SHIPPED
) -> Vectors:
    """Give a vector of each claim: the mean of one wording in each of its languages, less what the language has in common.

    Returns:
        float32, shape (claims, d), each row of length 1.
    """
    by_id = {document.id: document for document in documents}
    wordings = [_wordings(claim, by_id) for claim in claims]
    languages = [language for found in wordings for language in found]
    texts = [text for found in wordings for text in found.values()]
    vectors = _centred(encode(texts) if encode else read_texts(texts, languages, encoders), np.array(languages))
    starts = np.cumsum([0, *map(len, wordings)])[:-1]
    return _unit(np.add.reduceat(vectors, starts, axis=0))


def _wordings(claim: Claim, documents: Mapping[str, Document]) -> dict[str, str]:
    """Give a claim's text and its first wording in each other language, by language."""
    found = {claim.language: claim.text}
    for witness in claim.witnesses:
        document = documents.get(witness.document)
        paragraph = document.paragraph_at(witness.passage.start) if document else None
        if document and paragraph:
            found.setdefault(paragraph.language, document.words(witness.passage.span))
    return found


def _centred(vectors: Vectors, languages: NDArray[np.str_]) -> Vectors:
    """Take each language's mean off its vectors, in full only where it stands on many: a lone affair has a topic."""
    found = vectors.copy()
    for code in np.unique(languages):
        rows = languages == code
        found[rows] -= vectors[rows].sum(axis=0) / np.float32(rows.sum() + CENTRED_FROM)
    return _unit(found)


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def in_context(vectors: Vectors, claims: Sequence[Claim]) -> Vectors:
    """Move each claim toward what its documents claim: half its own vector, half the mean of their means.

    A claim that stands alone in its documents stays where it is.

    Args:
        vectors: of the claims, each of length 1, float32, shape (claims, d).
        claims: whose documents are asked.

    Returns:
        float32, shape (claims, d), each row of length 1.
    """
    held: defaultdict[str, list[int]] = defaultdict(list)
    for rank, claim in enumerate(claims):
        for document in carriers(claim):
            held[document].append(rank)
    means = {document: vectors[ranks].mean(axis=0) for document, ranks in held.items()}
    around = np.stack([np.mean([means[document] for document in carriers(claim)], axis=0) for claim in claims])
    return _unit((1 - CONTEXT) * vectors + CONTEXT * _unit(around))


def joined(vectors: Vectors, least: float) -> NDArray[np.int64]:
    """Join the two nearest groups as long as the mean cosine of their members is high enough; give the group of every row.

    Average linkage (Sokal and Michener 1958), but only groups in which somebody is a near neighbour of somebody in the other are
    looked at, and a mean of cosines is one product of two sums: so time grows little faster than the number of rows.

    Args:
        vectors: each of length 1, float32, shape (rows, d).
        least: mean cosine of two groups that join.

    Returns:
        int64, shape (rows,): the least row of each one's group.

    Example:
        >>> joined(np.array([[1, 0], [0, 1], [1, 0], [0.6, 0.8]], dtype=np.float32), 0.7).tolist()
        [0, 1, 0, 1]
    """
    return _Joining(vectors).run(least)


class _Joining:
    """Groups on their way: sums, sizes and neighbours by group, a group being called by its least row."""

    def __init__(self, vectors: Vectors) -> None:
        self.sums = vectors.astype(np.float64)
        self.sizes = np.ones(len(vectors), dtype=np.int64)
        self.parts = [[row] for row in range(len(vectors))]
        self.near: list[set[int]] = [set() for _ in range(len(vectors))]
        # The number of rows stands for the state of a group, since a group only grows
        self.waiting: list[tuple[float, int, int, int, int]] = []
        for row, found in enumerate(near_ones(vectors, vectors, NEIGHBOURS + 1)[0].tolist()):
            for other in found:
                if other != row:
                    self.near[row].add(other)
                    self.near[other].add(row)

    def run(self, least: float) -> NDArray[np.int64]:
        for row, found in enumerate(self.near):
            self._offer(row, (other for other in found if other > row), least)
        while self.waiting:
            _, first, second, *sizes = heapq.heappop(self.waiting)
            if sizes == [self.sizes[first], self.sizes[second]]:
                self._join(min(first, second), max(first, second))
                self._offer(min(first, second), self.near[min(first, second)], least)
        groups = np.zeros(len(self.parts), dtype=np.int64)
        for group, rows in enumerate(self.parts):
            groups[rows] = group
        return groups

    def _join(self, kept: int, gone: int) -> None:
        self.sums[kept] += self.sums[gone]
        self.sizes[kept] += self.sizes[gone]
        self.sizes[gone] = 0
        self.parts[kept] += self.parts[gone]
        self.parts[gone] = []
        for other in self.near[gone]:
            self.near[other].discard(gone)
            if other != kept:
                self.near[other].add(kept)
                self.near[kept].add(other)
        self.near[gone] = set()

    def _offer(self, group: int, others: Iterable[int], least: float) -> None:
        """Let a group wait to be joined with each of some others that are near enough."""
        ranked = np.array(sorted(others), dtype=np.int64)
        if not len(ranked):
            return
        means = np.round(self.sums[ranked] @ self.sums[group] / (self.sizes[ranked] * self.sizes[group]), DECIMALS)
        for mean, other in zip(means.tolist(), ranked.tolist(), strict=True):
            if mean >= least:
                heapq.heappush(self.waiting, (-mean, group, other, int(self.sizes[group]), int(self.sizes[other])))


def _story(claims: Sequence[Claim], ranks: Sequence[int], vectors: Vectors) -> Story:
    inside = [claims[rank] for rank in ranks]
    weights = np.array([len(carriers(claim)) for claim in inside], dtype=np.float32)
    standing = inside[int(np.argmax(np.round(vectors[ranks] @ (weights @ vectors[ranks]), DECIMALS)))]
    return Story(
        id=content_id("story", *sorted(claim.id for claim in inside)),
        text=standing.text,
        language=standing.language,
        claims=tuple(claim.id for claim in inside),
        documents=tuple(dict.fromkeys(document for claim in inside for document in carriers(claim))),
    )
