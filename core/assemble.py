"""Contributions to one Document: numbered outline, citations in their forms, facts with their spans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import attrs
from attrs import field, frozen

from . import tree
from .appending import append_all
from .caption import CAPTIONS
from .checking import checked_by_plugins
from .citation import Citations
from .comparison import NOTHING, Baselines
from .contribute import Outcome, contribute
from .errors import Finding, VanbanError, error
from .idle_words import idle_words
from .inputs import hash_of
from .located import Markdown, Text
from .markdown import Heading, parse
from .model import BOOKMARK_PREFIX, Block, Contribution, Document, Inline, OutlineItem, PrintedFact
from .outline import ARTICLE, LABELS, ROLES, numbering
from .picture import Pictures
from .plain_data import plain_of
from .project import Project
from .registry import Registry
from .returned import Returned
from .template import origin_of, render_line
from .theme import REPORT, DocumentKind

BOOKMARK_SLUG = 28
"""A bookmark is ``vb_section_12``: ASCII, and at most 40 letters, which is Word's limit."""


@frozen(eq=False, repr=False)
class Placed:
    """A block or heading where it stands; ``level`` is a heading's outline level, from 0."""

    block: Heading | Block
    level: int
    contribution: Contribution
    section: str
    is_run_in: bool = False
    """Whether the heading's number alone stands out, before words of the body."""


def assemble(
    project: Project,
    registry: Registry,
    baselines: Baselines = NOTHING,
    kind: DocumentKind = REPORT,
    returned: Returned | None = None,
) -> Document:
    """Build the document of a project; faults of its parts are findings in it, and visible gaps.

    ``kind`` says which headings a document of its type has, and the words that decide; ``returned`` is
    what the sections without data add up.
    """
    assembly = _Assembly(project, registry, baselines, returned)
    report = project.report
    subject = tuple(Text(assembly.line(line), line.location) for line in report.subject)
    placed = [
        *assembly.bases(kind.command),
        *assembly.paragraphs(report.opening),
        *assembly.walk(report.outline, 0),
        *assembly.paragraphs(report.closing),
    ]
    levels = kind.levels or ROLES
    if levels[0] == ARTICLE:
        placed = list(_run_in(placed, report.outline))
    assembly.findings.extend(idle_words(project))
    pictures = Pictures(project.folder, project.trusted)
    setter = _Setter(Citations(project.instruments), pictures, levels, assembly.findings)
    blocks = tuple(setter.set_all(placed))
    appended, lacking = append_all(project.report, assembly.filled, assembly.failed, registry)
    assembly.findings.extend(lacking)
    printed = (*setter.facts, *(fact for one in appended for fact in one.facts))
    known = {one.fact for one in printed}
    unprinted = tuple(one for one in assembly.unprinted if one.fact not in known)
    document = Document(
        report=attrs.evolve(report, subject=subject),
        blocks=blocks,
        facts=printed,
        appendices=tuple(one.appendix for one in appended),
        instruments=tuple(setter.citations.mentioned.values()),
        findings=(*project.findings, *assembly.findings),
        unprinted=unprinted,
        hashes=_hashes(project, (*printed, *unprinted)),
        sections={key: plain_of(outcome.data) for key, outcome in assembly.filled.items()},
        shares={key: outcome.shares for key, outcome in assembly.filled.items() if outcome.shares.figures},
        failed=assembly.failed,
    )
    checked = tuple(checked_by_plugins(document, registry))
    return attrs.evolve(document, findings=(*registry.findings, *document.findings, *checked))


