-- A MySQL database whose statements are read for a migration instead of those of its environment's source.
create table discovery_source (
    migration_id    bigint      primary key references migration (id),
    host            text        not null,
    port            integer     not null,
    database_name   text        not null,
    user_name       text        not null,
    password        text        not null
);

comment on column discovery_source.password is 'A reference to the password, never the password.';
