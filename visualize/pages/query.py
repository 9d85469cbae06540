"""The page at which people ask in SPARQL: an editor, the library's questions, and a table of the answer.

It is one HTML file that loads nothing; it asks the endpoint and the terms for completion of its own server only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.query.library import Query
from kg.rdf.namespaces import BASE
from visualize.html.policy import content_security_policy, html_text, inline_script
from visualize.html.scripts import bundle, read_modules
from visualize.pages.completion import terms

__all__ = ["render_query_page", "terms"]

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
#: Styles of the explorer that this page shares, before those in ``css/query/``.
_SHARED = ("colours.css", "base.css", "takeaway.css")

#: Folders of the library in the order of the page, each with its heading; others come after, by name.
_FOLDERS = {
    "competency": "Questions",
    "explore": "Ways into the graph",
    "any": "Of any data",
    "federated": "Together with other endpoints",
}
#: Folders that are left out: checks for those who keep the graph.
_HIDDEN = ("quality",)
#: Said beside questions that are shown and not run.
_ELSEWHERE = (
    "This question asks other endpoints, too, which this server never does. "
    "Copy it, and run it where SERVICE is allowed."
)


def render_query_page(
    *,
    title: str,
    prefixes: Mapping[str, str],
    questions: Iterable[Query],
    root: str = "/",
    notice: str = "",
    made_with: str = "",
    draws: bool = True,
) -> str:
    """The page as HTML.

    Args:
        title: Heading, what the graph is about.
        prefixes: Prefix to namespace, those that the page fills in.
        questions: The library; its quality checks are left out.
        root: The path of the server's root, with a slash at both ends: the SPARQL endpoint is there at ``sparql``, and
            what :func:`terms` gives as JSON at ``query/terms.json``.
        notice: What the graph is made from and what it is not for (:func:`kg.claims.notice.notice`).
        made_with: Which program made the page, and which data it is of (:func:`kg.claims.notice.made_with`).
        draws: Whether there is an explorer, at the root.
    """
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    css = _TEMPLATES / "css"
    styles = [*(css / name for name in _SHARED), *sorted((css / "query").glob("*.css"))]
    style = "".join(path.read_text(encoding="utf-8") for path in styles)
    script = inline_script(bundle(read_modules(), main="query/main"))
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, keep_trailing_newline=True)
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": True}
    return environment.get_template("query.html").render(
        title=html_text(title),
        notice=html_text(notice),
        version=html_text(made_with),
        policy=content_security_policy(style, [script], connect="'self'"),
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - our own files
        page={
            "base": BASE,
            "root": root,
            "endpoint": f"{root}sparql",
            "terms": f"{root}query/terms.json",
            "prefixes": dict(prefixes),
            "draws": draws,
            "folders": _folders(questions),
        },
    )


def _folders(questions: Iterable[Query]) -> list[dict[str, Any]]:
    """The questions under the headings of their folders."""
    found: dict[str, list[dict[str, Any]]] = {}
    for query in questions:
        if query.folder not in _HIDDEN:
            found.setdefault(query.folder, []).append(_question(query))
    order = [*_FOLDERS, *sorted(found.keys() - _FOLDERS.keys())]
    return [
        {
            "heading": _FOLDERS.get(folder, folder),
            "note": _ELSEWHERE if folder == "federated" else "",
            "questions": found[folder],
        }
        for folder in order
        if folder in found
    ]


def _question(query: Query) -> dict[str, Any]:
    """A question as the page takes it; of its header only the question stays in its text."""
    lines = query.text.split("\n")
    header = next((number for number, line in enumerate(lines) if not line.startswith("# ")), len(lines))
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "audience": query.audience,
        "parameters": [parameter._asdict() for parameter in query.parameters],
        "columns": [list(column) for column in query.columns],
        "text": "\n".join((f"# {query.question}", *lines[header:])).rstrip() + "\n",
    }
