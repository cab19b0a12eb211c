"""A real Neo4j server, and what is tested against it."""
