"""What each section tells: its headlines and sentences. In braces stand words that `grammar` puts in."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Topic:
    """A section with the sentences that only its bulletins have."""

    slug: str
    title: str
    weight: int
    """Its share of the archive."""
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]


TOPICS: Final = (
    Topic(
        "thoi-su",
        "Thời sự",
        18,
        (
            "{office} {person} kiểm tra tiến độ xây dựng {work}",
            "{agency} họp bàn nhiệm vụ trọng tâm {quarter}, tập trung giải ngân {money} vốn đầu tư công",
            "Hội nghị đánh giá kết quả thực hiện {programme} tại xã {place}",
            "Tiếp xúc cử tri xã {place}: nhiều kiến nghị về đất đai, giao thông được trả lời ngay tại chỗ",
            "Kỳ họp HĐND tỉnh thông qua {few} nghị quyết về kinh tế - xã hội và ngân sách địa phương",
        ),
        (
            "Báo cáo tại hội nghị cho thấy, tốc độ tăng tổng sản phẩm trên địa bàn {quarter} đạt {percent}.",
            "Các đại biểu thảo luận {few} nhóm vấn đề, trong đó có giải phóng mặt bằng {work} và tái định cư.",
            "Cử tri xã {place} đề nghị sớm sửa chữa {work}, nơi mùa mưa thường ngập sâu {few} mét.",
            "Thường trực HĐND tỉnh yêu cầu trả lời bằng văn bản các kiến nghị trước ngày {day}.",
            "Đến nay đã có {many} lượt ý kiến của cử tri được tổng hợp, {percent} số đó đã giải quyết xong.",
            "Tổng thu ngân sách trên địa bàn ước đạt {money}, bằng {percent} dự toán được giao.",
            "Kết luận buổi làm việc, {office} {person} giao {agency} rà soát từng dự án chậm tiến độ.",
        ),
    ),
    Topic(
        "kinh-te",
        "Kinh tế",
        14,
        (
            "Cụm công nghiệp {place} thu hút thêm {few} dự án với tổng vốn {money}",
            "Kim ngạch xuất khẩu {crop} {quarter} tăng {percent} so với cùng kỳ",
            "Đối thoại với doanh nghiệp: {agency} tháo gỡ {few} nhóm khó khăn về vốn và mặt bằng",
            "Hội chợ hàng hóa xã {place} đón {many} lượt khách, doanh số {money}",
            "Chỉ số sản xuất công nghiệp {quarter} tăng {percent}, cao nhất trong ba năm",
        ),
        (
            "Công ty {company} cho biết đơn hàng đã kín đến hết {quarter}, công suất dây chuyền đạt {percent}.",
            "Trên địa bàn hiện có {many} doanh nghiệp đang hoạt động, tạo việc làm cho {many} lao động.",
            "Dự án của Công ty {company} có diện tích {area}, dự kiến vận hành trong {quarter}.",
            "Giá thu mua {crop} tại vườn dao động từ {few} đến {few} chục nghìn đồng một ki-lô-gam.",
            "Các ngân hàng đã cơ cấu lại nợ cho {many} khách hàng với dư nợ {money}.",
            "Sức mua tại chợ {place} tăng khoảng {percent}, hàng Việt chiếm phần lớn các quầy.",
            "Thời gian cấp giấy chứng nhận đăng ký doanh nghiệp giảm còn {few} giờ làm việc.",
        ),
    ),
    Topic(
        "nong-nghiep",
        "Nông nghiệp - Nông thôn",
        12,
        (
            "Nông dân xã {place} vào vụ thu hoạch {crop}, năng suất cao hơn năm trước {percent}",
            "Xã {place} đạt chuẩn nông thôn mới nâng cao sau {few} năm phấn đấu",
            "Mô hình trồng {crop} theo chuỗi giá trị giúp {many} hộ dân xã {place} thoát nghèo",
            "Chủ động phòng, chống dịch bệnh trên {crop} trong thời điểm giao mùa",
            "Cấp mã số vùng trồng cho {area} {crop} phục vụ xuất khẩu",
        ),
        (
            "Vụ này toàn xã {place} gieo trồng {area} {crop}, tập trung ở các thôn ven {river}.",
            "Gia đình {villager} {person} có {area} {crop}, mỗi năm thu lãi {money}.",
            "Hợp tác xã {place} ký hợp đồng bao tiêu {many} tấn {crop} với Công ty {company}.",
            "Trung tâm Dịch vụ nông nghiệp đã cử cán bộ về từng thôn hướng dẫn tưới tiết kiệm nước.",
            "Mực nước {river} xuống thấp khiến {area} cây trồng có nguy cơ thiếu nước cuối vụ.",
            "Sản phẩm {crop} của xã {place} được công nhận đạt bốn sao, có mặt ở {many} điểm bán.",
            "Người dân hiến {area} đất và góp {many} ngày công để mở rộng đường nội đồng.",
        ),
    ),
    Topic(
        "giao-duc",
        "Giáo dục",
        9,
        (
            "{many} thí sinh bước vào kỳ thi tốt nghiệp THPT tại {few} điểm thi",
            "Trường THCS {place} đón bằng công nhận đạt chuẩn quốc gia mức độ 2",
            "Bổ sung {many} giáo viên cho các trường vùng khó khăn trước năm học mới",
            "Học sinh trường THPT {place} giành giải nhất cuộc thi khoa học kỹ thuật",
            "Tặng {many} suất học bổng cho học sinh nghèo xã {place}",
        ),
        (
            "Năm học này trường có {many} học sinh, tỷ lệ chuyên cần đạt {percent}.",
            "Thầy giáo {person}, hiệu trưởng nhà trường, cho biết {few} phòng học bộ môn vừa được đưa vào sử dụng.",
            "Các điểm trường lẻ ở xã {place} được nối mạng, học sinh lớp ba được học tiếng Anh trực tuyến.",
            "Hội đồng thi bố trí {many} cán bộ coi thi và phương án dự phòng khi mưa lũ.",
            "Kinh phí bữa ăn bán trú cho {many} em được chi trả trước ngày {day} hằng tháng.",
            "Cuộc vận động quyên góp sách giáo khoa cũ thu được {many} bộ chỉ sau {few} tuần.",
            "Đề tài của nhóm học sinh dùng vỏ {crop} làm vật liệu lọc nước cho bếp ăn của trường.",
        ),
    ),
    Topic(
        "y-te",
        "Y tế",
        8,
        (
            "Trạm y tế xã {place} khám, cấp thuốc miễn phí cho {many} người cao tuổi",
            "Ngành Y tế khuyến cáo phòng bệnh {illness} khi thời tiết thay đổi",
            "Bệnh viện đa khoa khu vực {place} triển khai kỹ thuật mổ nội soi",
            "Tỷ lệ tham gia bảo hiểm y tế toàn tỉnh đạt {percent} dân số",
            "Hiến máu tình nguyện tại xã {place}: tiếp nhận {many} đơn vị máu",
        ),
        (
            "Từ đầu năm, toàn tỉnh ghi nhận {many} ca mắc {illness}, giảm {percent} so với cùng kỳ.",
            "Bác sĩ {person} khuyên người dân đến cơ sở y tế ngay khi sốt cao quá {few} ngày.",
            "Chiến dịch tiêm chủng vét tại xã {place} đạt {percent} số trẻ trong độ tuổi.",
            "Bệnh viện được trang bị máy chụp cắt lớp {many} lát cắt, kết quả trả trong {few} giờ.",
            "Đội ngũ nhân viên y tế thôn bản đi từng nhà diệt bọ gậy, phát {many} tờ hướng dẫn.",
            "Hồ sơ sức khỏe điện tử đã lập cho {many} người dân, liên thông với ứng dụng định danh.",
            "Sau {few} tháng luân phiên bác sĩ về xã, số lượt chuyển tuyến giảm {percent}.",
        ),
    ),
    Topic(
        "van-hoa",
        "Văn hóa - Thể thao - Du lịch",
        9,
        (
            "Lễ hội đền {place} thu hút {many} du khách trong ngày khai hội",
            "Khai mạc giải bóng chuyền thanh niên các xã lần thứ {few}",
            "Thư viện tỉnh đưa {many} cuốn sách về các thôn vùng cao",
            "Xã {place} bảo tồn nghề dệt thổ cẩm gắn với du lịch cộng đồng",
            "Lượng khách đến {river} dịp nghỉ lễ tăng {percent}",
        ),
        (
            "Phần hội có {few} trò chơi dân gian, trong đó kéo co và bắn nỏ được người dân chờ đợi nhất.",
            "Nghệ nhân {person} đã truyền dạy hát then cho {many} học trò trong {few} năm.",
            "Đội xã {place} thắng đội xã {place} với tỷ số {few} - {few} ở trận chung kết.",
            "Di tích được tu bổ từ nguồn xã hội hóa {money}, giữ nguyên kết cấu gỗ lim.",
            "Các hộ làm du lịch ở xã {place} đón trung bình {many} lượt khách mỗi tháng.",
            "Triển lãm giới thiệu {many} bức ảnh về đời sống ven {river} suốt nửa thế kỷ.",
            "Ban tổ chức bố trí {few} bãi đỗ xe và đường dây nóng để không ai bị chặt chém.",
        ),
    ),
    Topic(
        "an-ninh",
        "An ninh trật tự",
        7,
        (
            "Công an xã {place} hỗ trợ người dân cài đặt định danh điện tử mức 2",
            "Phát hiện {few} vụ vận chuyển pháo nổ qua địa bàn xã {place}",
            "Cảnh báo thủ đoạn giả danh cán bộ {agency} để lừa đảo qua điện thoại",
            "Ra quân bảo đảm trật tự an toàn giao thông trên đường tỉnh {road}",
            "Tập huấn chữa cháy và cứu nạn cho {many} người ở chợ {place}",
        ),
        (
            "Lực lượng chức năng thu giữ {many} ki-lô-gam tang vật, tạm giữ {few} đối tượng.",
            "Đối tượng yêu cầu nạn nhân chuyển {money} vào tài khoản lạ rồi cắt liên lạc.",
            "Trong {quarter}, số vụ tai nạn giao thông giảm {percent}, số người bị thương giảm {few} người.",
            "Mô hình tổ liên gia an toàn phòng cháy ở xã {place} có {many} hộ tham gia.",
            "Thượng tá {person} đề nghị người dân báo ngay cho công an xã khi nhận cuộc gọi đáng ngờ.",
            "Camera an ninh do nhân dân đóng góp được lắp tại {many} điểm, nối về trụ sở công an xã.",
            "Người vi phạm bị lập biên bản, phạt tiền và tước giấy phép lái xe {few} tháng.",
        ),
    ),
    Topic(
        "giao-thong",
        "Giao thông - Xây dựng",
        8,
        (
            "Thông xe kỹ thuật {work} trước kế hoạch {few} tháng",
            "Khắc phục sạt lở trên đường tỉnh {road}, bảo đảm đi lại trong mùa mưa",
            "Khởi công {work} với tổng mức đầu tư {money}",
            "Xã {place} bàn giao mặt bằng {area} cho dự án {work}",
            "Nghiệm thu {work}: chất lượng bảo đảm, tiết kiệm {percent} chi phí",
        ),
        (
            "Công trình dài {few} ki-lô-mét, mặt đường rộng {few} mét, có {many} vị trí cống thoát nước.",
            "Nhà thầu {company} huy động {many} công nhân chia ba ca, bốn kíp để kịp tiến độ.",
            "Đến nay {many} hộ đã nhận tiền bồi thường, còn {few} hộ đang hoàn thiện hồ sơ.",
            "Sau trận mưa lớn, khoảng {many} mét khối đất đá tràn xuống mặt đường tỉnh {road}.",
            "Khi đưa vào sử dụng, thời gian từ xã {place} đến trung tâm tỉnh rút ngắn còn {few} chục phút.",
            "Phương tiện trên {few} tấn được hướng dẫn đi vòng qua xã {place} cho đến hết ngày {day}.",
            "Kết quả thử tải cho thấy độ võng của nhịp chính nhỏ hơn giới hạn cho phép {percent}.",
        ),
    ),
    Topic(
        "moi-truong",
        "Tài nguyên - Môi trường",
        6,
        (
            "Ra quân dọn vệ sinh hai bên bờ {river}, thu gom {many} bao rác",
            "Xử phạt Công ty {company} vì xả thải vượt quy chuẩn ra {river}",
            "Cấp {many} giấy chứng nhận quyền sử dụng đất cho người dân xã {place}",
            "Trồng mới {area} rừng phòng hộ đầu nguồn {river}",
            "Xã {place} phân loại rác tại nguồn: từ thói quen đến nếp sống",
        ),
        (
            "Kết quả quan trắc nước {river} có {few} chỉ tiêu vượt giới hạn, cao nhất {percent}.",
            "Mỗi ngày xã {place} phát sinh {many} ki-lô-gam rác, trong đó {percent} là rác hữu cơ.",
            "Kiểm lâm địa bàn cùng người dân tuần tra {area} rừng, phát hiện {few} điểm có nguy cơ cháy.",
            "Hộ {villager} {person} được giao {area} đất rừng với thời hạn năm mươi năm.",
            "Cơ sở dữ liệu đất đai của xã {place} hoàn thành {percent} số thửa, đã đồng bộ với cơ quan thuế.",
            "Đoàn thanh tra yêu cầu doanh nghiệp khắc phục trong {few} ngày và báo cáo trước {day}.",
            "Tỷ lệ che phủ rừng toàn tỉnh duy trì ở mức {percent}, riêng xã {place} cao hơn bình quân.",
        ),
    ),
    Topic(
        "chuyen-doi-so",
        "Chuyển đổi số",
        4,
        (
            "Tổ công nghệ số cộng đồng xã {place} hướng dẫn {many} người dùng dịch vụ công trực tuyến",
            "Tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh đạt {percent}",
            "Phủ sóng di động cho {few} thôn cuối cùng của xã {place}",
            "Chợ {place} không dùng tiền mặt: {many} tiểu thương quen với mã QR",
            "{agency} vận hành trung tâm giám sát an toàn thông tin",
        ),
        (
            "Từ ngày {day}, {few} thủ tục được cắt giảm giấy tờ nhờ khai thác dữ liệu dân cư.",
            "Bà {person}, tiểu thương chợ {place}, cho biết mỗi ngày có {many} lượt khách quét mã.",
            "Kho dữ liệu dùng chung của tỉnh có {many} bộ dữ liệu, {percent} được cập nhật tự động.",
            "Đợt diễn tập phát hiện {few} lỗ hổng và vá xong trong {few} giờ.",
            "Trạm phát sóng mới dùng điện mặt trời, phủ {area} ở khu vực {river}.",
            "Lớp học buổi tối ở nhà văn hóa thôn thu hút {many} người, lớn tuổi nhất là cụ {person}.",
            "Chi phí in ấn của xã {place} giảm {percent} sau khi văn bản được ký số.",
        ),
    ),
    Topic(
        "an-sinh",
        "Lao động - An sinh",
        6,
        (
            "Bàn giao {few} căn nhà đại đoàn kết cho hộ nghèo xã {place}",
            "Phiên giao dịch việc làm xã {place}: {many} lao động được tuyển ngay",
            "Chi trả trợ cấp cho {many} người có công qua tài khoản",
            "Trao sinh kế {crop} cho {many} hộ cận nghèo xã {place}",
            "Tỷ lệ hộ nghèo toàn tỉnh giảm còn {percent} sau {few} năm",
        ),
        (
            "Căn nhà rộng {many} mét vuông của gia đình {person} xây trong {few} tháng, được hỗ trợ {money}.",
            "Tại phiên giao dịch, {few} doanh nghiệp có nhu cầu tuyển {many} lao động phổ thông.",
            "Ngân hàng Chính sách xã hội giải ngân {money} cho {many} hộ vay vốn phát triển {crop}.",
            "Các mẹ Việt Nam anh hùng ở xã {place} được phụng dưỡng suốt đời, thăm khám {few} tháng một lần.",
            "Người lao động đi làm việc ở nước ngoài gửi về gia đình khoảng {money} mỗi năm.",
            "Mặt trận xã {place} rà soát lại danh sách, đưa ra {few} hộ không còn thuộc diện hỗ trợ.",
            "Trung tâm dạy nghề mở {few} lớp may công nghiệp, {percent} học viên có việc làm sau khóa học.",
        ),
    ),
    Topic(
        "cai-cach-hanh-chinh",
        "Cải cách hành chính",
        5,
        (
            "Trung tâm phục vụ hành chính công xã {place} giải quyết {many} hồ sơ trong tháng",
            "{agency} công bố {few} thủ tục được rút ngắn thời gian giải quyết",
            "Chỉ số hài lòng của người dân xã {place} đạt {percent}",
            "Kiểm tra công vụ đột xuất tại {few} xã, chấn chỉnh việc trễ hẹn hồ sơ",
            "Phân cấp {few} nhiệm vụ từ {agency} về xã, gắn với bố trí cán bộ",
        ),
        (
            "Người dân đến nộp hồ sơ được lấy số tự động, thời gian chờ bình quân {few} phút.",
            "Trong {many} hồ sơ đã tiếp nhận, {percent} trả trước hạn, {few} hồ sơ phải xin lỗi bằng văn bản.",
            "Quyết định số {number}/QĐ-UBND nêu rõ đầu mối, thời hạn và trách nhiệm của từng công chức.",
            "Anh {person} ở xã {place} chỉ mất {few} phút để đăng ký khai sinh cho con.",
            "Đoàn kiểm tra lập biên bản {few} trường hợp vắng mặt không có lý do trong giờ làm việc.",
            "Bộ phận một cửa bố trí công chức biết tiếng dân tộc để hướng dẫn đồng bào xã {place}.",
            "Qua phiếu khảo sát {many} người, nội dung được đánh giá cao nhất là thái độ phục vụ.",
        ),
    ),
)

LEADS: Final = (
    (
        "{moment}, {agency} tổ chức hội nghị tại xã {place} nhằm đánh giá kết quả thực hiện {programme}; "
        "{office} {person} dự và chỉ đạo."
    ),
    (
        "{moment}, đoàn công tác do {office} {person} dẫn đầu đã kiểm tra thực tế tại xã {place}, "
        "nghe người dân phản ánh và giao việc cụ thể cho từng đơn vị."
    ),
    (
        "Với cách làm linh hoạt, sát dân, xã {place} đã huy động được {money} và {many} ngày công, "
        "tạo chuyển biến rõ rệt ở những thôn khó khăn nhất ven {river}."
    ),
    (
        "{moment}, hơn {many} người dân xã {place} và các xã lân cận đã có mặt từ sớm; "
        "không khí phấn khởi trước kết quả vượt {percent} so với kế hoạch đề ra."
    ),
    (
        "Theo báo cáo của {agency}, {quarter} toàn tỉnh đạt nhiều kết quả tích cực, "
        "trong đó xã {place} dẫn đầu với mức tăng {percent}, còn xã {place} cần cố gắng hơn."
    ),
)

SHARED: Final = (
    "Phát biểu tại buổi làm việc, {office} {person} ghi nhận nỗ lực của cấp ủy, chính quyền và nhân dân xã {place}.",
    "{office} {person} yêu cầu các đơn vị hoàn thành phần việc của mình trước ngày {day}, không để dồn cuối năm.",
    "Theo {agency}, tổng kinh phí thực hiện là {money}, trong đó ngân sách tỉnh {money}, còn lại do xã hội hóa.",
    "So với cùng kỳ năm trước, kết quả này tăng {percent} và cao hơn bình quân chung của các xã trong vùng.",
    "Ông {person}, {villager} ở xã {place}, cho biết trước đây đi lại mất {few} giờ, nay chỉ còn {few} chục phút.",
    "Bà {person}, {villager}, chia sẻ rằng điều bà con mong nhất là chính sách đến đúng người, đúng lúc.",
    "Tuy nhiên, vẫn còn {few} thôn của xã {place} chưa đạt yêu cầu do địa hình chia cắt, thiếu cán bộ chuyên trách.",
    "Nguyên nhân được chỉ ra là công tác phối hợp giữa {agency} và UBND xã {place} có lúc chưa chặt chẽ.",
    "Thời gian tới, xã {place} phấn đấu nâng tỷ lệ này lên {percent}, đồng thời nhân rộng ra {few} thôn còn lại.",
    "Kế hoạch số {number}/KH-UBND giao {agency} chủ trì, báo cáo kết quả định kỳ vào ngày {day}.",
    "Trong khuôn khổ {programme}, {many} hộ dân đã được hỗ trợ cây giống, vật tư và hướng dẫn kỹ thuật.",
    "Các ý kiến tại hội nghị đều thống nhất cần công khai tiến độ để người dân cùng giám sát.",
    "Dịp này, {agency} tặng bằng khen cho {few} tập thể và {few} cá nhân có thành tích xuất sắc.",
    "Đại diện Công ty {company} cam kết đồng hành với địa phương trong {few} năm tới, với mức hỗ trợ {money}.",
    "Khu vực ven {river} được ưu tiên trước vì có {many} nhân khẩu sống trong vùng nguy cơ thiên tai.",
    "Lực lượng thanh niên, phụ nữ, cựu chiến binh xã {place} góp {many} ngày công, hoàn thành sớm {few} ngày.",
    "Đây là năm thứ {few} liên tiếp xã {place} giữ vững danh hiệu này, với {percent} số hộ tham gia.",
    "Mọi phản ánh của người dân được tiếp nhận qua đường dây nóng và trả lời chậm nhất sau {few} ngày làm việc.",
    "Cùng ngày, đoàn đã thăm {work} và tặng quà {few} gia đình có hoàn cảnh đặc biệt khó khăn.",
    "Chị {person}, {villager} xã {place}, nói: làm thật, thấy thật thì dân tin, dân theo.",
    "Theo lộ trình, {work} sẽ được bàn giao trong {quarter}, phục vụ khoảng {many} người dân.",
    "Anh {person}, {villager}, cho rằng muốn bền vững thì phải bắt đầu từ đào tạo nghề cho lớp trẻ.",
    "Số liệu được đối chiếu với cơ sở dữ liệu quốc gia, sai lệch không quá {percent}.",
    "Địa phương kiến nghị tỉnh bổ sung {money} và {few} biên chế để duy trì kết quả đã đạt được.",
)

SUBHEADINGS: Final = (
    "Từ chủ trương đến việc làm cụ thể",
    "Nhiều cách làm hay từ cơ sở",
    "Còn đó những khó khăn",
    "Lấy người dân làm trung tâm",
    "Những con số biết nói",
    "Nhiệm vụ trong thời gian tới",
    "Tiếng nói của người trong cuộc",
    "Phân công rõ người, rõ việc",
    "Chuyện ở xã {place}",
    "Nhìn từ {work}",
)

QUOTATIONS: Final = (
    "Chúng tôi không chạy theo con số {percent}, điều quan trọng là {many} hộ dân ở đây sống tốt hơn thật sự.",
    "Việc gì có lợi cho dân thì làm ngay, việc gì vướng thì báo cáo để tỉnh cùng gỡ, không chờ đến ngày {day}.",
    "Hồi trước cả thôn chỉ có {few} nhà khá giả, giờ thì nhà nào cũng có cái để mà tính chuyện lâu dài.",
    "Có {work} rồi, con em trong xã đi học, đi chợ không còn phải lội qua {river} nữa.",
)

ITEMS: Final = (
    "Rà soát, cập nhật danh sách {many} hộ trước ngày {day};",
    "Bố trí {money} từ nguồn dự phòng ngân sách;",
    "Giao {agency} kiểm tra, đôn đốc hằng tuần;",
    "Hoàn thành giải phóng {area} mặt bằng tại xã {place};",
    "Tập huấn cho {many} cán bộ cơ sở trong {quarter};",
    "Công khai kết quả trên cổng thông tin điện tử của xã;",
    "Nâng tỷ lệ hồ sơ đúng hạn lên {percent};",
)
