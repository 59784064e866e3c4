"""Names and addresses of the people at the accounts, made from their number so that a person stays the same person."""

_FIRST_WORDS = (
    "anna ben carla david elena frank gina hugo ines jonas karin leo maya nils olga paul quinn rita samir tess "
    "uma viktor wanda xavier yara zoe amir bianca chen dora emil farid"
)
_LAST_WORDS = (
    "abbott baker castro diaz evans fuchs garcia huber ivanov jensen keller lopez meyer nguyen olsen patel quist "
    "rossi silva tanaka ullman vogel walker xu young zimmer"
)
_FIRST, _LAST = _FIRST_WORDS.split(), _LAST_WORDS.split()


def address(contact: str) -> str:
    """The e-mail address of a contact id; different ids have different addresses."""
    number = int(contact.split("-")[1])
    rest, first = divmod(number, len(_FIRST))
    rest, last = divmod(rest, len(_LAST))
    return f"{_FIRST[first]}.{_LAST[last]}{rest}@buyer.example"
