"""The comments of a Word file: ours are replaced, and those of other people stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml import etree

from checker.model.word import AUTHOR
from checker.reporting.word.package import Package, standard_relation
from checker.reporting.word.remark import Line, Remark
from checker.reporting.word.xml import element, run, w

COMMENTS = standard_relation("comments")
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENT = w("comment")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_2012 = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_2016 = "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds"
_2018 = "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible"
THREADS = (_2012, _2016, _2018)
"""The parts in which newer versions of Word keep who answers whom, and when."""
LINKS = ("paraId", "paraIdParent", "durableId")


def remove_ours(package: Package) -> set[str]:
    """Take our comments out of the part that holds them, and give their ids."""
    removed: set[str] = set()
    for name in package.related(package.main, COMMENTS):
        root = package.tree(name)
        ours = [each for each in root.iter(COMMENT) if each.get(w("author")) == AUTHOR]
        if not ours:
            continue
        removed |= {each.get(w("id"), "") for each in ours}
        paragraphs = {each.get(f"{_W14}paraId", "") for comment in ours for each in comment.iter(w("p"))} - {""}
        for comment in ours:
            holder = comment.getparent()
            if holder is not None:
                holder.remove(comment)
        package.put(name, root)
        _forget(package, paragraphs)
    return removed


def write_comments(package: Package, remarks: Sequence[Remark], taken: Collection[str]) -> list[str]:
    """Add a comment for each remark, and give their ids, which are none of those that are taken."""
    if not remarks:
        return []
    names = package.related(package.main, COMMENTS)
    root = package.tree(names[0]) if names else element("comments")
    known = {*taken, *(each.get(w("id"), "") for each in root.iter(COMMENT))}
    first = max((int(each) for each in known if each.isdecimal() and each.isascii()), default=-1) + 1
    ids = [str(first + number) for number in range(len(remarks))]
    root.extend([_comment(comment, remark) for comment, remark in zip(ids, remarks, strict=True)])
    if names:
        package.put(names[0], root)
    else:
        package.add("comments.xml", root, CONTENT_TYPE, COMMENTS)
    return ids


def _comment(comment_id: str, remark: Remark) -> etree._Element:
    made = element("comment", id=comment_id, author=AUTHOR, initials="atm")
    made.extend([_paragraph(line) for line in remark.lines])
    return made


def _paragraph(line: Line) -> etree._Element:
    made = element("p")
    if line.label:
        made.append(run(f"{line.label} ", bold=True))
    made.append(run(line.text, bold=line.bold))
    return made


def _forget(package: Package, paragraphs: Collection[str]) -> None:
    """Drop what newer versions of Word have noted about comments; an answer to one of them stands for itself."""
    gone = set(paragraphs)
    for name in [name for relation in THREADS for name in package.related(package.main, relation)]:
        root = package.tree(name)
        before = etree.tostring(root)
        for each in list(root):
            links = {etree.QName(key).localname: key for key in map(str, each.attrib)}
            own = {str(each.get(links[link])) for link in ("paraId", "durableId") if link in links}
            if own & gone:
                gone |= own
                root.remove(each)
            elif "paraIdParent" in links and each.get(links["paraIdParent"]) in gone:
                del each.attrib[links["paraIdParent"]]
        if etree.tostring(root) != before:
            package.put(name, root)
