-- Steps that were chosen from a runbook and are kept under a name, to be put into others.
create table runbook_snippet (
    id            bigint      generated always as identity primary key,
    workspace_id  bigint      not null references workspace (id),
    name          text        not null,
    content       jsonb       not null,
    saved_by      text        not null,
    saved_at      timestamptz not null,
    unique (workspace_id, name)
);

comment on column runbook_snippet.content is 'A runbook of the chosen steps and their phases; what they waited for outside of it is cut off.';
