"""The date that an article declares, read in one way everywhere: what has no one reading has no date."""

from __future__ import annotations

import re

_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def day(declared: str) -> str:
    """A declared date as YYYY-MM-DD: ISO 8601, or the date of an e-mail header (RFC 5322); "" where it is neither."""
    from datetime import date

    match = _DAY.search(declared)
    try:
        if match is not None:
            return date.fromisoformat(match[0]).isoformat()
        if not declared:
            return ""
        from email.utils import parsedate_to_datetime

        return parsedate_to_datetime(declared).date().isoformat()
    except (ValueError, TypeError):
        return ""


def moment(declared: str) -> str:
    """A declared date and time with its zone as that moment in UTC, YYYY-MM-DDTHH:MM:SS; "" where one is missing."""
    from datetime import UTC, datetime

    try:
        said = datetime.fromisoformat(declared.strip())
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            said = parsedate_to_datetime(declared)
        except (ValueError, TypeError):
            return ""
    try:
        return said.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if said.tzinfo is not None else ""
    except (OverflowError, ValueError):
        return ""
