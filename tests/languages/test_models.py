"""What a run's answers depend on has a name, which changes with it."""

import pytest

from sayso.languages import models
from sayso.languages.models import made_by, model_digests


@pytest.mark.parametrize("package", ["anyascii", "rapidfuzz", "numpy", "japanese-personal-name-dataset", "tokenizers"])
def test_another_version_of_a_library_is_another_maker(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries read names, cut words, compare strings: what an older one gave may not be what this one gives."""
    before, version = made_by.__wrapped__("a"), models.version
    assert made_by.__wrapped__("a") == before != made_by.__wrapped__("b")
    monkeypatch.setattr(models, "version", lambda name: "0" if name == package else version(name))
    assert made_by.__wrapped__("a") != before


def test_every_shipped_model_is_named() -> None:
    """By its path below the package and the SHA-256 of its bytes."""
    assert {len(digest) for _, digest in model_digests()} == {64}
    assert all("/model/" in path for path, _ in model_digests())
