"""Mentions: the things that an article names, each with where it stands."""
