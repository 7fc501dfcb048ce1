"""`bantin account`: help for somebody who cannot get into the desk."""

from typing import TYPE_CHECKING

import click

from bantin.cli.site import set_up

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@click.group()
def account() -> None:
    """Help somebody who cannot get into the desk; what is done stands in the desk's log."""


def user_of(name: str) -> "User":
    """Return the user called ``name``. Raises click's error where there is none."""
    set_up()
    from bantin.accounts.rescue import find

    if (user := find(name)) is None:
        raise click.ClickException(f"There is no account called {name!r}.")
    return user


@account.command("reset-mfa")
@click.argument("user")
def reset_mfa(user: str) -> None:
    """Take away the second factors of USER, who has lost the telephone or the key."""
    found = user_of(user)
    from bantin.accounts.rescue import reset_factors

    count = reset_factors(found)
    click.echo(
        f"{user}: {count} taken away. Whoever needs a second factor sets one up at the next login."
    )


@account.command()
@click.argument("user")
def unlock(user: str) -> None:
    """Let USER try to log in again at once, after too many failures."""
    found = user_of(user)
    from bantin.accounts.rescue import unlock as let_try

    let_try(found)
    click.echo(f"{user} may try again.")


@account.command()
@click.argument("user")
def enable(user: str) -> None:
    """Enable the account of USER, disabled by hand or because nobody used it for 45 days."""
    found = user_of(user)
    from bantin.accounts.rescue import enable as let_in

    let_in(found)
    click.echo(f"{user} is enabled.")
