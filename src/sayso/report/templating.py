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
from sayso.report.amounts import comma
from sayso.report.catalogue import direction, language_name
from sayso.report.cleaning import anchor, clean, isolate, lang_of, line
from sayso.report.links import Links
from sayso.report.moments import when, with_basis
from sayso.report.objections import not_right
from sayso.report.tongues import gettext, ngettext, pgettext, tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: what it is about, and its body, ready to be framed.

    Args:
        kind: ``case``, ``claim``, ``documents``, … (see :mod:`sayso.report.links`); a class of the page's element.
        id: its anchor where it stands with others in one file; empty for none.
        title: for the title of the window.
        body: HTML, escaped.
        bundles: the scripts of ``assets/`` that it needs besides its own, by name.
    """

    kind: str
    id: str
    title: str
    body: Markup
    bundles: tuple[str, ...] = ()


def filled(template: str, **context: object) -> Markup:
    """Fill a template."""
    return Markup(environment().get_template(template).render(context))  # noqa: S704 - what our own templates give, escaped


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
    bundles = sorted({name for page in pages for name in page.bundles})
    named = title or pages[0].title
    return str(filled(template, pages=pages, links=links, version=version, title=named, current=current, bundles=bundles))


@cache
def bundle(name: str) -> Markup:
    """Give a script of ``assets/``, made of npm packages (``web-assets/``), for a file that has to hold everything itself."""
    content = (files("sayso.report") / "assets" / f"{name}.js").read_text(encoding="utf8")
    return Markup(content)  # noqa: S704 - our own file; a test holds that it ends no script element


def digest(content: str) -> str:
    """Give the digest by which a page allows a style or a script that stands in it."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def environment() -> Any:
    """Give the templates, made ready once."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only pages need it; 0.05 s

    made = Environment(
        loader=PackageLoader("sayso.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    templates = files("sayso.report") / "templates"
    for name in ("style.css", "script.js"):
        content = (templates / name).read_text(encoding="utf8")
        kind = name.partition(".")[0]
        made.globals[kind] = Markup(content)  # noqa: S704 - our own file
        made.globals[f"{kind}_digest"] = digest(content)
    made.filters.update(bdi=isolate, clean=clean, flat=line)
    made.globals.update(
        anchor=anchor,
        bundle=bundle,
        comma=comma,
        digest=digest,
        direction=direction,
        lang_of=lang_of,
        language_name=language_name,
        not_right=not_right,
        voice=voice,
        when=when,
        with_basis=with_basis,
        tongue=tongue,
        when_unit=lambda start: when(Moment(start, start, "")),
    )
    return made
