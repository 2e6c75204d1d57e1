create table audit_entry (
    seq            bigint      primary key,
    at             timestamptz not null,
    person_id      bigint references person (id),
    person_name    text        not null,
    workspace_id   bigint references workspace (id),
    migration_id   bigint,
    action         text        not null,
    sentence       text        not null,
    previous_hash  text        not null,
    hash           text        not null unique
);

create index audit_entry_migration on audit_entry (migration_id, seq);

-- The one row that every append locks: it makes the chain a chain.
create table audit_head (
    only_row  boolean primary key default true check (only_row),
    seq       bigint not null,
    hash      text   not null
);

insert into audit_head (seq, hash) values (0, repeat('0', 64));

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
