"""The instruments that units cite, brought together: one key for each, whatever the units call it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .errors import Location, fold
from .model import Instrument
from .plain_data import FORM
from .scalars import KEY

Named = tuple[str, str, str]


@frozen(eq=False, repr=False)
class Instruments:
    """All instruments by their keys, to begin with those of the consolidating report."""

    known: dict[str, Instrument]
    keys: dict[Named, str] = field(factory=dict)
    times: Counter[str] = field(factory=Counter)
    """How many other instruments were called by a key that was taken."""

    @classmethod
    def of(cls, instruments: Mapping[str, Instrument]) -> Instruments:
        """Those of a report."""
        return cls(dict(instruments), {_identity(one): key for key, one in instruments.items()})

    def taking(
        self, sections: Mapping[str, Any], stated: Mapping[str, Mapping[str, str]], file: str
    ) -> Mapping[str, Any]:
        """The sections of a unit under the keys that its instruments have here; those are added.

        An instrument that nobody can have stated is left out.
        """
        renamed: dict[str, str] = {}
        for key, one in stated.items():
            instrument = _instrument(key, one, Location(file))
            if instrument is not None and (ours := self._key(instrument)) != key:
                renamed[key] = ours
        if not renamed:
            return sections
        pattern = re.compile(rf"(?<=@)(?:{'|'.join(map(re.escape, renamed))})(?![\w/:-]|\.\w)")
        renamed_sections: Mapping[str, Any] = _renamed(sections, renamed, pattern)
        return renamed_sections

    def _key(self, instrument: Instrument) -> str:
        """The key of an instrument here, its own unless that means another one."""
        identity = _identity(instrument)
        if identity not in self.keys:
            key = instrument.key
            while key in self.known:
                self.times[instrument.key] += 1
                key = f"{instrument.key}-{self.times[instrument.key] + 1}"
            self.known[key] = instrument
            self.keys[identity] = key
        return self.keys[identity]


def _identity(one: Instrument) -> Named:
    return fold(one.type), fold(one.number), fold(one.title if not one.number else one.issuer)


def _instrument(key: str, stated: Mapping[str, str], at: Location) -> Instrument | None:
    told = {name: str(stated.get(name, "")) for name in ("type", "title", "number", "issuer", "note")}
    try:
        day = datetime.date.fromisoformat(str(stated["date"])) if "date" in stated else None
    except ValueError:
        return None
    return Instrument(key=key, location=at, date=day, **told) if KEY.fullmatch(key) and told["type"] else None


def _renamed(data: Any, keys: Mapping[str, str], pattern: re.Pattern[str]) -> Any:
    if isinstance(data, dict) and data.keys() == FORM:  # it cites nothing, and holds most of the data
        return data
    if isinstance(data, dict):
        return {name: _renamed(one, keys, pattern) for name, one in data.items()}
    if isinstance(data, list):
        return [_renamed(one, keys, pattern) for one in data]
    if isinstance(data, str):
        return pattern.sub(lambda found: keys[found[0]], data) if "@" in data else keys.get(data, data)
    return data
