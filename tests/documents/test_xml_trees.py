"""XML of strangers: nothing is declared, fetched or blown up, and broken markup is read as far as it goes."""

from time import process_time

import pytest

from sayso.documents.xml_trees import local_name, parse_xml

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(20))
    + "]><rss><channel><title>&u;</title></channel></rss>"
)


def title_of(text):
    root = parse_xml(text)
    return "".join(root.itertext()) if not isinstance(root, str) else root


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<t>Fish & chips</t>", "Fish & chips"),
        ("<t>Fish &amp; chips &lt; 5 &#8364;</t>", "Fish & chips < 5 €"),
        ("<t>caf&eacute;&nbsp;noir &unknown;</t>", "café\xa0noir &unknown;"),
        ("<t><![CDATA[Fish & <b>chips</b> &nbsp;]]></t>", "Fish & <b>chips</b> &nbsp;"),
        ("<t>bell\x07 \x00 end</t>", "bell    end"),
        ('\ufeff \n junk <?xml version="1.0" encoding="windows-1251"?><t>Ветер</t>', "Ветер"),
        ('<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd"><t>old</t>', "old"),
        ('<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><t>&x;</t>', "&x;"),
        ("<t>cut <b>off", "cut off"),
        (
            "<t>&#xD800;&#55357;&#x10FFFF;&#x110000;&#1114112;&#9999999;&#xdfff;</t>",
            "\ufffd\ufffd\U0010ffff\ufffd\ufffd\ufffd\ufffd",
        ),
        ("<t>&#55295;&#57344;</t>", "\ud7ff\ue000"),
        ("<t>cut <![CDATA[off", "cut "),
        ("<!-- note --><t>after</t>", "after"),
    ],
)
def test_what_strangers_write_is_read(text, read):
    """Undeclared references of HTML, bare ampersands, control characters, document types, ends that are missing."""
    assert title_of(text) == read


def test_entities_are_not_expanded():
    """A billion laughs are none: the document type is cut out before parsing."""
    start = process_time()
    assert title_of(BILLION_LAUGHS) == "&u;"
    assert process_time() - start < 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no markup at all", "holds no XML element"),
        ("", "holds no XML element"),
        ("<" * 10, None),
        ("<a>" * 1_000_001, "holds more than 1000000 tags"),
        ("<a " + " ".join(f'b{n}="1"' for n in range(20_000)) + "/>", "holds a tag with more than 10000 attributes"),
    ],
)
def test_what_is_no_xml_is_said(text, why):
    """The answer is a sentence, never an exception."""
    found = parse_xml(text)
    assert isinstance(found, str) or why is None
    assert why is None or found == why


@pytest.mark.parametrize(
    "text",
    [
        "<a>" * 900_000,
        "<t>" + "&" * 3_000_000 + "</t>",
        "<t>" + "<![CDATA[" * 500_000,
        "<t>" + "< " * 900_000 + "</t>",
        "<!DOCTYPE" * 300_000 + "<t/>",
        "<!DOCTYPE t [" + "<!ENTITY a 'b'>" * 60_000 + "<t/>",
        "<t " + "a='" * 500_000,
        "<?xml " * 300_000 + "<t/>",
    ],
)
def test_hostile_markup_takes_no_five_seconds(text):
    """Depth, ampersands, open sections, stray marks, unclosed document types, attributes."""
    start = process_time()
    parse_xml(text)
    assert process_time() - start < 5


def test_local_names_know_no_namespaces():
    """A declared prefix and one that was never declared."""
    assert [local_name(each) for each in parse_xml('<x:RDF xmlns:x="urn:x"><dc:Title/></x:RDF>').iter()] == ["rdf", "title"]
