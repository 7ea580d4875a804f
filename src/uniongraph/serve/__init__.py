"""A build on the web: SPARQL and Graph Store protocols, resolvable entities, the explorer, an editor; read-only.

The web is served by one process that never opens the graph. Questions go to worker processes that can be ended.
"""

from __future__ import annotations

from uniongraph.serve.settings import Limits, ServeError, Settings
from uniongraph.serve.start import serve

__all__ = ["Limits", "ServeError", "Settings", "serve"]
