"""A trace in, one self-contained HTML file out: charts, sentences, texts with their statements marked, copies side by side.

Each user asks for the module that it needs: importing the room loads none of them.
"""
