-- One switch for each migration and lane: how many reads and which writes go to the new store.
create table traffic_switch (
    migration_id  bigint not null references migration (id),
    lane          text   not null,
    flag_key      text   not null unique check (flag_key ~ '^[a-z][a-zA-Z0-9_-]{0,63}$'),
    read_percent  int    not null check (read_percent between 0 and 100),
    write_mode    text   not null,
    primary key (migration_id, lane)
);

comment on column traffic_switch.flag_key is 'Applications ask for it, so it stays when the migration is renamed.';

create table traffic_change (
    id            bigint generated always as identity primary key,
    migration_id  bigint      not null,
    lane          text        not null,
    at            timestamptz not null,
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    run_number    int,
    step          text,
    from_percent  int         not null,
    to_percent    int         not null,
    from_mode     text        not null,
    to_mode       text        not null,
    because       text        not null,
    foreign key (migration_id, lane) references traffic_switch (migration_id, lane)
);

create index traffic_change_migration on traffic_change (migration_id, id);

comment on column traffic_change.run_number is 'Set when a step of a run made the change on behalf of the person.';

create trigger traffic_change_is_append_only before update or delete or truncate on traffic_change
    for each statement execute function refuse_change();
