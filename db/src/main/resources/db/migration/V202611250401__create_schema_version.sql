-- The shapes of items that were frozen: document, number and person never change, only whether items of it are live.
create table schema_version (
    migration_id  bigint      not null references migration (id),
    table_name    text        not null,
    entity        text        not null,
    version       int         not null check (version >= 1),
    document      text        not null,
    note          text        not null,
    frozen_by     text        not null,
    frozen_at     timestamptz not null,
    live          boolean     not null,
    changed_by    text        not null,
    changed_at    timestamptz not null,
    primary key (migration_id, table_name, entity, version)
);

comment on column schema_version.document is 'JSON Schema 2020-12.';
comment on column schema_version.live is 'Whether readers can meet items of this version while the migration runs.';
comment on column schema_version.changed_by is 'Who said last whether it is live.';

create function refuse_change_of_schema_version() returns trigger language plpgsql as $$
begin
    raise exception 'schema version % of % is frozen', old.version, old.entity;
end
$$;

create trigger schema_version_is_frozen before update on schema_version for each row
    when (old.document is distinct from new.document
          or (old.migration_id, old.table_name, old.entity, old.version, old.note, old.frozen_by, old.frozen_at)
             is distinct from (new.migration_id, new.table_name, new.entity, new.version, new.note, new.frozen_by, new.frozen_at))
    execute function refuse_change_of_schema_version();
