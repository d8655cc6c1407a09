"""Feed mutated drafts of every format to the readers and the extractors, and keep those that break them.

    python benchmarks/fuzz.py --minutes 10 --seed 1

A draft must be read, with quotes that stand where the evidence says, or refused in one sentence, within ten seconds and
a gigabyte. Whatever does anything else is kept as a file in tests/hostile/crashers, whose test then fails until it is
mended. The same seed gives the same mutants.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import io
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.documents.read import read_bytes  # noqa: E402
from checker.errors import UnreadableError  # noqa: E402
from checker.extraction.extract import extract_facts  # noqa: E402
from checker.model.rule import FactType  # noqa: E402
from checker.rulebook.load import load_rulebook  # noqa: E402
from fixtures.make_formats import FORMATS, make_formats  # noqa: E402

CRASHERS = ROOT / "tests/hostile/crashers"
LONGEST = 10
"""Seconds that a draft may take."""
LARGEST = 1_500_000_000
"""Bytes of address space that the process may take."""
LARGEST_COPY = 20
"""Elements that are copied at once; what grows without end is refused, and nothing is learnt from it."""
TOKENS = (
    *(b"<td>", b"</td>", b"<tr>", b"<table>", b"</p>", b"<pre>", b"<!--", b"<script>", b"&#", b"&#x110000;", b"&amp"),
    *(b'style="display:none"', b'<hr style="page-break-after:always">', b"<PAGE>", b"\f", b"\x00", b"\xff\xfe"),
    *(b"</DOCUMENT>", b"<DOCUMENT>", b"<TYPE>424B5\n", b"<TEXT>", b"<SEC-HEADER>", b"<?xml", b"]]>", b"\xe2\x80\x9c"),
    *(
        b"PROSPECTUS\n",
        b"TABLE OF CONTENTS\n",
        b"Sales Agreement",
        b"$[ ]",
        b"99,999,999,999,999",
        b"February 30, 2026",
    ),
    *(b"<w:tbl>", b"<w:tc>", b"</w:p>", b"<w:br w:type='page'/>", b"<w:del>", b"<w:fldChar w:fldCharType='begin'/>"),
    *(b"/Kids[2 0 R]", b"/Count -1", b"/Length 999999999", b"endobj", b"stream\n", b"(", b"[", b"0 0 0 0 re", b"1e999"),
)


class TooSlowError(Exception):
    """A draft took longer than any may."""


def mutate(data: bytes, choose: random.Random, others: list[bytes]) -> bytes:
    """Change a few places of a draft."""
    mutant = bytearray(data)
    for _ in range(choose.choice((1, 1, 2, 4, 16))):
        start = choose.randrange(len(mutant) + 1)
        end = min(len(mutant), start + choose.choice((0, 1, 1, 8, 100, 5_000)))
        mutant[start:end] = _replacement(bytes(mutant[start:end]), choose, others)
    return bytes(mutant[: choose.randrange(len(mutant) + 1)]) if choose.random() < 0.05 else bytes(mutant)


def mutate_word(data: bytes, choose: random.Random, others: list[bytes]) -> bytes:
    """Change one of the parts of a Word file, or the file itself."""
    if choose.random() < 0.2:
        return mutate(data, choose, others)
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as packed, ZipFile(stream, "w", ZIP_DEFLATED) as made:
        names = packed.namelist()
        changed = "word/document.xml" if choose.random() < 0.7 else choose.choice(names)
        for name in names:
            content = packed.read(name)
            if name == changed and name.endswith((".xml", ".rels")):
                content = mutate_xml(content, choose) if choose.random() < 0.8 else mutate(content, choose, [content])
            made.writestr(name, content)
    return stream.getvalue()


def mutate_xml(data: bytes, choose: random.Random) -> bytes:
    """Move, copy, rename and empty elements, so that the XML stays well formed."""
    tree = etree.fromstring(data)
    for _ in range(choose.choice((1, 2, 8, 40))):
        elements = [element for element in tree.iter() if isinstance(element.tag, str)]
        one, other = choose.choice(elements), choose.choice(elements)
        match choose.randrange(5):
            case 0:
                other.extend(copy.deepcopy(list(one)[:LARGEST_COPY]))
            case 1:
                one.tag = other.tag
            case 2:
                one.clear()
            case 3:
                one.text = choose.choice(TOKENS).decode("latin-1").strip("\0\f")
            case 4:
                one.attrib.update(other.attrib)
    return etree.tostring(tree)


def judge(data: bytes, name: str, vocabulary: Mapping[str, FactType]) -> tuple[str, str]:
    """Read a draft; tell whether it was read, was refused or is faulty, and what is wrong."""
    signal.alarm(LONGEST)
    try:
        document = read_bytes(data, name)
        for fact in extract_facts(document, vocabulary):
            for evidence in fact.evidence:
                if evidence.quote and evidence.quote != document.text[evidence.start : evidence.end]:
                    return "faulty", f"the quote of {fact.name} is not where it is said to be"
    except UnreadableError as error:
        is_sentence = name in str(error) and "\n" not in str(error)
        return ("refused", "") if is_sentence else ("faulty", f"the reason is no sentence: {error}")
    except Exception as error:  # whatever it is, it is what is looked for
        return "faulty", f"{type(error).__name__}: {error}"
    finally:
        signal.alarm(0)
    return "read", ""


def mutants(seed: int, formats: list[str]) -> Iterator[tuple[str, bytes]]:
    """Give mutants of all fixtures in the given formats without end, each with the name of its format."""
    choose = random.Random(seed)
    drafts = [make_formats(draft) for draft in sorted(ROOT.glob("fixtures/*/draft.*"))]
    while True:
        form = choose.choice(formats)
        change: Callable[[bytes, random.Random, list[bytes]], bytes] = mutate_word if form == "word" else mutate
        yield form, change(choose.choice(drafts)[form], choose, [draft[form] for draft in drafts])


def main() -> None:
    """Fuzz for some minutes, keep what breaks, and print how many mutants of each format were read."""
    parser = argparse.ArgumentParser(description="Feed mutated drafts of every format to the readers.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS, action="append", help="only this one; repeatable")
    arguments = parser.parse_args()
    signal.signal(signal.SIGALRM, _too_slow)
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
    vocabulary = load_rulebook().vocabulary
    end = time.monotonic() + 60 * arguments.minutes
    counts: Counter[tuple[str, str]] = Counter()
    for form, mutant in mutants(arguments.seed, arguments.format or list(FORMATS)):
        if time.monotonic() > end:
            break
        name = FORMATS[form][0]
        outcome, fault = judge(mutant, name, vocabulary)
        counts[form, outcome] += 1
        if fault:
            print(f"{_keep(mutant, name)}: {fault}", flush=True)
    for form in FORMATS:
        print(f"{form:12}" + "".join(f"{counts[form, how]:8,} {how}" for how in ("read", "refused", "faulty")))


def _replacement(old: bytes, choose: random.Random, others: list[bytes]) -> bytes:
    other = choose.choice(others)
    at = choose.randrange(len(other) + 1)
    return choose.choice(
        (
            b"",
            old * choose.choice((2, 3, 50)),
            choose.randbytes(choose.choice((1, 2, 20))),
            choose.choice(TOKENS) * choose.choice((1, 1, 2, 300)),
            other[at : at + choose.choice((10, 1_000))],
            bytes(byte ^ (1 << choose.randrange(8)) for byte in old[:50]),
        )
    )


def _keep(data: bytes, name: str) -> Path:
    CRASHERS.mkdir(parents=True, exist_ok=True)
    path = CRASHERS / f"{hashlib.sha256(data).hexdigest()[:12]}{Path(name).suffix}"
    path.write_bytes(data)
    return path


def _too_slow(signum: int, frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {LONGEST} seconds")


if __name__ == "__main__":
    main()
