"""Whether two aligned passages are a translation, told from the alignment as a whole."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.sentences import Sentence

# Evidence is the margins of the aligned sentences added up, times the share of sentences aligned in the passage. ENOUGH of it
# makes a sureness of .62, the default of translation_min_score, for a passage of two documents. Where both documents are aligned
# as wholes, as two short posts, .07 a sentence is enough; within one document .26; for a further passage of documents of which
# one is sure .20. Set by reading what was found and missed in semeval2022_t8, in ntrex128 (en-ja, en-ru, en-de, ja-zh; cut into
# posts: the documents of odd number) and in wmt uk-en; measured besides on other languages and on posts of the even ones.
ENOUGH, ENOUGH_WITHIN, ENOUGH_FURTHER, ENOUGH_A_SENTENCE = 0.52, 0.26, 0.20, 0.07
SURENESS_OF_ENOUGH = 0.62
# shares of letters aligned that make a whole: of one document, and of the other
MOST_OF_ONE, MOST_OF_OTHER = 0.75, 0.55
# across documents, part of a text shows it was translated by three sentences of its own, no fewer: two reports share those
LEAST_SENTENCES = 3
# what a sentence can show at most
MOST_MARGIN = 0.4
# a match whose rival is nearer shows less, by twice what it is behind
RIVAL = 2.0


Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A chain of beads: what it aligns, and what speaks for it.

    Args:
        first, second: the sentences of each side, joined ones as one.
        cosines: of each pair.
        margins: float64, shape (pairs,), how far each pair stands out.
        behind: float64, shape (pairs,), how much nearer a rival is to either sentence, 0 where there is none.
        spanned: how many sentences of each side lie between its ends.
        covered: how many of those are aligned.
        held: how many sentences each side has.
        letters: how many letters the sentences of each side have, aligned or not.
    """

    first: tuple[Sentence, ...]
    second: tuple[Sentence, ...]
    cosines: tuple[float, ...]
    margins: Floats
    behind: Floats
    spanned: tuple[int, int]
    covered: tuple[int, int]
    held: tuple[int, int]
    letters: tuple[float, float]


def surest(chains: Sequence[Aligned], least: float) -> list[Aligned]:
    """Give the chains of one pair of documents that are translations, at least so sure.

    Where one is, a further passage of the same documents needs less: who translated three paragraphs translated a fourth.
    """
    found = [chain for chain in chains if sureness(chain) >= least]
    if not found:
        return []
    return [chain for chain in chains if max(sureness(chain), _further(chain)) >= least]


def sureness(chain: Aligned) -> float:
    """Tell how sure it is that a chain is a translation, 0 to 1.

    Two reports of one event share a sentence here and there, a translation runs on. What both sides have in quotation marks,
    two outlets may have translated by themselves: it does not count, unless the documents are aligned as wholes.
    """
    within = chain.first[0].document == chain.second[0].document
    whole = not within and _whole(chain)
    if within:
        return _sure(_evidence(chain), ENOUGH_WITHIN)
    if whole:
        return _sure(float(_shown(chain).sum()), min(ENOUGH, ENOUGH_A_SENTENCE * min(chain.held)))
    own = np.array([not (a.quoted and b.quoted) for a, b in zip(chain.first, chain.second, strict=True)])
    return _sure(_evidence(chain, own), ENOUGH) if (_shown(chain) * own > 0).sum() >= LEAST_SENTENCES else 0.0


def evidence_needed(least: float, held: int) -> float:
    """Give what a chain across two documents must show at least, all its pairs together, to be so sure.

    Args:
        least: sureness, 0 to 1.
        held: sentences of the side that has fewer.

    Example:
        >>> round(evidence_needed(0.62, 2), 3), round(evidence_needed(0.62, 40), 3), evidence_needed(1.0, 2)
        (0.14, 0.52, inf)
    """
    if least >= 1:
        return math.inf
    return min(ENOUGH, ENOUGH_A_SENTENCE * held) * math.log(1.0 - least) / math.log(1.0 - SURENESS_OF_ENOUGH)


def _whole(chain: Aligned) -> bool:
    """Tell whether two documents are aligned as wholes."""
    letters = [sum(each.letters for each in side) for side in (chain.first, chain.second)]
    shares = sorted(part / held for part, held in zip(letters, chain.letters, strict=True))
    return shares[0] >= MOST_OF_OTHER and shares[1] >= MOST_OF_ONE


def _further(chain: Aligned) -> float:
    """Tell how sure a passage is beside another of the same documents."""
    return _sure(_evidence(chain), ENOUGH_FURTHER)


def _shown(chain: Aligned) -> Floats:
    """Give what each pair shows, float64, shape (pairs,)."""
    return shown(chain.margins, chain.behind)


def shown(margins: Floats, behind: Floats) -> Floats:
    """Give what pairs of sentences show: their margins, less for a rival who is nearer, so that a near tie still counts."""
    return np.clip(margins - RIVAL * behind, 0.0, MOST_MARGIN)


def _evidence(chain: Aligned, counted: NDArray[np.bool_] | bool = True) -> float:
    shares = [part / span for part, span in zip(chain.covered, chain.spanned, strict=True)]
    # under an original, a translation of every fifth of its sentences may stand
    dense = max(shares) if chain.first[0].document == chain.second[0].document else min(shares)
    return float((_shown(chain) * counted).sum()) * dense


def _sure(evidence: float, enough: float) -> float:
    return 1.0 - float((1.0 - SURENESS_OF_ENOUGH) ** (evidence / enough))
