"""Take the words and images out of a PDF with PDFium: a script, run as a process of its own.

PDFium is C code, and a file of 600 bytes can keep it busy for ever or have it fill the memory. So the reader starts
this script with a limit on its time, and the script limits its own memory. It takes the file on standard input and
gives JSON on standard output: either ``pages`` or a ``fault``. No form is filled, no script is run, nothing is fetched.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
MOST_MEMORY = 768 * 1024 * 1024
"""Of this process, in bytes; with the process that started it, a reading stays within 1 GB."""

NOTHING = "\0"
"""What PDFium makes of a character of which it does not know what it is."""
WORD = re.compile(r"\0*(?P<letters>[^\s\x02\ufffe\u00ad]+)(?P<hyphen>[\x02\ufffe\u00ad])?")
"""Ended by what PDFium makes of a hyphen at the end of a line, or what some typesetters put there."""

MAYBE_TWO = re.compile(r"[A-Za-z][A-Z]|’[A-Za-z]{2}")
"""Between wide letters, and behind a slanting one, PDFium overlooks a space that the file leaves out."""
NARROWEST_SPACE, WIDEST_TRACKING = 0.06, 0.03
"""In sizes: a gap of a space that was overlooked, and the usual gap between letters that are not printed wide apart."""

NARROWEST_IMAGE, LOWEST_IMAGE = 36, 12
"""In points; what is smaller is a bullet or a line, and no logo."""

NESTED, MOST_IN_FORM = 3, 100
"""How deep, and among how many objects, an image is looked for in a form."""

Found = dict[str, Any]


def main() -> None:
    """Read standard input and answer on standard output."""
    _limit_memory()
    sys.stdout.write(json.dumps(take_apart(sys.stdin.buffer.read())))


def take_apart(data: bytes) -> Found:
    """Give the pages of a PDF, or the fault that keeps it from being read.

    A page has its ``words``, each a list of text, left, bottom, right and top, the place of its baseline, its size
    (all in points, from the lower left corner) and the quarter turns of its direction; and its ``images``, each a
    list of left, bottom, right and top.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"fault": "password" if "assword" in str(error) else "damaged"}
    if len(document) > MOST_PAGES:
        return {"fault": "pages", "count": len(document)}
    pages: list[Found] = []
    characters = 0
    for index in range(len(document)):
        try:
            page, count = _page(document, index)
        except pypdfium2.PdfiumError:
            return {"fault": "page", "count": index + 1}
        pages.append(page)
        characters += count
        if characters > MOST_CHARACTERS:
            return {"fault": "text"}
    return {"pages": pages}


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[Found, int]:
    page = document[index]
    text = page.get_textpage()
    count = text.count_chars()
    found = {"words": list(_words(text.raw, count)), "images": list(_images(page))}
    text.close()
    page.close()
    return found, count


def _words(text: Any, count: int) -> Iterator[list[Any]]:
    """Give the words of a page; where PDFium sees a gap it has put a space."""
    ruler = _Ruler(text)
    for word in WORD.finditer(_characters(text, count)):
        begin, end = word.span("letters")
        gaps = ruler.gaps(begin, end) if MAYBE_TWO.search(word["letters"]) else ()
        for until in (*gaps, end):
            letters = word.string[begin:until].replace(NOTHING, "")
            if letters:
                # Characters beyond the first plane come as two halves.
                whole = letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
                hyphen = "-" if until == end and word["hyphen"] else ""
                yield [whole + hyphen, *ruler.measures(begin, until - 1)]
            begin = until


def _characters(text: Any, count: int) -> str:
    """Give the characters of a page, each at its index.

    All at once they come sooner, but then PDFium leaves those out of which it does not know what they are.
    """
    codes = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, codes) == count + 1:
        return "".join(map(chr, codes[:count]))
    return "".join([chr(pdfium.FPDFText_GetUnicode(text, index)) for index in range(count)])


class _Ruler:
    """Measures the words of a page."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._first, self._last, self._matrix = pdfium.FS_RECTF(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def gaps(self, begin: int, end: int) -> list[int]:
        """Give the indices of the characters before which there is a space that PDFium has overlooked."""
        size = self._size(begin)
        lefts: list[float] = []
        rights: list[float] = []
        for index in range(begin, end):
            pdfium.FPDFText_GetLooseCharBox(self._text, index, self._first)
            lefts.append(self._first.left)
            rights.append(self._first.right)
        gaps = [left - right for left, right in zip(lefts[1:], rights, strict=False)]
        if median(gaps) > WIDEST_TRACKING * size:
            return []
        return [begin + 1 + index for index, gap in enumerate(gaps) if gap > NARROWEST_SPACE * size]

    def _size(self, index: int) -> float:
        """Give the size of a character; heights of boxes follow from what fonts say, and fonts say all kinds of things.

        It leaves the matrix of the character behind.
        """
        pdfium.FPDFText_GetMatrix(self._text, index, self._matrix)
        return float(pdfium.FPDFText_GetFontSize(self._text, index) * math.hypot(self._matrix.c, self._matrix.d))

    def measures(self, first: int, last: int) -> list[float]:
        """Give where a word stands, by the indices of its first and last character: see ``take_apart``."""
        text, box, end, matrix = self._text, self._first, self._last, self._matrix
        pdfium.FPDFText_GetLooseCharBox(text, first, box)
        pdfium.FPDFText_GetLooseCharBox(text, last, end)
        size = self._size(first)
        pdfium.FPDFText_GetCharOrigin(text, first, self._x, self._y)
        numbers = (
            min(box.left, end.left),
            min(box.bottom, end.bottom),
            max(box.right, end.right),
            max(box.top, end.top),
            self._x.value,
            self._y.value,
            size,
            math.atan2(matrix.b, matrix.a) / (math.pi / 2),
        )
        return _rounded(numbers)


def _images(page: pypdfium2.PdfPage) -> Iterator[list[float]]:
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        # A picture that is put in by a form is known by the form.
        if pdfium.FPDFPageObj_GetType(item) in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            if not _shows_image(item, NESTED) or not pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
                continue
            left, bottom, right, top = _rounded([side.value for side in sides])
            if right - left >= NARROWEST_IMAGE and top - bottom >= LOWEST_IMAGE:
                yield [left, bottom, right, top]


def _shows_image(item: Any, depth: int) -> bool:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE or kind != pdfium.FPDF_PAGEOBJ_FORM or not depth:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    count = min(pdfium.FPDFFormObj_CountObjects(item), MOST_IN_FORM)
    return any(_shows_image(pdfium.FPDFFormObj_GetObject(item, index), depth - 1) for index in range(count))


def _rounded(numbers: Sequence[float]) -> list[float]:
    if math.isfinite(sum(numbers)):
        return [round(number, 2) for number in numbers]
    return [round(number, 2) if math.isfinite(number) else 0.0 for number in numbers]


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
