import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.charsets import CHARSETS, Charset, western_view
from bantin.text.encodings import (
    BinaryContent,
    Decoded,
    UnknownEncoding,
    decode,
    decode_as,
    unscramble,
)
from bantin.text.marks import nfc
from tests.text import encoders
from tests.text.strategies import any_text, nfd, phrases, syllables

HEADLINES = (
    "Xã vùng cao khánh thành cầu treo, học sinh hết cảnh lội suối",
    "Đẩy nhanh tiến độ sửa chữa hồ chứa nước trước mùa mưa bão",
    "Phụ nữ thôn Đồng Mới góp quỹ tặng bảo hiểm cho người già yếu",
    "Tuyên dương những gia đình hiến đất mở rộng đường liên thôn",
    "HỘI ĐỒNG NHÂN DÂN XÃ HỌP PHIÊN THƯỜNG LỆ GIỮA NĂM, QUYẾT NHIỀU VIỆC",
)
PAGE = (
    "Sáng nay, Ủy ban nhân dân xã tổ chức lễ khánh thành cây cầu bắc qua suối Nậm Ngà.\n"
    "Cầu dài 42 mét, rộng ba mét rưỡi, kinh phí hơn 1,8 tỷ đồng; người dân đóng góp 260 công.\n"
    "Ông Vàng A Lử, Trưởng bản, kể rằng những mùa lũ trước đây lũ trẻ phải nghỉ học cả tuần.\n"
    "“Giờ thì chúng tôi yên tâm rồi” – chị Giàng Thị Sở nói, tay vẫn giữ chặt chiếc nón.\n"
    "Theo kế hoạch, từ nay đến cuối năm xã sẽ cứng hóa thêm bốn tuyến đường nội đồng.\n"
    "Kỹ sư giám sát lưu ý bà con không chở quá tải, không buộc trâu bò vào lan can.\n"
)
ENCODERS: dict[str, Callable[[str], bytes]] = {
    "tcvn3": encoders.tcvn3,
    "vni": encoders.vni,
    "windows-1258": encoders.windows_1258,
    "viscii": encoders.viscii,
}
FOREIGN = (
    "The committee’s naïve résumé of the café’s façade was déjà vu for the protégé.",
    "Les élèves fêtent Noël à l’école : été, forêt, garçon, où êtes-vous passés ? Là-bas, né, thé.",
    "El niño comió piñas en el jardín de su tía; mañana irá a Córdoba, ¿sí o no? Así, mí, tú, él.",
    "Não há ninguém à porta, só o cão; amanhã é feriado e já não há pão, avó e avô.",
    "Über größere Höhen führt ein schöner Weg für müde Füße; das Mädchen hört Vögel.",
    "Så gå nå på må, få så å, være ærlig, små blå bær, høre, kjøre, gjøre, før og gå.",
    "Það er ekki sá sem á, ég fór í bæinn með þér og sá hús úr tré.",
    "Perché la città è così? Già, più giù, lì e là, può, sì, né tè né caffè.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy; zítra přijde déšť.",
    "Ή τάξη άρχισε νωρίς",
    "Съешь ещё этих мягких булок",
    "春の小川はさらさら行くよ",
)

WESTERN_VIETNAMESE = [
    "là",
    "và",
    "có",
    "không",
    "nhà",
    "bà",
    "cá",
    "tô",
    "cô",
    "mà",
    "ý",
    "tài",
    "lên",
    "hình",
    "tên",
    "hòa",
    "quý",
    "bán",
    "sân",
    "này",
]


def encodable(text: str, encoding: str) -> str:
    """Return `text` with the typography that the encoding has."""
    if encoding != "viscii":
        return text
    return text.replace("“", '"').replace("”", '"').replace("–", "-")


def expected(text: str, encoding: str) -> str:
    return encoders.tcvn3_reads(text) if encoding == "tcvn3" else text


def outcome(raw: bytes) -> Decoded | UnknownEncoding | BinaryContent:
    """Return what `decode` returns or raises."""
    try:
        return decode(raw)
    except (UnknownEncoding, BinaryContent) as refusal:
        return refusal


texts = pytest.mark.parametrize("text", [*HEADLINES, PAGE, PAGE * 40], ids=range(7))
encodings = pytest.mark.parametrize("encoding", ENCODERS)


