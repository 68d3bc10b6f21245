-- What the public site tells beside the services themselves: which of them belong to one thing in life, what people call
-- things, and how one gets to a building. Words to search by promise nothing, so they are no part of a published standard.

create table service.life_event (
  mall_id int not null references mall.mall,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  position int not null,
  name jsonb not null,                -- {id, en}
  about jsonb not null,               -- one line under the name
  steps jsonb not null,               -- [{service: "DKC-13", note: {id, en} or null}], in a sensible order
  primary key (mall_id, code)
);

-- For the whole mall: who says the one means the other.
create table service.same_words (
  mall_id int not null references mall.mall,
  says text not null check (length(says) between 1 and 60),
  means text not null check (length(means) between 1 and 60 and means <> says),
  primary key (mall_id, says)
);

-- An agency's: phrases that lead to one of its services.
create table service.spoken (
  mall_id int not null references mall.mall,
  agency_id bigint not null,
  service_id bigint not null,
  phrase text not null check (length(phrase) between 1 and 60),
  primary key (mall_id, service_id, phrase),
  foreign key (mall_id, service_id, agency_id) references service.service (mall_id, id, agency_id)
);

select platform.secure(t), platform.describes_mall(t)
  from unnest(array['service.life_event', 'service.same_words', 'service.spoken']::regclass[]) t;
select platform.secure_agency('service.spoken', 'agency_id');
create trigger refuse_agencies before insert or update or delete on service.life_event for each row execute function mall.refuse_agencies();
create trigger refuse_agencies before insert or update or delete on service.same_words for each row execute function mall.refuse_agencies();
grant select, insert, update, delete on service.life_event, service.same_words, service.spoken to pendopo_app;

-- How to get there and what is there: {place, ways, facilities}, see src/mall/visiting.ts.
alter table mall.site add column visiting jsonb not null default '{}';
