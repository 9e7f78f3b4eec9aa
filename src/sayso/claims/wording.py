"""The words by which a claim is shown: the shortest full wording among those who assert it."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from sayso.claims.assertions import Assertion, long_enough


def best_wording(candidates: Sequence[Assertion]) -> Assertion:
    """Choose the wording of a claim.

    In the language of most documents; among those that name at least as many names, numbers and times as half of them do, the
    one that most documents carry; of equal ones the shortest.

    Args:
        candidates: who asserts the claim, at least one.
    """
    if len(candidates) == 1:
        return candidates[0]
    spoken = {assertion.passage.document: assertion.language for assertion in reversed(candidates)}
    languages = [spoken[document] for document in dict.fromkeys(each.passage.document for each in candidates)]
    language = max(dict.fromkeys(languages), key=languages.count)
    own = [each for each in candidates if each.language == language] or list(candidates)
    full = [each for each in own if long_enough(each.text, each.language)] or own
    rich = median(map(_richness, full))
    carried = Counter(text for text, _ in {(each.text, each.passage.document) for each in own})
    return min((each for each in full if _richness(each) >= rich), key=lambda each: (-carried[each.text], len(each.text)))


def _richness(assertion: Assertion) -> int:
    details = assertion.details
    return (
        len({name.key for name in details.names})
        + len(details.numbers)
        + len(details.years | details.weekdays)
        + len(details.days)
    )
