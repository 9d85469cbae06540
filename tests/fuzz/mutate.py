"""Inputs made of good ones: cut, spliced, repeated, swapped, nested, in other encodings, with odd characters.

An input is the same for the same seed files, seed number, target and place in the row, on any machine.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

__all__ = ["LONGEST", "made"]

#: Longest input, in bytes.
LONGEST = 60_000
#: Most levels of brackets that one mutation adds, and most copies of a run of tokens.
_DEEPEST, _MOST_COPIES = 3_000, 300
_TOKEN = re.compile(rb"\w+|\s+|[^\w\s]")
_WORD = re.compile(rb"\w{2,}")
_CONTENT = re.compile(rb"""(?<=")[^"\n]+(?=")|(?<=')[^'\n]+(?=')|(?<=<)[^<>\n]+(?=>)|(?<=>)[^<>\n]+(?=<)""")
_TERM = re.compile(rb"""<[^<>\s]*>|"[^"\n]*"(?:@[\w-]+|\^\^<[^<>\s]*>)?|\b_:\w+|\b\w*:[\w-]+""")
_ELEMENT = re.compile(rb"<([\w:]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
#: Values of JSON.
_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1.5,
    1e308,
    "",
    "x",
    "\ud800",
    "http://a b",
    "_:b",
    "@id",
    [],
    {},
    [[]],
    [None],
    {"": None},
)
_NUMBER = re.compile(rb"\d+")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp037", "utf-7")
_BRACKETS = (b"()", b"[]", b"{}", b"<>", b"<<>>", b'""', b"''", b"<a></a>", b'{"a":}', b"^", b"!", b"-")
_NUMBERS = (
    b"0",
    b"-1",
    b"9" * 400,
    b"8" * 5_000,
    b"18446744073709551616",
    b"1e999",
    b"2147483648",
    b"00",
    b"1.",
    b".5E-",
    b"NaN",
)
#: Control characters, marks that are not seen, halves of characters, bytes of no UTF-8, and what programs take amiss.
_ODD = (
    *(
        b"\0",
        b"\x01",
        b"\x1b[2J",
        b"\x7f",
        b"\xc2\x85",
        b"\r",
        b"\n",
        b"\r\n",
        b"\t",
        b"\xff",
        b"\xc0\x80",
        b"\xe2\x82",
    ),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbf\xbf", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b"),
    *("\u00a0".encode(), "\u200b".encode(), "\u2028".encode(), "\u202e".encode(), "e\u0301".encode()),
    *("\U0001f469\u200d\u2695\ufe0f".encode(), "\ufdfa".encode(), "İıſ".encode(), "\U0010ffff".encode()),
    *(b"\\u0000", b"\\ud800", b"\\U0010FFFF", b"\\", b"&#0;", b"&#xD800;", b"&amp;", b"&x;", b"<!--", b"-->", b"]]>"),
    *(
        b"%00",
        b"%zz",
        b"%",
        b"<script>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"#",
        b'"',
        b"'",
        b'"""',
        b"@",
        b"^^",
        b":",
    ),
)


def made(seeds: Sequence[bytes], others: Sequence[bytes], random: Random) -> bytes:
    """An input.

    Args:
        seeds: Good inputs.
        others: Good inputs of other targets, of which parts may come, too.
        random: What chooses.
    """
    data = random.choice(seeds)
    if random.random() < 0.02:
        data = random.choice(others)
    for _ in range(min(1 + int(random.expovariate(0.9)), 8)):
        data = random.choice(_WAYS)(data, seeds if random.random() < 0.9 else others, random)[:LONGEST]
    return data


def _span(length: int, random: Random) -> tuple[int, int]:
    """A stretch of so long a thing, mostly short."""
    start = random.randrange(length + 1)
    return start, min(length, start + int(random.expovariate(1 / 8)) + 1)


def _cut(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] if random.random() < 0.8 else data[at:]


