"""What a password must be (NĐ 331/2026, TCVN 14423 level 2): long, and not one that others think of."""

import re
from functools import cache
from pathlib import Path

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bantin.accounts import law, log, second_factor
from bantin.accounts.models import Account
from bantin.text.normalise import fold

COMMON = Path(__file__).parent / "common_passwords.txt"


class Argon2(Argon2PasswordHasher):
    """Argon2id with OWASP's parameters for small machines: 19 MiB a login instead of Django's 100."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


class Length:
    """Fourteen characters, or eight beside a second factor. Longer ones are never asked to be changed by time."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse a ``password`` that is too short for ``user``."""
        if len(password) >= shortest_for(user):
            return
        raise ValidationError(
            _(
                "Mật khẩu phải có ít nhất %(long)d ký tự; tài khoản đã bật xác thực hai lớp thì ít nhất %(short)d "
                "ký tự."
            )
            % {"long": law.PASSWORD, "short": law.PASSWORD_WITH_SECOND_FACTOR},
            code="password_too_short",
        )

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _(
            "Ít nhất %(long)d ký tự, hoặc %(short)d ký tự nếu đã bật xác thực hai lớp. Vài từ không liên quan "
            "ghép lại vừa dài vừa dễ nhớ."
        ) % {"long": law.PASSWORD, "short": law.PASSWORD_WITH_SECOND_FACTOR}

    def password_changed(self, password: str, user: User | None = None) -> None:
        """Remember whether the new password needs a second factor beside it, and log that there is a new one."""
        if user is None or user.pk is None:
            return
        is_short = len(password) < law.PASSWORD
        Account.objects.update_or_create(user=user, defaults={"has_short_password": is_short})
        log.write("password_changed", user)


def shortest_for(user: User | None) -> int:
    """Return how many characters a password of ``user`` needs."""
    if user is not None and user.pk is not None and second_factor.has_one(user):
        return law.PASSWORD_WITH_SECOND_FACTOR
    return law.PASSWORD


class NotCommonInVietnamese:
    """No password that is one or two common words with figures and marks around them, accents or none."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse a ``password`` that is made of common words alone."""
        if is_common(password):
            raise ValidationError(
                _("Mật khẩu này quá phổ biến, dễ bị đoán ra."), code="password_too_common"
            )

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _("Không dùng những từ phổ biến như “matkhau”, “vietnam” kèm vài chữ số.")


@cache
def common_words() -> frozenset[str]:
    """Return the words that Vietnamese passwords are made of, folded."""
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def is_common(password: str) -> bool:
    """Tell whether ``password`` is at most two different common words, repeated or not, and no other letter."""
    core = re.sub(r"^[^a-z]+|[^a-z]+$", "", fold(password).lower())
    readings = {core, core.translate(str.maketrans("@4310$5!7", "aaeiossit"))}
    return any(_made_of(re.sub(r"[^a-z]", "", text), common_words()) for text in readings)


def _made_of(text: str, words: frozenset[str]) -> bool:
    """Tell whether ``text`` is a row of ``words``, at most two different ones."""
    rows: list[tuple[int, frozenset[str]]] = [(0, frozenset())]
    seen = set(rows)
    while rows:
        start, used = rows.pop()
        for end in range(start + 2, len(text) + 1):
            word = text[start:end]
            found = (end, used | {word})
            if word not in words or len(found[1]) > 2 or found in seen:
                continue
            if end == len(text):
                return True
            seen.add(found)
            rows.append(found)
    return False
