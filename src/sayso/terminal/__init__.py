"""Findings for the eye, in a terminal: statements, copies, and why each is there.

Each command asks for the module that it needs: importing the room loads none of them.
"""
