-- A snapshot of the source that somebody wants taken later.
create table discovery_planned_snapshot (
    migration_id  bigint      primary key references migration (id),
    due_at        timestamptz not null,
    person_id     bigint      not null,
    person_name   text        not null,
    problem       text
);

comment on column discovery_planned_snapshot.problem is 'Why it could not be taken, with what to do; null while nobody tried.';

-- Migrations of which a snapshot is taken with every daily measurement of the warning signs.
create table sign_daily_snapshot (
    migration_id  bigint      primary key references migration (id),
    person_id     bigint      not null,
    person_name   text        not null,
    since         timestamptz not null,
    problem       text
);

comment on column sign_daily_snapshot.problem is 'Why the last one could not be taken, with what to do; null if it was, or nobody tried.';
