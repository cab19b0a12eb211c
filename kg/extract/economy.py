"""Companies, sites and projects of an article: every extractor of them, in one order."""

from __future__ import annotations

from kg.extract.companies import extract_companies
from kg.extract.products import extract_products
from kg.extract.projects import extract_projects
from kg.extract.sites import extract_sites
from kg.extract.things import Told
from kg.model import Statement


def extract_economy(told: Told) -> list[Statement]:
    """What the article says of its projects, companies and sites."""
    return [*extract_projects(told), *extract_products(told), *extract_companies(told), *extract_sites(told)]
