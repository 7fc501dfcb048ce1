"""Single sign-on by OpenID Connect: a provider of the agency's own says who somebody is."""
