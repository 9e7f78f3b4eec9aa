"""The documents about sayso say what is there."""

import inspect
import re
from pathlib import Path

import pytest

import sayso
from sayso import records

ROOT = Path(__file__).parent.parent


def test_the_glossary_names_every_record() -> None:
    """Every class of records.py stands in docs/glossary.md."""
    glossary = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "glossary.md").read_text(encoding="utf8")))
    classes = {name for name, each in inspect.getmembers(records, inspect.isclass) if each.__module__ == records.__name__}
    assert classes <= glossary, f"not in the glossary: {sorted(classes - glossary)}"


def test_every_link_between_documents_leads_somewhere() -> None:
    """Relative links in README, ARCHITECTURE and docs/ point to files of the project."""
    pages = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = []
    for page in pages:
        targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf8"))
        broken += [f"{page.name}: {target}" for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert broken == []


def test_every_public_name_has_a_docstring() -> None:
    """House style: public docstrings say what you get."""
    missing = [name for name in sayso.__all__ if not inspect.getdoc(getattr(sayso, name))]
    assert missing == []


def test_the_stub_and_the_table_of_public_names_agree() -> None:
    """__init__.pyi tells type checkers what __init__.py gives."""
    stub = (ROOT / "src" / "sayso" / "__init__.pyi").read_text(encoding="utf8")
    imported = {
        name.strip() for line in re.findall(r"^from sayso\S* import (.+)$", stub, re.MULTILINE) for name in line.split(",")
    }
    assert imported == set(sayso.__all__) == set(re.findall(r'^    "(\w+)",$', stub, re.MULTILINE))


def test_an_unknown_public_name_is_told_with_what_there_is() -> None:
    """The message lists what exists."""
    with pytest.raises(AttributeError, match=r"^module 'sayso' has no attribute 'nothing'; it has Actor, .*, trace$"):
        _ = sayso.nothing
