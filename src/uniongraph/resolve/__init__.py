"""Referents of many articles to entities."""
