"""A build's knowledge written to files."""
