create table import_draft (
    id            bigint      generated always as identity primary key,
    migration_id  bigint      not null references migration (id),
    person_id     bigint      not null references person (id),
    sheet         jsonb       not null,
    added         int,
    changed       int,
    created_at    timestamptz not null,
    unique (migration_id, person_id)
);

create index import_draft_created_at on import_draft (created_at);

comment on table import_draft is 'What somebody uploaded and has not confirmed yet: one per person and migration, thrown away after a day.';
comment on column import_draft.sheet is 'Before the import every row of the file; after it the rows with errors.';
comment on column import_draft.added is 'Null until the import.';
