-- What a workspace decided about a lint rule, and which findings of a migration somebody answers for.
create table lint_setting (
    workspace_id  bigint not null references workspace (id),
    rule          text   not null,
    severity      text,
    off           boolean not null,
    reason        text   not null,
    thresholds    jsonb  not null,
    primary key (workspace_id, rule),
    check (not off or reason <> '')
);

comment on column lint_setting.severity is 'Null: as the rule says.';
comment on column lint_setting.thresholds is 'Numbers by the key of the threshold; those that are missing are as the rule says.';

create table lint_waiver (
    migration_id  bigint      not null references migration (id),
    rule          text        not null,
    subject       text        not null,
    reason        text        not null check (reason <> ''),
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    at            timestamptz not null,
    expires_on    date        not null,
    primary key (migration_id, rule, subject)
);

comment on column lint_waiver.subject is 'What the finding is about, as the rule names it: AP-003, or shop · Order.';
comment on column lint_waiver.expires_on is 'The last day on which it counts, in UTC.';
