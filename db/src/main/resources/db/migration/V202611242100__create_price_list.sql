create table price_list (
    workspace_id  bigint      primary key references workspace (id),
    content       text        not null,
    changed_by    text        not null,
    changed_at    timestamptz not null
);

comment on table price_list is 'Prices that a workspace uses instead of those that come with Drover.';
comment on column price_list.content is 'The price file as it was uploaded; it was checked before.';
