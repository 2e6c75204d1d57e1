alter table revision add column part_digests jsonb;

comment on column revision.part_digests is 'Digest by part of the plan; null for revisions of before, whose digests are computed from the content.';
