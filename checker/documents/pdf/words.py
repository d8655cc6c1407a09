"""Take the words and images out of a PDF with PDFium: a script, run as a process of its own.

PDFium is C code, and a file of 600 bytes can keep it busy for ever or have it fill the memory. So the reader starts
this script with a limit on its time, and the script limits its own memory. It takes the file on standard input and
gives JSON on standard output: either ``pages`` or a ``fault``. No form is filled, no script is run, nothing is fetched.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
MOST_MEMORY = 768 * 1024 * 1024
"""Of this process, in bytes; with the process that started it, a reading stays within 1 GB."""

LINE_END_HYPHENS = frozenset({"\x02", "\ufffe", "\u00ad"})
"""What PDFium makes of a hyphen at the end of a line, and what some typesetters put there."""

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
    found = {"words": list(_words(text, count)), "images": list(_images(page))}
    text.close()
    page.close()
    return found, count


def _words(text: pypdfium2.PdfTextPage, count: int) -> Iterator[list[Any]]:
    """Give the words of a page; where PDFium sees a gap it has put a space."""
    first, letters = 0, ""
    for index in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter.isspace():
            if letters:
                yield _word(text, letters, first, index - 1)
            letters = ""
        elif letter in LINE_END_HYPHENS:
            if letters:
                yield _word(text, letters + "-", first, index - 1)
            letters = ""
        elif letter != "\0":
            if not letters:
                first = index
            letters += letter
    if letters:
        yield _word(text, letters, first, count - 1)


def _word(text: pypdfium2.PdfTextPage, letters: str, first: int, last: int) -> list[Any]:
    box, end, matrix = pdfium.FS_RECTF(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetLooseCharBox(text, first, ctypes.byref(box))
    pdfium.FPDFText_GetLooseCharBox(text, last, ctypes.byref(end))
    pdfium.FPDFText_GetMatrix(text, first, ctypes.byref(matrix))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, first, ctypes.byref(x), ctypes.byref(y))
    # Characters beyond the first plane come as two halves.
    whole = letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    numbers = (
        min(box.left, end.left),
        min(box.bottom, end.bottom),
        max(box.right, end.right),
        max(box.top, end.top),
        x.value,
        y.value,
        # The height of boxes follows from what each font says of itself, and fonts say all kinds of things.
        pdfium.FPDFText_GetFontSize(text, first) * math.hypot(matrix.c, matrix.d),
        math.atan2(matrix.b, matrix.a) / (math.pi / 2),
    )
    return [whole, *map(_finite, numbers)]


def _images(page: pypdfium2.PdfPage) -> Iterator[list[float]]:
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        # A picture that is put in by a form is known by the form.
        if pdfium.FPDFPageObj_GetType(item) in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            if not _shows_image(item, NESTED) or not pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
                continue
            left, bottom, right, top = (_finite(side.value) for side in sides)
            if right - left >= NARROWEST_IMAGE and top - bottom >= LOWEST_IMAGE:
                yield [left, bottom, right, top]


def _shows_image(item: Any, depth: int) -> bool:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE or kind != pdfium.FPDF_PAGEOBJ_FORM or not depth:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    count = min(pdfium.FPDFFormObj_CountObjects(item), MOST_IN_FORM)
    return any(_shows_image(pdfium.FPDFFormObj_GetObject(item, index), depth - 1) for index in range(count))


def _finite(number: float) -> float:
    return round(number, 2) if math.isfinite(number) else 0.0


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