@texts
@encodings
def test_legacy_bytes_come_back(text: str, encoding: str) -> None:
    text = encodable(text, encoding)
    raw = ENCODERS[encoding](text)
    assert decode(raw) == Decoded(expected(text, encoding), encoding, True, True)
    assert decode_as(raw, encoding) == expected(text, encoding)


@texts
@encodings
def test_legacy_bytes_taken_for_western_come_back(text: str, encoding: str) -> None:
    text = encodable(text, encoding)
    raw = ENCODERS[encoding](text)
    for misread in (western_view(raw), raw.decode("latin-1")):
        decoded = decode(misread.encode())
        assert decoded == Decoded(expected(text, encoding), f"{encoding}-in-utf-8", True, True)


@encodings
def test_every_stretch_of_twelve_words_comes_back_or_is_refused(encoding: str) -> None:
    words = encodable(PAGE, encoding).split()
    recognised = 0
    stretches = [" ".join(words[i : i + 12]) for i in range(len(words) - 12)]
    for text in stretches:
        result = outcome(ENCODERS[encoding](text))
        if isinstance(result, UnknownEncoding):
            assert result.probable in (encoding, None)
        else:
            assert result == Decoded(expected(text, encoding), encoding, True, True)
            recognised += 1
    assert recognised >= 0.9 * len(stretches)


@given(st.lists(syllables, min_size=1, max_size=40).map(" ".join), st.sampled_from([*ENCODERS]))
def test_what_is_converted_is_right(text: str, encoding: str) -> None:
    raw = ENCODERS[encoding](text)
    result = outcome(raw)
    if isinstance(result, Decoded) and result.converted:
        assert result.text == expected(text, encoding)


@given(st.lists(syllables, max_size=30).map(" ".join), st.sampled_from(CHARSETS))
def test_every_charset_reads_what_was_written_in_it(text: str, charset: Charset) -> None:
    view = western_view(ENCODERS[charset.name](text))
    assert charset.read(view) == expected(text, charset.name)
    assert not charset.foreign.search(view)


@pytest.mark.parametrize(
    ("misread", "text"),
    [
        (
            "Héi nghÞ Ban ChÊp hµnh §oµn x·, bµn nhiÖm vô n¨m tíi",
            "Hội nghị Ban Chấp hành Đoàn xã, bàn nhiệm vụ năm tới",
        ),
        (
            "Hoäi nghò Ban Chaáp haønh Ñoaøn xaõ, baøn nhieäm vuï naêm tôùi",
            "Hội nghị Ban Chấp hành Đoàn xã, bàn nhiệm vụ năm tới",
        ),
        (
            "HOÄI NGHÒ BAN CHAÁP HAØNH ÑOAØN XAÕ, Aùnh saùng vaø ñöôøng ñi",
            "HỘI NGHỊ BAN CHẤP HÀNH ĐOÀN XÃ, Ánh sáng và đường đi",
        ),
    ],
)
def test_a_field_of_a_database_is_mended(misread: str, text: str) -> None:
    assert unscramble(misread).text == text


def test_utf8_taken_for_western_comes_back() -> None:
    for misread in (western_view(PAGE.encode()), PAGE.encode().decode("latin-1")):
        assert decode(misread.encode()) == Decoded(PAGE, "utf-8-in-utf-8", True, True)


@pytest.mark.parametrize("spelling", [nfc, nfd])
def test_unicode_is_believed(spelling: Callable[[str], str]) -> None:
    text = spelling(PAGE).replace("\n", "\r\n")
    want = PAGE.replace("\n", "\r\n")
    assert decode(text.encode()) == Decoded(want, "utf-8", False, True)
    assert decode(b"\xef\xbb\xbf" + text.encode()) == Decoded(want, "utf-8", False, True)
    for name in ("utf-16-le", "utf-16-be"):
        raw = ("\ufeff" + text).encode(name)
        assert decode(raw) == Decoded(want, name, False, True)
        assert decode_as(raw, name) == want


