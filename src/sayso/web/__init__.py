"""The desk: a case served to a browser, live, and to programs."""

from sayso.web.app import desk
from sayso.web.options import Options
from sayso.web.serving import serve

__all__ = ["Options", "desk", "serve"]
