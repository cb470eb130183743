"""Pipelines: a pipeline holds filters, normalizers and the labels to keep, and cannot be changed."""

import hashlib
import inspect
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache, cached_property
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from textwrap import shorten
from typing import Any, Final, Self, TypeVar

from vnclean.analysis.analysis import Analysis
from vnclean.analysis.draft import Draft, Filter
from vnclean.filters.patterns import OwnPhrases
from vnclean.filters.second_opinion import Rescue, Score
from vnclean.model.decision import Decision, Label
from vnclean.model.normalizer import Normalizer
from vnclean.model.page import Page
from vnclean.normalizers.apply import Normalized, apply_normalizers
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex

_SOURCES: Final = (".py", ".tsv", ".txt", ".json")
_ADDRESS: Final = lazy_regex(r"\bat 0x[0-9a-fA-F]+")
"""The memory address in a default ``repr``, which differs from process to process."""
_Member = Filter | Normalizer | Score | Rescue
_Alone = TypeVar("_Alone", Score, Rescue)


@dataclass(frozen=True, repr=False)
class Pipeline:
    """Filters and normalizers in order, the labels that are kept as text, and two steps that use the score.

    The score is a block's chance to be article text. The step ``score`` overrules findings of filters that defer to the
    score. The step ``rescue`` restores text on a page that lost most of its sentences. Either step may be ``None``. By
    default the steps are named "score" and "rescue"; their names come last in ``names``.

    Every edit returns a new pipeline. An unknown name raises ``KeyError``; the message suggests the closest known name.
    A duplicate name raises ``ValueError``.

    >>> from vnclean import NEWS
    >>> "slug.title" in NEWS.without("slug.title").names
    False
    """

    filters: tuple[Filter, ...]
    normalizers: tuple[Normalizer, ...]
    keep: frozenset[Label]
    score: Score | None = None
    rescue: Rescue | None = None

    def __post_init__(self) -> None:
        """Check the members.

        Raises ``TypeError`` for a member that is not a ``Filter`` or a ``Normalizer``, and ``ValueError`` for a
        duplicate name.
        """
        for kind, members in ((Filter, self.filters), (Normalizer, self.normalizers)):
            for each in members:
                if not isinstance(each, kind):
                    message = f"{each!r:.80} is not a {kind.__name__}: subclass vnclean.{kind.__name__}"
                    raise TypeError(message)
        names = self.names
        if doubled := sorted({name for name in names if names.count(name) > 1}):
            message = f"two filters or normalizers are named {doubled[0]!r}"
            raise ValueError(message)

    def __getstate__(self) -> dict[str, Any]:
        """Return only the dataclass fields; cached properties are computed again after unpickling."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def __repr__(self) -> str:
        """Return a summary of at most 200 characters."""
        kept = shorten(", ".join(sorted(self.keep)), 120, placeholder="…")
        return f"<Pipeline of {len(self.filters)} filters and {len(self.normalizers)} normalizers, keeps {kept}>"

    @property
    def _members(self) -> tuple[_Member, ...]:
        return (
            *self.filters,
            *self.normalizers,
            *((self.score,) if self.score else ()),
            *((self.rescue,) if self.rescue else ()),
        )

    @cached_property
    def decoders(self) -> tuple[Normalizer, ...]:
        """The normalizers that decode damaged letters.

        They are applied to the page before the filters run.
        """
        return tuple(each for each in self.normalizers if each.decodes)

    @cached_property
    def _needs(self) -> list[tuple[Filter, frozenset[str]]]:
        """The filters, each with the evidence that a page must have for it."""
        return [(filter_, filter_.needs) for filter_ in self.filters]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the filters, the normalizers, the score step and the rescue step, in this order."""
        return tuple(member.name for member in self._members)

    @cached_property
    def fingerprint(self) -> str:
        """A string of 16 hexadecimal digits that identifies the pipeline and the library's version.

        The digits are the same on every machine and in every process, so a corpus can record the pipeline that cleaned
        it. The digits depend on:

        - the names and settings of the filters and normalizers, and the kept labels;
        - the sources and tables of vnclean, and the versions of selectolax and regex;
        - for a filter or normalizer of your own, its ``version`` (any value) or, without ``version``, its source.

        Raises ``ValueError`` for a filter or normalizer of your own without ``version`` if its source is unavailable,
        as in some interactive sessions, or its ``repr`` contains a memory address.
        """
        parts = [*map(_described, self._members), *sorted(self.keep), _library_digest()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def without(self, *names: str) -> Self:
        """Return a pipeline without the filters, normalizers or steps of these names.

        Raises ``KeyError`` for an unknown name.
        """
        return self._edited(lambda member: () if member.name in names else (member,), names)

    def only(self, *names: str) -> Self:
        """Return a pipeline with only the filters and normalizers of these names, in their present order.

        The steps "score" and "rescue" are also removed unless they are named. Raises ``KeyError`` for an unknown name.
        """
        return self._edited(lambda member: (member,) if member.name in names else (), names)

    def replace(self, name: str, *new: _Member) -> Self:
        """Return a pipeline with ``new`` in place of the filter or normalizer ``name``.

        Without ``new``, the filter or normalizer is removed. The step "score" can be replaced by one
        ``Score``, the step "rescue" by one ``Rescue``; other objects in place of these steps raise ``ValueError``. An
        unknown ``name`` raises ``KeyError``.
        """
        return self._edited(lambda member: new if member.name == name else (member,), (name,))

    def before(self, name: str, *new: Filter | Normalizer) -> Self:
        """Return a pipeline with ``new`` inserted directly before the filter or normalizer ``name``.

        Raises ``ValueError`` if ``name`` is "score" or "rescue", which have no position, and ``KeyError`` if it is
        unknown.
        """
        return self._edited(lambda member: (*new, member) if member.name == name else (member,), (name,))

    def after(self, name: str, *new: Filter | Normalizer) -> Self:
        """Return a pipeline with ``new`` inserted directly after the filter or normalizer ``name``.

        Raises ``KeyError`` for an unknown name, and ``ValueError`` for "score" and "rescue", which have no position.
        """
        return self._edited(lambda member: (member, *new) if member.name == name else (member,), (name,))

    def keeping(self, *labels: Label | str) -> Self:
        """Return a pipeline that keeps the blocks with these labels, too.

        Raises ``ValueError`` for a string that is not a label.

        >>> from vnclean import NEWS
        >>> sorted(NEWS.keeping("caption").keep - NEWS.keep)
        [<Label.CAPTION: 'caption'>]
        """
        return replace(self, keep=self.keep | {Label(label) for label in labels})

    @classmethod
    def from_file(cls, path: str | Path, base: Self) -> Self:
        """Return ``base`` changed by the settings in a TOML file; ``configured`` describes the settings.

        Raises ``OSError`` if the file cannot be read, and ``ValueError`` if the file is not TOML or a setting is wrong.
        """
        return base.configured(tomllib.loads(Path(path).read_text(encoding="utf-8")))

    def configured(self, settings: Mapping[str, Any]) -> Self:
        """Return a pipeline changed by a mapping, for example from a TOML file.

        All keys of the mapping are optional:

        - ``keep``: a list of further labels to keep;
        - ``without``: a list of the names of filters, normalizers and steps to leave out;
        - ``phrases``: by label, a list of whole lines that get this label before any other filter runs;
        - ``settings``: by the name of a filter, normalizer or step, a table of new values for its fields.

        Raises ``ValueError`` for an unknown key, name or label, and for a value of the wrong type.

        >>> from vnclean import NEWS
        >>> mine = NEWS.configured({"without": ["edge.after"], "settings": {"tones": {"style": "modern"}}})
        >>> "edge.after" in mine.names
        False
        """
        _refuse_unknown(settings, ("keep", "without", "phrases", "settings"), "settings")
        try:
            changed = self.without(*_texts(settings.get("without", []), "without"))
            for name, values in _table(settings.get("settings", {}), "settings").items():
                member = changed._member(name)  # noqa: SLF001 (of this class)
                changed = changed.replace(name, _changed(member, _table(values, f"settings.{name}")))
        except KeyError as error:
            raise ValueError(error.args[0]) from None
        for label, lines in _table(settings.get("phrases", {}), "phrases").items():
            phrases = OwnPhrases(Label(label), frozenset(map(fold, _texts(lines, f"phrases.{label}"))))
            changed = replace(changed, filters=(phrases, *changed.filters))
        return changed.keeping(*_texts(settings.get("keep", []), "keep"))

    def decide(self, page: Page, analysis: Analysis | None = None) -> tuple[Decision, ...]:
        """Return one decision per block, in document order; a block that no filter labels is ``body``.

        Pass the page's ``analysis`` if it has been computed already; otherwise this method computes it.
        """
        draft = Draft(analysis or Analysis(page))
        evidence = draft.analysis.evidence
        for filter_ in [filter_ for filter_, needs in self._needs if needs <= evidence]:
            # Drained before anything is recorded: a filter sees what earlier filters found, not its own findings.
            if not (findings := list(filter_(draft))):
                continue
            if filter_.defers and self.score is not None:
                draft.record(list(self.score.overrules(draft, filter_, findings)), self.score.name)
            draft.record(findings, filter_.name)
        decisions = tuple(
            [
                Decision(block, Label.BODY) if decision is None else decision
                for block, decision in zip(page.blocks, draft.decisions, strict=True)
            ]
        )
        if self.rescue is None:
            return decisions
        return self.rescue.decide(draft.analysis, decisions, self.filters)

    def normalize(
        self, texts: Sequence[str], labels: Sequence[Label], *, extra: Sequence[str] = ()
    ) -> list[Normalized]:
        """Return the normalized text of each block, with the normalizers that changed the text and their reasons.

        ``labels`` are the labels of ``texts``. ``extra`` are other texts of the page: the normalizers use them as
        evidence, but their results are not returned.
        """
        return apply_normalizers(self.normalizers, texts, labels, extra=extra)

    def _member(self, name: str) -> _Member:
        """Return the filter or normalizer of this name, or the step "score" or "rescue".

        Raises ``KeyError`` for an unknown name; the message suggests the closest known name.
        """
        for member in self._members:
            if member.name == name:
                return member
        message = f"no filter or normalizer is named {name!r}{_suggestion(name, self.names)}"
        raise KeyError(message)

    def _edited(self, edit: Callable[[_Member], Iterable[Any]], names: tuple[str, ...]) -> Self:
        for name in names:
            self._member(name)
        return replace(
            self,
            filters=tuple(chain.from_iterable(map(edit, self.filters))),
            normalizers=tuple(chain.from_iterable(map(edit, self.normalizers))),
            score=_edited_alone(self.score, edit),
            rescue=_edited_alone(self.rescue, edit),
        )


def _refuse_unknown(given: Iterable[str], known: Sequence[str], what: str) -> None:
    """Raise ``ValueError`` for the first name in ``given`` that is not in ``known``.

    The message begins with ``what``, the place where the name was given, and suggests the closest known name.
    """
    for name in given:
        if name not in known:
            message = f"{what}: no {name!r}{_suggestion(name, known)}"
            raise ValueError(message)


def _suggestion(name: str, known: Sequence[str]) -> str:
    """Return the end of an error message ("; did you mean 'tones'?"), or "" if ``known`` is empty."""
    near = get_close_matches(name, known, n=1, cutoff=0.0)
    return f"; did you mean {near[0]!r}?" if near else ""


def _texts(value: object, name: str) -> list[str]:
    """Return ``value`` if it is a list of strings; else raise ``ValueError`` that names the setting ``name``."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        message = f"{name} must be a list of strings, not {value!r:.80}"
        raise ValueError(message)
    return value


def _table(value: object, name: str) -> Mapping[str, Any]:
    """Return ``value`` if it is a mapping; else raise ``ValueError``, with the setting ``name`` in the message."""
    if not isinstance(value, Mapping):
        message = f"{name} must be a table, not {value!r:.80}"
        raise ValueError(message)  # noqa: TRY004 (a wrong setting, as all others)
    return value


def _changed(member: Any, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 (any dataclass among the members)
    """Return a copy of a filter, normalizer or step with new values for some of its settings.

    Raises ``ValueError`` for an unknown setting and for a value of the wrong type.
    """
    known = {each.name: getattr(member, each.name) for each in fields(member)} if is_dataclass(member) else {}
    _refuse_unknown(values, tuple(known), member.name)
    for name, value in values.items():
        kinds = (int, float) if isinstance(known[name], float) else type(known[name])
        if not isinstance(value, kinds) or isinstance(value, bool) is not isinstance(known[name], bool):
            message = f"{member.name}: {name} must be {type(known[name]).__name__}, not {value!r:.80}"
            raise ValueError(message)
    return replace(member, **values)


def _edited_alone(member: _Alone | None, edit: Callable[[_Member], Iterable[Any]]) -> _Alone | None:
    """Return ``member``, the score step or the rescue step, after an edit.

    ``edit`` is called with the step and returns what replaces it. The result is ``None`` if ``edit`` returns
    nothing, or if there is no step.

    Raises ``ValueError`` if the edit adds anything or puts an object of another class in place of the step.
    """
    found = tuple(edit(member)) if member is not None else ()
    if member is None or not found:
        return None
    if len(found) > 1 or not isinstance(found[0], type(member)):
        kind = type(member).__name__
        message = f"{member.name!r} has no place among the filters: replace it by one {kind}, or take it out"
        raise ValueError(message)
    return found[0]


@cache
def _library_digest() -> str:
    """Return a digest, for fingerprints, of the package's sources and tables and the selectolax and regex versions."""
    digest = hashlib.sha256()
    folders = [files("vnclean")]
    found: list[tuple[str, Traversable]] = []
    for folder in folders:
        for each in folder.iterdir():
            if each.is_dir() and each.name != "__pycache__":
                folders.append(each)
            elif each.name.endswith(_SOURCES):
                found.append((f"{folder.name}/{each.name}", each))
    for name, file in sorted(found, key=lambda pair: pair[0]):
        digest.update(f"{name}\n".encode() + file.read_bytes().replace(b"\r\n", b"\n"))
    for library in ("selectolax", "regex"):
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def _described(member: _Member) -> str:
    """Return the name, class, settings and version of a filter or normalizer as a text for the fingerprint."""
    kind = type(member)
    settings = ""
    if is_dataclass(member):
        # A field that comparison ignores only makes it faster.
        values = ((each.name, getattr(member, each.name)) for each in fields(member) if each.compare)
        # Sorted, because the order of a frozenset differs from process to process.
        settings = ", ".join(
            f"{name}={sorted(value)!r}" if isinstance(value, frozenset) else f"{name}={value!r}"
            for name, value in values
        )
    return f"{member.name}: {kind.__module__}.{kind.__qualname__}({settings}){_code(member)}"


def _code(member: _Member) -> str:
    """Return the ``version`` of a user's own filter or normalizer, or else a digest of its source, as a text.

    The result is "" for a class of the library. Raises ``ValueError`` if a digest is needed, but the source is
    unavailable or the ``repr`` contains a memory address.
    """
    kind = type(member)
    if kind.__module__.partition(".")[0] == "vnclean":
        return ""
    if (declared := getattr(member, "version", None)) is not None:
        return f" version {declared}"
    try:
        own = [
            each for each in kind.__mro__ if each.__module__.partition(".")[0] not in ("vnclean", "builtins", "typing")
        ]
        source = "".join(map(inspect.getsource, own))
    except (OSError, TypeError):
        source = ""
    # ``_described`` prints the settings, so an address among them would change the fingerprint in each process.
    if not source or _ADDRESS.search(repr(member)):
        message = (
            f"{member.name!r} has no source that a fingerprint could cover; give it a `version`, a text that changes "
            "when it does something else"
        )
        raise ValueError(message)
    return f" source {hashlib.sha256(source.encode()).hexdigest()}"
