"""The graphs of a served store by name."""

from __future__ import annotations

STATED = "https://w3id.org/uniongraph/graph/stated"
"""By this the protocols call the default graph: what is stated, its evidence and the places."""
INFERRED = "https://w3id.org/uniongraph/graph/inferred"
"""What follows and is not said (``uniongraph.graph.store.INFERRED``)."""
GRAPHS = (STATED, INFERRED)
