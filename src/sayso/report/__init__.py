"""A trace in, one self-contained HTML file out: charts, sentences, texts with their statements marked, copies side by side."""

from sayso.report.one_file import render

__all__ = ["render"]
