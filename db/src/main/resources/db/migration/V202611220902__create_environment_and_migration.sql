create table environment (
    id                bigint generated always as identity primary key,
    workspace_id      bigint  not null references workspace (id),
    name              text    not null,
    kind              text    not null,
    source_host       text    not null,
    source_port       int     not null check (source_port between 1 and 65535),
    source_database   text    not null,
    source_schema     text    not null,
    source_user       text    not null,
    source_password   text    not null,
    aws_region        text    not null,
    aws_account       text    not null,
    aws_endpoint      text,
    aws_role_arn      text,
    aws_external_id   text,
    version           int     not null default 0,
    unique (workspace_id, name)
);

comment on column environment.source_password is 'A reference to the secret (env:NAME or file:/path), never the secret.';

create table migration (
    id                   bigint generated always as identity primary key,
    workspace_id         bigint      not null references workspace (id),
    environment_id       bigint      not null references environment (id),
    name                 text        not null,
    moves_from           text        not null,
    moves_to             text        not null,
    owner                text        not null,
    acceptable_downtime  text        not null,
    impact               text        not null,
    status_token         text        not null unique,
    created_by           bigint      not null references person (id),
    created_at           timestamptz not null,
    version              int         not null default 0
);

alter table audit_entry add foreign key (migration_id) references migration (id);
