"""A calendar file as calendars read it that are not ours."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar, Event

LONGEST = 75  # octets of a line


def by_icalendar(text: str) -> dict[str, dict[str, Any]]:
    """The events that icalendar reads in a file that is well formed, by their UIDs without the host."""
    content = text.encode("utf-8")
    assert is_well_formed(content)
    calendar = Calendar.from_ical(content)
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    events = [event for event in calendar.subcomponents if isinstance(event, Event)]
    assert len(events) == len(calendar.subcomponents) and not any(event.errors for event in events)
    found = {str(event["UID"]).partition("@")[0]: _read(event) for event in events}
    assert len(found) == len(events)
    return found


def _read(event: Event) -> dict[str, Any]:
    return {
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "url": str(event["URL"]),
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "zone": str(getattr(event.start, "tzinfo", None) or "floating"),
    }


def is_well_formed(content: bytes) -> bool:
    """Whether lines end as they should, none is too long, and each is whole by itself."""
    lines = content.split(b"\r\n")
    whole = [line.decode("utf-8") for line in lines]
    return lines[-1] == b"" and all(len(line) <= LONGEST for line in lines) and not any("\n" in w for w in whole)
