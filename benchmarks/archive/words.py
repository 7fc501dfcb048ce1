"""Words that the invented province's news is made of. People, places and companies are invented."""

from typing import Final


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


FAMILIES: Final = _split(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Mai "
    "Tô Lương Hà Nông Triệu Lò Vi Quách Tạ Chu Cao Lưu Thái La Phùng Kiều"
)
MIDDLES: Final = _split(
    "Văn Thị Đức Minh Quang Ngọc Hữu Xuân Thanh Hồng Đình Bá Công Mạnh Tiến Thu Kim Bích Anh Quốc "
    "Gia Khắc Viết Trọng Duy Thúy Mỹ Hoài Nhật Trung"
)
GIVEN: Final = _split(
    "An Ánh Bảo Bình Cường Châu Chi Chiến Dũng Dung Duyên Đạt Điệp Giang Hà Hải Hạnh Hân Hiền "
    "Hiếu Hòa Hoàn Hùng Huế Hương Huyền Hưng Khanh Khánh Khoa Kiên Lan Lâm Liên Linh Loan Long "
    "Lộc Mai Mạnh My Nam Nga Ngân Nghĩa Nguyên Nhàn Nhung Oanh Phong Phúc Phương Quân Quyên Quý "
    "Sáng Sơn Tâm Tân Thảo Thành Thắng Thịnh Thu Thủy Thương Tiến Toàn Trang Trâm Trí Trinh "
    "Trường Tú Tuấn Tuyết Tùng Uyên Vân Việt Vinh Xuân Yến"
)
PLACE_FIRST: Final = _split(
    "An Bạch Bản Bình Cẩm Cao Chi Đại Đông Gia Hạ Hòa Hồng Hưng Khe Khuê Kim Lạc Liên Long Mai "
    "Minh Mỹ Nà Nam Ngọc Phú Phúc Phước Quang Quảng Sơn Tam Tân Tây Thạch Thanh Thượng Tiên Trung "
    "Vạn Vân Vĩnh Xuân Yên"
)
PLACE_SECOND: Final = _split(
    "Ái Bồng Bộc Chánh Cường Dương Đàm Điền Đồng Giang Hải Hiệp Hóa Hội Khánh Khê Lãm Lang Lâm "
    "Lập Lĩnh Lộc Lũng Luông Mỗ Nghĩa Nhuệ Phong Quế Sa Sim Tảo Thái Thắng Thịnh Thọ Thủy Tiến "
    "Trạch Trại Trì Viên Vượng Xá Xuyên"
)

