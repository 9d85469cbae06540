"""Version of the code, and version and date of the data; the date of a build never comes from the clock."""

__all__ = [
    "DATA_DATE",
    "DATA_VERSION",
    "LICENCE_NOTICE",
    "NOT_REVIEWED",
    "SOURCE_NOTICE",
    "__version__",
]

__version__ = "0.3.0"
DATA_VERSION = "2026.11.4"
DATA_DATE = "2026-11-29"
#: What the graph of LEMS is made from; of others see kg.claims.notice.
SOURCE_NOTICE = "Made from one encyclopaedia entry reviewed 2022-04-25 and the cited layers."
#: Who has not reviewed a graph, whosever it is, and what it is not for.
NOT_REVIEWED = "No clinician has reviewed this graph. Not medical advice, not for emergencies, diagnosis or treatment."
#: The licences of our data; each layer names its own.
LICENCE_NOTICE = "Our encoding: CC0 1.0. What comes from a source keeps the licence of its layer."
