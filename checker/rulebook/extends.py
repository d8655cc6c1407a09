"""What a firm's packs stand on: the built-in packs that they name, and packs in other folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import normpath

from msgspec import Struct, field

from checker.errors import Fault
from checker.rulebook.folder import Kind, SourceFile, read_folder
from checker.yaml_files.fields import Reader, suggestion
from checker.yaml_files.strict_yaml import Item, read_yaml


def with_extended(
    builtin: Sequence[SourceFile], given: Sequence[SourceFile], faults: list[Fault]
) -> tuple[list[SourceFile], dict[str, str]]:
    """Add the packs that the given ones extend, and leave out the built-in ones that nobody wants.

    A pack that does not say what it extends stands on all built-in packs, be it given or extended itself.

    Returns: the files to read, built-in ones first and a pack after those it extends; and of the rules that are left
    out, the built-in pack of each by its id.
    """
    by_id = {_pack_id(file): file.pack for file in builtin if file.kind is Kind.PACK}
    search = _Search(by_id, given, faults)
    for pack in _packs(given):
        search.visit(pack, ())
    # a fault leaves all built-in packs in, so that their rules are not told to be unknown because of it
    wanted = search.wanted if search.done and not faults else set(by_id.values())
    kept = [file for file in builtin if not file.pack or file.pack in wanted]
    names = {label: name for name, label in by_id.items()}
    left_out = {
        file.path.stem: names.get(file.pack, file.pack)
        for file in builtin
        if file.kind is Kind.RULE and file.pack not in wanted
    }
    return [*kept, *search.further, *given], left_out


class _Search(Struct, frozen=True):
    """The walk from pack to pack."""

    builtin: dict[str, str]  # the labels of the built-in packs by their ids
    given: Sequence[SourceFile]
    faults: list[Fault]
    further: list[SourceFile] = field(default_factory=list)  # the files of packs that were not given but extended
    wanted: set[str] = field(default_factory=set)  # the labels of the built-in packs that are extended
    done: set[Path] = field(default_factory=set)  # the folders of the packs that were followed

    def visit(self, pack: SourceFile, trail: tuple[SourceFile, ...]) -> None:
        """Follow what one pack extends; ``trail`` are the packs by which it was reached."""
        folder = _folder(pack)
        if folder in self.done:
            return
        trail = (*trail, pack)
        self.done.add(folder)
        extended = _extended(pack)
        if extended is None:
            self.wanted.update(self.builtin.values())
        for index, entry in enumerate(extended or ()):
            name, where = str(entry.value), f"extends[{index}]"
            if _is_path(name):
                self.follow(name, Fault(pack.label, entry.line, where, ""), trail)
            elif name in self.builtin:
                self.wanted.add(self.builtin[name])
            else:
                what = f"there is no built-in pack {name}; the path of a folder has a / in it"
                self.faults.append(Fault(pack.label, entry.line, where, what, suggestion(name, self.builtin)))

    def follow(self, name: str, at: Fault, trail: tuple[SourceFile, ...]) -> None:
        """Go on to the pack in another folder."""
        folder = (_folder(trail[-1]) / name).resolve()
        reached = [_folder(pack) for pack in trail]
        if folder in reached:
            circle = [pack.pack for pack in trail[reached.index(folder) :]]
            self.fault(at, f"the pack extends itself: {' ← '.join([*circle, circle[0]])}")
            return
        if folder in self.done:
            return
        known = next((pack for pack in _packs(self.given) if _folder(pack) == folder), None)
        files = [known] if known else self.read(folder, normpath(f"{trail[-1].pack}/{name}"), at)
        for pack in _packs(files):
            self.visit(pack, trail)
        self.further.extend(() if known else files)

    def read(self, folder: Path, label: str, at: Fault) -> list[SourceFile]:
        """Read a folder that was not given."""
        if (folder / "pack.yaml").is_file():
            return read_folder(folder, label, self.faults)
        self.fault(at, f"there is no pack.yaml in {label}")
        return []

    def fault(self, at: Fault, what: str) -> None:
        """Note what is wrong with an entry."""
        self.faults.append(Fault(at.file, at.line, at.where, what))


def _packs(files: Sequence[SourceFile]) -> list[SourceFile]:
    return [file for file in files if file.kind is Kind.PACK]


def _folder(pack: SourceFile) -> Path:
    return pack.path.parent.resolve()


def _is_path(name: str) -> bool:
    return "/" in name or name.startswith(".")


def _extended(pack: SourceFile) -> list[Item] | None:
    """Give the entries under ``extends``, None if there is no such key. Their shape is checked with the pack itself."""
    item = _items(pack).get("extends")
    if item is None:
        return None
    return [entry for entry in item.value if isinstance(entry.value, str)] if isinstance(item.value, list) else []


def _pack_id(pack: SourceFile) -> str:
    items = _items(pack)
    return str(items["id"].value) if "id" in items else ""


def _items(pack: SourceFile) -> Mapping[str, Item]:
    item = read_yaml(pack.content, pack.label, [])
    return Reader(pack.label).mapping(item, "") if item else {}