OFFICES: Final = (
    "Chủ tịch UBND tỉnh",
    "Phó Chủ tịch Thường trực UBND tỉnh",
    "Phó Chủ tịch UBND tỉnh",
    "Bí thư Tỉnh ủy",
    "Phó Bí thư Thường trực Tỉnh ủy",
    "Chủ tịch HĐND tỉnh",
    "Giám đốc Sở Tài chính",
    "Giám đốc Sở Xây dựng",
    "Giám đốc Sở Y tế",
    "Giám đốc Sở Giáo dục và Đào tạo",
    "Giám đốc Sở Nông nghiệp và Môi trường",
    "Giám đốc Sở Khoa học và Công nghệ",
    "Giám đốc Sở Văn hóa, Thể thao và Du lịch",
    "Phó Giám đốc Sở Nội vụ",
    "Phó Giám đốc Sở Công Thương",
    "Chánh Văn phòng UBND tỉnh",
    "Chánh Thanh tra tỉnh",
    "Giám đốc Công an tỉnh",
    "Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh",
    "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh",
    "Chủ tịch Hội Nông dân tỉnh",
    "Chủ tịch Hội Liên hiệp Phụ nữ tỉnh",
    "Bí thư Tỉnh đoàn",
    "Chủ tịch Liên đoàn Lao động tỉnh",
)
AGENCIES: Final = (
    "UBND tỉnh",
    "Thường trực Tỉnh ủy",
    "Thường trực HĐND tỉnh",
    "Sở Tài chính",
    "Sở Xây dựng",
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Công Thương",
    "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Môi trường",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Công an tỉnh",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Ban Quản lý các khu công nghiệp",
    "Ủy ban MTTQ Việt Nam tỉnh",
    "Bảo hiểm xã hội tỉnh",
    "Kho bạc Nhà nước khu vực",
    "Ngân hàng Chính sách xã hội tỉnh",
    "Liên minh Hợp tác xã tỉnh",
)
VILLAGERS: Final = (
    "trưởng thôn",
    "tổ trưởng tổ dân phố",
    "giám đốc hợp tác xã",
    "nông dân",
    "giáo viên",
    "bác sĩ",
    "chủ cửa hàng",
    "công nhân",
    "đoàn viên thanh niên",
    "cựu chiến binh",
    "hộ kinh doanh",
    "cán bộ hưu trí",
)
RIVERS: Final = (
    "sông Lạc",
    "sông Khuê",
    "sông Nhuệ Giang",
    "suối Khe Sim",
    "suối Nà Luông",
    "kênh Vĩnh Tế Hạ",
    "hồ Nà Luông",
    "hồ Thạch Bàn",
    "đập Đồng Sim",
    "sông Cái Vàng",
)
CROPS: Final = (
    "lúa nếp",
    "ngô lai",
    "cam sành",
    "bưởi da xanh",
    "chè shan tuyết",
    "cà phê vối",
    "hồ tiêu",
    "sầu riêng",
    "dong riềng",
    "quế",
    "hồi",
    "keo lai",
    "mía đường",
    "sắn cao sản",
    "dưa lưới",
    "nấm hương",
    "rau an toàn",
    "khoai môn",
    "thanh long ruột đỏ",
    "măng Bát độ",
    "gừng trâu",
    "tôm thẻ chân trắng",
    "cá lồng",
    "bò lai Sind",
    "gà đồi",
    "lợn đen bản địa",
    "ong mật",
)
ILLNESSES: Final = (
    "sốt xuất huyết",
    "tay chân miệng",
    "sởi",
    "cúm A",
    "dại",
    "bạch hầu",
    "ho gà",
    "viêm não Nhật Bản",
    "tăng huyết áp",
    "đái tháo đường",
    "lao phổi",
    "thủy đậu",
)
PROGRAMMES: Final = (
    "Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    "Chương trình mỗi xã một sản phẩm",
    "Đề án 06 về phát triển ứng dụng dữ liệu dân cư",
    "Kế hoạch cải cách hành chính giai đoạn 2021 - 2030",
    "Đề án phát triển nguồn nhân lực chất lượng cao",
    "Chương trình giảm nghèo bền vững",
    "Chiến lược phát triển kinh tế tuần hoàn",
    "Kế hoạch thích ứng với biến đổi khí hậu",
    "Đề án trồng một tỷ cây xanh",
    "Phong trào toàn dân đoàn kết xây dựng đời sống văn hóa",
    "Kế hoạch xóa nhà tạm, nhà dột nát",
    "Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
)
WORKS: Final = (
    "cầu {place}",
    "đường tỉnh {road}",
    "tuyến tránh {place}",
    "hồ chứa nước {place}",
    "trạm bơm {place}",
    "trường THCS {place}",
    "trường Tiểu học {place}",
    "bệnh viện đa khoa khu vực {place}",
    "trạm y tế xã {place}",
    "chợ trung tâm {place}",
    "nhà văn hóa thôn {place}",
    "khu tái định cư {place}",
    "cụm công nghiệp {place}",
    "khu nhà ở xã hội {place}",
    "đê tả {river}",
    "kè chống sạt lở {river}",
    "nhà máy nước sạch {place}",
    "sân vận động {place}",
)
MOMENTS: Final = (
    "Sáng {day}",
    "Chiều {day}",
    "Ngày {day}",
    "Tối {day}",
    "Trong hai ngày qua",
    "Vừa qua",
    "Mới đây",
    "Trong tuần này",
    "Nhân dịp đầu tháng",
    "Cuối tuần qua",
)
QUARTERS: Final = (
    "quý I",
    "quý II",
    "quý III",
    "quý IV",
    "sáu tháng đầu năm",
    "chín tháng đầu năm",
)
