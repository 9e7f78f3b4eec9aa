"""The search: claims, speakers and documents that hold the words; what would fill an empty page."""

import re

from starlette.testclient import TestClient

PERSON = {"accept": "text/html"}


def test_words_are_found_in_claims_and_documents_and_marked(client: TestClient) -> None:
    """Claims as in every list, documents with the place in which the words stand."""
    text = client.get("/search?words=mill", headers=PERSON).text
    assert 'class="entry"' in text
    assert "<mark>mill</mark>" in text
    assert re.search(r'href="/documents/document\d+"', text)


def test_speakers_are_found_by_name(client: TestClient) -> None:
    """In any script."""
    assert 'href="/speakers/actor3"' in client.get("/search?words=Сарн", headers=PERSON).text


def test_documents_go_on_page_by_page(client: TestClient) -> None:
    """Every document is on one of the pages; what follows has neither claims nor speakers."""
    first = client.get("/search?words=said", headers=PERSON).text
    (following,) = re.findall(r'href="(/search\?[^"]+after[^"]+)" rel="next"', first)
    second = client.get(following.replace("&amp;", "&"), headers=PERSON).text
    seen = [re.findall(r'<h3><a href="/documents/(\w+)"', text) for text in (first, second)]
    assert len(seen[0]) == 20
    assert seen[1]
    assert not set(seen[0]) & set(seen[1])
    assert "claims-found" not in second


def test_an_empty_search_says_what_would_fill_it(client: TestClient) -> None:
    """With no words, and with words that nothing holds."""
    assert "Type a name or a few words" in client.get("/search", headers=PERSON).text
    assert "Nothing in this case holds all these words." in client.get("/search?words=zeppelin", headers=PERSON).text
