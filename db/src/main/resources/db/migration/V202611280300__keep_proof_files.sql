-- Files that people hand in as proof of a step that they did by hand.
create table proof_file (
    id             bigint generated always as identity primary key,
    step_run_id    bigint      not null references step_run (id),
    field          text        not null,
    name           text        not null check (name <> ''),
    looks_like     text        not null,
    bytes          bigint      not null check (bytes > 0 and bytes = octet_length(content)),
    sha256         text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content        bytea       not null,
    person_id      bigint      not null references person (id),
    person_name    text        not null,
    at             timestamptz not null,
    unique (step_run_id, field)
);

create trigger proof_file_is_append_only before update or delete or truncate on proof_file
    for each statement execute function refuse_change();

comment on column proof_file.field is 'The name of what the step asks for.';
comment on column proof_file.name is 'As the browser told it, without what could lead astray in a path or on a page.';
comment on column proof_file.looks_like is 'A media type, from the first bytes; for people, never for browsers.';
