"""Every option once: name, default, unit, help.

The manifest of a run is made from this table; nothing else holds a default.
"""

from dataclasses import dataclass, field, fields

from sayso.errors import BadSetting


@dataclass(frozen=True, slots=True)
class Option:
    """What the table says of one option beside its default: unit, range, help."""

    unit: str
    low: float
    high: float
    help: str


def _option(default: float, unit: str, low: float, high: float, text: str) -> "int":
    return field(default=default, metadata={"option": Option(unit, low, high, text)})  # type: ignore[return-value]


def _share(default: float, text: str) -> float:
    return field(default=default, metadata={"option": Option("share", 0.0, 1.0, text)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All options of a run.

    Raises:
        BadSetting: a value lies outside its range.

    Example:
        >>> Settings().copy_min_words
        12
        >>> Settings(copy_min_words=0)
        Traceback (most recent call last):
        ...
        sayso.errors.BadSetting: copy_min_words is 0; expected 5 to 1000 words
    """

    # documents
    max_file_bytes: int = _option(64 << 20, "bytes", 1024, 1 << 34, "larger files are not read but listed as unread")
    max_line_chars: int = _option(4 << 20, "characters", 1000, 1 << 30, "a longer line of a .jsonl pile is listed as unread")
    max_archive_bytes: int = _option(1 << 30, "bytes", 1024, 1 << 40, "an archive is left where its files together hold more")
    max_archive_files: int = _option(10_000, "files", 1, 10_000_000, "an archive is left after so many files")
    max_pages: int = _option(2_000, "pages", 1, 1_000_000, "the later pages of a PDF are not read")
    max_rows: int = _option(1_000_000, "rows", 1, 1 << 40, "later rows of a table, lines of a text, objects of JSON are left out")
    max_read_seconds: int = _option(60, "seconds", 1, 86_400, "a PDF is left after so long; what was read of it stands")
    # statements
    max_nesting: int = _option(4, "links", 1, 10, "how deep attributions inside attributions are read")
    statement_min_score: float = _share(0.65, "statements that the tagger is less sure of are left out")
    nested_min_score: float = _share(0.50, "the same for attributions inside the content of another")
    # copies
    copy_min_words: int = _option(12, "words", 5, 1000, "shortest passage that counts as copied")
    copy_min_share: float = _share(0.45, "least share of equal words in an aligned passage")
    translation_min_score: float = _share(0.62, "least sureness, 0 to 1, that two passages are translations")
    translated_post_min_score: float = _share(0.36, "of two short texts besides: least likeness by the finer encoder")
    reworded_min_score: float = _share(0.76, "least likeness of two short texts that say the same in other words")
    # claims
    claim_min_score: float = _share(0.55, "least likeness of two contents before they are compared in detail")
    claim_min_margin: float = _share(0.04, "the same for two languages: how much nearer to each other than to others")
    claim_judged_score: float = _share(0.70, "least likeness of two texts in one language of which the judge is asked")
    claim_same_score: float = _share(0.75, "least likeness of two texts in one language that say the same")
    claim_same_margin: float = _share(0.10, "how much nearer than to others two texts in two languages that say the same must be")
    claim_version_score: float = _share(0.75, "least likeness of two claims that are versions of each other")

    def __post_init__(self) -> None:
        for each in fields(self):
            option: Option = each.metadata["option"]
            value = getattr(self, each.name)
            if not option.low <= value <= option.high:
                raise BadSetting(f"{each.name} is {value}; expected {option.low:g} to {option.high:g} {option.unit}")

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Give name and value of every option as text, for the manifest of a run."""
        return tuple((each.name, str(getattr(self, each.name))) for each in fields(self))
