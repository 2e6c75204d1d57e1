create table step_comment (
    id              bigint generated always as identity primary key,
    migration_id    bigint      not null references migration (id),
    step_key        text        not null,
    text            text        not null check (length(text) between 1 and 2000),
    written_by      bigint      not null references person (id),
    written_name    text        not null,
    written_at      timestamptz not null
);

comment on column step_comment.step_key is 'Of the step in the runbook and in every revision; the step may be gone by now.';
create index step_comment_of_step on step_comment (migration_id, step_key, id);

create trigger step_comment_is_append_only before update or delete or truncate on step_comment
    for each statement execute function refuse_change();
