"""sayso mcp: a case for a language model."""

from sayso.commands.options import CasePath
from sayso.mcp_server import start_mcp


def mcp_command(case: CasePath) -> None:
    """Answer until standard input ends."""
    start_mcp(case)
