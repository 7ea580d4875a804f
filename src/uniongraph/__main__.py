"""``python -m uniongraph``."""

from uniongraph.cli import main

main()
