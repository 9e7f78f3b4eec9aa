"""Claims as entries of a list: their order, their streaks in time, what they can be narrowed by."""

from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.contents import contents, reach
from sayso.report.entries import STRIP_WIDTH, Entry, entry, in_order
from sayso.report.facets import facets, keywords
from sayso.report.one_file import render


def entries() -> list[Entry]:
    shelf = catalogue(affair())
    span = reach(contents(affair()))
    return [entry(shelf, claim, shelf.lineages[claim.id], span) for claim in affair().claims]


def test_the_widest_gap_between_documents_and_origins_stands_first() -> None:
    """Documents less the lower number of origins, as the summary and the exports rank them."""
    gaps = [each.funnel.documents - each.funnel.low for each in in_order(entries())]
    assert gaps == sorted(gaps, reverse=True)


def test_a_streak_is_as_wide_as_its_date_is_uncertain_and_never_leaves_the_strip() -> None:
    """A known minute is as thin as can be seen; every dated document of the claim has one streak."""
    for each in entries():
        assert all(streak.x >= 0 and streak.x + streak.width <= STRIP_WIDTH + 0.2 for streak in each.strip)
    assert max(streak.width for each in entries() for streak in each.strip) > min(
        streak.width for each in entries() for streak in each.strip
    )


def test_every_facet_tells_claims_apart_and_counts_them() -> None:
    """A value that all claims share narrows nothing; a count is the number of entries that have the word."""
    found = entries()
    shown = facets(catalogue(affair()), found)
    assert shown
    for facet in shown:
        assert any(choice.count < len(found) for choice in facet.choices)
        for rank, choice in enumerate(facet.choices):
            having = [each for each in found if f"{facet.name}-{rank}" in keywords(each, shown).split()]
            assert len(having) == choice.count


def test_an_entry_says_who_stands_where_and_that_an_attribution_was_dropped() -> None:
    """Beside its numbers: a bar with its numbers in words, and a mark."""
    found = entries()
    told = {part.said for each in found if len(each.bar) > 1 for part in each.bar}
    shown = render(affair()).partition('id="listing"')[2].partition("</section>")[0]
    assert told
    assert all(f"<span>{each}</span>" in shown for each in told)
    assert shown.count("</svg> attribution dropped</p>") == sum(each.dropped and not each.single for each in found) > 0
