alter table run add column window_ends_at timestamptz;
comment on column run.window_ends_at is 'After this moment no step begins until a lead extends the window; null if there is none.';

create table planned_start (
    id              bigint generated always as identity primary key,
    migration_id    bigint      not null references migration (id),
    kind            text        not null,
    share_percent   int         not null check (share_percent between 1 and 100),
    starts_at       timestamptz not null,
    window_ends_at  timestamptz,
    planned_by      bigint      not null references person (id),
    planned_name    text        not null,
    state           text        not null check (state in ('PLANNED', 'STARTED', 'REFUSED', 'WITHDRAWN')),
    outcome         text        not null default '',
    check (window_ends_at > starts_at)
);

create unique index planned_start_one_at_a_time on planned_start (migration_id) where state = 'PLANNED';
create index planned_start_due on planned_start (starts_at) where state = 'PLANNED';
