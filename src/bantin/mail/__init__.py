"""Messages by e-mail: they wait in the database, and leave when a mail server takes them."""
