"""Where a list of values on the command line ends, so that the arguments of a command may also stand after it.

To ``argparse`` every word up to the next option belongs to an option that takes several values. Here a list of files
ends with the first word that names none, and of any list the last words are the arguments that the command needs where
they stand nowhere else.
"""

from __future__ import annotations

import os
from argparse import Action, ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath

__all__ = ["file_name", "regrouped"]


def file_name(text: str) -> str:
    """The type of the values of a list of files, by which :func:`regrouped` knows one."""
    if not text:
        raise ArgumentTypeError("an empty name names no file")
    return text


def regrouped(parser: ArgumentParser, given: Sequence[str]) -> list[str]:
    """The words of a command line; where it has a list, the arguments apart from the options.

    >>> parser = ArgumentParser()
    >>> _ = parser.add_argument("query"), parser.add_argument("--data", nargs="+", type=file_name)
    >>> regrouped(parser, ["--data", "a.ttl", "b.nq", "ASK {}"])
    ['ASK {}', '--data', 'a.ttl', 'b.nq']
    """
    actions = {option: action for action in parser._actions for option in action.option_strings}  # noqa: SLF001
    if not any(_is_list(actions.get(word)) for word in given):
        return list(given)
    parts = list(_parts(given, actions))
    needed = sum(action.nargs in (None, "+") for action in parser._actions if not action.option_strings)  # noqa: SLF001
    missing = needed - sum(len(part.before) + len(part.after) - part.after.count("--") for part in parts)
    for part in reversed(parts):
        while missing > 0 and part.can_give():
            part.after.insert(0, part.values.pop())
            missing -= 1
    arguments = [word for part in parts for word in (*part.before, *part.after) if word != "--"]
    options = [word for part in parts for word in (*part.option, *part.values)]
    return [*options, "--", *arguments] if "--" in given else [*arguments, *options]


class _Part:
    """An option with its values, the arguments before it, and those after it that end its list."""

    def __init__(self) -> None:
        self.before: list[str] = []
        self.option: list[str] = []
        self.values: list[str] = []
        self.after: list[str] = []
        self.is_list = self.is_files = False

    def can_give(self) -> bool:
        """Whether the last value may be an argument: a list keeps one value, and one of files all that are RDF."""
        return self.is_list and len(self.values) > 1 and not (self.is_files and _is_rdf(self.values[-1]))


def _parts(given: Sequence[str], actions: Mapping[str, Action]) -> Iterator[_Part]:
    """The words of a command line, option by option."""
    rest = list(given)
    any_suffix = "--input-format" in given
    while rest:
        part = _Part()
        part.before = _taken(rest, lambda word: not _is_option(word))
        if rest[:1] == ["--"]:
            part.after, rest = rest, []
        elif rest:
            part.option = [rest.pop(0)]
            action = actions.get(part.option[0])
            if _is_list(action):
                part.is_list, part.is_files = True, action is not None and action.type is file_name
                part.values = rest[:1] if rest and not _is_option(rest[0]) else []
                del rest[: len(part.values)]
                part.values += _taken(
                    rest,
                    lambda word: not _is_option(word) and (not part.is_files or _names_file(word, any_suffix)),  # noqa: B023
                )
                part.after = _taken(rest, lambda word: not _is_option(word))
            elif action is not None and action.nargs != 0:
                part.values = [rest.pop(0)] if rest else []
        yield part


def _taken(words: list[str], wanted: Callable[[str], bool]) -> list[str]:
    """The first words that are wanted, taken away."""
    count = next((number for number, word in enumerate(words) if not wanted(word)), len(words))
    taken = words[:count]
    del words[:count]
    return taken


def _is_list(action: Action | None) -> bool:
    return action is not None and action.nargs == "+"


def _is_option(word: str) -> bool:
    """As argparse has it: a word with a space is none."""
    return word.startswith("-") and len(word) > 1 and " " not in word


def _names_file(word: str, any_suffix: bool) -> bool:  # noqa: FBT001
    """Whether a word names a file: standard input, RDF or an ontology by its suffix, or one that is there."""
    if word == "-" or _is_rdf(word):
        return True
    return (any_suffix or PurePath(word).suffix != "") and os.path.exists(word) and not os.path.isdir(word)  # noqa: PTH110, PTH112 - no error for what is no name


def _is_rdf(word: str) -> bool:
    from kg.rdf.forms import SUFFIXES
    from kg.rdf.source import suffix_of

    return suffix_of(word) in {*SUFFIXES, ".obo"} or word.startswith("/dev/")
