"""One outline item to the blocks of its section: data, contract, text. A fault stays inside it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from attrs import frozen

from .appendix import forms_of
from .carried import not_carried_over
from .comparison import NOTHING, Baselines
from .errors import Finding, PluginError, Severity, VanbanError, error
from .fields import fields_of
from .files import is_address
from .filling import Filling, fill, fill_from_units
from .form import FilledForm, figures_of, out_of_force
from .gather import Gathered, gather
from .guard import guarded, plugin_error, returned
from .labels import labels_of, relabelled
from .markdown import Heading, parse
from .model import Block, Contribution, Fact, Origin, OutlineItem, fact_of
from .plugin import Way
from .project import Project
from .registration import Offer
from .registry import Registry
from .returned import Returned
from .section import Context
from .shares import Shares
from .wording import own_wording


@frozen(eq=False, repr=False)
class Outcome:
    """What one section came to; ``fault`` is empty, or ``report`` or ``plugin``, whose fault it is."""

    section: str
    contribution: Contribution
    blocks: tuple[Heading | Block, ...]
    findings: tuple[Finding, ...]
    fault: str = ""
    unprinted: tuple[Fact, ...] = ()
    data: object | None = None
    shares: Shares = attrs.field(factory=Shares)

    @property
    def forms(self) -> tuple[FilledForm, ...]:
        """The official forms of the section."""
        return tuple(forms_of(self.data))


def contribute(
    item: OutlineItem,
    project: Project,
    registry: Registry,
    baselines: Baselines = NOTHING,
    returned: Returned | None = None,
    key: str = "",
) -> Outcome:
    """Run the section of an outline item; what goes wrong is told in the outcome, never raised.

    Without data of its own it takes what the units ``returned`` under that key.
    """
    run = _Run(item, project, registry, baselines, returned, key or item.section)
    try:
        return run.outcome()
    except VanbanError as failure:
        run.findings.extend(failure.findings)
        return run.failed("plugin" if isinstance(failure, PluginError) else "report", failure.findings)


@frozen(eq=False, repr=False)
class _Run:
    item: OutlineItem
    project: Project
    registry: Registry
    baselines: Baselines
    returned: Returned | None
    key: str
    findings: list[Finding] = attrs.field(factory=list)

    def outcome(self) -> Outcome:
        offer = self.registry.find("section", self.item.section, self.item.section.location)
        filled = self._filled(offer)
        self.findings.extend(filled.findings)
        if filled.data is None:
            return self.failed("report", filled.findings)
        self.findings.extend(out_of_force(filled.data, self.project.report.period))
        self.findings.extend(not_carried_over(filled.data, self.baselines))
        contribution = self._render(offer, filled.data)
        parsed = parse(contribution)
        self.findings.extend(_owned(finding, offer) for finding in parsed.findings)
        report, printed = self.project.report, set(contribution.facts)
        facts = (fact_of(figure, report.agency, report.period) for figure in figures_of(filled.data))
        read = (*facts, *filled.facts(report.agency, report.period))
        unprinted = tuple(fact for fact in read if fact not in printed)
        return Outcome(
            self.item.section,
            contribution,
            parsed.blocks,
            self._signed(),
            "",
            unprinted,
            filled.data,
            filled.shares,
        )

    def failed(self, fault: str, findings: Sequence[Finding]) -> Outcome:
        """A visible gap in place of the text, saying why; figures that do not add up are no reason."""
        name = self.item.section
        errors = (finding for finding in findings if finding.severity is Severity.ERROR)
        why = next((one.message for one in errors if not one.code.startswith("quan-he/")), "")
        gap = Block("cho-trong", [{"t": "Str", "c": f"[Chưa có nội dung mục “{name}”: {why}]"}], name)
        return Outcome(name, Contribution(""), (gap,), self._signed(), fault)

    def _filled(self, offer: Offer) -> Filling:
        name = self.item.section
        contract = relabelled(offer.value.contract, labels_of(name, self.project.labels))
        doing = f"lúc đọc số liệu mục “{name}” (contract)"
        if not self.item.data and fields_of(contract):
            if self.returned is None:
                message = (
                    f"mục “{name}” cần số liệu; hãy ghi tên tệp vào dòng “data:”, "
                    "hoặc tổng hợp từ báo cáo của các đơn vị: vanban rollup"
                )
                raise VanbanError(error("du-an/thieu-so-lieu", message, name.location))
            stated, at = self.returned.section(self.key), self.returned.at
            return guarded(offer.plugin, doing, lambda: fill_from_units(contract, stated, name, at))

        def read() -> tuple[Gathered, Filling]:
            gathered = gather(self.item, self.project, self.registry, contract)
            return gathered, guarded(offer.plugin, doing, lambda: fill(contract, gathered.parts, name))

        gathered, filling = self.registry.once((name, self.item.data), read) if self._is_shared() else read()
        self.findings.extend(gathered.findings)
        return filling

    def _is_shared(self) -> bool:
        """Whether the data are the same for all units of a batch: no source is told which unit it is."""
        return all(
            query.is_shared
            and not query.query
            and not is_address(query.file)
            and not query.source
            and self.registry.source_for(query.file, query.file.location).plugin.way is Way.BUILT_IN
            for query in self.item.data
        )

    def _render(self, offer: Offer, data: object) -> Contribution:
        template, own = self._template(offer)
        report = self.project.report
        returns = self.returned.returns if self.returned else None
        context = Context(report.agency, report.period, template, self.baselines, returns)
        doing = f"lúc dựng mục “{offer.name}” (render)"
        try:
            contribution = guarded(offer.plugin, doing, lambda: offer.value.render(data, context))
        except VanbanError as fault:
            files = {finding.location.file for finding in fault.findings if finding.location}
            raise fault if own or template.file not in files else _of_plugin(offer, doing, fault) from None
        return returned(offer.plugin, doing, contribution, Contribution, offer.value.render)

    def _template(self, offer: Offer) -> tuple[Origin, bool]:
        """The wording, and whether a report officer wrote it: of project, layer or section folder."""
        if own := own_wording(self.project, offer.name):
            self.findings.extend(own.findings)
            return own.origin, True
        doing = f"lúc đọc mẫu của mục “{offer.name}” (template)"
        origin = guarded(offer.plugin, doing, offer.value.template)
        file = origin.file.removeprefix(f"{self.project.folder.absolute()}/")
        return attrs.evolve(origin, file=file), offer.plugin.way is Way.FOLDER

    def _signed(self) -> tuple[Finding, ...]:
        """The findings with the section, and the plugin, that they belong to."""
        offer = self.registry.known("section", self.item.section)
        plugin = offer.plugin.name if offer else ""
        return tuple(
            attrs.evolve(finding, section=self.item.section, plugin=finding.plugin or plugin)
            for finding in self.findings
        )


def _owned(finding: Finding, offer: Offer) -> Finding:
    """A fault of Markdown that stands in no template was made by ``render``, so it is the plugin's."""
    if finding.location or finding.severity is not Severity.ERROR:
        return finding
    what = f"dựng mục “{offer.name}” (render) ra lời văn có lỗi: {finding.message}"
    at = offer.plugin.place_of(offer.value.render)
    return plugin_error(offer.plugin, "plugin/loi-van", what, at=at).findings[0]


def _of_plugin(offer: Offer, doing: str, fault: VanbanError) -> PluginError:
    """A fault of the wording that a plugin brought along, as the plugin's."""
    plugin = offer.plugin
    if plugin.way is Way.PROJECT:  # its place says enough: it is a file of the report
        return PluginError(*fault.findings)
    return PluginError(
        *(
            attrs.evolve(
                one, message=f"{plugin} hỏng {doing}: {one.message}; {plugin.remedy}", plugin=plugin.name
            )
            for one in fault.findings
        )
    )
