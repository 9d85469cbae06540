"""How a plain English sentence stands to a graph, by rules alone."""

from kg.check.judge import check_statement
from kg.check.judgement import Judgement, Verdict

__all__ = ["Judgement", "Verdict", "check_statement"]
