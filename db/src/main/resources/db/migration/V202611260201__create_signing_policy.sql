create table signing_policy (
    workspace_id  bigint      not null references workspace (id),
    kind          text        not null,
    document      jsonb       not null,
    version       int         not null,
    changed_by    text        not null,
    changed_at    timestamptz not null,
    primary key (workspace_id, kind)
);

comment on column signing_policy.kind is 'Of the environments for which it holds.';

create table own_scope (
    workspace_id  bigint not null references workspace (id),
    id            text   not null,
    name          text   not null,
    parts         text   not null check (parts <> ''),
    primary key (workspace_id, id)
);

create trigger own_scope_is_append_only before update or delete or truncate on own_scope
    for each statement execute function refuse_change();

comment on column own_scope.parts is 'Which parts of a plan it covers, by their names, with commas between.';

-- Who says that the condition under which somebody signed is met.
create table signoff_condition_met (
    decision_id  bigint      primary key references signoff_decision (id),
    person_id    bigint      not null references person (id),
    person_name  text        not null,
    comment      text        not null,
    at           timestamptz not null
);

create trigger signoff_condition_met_is_append_only before update or delete or truncate on signoff_condition_met
    for each statement execute function refuse_change();
