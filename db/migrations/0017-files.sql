-- Files that people upload: pictures, films, sounds. The bytes lie encrypted outside the database under a name derived
-- from their hash; this row says that a mall has them, what they are, and whether they may be shown.
create table platform.file (
  mall_id int not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('picture', 'film', 'sound')),
  type text not null,
  size bigint not null check (size > 0),
  details jsonb not null default '{}',
  scan text not null check (scan in ('unscanned', 'pending', 'clean')),
  created_at timestamptz not null,
  -- When it was last kept again, or last found to be in use: the sweep looks at it again after an hour.
  looked_at timestamptz not null,
  primary key (mall_id, hash)
);
create index file_hash on platform.file (hash);
create index file_looked_at on platform.file (mall_id, looked_at);
create index file_pending on platform.file (mall_id) where scan = 'pending';
select platform.secure('platform.file');
-- One file may belong to several malls: whoever removes bytes must see all of them.
create policy seen_by_the_system on platform.file for select using ((select platform.is_system()));
grant select, insert, update, delete on platform.file to pendopo_app;

-- Removes what nothing refers to, whatever tables refer to files by then: the foreign keys say so.
create function platform.sweep_files(of_mall int, before timestamptz, at timestamptz) returns int language plpgsql as $$
declare
  one record;
  gone int := 0;
begin
  for one in
    select hash from platform.file where mall_id = of_mall and looked_at < before order by looked_at limit 200 for update skip locked
  loop
    begin
      delete from platform.file where mall_id = of_mall and hash = one.hash;
      gone := gone + 1;
    exception when foreign_key_violation then
      update platform.file set looked_at = at where mall_id = of_mall and hash = one.hash;
    end;
  end loop;
  return gone;
end $$;
grant execute on function platform.sweep_files to pendopo_app;

-- Whether a hall screen can be heard: its browser may forbid sound until somebody touches it.
alter table account.device add column voice_state text check (voice_state in ('ready', 'blocked', 'missing'));
