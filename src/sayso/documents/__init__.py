"""Bytes to documents: formats, encodings, page dumps into posts, dates, outlets, paragraphs, languages, sentences."""

from sayso.documents.pile import joined, read, read_text

__all__ = ["joined", "read", "read_text"]
