-- What is followed for a run, how far it is, and who works on it.
create table following (
    id               bigint      generated always as identity primary key,
    step_run_id      bigint      not null unique,
    migration_id     bigint      not null,
    run_number       int         not null,
    name             text        not null unique,
    status           text        not null,
    environment_id   bigint      not null,
    aws_account      text        not null,
    source_schema    text        not null,
    model            jsonb       not null,
    table_names      jsonb       not null,
    slot             jsonb,
    position         text,
    epoch            bigint      not null default 0,
    owner            text,
    held_until       timestamptz,
    try_again_at     timestamptz,
    committed_at     timestamptz,
    looked_at        timestamptz,
    changes          bigint      not null default 0,
    written          bigint      not null default 0,
    buried           bigint      not null default 0,
    late             bigint      not null default 0,
    retained_bytes   bigint      not null default 0,
    remaining_bytes  bigint      not null default -1,
    problem          text        not null default '',
    next_action      text        not null default '',
    began_at         timestamptz not null default now(),
    changed_at       timestamptz not null default now(),
    check ((slot is null) = (position is null))
);

create unique index following_of_run on following (migration_id, run_number) where status <> 'ENDED';

-- Tombstones that are in the target, to be taken away when nothing late can come any more.
create table following_tombstone (
    following_id  bigint not null references following (id) on delete cascade,
    table_name    text   not null,
    key           text   not null,
    -- Keys can be longer than an index takes.
    key_hash      text   not null generated always as (md5(key)) stored,
    origin        text   not null,
    version       text   not null,
    primary key (following_id, table_name, key_hash)
);

comment on column following.position is 'Up to where everything that the source committed is in the target.';
comment on column following.epoch is 'Counts who has worked on it: whoever stores something must name the one it began with.';

-- Rows of a copy for which the feed had brought something newer.
alter table copy_segment add column newer_there bigint not null default 0;
alter table copy_segment drop constraint copy_segment_check;
alter table copy_segment add constraint copy_segment_check
    check (read = written + already_there + newer_there + passed + left_behind);
