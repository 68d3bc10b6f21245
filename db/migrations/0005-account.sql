create table account.staff (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  username text not null check (username ~ '^[a-z0-9][a-z0-9._-]{1,40}$'),
  name text not null,
  agency_id bigint,                   -- null: works for the mall itself
  roles text[] not null check (roles <@ array['technician', 'manager', 'coordinator', 'officer', 'information', 'evaluator']),
  password_hash text,                 -- argon2id; null: cannot sign in yet
  must_change_password boolean not null default true,
  totp_secret bytea,                  -- AES-256-GCM under the installation's key
  totp_last_step bigint,              -- a code is used once
  is_retired boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (mall_id, id),
  unique (mall_id, username),
  foreign key (mall_id, agency_id) references agency.agency,
  check (not (roles && array['coordinator', 'officer']) or agency_id is not null)
);

-- Only the hash of the token is kept. The row opens to whoever presents it, or to the mall's own transactions.
create table account.session (
  mall_id int not null,
  token_hash text not null,
  staff_id bigint not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  csrf_hash text,
  primary key (mall_id, token_hash),
  foreign key (mall_id, staff_id) references account.staff
);
create index session_of_staff on account.session (mall_id, staff_id);

-- Failed sign-ins are counted per pair of name and place, so that nobody can lock somebody else out from elsewhere.
create table account.attempt (
  mall_id int not null references mall.mall,
  key_hash text not null,             -- HMAC of (username, network) or of (network)
  failures int not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  primary key (mall_id, key_hash)
);

-- Browsers where a person has signed in before are known, and are not slowed by somebody else's guesses.
create table account.known_browser (
  mall_id int not null,
  token_hash text not null,
  staff_id bigint not null,
  last_at timestamptz not null,
  primary key (mall_id, token_hash),
  foreign key (mall_id, staff_id) references account.staff
);

create table account.device (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  kind text not null check (kind in ('kiosk', 'display')),
  name text not null default '',
  zone_id bigint,
  settings jsonb not null default '{}',
  pairing_code text,                  -- shown on the device until a manager approves it
  pairing_expires_at timestamptz,
  token_hash text not null,
  approved_at timestamptz,
  approved_by bigint,
  revoked_at timestamptz,
  last_heard_at timestamptz,
  printer_state text check (printer_state in ('ok', 'paper_low', 'paper_out', 'cover_open', 'unreachable')),
  created_at timestamptz not null,
  primary key (mall_id, id),
  unique (mall_id, token_hash),
  foreign key (mall_id, zone_id) references mall.zone,
  foreign key (mall_id, approved_by) references account.staff
);
create unique index device_pairing_code on account.device (mall_id, pairing_code) where pairing_code is not null;

select platform.secure(t)
  from unnest(array['account.staff', 'account.session', 'account.attempt', 'account.known_browser', 'account.device']::regclass[]) t;
-- A coordinator appoints people of the own agency only.
select platform.secure_agency('account.staff', 'agency_id');
grant select, insert, update on account.staff, account.device to pendopo_app;
grant select, insert, update, delete on account.session, account.attempt, account.known_browser, account.device to pendopo_app;
