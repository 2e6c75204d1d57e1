-- Files that models are taken from: before somebody confirms them, and as what goes back with an export.
create table model_import (
    id               bigint generated always as identity primary key,
    migration_id     bigint      not null references migration (id),
    person_id        bigint      not null references person (id),
    file_name        text        not null,
    format           text        not null,
    content          text        not null,
    created_at       timestamptz not null,
    applied_version  int
);

create index model_import_migration_id on model_import (migration_id);

comment on column model_import.content is 'Of NoSQL Workbench every character: what Drover does not understand goes back as it came. Of a template only its tables.';
comment on column model_import.applied_version is 'The version of the model that took the file; null while nobody confirmed it.';

-- What stands in for a source that cannot be reached.
create table uploaded_schema (
    migration_id  bigint      primary key references migration (id),
    file_name     text        not null,
    document      jsonb       not null,
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    uploaded_at   timestamptz not null
);

comment on column uploaded_schema.document is 'Tables, rules and the statements that were not read; never rows.';
