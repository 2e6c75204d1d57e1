-- Who reads and writes the data of a migration, and the shape that each expects of an entity.
create table consumer (
    id            bigint generated always as identity primary key,
    migration_id  bigint      not null references migration (id),
    name          text        not null check (name <> ''),
    kind          text        not null,
    owner         text        not null,
    contact       text        not null,
    reads         text[]      not null,
    writes        text[]      not null,
    confirmed_on  date,
    version       int         not null,
    changed_by    text        not null,
    changed_at    timestamptz not null
);

-- Access patterns name a consumer by its name, whatever the case.
create unique index consumer_name on consumer (migration_id, lower(name));

comment on column consumer.reads is 'Entity.attribute, or an entity as a whole.';
comment on column consumer.confirmed_on is 'The day on which its owner last said that all of this is right; null: never.';

create table consumer_contract (
    consumer_id  bigint not null references consumer (id) on delete cascade,
    entity       text   not null check (entity <> ''),
    document     text   not null,
    primary key (consumer_id, entity)
);

comment on column consumer_contract.document is 'JSON Schema 2020-12, as it was written.';
