"""A section's contract under the words of an agency: ``labels:`` of report.yaml."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from .contract import contract_with
from .errors import VanbanError, error, suggestion
from .fields import Field, fields_of
from .located import Text


def labels_of(section: str, labels: Mapping[str, Text]) -> dict[str, Text]:
    """The labels that are stated for a section (``tasks.tasks: …``), by the paths inside it."""
    split = ((path.partition("."), text) for path, text in labels.items())
    return {below: text for (name, _, below), text in split if name == section}


def relabelled(cls: type, labels: Mapping[str, Text]) -> type:
    """The contract with other labels, by the paths of its fields (``levels.of``); names and codes stay.

    Raises VanbanError for a path that leads to no field, or into an official form: its words are its
    circular's.
    """
    if not labels:
        return cls
    specs = {spec.name: spec for spec in fields_of(cls)}
    below: dict[str, dict[str, Text]] = {}
    for path, text in labels.items():
        name, _, rest = path.partition(".")
        spec = specs.get(name)
        if spec is None or spec.official or (rest and spec.of is None):
            raise VanbanError(error("nhan/khong-co", _no_field(path, name, spec, specs), text.location))
        below.setdefault(name, {})[rest] = text
    fields = tuple(_spec(spec, below.get(spec.name, {})) for spec in specs.values())
    try:
        return contract_with(cls, fields)
    except ValueError:
        first = next(iter(labels.values()))
        message = f"nhãn “{first}” trùng tên một trường khác của mục"
        raise VanbanError(error("nhan/trung", message, first.location)) from None


def _spec(spec: Field, labels: dict[str, Text]) -> Field:
    own = labels.pop("", None)
    spec = attrs.evolve(spec, label=str(own)) if own is not None else spec
    return attrs.evolve(spec, of=relabelled(spec.of, labels)) if labels and spec.of else spec


def _no_field(path: str, name: str, spec: Field | None, specs: Mapping[str, Field]) -> str:
    if not path:
        return f"hãy ghi cả tên trường sau tên mục và dấu chấm{suggestion(name, specs)}"
    if spec is None:
        return f"nhãn cho “{path}”, nhưng không có trường “{name}”{suggestion(name, specs)}"
    if spec.official:
        return f"nhãn cho “{path}”, nhưng biểu {spec.code} mang tên do {spec.official.circular} quy định"
    return f"nhãn cho “{path}”, nhưng “{name}” không có trường con"
