"""govkg: local-government news as a graph in which every triple can be traced to its characters."""

from kg.built import Built
from kg.pipeline import build

__all__ = ["Built", "build"]
