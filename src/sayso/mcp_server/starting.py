"""Start the server, or say what it lacks: the SDK is an optional extra and takes seconds to load."""

from pathlib import Path

from sayso.errors import MissingExtra
from sayso.exchange.fact_checks_kept import FactChecks


def start_mcp(path: Path, fact_checks: FactChecks | None = None) -> None:
    """Serve a case over standard input and output.

    Args:
        path: of the case.
        fact_checks: of others, open for reading, which ``check`` shows beside a sentence.

    Raises:
        MissingExtra: the SDK is not installed.
        BadStore: there is no such file, or it is no case.
    """
    try:
        from sayso.mcp_server.serving import serve  # noqa: PLC0415 - an optional extra, 2 s to load
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types", "pydantic"}:
            raise
        raise MissingExtra("the package 'mcp' is not installed; expected the extra mcp; run pip install 'sayso[mcp]'") from None
    serve(path, fact_checks)
