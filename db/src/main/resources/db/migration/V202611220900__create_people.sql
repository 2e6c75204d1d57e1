create table workspace (
    id    bigint generated always as identity primary key,
    slug  text not null unique check (slug ~ '^[a-z][a-z0-9-]{0,39}$'),
    name  text not null
);

create table person (
    id               bigint generated always as identity primary key,
    sign_in_name     text        not null,
    display_name     text        not null,
    password_hash    text,
    failed_sign_ins  int         not null default 0,
    locked_until     timestamptz,
    theme            text        not null default 'SYSTEM',
    time_zone        text,
    created_at       timestamptz not null,
    version          int         not null default 0
);

create unique index person_sign_in_name on person (lower(sign_in_name));

create table membership (
    workspace_id  bigint not null references workspace (id),
    person_id     bigint not null references person (id),
    role          text   not null,
    primary key (workspace_id, person_id, role)
);

create index membership_person on membership (person_id);

comment on column person.password_hash is 'Null: this person cannot sign in with a password (sandbox roles).';
