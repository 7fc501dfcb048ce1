"""The pages of the demonstration portal that the tests read: one of each kind."""

HOME = "/"
SECTION = "/thoi-su/"
MONTH = "/cai-cach-hanh-chinh/2026/07/"
YEAR = "/thoi-su/2026/"
BULLETIN = "/kinh-te/thong-xe-cau-khue-giang-het-canh-cho-pha-mo-loi-cho-chin-xa-bo-huu/"
# Tests write into this one; all others are as the demonstration makes them.
WRITTEN_INTO = "/kinh-te/cho-phien-pac-lung-dong-vui-nhung-ngay-giap-tet/"
VIDEO = (
    "/van-hoa-xa-hoi/ngay-hoi-dai-doan-ket-o-thon-na-hin-chung-tay-dung-nha-san-cung-lam-du-lich/"
)
COMMUNE = "/xa-khau-linh/"
NEWS_OF_COMMUNE = "/xa-khau-linh/tin-trong-xa/"
ENGLISH = "/en/"
NOT_FOUND = "/khong-co-trang-nay/"
EVERY_KIND = {
    "home": HOME,
    "section": SECTION,
    "month": MONTH,
    "bulletin": BULLETIN,
    "video": VIDEO,
    "not-found": NOT_FOUND,
}
PHOTO_STORY = "/van-hoa-xa-hoi/lac-giang-bon-mua-bay-khung-hinh-mot-nam/"
# Pages beside those of the first site's tree.
OTHER_KINDS = {
    "commune": COMMUNE,
    "news-of-commune": NEWS_OF_COMMUNE,
    "english": ENGLISH,
    "year": YEAR,
    "site-map": "/so-do-cong/",
    "photo-story": PHOTO_STORY,
}
