"""What was wrong in a published bulletin and what is right: told on its page, and listed on a page of the site."""
