create table inventory (
    migration_id  bigint      primary key references migration (id),
    revision      int         not null,
    changed_by    text        not null,
    changed_at    timestamptz not null
);

comment on table inventory is 'One row per migration that has patterns; every change locks it, so that ids are given out one after the other.';

create table access_pattern (
    migration_id  bigint      not null references inventory (migration_id),
    number        int         not null check (number > 0),
    document      jsonb       not null,
    version       int         not null,
    changed_by    text        not null,
    changed_at    timestamptz not null,
    primary key (migration_id, number)
);

comment on column access_pattern.number is 'The digits of the id AP-001. Rows are never deleted, so a number is never used again.';
comment on column access_pattern.document is 'The fields that are filled in, as text, under the keys that files and forms use too.';
