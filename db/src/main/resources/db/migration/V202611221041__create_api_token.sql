create table api_token (
    id            bigint generated always as identity primary key,
    workspace_id  bigint      not null references workspace (id),
    name          text        not null,
    handle        text        not null unique,
    hash          text        not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    revoked_at    timestamptz
);

create index api_token_workspace on api_token (workspace_id);

comment on column api_token.handle is 'The part of the token by which it is found; says nothing about the rest.';
comment on column api_token.hash is 'SHA-256 of the whole token in hexadecimal; the token itself is nowhere.';
