"""Names that rule each other out, and names that only one text tells besides."""

from tests.claims.piles import assertion

from sayso.claims.rivals import names_apart

ABOUT = "The council of Borduria has banned the sale of salt to everybody"


def kinds(one, other):
    return [(each.what, each.sure) for each in names_apart(assertion(one), assertion(other))]


def test_a_name_in_the_place_of_another_is_a_sure_difference():
    """All else is the same, or both stand beside one word."""
    assert kinds("a train burned in Narva at night", "a train burned in Pernau at night") == [("place", True)]
    assert kinds("the army of Ostra fled", "soldiers were seen as the army of Velm ran off") == [("actor", True)]


def test_names_that_each_of_two_reworded_texts_adds_leave_it_open():
    """They share a name, and tell other things besides."""
    pair = (f"{ABOUT}, said Ivanov after a meeting", "Salt may no longer leave Borduria: neighbours near Velm queue for it")
    assert [sure for _, sure in kinds(*pair)] == [False]


def test_reworded_texts_without_a_common_name_differ_surely():
    """Nothing says that they are about one affair."""
    assert [sure for _, sure in kinds("a speech about bread by Ivanov", "on grain a talk was held: who spoke was Petrov")] == [
        True
    ]


def test_two_states_differ_though_a_person_is_shared():
    """Of two texts that both name states one must be shared."""
    pair = ("an air raid by Syria killed Vanna Mull", "it was in a strike by Jordan that Vanna Mull died")
    assert [sure for _, sure in kinds(*pair)] == [True]
