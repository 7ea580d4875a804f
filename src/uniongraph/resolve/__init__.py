"""Referents of many articles to entities."""

from uniongraph.resolve.entities import resolve

__all__ = ["resolve"]
