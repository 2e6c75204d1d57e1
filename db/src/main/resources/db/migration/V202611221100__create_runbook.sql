create table runbook (
    migration_id  bigint      primary key references migration (id),
    document      jsonb       not null,
    version       int         not null,
    changed_by    text        not null,
    changed_at    timestamptz not null
);

-- Everybody who changed anything that a signature covers: none of them may sign it.
create table plan_editor (
    migration_id  bigint not null references migration (id),
    person_id     bigint not null references person (id),
    primary key (migration_id, person_id)
);

create table revision (
    id               bigint generated always as identity primary key,
    migration_id     bigint      not null references migration (id),
    number           int         not null,
    content          jsonb       not null,
    digest           text        not null,
    data_digest      text        not null,
    business_digest  text        not null,
    submitted_by     bigint      not null references person (id),
    submitted_name   text        not null,
    submitted_at     timestamptz not null,
    unique (migration_id, number)
);

create trigger revision_is_append_only before update or delete or truncate on revision
    for each statement execute function refuse_change();
