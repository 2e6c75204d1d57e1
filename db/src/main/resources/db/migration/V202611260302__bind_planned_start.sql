alter table planned_start add column digest text not null default '';
comment on column planned_start.digest is 'Of the newest revision when the start was planned: another plan does not start in its place.';
