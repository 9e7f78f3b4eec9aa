"""The commands, one a module under its own name: what ``sayso --help`` lists in cli.py is loaded when it is asked for."""
