"""A case for language models: search, check, claim, explain, changes, document, over the Model Context Protocol."""

from sayso.mcp_server.starting import start_mcp

__all__ = ["start_mcp"]
