"""A mail server (RFC 5321) on loopback that keeps what it is given, or refuses it."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage


class MailServer(socketserver.ThreadingTCPServer):
    """What it took stands in ``messages``; ``refusal`` is answered to each recipient while it is set."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.messages: list[EmailMessage] = []
        self.refusal = b""

    @property
    def address(self) -> str:
        """What BANTIN_MAIL is."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    """One client's."""

    server: MailServer

    def handle(self) -> None:
        self.say(b"220 tests")
        for line in iter(self.rfile.readline, b""):
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                self.say(b"354 go on")
                self.take()
                self.say(b"250 taken")
            elif verb == b"RCPT" and self.server.refusal:
                self.say(self.server.refusal)
            elif verb == b"QUIT":
                self.say(b"221 bye")
                return
            else:
                self.say(b"250 so be it")

    def say(self, reply: bytes) -> None:
        self.wfile.write(reply + b"\r\n")

    def take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.server.messages.append(message)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A mail server that runs until the block ends."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
