"""A Word file taken apart and put together again; a part that nobody changes keeps its bytes."""

from __future__ import annotations

import io
from posixpath import basename, dirname, join, normpath, relpath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows: new parts bear it, so that the same report gives the same bytes."""
TYPES = "[Content_Types].xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STANDARD = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Package:
    """The parts of one Word file by their names in the zip."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(io.BytesIO(data)) as packed:
            self._infos = packed.infolist()
            self._parts = {info.filename: packed.read(info) for info in self._infos}
        self.main = self.related("", f"{_STANDARD}officeDocument")[0]

    def tree(self, name: str) -> etree._Element:
        """Parse a part; nothing that it names is resolved or fetched."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._parts[name], parser)

    def put(self, name: str, root: etree._Element) -> None:
        """Replace a part, or add one."""
        if name not in self._parts:
            info = ZipInfo(name, EARLIEST)
            info.compress_type = ZIP_DEFLATED
            self._infos.append(info)
        self._parts[name] = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)

    def related(self, source: str, *relations: str) -> list[str]:
        """List the parts that a part, or the file as a whole, has one of these relations to."""
        rels = _rels_of(source)
        if rels not in self._parts:
            return []
        targets = [
            each.get("Target", "")
            for each in self.tree(rels).iter(f"{_RELATION}Relationship")
            if each.get("Type") in relations and each.get("TargetMode") != "External"
        ]
        names = [normpath(join("/", dirname(source), target)).lstrip("/") for target in targets]
        return [name for name in names if name in self._parts]

    def add(self, wanted: str, root: etree._Element, content_type: str, relation: str) -> None:
        """Add a part beside the main one, under the name that is wanted or one like it, and relate it to that."""
        types = self.tree(TYPES)
        taken = {*self._parts, *(each.get("PartName", "").lstrip("/") for each in types)}
        name = join(dirname(self.main), wanted)
        while name in taken:
            name = name.replace(".xml", "-.xml")
        self.put(name, root)
        etree.SubElement(types, f"{_TYPE}Override", PartName=f"/{name}", ContentType=content_type)
        self.put(TYPES, types)
        self._relate(name, relation)

    def saved(self) -> bytes:
        """Pack the parts in the order, and with the times, that they came with."""
        stream = io.BytesIO()
        with ZipFile(stream, "w") as packed:
            for info in self._infos:
                packed.writestr(info, self._parts[info.filename], info.compress_type)
        return stream.getvalue()

    def _relate(self, name: str, relation: str) -> None:
        rels = _rels_of(self.main)
        root = self.tree(rels) if rels in self._parts else etree.Element(f"{_RELATION}Relationships")
        taken = {each.get("Id") for each in root}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = relpath(name, dirname(self.main) or ".")
        etree.SubElement(root, f"{_RELATION}Relationship", Id=f"rId{number}", Type=relation, Target=target)
        self.put(rels, root)


def _rels_of(source: str) -> str:
    return join(dirname(source), "_rels", f"{basename(source)}.rels")


def standard_relation(kind: str) -> str:
    """Give the full name of a relation that the standard defines."""
    return f"{_STANDARD}{kind}"


def same_times(data: bytes) -> bytes:
    """Pack a Word file again, all of its parts with one time, so that the same content gives the same bytes."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as packed, ZipFile(stream, "w") as again:
        for name in packed.namelist():
            again.writestr(ZipInfo(name, EARLIEST), packed.read(name), ZIP_DEFLATED)
    return stream.getvalue()
