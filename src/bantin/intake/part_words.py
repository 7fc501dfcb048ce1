"""The words by which captions, subheadings and paragraphs of public news are told apart."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in listed.split(","))


VIEW = _words(
    """
    toàn cảnh, quang cảnh, khung cảnh, cảnh, một góc, góc, hình ảnh, phối cảnh, chân dung, hiện
    trường, ảnh, trong ảnh, bản đồ, sơ đồ, biểu đồ, lược đồ, đồ thị, đồ họa, infographic, mặt bằng
    """
)
"""What a caption opens with that names a picture."""

PEOPLE = _words(
    """
    đồng chí, các đồng chí, các bí thư, phó bí thư, chủ tịch, phó chủ tịch, thường trực,
    ban thường vụ, giám đốc, phó giám đốc, trưởng, phó trưởng, bộ trưởng, thứ trưởng, thủ tướng,
    phó thủ tướng, tổng bí thư, chánh, phó chánh, đại biểu, các đại biểu, các vị đại biểu, toàn
    thể đại biểu, đông đảo, lãnh đạo, các đoàn, đoàn, đoàn công tác, đoàn đại biểu, người dân,
    nhân dân, bà con, nông dân, công nhân, công nhân viên, hội viên, đoàn viên, đảng viên, cán bộ,
    chiến sĩ, các chiến sĩ, bộ đội, dân quân, lực lượng, các lực lượng, công an, kiểm lâm, bác sĩ,
    y sĩ, y tá, nhân viên, nhân viên y tế, thầy thuốc, giáo viên, cô giáo, thầy giáo, thầy cô,
    thầy và trò, cô và trò, học sinh, các em, các cháu, thiếu nhi, sinh viên, thanh niên, phụ nữ,
    chị em, cựu chiến binh, người cao tuổi, già làng, trưởng thôn, trưởng bản, nghệ nhân, nghệ sĩ,
    diễn viên, vận động viên, các vận động viên, cử tri, du khách, khách du lịch, đại diện, ban tổ
    chức, ban giám khảo, thành viên, các thành viên, tổ, đội, các đội, thí sinh, vợ chồng, gia
    đình, gia đình ông, gia đình bà, gia đình anh, gia đình chị, ban lãnh đạo, hợp tác xã, doanh
    nghiệp, các hộ, hộ, mẹ việt nam anh hùng, thượng tá, đại tá, trung tá, thiếu tá, đại úy, thiếu
    tướng, trung tướng, linh mục, báo cáo viên, giảng viên, học viên, chuyên gia, diễn giả, nhà
    thầu, thầy cúng, thầy mo, phụ huynh, cổ động viên, bệnh nhân, người bệnh, khán giả, vị, bên,
    cơ quan, thợ, ngư dân, tiểu thương, chủ hộ, chủ vườn, chủ cơ sở, trẻ em, người lao động, ban
    chỉ đạo, tổ công tác, đoàn kiểm tra, đoàn giám sát, tập thể, hòa thượng, thượng tọa, chủ
    nhiệm, hiệu trưởng, cộng tác viên, phóng viên, tuyên truyền viên, tình nguyện viên, kỹ sư, cơ
    quan chức năng, ngành chức năng, nhiều người, nhiều hộ, đông đảo người dân, tân binh, thân
    nhân
    """
)
"""Offices, ranks and groups that a caption opens with."""

ACTIONS = _words(
    """
    phát biểu, chủ trì, điều hành, trao, trao tặng, tặng, tặng quà, tặng hoa, nhận, đón nhận,
    thăm, đến thăm, thăm hỏi, động viên, chúc mừng, chúc tết, kiểm tra, khảo sát, thị sát, giám
    sát, kết luận, làm việc, cắt băng, khởi công, động thổ, bấm nút, nhấn nút, ký kết, ký, dâng
    hương, dâng hoa, thắp hương, thắp nến, đặt vòng hoa, viếng, chụp ảnh, chụp hình, biểu quyết,
    bỏ phiếu, thảo luận, trình bày, báo cáo, quán triệt, tham luận, trả lời, chất vấn, giới thiệu,
    tham quan, hướng dẫn, tuyên truyền, hỗ trợ, giúp, giúp đỡ, thu hoạch, chăm sóc, gieo, gieo
    cấy, cấy, gặt, hái, thu hái, trồng, trồng cây, tưới, cho ăn, cho gà, cho cá, nuôi, vận hành,
    sản xuất, chế biến, đóng gói, lắp đặt, thi công, xây dựng, đổ bê tông, làm đường, dọn vệ sinh,
    dọn, vệ sinh, phun, tiêm, tiêm chủng, khám, khám bệnh, điều trị, lấy mẫu, tuần tra, canh gác,
    trực gác, trực chốt, túc trực, gia cố, sơ tán, di dời, diễn tập, luyện tập, huấn luyện, ra
    quân, diễu hành, biểu diễn, trình diễn, múa, hát, thi đấu, tranh tài, tham gia, tham dự, dự,
    về dự, chào cờ, tập trung, làm thủ tục, nộp hồ sơ, giao dịch, tra cứu, cài đặt, sử dụng, xem,
    mua, bán, bày bán, trưng bày, tiếp nhận, tiếp dân, tiếp đoàn, tiếp và làm việc, gặp gỡ, trao
    đổi, trò chuyện, hỏi thăm, bàn giao, phát động, tuyên dương, khen thưởng, công bố, ra mắt,
    khai mạc, bế mạc, khánh thành, dệt, thêu, đan, bên, đón, tiễn, rà soát, hòa giải, vận động,
    phổ biến, lên lớp, học bài, đọc sách, ôn tập, thực hành, dập lửa, chữa cháy, cứu hộ, cứu nạn,
    khắc phục, tìm kiếm, hiến máu, quyên góp, ủng hộ, chứng kiến, lắng nghe, nghe, cho ý kiến, nêu
    ý kiến, ý kiến, kiến nghị, đối thoại, ghi hình, quét mã, nhặt rác, thu gom, phân loại, thu
    mua, phơi, sấy, gói bánh, nấu, thưởng thức, trải nghiệm, chèo, bơi, kéo co, đẩy gậy,
    ném còn, rước, tế lễ, cầu mùa, niêm phong, tiêu hủy, thu giữ, bắt giữ, tuyên thệ, truyền đạt,
    tập kết, đánh trống, đánh cồng, thi, bắn, cày, bừa, đưa, thực hiện nghi, thực hiện nghi thức,
    thực hiện nghi lễ, chở, vận chuyển, bốc xếp, livestream, chạy thử, nghiệm thu, đo, kéo, đắp,
    đào
    """
)
"""What people are seen to do."""

NOT_PEOPLE = _words(
    """
    đoàn kết, tổ chức, tổ quốc, đội ngũ, trưởng thành, hộ nghèo, hộ cận nghèo, hộ chiếu, hộ tịch,
    bên cạnh, bên lề, vị thế, vị trí
    """
)
"""What only begins like people."""

VISIBLE = _words(
    """
    lễ, tiết mục, màn, trụ sở, nhà máy, công trình, cầu, tuyến đường, đường, con đường, đoạn
    đường, vườn, cánh đồng, ruộng, ruộng bậc thang, đồi, đồi chè, rừng, hồ, hồ chứa, đập, kênh,
    trường, trạm, bệnh viện, chợ, gian hàng, gian trưng bày, sản phẩm, mô hình, khu, khu tái định
    cư, khu du lịch, di tích, đình, đền, chùa, bia, tượng đài, nghĩa trang, nhà văn hóa, nhà sàn,
    ngôi nhà, căn nhà, nhà, trang trại, xưởng, dây chuyền, máy, phương tiện, xe, tàu, thác, hang,
    động, núi, sông, suối, bãi, bến, dự án, khuôn viên, giờ học, phiên, lớp, lớp học, hội thi,
    trận, không khí, điểm cầu, bàn chủ tọa, đoàn chủ tịch, tang vật, đàn, cây, hoa, giống
    """
)
"""Things that can be photographed."""

POSITIONS = _words(
    """
    từ trái sang, từ trái qua, từ phải sang, từ phải qua, thứ nhất từ, thứ hai từ, thứ ba từ, thứ
    tư từ, hàng đầu, hàng trước, hàng sau, đứng giữa, ngồi giữa, ở giữa, ngoài cùng, bên trái, bên
    phải, áo trắng, áo xanh, áo đỏ, người đứng giữa, người ngồi giữa, ảnh lưu niệm, bìa trái, bìa
    phải
    """
)
"""Where somebody stands in a picture."""

EVENTS = _words(
    """
    hội nghị, đại hội, kỳ họp, phiên họp, cuộc họp, buổi lễ, lễ, buổi làm việc, buổi tiếp, buổi
    gặp mặt, buổi khai mạc, chương trình, hội thảo, tọa đàm, diễn đàn, hội thi, hội chợ, ngày hội,
    lễ hội, điểm cầu, hội trường, hội đàm, giải, cuộc thi, hội diễn, buổi tọa đàm, buổi đối thoại,
    buổi tập huấn, lớp tập huấn, buổi sinh hoạt, liên hoan, triển lãm, buổi kiểm tra, buổi giám
    sát, buổi tiếp xúc
    """
)
"""Occasions."""

PLACES = _words(
    """
    xã, phường, thị trấn, huyện, thị xã, thành phố, thôn, bản, làng, xóm, ấp, tổ dân phố, khu phố,
    tt, tp, buôn, khối, đường, quốc lộ, tỉnh lộ, cánh đồng, hồ, sông, suối, núi, đèo, cầu, chợ,
    trường, trạm, nhà máy, hợp tác xã, bệnh viện, đền, chùa, đình, khu công nghiệp, cửa khẩu, đồi,
    hang, thác
    """
)
"""What stands before the name of a place."""

EXHORTATIONS = _words(
    """
    phấn đấu, tăng cường, đẩy mạnh, đẩy nhanh, tiếp tục, tập trung, nâng cao, nâng chất, phát huy,
    chủ động, quyết tâm, quyết liệt, xây dựng, thực hiện, triển khai, hoàn thiện, hoàn thành, bảo
    đảm, đảm bảo, khắc phục, đổi mới, chung tay, chung sức, lan tỏa, giữ vững, giữ gìn, khơi dậy,
    khơi thông, gỡ, tháo gỡ, huy động, chú trọng, lấy, không để, không ngừng, không chỉ, hướng
    tới, hướng đến, để, đưa, từ, vì, cần, sẵn sàng, khẳng định, tạo, ưu tiên, siết chặt, mở rộng,
    kịp thời, nhân rộng, thúc đẩy, góp phần, quan tâm, chăm lo, phát triển, bảo vệ, bảo tồn, xóa,
    giảm, tăng, thu hút, kết nối, liên kết, đồng hành, gắn, nói, dám, muốn, biến, vượt, vượt qua,
    khai thác, ứng dụng, chuyển, đoàn kết, học tập, làm theo, phòng, ngăn chặn, xử lý, rà soát,
    sắp xếp, tinh gọn, kiên quyết, nghiêm túc, linh hoạt, đồng bộ, thắt chặt, củng cố, kiện toàn,
    dồn lực, tận dụng, đa dạng, hiện thực hóa, mang, đánh thức, thay đổi, đi, sớm, hãy, nhận diện,
    nhìn, trở thành, chặng
    """
)
"""What a subheading opens with that calls for something."""

TOPICS = _words(
    """
    kết quả, hiệu quả, thành tựu, thành công, thành quả, những, một số, còn, vẫn còn, khó khăn,
    thuận lợi, tồn tại, hạn chế, nguyên nhân, giải pháp, các giải pháp, nhiệm vụ, các nhiệm vụ,
    mục tiêu, các mục tiêu, phương hướng, bài học, điểm sáng, điểm nhấn, dấu ấn, về, công tác, các
    chương trình, chương trình, các chỉ tiêu, chỉ tiêu, kinh tế, văn hóa, quốc phòng, an ninh,
    tình hình, đời sống, vai trò, trách nhiệm, ý nghĩa, thời gian, địa điểm, thành phần, nội dung,
    đối tượng, hồ sơ, quy trình, trình tự, thủ tục, cách làm, cách thức, quan điểm, định hướng,
    chính sách, cơ chế, nguồn lực, động lực, tiềm năng, lợi thế, thực trạng, diễn biến, số liệu,
    điều kiện, mức, quyền lợi, tiến độ, chất lượng, niềm tin, niềm vui, khát vọng, sức, hướng đi,
    lời giải, bước, cơ hội, thách thức, diện mạo, nông nghiệp, công nghiệp, du lịch, giáo dục, y
    tế, nông thôn, tổ chức thực hiện, hiệu lực, kinh phí, phạm vi, yêu cầu, mục đích, tầm quan
    trọng, nhân lực
    """
)
"""What a subheading opens with that sums something up."""

JUDGEMENTS = _words(
    """
    sát sao, nổi bật, hiệu quả, tích cực, rõ nét, rõ rệt, quyết liệt, đồng bộ, bền vững, khởi sắc,
    toàn diện, kịp thời, vượt bậc, thiết thực, lan tỏa, trọng tâm, đột phá, quan trọng, then chốt,
    cấp bách, nhanh chóng, khả quan, ổn định, thách thức, bất cập, hạn chế, khó khăn, vướng mắc,
    trăn trở, đáng kể, đậm nét, sâu rộng, thực chất, ý nghĩa, tiềm năng, lâu dài, hơn nữa, sức
    sống
    """
)
"""Verdicts, which no photograph shows."""

SALUTATIONS = _words(
    """
    thưa, kính thưa, kính gửi, trân trọng, nơi nhận
    """
)
"""What a speech or a letter addresses somebody with."""

NARRATIVE = _words(
    """
    sáng, chiều, tối, trưa, ngày, hôm, tại, trong, theo, tuy nhiên, bên cạnh, đồng thời, cùng với,
    cùng ngày, sau, đến nay, hiện, hiện nay, dịp này, nhân dịp, qua, để, với, từ, nhờ, trước,
    ngoài ra, mặc dù, do, đặc biệt, trước đó, đây là, thời gian, nói về, kết thúc, dự, cùng dự,
    tham dự, phát biểu, theo đó, được biết, như vậy, có thể, nếu, khi, vào, mới đây, vừa qua, năm,
    tháng, đến, tính đến, riêng, ngay, thay mặt, kết luận
    """
)
"""What a sentence of a report opens with."""

CONNECTIVES = _words(
    """
    cũng, đồng thời, trong đó, do đó, vì vậy, nhằm, tuy, nhưng, mặc dù, bởi, nhờ đó, qua đó, từ
    đó, nên, mà, vì, theo đó, là, chưa, không
    """
)
"""What ties a sentence to others."""

SPEECH = _words(
    """
    cho biết, nhấn mạnh, khẳng định, yêu cầu, đề nghị, cho rằng, chia sẻ, bày tỏ, ghi nhận, đánh
    giá, biểu dương, tâm sự, nói, cho hay, thông tin, giải thích, mong muốn, đề xuất, lưu ý, chỉ
    rõ, nêu rõ, phấn khởi, xúc động
    """
)
"""What introduces somebody's words."""

