"""Sources in, actors out: he, the service, SVR, СВР are one speaker."""

from sayso.actors.joining import join_actors
from sayso.actors.name import name_actors

__all__ = ["join_actors", "name_actors"]
