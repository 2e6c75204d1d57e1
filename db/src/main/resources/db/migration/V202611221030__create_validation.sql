create table validation (
    id                  bigint generated always as identity primary key,
    migration_id        bigint      not null references migration (id),
    step_run_id         bigint      not null,
    kind                text        not null,
    share_percent       int         not null check (share_percent between 1 and 100),
    state               text        not null,
    started_at          timestamptz not null,
    finished_at         timestamptz,
    busy_millis         bigint      not null default 0,
    rows_read           bigint      not null default 0,
    segments            int         not null default 0,
    differing_segments  int         not null default 0,
    differing           bigint      not null default 0,
    exact               boolean     not null default true,
    causes_exact        boolean     not null default true
);

create unique index validation_running on validation (step_run_id) where state = 'RUNNING';
create index validation_step_run on validation (step_run_id, id);
create index validation_migration on validation (migration_id, id);

create table validation_progress (
    validation_id  bigint primary key references validation (id),
    seq            int    not null,
    document       jsonb  not null,
    sums           bytea  not null
);

-- Sums are as good as random: trying to compress them would only cost time.
alter table validation_progress alter column sums set storage external;

create table validation_count (
    validation_id    bigint not null references validation (id),
    position         int    not null,
    table_name       text   not null,
    entity           text   not null,
    source_count     bigint not null,
    target_count     bigint not null,
    source_checksum  text   not null,
    target_checksum  text   not null,
    primary key (validation_id, position)
);

create table validation_cause (
    validation_id  bigint not null references validation (id),
    cause          text   not null,
    records        bigint not null,
    primary key (validation_id, cause)
);

create table validation_key (
    validation_id  bigint  not null references validation (id),
    batch          int     not null,
    in_source      boolean not null,
    key_high       bigint  not null,
    key_low        bigint  not null,
    source_key     text    not null,
    target_key     text    not null,
    entity         int     not null,
    item_high      bigint  not null,
    item_low       bigint  not null,
    primary key (validation_id, batch, in_source, key_high, key_low, source_key)
);

create table validation_suspect (
    validation_id  bigint not null references validation (id),
    position       bigint not null,
    table_index    int    not null,
    entity         int    not null,
    verdict        text   not null,
    rows           bigint not null,
    source_rows    text   not null,
    target_key     text   not null,
    primary key (validation_id, position)
);

create table validation_difference (
    validation_id  bigint not null references validation (id),
    position       bigint not null,
    cause          text   not null,
    table_name     text   not null,
    entity         text   not null,
    source_key     text   not null,
    target_key     text   not null,
    attribute      text   not null,
    source_value   text   not null,
    target_value   text   not null,
    sentence       text   not null,
    primary key (validation_id, position)
);

comment on table validation is 'Every comparison of source and target that a step made, kept for good.';
comment on column validation_progress.seq is 'Counts the slices that were kept: whoever saves must name the one they read.';
comment on table validation_key is 'Keys of items in differing buckets while they are looked for; empty afterwards.';
comment on table validation_suspect is 'Differing records that still have to be looked at one by one; empty afterwards.';
