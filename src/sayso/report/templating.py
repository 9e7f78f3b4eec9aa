"""Fill the templates: a part of a page, and the frame around one page or many."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from sayso.records import Moment
from sayso.report import voice
from sayso.report.catalogue import direction, language_name
from sayso.report.cleaning import anchor, clean, isolate, line
from sayso.report.links import Links
from sayso.report.moments import when, with_basis
from sayso.report.tongues import gettext, ngettext, pgettext, tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: what it is about, and its body, ready to be framed.

    Args:
        kind: ``case``, ``claim``, ``documents``, … (see :mod:`sayso.report.links`); a class of the page's element.
        id: its anchor where it stands with others in one file; empty for none.
        title: for the title of the window.
        body: HTML, escaped.
    """

    kind: str
    id: str
    title: str
    body: Markup


def filled(template: str, **context: object) -> Markup:
    """Fill a template."""
    return Markup(_environment().get_template(template).render(context))  # noqa: S704 - what our own templates give, escaped


def framed(
    pages: Sequence[Page], links: Links, *, version: str, title: str | None = None, template: str = "frame.html.j2"
) -> str:
    """Put one page, or all pages of a file, into the frame.

    Args:
        pages: the first is shown where none is asked for.
        links: where each page is found.
        version: of sayso.
        title: of the window; None takes that of the first page.
        template: the frame, or one that extends it.
    """
    current = pages[0].kind if len(pages) == 1 else ""
    return str(filled(template, pages=pages, links=links, version=version, title=title or pages[0].title, current=current))


@cache
def _environment() -> Any:
    """Make the templates ready, once."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only pages need it; 0.05 s

    environment = Environment(
        loader=PackageLoader("sayso.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    templates = files("sayso.report") / "templates"
    for name in ("style.css", "script.js"):
        content = (templates / name).read_text(encoding="utf8")
        kind = name.partition(".")[0]
        environment.globals[kind] = Markup(content)  # noqa: S704 - our own file
        environment.globals[f"{kind}_digest"] = f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
    environment.filters.update(bdi=isolate, clean=clean, flat=line)
    environment.globals.update(
        anchor=anchor,
        direction=direction,
        language_name=language_name,
        voice=voice,
        when=when,
        with_basis=with_basis,
        tongue=tongue,
        when_unit=lambda start: when(Moment(start, start, "")),
    )
    return environment
