import datetime
import hashlib
import re
import string

import pytest

from bantin.intake.records import BodyPart, BulletinRecord, content_hash
from bantin.intake.review import MESSAGES, note


def a_record(**changes):
    values = {
        "headline": "Tít",
        "lead": "Sapo",
        "date": datetime.date(2024, 4, 8),
        "time": None,
        "byline": "Thu Hà",
        "byline_label": "",
        "source": "",
        "body": (BodyPart("paragraph", "Đoạn.", 9), BodyPart("figure", "Quang cảnh", 11)),
        "raw_text": "Tít",
        "content_hash": "0" * 64,
        "encoding": "utf-8",
        "review": (note("no-lead", 5),),
    }
    return BulletinRecord(**values | changes)


def test_a_record_is_shown_as_json():
    assert a_record().as_json_object("a/b.txt") == {
        "path": "a/b.txt",
        "headline": "Tít",
        "lead": "Sapo",
        "date": "2024-04-08",
        "byline": "Thu Hà",
        "source": "",
        "body": [
            {"kind": "paragraph", "text": "Đoạn."},
            {"kind": "figure", "caption": "Quang cảnh"},
        ],
        "content_hash": "0" * 64,
        "encoding": "utf-8",
        "review": [
            {
                "line": 5,
                "code": "no-lead",
                "message": "The page has no lead below its headline.",
            }
        ],
    }


def test_time_and_credit_are_shown_where_they_are_known():
    record = a_record(
        time=datetime.time(8, 5), body=(BodyPart("figure", "Quang cảnh", 9, "Thu Hà"),)
    )
    shown = record.as_json_object("b.txt")
    assert shown["time"] == "08:05"
    assert shown["body"] == [{"kind": "figure", "caption": "Quang cảnh", "credit": "Thu Hà"}]


def test_the_hash_is_that_of_the_canonical_text():
    assert content_hash("\ufeff\r\n Tít \u00a0\r\nĐoạn\r\n\r\n") == (
        hashlib.sha256("Tít\nĐoạn".encode()).hexdigest()
    )


@pytest.mark.parametrize("code", MESSAGES)
def test_every_note_can_be_said_in_both_languages(code):
    fields = {name for _, name, _, _ in string.Formatter().parse(MESSAGES[code]["en"]) if name}
    assert fields == set(re.findall(r"{(\w+)}", MESSAGES[code]["vi"]))
    said = note(code, 3, **dict.fromkeys(fields, "figure"))
    assert said.message != said.message_in("vi")
    assert "{" not in said.message + said.message_in("vi")


def test_kinds_are_named_in_the_language_of_the_message():
    said = note("uncertain-part", 7, taken="figure", other="subheading", text="Chợ phiên")
    assert said.message == "Taken for a photo caption, but it may be a subheading: Chợ phiên"
    assert "chú thích ảnh" in said.message_in("vi")


def test_a_note_without_words_cannot_be_made():
    with pytest.raises(KeyError):
        note("no-such-code")


def test_long_texts_are_shortened_in_notes():
    assert len(note("markup", 1, text="x" * 1000).message) < 250
