"""Bytes to documents: formats, encodings, page dumps into posts, dates, outlets, paragraphs, languages, sentences."""

from sayso.documents.pile import read

__all__ = ["read"]
