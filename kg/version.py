"""Version of the code, and version and date of the data; the date of a build never comes from the clock."""

__all__ = ["DATA_DATE", "DATA_VERSION", "NOTICE", "__version__"]

__version__ = "0.3.0"
DATA_VERSION = "2026.11.3"
DATA_DATE = "2026-11-29"
#: What every file of ours says of itself, in lines.
NOTICE = (
    f"condition-kg, data version {DATA_VERSION} ({DATA_DATE}).",
    "Made from one encyclopaedia entry reviewed 2022-04-25 and the cited layers.",
    "No clinician has reviewed this graph. Not medical advice, not for emergencies, diagnosis or treatment.",
    "Our encoding: CC0 1.0.",
)
