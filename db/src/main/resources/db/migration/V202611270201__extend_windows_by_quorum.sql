alter table run add column overrun_told boolean not null default false;
comment on column run.overrun_told is 'Whether the story says that the forecast passes the end of the window, for the crossing that lasts.';

-- Somebody asks for a later end of the change window of a run; so many people as the policy says have to agree.
create table window_extension (
    id             bigint generated always as identity primary key,
    run_id         bigint      not null references run (id),
    was            timestamptz not null,
    until          timestamptz not null,
    reason         text        not null,
    proposed_by    bigint      not null references person (id),
    proposed_name  text        not null,
    proposed_at    timestamptz not null,
    state          text        not null default 'OPEN' check (state in ('OPEN', 'AGREED', 'WITHDRAWN', 'FALLEN')),
    check (until > was)
);

create unique index window_extension_one_at_a_time on window_extension (run_id) where state = 'OPEN';
comment on column window_extension.was is 'The end of the window when it was proposed; the proposal falls when that changes.';

create table window_agreement (
    extension_id  bigint      not null references window_extension (id),
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    at            timestamptz not null,
    primary key (extension_id, person_id)
);

create trigger window_agreement_is_append_only before update or delete or truncate on window_agreement
    for each statement execute function refuse_change();
