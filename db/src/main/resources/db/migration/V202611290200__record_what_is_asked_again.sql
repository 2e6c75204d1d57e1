alter table signoff_condition_met add column password_again boolean not null default false;

comment on column signoff_condition_met.password_again is 'Whether the person entered their password again to say so, as production asks for.';

alter table notice add column mail_again_at timestamptz;

comment on column notice.mail_again_at is 'When an admin last asked to mail it once more; null if nobody did.';
