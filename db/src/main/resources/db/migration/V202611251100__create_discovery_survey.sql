-- What a look at a DynamoDB table found: one for each table, the latest.
create table discovery_survey (
    id              bigint      generated always as identity primary key,
    migration_id    bigint      not null references migration (id),
    environment_id  bigint      not null references environment (id),
    table_name      text        not null,
    taken_at        timestamptz not null,
    taken_by        text        not null,
    survey          jsonb       not null,
    unique (migration_id, environment_id, table_name)
);

comment on column discovery_survey.survey is 'Keys, indexes, sizes, counts and names of attributes and entity types. No values of items, no keys of items.';
