"""Other people's formats: JSON of traces and copies, out and in; tables as Parquet and CSV, under our names or others'."""

from sayso.exchange.archive_json import copies_json
from sayso.exchange.reading import findings_of, read_findings
from sayso.exchange.record_json import statement_json
from sayso.exchange.trace_json import to_json

__all__ = ["copies_json", "findings_of", "read_findings", "statement_json", "to_json"]
