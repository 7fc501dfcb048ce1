"""Which addresses are videos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.portal.video import UnknownVideo, video_at


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com/watch?t=10&v=aqz-KE-bpKQ",
        "https://m.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://youtu.be/aqz-KE-bpKQ?si=x",
        "https://www.youtube.com/embed/aqz-KE-bpKQ",
        "https://www.youtube.com/live/aqz-KE-bpKQ",
        "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
    ],
)
def test_all_ways_of_writing_a_youtube_video(url: str) -> None:
    video = video_at(url)
    assert video.watch_url == "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
    assert video.embed_url == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"


@pytest.mark.parametrize(
    "url", ["https://vimeo.com/1084537", "https://player.vimeo.com/video/1084537"]
)
def test_vimeo(url: str) -> None:
    assert video_at(url).watch_url == "https://vimeo.com/1084537"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "https://example.com/watch?v=aqz-KE-bpKQ",
        "https://youtube.com.example.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com/watch?v=short",
        'https://youtu.be/aqz-KE-bpK"',
        "https://www.youtube.com/@kenh",
        "https://vimeo.com/channels/staff",
    ],
)
def test_other_addresses_are_refused_with_words_for_the_editor(url: str) -> None:
    with pytest.raises(UnknownVideo) as caught:
        video_at(url)
    assert "YouTube hoặc Vimeo" in caught.value.message_vi


@given(st.text(max_size=80))
def test_any_text_is_a_video_or_refused(url: str) -> None:
    try:
        video = video_at(url)
    except ValueError:
        return
    assert video.embed_url.startswith(
        ("https://www.youtube-nocookie.com/", "https://player.vimeo.com/")
    )
