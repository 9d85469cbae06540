"""``kg serve``."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from urllib.parse import urlsplit

from kg.cli.options import add_data, add_opening, add_query_size, filled, positive, refuse, whole
from kg.query.limits import MAX_QUERY

__all__ = ["add_arguments", "run"]


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= 65_535):
        raise ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?]+", text):
        raise ArgumentTypeError(f"{text!r} is not an http(s) address without query and fragment")
    try:
        is_whole = bool(urlsplit(text).hostname)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise ArgumentTypeError(f"{text!r} names no host")
    return text


def _host_name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?", text):
        raise ArgumentTypeError(f"{text!r} is not the name of a host, without scheme and port")
    return text


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="name or address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=7878, help="port; 0 for one that is free (default 7878)")
    add_opening(parser)
    add_data(parser, mappings=True)
    parser.add_argument(
        "--url", type=_url, help="address by which clients know the service, where it is behind a proxy"
    )
    parser.add_argument(
        "--timeout", type=positive, default=10, metavar="S", help="stop a query after S seconds (default 10)"
    )
    parser.add_argument(
        "--memory", type=whole, default=500, metavar="MB", help="stop a query that needs more memory (default 500)"
    )
    add_query_size(parser)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    parser.add_argument(
        "--workers", type=whole, default=cores, metavar="N", help="processes for short queries (default: one a core)"
    )
    parser.add_argument(
        "--cache",
        type=filled,
        metavar="DIR",
        help="folder for stores of large data (default ~/.cache/condition-kg)",
    )
    parser.add_argument("--no-cache", action="store_true", help="load large data into memory, at every start")
    parser.add_argument(
        "--host-name",
        nargs="+",
        default=(),
        type=_host_name,
        metavar="NAME",
        help="further names by which clients know the service (answered are this machine's and that of --url)",
    )
    parser.add_argument("--no-cors", action="store_true", help="let no script of another origin read answers")
    parser.add_argument("--quiet", action="store_true", help="write no access log")


def run(options: Namespace) -> int:
    """Serve until interrupted."""
    from kg.server.tuning import restart_tuned

    restart_tuned()
    from pathlib import Path

    from kg.files import cache_folder
    from kg.server.serve import Options, serve

    if options.no_cache:
        refuse({"--cache": options.cache}, "without effect beside --no-cache")
    cache = None if options.no_cache else Path(options.cache) if options.cache else cache_folder()
    return serve(
        Options(
            host=options.host,
            port=options.port,
            data=options.data,
            add=options.add,
            condition=options.condition,
            url=options.url or "",
            timeout=options.timeout,
            memory=options.memory,
            workers=options.workers,
            cache=cache,
            query_size=options.query_size or MAX_QUERY,
            host_names=options.host_name,
            cors=not options.no_cors,
            quiet=options.quiet,
        )
    )
