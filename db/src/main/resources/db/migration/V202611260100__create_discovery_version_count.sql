-- How many sampled items of a DynamoDB table had which version: the last look of each day.
create table discovery_version_count (
    migration_id    bigint      not null references migration (id),
    environment_id  bigint      not null references environment (id),
    table_name      text        not null,
    day             date        not null,
    counts          jsonb       not null,
    primary key (migration_id, environment_id, table_name, day)
);

comment on column discovery_version_count.day is 'In UTC.';
comment on column discovery_version_count.counts is 'Per type of items: how many the sample had, and how many had each number in the version attribute that the target model names.';
comment on column discovery_survey.survey is 'Keys, indexes, sizes, counts and names of attributes and entity types. No keys of items, and no values but the numbers of versions.';
