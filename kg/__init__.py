"""govkg: local-government news as a graph in which every triple can be traced to its characters."""

from kg.pipeline import Built, build

__all__ = ["Built", "build"]
