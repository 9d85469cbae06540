"""The list of commands; each command's module is imported only when it is used."""

from __future__ import annotations

import importlib
from argparse import ArgumentParser, Namespace
from typing import NamedTuple, Protocol, cast

__all__ = ["COMMANDS", "Command"]


class _Module(Protocol):
    def add_arguments(self, parser: ArgumentParser) -> None: ...
    def run(self, options: Namespace) -> int: ...


class Command(NamedTuple):
    """What the help says of a command, and where its code is; a named tuple, which starts faster than a dataclass."""

    module: str
    summary: str
    description: str
    example: str

    def load(self) -> _Module:
        """Import the command's module."""
        return cast("_Module", importlib.import_module(f"kg.cli.{self.module}"))


COMMANDS: dict[str, Command] = {
    "build": Command(
        "build",
        "build the graph in every form, and its page",
        "Validate, derive, and write condition-kg.trig, .ttl (all graphs in one), .nq, .jsonld, .sssom.tsv and .html.\n"
        "With FOLDER, the conditions in these folders and what they refer to of ours; without, LEMS and the\n"
        "conditions around it.\n"
        "The same bytes come out of every run on every machine.",
        "kg build -o /tmp/graph",
    ),
    "new": Command(
        "new",
        "make the folder of a new condition",
        "Its layer with a licence, its entry as a document with sections, a gap for each lost list whose section\n"
        "tells what is missing, and its concept, named by the entry's title. Offsets and digests, never a sentence,\n"
        "but under an open licence the entry itself. --into FOLDER adds another publisher's entry to a condition.",
        "kg new myasthenia-gravis --entry entry.txt --base https://example.org/",
    ),
    "extract": Command(
        "extract",
        "read entries into proposed claims",
        "Rules read sections, lists and sentences into claims, each with its spans, hedge, rule and tier: A said\n"
        "outright, B a frame fits, C the words as they are. All have the status proposed until a person decides.\n"
        "A folder of entries is read on all cores; an entry that cannot be read stops no other (exit status 1).",
        "kg extract entry.txt -o proposals",
    ),
    "review": Command(
        "review",
        "make the page on which a person decides on proposals",
        "One offline page: the text with its proposals beside it, keys to accept, edit, reject with a reason or leave\n"
        "open, and to add what is missing. It saves and opens decisions.tsv, which kg apply takes. The page holds the\n"
        "entry's text, and nothing else does. --tsv FILE writes the proposals as a table to be filled in instead.",
        "kg review proposals --entry entry.txt -o review.html",
    ),
    "apply": Command(
        "apply",
        "make a condition of reviewers' decisions",
        "Write claims, rejected proposals and who decided them into the folder that kg new has made. Reviewers who\n"
        "agree are merged; where they disagree, a line was changed or the entry is another, the lines are listed and\n"
        "nothing is written (exit status 1). The folder keeps the decisions: they count the next time, too.\n"
        "With --carry-over, exit status 1 when decisions on another version are left, which are listed.",
        "kg apply decisions.tsv --proposals proposals --entry entry.txt -o my-condition",
    ),
    "query": Command(
        "query",
        "list the query library, or run one of its questions",
        "Without NAME, list the library. With NAME, run that question: on the shipped graph, files, or an endpoint.",
        "kg query symptoms --format csv",
    ),
    "sparql": Command(
        "sparql",
        "run a SPARQL query",
        "Run a SPARQL query: the text itself, - for standard input, or @FILE. Our prefixes need no declaration.\n"
        "All graphs together are the default graph. SERVICE is refused, but for --endpoint, which decides by itself.",
        "kg sparql 'SELECT ?treatment { concept:lems ck:hasTreatment/rdfs:label ?treatment }'",
    ),
    "serve": Command(
        "serve",
        "serve the graph over HTTP, with a SPARQL endpoint",
        "A read-only SPARQL 1.1 endpoint at /sparql, a query page at /query, the explorer at /, and every IRI of the\n"
        "graph at its path. Queries run in processes of their own, within --timeout and --memory. SERVICE is refused.",
        "kg serve --port 7878",
    ),
    "mcp": Command(
        "mcp",
        "serve the graph to assistants (Model Context Protocol)",
        "A server that an assistant starts and speaks to over standard input and output: tools to find, show, ask,\n"
        "compare and check, with hedges, sources and dates; read-only. It ends with its input.\n"
        "Needs pip install 'condition-kg[mcp]'.",
        "kg mcp --data graph.ttl",
    ),
    "associations": Command(
        "associations",
        "list what the entry and other sources say, one claim a line",
        "List associations with hedges, conditions, the place of their evidence and the layer of their source.\n"
        "The entry alone: --layer entry; of data with several entries, that of --condition.",
        "kg associations --section symptoms --format json",
    ),
    "show": Command(
        "show",
        "show all that the graph holds on one thing",
        "A card: definition, names, claims in words with hedge and source, gaps, mappings, conflicts.\n"
        "TERM is a label, a synonym, an IRI, or a CURIE of ours or of another vocabulary (HP:0001324).\n"
        "Exit status 2 when it names nothing, or several things.",
        "kg show LEMS",
    ),
    "check": Command(
        "check",
        "tell how a plain sentence stands to the graph",
        "By rules alone: supported, overstated, disputed, contradicted, lost (in a list that the source has lost),\n"
        "not stated, or not understood, each with its claims. Words that were not read are listed.\n"
        "Exit status 0 when all statements are supported, 1 when any is not.",
        'kg check "Symptoms of LEMS include dry mouth"',
    ),
    "path": Command(
        "path",
        "show how two things are connected",
        "The shortest ways from A to B along claims, each in words with its source.\n"
        "Claims that are negated or rejected are no way. Exit status 1 when there is none.",
        "kg path vitiligo acetylcholine",
    ),
    "compare": Command(
        "compare",
        "tell what two conditions share and what tells them apart",
        "The claims about A and B by predicate: said of both, of one only, or of one and denied of the other; each in\n"
        "words with its hedge and source. What is said of one only may hold for the other: no source here says so.",
        "kg compare LEMS 'myasthenia gravis' --format text",
    ),
    "diff": Command(
        "diff",
        "tell what differs between two graphs",
        "OLD and NEW are RDF files or folders that kg build has written. Claims, evidence, gaps, mappings,\n"
        "concepts and the rest: added, removed, changed, in words.\n"
        "Exit status 0 when nothing differs, 1 when something does, 2 on error.",
        "kg diff build/old.nq build/condition-kg.nq",
    ),
    "draw": Command(
        "draw",
        "draw the graph, or any RDF file, as one offline HTML page",
        "Write one HTML file that needs no network: graph, cards, views, tables, search, and all layers to switch on.",
        "kg draw -o condition-kg.html",
    ),
    "stats": Command(
        "stats",
        "count the graph, and print its closed lists",
        "Counts by graph and class, and the closed lists: predicates, modalities, qualifier keys, sections, layers.\n"
        "With --network, which concepts are the most central in the confirmed claims.\n"
        "With --rules, how often reviewers accepted what each rule proposed, by tier.",
        "kg stats",
    ),
    "verify": Command(
        "verify",
        "check every piece of evidence against your copy of the entry",
        "On the very file the graph was made from: every span and digest. On any other copy:\n"
        "every sentence, in place, elsewhere, or not found. Exit status 0 when all are found, 1 when any is not.",
        "kg verify entry.txt --show",
    ),
    "coverage": Command(
        "coverage",
        "check that every unit of the entry is accounted for",
        "Every unit of the entry must carry associations, be a gap, or be declared not clinical, with a reason.\n"
        "Exit status 1 below 100 %.",
        "kg coverage entry.txt",
    ),
    "anchor": Command(
        "anchor",
        "print the evidence block for words of the entry",
        "Find words in a copy of the entry and print the Turtle that points at them; or find all evidence again in a\n"
        "revised entry and print what moved and what is gone.",
        'kg anchor entry.txt "rare disorder"',
    ),
    "mappings": Command(
        "mappings",
        "list how concepts map to terms of other vocabularies, and check it",
        "Accepted, rejected and unfound terms, with justification and confidence. No person has reviewed them.\n"
        "With --mappings, list, check, sort or release sets of others (SSSOM) instead. --check holds the rows against\n"
        "a new release of a vocabulary: terms that are missing, obsolete, renamed, moved or of another kind, links\n"
        "that contradict, and decisions that have become stale; of a mapping set it tells what is wrong in it, and to\n"
        "which concepts its rows lead. --compare, --merge, --chain and --invert compare sets and make new ones;\n"
        "--decide brings a reviewed file into the sets of a condition. Exit status 1 when there are findings.",
        "kg mappings plasma-exchange",
    ),
    "conflicts": Command(
        "conflicts",
        "list where sources disagree, with what each of them says",
        "Every disagreement is data: what it is about, and the position of each side with the records that show it.\n"
        "None is resolved.",
        "kg conflicts LEMS",
    ),
    "import": Command(
        "imports",
        "make a layer of the mapped terms of an ontology file",
        "Read the terms that our concepts map to, with labels, synonyms and ancestors, from an ontology file, and\n"
        "write them as a layer, to be used with --add. The licence of the ontology holds for what is written.",
        "kg import maxo.obo -o maxo.trig",
    ),
    "link": Command(
        "link",
        "find which terms of a vocabulary our concepts are, or those of another vocabulary",
        "By names: spelling, plural, numbers and word order do not matter, and which words stand for which is learnt\n"
        "from the synonyms of the vocabularies. Identifiers that both sides share count, too. Writes a mapping set\n"
        "(SSSOM) with confidence and reasons for each row. Candidates that somebody has rejected are withheld.",
        "kg link maxo.obo -o links.sssom.tsv",
    ),
    "export": Command(
        "export",
        "write the claims in a form of other tools",
        "KGX (Biolink), GraphML, schema.org JSON-LD, Cytoscape.js JSON, CSV, RDF 1.2 Turtle or nanopublications.\n"
        "What a form cannot hold with its negation, hedge, condition or status is left out and listed, never cut\n"
        "short. Exit status 1 when nothing can be exported.",
        "kg export kgx -o /tmp/kgx --ids mondo,hp --left-out /tmp/kgx/left-out.tsv",
    ),
    "push": Command(
        "push",
        "load the graph, or RDF files, into a SPARQL server",
        "Graph by graph. A graph of ours that is there already is REPLACED; other graphs are not touched.\n"
        "One of the same count is taken for the same and skipped, so that a run which broke off goes on.\n"
        "While a large graph is loaded, readers see a part of it. At the end the counts must agree: exit status 1\n"
        "when one does not. User and password: CONDITION_KG_USER, CONDITION_KG_PASSWORD; or CONDITION_KG_TOKEN.\n"
        "They go over https or to this machine; where CONDITION_KG_HOST names a host, to that one only.",
        "kg push --endpoint http://localhost:7878/query",
    ),
    "validate": Command(
        "validate",
        "check data against shapes, quality queries and conventions",
        "Without PATH, check the sources of the shipped graph. With PATH, a condition's folder, a file that kg build\n"
        "has written, in any form, or Turtle files together with their condition, else with the shipped one.\n"
        "Findings are printed as file:line or IRI; exit status 1 when there are any.",
        "kg validate my-associations.ttl",
    ),
    "format": Command(
        "format",
        "bring Turtle files into canonical form",
        "Without FILE, all source files of the graph. With --check, change nothing and exit with 1 when any differs.",
        "kg format --check",
    ),
}