@frozen(eq=False, repr=False)
class _Assembly:
    project: Project
    registry: Registry
    baselines: Baselines
    returned: Returned | None
    findings: list[Finding] = field(factory=list)
    failed: dict[str, str] = field(factory=dict)
    unprinted: list[PrintedFact] = field(factory=list)
    keys: Counter[str] = field(factory=Counter)
    filled: dict[str, Outcome] = field(factory=dict)
    """Each section that has its data by its key: its name, and ``name/2`` for the second of that name."""

    def bases(self, command: str) -> Iterator[Placed]:
        """What stands before a decision: whose it is, its legal bases one to a line (II.6.a), the command."""
        report = self.project.report
        fixed = Contribution("")
        if report.decided_by:
            yield Placed(Block("tham-quyen", [tree.text(self.line(report.decided_by))]), 0, fixed, "")
        for number, line in enumerate(report.basis, 1):
            mark = "." if number == len(report.basis) else ";"
            for one in self.paragraphs(Markdown(f"{line.rstrip(';,. ')}{mark}", line.location)):
                if isinstance(one.block, Block):
                    yield attrs.evolve(one, block=attrs.evolve(one.block, role="can-cu"))
        if command:
            yield Placed(Block("quyet-dinh", [tree.text(command)]), 0, fixed, "")

    def walk(self, items: tuple[OutlineItem, ...], level: int) -> Iterator[Placed]:
        for item in items:
            if item.heading:
                heading = Heading(0, [tree.text(self.line(item.heading))])
                yield Placed(heading, level, Contribution(""), item.section)
            below = level + bool(item.heading)
            if item.section:
                key = self._key(item.section)
                outcome = contribute(item, self.project, self.registry, self.baselines, self.returned, key)
                self._note(outcome)
                if outcome.data is not None:
                    self.filled[key] = outcome
                yield from _place(outcome, below)
            yield from self.walk(item.parts, below)

    def _key(self, section: str) -> str:
        self.keys[section] += 1
        times = self.keys[section]
        return section if times == 1 else f"{section}/{times}"

    def line(self, text: Text) -> str:
        """A line of the project file, filled in; as it stands where that fails."""
        try:
            return render_line(text, self.project.report.agency, self.project.report.period)
        except VanbanError as fault:
            self.findings.extend(fault.findings)
            return text

    def paragraphs(self, text: Markdown) -> Iterator[Placed]:
        contribution = Contribution(self.line(text), origins=(origin_of(text),))
        parsed = parse(contribution)
        self.findings.extend(parsed.findings)
        return (Placed(block, 0, contribution, "") for block in parsed.blocks)

    def _note(self, outcome: Outcome) -> None:
        self.findings.extend(outcome.findings)
        self.unprinted.extend(PrintedFact(fact, outcome.section, "", 0, 0) for fact in outcome.unprinted)
        if outcome.fault:
            self.failed[outcome.section] = outcome.fault


def _hashes(project: Project, printed: Iterable[PrintedFact]) -> dict[str, str]:
    """The SHA-256 of every file that a figure came from; a database on a server has none."""
    files = sorted({one.fact.location.file for one in printed})
    return {file: sha256 for file in files if (sha256 := hash_of(project.folder / file))}


def _run_in(placed: Sequence[Placed], outline: Sequence[OutlineItem]) -> Iterator[Placed]:
    """Articles without a title: the number stands before the first words of their section."""
    untitled = {item.section for item in outline if not item.heading}
    for one in placed:
        if one.section in untitled and isinstance(one.block, Block) and one.block.role == "than-bai":
            untitled.discard(one.section)
            yield attrs.evolve(one, block=Heading(0, one.block.content), level=0, is_run_in=True)
        else:
            yield one


def _place(outcome: Outcome, base: int) -> Iterator[Placed]:
    for block in outcome.blocks:
        level = base + block.level if isinstance(block, Heading) else 0
        yield Placed(block, level, outcome.contribution, outcome.section)