@pytest.mark.parametrize("text", FOREIGN, ids=range(len(FOREIGN)))
def test_other_languages_are_never_converted(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8", converted=False, certain=True)
    words = re.findall(r"\w*[^\W\d_\x00-\x7f]\w*", text)
    assert not decode(" ".join(words).encode()).converted
    for encoding in ("cp1252", "cp1250", "cp1251", "cp1253", "shift_jis", "gbk"):
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        with pytest.raises(UnknownEncoding):
            decode(raw)


@given(phrases | any_text)
def test_right_vietnamese_and_anything_else_in_unicode_stays(text: str) -> None:
    result = outcome(text.encode())
    if isinstance(result, Decoded):
        assert not result.converted
        assert result.text == nfc(text.removeprefix("\ufeff"))
    else:
        assert isinstance(result, BinaryContent)


@given(st.lists(st.sampled_from(WESTERN_VIETNAMESE), max_size=30).map(" ".join))
def test_vietnamese_with_western_letters_only_stays(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8", converted=False, certain=True)


@given(st.binary(max_size=200))
def test_bytes_raise_nothing_else(raw: bytes) -> None:
    result = outcome(raw)
    if isinstance(result, UnknownEncoding):
        assert 0 <= result.offset < len(raw)
        assert result.line >= 1
    if isinstance(result, Decoded):
        assert result.text == nfc(result.text)


@encodings
def test_a_word_or_two_are_refused_with_the_place(encoding: str) -> None:
    raw = b"Title: x\r\nplain\n" + ENCODERS[encoding]("Bản tin")
    with pytest.raises(UnknownEncoding, match=r"in line 3, is not valid; save it as UTF-8") as info:
        decode(raw)
    assert info.value.line == 3
    assert raw[info.value.offset] > 0x7F


def test_a_few_words_are_named_but_not_converted() -> None:
    with pytest.raises(UnknownEncoding, match="looks like tcvn3, but there is too little") as info:
        decode(encoders.tcvn3("Hội nghị giữa kỳ"))
    assert info.value.probable == "tcvn3"
    assert unscramble("Héi nghÞ gi÷a kú") == Decoded(
        "Héi nghÞ gi÷a kú", "utf-8", converted=False, certain=False
    )


def test_a_passage_in_another_encoding_is_refused() -> None:
    raw = encoders.tcvn3(PAGE * 20) + encoders.vni(PAGE * 4)
    with pytest.raises(UnknownEncoding) as info:
        decode(raw)
    assert info.value.probable in ("tcvn3", None)


def test_misread_lines_in_right_text_stay_but_are_not_certain() -> None:
    text = PAGE + western_view(encoders.vni(PAGE))
    assert decode(text.encode()) == Decoded(text, "utf-8", converted=False, certain=False)


def test_damaged_utf8_is_named() -> None:
    raw = PAGE.encode().replace(b"\n", b"\xff\n", 1)
    with pytest.raises(UnknownEncoding, match="UTF-8 with damaged") as info:
        decode(raw)
    assert (info.value.probable, info.value.line) == ("utf-8", 1)
    assert raw[info.value.offset] == 0xFF


def test_typography_of_windows_is_no_vietnamese() -> None:
    with pytest.raises(UnknownEncoding) as info:
        decode("The mayor’s “new” plan – today".encode("cp1252"))
    assert info.value.probable == "windows-1252"


@pytest.mark.parametrize("raw", [b"\xff\xfeB\x00\xa3", b"\xff\xfe\x00\xd8", b"\xfe\xff\x00"])
def test_damaged_utf16_is_refused(raw: bytes) -> None:
    with pytest.raises(UnknownEncoding, match="damaged"):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"T\x00i\x00n\x00", "NUL byte at offset 1"),
        (b"\xff\xfe\x00\x00T\x00\x00\x00", "NUL"),
        (bytes(range(1, 32)) * 9, "control characters"),
    ],
)
def test_binary_content_is_refused(raw: bytes, what: str) -> None:
    with pytest.raises(BinaryContent, match=what):
        decode(raw)


@pytest.mark.parametrize("raw", [b"", b"plain ASCII, 12%\n", b"\xef\xbb\xbf"])
def test_ascii_is_itself(raw: bytes) -> None:
    text = raw.decode("utf-8-sig")
    assert decode(raw) == Decoded(text, "utf-8", converted=False, certain=True)


def test_a_name_that_is_none() -> None:
    with pytest.raises(UnknownEncoding, match="the names are utf-8, utf-16-le"):
        decode_as(b"", "koi8-r")
    with pytest.raises(UnknownEncoding, match="this is not utf-8"):
        decode_as(b"\xff", "utf-8")


def test_bytes_that_an_encoding_lacks_stay_western() -> None:
    assert decode_as(b"30\xb0C", "tcvn3") == "30°C"
