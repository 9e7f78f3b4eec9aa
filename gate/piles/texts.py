"""Real texts for piles: agency reports (reuters21578), articles (basil), documents with several translations (wmt)."""

import html
import json
import lzma
import re
import tarfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# A text is cut to this many sentences, so that the end-to-end piles can be read in minutes
MOST_LINES = 14
LEAST_LINES = 4
LEAST_WORDS, MOST_WORDS = 8, 45
_BODY = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)
_BREAK = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])")
# A sentence that names a source or a thing that is shown has an origin of its own: no claim is made of it. Words of our own, not
# those of sayso's lists
SOURCED = re.compile(
    r"[\"“”«»]|\b(?:said|says?|told|tells|report\w*|accord\w*|announc\w*|claim\w*|stat(?:ed|es|ement\w*)|quot\w*|ask\w*|add(?:ed|s)|"
    r"show\w*|figures?|data|surveys?|polls?|estimat\w*|forecast\w*|sources?|officials?|spokes\w+|video|photo\w*|tape|document\w*|"
    r"letter|wrote|writes|tweet\w*|posted|denie[ds]|warn\w*|think\w*|believ\w*|expect\w*|analyst\w*|I|we|my|our)\b|"
    r"сказа|заяв|сообщ|говор|данны|источник|видео|фото|документ|пиш|писа|счита|повідом|каж|джерел|відео|пише|вважа",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Original:
    """A real text by lines: ``versions`` maps (language, who translated) to its lines, all of one length."""

    name: str
    language: str
    versions: dict[tuple[str, str], tuple[str, ...]]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text as it first was."""
        return self.versions[self.language, "first"]

    def claimable(self) -> list[int]:
        """Give the numbers of the lines of which a claim can be made: plain sentences that name no source, in every version."""
        return [
            number
            for number in range(len(self.lines))
            if all(LEAST_WORDS <= len(lines[number].split()) <= MOST_WORDS for lines in self.versions.values())
            and not any(SOURCED.search(lines[number]) for lines in self.versions.values())
        ]


@cache
def originals(data: Path) -> dict[str, list[Original]]:
    """Give the texts by corpus, in the order of the files."""
    return {"reuters": _reuters(data), "basil": _basil(data), "wmt": _wmt(data)}


def _plain(name: str, lines: list[str], language: str = "en") -> list[Original]:
    kept = tuple(lines[:MOST_LINES])
    return [Original(name, language, {(language, "first"): kept})] if len(kept) >= LEAST_LINES else []


def _reuters(data: Path) -> list[Original]:
    found = []
    with tarfile.open(data / "reuters21578" / "reuters21578_sgm.tar.xz") as packed:
        for member in sorted((each for each in packed.getmembers() if each.name.endswith(".sgm")), key=lambda each: each.name)[
            :6
        ]:
            stored = packed.extractfile(member)
            text = stored.read().decode("latin1") if stored else ""
            for number, body in enumerate(_BODY.findall(text)):
                words = " ".join(re.sub(r"\s*Reuter\s*&#3;|&#\d+;", " ", body, flags=re.IGNORECASE).split())
                found += _plain(f"reuters {member.name[-7:-4]} {number}", _BREAK.split(html.unescape(words)))
    return found


def _basil(data: Path) -> list[Original]:
    found = []
    for path in sorted((data / "basil" / "articles").rglob("*.json")):
        page = json.loads(path.read_text("utf-8"))
        found += _plain(f"basil {path.stem}", [" ".join(line.split()) for part in page["body-paragraphs"] for line in part])
    return found


def _wmt(data: Path) -> list[Original]:
    found = []
    for file, language in (("wmt21_docs_ru-en.jsonl.xz", "ru"), ("wmt22_docs_uk-en.jsonl.xz", "uk")):
        with lzma.open(data / "wmt" / file, "rt", encoding="utf-8") as packed:
            for row in map(json.loads, packed):
                if len(row["src"]) >= LEAST_LINES:
                    versions = {(language, "first"): tuple(row["src"][:MOST_LINES])}
                    for name, lines in [*row["refs"].items(), *list(row["hyps"].items())[:5]]:
                        versions["en", name] = tuple(lines[:MOST_LINES])
                    if len({len(lines) for lines in versions.values()}) == 1:
                        found.append(Original(f"wmt {row['id']}", language, versions))
    return found
