-- What an officer has seen of the papers asked for, kept with the service it was asked for: `seen` are the places in the
-- list of the leg's own version, `missing` the names of what was not there, in the words of that day.
alter table visit.leg add column papers jsonb
  check (papers is null or (jsonb_typeof(papers->'seen') = 'array' and jsonb_typeof(papers->'missing') = 'array'));

-- Words from one counter to the next about a visit. They are for the day of the visit alone, so they are not a part of
-- the leg, whose every change the ledger keeps for good; and nothing in them may look like the number of a person.
create table visit.note (
  mall_id int not null,
  leg_id bigint not null,
  visit_id bigint not null,
  counter_id bigint not null,
  service_day date not null,
  body text not null,
  written_at timestamptz not null,
  primary key (mall_id, leg_id),
  foreign key (mall_id, leg_id) references visit.leg,
  foreign key (mall_id, counter_id) references counter.counter,
  constraint note_short check (length(body) between 1 and 300),
  -- src/visit/note.ts says the same: sixteen figures are a NIK, a KK or a card, 08 or +62 8 begins a telephone number.
  constraint note_without_number check (body !~ '([0-9][ .-]?){16}' and body !~ '(\+?62|0)[ -]?8([ -]?[0-9]){7}')
);
create index note_of_visit on visit.note (visit_id, mall_id);
create index note_of_day on visit.note (service_day, mall_id);
select platform.secure('visit.note'::regclass);
grant select, insert, update, delete on visit.note to pendopo_app;
alter table visit.leg drop column note;

-- How long somebody means to be away from the counter, in minutes; nothing when that is not known.
alter table counter.sitting add column pause_minutes int check (pause_minutes between 1 and 240);
