-- A long run has a hundred thousand events of progress and some dozens that tell its story.
create index run_event_story on run_event (run_id, seq) where kind not in ('PROGRESS', 'LOG');