def _drop(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(len(data), random)
    return data[:start] + data[end:]


def _flip(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    if not data:
        return bytes([random.randrange(256)])
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _odd(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(len(data), random)
    return data[:start] + random.choice(_ODD) + data[end if random.random() < 0.3 else start :]


def _number(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + random.choice(_NUMBERS) + data[match.end() :]


def _nest(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    pair = random.choice(_BRACKETS)
    half = (len(pair) + 1) // 2
    opening, closing = pair[:half], pair[half:]
    levels = int(10 ** (random.random() * 3.47)) if random.random() < 0.5 else 2
    levels = min(levels, _DEEPEST)
    start, end = _span(len(data), random)
    after = closing * levels if random.random() < 0.7 else b""
    return data[:start] + opening * levels + data[start:end] + after + data[end:]


def _encode(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(_ENCODINGS), "replace")


def _pack(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    return gzip.compress(data, 1, mtime=0) if random.random() < 0.3 else data


def _tokens(data: bytes) -> list[bytes]:
    return _TOKEN.findall(data) or [b""]


def _drop_tokens(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    tokens = _tokens(data)
    start, end = _span(len(tokens), random)
    return b"".join(tokens[:start] + tokens[end:])


def _repeat(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    tokens = _tokens(data)
    start, end = _span(len(tokens), random)
    copies = random.randrange(2, _MOST_COPIES) if random.random() < 0.1 else 2
    return b"".join(tokens[:start] + tokens[start:end] * copies + tokens[end:])


def _fill(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    """A short stretch again and again, as far as there is room, for readers that get slow by it."""
    if random.random() < 0.7:
        return data
    tokens = _tokens(data)
    start = random.randrange(len(tokens))
    end = start + random.randrange(1, 6)
    stretch = b"".join(tokens[start:end])[:1_000] or b" "
    copies = max(0, LONGEST - len(data)) // len(stretch)
    return b"".join(tokens[:end]) + stretch * copies + b"".join(tokens[end:])


def _swap(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    tokens = _tokens(data)
    one, other = random.randrange(len(tokens)), random.randrange(len(tokens))
    tokens[one], tokens[other] = tokens[other], tokens[one]
    return b"".join(tokens)


def _borrow(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """A stretch of another input in the place of one of this."""
    tokens, theirs = _tokens(data), _tokens(random.choice(seeds))
    start, end = _span(len(tokens), random)
    from_, to = _span(len(theirs), random)
    return b"".join(tokens[:start] + theirs[from_:to] + tokens[end:])


def _splice(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """The beginning of this and the end of another."""
    tokens, theirs = _tokens(data), _tokens(random.choice(seeds))
    return b"".join(tokens[: random.randrange(len(tokens) + 1)] + theirs[random.randrange(len(theirs)) :])


def _lines(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """The lines of two inputs, mixed."""
    lines = data.splitlines(keepends=True) + random.choice(seeds).splitlines(keepends=True)[:200]
    random.shuffle(lines)
    return b"".join(lines)


def _word(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """A word in the place of another, which leaves most syntax as it is."""
    words, theirs = list(_WORD.finditer(data)), _WORD.findall(random.choice(seeds))
    if not words or not theirs:
        return data
    match, other = random.choice(words), bytes(random.choice(theirs))
    return data[: match.start()] + other + data[match.end() :]


def _term(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """An RDF term in the place of another."""
    terms, theirs = list(_TERM.finditer(data)), _TERM.findall(random.choice(seeds) if random.random() < 0.5 else data)
    if not terms or not theirs:
        return data
    match, other = random.choice(terms), bytes(random.choice(theirs))
    return data[: match.start()] + other + data[match.end() :]


def _content(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """Another text between quotation marks, brackets or tags."""
    texts, theirs = list(_CONTENT.finditer(data)), _CONTENT.findall(random.choice(seeds))
    if not texts:
        return data
    match = random.choice(texts)
    text = random.choice(theirs) if theirs and random.random() < 0.3 else match[0]
    if random.random() < 0.7:
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(_ODD) * random.choice((1, 1, 1, 3, 1_000)) + text[at:]
    return data[: match.start()] + text + data[match.end() :]


def _element(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """Another element of XML in the place of one, beside it, or none."""
    elements, theirs = list(_ELEMENT.finditer(data)), list(_ELEMENT.finditer(random.choice(seeds)))
    if not elements or not theirs:
        return data
    match, other = random.choice(elements), random.choice(theirs)[0]
    return data[: match.start()] + random.choice((b"", other, match[0] + other, match[0] * 2)) + data[match.end() :]


def _json(data: bytes, _seeds: Sequence[bytes], random: Random) -> bytes:
    """Another value somewhere in JSON, or another name."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return data
    places = list(_places(document))
    if not places:
        return data
    holder, key = random.choice(places)
    other_holder, other_key = random.choice(places)
    value = random.choice((*_VALUES, other_holder[other_key]))
    if isinstance(holder, dict) and random.random() < 0.3:
        holder[random.choice([*holder, str(other_key), str(value)[:100]])] = holder.pop(key)
    else:
        holder[key] = value
    try:
        return json.dumps(document).encode()
    except (ValueError, RecursionError):  # something is within itself
        return data


def _places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any of JSON
    """Every object or list within JSON, with each of its names or numbers."""
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        if isinstance(holder, (dict, list)):
            for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
                yield holder, key
                waiting.append(holder[key])


#: Ways to change an input; those named more than once are taken more often.
_WAYS: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    *(_cut, _drop, _flip, _odd, _odd, _odd, _number, _nest, _drop_tokens, _drop_tokens, _repeat, _fill, _swap, _swap),
    *(_borrow, _borrow, _borrow, _splice, _lines, _encode, _pack),
    *(
        _term,
        _term,
        _term,
        _term,
        _word,
        _word,
        _word,
        _content,
        _content,
        _content,
        _element,
        _element,
        _json,
        _json,
        _json,
        _json,
    ),
)
