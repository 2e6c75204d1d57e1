-- Why the target model is as it is, and what it takes for granted.
create table model_decision (
    id            bigint      primary key generated always as identity,
    migration_id  bigint      not null references migration (id),
    title         text        not null check (title <> ''),
    status        text        not null,
    body          text        not null,
    reason        text        not null check (reason <> ''),
    version       int         not null,
    changed_by    text        not null,
    changed_at    timestamptz not null
);

create index on model_decision (migration_id);

comment on column model_decision.body is 'Markdown.';
comment on column model_decision.reason is 'Markdown.';
comment on column model_decision.version is 'Counts up with every change: who saves must name the version they read.';

create table model_assumption (
    id             bigint      primary key generated always as identity,
    migration_id   bigint      not null references migration (id),
    sentence       text        not null check (sentence <> ''),
    feature        text,
    owner          text        not null check (owner <> ''),
    exit_cost      text        not null,
    change_likely  boolean     not null,
    abstraction    text        not null,
    review_on      date        not null,
    version        int         not null,
    changed_by     text        not null,
    changed_at     timestamptz not null
);

create index on model_assumption (migration_id);

comment on column model_assumption.feature is 'The feature of the store that the model leans on; null for an assumption of another kind.';
comment on column model_assumption.change_likely is 'Whether it is likely to change within twelve months.';
comment on column model_assumption.abstraction is 'What keeps the rest of the application from knowing it; empty for nothing.';
comment on column model_assumption.review_on is 'The day from which somebody has to look at it again, in UTC.';
