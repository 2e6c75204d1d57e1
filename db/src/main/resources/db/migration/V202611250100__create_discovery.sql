-- What a source database said about the statements that it runs, each time somebody looked.
create table discovery_snapshot (
    id              bigint      generated always as identity primary key,
    migration_id    bigint      not null references migration (id),
    environment_id  bigint      not null references environment (id),
    taken_at        timestamptz not null,
    taken_by        text        not null,
    reading         jsonb       not null
);

create index discovery_snapshot_migration on discovery_snapshot (migration_id, environment_id, taken_at);

comment on column discovery_snapshot.taken_at is 'By the clock of the source, which also times its counters.';
comment on column discovery_snapshot.reading is 'Counters by statement, and tables, keys and statistics of columns. No values of rows, no literals of statements.';
