"""The view in a real browser."""
