"""Judge `requests`: no page asks another host for anything, and the browser has nothing to complain about."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from tests.audit.site import Site
from tests.audit.tour import Visit
from tests.audit.verdict import Finding, Verdict

_SCHEMES_OF_HOSTS = {"", "http", "https", "ws", "wss"}


def judge(site: Site, visits: Sequence[Visit]) -> Verdict:
    """Judge the markup of every page, then what the browser did on the tour."""
    findings = [finding for page in site.pages for finding in _named_by(site, page)]
    for visit in visits:
        where = f"{visit.page} {visit.scheme}"
        findings += [Finding(f"asks another host: {url}", where) for url in visit.foreign]
        findings += [Finding(complaint, where) for complaint in visit.complaints]
    return Verdict("requests", f"pages read: {len(site.pages)}, visits: {len(visits)}", findings)


def _named_by(site: Site, page: str) -> Iterator[Finding]:
    for link in site.markup(page).links:
        if link.loads and _is_elsewhere(link.address):
            what = f"loads from another host: <{link.tag} {link.attribute}={link.address!r}>"
            yield Finding(what, f"{page}:{link.line}")


def _is_elsewhere(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False  # the judge `links` tells of it
    return bool(parts.netloc) and parts.scheme in _SCHEMES_OF_HOSTS
