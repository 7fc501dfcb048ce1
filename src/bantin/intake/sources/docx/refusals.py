"""Why a file of Word is refused: what is wrong and what to do, in English and in Vietnamese."""

from __future__ import annotations

from typing import Final

from bantin.intake.errors import IntakeError

_SAVE_AGAIN_EN: Final = "open it in Word and save it as Word Document (*.docx)"
_SAVE_AGAIN_VI: Final = "hãy mở tệp bằng Word rồi lưu lại dưới dạng Word Document (*.docx)"

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "docx-encrypted": (
        "the document is protected by a password; take the password off in Word and save it again",
        "tài liệu có mật khẩu; hãy bỏ mật khẩu trong Word rồi lưu lại",
    ),
    "docx-old-word": (
        f"this is a document of Word 97-2003 (.doc); {_SAVE_AGAIN_EN}",
        f"đây là tệp Word 97-2003 (.doc); {_SAVE_AGAIN_VI}",
    ),
    "docx-other-type": (
        "this is not a Word document but {kind}; " + _SAVE_AGAIN_EN,
        "đây không phải là tệp Word mà là {kind}; " + _SAVE_AGAIN_VI,
    ),
    "docx-broken": (
        f"the document is broken or was cut short ({{where}}); copy the file again, or {_SAVE_AGAIN_EN}",
        f"tài liệu bị hỏng hoặc chưa chép trọn ({{where}}); hãy chép lại tệp, hoặc {_SAVE_AGAIN_VI}",
    ),
    "docx-too-large": (
        "{where} has {size}, more than the {limit} allowed; make the pictures smaller, or part the document",
        "{where} có {size}, nhiều hơn mức cho phép {limit}; hãy thu nhỏ ảnh, hoặc tách tài liệu",
    ),
    "docx-hostile": (
        f"{{where}} holds what Word never writes and what may do harm, so it is not read; {_SAVE_AGAIN_EN}",
        f"{{where}} có nội dung mà Word không bao giờ ghi, có thể gây hại nên không được đọc; {_SAVE_AGAIN_VI}",
    ),
    "docx-no-text": (
        "there is no text in the document; check that it is the right file",
        "tài liệu không có chữ nào; hãy kiểm tra lại xem có đúng tệp không",
    ),
}


class DocxError(IntakeError):
    """A file of Word is refused; ``message_vi`` says in Vietnamese what ``message`` says."""

    def __init__(self, code: str, message: str, message_vi: str) -> None:
        super().__init__(code, message)
        self.message_vi = message_vi


def refusal(code: str, **values: str) -> DocxError:
    """Take a code of MESSAGES and the values that its messages name; return the error to raise."""
    english, vietnamese = MESSAGES[code]
    return DocxError(code, english.format(**values), vietnamese.format(**values))


def megabytes(size: int) -> str:
    """Take a number of bytes; return it in megabytes, in words for both languages."""
    return f"{size / 1_000_000:.0f} MB"
