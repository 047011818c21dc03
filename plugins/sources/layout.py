"""What a sheet of cells means: a list "chỉ tiêu | giá trị", or a table with a header row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vanban import Item, Location, Node, Record, Rows, Value, VanbanError, error, fold

NAME_HEADERS = {"chỉ tiêu", "nội dung", "nội dung chỉ tiêu", "field"}
VALUE_HEADERS = {"giá trị", "số liệu", "value"}
CODE_HEADERS = {"ms", "mã số", "code"}
DEEPEST = 20

Entry = tuple[Sequence[str], Value, Location]
"""The path of a name, what stands there, where the name stands."""


def is_list_header(names: Iterable[str]) -> bool:
    """Whether a row heads a list; units and remarks may have columns of their own around it."""
    folded = {fold(name) for name in names}
    return bool(folded & VALUE_HEADERS and folded & (NAME_HEADERS | CODE_HEADERS))


def structure(header: Sequence[Value], rows: Sequence[Sequence[Value]], at: Location) -> Node:
    """A list as a record, any other table as rows of records; ``a.b`` names the field b of the part a.

    Raises VanbanError for a row that has cells beyond the header's, or under an empty one.
    """
    names = [str(cell.data or "").strip() for cell in header]
    for row in rows:
        stray = next((cell for cell in row[len(names) :] if _filled(cell)), None)
        if stray:
            message = f"dòng này có {len(row)} cột, dòng tiêu đề chỉ có {len(names)}"
            raise VanbanError(error("bang/thua-cot", message, stray.location))
    if is_list_header(names):
        return _list([fold(name) for name in names], rows, at)
    for row in rows:
        for name, cell in zip(names, row, strict=False):
            if not name and _filled(cell):
                message = "ô có số liệu nhưng cột không có tên ở dòng tiêu đề"
                raise VanbanError(error("bang/cot-khong-ten", message, cell.location))
    paths = [_path(name) for name in names]
    return Rows(tuple(_record(names, paths, row) for row in rows), at)


def _list(headers: Sequence[str], rows: Sequence[Sequence[Value]], at: Location) -> Record:
    value = next(column for column, header in enumerate(headers) if header in VALUE_HEADERS)
    names = [column for column, header in enumerate(headers) if header in NAME_HEADERS]
    codes = [column for column, header in enumerate(headers) if header in CODE_HEADERS]
    entries: list[Entry] = []
    for row in rows:
        if len(row) <= max(value, *names, *codes):
            raise VanbanError(error("bang/thieu-cot", f"dòng này chỉ có {len(row)} cột", row[0].location))
        keys = [row[column] for column in (*codes, *names) if _filled(row[column])]
        if codes and not _filled(row[codes[0]]) and not _filled(row[value]):
            continue  # a heading between the lines of a form
        if not keys:
            message = "dòng này có số liệu nhưng không ghi chỉ tiêu"
            raise VanbanError(error("bang/thieu-ten", message, row[value].location))
        entries.append((_path(_written(keys[0])), row[value], keys[0].location))
    return Record(tuple(_items(entries)), at)


def _record(names: Sequence[str], paths: Sequence[Sequence[str]], row: Sequence[Value]) -> Record:
    named = zip(names, paths, row, strict=False)
    entries = [(path, cell, cell.location) for name, path, cell in named if name]
    return Record(tuple(_items(entries)), row[0].location)


def _path(name: str) -> list[str]:
    """``a.b`` is a path; ``1.1`` and ``II.05a`` are codes, "v.v." is a word."""
    parts = [part.strip() for part in name.split(".")]
    is_path = len(parts) <= DEEPEST and all(part and not part[0].isdigit() for part in parts)
    return parts if is_path else [name]


def _items(entries: Sequence[Entry], depth: int = 0) -> Iterator[Item]:
    """Each name as an item; those that share a part stand together, where the last of them stands."""
    together: dict[object, list[Entry]] = {}
    for position, entry in enumerate(entries):
        path = entry[0]
        key = position if len(path) == depth + 1 else fold(path[depth])
        group = together.pop(key, [])
        group.append(entry)
        together[key] = group
    for group in together.values():
        path, value, at = group[-1]
        if len(path) == depth + 1:
            yield Item(path[depth], at, value)
        else:
            below = tuple(_items(group, depth + 1))
            yield Item(path[depth], below[0].location, Record(below, below[0].location))


def _written(cell: Value) -> str:
    """A name or code as it looks; a code that the program took for a number is a whole one."""
    return str(cell.data).strip().removesuffix(".0")


def _filled(cell: Value) -> bool:
    return cell.data is not None and str(cell.data).strip() != ""
