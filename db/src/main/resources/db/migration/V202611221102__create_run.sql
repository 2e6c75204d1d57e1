create table run (
    id             bigint generated always as identity primary key,
    migration_id   bigint      not null references migration (id),
    number         int         not null,
    revision_id    bigint      not null references revision (id),
    digest         text        not null,
    kind           text        not null,
    status         text        not null,
    reason         text        not null default '',
    share_percent  int         not null check (share_percent between 1 and 100),
    undoes_run_id  bigint references run (id),
    started_by     bigint      not null references person (id),
    started_name   text        not null,
    started_at     timestamptz not null,
    completed_at   timestamptz,
    ended_at       timestamptz,
    last_event     bigint      not null default 0,
    unique (migration_id, number)
);

-- One run at a time for a migration; the run that undoes another belongs to it.
create unique index run_one_at_a_time on run (migration_id)
    where undoes_run_id is null and status in ('RUNNING', 'PAUSING', 'PAUSED', 'ROLLING_BACK');
create unique index run_undone_once_at_a_time on run (undoes_run_id)
    where undoes_run_id is not null and status in ('RUNNING', 'PAUSING', 'PAUSED');

create table step_run (
    id                 bigint generated always as identity primary key,
    run_id             bigint           not null references run (id),
    position           int              not null,
    step_key           text             not null,
    undoes_step_run_id bigint references step_run (id),
    status             text             not null,
    attempt            int              not null default 0,
    epoch              bigint           not null default 0,
    checkpoint         text             not null default '{}',
    done               bigint           not null default 0,
    total              bigint           not null default 0,
    unit               text             not null default '',
    per_second         double precision not null default 0,
    note               text             not null default '',
    problem            text             not null default '',
    next_action        text             not null default '',
    evidence           jsonb            not null default '{"facts": []}',
    planned_seconds    int              not null,
    started_at         timestamptz,
    ended_at           timestamptz,
    unique (run_id, position)
);

comment on column step_run.epoch is 'Counts the slices: only who holds the present number may write the outcome of a slice.';

create table run_event (
    run_id       bigint      not null references run (id),
    seq          bigint      not null,
    at           timestamptz not null,
    person_id    bigint references person (id),
    person_name  text        not null,
    kind         text        not null,
    step_key     text        not null default '',
    sentence     text        not null,
    primary key (run_id, seq)
);

create trigger run_event_is_append_only before update or delete or truncate on run_event
    for each statement execute function refuse_change();

-- The table of db-scheduler 16, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
    task_name             text        not null,
    task_instance         text        not null,
    task_data             bytea,
    execution_time        timestamptz not null,
    picked                boolean     not null,
    picked_by             text,
    last_success          timestamptz,
    last_failure          timestamptz,
    consecutive_failures  int,
    last_heartbeat        timestamptz,
    version               bigint      not null,
    priority              smallint,
    state                 text,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
