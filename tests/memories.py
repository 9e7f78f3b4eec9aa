"""What the next run knows of what one run worked out."""

from collections import defaultdict

import numpy as np

from sayso.memory import Notebook, Page


def page(name: str, answers: dict[bytes, bytes]) -> Page:
    """Put answers of one function on a page."""
    sizes = np.array([len(each) for each in answers.values()], dtype=np.uint32)
    return Page(name, list(answers), sizes, b"".join(answers.values()))


def a_run_later(notebook: Notebook) -> Notebook:
    """Give the memory of the next run: what this one asked for or found."""
    by_name: defaultdict[str, dict[bytes, bytes]] = defaultdict(dict)
    for each in notebook.pages:
        by_name[each.name].update(each.asked_for())
    for (name, key), answer in notebook.fresh.items():
        by_name[name][key] = answer
    return Notebook(page(name, answers) for name, answers in by_name.items())
