-- Rows of the source may stay behind on purpose. They are read, and nothing is written for them.
alter table copy_segment add column left_behind bigint not null default 0;
alter table copy_segment drop constraint copy_segment_check;
alter table copy_segment add constraint copy_segment_check
    check (read = written + already_there + passed + left_behind);

comment on column copy_segment.left_behind is 'Rows that stay behind on purpose; the first entity of a table counts them.';

-- How far a step has looked through a source table for rows that no entity takes, before anything is written.
create table rows_check (
    step_run_id   bigint  not null,
    source_table  text    not null,
    cursor        jsonb,
    read          bigint  not null,
    untaken       bigint  not null,
    examples      jsonb   not null,
    problem       text    not null,
    done          boolean not null,
    primary key (step_run_id, source_table)
);

comment on column rows_check.cursor is 'Key of the last row that was looked at.';
comment on column rows_check.untaken is 'Rows that no entity takes and that do not stay behind.';
comment on column rows_check.examples is 'The keys of the first of them.';
comment on column rows_check.problem is 'What the mapping says of the first of them.';

-- Validation keeps the keys of items that rows left behind would have become: they must not be in the target.
alter table validation_key add column behind boolean not null default false;
