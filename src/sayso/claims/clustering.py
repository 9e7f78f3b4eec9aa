"""Groups of assertions that say the same, so that no chain of small steps joins what differs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from sayso.claims.assertions import Assertion
from sayso.claims.comparer import Comparer, Models
from sayso.claims.comparing import Verdict
from sayso.claims.copied import copied_pairs
from sayso.claims.decided import Decided
from sayso.claims.naming import fold
from sayso.progress import Progress, silent
from sayso.records import Copy
from sayso.settings import Settings

# Members of either group that are compared before two groups join: enough to find one that differs, bounded for large groups
COMPARED = 16
# Pairs that the judge reads between two rounds of joining: what was joined in one is not asked about in the next
JUDGED_AT_ONCE = 256
# Share of the pairs of wordings that must say the same; between groups without a common language likeness is weaker evidence
# of sameness, and no less of difference. Set on the example pile in eight languages
SHARE_WITHIN, SHARE_ACROSS = 0.5, 0.33
# Share of pairs in two languages that may seem to differ in a detail. Source: voxukraine: 37 of the cases that were told in five
# languages fell apart for one such pair
MOST_UNLIKE = 0.25


class Clusters:
    """Texts of a pile, those that say the same in one group.

    A *text* is one wording; assertions with equal words share it. Groups join by copies first, then from the most alike pair
    down, and only where no member of one differs from a member of the other and at least half of the pairs of wordings say the
    same (complete linkage, nearly). What people decided goes before all that.

    ``copied`` holds the pairs of assertions, by rank, that a copy aligns, and whether word for word. ``tell`` is told how far
    comparing has come.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what is grouped and how, what people decided, who is told
        self,
        found: Sequence[Assertion],
        copies: Sequence[Copy],
        settings: Settings,
        models: Models,
        people: Decided = Decided(),  # noqa: B008 - frozen
        tell: Progress = silent,
    ) -> None:
        self.found = found
        self._settings = settings
        self.texts, self._text_of = _texts(found, {other for _, other in people.apart})
        self._apart = {(self._text_of[one], self._text_of[other]) for one, other in people.apart}
        tell(f"claims: reading {len(self.texts)} texts")
        self._comparer = Comparer([found[ranks[0]] for ranks in self.texts], settings, models)
        self.group_of = list(range(len(self.texts)))
        self._members = {number: [number] for number in self.group_of}
        self._languages = {number: {found[ranks[0]].language} for number, ranks in enumerate(self.texts)}
        for one, other in people.same:
            self._merge(self._text_of[one], self._text_of[other])
        self.copied = tuple(copied_pairs(found, copies))
        self._join_copies()
        self._carried = list(self.group_of)
        self._join_alike(tell)

    def groups(self) -> list[list[int]]:
        """Give the assertions of every group, by rank, groups in order of their first."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        for rank, text in enumerate(self._text_of):
            members[self.group_of[text]].append(rank)
        return sorted(members.values())

    def joined_by_meaning(self, ranks: Sequence[int]) -> bool:
        """Tell whether a group holds texts that are no copies of one another."""
        return len({self._carried[self._text_of[rank]] for rank in ranks}) > 1

    def relations(self) -> list[tuple[Verdict, int, int]]:
        """Give the verdicts on texts of two groups that differ in one detail, with a rank of either, the most alike first."""
        found = []
        for _, first, second in self._comparer.near:
            if self.group_of[first] != self.group_of[second] and self._comparer.matters(first, second):
                verdict = self._comparer.verdict(first, second, ask=False)
                if verdict.what:
                    found.append((verdict, self.texts[first][0], self.texts[second][0]))
        return found

    def within(self) -> Iterator[tuple[int, int]]:
        """Give the pairs of texts of one group that were held against each other, the most alike first."""
        return ((first, second) for _, first, second in self._comparer.near if self.group_of[first] == self.group_of[second])

    def verdict(self, first: int, second: int) -> Verdict:
        """Give what was found of such a pair; nothing is computed anew."""
        return self._comparer.verdict(first, second, ask=False)

    def remember(self) -> None:
        """Keep what was found of pairs, once all is asked, for the next run."""
        self._comparer.remember()

    def _join_copies(self) -> None:
        """Join what copies align; edited and translated parts only where no detail differs."""
        for first, second, verbatim in self.copied:
            one, other = self._text_of[first], self._text_of[second]
            if one != other and (verbatim or not self._comparer.aligned_differ(one, other)) and not self._parted(one, other):
                self._merge(one, other)

    def _join_alike(self, tell: Progress) -> None:
        near = self._comparer.near
        for start in range(0, len(near), JUDGED_AT_ONCE):
            tell(f"claims: {start} of {len(near)} pairs of texts compared")
            pairs = [(first, second) for _, first, second in near[start : start + JUDGED_AT_ONCE]]
            apart = [pair for pair in pairs if self.group_of[pair[0]] != self.group_of[pair[1]] and self._comparer.matters(*pair)]
            self._comparer.prepare(apart)
            for first, second in apart:
                groups = self.group_of[first], self.group_of[second]
                if groups[0] != groups[1] and self._comparer.verdict(first, second).same and self._agree(*groups):
                    self._merge(first, second)

    def _agree(self, first: int, second: int) -> bool:
        """Tell whether two groups may join: nobody differs in a detail, and half of the pairs of wordings say the same.

        Between languages a few may seem to differ: a translation is free with plans and negations.
        Copies are one wording: a text and its five translations say the same as another when one of them is seen to.
        """
        if self._parted(first, second):
            return False
        same: defaultdict[tuple[int, int], bool] = defaultdict(bool)
        across = unlike = 0
        for one in self._members[first][:COMPARED]:
            for other in self._members[second][:COMPARED]:
                verdict = self._comparer.verdict(min(one, other), max(one, other), ask=False)
                foreign = self._comparer.texts[one].language != self._comparer.texts[other].language
                across += foreign
                unlike += foreign and bool(verdict.what)
                if verdict.what and not foreign:
                    return False
                same[self._carried[one], self._carried[other]] |= verdict.same
        if unlike > MOST_UNLIKE * across:
            return False
        needed = SHARE_ACROSS if self._languages[first].isdisjoint(self._languages[second]) else SHARE_WITHIN
        return sum(same.values()) >= needed * len(same)

    def _parted(self, first: int, second: int) -> bool:
        """Tell whether a person said of two texts, or of any of their groups, that they do not say the same."""
        groups = {self.group_of[first], self.group_of[second]}
        return any({self.group_of[one], self.group_of[other]} == groups for one, other in self._apart)

    def _merge(self, first: int, second: int) -> None:
        keep, leave = sorted((self.group_of[first], self.group_of[second]))
        if keep != leave:
            self._languages[keep] |= self._languages.pop(leave)
            for text in self._members.pop(leave):
                self.group_of[text] = keep
                self._members[keep].append(text)


def _texts(found: Iterable[Assertion], alone: Collection[int]) -> tuple[list[list[int]], list[int]]:
    """Give the ranks of the assertions of each text, and the text of each assertion; some stand alone whatever their words."""
    numbers: dict[tuple[str, str, int], int] = {}
    texts: list[list[int]] = []
    text_of = []
    for rank, assertion in enumerate(found):
        number = numbers.setdefault((fold(assertion.text), assertion.language, rank if rank in alone else -1), len(texts))
        if number == len(texts):
            texts.append([])
        texts[number].append(rank)
        text_of.append(number)
    return texts, text_of
