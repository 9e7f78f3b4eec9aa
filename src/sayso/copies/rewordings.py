"""Posts that say the same in other words: whole short texts of one language that lie near one another.

Whether one was made from the other nobody can tell from two sentences: two people may have written the same. So a reworded post
is told as one, with what differs in substance, and is no receipt for copying.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.copies.negations import negations_at
from sayso.copies.pages import Pages, is_post
from sayso.copies.reading import WELL_READ
from sayso.copies.translations import Translation
from sayso.kernels.centring import centred
from sayso.kernels.components import components
from sayso.kernels.near_across import Reach
from sayso.languages.encoder import readable
from sayso.languages.encoders import SHIPPED, Encode, Encoders
from sayso.languages.numbers import numbers_at
from sayso.languages.patterns import UNSPACED
from sayso.memory import Memory
from sayso.nearby import Nearby, grouped
from sayso.progress import Progress, silent
from sayso.records import Copy, CopyKind, Document
from sayso.settings import Settings

NEIGHBOURS = 16
# sentences that one post and another may have in common by their topic; three in a row are more than that
FEW_SENTENCES = 2
# so much farther from their originals lie translations into scripts without spaces, by the finer encoder
UNSPACED_FARTHER = 0.06
# all are held against all: some minutes at most
MOST_POSTS = 60_000


@dataclass(frozen=True, slots=True)
class Rewording:
    """Two posts, by their numbers, and how near they are, 0 to 1."""

    a: int
    b: int
    likeness: float


def rewordings(
    pages: Pages,
    known: Sequence[Copy],
    settings: Settings,
    tell: Progress = silent,
    encoders: Encoders = SHIPPED,
) -> Iterator[Rewording]:
    """Give the pairs of posts in one language that say the same in other words, as far as likeness tells it.

    Languages that the encoder does not know are left out.

    Args:
        pages: the pile.
        known: copies of one another: their pairs are left out, and those that verbatim copies connect.
        settings: ``reworded_min_score``.
        tell: called with a short sentence where there is too much to read.
        encoders: what reads the texts.
    """
    documents = pages.documents
    posts = [number for number, post in enumerate(pages.posts()) if post and readable(documents[number].language)]
    if len(posts) > MOST_POSTS:
        tell(f"copies: of {len(posts)} short texts the first {MOST_POSTS} are looked through for other wordings")
    numbers = {document.id: number for number, document in enumerate(documents)}
    pairs = {_ends(numbers, each) for each in known}
    equal = [sorted(pair) for each in known if each.kind is CopyKind.VERBATIM and len(pair := _ends(numbers, each)) > 1]
    columns = np.array(equal, dtype=np.int64).reshape(-1, 2)
    text = components(len(documents), columns[:, 0], columns[:, 1])
    for found in _near(documents, posts[:MOST_POSTS], settings.reworded_min_score, encoders.near, pages.memory):
        if text[found.a] != text[found.b] and {found.a, found.b} not in pairs:
            yield found


def _ends(numbers: Mapping[str, int], copy: Copy) -> frozenset[int]:
    return frozenset((numbers[copy.a.document], numbers[copy.b.document]))


def confirmed(
    documents: Sequence[Document], found: Sequence[Translation], settings: Settings, encoders: Encoders = SHIPPED
) -> Iterator[Translation]:
    """Leave out translations of one post by another that the finer encoder finds unlike; to the first, one topic is alike.

    Pairs with a language that the first does not know were judged by the finer one already. Tried on 1,357 translations of
    benchmarks/copies/posts.py: of 776 true ones 99 in 100 stay, of 540 others six in ten.
    """
    sides = [(documents[each.first[0].document], documents[each.second[0].document]) for each in found]
    of_posts = [
        row
        for row, (one, other) in enumerate(sides)
        if len(found[row].cosines) <= FEW_SENTENCES
        and one.id != other.id
        and {one.language, other.language} <= WELL_READ
        and is_post(one)
        and is_post(other)
    ]
    posts = list({document.id: document for row in of_posts for document in sides[row]}.values())
    if not posts:
        yield from found
        return
    vectors = centred(encoders.wide([each.text for each in posts]), np.array([each.language for each in posts]))
    place = {document.id: row for row, document in enumerate(posts)}
    kept = set(range(len(found))) - set(of_posts)
    for row in of_posts:
        one, other = sides[row]
        farther = UNSPACED_FARTHER if UNSPACED & {one.language, other.language} else 0.0
        if vectors[place[one.id]] @ vectors[place[other.id]] >= settings.translated_post_min_score - farther:
            kept.add(row)
    yield from (each for row, each in enumerate(found) if row in kept)


def turned(first: Document, second: Document) -> Iterator[str]:
    """Tell what makes two posts say different things wherever it stands: a negation that only one has, other numbers.

    Example:
        >>> one, other = (Document(id=text, text=text, language="en") for text in ("It burned 60 boats", "It did not burn 70"))
        >>> list(turned(one, other))
        ['negation added', '60 -> 70']
    """
    before, after = (len(negations_at(each.text, each.language)) for each in (first, second))
    if (before - after) % 2:  # two more, and the sentence says what it said
        yield "negation added" if after > before else "negation removed"
    sides = [
        {number.key: each.text[number.start : number.end] for number in numbers_at(each.text, each.language)}
        for each in (first, second)
    ]
    gone, come = ([words for key, words in sides[side].items() if key not in sides[1 - side]] for side in (0, 1))
    if gone and come:
        yield f"{' '.join(gone)} -> {' '.join(come)}"


def _near(
    documents: Sequence[Document], posts: Sequence[int], least: float, encode: Encode, memory: Memory | None
) -> Iterator[Rewording]:
    """Give the pairs of posts of one language that lie near one another, in order."""
    languages = np.array([documents[number].language for number in posts])
    found: dict[tuple[int, int], float] = {}
    nearby = Nearby(Reach(NEIGHBOURS + 1, least), "posts near posts", memory)
    for language in np.unique(languages).tolist():
        here = np.flatnonzero(languages == language)
        vectors = encode([documents[posts[row]].text for row in here.tolist()])
        near = nearby.of(language, language, {language: grouped(vectors)})
        first, ranks = np.nonzero(near.cosines >= least)
        for a, b, cosine in zip(
            here[first].tolist(), here[near.rows[first, ranks]].tolist(), near.cosines[first, ranks].tolist(), strict=True
        ):
            if a != b:
                found[posts[min(a, b)], posts[max(a, b)]] = cosine
    nearby.write_down()
    for (a, b), cosine in sorted(found.items()):
        yield Rewording(a, b, round(min(1.0, cosine), 4))
