-- The mall's own emblem, beside its name on every screen: kept among its files, a drawing or a picture.
alter table platform.file drop constraint file_kind_check,
  add constraint file_kind_check check (kind in ('picture', 'film', 'sound', 'drawing'));
alter table mall.mall add column emblem text,
  add constraint emblem_in_files foreign key (id, emblem) references platform.file (mall_id, hash);
drop trigger refuse_agencies on mall.mall;
create trigger refuse_agencies before update of code, name, short_name, region, time_zone, hosts, is_demonstration, accent, emblem,
  open_on_joint_leave, settings, rehearsing_since on mall.mall for each row execute function mall.refuse_agencies();
