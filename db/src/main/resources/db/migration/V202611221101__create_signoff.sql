create table signoff_decision (
    id           bigint generated always as identity primary key,
    revision_id  bigint      not null references revision (id),
    scope        text        not null,
    digest       text        not null,
    verdict      text        not null,
    person_id    bigint      not null references person (id),
    person_name  text        not null,
    comment      text        not null,
    seen         text        not null,
    at           timestamptz not null
);

create index signoff_decision_digest on signoff_decision (scope, digest);
create index signoff_decision_revision on signoff_decision (revision_id);

create table signoff_void (
    decision_id  bigint      primary key references signoff_decision (id),
    because      text        not null,
    person_name  text        not null,
    at           timestamptz not null
);

create trigger signoff_decision_is_append_only before update or delete or truncate on signoff_decision
    for each statement execute function refuse_change();
create trigger signoff_void_is_append_only before update or delete or truncate on signoff_void
    for each statement execute function refuse_change();

comment on column signoff_decision.digest is 'Of the scope in that revision: the signature holds for every revision with the same digest.';
comment on column signoff_decision.seen is 'What the page showed when the person decided, in words and numbers.';
