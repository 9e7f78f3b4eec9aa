"""Sources in, actors out: he, the service, SVR and СВР are one speaker."""

from sayso.actors.name import name_actors

__all__ = ["name_actors"]
