-- Prices read from an offer file of the AWS price list, until somebody accepts or drops them.
create table offered_prices (
    workspace_id  bigint      primary key references workspace (id),
    content       text        not null,
    offered_by    text        not null,
    offered_at    timestamptz not null
);

comment on table offered_prices is 'At most one offer waits in a workspace; a new one replaces it. No bill uses it.';
comment on column offered_prices.content is 'The price file that would be in use.';
