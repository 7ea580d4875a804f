"""Sentences to mentions, referents and statements, article by article."""
