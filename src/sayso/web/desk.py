"""What outlives a request: the open case, the job that writes to it, the secrets of this run."""

from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest, new
from pathlib import Path
from secrets import token_urlsafe

from anyio import CapacityLimiter

from sayso.web.cases import Cases
from sayso.web.jobs import Jobs
from sayso.web.options import Options
from sayso.web.whole import Wholes


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One case that is served.

    Args:
        options: how.
        cases: the case, open for reading.
        jobs: what writes to it.
        wholes: what pages show of the whole case.
        checks: lets texts be checked one by one, for models use every core; who waits for it keeps no page from being made.
        secret: what every write of our own pages carries, so that no page from elsewhere can make one; of this run.
    """

    options: Options
    cases: Cases
    jobs: Jobs
    wholes: Wholes = field(default_factory=Wholes)
    checks: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    secret: str = field(default_factory=token_urlsafe)

    @property
    def path(self) -> Path:
        """Of the case."""
        return self.cases.path

    @property
    def pass_word(self) -> str:
        """What the cookie holds of somebody who gave the token: it tells nothing about the token."""
        return new((self.options.token or "").encode(), b"sayso desk", sha256).hexdigest()

    def knows_token(self, given: str) -> bool:
        """Tell whether this is the token, in a time that does not depend on what is given."""
        return self.options.token is not None and compare_digest(given.encode(), self.options.token.encode())

    def knows_cookie(self, given: str) -> bool:
        """Tell whether this is the cookie of somebody who gave the token."""
        return self.options.token is not None and compare_digest(given.encode(), self.pass_word.encode())

    def knows_secret(self, given: str) -> bool:
        """Tell whether a write came from a page of this run."""
        return compare_digest(given.encode(), self.secret.encode())
