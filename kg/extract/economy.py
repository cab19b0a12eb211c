"""Companies, sites and projects of an article: every extractor of them, in one order."""

from __future__ import annotations

from kg.extract.companies import extract_companies
from kg.extract.locations import extract_locations
from kg.extract.products import extract_products
from kg.extract.projects import extract_projects
from kg.extract.sites import extract_sites
from kg.extract.things import Told
from kg.model import Statement


def extract_economy(told: Told) -> list[Statement]:
    """What the article says of its projects, companies and sites."""
    readers = (extract_projects, extract_products, extract_companies, extract_sites, extract_locations)
    return [statement for read in readers for statement in read(told)]
