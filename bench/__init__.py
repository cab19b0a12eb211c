"""Measurements, a module each: ``python -m bench`` runs quality and speed, ``python -m bench NAME`` any other.

A measurement is a module of this folder whose docstring's first line says what it
measures and that runs as ``python -m bench.NAME``; putting it here is all it takes
to be listed. Figures are ratios to peers in the same run, never bounds in a test.
"""
