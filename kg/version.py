"""Version of the code, and version and date of the data; the date of a build never comes from the clock."""

__all__ = ["DATA_DATE", "DATA_VERSION", "__version__"]

__version__ = "0.2.0"
DATA_VERSION = "2026.11.2"
DATA_DATE = "2026-11-22"