@frozen(eq=False, repr=False)
class _Setter:
    """Sets blocks in document order: what a citation looks like depends on what came before."""

    citations: Citations
    pictures: Pictures
    levels: Sequence[str]
    findings: list[Finding]
    facts: list[PrintedFact] = field(factory=list)
    numbers: Counter[str] = field(factory=Counter)
    """How many captions of each role there are."""

    bookmarks: Counter[str] = field(factory=Counter)

    def set_all(self, placed: list[Placed]) -> Iterator[Block]:
        headings = [one for one in placed if isinstance(one.block, Heading)]
        labels = numbering((self._level(one) for one in headings), self.levels)
        for one in placed:
            if isinstance(one.block, Heading):
                yield self._headed(next(labels), one.block, one)
            elif one.block.role == "bang":
                table = tree.map_cells(one.block.content[0], partial(self._set, one=one))
                yield Block("bang", [table], one.section)
            elif one.block.role == "anh":
                yield self._pictured(one.block, one)
            else:
                yield Block(one.block.role, self._set(self._numbered(one.block), one), one.section)

    def _headed(self, label: str, heading: Heading, one: Placed) -> Block:
        """A heading after its number; or a paragraph of the body after the number of its article."""
        if one.is_run_in:
            number = tree.strong([tree.text(label)])
            return Block("than-bai", self._set([number, tree.text(" "), *heading.content], one), one.section)
        content = self._set(tree.joined([tree.text(f"{label} "), *heading.content]), one)
        return Block(self.levels[min(one.level, len(self.levels) - 1)], content, one.section)

    def _numbered(self, block: Block) -> list[Inline]:
        """A caption after its number; other paragraphs as they are."""
        if block.role not in CAPTIONS:
            return block.content
        self.numbers[block.role] += 1
        label = tree.text(f"{CAPTIONS[block.role]} {self.numbers[block.role]}. ")
        return tree.joined([label, *block.content])

    def _pictured(self, block: Block, one: Placed) -> Block:
        """The picture itself in place of its file's name, or a visible gap."""
        name = tree.target(block.content[0])
        try:
            picture = self.pictures.load(name, one.contribution.locate(name))
        except VanbanError as fault:
            for finding in fault.findings:
                self._report(finding, one)
            gap = tree.text(f"[Chưa có hình “{name[:60]}”: {fault.findings[0].message}]")
            return Block("cho-trong", [gap], one.section)
        size = {"width": f"{picture.width}px", "height": f"{picture.height}px"}
        return Block("anh", [tree.sized(block.content[0], picture.uri, **size)], one.section)

    def _level(self, one: Placed) -> int:
        if one.level < len(self.levels):
            return one.level
        words = tree.plain(one.block.content)
        forms = ", ".join(LABELS[role](1) for role in self.levels)
        message = f"đề mục “{words}” sâu quá {len(self.levels)} cấp ({forms})"
        self._report(error("van-ban/sau-qua", message, one.contribution.locate(words)), one)
        return len(self.levels) - 1

    def _set(self, content: list[Inline], one: Placed) -> list[Inline]:
        """A paragraph with its citations written out; where it prints facts, inside one bookmark."""
        cited = tree.joined([piece for inline in content for piece in self._cited(inline, one)])
        spans = list(tree.facts_in(cited))
        if not spans:
            return cited
        slug = re.sub(r"[^A-Za-z0-9]", "_", one.section)[:BOOKMARK_SLUG]
        self.bookmarks[slug] += 1
        bookmark = f"{BOOKMARK_PREFIX}{slug}_{self.bookmarks[slug]}"
        for index, start, end in spans:
            fact = one.contribution.facts[index]
            self.facts.append(PrintedFact(fact, one.section, bookmark, start, end))
        return tree.bookmarked(bookmark, tree.without_spans(cited))

    def _cited(self, inline: Inline, one: Placed) -> list[Inline]:
        key = tree.cited_key(inline)
        if key is None:
            below = tree.children(inline)
            if below is None:
                return [inline]
            return [
                tree.with_children(inline, [piece for child in below for piece in self._cited(child, one)])
            ]
        form = self.citations.mention(key)
        if form is None:
            at = one.contribution.citations.get(key) or one.contribution.locate(f"@{key}")
            self._report(self.citations.unknown(key, at), one)
        return [tree.text(form or f"[@{key}]")]

    def _report(self, finding: Finding, one: Placed) -> None:
        self.findings.append(attrs.evolve(finding, section=one.section))
