"""A build sent to a SPARQL 1.1 store, whole or not at all.

Sends only what a build's folder holds, and only to the address that was given; what else a store has is left alone.
"""

from __future__ import annotations

from uniongraph.publish.client import Credentials, PublishError
from uniongraph.publish.transfer import Progress, Publication, Settings, publish

__all__ = ["Credentials", "Progress", "Publication", "PublishError", "Settings", "publish"]
