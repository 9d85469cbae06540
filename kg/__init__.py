"""condition-kg: a consumer-health encyclopaedia entry about one condition, as a knowledge graph with evidence."""

from kg.version import DATA_VERSION, __version__

__all__ = ["DATA_VERSION", "__version__"]
