"""A clock that tests set, and the ids that they use."""

SERVER, OTHER_SERVER = 10**17 + 1, 10**17 + 2
MEMBER, OTHER_MEMBER = 10**17 + 11, 10**17 + 12
DAY_S = 86_400
NOON = 1_800_014_400  # a Friday in January 2027, UTC


class Clock:
    """Unix seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now
