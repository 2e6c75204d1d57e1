-- A step that was rolled back to a point and runs again gets a row of its own; the old one keeps its evidence.
alter table step_run add column superseded boolean not null default false;
alter table step_run drop constraint step_run_run_id_position_key;
create unique index step_run_position on step_run (run_id, position) where not superseded;

alter table run add column rollback_to text not null default '';
comment on column run.rollback_to is 'Of a run that goes back: the phase at whose start it ends; empty if it undoes everything.';

-- Parts of a run that somebody paused while the others go on.
create table run_hold (
    run_id       bigint      not null references run (id),
    kind         text        not null check (kind in ('STREAM', 'STEP')),
    name         text        not null,
    reason       text        not null,
    person_id    bigint      not null references person (id),
    person_name  text        not null,
    at           timestamptz not null,
    primary key (run_id, kind, name)
);

comment on column run_hold.name is 'The stream, empty for the main one; or the key of the step.';
