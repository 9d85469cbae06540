"""The rules, in the order in which they are tried: the first that fits a clause ends the matter for it."""

from __future__ import annotations

from kg.reading.rule import Rules
from kg.reading.rules.affected import affects, appears_in
from kg.reading.rules.care import kind_of_care, tells, treats_with
from kg.reading.rules.causes import associated, caused_by, causes, occurs_when, unknown_cause
from kg.reading.rules.course import dies_of, prognosis
from kg.reading.rules.enumerations import are, includes, only_possible
from kg.reading.rules.exams import diagnosed, provider_does, shows
from kg.reading.rules.existence import absent, there
from kg.reading.rules.figures import counted, diagnosed_with_it, reported
from kg.reading.rules.helps import helps
from kg.reading.rules.kinds import characterized, is_a, may_be
from kg.reading.rules.mechanism import at_fault, in_it
from kg.reading.rules.occurrence import epidemiology, how_many_have, unknown_figure
from kg.reading.rules.outcome import outcome
from kg.reading.rules.people import at_risk, at_risk_if, gets_from, prevents_by, who_has
from kg.reading.rules.present import present
from kg.reading.rules.prevention import helps_prevent, not_found, vaccines, way_to_prevent
from kg.reading.rules.relative_lists import shows_by, that_cause
from kg.reading.rules.rest import (
    background,
    divided,
    found_by_some,
    goes_on_with_meaning,
    happens_when,
    meaning,
    meant,
    normal,
    not_plain,
    not_until,
    only_asked,
    said_by_some,
    with_some_form,
)
from kg.reading.rules.risks import contributes, risk
from kg.reading.rules.roles import begins, is_test, is_treatment, named_as, touches_people
from kg.reading.rules.spread import contagious, infected_by, spreads
from kg.reading.rules.symptoms import born_with, people_have
from kg.reading.rules.told import told
from kg.reading.rules.treatment import advice, directed, requires, treated
from kg.reading.rules.triggers import worsens
from kg.reading.rules.words import as_said, happens_in_it, people_are, ranges, suffers, where_felt, works

__all__ = ["RULES"]

RULES = Rules(
    [
        not_found,
        not_plain,
        meaning,
        meant,
        with_some_form,
        goes_on_with_meaning,
        not_until,
        found_by_some,
        said_by_some,
        only_asked,
        normal,
        happens_when,
        divided,
        unknown_cause,
        there,
        absent,
        dies_of,
        prognosis,
        kind_of_care,
        treats_with,
        tells,
        at_risk,
        at_risk_if,
        who_has,
        gets_from,
        prevents_by,
        vaccines,
        way_to_prevent,
        infected_by,
        contagious,
        diagnosed_with_it,
        counted,
        reported,
        named_as,
        touches_people,
        begins,
        appears_in,
        where_felt,
        directed,
        is_treatment,
        that_cause,
        shows_by,
        only_possible,
        includes,
        are,
        caused_by,
        spreads,
        characterized,
        occurs_when,
        associated,
        diagnosed,
        helps_prevent,
        risk,
        worsens,
        contributes,
        causes,
        may_be,
        how_many_have,
        unknown_figure,
        epidemiology,
        at_fault,
        in_it,
        is_a,
        shows,
        is_test,
        requires,
        treated,
        advice,
        provider_does,
        helps,
        born_with,
        people_have,
        affects,
        present,
        outcome,
        happens_in_it,
        people_are,
        works,
        suffers,
        ranges,
        as_said,
        told,
        background,
    ]
)
