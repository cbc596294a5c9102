"""Who reads as a child: who somebody is counts, and not whose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py.children import names_in, reads_as_child

CHILDREN = """
Child A | child B (8) | Grandson (9) | Nephew (8) | Daughter (9 years) | Daughter, 9 yrs | 9 year old | Mia (6)
Kid | Teen | Young person A | Elder son | Second son | Little boy | Son, Year 4 | Ella’s big brother (12)
Child | Son | younger daughter | Boy, 12 | Sister (14) | Teenager | baby | Nephew | niece | Twin | Mum (16)
nine-year-old | aged nine | Boy aged 9 with autism | Child 1 | Mia 6 | Son (24 months) | Grand-daughter
step-son | Child Mia | YP | Young carer | Mum and son | Kelly’s little boy | Mum’s youngest | Big sister
Year 4 pupil | 9 | 9yo | Sons (9 and 19) | Foster child | Nursery child | my youngest | Girl at number 30
son, under 5 | Baby (6 weeks) | Child (lives with Gran) | Jo, 15
"""
ADULTS = """
Mum | Dad | adult son | Son (19) | the children’s dad | children's social worker | Uncle Ben (Mum's brother)
Ella’s gran | Gran at number 7 | Auntie Jo, flat 3 | Nan, 2 doors down | Mum of two children | Kids' club worker
Teacher of Year 4 | Family support worker | Support worker (3 years) | Brother (21) | Health visitor (6 visits)
Childminder | Son (24) | Son's teacher | Sam's dad | Mum of Mia (6) | Foster carer of Mia, 15 | Mum (Dana)
Person 1 | Neighbour 2 | Friend | Child and family worker | Daughter-in-law | their grown-up daughter
Mum’s brother | childrens social worker | Mums brother | Stepdad (3 years) | Year 4 teacher
Child protection chair | Sonia | Jo at number 7 | Jo, 15 Mill Road | Child psychologist | Kaiser’s wife
Baby's dad | Mum’s boyfriend | Head of Year 9 | Kids club leader | School nurse
"""
UNCLEAR = "Brother | Sister | Kelly's brother Tom | Kelly’s sister Jo | Kelly’s big brother Tom | Cousin | Kelly’s son"


def roles(text: str) -> list[str]:
    return [role.strip() for line in text.strip().splitlines() for role in line.split("|")]


@pytest.mark.parametrize("role", roles(CHILDREN))
def test_a_child_is_read_as_one_however_the_role_is_written(role: str) -> None:
    """By a word, a label, an age or a school year."""
    assert reads_as_child(role)
    assert reads_as_child(role.upper(), unclear=False)


@pytest.mark.parametrize("role", ["", *roles(ADULTS)])
def test_an_adult_is_no_child_whosever_adult_it_is(role: str) -> None:
    """A child’s gran, two doors down and three years in the job are no child and no age."""
    assert not reads_as_child(role)
    assert not reads_as_child(role, ("Ella", "Sam"), unclear=False)


@pytest.mark.parametrize("role", roles(UNCLEAR))
def test_what_is_unclear_keeps_a_number_covered_and_raises_no_question(role: str) -> None:
    """A brother may be 9 or 40: for privacy he is read as a child, and a plan says nothing of him."""
    assert reads_as_child(role, ("Ella", "Sam"))
    assert not reads_as_child(role, ("Ella", "Sam"), unclear=False)


@pytest.mark.parametrize("role", ["Ella", "ella-mae", "Sam Jones", "Ella’s brother", "Ella’s big brother, 12", "sam"])
def test_a_name_among_the_children_is_a_child_and_so_is_a_brother_of_theirs(role: str) -> None:
    """Small letters and surnames make no difference."""
    assert reads_as_child(role, ("Ella", "Sam", "Ella-Mae"), unclear=False)


@pytest.mark.parametrize("role", ["Samantha", "Nan Ella", "Ella’s gran", "Support worker (Sam)", "Sam’s dad"])
def test_a_childs_name_makes_no_child_of_somebody_else(role: str) -> None:
    """A worker may have a child’s name, and a gran is named by whose she is."""
    assert not reads_as_child(role, ("Ella", "Sam"))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Sam (9), Ruby and the baby", ("Sam", "Ruby")),
        ("Mia 6, Jay aged 9 & zoë", ("Mia", "Jay", "zoë")),
        ("Mia 6 years old", ("Mia",)),
        ("Ella and Jamie, on the nights when Dana works", ("Ella", "Jamie")),
        ("Mia at home with Mum", ("Mia",)),
        ("the twins, in the new flat", ()),
        ("", ()),
    ],
)
def test_the_names_of_children_are_read_without_their_ages(line: str, names: tuple[str, ...]) -> None:
    """What comes after a name, such as a time or a place, is no name."""
    assert names_in(line) == names


@given(role=st.text(), names=st.lists(st.text()))
def test_anything_may_be_typed_as_a_role(role: str, names: list[str]) -> None:
    """Nothing that is typed stops the page."""
    assert reads_as_child(role, names) in (True, False)
    assert isinstance(names_in(role), tuple)
