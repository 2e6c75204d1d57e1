-- Times in which no live run starts and no step of one begins.
create table closed_period (
    id            bigint generated always as identity primary key,
    workspace_id  bigint      not null references workspace (id),
    from_at       timestamptz not null,
    to_at         timestamptz not null,
    zone          text        not null,
    reason        text        not null check (reason <> ''),
    person_name   text        not null,
    at            timestamptz not null,
    ended_at      timestamptz,
    check (from_at < to_at)
);

create index closed_period_workspace on closed_period (workspace_id, to_at);

comment on column closed_period.zone is 'In which its ends were typed and are shown.';
comment on column closed_period.ended_at is 'When an administrator took it away; null while it counts.';

-- Somebody asks to pass a gate that is shut, a second person confirms it, and one run uses it.
create table gate_override (
    id            bigint generated always as identity primary key,
    migration_id  bigint      not null references migration (id),
    digest        text        not null,
    gate          text        not null,
    reason        text        not null check (reason <> ''),
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    at            timestamptz not null
);

create index gate_override_migration on gate_override (migration_id, id);

create table gate_override_confirmation (
    override_id   bigint      primary key references gate_override (id),
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    at            timestamptz not null,
    valid_until   timestamptz not null
);

create table gate_override_use (
    override_id   bigint      primary key references gate_override (id),
    run_id        bigint      not null references run (id),
    at            timestamptz not null
);

create index gate_override_use_run on gate_override_use (run_id);

create trigger gate_override_is_append_only before update or delete or truncate on gate_override
    for each statement execute function refuse_change();
create trigger gate_override_confirmation_is_append_only before update or delete or truncate on gate_override_confirmation
    for each statement execute function refuse_change();
create trigger gate_override_use_is_append_only before update or delete or truncate on gate_override_use
    for each statement execute function refuse_change();

comment on column gate_override.digest is 'Of the whole plan: it opens the gate for no other plan.';
