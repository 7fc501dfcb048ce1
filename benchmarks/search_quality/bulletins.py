"""Bulletins of a district that does not exist, for the judged queries: short, and easily mistaken."""

from datetime import datetime, timedelta, timezone

from bantin.search.values import Entry

_VIETNAM = timezone(timedelta(hours=7))

# Key, day, headline, lead, body.
TEXTS: tuple[tuple[int, str, str, str, str], ...] = (
    (
        1,
        "2024-03-04",
        "Khởi công đường vành đai qua xã Nà Mạ",
        "Tuyến đường dài 12,5 km nối quốc lộ 3 với cụm công nghiệp.",
        "Chủ đầu tư cam kết bàn giao mặt bằng trước mùa mưa. Người dân hiến hơn ba héc ta đất ruộng.",
    ),
    (
        2,
        "2024-03-11",
        "Ông Dương Quốc Hoà nhận kỷ niệm chương vì sự nghiệp khuyến học",
        "Thầy giáo Dương Quốc Hoà gắn bó ba mươi năm với học trò vùng cao.",
        "Gia đình thầy mở tủ sách miễn phí cho trẻ trong bản Pác Lùng.",
    ),
    (
        3,
        "2024-03-15",
        "Nhà máy đường Thạch Lĩnh kết thúc vụ ép mía",
        "Sản lượng đường kính trắng đạt 41.500 tấn.",
        "Giá thu mua mía cao hơn vụ trước, nông dân phấn khởi mở rộng vùng nguyên liệu.",
    ),
    (
        4,
        "2024-04-08",
        "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ mười lăm",
        "Hội nghị cho ý kiến về kết quả ba năm thực hiện Nghị quyết số 23-NQ/TU.",
        "Đồng chí Bí thư Tỉnh ủy phát biểu bế mạc, giao các huyện rà soát từng chỉ tiêu.",
    ),
    (
        5,
        "2024-04-10",
        "Hội nghị tổng kết công tác chấp hành án dân sự",
        "Tỷ lệ thi hành án xong đạt 84,2%.",
        "Ban quản lý các cụm thi đua nêu kinh nghiệm phối hợp với tòa án.",
    ),
    (
        6,
        "2023-05-02",
        "Nghị định 15/2023/NĐ-CP: những điểm mới về phụ cấp",
        "Nghị định có hiệu lực từ ngày 15/6/2023.",
        "Cán bộ thôn bản được điều chỉnh mức phụ cấp theo quy mô dân số.",
    ),
    (
        7,
        "2023-06-20",
        "Triển khai Quyết định 15/2023/QĐ-UBND về giá đất",
        "Bảng giá đất mới áp dụng cho năm nhóm đường phố.",
        "Sở Tài nguyên và Môi trường hướng dẫn hồ sơ chuyển tiếp.",
    ),
    (
        8,
        "2024-01-09",
        "UBND tỉnh công bố dự toán ngân sách năm 2024",
        "Tổng thu trên địa bàn được giao 1.250 tỷ đồng.",
        "Ủy ban nhân dân các huyện công khai trong quý I.",
    ),
    (
        9,
        "2024-01-18",
        "Ủy ban nhân dân xã Pác Cạm đối thoại với thanh niên",
        "Nhiều bạn trẻ hỏi về vốn khởi nghiệp và đất sản xuất.",
        "Chủ tịch xã hứa trả lời bằng văn bản trong mười ngày.",
    ),
    (
        10,
        "2023-12-07",
        "Kỳ họp cuối năm của Hội đồng nhân dân tỉnh thông qua 21 nghị quyết",
        "Đại biểu chất vấn ba giám đốc sở về tiến độ giải ngân.",
        "Chủ tọa kết luận từng nhóm vấn đề, yêu cầu báo cáo lại sau sáu tháng.",
    ),
    (
        11,
        "2024-02-22",
        "Thường trực HĐND huyện giám sát nước sạch nông thôn",
        "Đoàn làm việc tại bảy công trình cấp nước tự chảy.",
        "Hai công trình hư hỏng nặng, bà con phải gánh nước từ suối.",
    ),
    (
        12,
        "2024-02-26",
        "Bác sĩ trẻ tình nguyện lên khám bệnh ở xã Cao Sơn",
        "Đoàn y bác sỹ khám cho 320 người cao tuổi và trẻ em.",
        "Hai ca nghi viêm ruột thừa được chuyển ngay về bệnh viện huyện.",
    ),
    (
        13,
        "2024-03-28",
        "Tập huấn kỹ thuật ghép cam cho hội viên nông dân",
        "Lớp học kéo dài năm buổi ngay tại vườn.",
        "Kĩ sư nông nghiệp cầm tay chỉ việc, từng hộ được cấp mắt ghép.",
    ),
    (
        14,
        "2024-05-06",
        "Kỷ niệm bảy mươi năm chiến thắng Điện Biên Phủ",
        "Lễ kỷ niệm diễn ra trang trọng tại quảng trường.",
        "Cựu chiến binh kể chuyện kéo pháo cho học sinh nghe.",
    ),
    (
        15,
        "2024-05-12",
        "Chương trình mục tiêu quốc gia: giải ngân đạt 38%",
        "Tiến độ chậm nhất thuộc về các dự án nước sinh hoạt.",
        "Lãnh đạo tỉnh yêu cầu chủ đầu tư cam kết từng tuần.",
    ),
    (
        16,
        "2024-05-19",
        "Vốn MTQG về bản: đường bê tông, nhà văn hoá mới",
        "Ba chương trình MTQG đang thay đổi bản làng vùng cao.",
        "Bà con góp công, nhà nước hỗ trợ xi măng và máy trộn.",
    ),
    (
        17,
        "2024-06-01",
        "Khai mạc giải bóng chuyền thanh niên các dân tộc thiểu số",
        "Mười hai đội nam, tám đội nữ tranh tài trong một tuần.",
        "Trận mở màn đội Nà Mạ thắng đội Cao Sơn ba hiệp trắng.",
    ),
    (
        18,
        "2024-06-15",
        "Lũ quét ở xã Cao Sơn cuốn trôi hai cây cầu tạm",
        "Không có thiệt hại về người, chín hộ phải di dời khẩn cấp.",
        "Lực lượng dân quân dựng lều, nấu cơm cho bà con vùng lũ.",
    ),
    (
        19,
        "2024-06-18",
        "Khẩn trương khắc phục hậu quả mưa lũ, ổn định đời sống người dân",
        "Hơn bốn tỷ đồng được hỗ trợ đợt đầu cho các xã bị thiệt hại.",
        "Điện lực nối lại lưới điện cho toàn bộ các bản bị cô lập.",
    ),
    (
        20,
        "2024-07-02",
        "Điểm chuẩn vào lớp 10 trường THPT chuyên",
        "Môn Toán lấy điểm cao nhất với 41,25.",
        "Trường trung học phổ thông công lập khác công bố trong tuần.",
    ),
    (
        21,
        "2024-07-10",
        "Cảnh sát giao thông ra quân xử lý xe quá tải",
        "Trong ba ngày đã lập biên bản 46 trường hợp.",
        "CSGT phối hợp thanh tra cân lưu động ngay tại cửa mỏ đá.",
    ),
    (
        22,
        "2024-07-21",
        "Bảo hiểm y tế cho người cận nghèo: thêm một phần hỗ trợ",
        "Ngân sách tỉnh đóng thay 30% mức phí.",
        "Đại lý thu đến từng nhà hướng dẫn thủ tục gia hạn thẻ BHYT.",
    ),
    (
        23,
        "2024-08-05",
        "Bàn giao nhà đại đoàn kết cho hộ nghèo xã Pác Cạm",
        "Uỷ ban Mặt trận Tổ quốc huyện vận động 80 triệu đồng mỗi căn.",
        "Gia chủ Nông Thị Sim không giấu được nước mắt.",
    ),
    (
        24,
        "2024-08-16",
        "Ra mắt cổng dịch vụ công trực tuyến phiên bản mới",
        "Người dân nộp hồ sơ bằng điện thoại, tra cứu kết quả theo mã QR.",
        "Tổ công nghệ số cộng đồng hướng dẫn người cao tuổi từng bước.",
    ),
    (
        25,
        "2024-09-05",
        "Lễ khai giảng ở điểm trường Lũng Vài",
        "Hai mươi tám học sinh dự lễ dưới mái tôn mới lợp.",
        "Cô giáo Ma Thị Quý cõng học trò qua suối từ sáng sớm.",
    ),
    (
        26,
        "2024-09-12",
        "Quý III: thu hút bốn dự án vào khu công nghiệp Thanh Bình",
        "Tổng vốn đăng ký 2.340 tỷ đồng, gấp đôi quý II.",
        "Doanh nghiệp kiến nghị sớm có trạm xử lý nước thải.",
    ),
    (
        27,
        "2024-09-20",
        "Hồ Ba Khe đón khách trở lại sau bão",
        "Bến thuyền, nhà nghỉ đã sửa xong, giá vé không đổi.",
        "Khách đặt phòng dịp nghỉ lễ tăng gấp rưỡi.",
    ),
    (
        28,
        "2024-10-03",
        "Hộ ba khẩu được vay tối đa 100 triệu đồng làm nhà",
        "Ngân hàng Chính sách xã hội giải ngân tại điểm giao dịch xã.",
        "Lãi suất ưu đãi trong mười lăm năm.",
    ),
    (
        29,
        "2024-10-10",
        "Chuyển đổi số ở xã: chữ ký số, họp không giấy",
        "Cán bộ một cửa xử lý hồ sơ trên mạng, dân đỡ đi lại.",
        "Thôn bản lập nhóm Zalo để báo lịch cắt điện, lịch tiêm phòng.",
    ),
    (
        30,
        "2024-10-20",
        "Gặp mặt nữ doanh nhân tiêu biểu",
        "Chị Hoàng Thị Mỹ Hạnh kể chuyện đưa miến dong ra nước ngoài.",
        "Hội Liên hiệp Phụ nữ trao vốn khởi nghiệp cho năm ý tưởng.",
    ),
    (
        31,
        "2024-11-02",
        "Tìm thấy bia đá cổ trong vườn nhà dân",
        "Bia khắc chữ Hán, niên đại khoảng thế kỷ XVII.",
        "Bảo tàng tỉnh cử cán bộ in thác bản, lập hồ sơ bảo vệ.",
    ),
    (
        32,
        "2024-11-11",
        "Giá bia tăng, quán nhậu vắng khách",
        "Nhiều chủ quán chuyển sang bán cơm trưa.",
        "Việc kiểm tra nồng độ cồn được người đi đường đồng tình.",
    ),
    (
        33,
        "2024-11-20",
        "Tri ân thầy cô nhân ngày Nhà giáo Việt Nam",
        "Ba trăm nhà giáo về hưu dự buổi gặp mặt.",
        "Học trò cũ tặng trường một phòng máy tính.",
    ),
    (
        34,
        "2024-12-01",
        "Diễn tập chữa cháy rừng cấp huyện",
        "Gần hai trăm người tham gia tình huống giả định.",
        "Kiểm lâm nhắc đốt nương phải báo trước với tổ bảo vệ rừng.",
    ),
    (
        35,
        "2024-12-15",
        "Kế hoạch 112/KH-UBND về phòng, chống rét cho trâu bò",
        "Mỗi hộ cần dự trữ rơm khô, che chắn chuồng trại.",
        "Nhiệt độ vùng núi cao có thể xuống dưới ba độ.",
    ),
    (
        36,
        "2024-12-28",
        "Thủ tướng thăm công trường cao tốc",
        "Nhà thầu hứa thông xe trước Tết.",
        "Công nhân làm ba ca, bốn kíp, xuyên lễ.",
    ),
)


def entries() -> list[Entry]:
    """Return the bulletins as the index takes them."""
    return [
        Entry(
            key=key,
            site="",
            url=f"/{key}/",
            headline=headline,
            lead=lead,
            body=(body,),
            date=datetime.fromisoformat(day).replace(tzinfo=_VIETNAM),
            section="thoi-su",
            section_title="Thời sự",
            kind="news",
        )
        for key, day, headline, lead, body in TEXTS
    ]
