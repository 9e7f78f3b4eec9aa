"""Whether a person is a man or a woman, where the words tell: titles, the article before an office, first names, verbs.

It only keeps two people of one name apart and chooses between people for a pronoun; None where nothing tells.
"""

from sayso.actors.known import speaker_words
from sayso.languages.wordlists import word_list

_EDGE = " \t\"'“”„«»‘’,.:;—–-"


def gender_of_words(words: str, language: str) -> str | None:
    """Tell the gender by a title or office with a form for each: "spokeswoman", «депутатка», "Mr"."""
    if speaker_words(language, "women").search(words):
        return "f"
    return "m" if speaker_words(language, "men").search(words) else None


def gender_of_article(source: str, language: str) -> str | None:
    """Tell the gender by the article before an office: "la ministre", "el portavoz".

    Example:
        >>> gender_of_article("la ministre Lund", "fr"), gender_of_article("Le ministre", "fr"), gender_of_article("Lund", "fr")
        ('f', 'm', None)
    """
    first = source.strip(_EDGE).partition(" ")[0].casefold()
    gender: str | None = word_list("naming")["articles"].get(language, {}).get(first)
    return gender


def gender_of_name(name: str, language: str, cue: str = "") -> str | None:
    """Tell the gender by the family name's ending, or by the first name of a full name: its ending, or a list of common ones.

    Behind «по словам» a Russian name stands in the genitive, where the endings change places.

    Example:
        >>> gender_of_name("Ганна Мороз", "uk"), gender_of_name("Ілля Мороз", "uk"), gender_of_name("Mary Quill", "en")
        ('f', 'm', 'f')
        >>> gender_of_name("Громова", "ru", "По словам"), gender_of_name("Громова", "ru"), gender_of_name("Vale", "en")
        ('m', 'f', None)
    """
    first, _, rest = name.casefold().partition(" ")
    genitive = any(word in cue.casefold() for word in word_list("naming")["genitive"].get(language, ()))
    by_surname = _by_surname((rest or first).split()[-1], language, genitive=genitive) if first else None
    if by_surname or not rest:
        return by_surname
    common = word_list("naming")["first_names"]
    listed = next((gender for gender in ("f", "m") if first in common[gender]), None)
    return listed or _by_first_name(first, language, genitive=genitive)


def _by_surname(surname: str, language: str, *, genitive: bool) -> str | None:
    endings = word_list("naming")["surname_endings"].get(language, {})
    case = " genitive" if genitive else ""
    return next((gender for gender in ("f", "m") if surname.endswith(tuple(endings.get(gender + case, ("\0",))))), None)


def _by_first_name(first: str, language: str, *, genitive: bool) -> str | None:
    endings = word_list("naming")["names"].get(language)
    if not endings or len(first.strip(".")) < 2:  # noqa: PLR2004  # an initial
        return None
    if genitive:
        return "f" if first.endswith(("ы", "и", "і", "ї")) else "m" if first.endswith(("а", "я")) else None
    exception = next((gender for gender, listed in endings["but"].items() if first in listed), None)
    if exception:
        return str(exception)
    found = next((gender for gender in ("f", "m") if endings[gender] and first.endswith(tuple(endings[gender]))), None)
    return found or ("m" if not endings["m"] and first[-1] not in "еёиоуыэюіїєь" else None)


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common first name, mostly in Latin letters.

    Example:
        >>> is_given_name("Mary"), is_given_name("Zhou")
        (True, False)
    """
    naming = word_list("naming")
    listed = (naming["first_names"], *(entry["but"] for entry in naming["names"].values()))
    return any(word.casefold() in names for genders in listed for names in genders.values())


def gender_of_verb(cue: str, language: str) -> str | None:
    """Tell the gender by the verb that credits: «заявила», «заявив», قالت.

    Example:
        >>> gender_of_verb("заявила", "ru"), gender_of_verb("сообщает", "ru"), gender_of_verb("وقالت", "ar")
        ('f', None, 'f')
    """
    endings = word_list("naming")["verbs"].get(language)
    if not endings:
        return None
    words = [word.strip(_EDGE) for word in cue.casefold().split()]
    for word in words[:1] if language == "ar" else words:
        if len(word) > 3 and word.removeprefix("و") not in endings["but"]:  # noqa: PLR2004  # «в», «дала»
            found = next((gender for gender in ("f", "m") if endings[gender] and word.endswith(tuple(endings[gender]))), None)
            if found:
                return found
    return None


def gender_of_noun(words: str, language: str) -> str | None:
    """Tell the gender of the first noun of a Russian or Ukrainian name of a body, in the nominative; "n" for neuter.

    Example:
        >>> gender_of_noun("Рыболовецкая компания", "ru"), gender_of_noun("районный суд", "ru"), gender_of_noun("the court", "en")
        ('f', 'm', None)
    """
    adjectives = word_list("naming")["adjectives"].get(language)
    if not adjectives:
        return None
    plain = (word.strip(_EDGE).casefold() for word in words.split() if not word.isupper())
    noun = next((word for word in plain if word.isalpha() and not word.endswith(tuple(adjectives))), "")
    if len(noun) < 3:  # noqa: PLR2004  # a preposition, an acronym
        return None
    return "f" if noun[-1] in "ая" else "n" if noun[-1] in "оеё" else "m" if noun[-1] not in "ьиіїуюэы" else None
