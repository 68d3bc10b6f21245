-- Web Push for holders of numbers: which browser asked to be told of which visit, and what it was told. A subscription is
-- an address at a push service that wakes one browser: kept sealed, and only as long as the visit is open.
create schema notice;
grant usage on schema notice to pendopo_app;

create table notice.subscription (
  mall_id int not null,
  id bigint generated always as identity,
  visit_id bigint not null,
  mark text not null,                 -- of its address, blinded: the same browser asks once
  sealed bytea not null,              -- {endpoint, p256dh, auth}, opens only for this visit
  language text not null check (language in ('id', 'en')),
  made_at timestamptz not null,
  primary key (mall_id, id),
  constraint subscription_of_browser unique (mall_id, visit_id, mark),
  foreign key (mall_id, visit_id) references visit.visit
);

create table notice.push (
  mall_id int not null,
  id bigint generated always as identity,
  subscription_id bigint not null,
  leg_id bigint not null,
  about text not null check (about in ('near', 'called', 'moved')),
  occasion text not null,             -- which of them: a call that was repeated is another one
  -- known: it was so already when the browser asked; over: no longer true when its turn to be sent came
  state text not null check (state in ('known', 'wanted', 'sending', 'taken', 'over', 'refused', 'unsure')),
  wanted_at timestamptz not null,
  ended_at timestamptz,
  primary key (mall_id, id),
  -- Nobody is told the same thing twice, whoever looks and however often.
  constraint push_once unique (mall_id, subscription_id, leg_id, about, occasion),
  foreign key (mall_id, subscription_id) references notice.subscription on delete cascade,
  check ((state in ('wanted', 'sending')) = (ended_at is null))
);

select platform.secure(t) from unnest(array['notice.subscription', 'notice.push']::regclass[]) t;
grant select, insert, update, delete on notice.subscription, notice.push to pendopo_app;
