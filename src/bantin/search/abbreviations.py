"""Abbreviations and what they stand for: a reader who types one finds the other.

The letter before each line says where it comes from:

- A: kinds of documents of the State and who issues them, as Decree 30/2020/NĐ-CP has symbols written (appendix III);
- B: the same of the Party, as Instruction 36-HD/VPTW of 2018 has symbols written;
- C: bodies and organisations, by the names that their laws give them, as documents and the press shorten them;
- D: programmes and terms of statistics, education, health and security, as documents and the press shorten them;
- E: units of the administration and places, as maps and the press shorten them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bantin.search.words import Word, agrees, words

# One line for each: what is the same, parted by "=". The last form is the long one and names it.
TABLE: Final = """
A NQ = Nghị quyết
A QĐ = Quyết định
A CT = Chỉ thị
A CT = Chương trình
A QC = Quy chế
A QyĐ = Quy định
A TB = Thông báo
A HD = Hướng dẫn
A KH = Kế hoạch
A PA = Phương án
A ĐA = Đề án
A DA = Dự án
A BC = Báo cáo
A BB = Biên bản
A TTr = Tờ trình
A HĐ = Hợp đồng
A CV = Công văn
A CĐ = Công điện
A NĐ = Nghị định
A TT = Thông tư
A TTLT = Thông tư liên tịch
A VBQPPL = Văn bản quy phạm pháp luật
A QPPL = Quy phạm pháp luật
A CP = Chính phủ
A TTg = Thủ tướng Chính phủ
A QH = Quốc hội
A UBTVQH = Ủy ban Thường vụ Quốc hội
B KL = Kết luận
B TW = TƯ = Trung ương
B BCHTW = BCHTƯ = Ban Chấp hành Trung ương
B BCH = Ban Chấp hành
B BTV = Ban Thường vụ
B BCT = Bộ Chính trị
B BBT = Ban Bí thư
B TU = Tỉnh ủy
B TU = Thành ủy
B UBKT = Ủy ban Kiểm tra
B BTC = Ban Tổ chức
B ĐCSVN = Đảng Cộng sản Việt Nam
C UBND = Ủy ban nhân dân
C HĐND = Hội đồng nhân dân
C ĐBQH = Đại biểu Quốc hội
C UBMTTQ = Ủy ban Mặt trận Tổ quốc
C MTTQ = Mặt trận Tổ quốc
C TAND = Tòa án nhân dân
C VKSND = Viện Kiểm sát nhân dân
C CNXH = Chủ nghĩa xã hội
C CHXHCN = Cộng hòa xã hội chủ nghĩa
C LĐLĐ = Liên đoàn Lao động
C LHPN = Liên hiệp Phụ nữ
C HLHPN = Hội Liên hiệp Phụ nữ
C TNCS = Thanh niên Cộng sản
C ĐVTN = Đoàn viên thanh niên
C CCB = Cựu chiến binh
C BCĐ = Ban Chỉ đạo
C BTC = Bộ Tài chính
C BYT = Bộ Y tế
C BGDĐT = Bộ GDĐT = Bộ GD-ĐT = Bộ Giáo dục và Đào tạo
C BNV = Bộ Nội vụ
C BQP = Bộ Quốc phòng
C BCA = Bộ Công an
C BQL = Ban Quản lý
C VPCP = Văn phòng Chính phủ
C VPQH = Văn phòng Quốc hội
C CBCCVC = Cán bộ, công chức, viên chức
C CBCC = Cán bộ, công chức
C TTXVN = Thông tấn xã Việt Nam
C ĐTNCS = Đoàn Thanh niên Cộng sản
C NHNN = Ngân hàng Nhà nước
C NHCSXH = Ngân hàng Chính sách xã hội
C TCTK = Tổng cục Thống kê
C BCHQS = Ban Chỉ huy Quân sự = Bộ Chỉ huy Quân sự
C BĐBP = Bộ đội Biên phòng
C CSGT = Cảnh sát giao thông
C PCCC = Phòng cháy, chữa cháy
C CNCH = Cứu nạn, cứu hộ
D CTMTQG = Chương trình mục tiêu quốc gia
D MTQG = Mục tiêu quốc gia
D NTM = Nông thôn mới
D OCOP = Mỗi xã một sản phẩm
D DTTS = Dân tộc thiểu số
D ĐBKK = Đặc biệt khó khăn
D KTXH = KT-XH = Kinh tế xã hội
D QPAN = QP-AN = Quốc phòng an ninh
D ANTT = An ninh trật tự
D ATGT = An toàn giao thông
D TTATGT = Trật tự an toàn giao thông
D ATTP = An toàn thực phẩm
D VSATTP = Vệ sinh an toàn thực phẩm
D ATVSLĐ = An toàn vệ sinh lao động
D BHXH = Bảo hiểm xã hội
D BHYT = Bảo hiểm y tế
D BHTN = Bảo hiểm thất nghiệp
D CCHC = Cải cách hành chính
D TTHC = Thủ tục hành chính
D CNTT = Công nghệ thông tin
D CĐS = Chuyển đổi số
D CNH = Công nghiệp hóa
D HĐH = Hiện đại hóa
D GRDP = Tổng sản phẩm trên địa bàn
D GDP = Tổng sản phẩm trong nước = Tổng sản phẩm quốc nội
D XDCB = Xây dựng cơ bản
D GPMB = Giải phóng mặt bằng
D ĐTC = Đầu tư công
D NSNN = Ngân sách nhà nước
D GDĐT = GD-ĐT = GD&ĐT = Giáo dục và Đào tạo
D GDTX = Giáo dục thường xuyên
D GDNN = Giáo dục nghề nghiệp
D THPT = Trung học phổ thông
D THCS = Trung học cơ sở
D TNMT = TN&MT = TN-MT = Tài nguyên và Môi trường
D NNPTNT = NN&PTNT = NN-PTNT = Nông nghiệp và Phát triển nông thôn
D KHCN = KH&CN = KH-CN = Khoa học và Công nghệ
D VHTTDL = VHTT&DL = VH-TT&DL = VH,TT&DL = Văn hóa, Thể thao và Du lịch
D TTTT = TT&TT = Thông tin và Truyền thông
D LĐTBXH = LĐ-TB&XH = LĐTB&XH = Lao động, Thương binh và Xã hội
D KHĐT = KH&ĐT = KH-ĐT = Kế hoạch và Đầu tư
D GTVT = Giao thông vận tải
D HTX = Hợp tác xã
D DNNN = Doanh nghiệp nhà nước
D DNNVV = Doanh nghiệp nhỏ và vừa
D TNHH = Trách nhiệm hữu hạn
D SXKD = Sản xuất kinh doanh
D KCN = Khu công nghiệp
D CCN = Cụm công nghiệp
D VĐV = Vận động viên
D HLV = Huấn luyện viên
D TNGT = Tai nạn giao thông
D PCTN = Phòng, chống tham nhũng
D KHKT = Khoa học kỹ thuật
D PCTT = Phòng, chống thiên tai
D TKCN = Tìm kiếm cứu nạn
D SGK = Sách giáo khoa
D ĐBSCL = Đồng bằng sông Cửu Long
D LHQ = Liên hợp quốc = Liên Hiệp quốc
D WHO = Tổ chức Y tế Thế giới
D WTO = Tổ chức Thương mại Thế giới
D EU = Liên minh châu Âu
D BĐS = Bất động sản
E TP = Thành phố
E TPHCM = TP HCM = HCM = Thành phố Hồ Chí Minh
E TX = Thị xã
E TT = Thị trấn
E KP = Khu phố
E QL = Quốc lộ
E TDP = Tổ dân phố
E VN = Việt Nam
"""

_MARK: Final = "="


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words from ``start`` to before ``end`` stand for: the keys of the terms that index it."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    bare: list[str]
    spelled: list[str]
    key: str
    is_short: bool
    """Written as an abbreviation: in two letters it must have capitals, or each "tu" were a Tỉnh ủy."""


def meanings(text: Sequence[Word], *, is_question: bool = False) -> Iterator[Meaning]:
    """Yield what stands in ``text`` of the table above, long and short forms, in the order of their starts.

    Of forms that begin with the same word the longest is first. Marks have to be those of the table; in a
    question they may be left out, except for abbreviations of two letters. Raises nothing.
    """
    forms = _forms()
    bare = [word.bare for word in text]
    for start, first in enumerate(bare):
        if first not in forms:
            continue
        by_length: dict[int, list[str]] = {}
        for form in forms[first]:
            end = start + len(form.bare)
            if bare[start:end] == form.bare and _is(form, text[start:end], is_question):
                keys = by_length.setdefault(end, [])
                if form.key not in keys:
                    keys.append(form.key)
        for end in sorted(by_length, reverse=True):
            yield Meaning(start, end, tuple(by_length[end]))


def first_words(keys: Collection[str]) -> frozenset[str]:
    """Return the words without marks that forms of ``keys`` begin with."""
    return frozenset(
        bare for bare, forms in _forms().items() if any(form.key in keys for form in forms)
    )


def _is(form: _Form, found: Sequence[Word], is_question: bool) -> bool:
    if form.is_short and len(form.spelled) == 1 and len(form.spelled[0]) == 2:
        return found[0].is_capital and found[0].spelled == form.spelled[0]
    if is_question:
        return all(
            agrees(word.spelled, spelled) for word, spelled in zip(found, form.spelled, strict=True)
        )
    return all(word.spelled == spelled for word, spelled in zip(found, form.spelled, strict=True))


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Return all forms by their first word without marks."""
    found: dict[str, list[_Form]] = {}
    for line in TABLE.strip().splitlines():
        written = [words(form) for form in line[2:].split(" = ")]
        key = _MARK + "_".join(word.bare for word in written[-1])
        for number, form in enumerate(written):
            is_short = number < len(written) - 1 and any(word.is_capital for word in form)
            found.setdefault(form[0].bare, []).append(
                _Form([w.bare for w in form], [w.spelled for w in form], key, is_short)
            )
    return {bare: tuple(forms) for bare, forms in found.items()}
