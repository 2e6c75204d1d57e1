-- One copy of one step run. What it must not change while it is under way is written down when it begins.
create table copy_job (
    step_run_id    bigint      primary key,
    mapping_hash   text        not null,
    source_tables  jsonb       not null,
    share_percent  int         not null check (share_percent between 1 and 100),
    rows           bigint      not null,
    rows_exact     boolean     not null,
    began_at       timestamptz not null
);

create table copy_segment (
    step_run_id    bigint           not null references copy_job (step_run_id) on delete cascade,
    number         int              not null,
    table_name     text             not null,
    entity         text             not null,
    above          text,
    up_to          text,
    cursor         jsonb,
    sequence       bigint           not null default 0,
    read           bigint           not null default 0,
    written        bigint           not null default 0,
    already_there  bigint           not null default 0,
    bytes          bigint           not null default 0,
    write_units    double precision not null default 0,
    throttled      bigint           not null default 0,
    done           boolean          not null default false,
    primary key (step_run_id, number),
    check (read = written + already_there)
);

-- Which copy may write into a target table, until when.
create table copy_claim (
    target       text        primary key,
    step_run_id  bigint      not null,
    held_until   timestamptz not null
);

comment on column copy_segment.cursor is 'Key of the last row of the longest prefix that the target acknowledged.';
comment on column copy_segment.sequence is 'Counts the checkpoints: whoever writes one must name the one it began at.';
