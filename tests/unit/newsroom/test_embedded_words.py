"""What files say of themselves: real ones, with the bytes that agencies, Windows and cameras write."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image

from dabir.newsroom.media.embedded_words import LONGEST_LINE, Words, embedded_words

UTF_8 = (1, 90, b"\x1b%G")

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:rights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:iptc="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="ایسنا">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A bridge</rdf:li>
<rdf:li xml:lang="fa">پلی بر رود</rdf:li></rdf:Alt>
</dc:description><dc:creator><rdf:Seq><rdf:li>سارا</rdf:li><rdf:li>رضا</rdf:li></rdf:Seq></dc:creator>
<photoshop:Headline>گشایش پل</photoshop:Headline>
<rights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Once, in print</rdf:li></rdf:Alt></rights:UsageTerms>
<iptc:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">دو نفر روی پل</rdf:li></rdf:Alt>
</iptc:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"""


def iptc(*sets: tuple[int, int, bytes]) -> bytes:
    """An APP13 segment as Photoshop writes it: resource 0x0404 with the data *sets* of IPTC."""
    data = b"".join(struct.pack(">BBBH", 0x1C, record, number, len(said)) + said for record, number, said in sets)
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(data)) + data + b"\0" * (len(data) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment


def jpeg(segment: bytes = b"", **more) -> BytesIO:
    output = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(output, "JPEG", **more)
    plain = output.getvalue()
    return BytesIO(plain[:2] + segment + plain[2:])


def test_a_bare_picture_says_nothing_and_is_left_at_its_start():
    file = jpeg()
    file.seek(5)
    assert embedded_words(file) == Words()
    assert file.tell() == 0


def test_the_wires_in_utf_8():
    said = iptc(
        UTF_8,
        (2, 5, b"IRAN-BRIDGE"),
        (2, 105, "گشایش پل".encode()),
        (2, 120, "پلی بر کارون\rدر اهواز".encode()),
        (2, 80, "سارا".encode()),
        (2, 110, "ایرنا".encode()),
        (2, 116, "© ایرنا".encode()),
    )
    assert embedded_words(jpeg(said)) == Words(
        title="گشایش پل", caption="پلی بر کارون\nدر اهواز", credit="سارا / ایرنا", rights="© ایرنا"
    )


def test_the_name_of_the_object_is_a_title_where_there_is_no_headline():
    assert embedded_words(jpeg(iptc((2, 5, b"IRAN-BRIDGE")))).title == "IRAN-BRIDGE"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("پل تازه در اهواز".encode(), "پل تازه در اهواز"),
        ("پل تازه‌اي بر كارون".encode("cp1256"), "پل تازه‌ای بر کارون"),
        ("Réunion à São Paulo".encode("latin-1"), "Réunion à São Paulo"),
        ("CÔTÉ D’IVOIRE".encode("cp1252"), "CÔTÉ D’IVOIRE"),
        ("À Paris".encode("latin-1"), "À Paris"),
    ],
)
def test_a_writing_that_is_not_named_is_guessed(data, text):
    assert embedded_words(jpeg(iptc((2, 120, data)))).caption == text


def test_a_text_cut_off_within_a_letter_loses_that_letter_only():
    assert embedded_words(jpeg(iptc(UTF_8, (2, 120, "پل".encode()[:-1])))).caption == "پ"


def test_a_writing_that_is_named_wrongly_is_guessed():
    assert embedded_words(jpeg(iptc(UTF_8, (2, 120, "پل تازه".encode("cp1256"))))).caption == "پل تازه"


def test_a_credit_that_names_the_photographer_already_is_not_doubled():
    said = iptc((2, 80, b"Sara"), (2, 110, b"Sara/IRNA"))
    assert embedded_words(jpeg(said)).credit == "Sara/IRNA"


def test_xmp_is_believed_before_the_others_and_speaks_persian_where_it_can():
    older = iptc((2, 120, b"older"), (2, 116, b"IRNA, all rights"))
    words = embedded_words(jpeg(older, xmp=XMP.encode()))
    assert words == Words(
        title="گشایش پل",
        alt="دو نفر روی پل",
        caption="پلی بر رود",
        credit="سارا، رضا / ایسنا",
        rights="Once, in print",
    )


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_kinds_of_files_speak_too(kind):
    output = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "A bridge"
    exif[0x8298] = "IRNA"
    Image.new("RGB", (8, 8)).save(output, kind, exif=exif)
    assert embedded_words(output) == Words(caption="A bridge", rights="IRNA")


def test_exif_as_windows_writes_persian_in_it():
    exif = Image.Exif()
    exif[0x010E] = "پل".encode()
    exif[0x013B] = "ساره".encode("cp1256")
    assert embedded_words(jpeg(exif=exif)) == Words(caption="پل", credit="ساره")


def test_what_a_camera_calls_every_picture_is_no_caption():
    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    exif[0x013B] = "IRNA"
    assert embedded_words(jpeg(exif=exif)) == Words(credit="IRNA")


@pytest.mark.parametrize(
    "xmp",
    [
        b"<x:xmpmeta",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a>" * 2000 + b"</a>" * 2000,
    ],
    ids=["half", "something else", "entities", "a well"],
)
def test_words_that_cannot_be_read_are_passed_over(xmp):
    assert embedded_words(jpeg(iptc((2, 120, b"A bridge")), xmp=xmp)).caption == "A bridge"


def test_broken_data_sets_are_passed_over():
    broken = iptc((2, 120, b"A bridge")).replace(b"\x1c\x02", b"\x1d\x02")
    assert embedded_words(jpeg(broken)) == Words()


def test_lines_are_lines_of_their_length():
    words = embedded_words(jpeg(iptc(UTF_8, (2, 105, b"a\x00 b\r\n" + b"c" * 400))))
    assert words.title.startswith("a b c")
    assert len(words.title) == LONGEST_LINE
