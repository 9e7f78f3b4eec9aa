"""The judge is asked no more than what can change a verdict, and verdicts are those of asking everything."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.piles import alike, assertion

from sayso.claims.comparer import Comparer, Models
from sayso.claims.comparing import Nearness, compare_details
from sayso.claims.judging import Judgement
from sayso.claims.questions import UNASKED, Asker, Question
from sayso.settings import Settings

LONG = "the company has closed its old mine in the north of the country after a long dispute about wages and water"
REWORDED = "work at the northern colliery came to an end this week, its owners said, for nobody could agree about pay or pumps"
PAIRS = (
    ("the company has closed its mine in the north", "work at the northern colliery came to an end"),
    (LONG, REWORDED),
    (LONG, LONG.replace("long", "bitter")),
    (LONG, f"{LONG}, the mayor said"),
    ("the bridge is not closed to lorries and buses this winter, the harbour board has said", REWORDED),
)


class Answers:
    """A judge with given answers, by ordered pair, who remembers what was asked."""

    def __init__(self, known):
        self.known, self.asked = known, []

    def __call__(self, pairs):
        """Answer."""
        self.asked += pairs
        rows = [(entails, against, 1 - entails - against) for entails, against in map(self.known.get, pairs)]
        return np.array(rows, dtype=np.float32)


def verdict(answers, one, other):
    return Comparer([assertion(one), assertion(other)], Settings(), Models(alike, answers)).verdict(0, 1)


@settings(deadline=None)
@given(st.sampled_from(PAIRS), st.lists(st.floats(0, 1, width=32), min_size=4, max_size=4))
def test_a_verdict_is_that_of_asking_both_orders(pair, drawn):
    """Whatever the judge finds: what is left out could not have changed it."""
    one, other = map(assertion, pair)
    forth, back, against, also = drawn
    answers = Answers({pair: (forth, against), pair[::-1]: (back, also)})
    found = verdict(answers, *pair)
    whole = compare_details(one, other, Nearness(1.0), Settings(), lambda *_: 1.0, Judgement(forth, back, max(against, also)))
    assert (found.same, found.what, found.here, found.there) == (whole.same, whole.what, whole.here, whole.there)
    if found.same:
        assert found.why == whole.why


def test_the_second_order_is_asked_only_where_the_first_leaves_it_open():
    """The longer text is asked first to follow from the shorter: where it does not, the two do not say the same."""
    short, long = PAIRS[0][1], PAIRS[0][0]
    answers = Answers({(short, long): (0.1, 0.2)})
    assert len(short) == len(long)
    found = verdict(answers, short, long)
    assert not found.same
    assert answers.asked == [(short, long)]
    assert found.why.endswith("the judge: follows 0.10, contradicts 0.20 in that order, which is enough")
    open_one = Answers({(short, long): (0.9, 0.1), (long, short): (0.9, 0.0)})
    assert verdict(open_one, short, long).same
    assert open_one.asked == [(short, long), (long, short)]


def test_a_judge_who_cannot_change_anything_is_not_asked():
    """Two texts in other words that are not alike enough stay apart whatever it finds."""
    answers = Answers({})
    one, other = map(assertion, PAIRS[0])
    question = Question(PAIRS[0], lambda found: compare_details(one, other, Nearness(0.1), Settings(), lambda *_: 1.0, found))
    (found,) = Asker(answers).settle([question])
    assert not found.same
    assert answers.asked == []
    assert found.why.endswith(f"the judge: {UNASKED}")


def test_every_order_is_read_once():
    """Texts that recur are not asked about again."""
    pair = PAIRS[0]
    answers = Answers({pair: (0.9, 0.0), pair[::-1]: (0.9, 0.0)})
    one, other = map(assertion, pair)
    question = Question(pair, lambda found: compare_details(one, other, Nearness(1.0), Settings(), lambda *_: 1.0, found))
    asker = Asker(answers)
    first = asker.settle([question, question])
    assert asker.settle([question]) == first[:1]
    assert len(answers.asked) == 2


def far(texts):
    """Give vectors of which the first has a cosine of .65 with each other one."""
    return np.array([(1, 0)] + [(0.65, 0.76)] * (len(texts) - 1), dtype=np.float32)


def test_what_need_not_be_compared_is_neither_the_same_nor_a_version():
    """Under every threshold a difference is found for readers who ask, and changes nothing; held words count at any likeness."""
    texts = (
        "sixty men were moved to the port",
        "500 soldiers walked home from the port",
        "the men of the port went home",
        "men were moved to the port",
    )
    comparer = Comparer([assertion(each) for each in texts], Settings(), Models(far, Answers({})))
    assert [comparer.matters(0, other) for other in (1, 2, 3)] == [False, False, True]
    verdicts = [comparer.verdict(0, other, ask=False) for other in (1, 2)]
    assert [(each.same, each.what) for each in verdicts] == [(False, ""), (False, "")]
    assert verdicts[0].why.startswith("number: ")
