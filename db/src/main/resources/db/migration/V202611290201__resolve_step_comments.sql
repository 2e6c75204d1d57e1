-- Each time somebody resolves or reopens a comment; the newest one says how it stands, and without any it is open.
create table step_comment_resolution (
    id           bigint generated always as identity primary key,
    comment_id   bigint      not null references step_comment (id),
    resolved     boolean     not null,
    person_id    bigint      not null references person (id),
    person_name  text        not null,
    at           timestamptz not null
);

comment on column step_comment_resolution.resolved is 'False when the comment was reopened.';
create index step_comment_resolution_newest on step_comment_resolution (comment_id, id desc);

create trigger step_comment_resolution_is_append_only before update or delete or truncate on step_comment_resolution
    for each statement execute function refuse_change();
