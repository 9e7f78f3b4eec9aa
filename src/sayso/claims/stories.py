"""Claims gathered into stories: what goes about one affair, told in facets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

from sayso.claims.likeness import read_texts
from sayso.kernels.average_linkage import DECIMALS, linked
from sayso.kernels.centring import centred, to_unit
from sayso.kernels.near_each_other import near_each_other
from sayso.languages.encoders import SHIPPED, Encode, Encoders
from sayso.memory import Memory, digest
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
# What is guessed of a claim's neighbours is less than what they were before by so much of a cosine: a batch moves all vectors a
# little. Of 12,520 claims of 10,000 news 4 lost more by the last 50 of them (58 more than .002), and cost a look at all others
MARGIN = 0.01

Vectors = NDArray[np.float32]
_NAME = "stories"
_READER = msgpack.Decoder(dict[str, float])
_WRITER = msgpack.Encoder()


def gather_stories(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    encode: Encode | None = None,
    encoders: Encoders = SHIPPED,
    memory: Memory | None = None,
) -> tuple[Story, ...]:
    """Give the stories of a pile, those that most documents carry first.

    A claim belongs to one story at most; what goes with nothing is in none. Not promised: that a story is one *event*. In a pile
    of some hundred claims or fewer about one affair all are one story; in a large one its sides are.

    Args:
        claims: of the pile.
        documents: of the pile; they hold the wordings of a claim in other languages than its own.
        encode: texts to normalised vectors, float32, shape (texts, d); ``encoders`` when None.
        encoders: what reads the claims.
        memory: of how near the neighbours were before; what is found is the same without it.

    Example:
        >>> gather_stories([], [])
        ()
    """
    if not claims:
        return ()
    own = read_claims(claims, documents, encode, encoders)
    vectors = in_context(own, claims)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for rank, group in enumerate(linked(vectors, neighbours(vectors, claims, memory), LEAST).tolist()):
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
    vectors = centred(encode(texts) if encode else read_texts(texts, languages, encoders), np.array(languages))
    starts = np.cumsum([0, *map(len, wordings)])[:-1]
    return to_unit(np.add.reduceat(vectors, starts, axis=0))


def _wordings(claim: Claim, documents: Mapping[str, Document]) -> dict[str, str]:
    """Give a claim's text and its first wording in each other language, by language."""
    found = {claim.language: claim.text}
    for witness in claim.witnesses:
        document = documents.get(witness.document)
        paragraph = document.paragraph_at(witness.passage.start) if document else None
        if document and paragraph:
            found.setdefault(paragraph.language, document.words(witness.passage.span))
    return found


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
    means = {document: _mean(vectors[ranks]) for document, ranks in held.items()}
    around = np.stack([_mean([means[document] for document in carriers(claim)]) for claim in claims])
    return to_unit((1 - CONTEXT) * vectors + CONTEXT * to_unit(around))


def _mean(vectors: Vectors | Sequence[Vectors]) -> Vectors:
    return vectors[0] if len(vectors) == 1 else np.mean(vectors, axis=0)


def neighbours(vectors: Vectors, claims: Sequence[Claim], memory: Memory | None = None) -> NDArray[np.int64]:
    """Give those that are looked at from each claim: int64, shape (claims, so many); itself mostly is among them.

    How near they were the last time is kept by claim, as a guess of how near they will be the next time.

    Args:
        vectors: of the claims, float32, shape (claims, d).
        claims: in that order.
        memory: where guesses are kept; they change the time that it takes, and nothing that is found.
    """
    if memory is None:
        return near_each_other(vectors, NEIGHBOURS + 1)[0]
    key = digest(NEIGHBOURS)
    kept = memory.get(_NAME, key)
    before = _READER.decode(kept) if kept else {}
    guesses = np.array([before.get(claim.id, np.nan) for claim in claims], dtype=np.float32) - np.float32(MARGIN)
    rows, cosines = near_each_other(vectors, NEIGHBOURS + 1, guesses)
    memory.keep(_NAME, key, _WRITER.encode(dict(zip((claim.id for claim in claims), cosines.tolist(), strict=True))))
    return rows


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
