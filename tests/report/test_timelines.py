"""When and where somebody is quoted: a dot a document, never a point where only an interval is known."""

from tests.report.fixtures import affair, crowd

from sayso.report.catalogue import catalogue
from sayso.report.sayings import statements_of
from sayso.report.timelines import Timeline, timeline


def drawn(speaker: str) -> Timeline | None:
    shelf = catalogue(affair())
    return timeline(shelf, statements_of(shelf, speaker))


def test_a_day_is_a_whisker_and_an_instant_a_dot() -> None:
    """The interval is drawn from its first to its last minute."""
    chart = drawn("abureau")
    assert chart is not None
    dots = {lane.full_name: lane.dots[0] for lane in chart.lanes}
    assert dots["Northwire"].start == dots["Northwire"].x == dots["Northwire"].end
    assert dots["Курьер"].start < dots["Курьер"].x < dots["Курьер"].end


def test_second_hand_is_hollow_and_undated_counted() -> None:
    """Nothing is placed that has no date."""
    chart = drawn("abureau")
    assert chart is not None
    assert [lane.full_name for lane in chart.lanes if lane.dots[0].hollow] == ["الساحل"]
    assert chart.undated == 1


def test_one_date_is_no_chart() -> None:
    """A sentence says it better."""
    assert drawn("acouncil") is None


def test_of_many_outlets_the_last_share_a_lane() -> None:
    """Twelve lanes are read at a glance, seventy are not."""
    shelf = catalogue(crowd(70))
    chart = timeline(shelf, statements_of(shelf, "amiller"))
    assert chart is not None
    assert len(chart.lanes) == 12
    assert (chart.lanes[-1].full_name, chart.lanes[-1].count) == ("other outlets", 59)
