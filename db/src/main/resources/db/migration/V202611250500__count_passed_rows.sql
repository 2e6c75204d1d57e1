-- A mapping may take only some rows of a table. The others are read, and nothing is written for them.
alter table copy_segment add column passed bigint not null default 0;
alter table copy_segment drop constraint copy_segment_check;
alter table copy_segment add constraint copy_segment_check check (read = written + already_there + passed);

comment on column copy_segment.passed is 'Rows that the entity''s condition leaves to other entities.';
