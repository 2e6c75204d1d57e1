-- How even the rate of a step is, so that a forecast can say how sure it is.
alter table step_run add column progressed_at timestamptz;
alter table step_run add column rate_mean double precision not null default 0;
alter table step_run add column rate_deviation double precision not null default 0;
comment on column step_run.progressed_at is 'When a slice last told how far it is; null before the first.';
comment on column step_run.rate_mean is 'Smoothed rate over the latest slices, in units a second of the database''s clock; 0 before the second slice.';
comment on column step_run.rate_deviation is 'Smoothed distance of the rates of single slices from rate_mean.';