_DONE_IN_HEADINGS_TOO = _words(
    """
    ý kiến, bên, sử dụng, sản xuất, hỗ trợ, giúp, giúp đỡ, ủng hộ, vệ sinh, tham gia, tiếp nhận,
    vận động, tuyên truyền, đối thoại, nghe, lắng nghe, dự, phổ biến, trải nghiệm, chế biến, thảo
    luận, báo cáo, giám sát, nuôi, kiến nghị, điều trị, đưa, chữa cháy, chất vấn, bán, mua, hòa
    giải, phân loại, đo, xem, kéo, nhận, trao đổi, trồng, chăm sóc, tập trung, điều hành, công bố
    """
)
SEEN_FIRST = ACTIONS - EXHORTATIONS - _DONE_IN_HEADINGS_TOO
"""What a caption may open with that people are seen to do."""

PHOTOS = _words("ảnh minh họa, ảnh tư liệu, ảnh chụp, ảnh cắt từ")
"""What says that a line is about a photo."""

DONE_OR_TO_COME = _words("đã, sẽ")
"""Marks of tense, which captions do without."""

ADVICE = _words(
    """
    khi cần, cần, phải, nên, hãy, xin, không được, đề nghị, yêu cầu, liên hệ, gọi, gọi số, số điện
    thoại, đường dây nóng, hạn chót, chậm nhất, theo quy định, vui lòng, mời
    """
)
"""What tells readers to do something, which no photograph does."""

