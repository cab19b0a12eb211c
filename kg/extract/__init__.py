"""Extractors: what an article says, as statements tied to its characters."""
