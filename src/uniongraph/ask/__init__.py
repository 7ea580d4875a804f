"""Questions to a finished build: SPARQL and explanations."""
