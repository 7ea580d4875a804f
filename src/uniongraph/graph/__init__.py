"""Entities and facts as RDF: triples, evidence, inference, the store and the networkx view."""
