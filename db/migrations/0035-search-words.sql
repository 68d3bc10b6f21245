-- A pair of words has a number, so that a page, an address and the history can be about one of them.
alter table service.same_words add column id bigint generated always as identity;
alter table service.same_words add constraint same_words_id unique (mall_id, id);

-- What people searched for and did not find: the words, the day, how often. Never who, never from where, never at what
-- time, and nothing that could be a person's: no run of digits, no address (src/service/search/missed.ts refuses more).
create table service.missed_search (
  mall_id int not null references mall.mall,
  asked_on date not null,
  words text not null check (length(words) between 2 and 60 and words !~ '[0-9]{6}' and words !~ '@'),
  times int not null default 1 check (times > 0),
  primary key (mall_id, asked_on, words)
);
select platform.secure('service.missed_search');
grant select, insert, update, delete on service.missed_search to pendopo_app;
