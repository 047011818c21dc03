"""The blank file of a section, to be filled in: made by the source that reads files with that ending."""

from __future__ import annotations

from functools import partial

from .errors import VanbanError, error
from .guard import guarded, returned
from .labels import labels_of, relabelled
from .project import Project
from .registry import Registry


def blank_file(section: str, name: str, registry: Registry, project: Project | None = None) -> bytes:
    """The content of a blank file of that name for a section.

    Raises VanbanError where there is no such section, or no source makes blank files with that ending.
    """
    contract = registry.require("section", section).value.contract
    contract = relabelled(contract, labels_of(section, project.labels if project else {}))
    offers = {offer.value.blanks: offer for offer in registry.of("source") if offer.value.blanks}
    offer = next((offer for ending, offer in offers.items() if name.lower().endswith(ending)), None)
    if offer is None:
        message = f"biểu trống phải có đuôi {', '.join(offers)}, nhưng ghi “{name}”"
        raise VanbanError(error("bieu/duoi-tep", message))
    doing = "lúc tạo biểu trống (blank)"
    content: object = guarded(offer.plugin, doing, partial(offer.value.blank, contract))
    return returned(offer.plugin, doing, content, bytes, offer.value.blank)