COUNTS = _words("gồm, bao gồm, tổng số, tổng cộng, bình quân, trung bình, chiếm, đạt")
"""What a sum comes with."""

CLOSING = _words(
    """
    kết luận, bế mạc, kết thúc, thành công tốt đẹp, khép lại, tiếp thu, thay mặt, tuyên bố, cảm ơn,
    nhất trí, thống nhất, thông qua, giao lưu, diễn ra, ra về
    """
)
"""What the last sentences of a report say."""

CHARTS = _words("biểu đồ, sơ đồ, bản đồ, lược đồ, đồ thị, đồ họa, infographic")
"""What a caption opens with that names a drawing."""

ANNOUNCED = _words("hình ảnh, toàn văn, dưới đây, sau đây, giới thiệu, chùm ảnh, trân trọng, video")
"""What a line that ends in a colon announces."""

ANNOUNCING = _words(
    """
    dưới đây là, sau đây là, một số hình ảnh, những hình ảnh, các hình ảnh, vài hình ảnh, chùm ảnh,
    toàn văn, xin giới thiệu, xin trân trọng giới thiệu, trân trọng giới thiệu
    """
)
"""What a line opens with that announces what stands below it."""

LISTS = (
    VIEW,
    PEOPLE,
    ACTIONS,
    NOT_PEOPLE,
    VISIBLE,
    POSITIONS,
    EVENTS,
    PLACES,
    EXHORTATIONS,
    TOPICS,
    JUDGEMENTS,
    SALUTATIONS,
    NARRATIVE,
    CONNECTIVES,
    SPEECH,
    PHOTOS,
    DONE_OR_TO_COME,
    ADVICE,
    COUNTS,
    CLOSING,
    CHARTS,
    ANNOUNCED,
    ANNOUNCING,
)
"""All of the above."""
