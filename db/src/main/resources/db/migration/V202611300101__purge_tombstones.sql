-- Tombstones can go while the source is still followed, once every row is copied.
alter table following add column copied boolean not null default false;

comment on column following.copied is 'Whether every row is copied and every write of the copy was answered.';
