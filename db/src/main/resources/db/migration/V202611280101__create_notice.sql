alter table person add column mail_address text;
comment on column person.mail_address is 'Where notices are sent by mail; null for somebody who reads them in the inbox only.';

-- What a person is told because it concerns them.
create table notice (
    id             bigint generated always as identity primary key,
    person_id      bigint      not null references person (id),
    workspace_id   bigint      not null references workspace (id),
    kind           text        not null,
    subject        text        not null,
    sentence       text        not null,
    address        text        not null check (address like '/%'),
    created_at     timestamptz not null,
    read_at        timestamptz,
    mail_attempts  int         not null default 0,
    mail_due_at    timestamptz,
    mailed_at      timestamptz,
    mail_problem   text,
    unique (person_id, kind, subject)
);

comment on column notice.subject is 'What it is about, so that nobody is told the same thing twice.';
comment on column notice.address is 'The page that it is about, from the root.';
comment on column notice.mail_due_at is 'When the next attempt to mail it is due; null when none will be made.';

create index notice_newest on notice (person_id, id desc);
create index notice_unread on notice (person_id) where read_at is null;
create index notice_mail_due on notice (mail_due_at) where mail_due_at is not null;
create index notice_undelivered on notice (workspace_id, id desc) where mail_problem is not null and mailed_at is null;
