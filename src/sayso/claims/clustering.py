"""Groups of assertions that say the same, so that no chain of small steps joins what differs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.claims.assertions import Assertion
from sayso.claims.comparing import Verdict, compare_details
from sayso.claims.copied import copied_pairs
from sayso.claims.differences import differences
from sayso.claims.likeness import Encode, Likeness
from sayso.claims.naming import fold
from sayso.languages.encoder import readable
from sayso.records import Copy
from sayso.settings import Settings

# Members of either group that are compared before two groups join: enough to find one that differs, bounded for large groups
COMPARED = 16
# Share of the pairs of wordings that must say the same; between groups without a common language likeness is weaker evidence
# of sameness, and no less of difference. Set on the example pile in eight languages
SHARE_WITHIN, SHARE_ACROSS = 0.5, 0.33
# Details in which an aligned translation may be seen to differ from its original
_TOLD_ACROSS = frozenset({"number", "time", "negation"})


class Clusters:
    """Texts of a pile, those that say the same in one group.

    A *text* is one wording; assertions with equal words share it. Groups join by copies first, then from the most alike pair
    down, and only where no member of one differs from a member of the other and at least half of the pairs of wordings say the
    same (complete linkage, nearly).
    """

    def __init__(self, found: Sequence[Assertion], copies: Sequence[Copy], settings: Settings, encode: Encode) -> None:
        self.found = found
        self._settings = settings
        self.texts, self._text_of = _texts(found)
        self._likeness = Likeness(encode, [found[ranks[0]].text for ranks in self.texts])
        self._verdicts: dict[tuple[int, int], Verdict] = {}
        self.group_of = list(range(len(self.texts)))
        self._members = {number: [number] for number in self.group_of}
        self._near = [each for each in self._likeness.neighbours(settings.claim_min_score) if self._readable(each[1:])]
        self._join_copies(copies)
        self._carried = list(self.group_of)
        self._join_alike()

    def verdict(self, first: int, second: int) -> Verdict:
        """Compare two texts in detail, once."""
        key = (first, second)
        if key not in self._verdicts:
            one, other = (self.found[self.texts[number][0]] for number in key)
            likeness = self._likeness.of_ranks(first, second)
            self._verdicts[key] = (
                compare_details(one, other, likeness, self._settings, self._likeness.of_phrases)
                if likeness >= self._settings.claim_min_score
                else Verdict(same=False, what="", here="", there="", score=likeness)
            )
        return self._verdicts[key]

    def groups(self) -> list[list[int]]:
        """Give the assertions of every group, by rank, groups in order of their first."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        for rank, text in enumerate(self._text_of):
            members[self.group_of[text]].append(rank)
        return sorted(members.values())

    def _readable(self, texts: Iterable[int]) -> bool:
        """Tell whether the vectors of these texts mean anything: the encoder knows their languages."""
        return all(readable(self.found[self.texts[number][0]].language) for number in texts)

    def joined_by_meaning(self, ranks: Sequence[int]) -> bool:
        """Tell whether a group holds texts that are no copies of one another."""
        return len({self._carried[self._text_of[rank]] for rank in ranks}) > 1

    def relations(self) -> list[tuple[Verdict, int, int]]:
        """Give the verdicts on texts of two groups that differ in one detail, with a rank of either, the most alike first."""
        found = []
        for _, first, second in self._near:
            if self.group_of[first] != self.group_of[second]:
                verdict = self.verdict(first, second)
                if verdict.what:
                    found.append((verdict, self.texts[first][0], self.texts[second][0]))
        return found

    def _join_copies(self, copies: Sequence[Copy]) -> None:
        """Join what copies align; edited and translated parts only where no detail differs."""
        for first, second, verbatim in copied_pairs(self.found, copies):
            one, other = self._text_of[first], self._text_of[second]
            if one != other and (verbatim or not self._differs(one, other)):
                self._merge(one, other)

    def _differs(self, first: int, second: int) -> bool:
        one, other = (self.found[self.texts[number][0]] for number in (first, second))
        if one.language != other.language:  # an aligned translation: a name without a known form in both languages proves nothing
            return any(difference.what in _TOLD_ACROSS for difference in differences(one, other))
        return compare_details(one, other, 1.0, self._settings, lambda *_: 1.0).same is False

    def _join_alike(self) -> None:
        for _, first, second in self._near:
            groups = self.group_of[first], self.group_of[second]
            if groups[0] != groups[1] and self.verdict(first, second).same and self._agree(*groups):
                self._merge(first, second)

    def _agree(self, first: int, second: int) -> bool:
        """Tell whether two groups may join: nobody differs in a detail, and half of the pairs of wordings say the same.

        Copies are one wording: a text and its five translations say the same as another when one of them is seen to.
        """
        same: defaultdict[tuple[int, int], bool] = defaultdict(bool)
        for one in self._members[first][:COMPARED]:
            for other in self._members[second][:COMPARED]:
                verdict = self.verdict(min(one, other), max(one, other))
                if verdict.what:
                    return False
                same[self._carried[one], self._carried[other]] |= verdict.same
        needed = SHARE_ACROSS if self._languages(first).isdisjoint(self._languages(second)) else SHARE_WITHIN
        return sum(same.values()) >= needed * len(same)

    def _languages(self, group: int) -> set[str]:
        return {self.found[self.texts[text][0]].language for text in self._members[group]}

    def _merge(self, first: int, second: int) -> None:
        keep, leave = sorted((self.group_of[first], self.group_of[second]))
        if keep != leave:
            for text in self._members.pop(leave):
                self.group_of[text] = keep
                self._members[keep].append(text)


def _texts(found: Iterable[Assertion]) -> tuple[list[list[int]], list[int]]:
    """Give the ranks of the assertions of each text, and the text of each assertion."""
    numbers: dict[tuple[str, str], int] = {}
    texts: list[list[int]] = []
    text_of = []
    for rank, assertion in enumerate(found):
        number = numbers.setdefault((fold(assertion.text), assertion.language), len(texts))
        if number == len(texts):
            texts.append([])
        texts[number].append(rank)
        text_of.append(number)
    return texts, text_of
