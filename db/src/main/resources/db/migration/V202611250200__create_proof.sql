-- Every time that a target model was really run, on tables made for that alone.
create table proof (
    id                  bigint generated always as identity primary key,
    migration_id        bigint      not null references migration (id),
    person_id           bigint      not null references person (id),
    person_name         text        not null,
    environment_name    text        not null,
    aws                 jsonb       not null,
    origin              text        not null,
    items               int         not null check (items between 1 and 1000000),
    seed                bigint      not null,
    model_version       int         not null,
    inventory_revision  int         not null,
    status              text        not null,
    problem             text        not null default '',
    progress            jsonb       not null,
    tables              jsonb       not null default '[]',
    tables_removed      boolean     not null default true,
    started_at          timestamptz not null,
    beat_at             timestamptz not null,
    ended_at            timestamptz,
    result              jsonb
);

create unique index proof_active on proof (migration_id) where status in ('RUNNING', 'CALLING_OFF');
create index proof_migration on proof (migration_id, id);
create index proof_tables_left on proof (id) where not tables_removed;

comment on column proof.aws is 'Where its tables are, as the environment was at the start; no secrets.';
comment on column proof.seed is 'The same seed makes the same rows and asks for the same keys.';
comment on column proof.tables is 'Names of its tables, written before the first of them is made: nothing else is ever deleted.';
comment on column proof.beat_at is 'Moves on while a node works on it; one that stands still was interrupted.';
