"""Measures the program on pages whose graph somebody has written down: precision, recall, F1, by class and rule."""

from uniongraph.evaluate.gold import GoldError, load_gold
from uniongraph.evaluate.run import evaluate
from uniongraph.evaluate.scores import Scores, Tally

__all__ = ["GoldError", "Scores", "Tally", "evaluate", "load_gold"]
