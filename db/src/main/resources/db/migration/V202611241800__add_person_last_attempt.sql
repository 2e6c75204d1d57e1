-- Attempts to sign in are counted anew when there was none for a day.
alter table person add column last_attempt timestamptz;
