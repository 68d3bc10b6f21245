-- Signing in with a second step, a way back in when the phone is lost, and what a person is told of the own sessions.
alter table account.staff
  add totp_confirmed_at timestamptz,             -- null: offered but not confirmed by a code, so not asked for
  add recovery_codes text[] not null default '{}', -- HMACs; each opens once
  add last_signed_in_at timestamptz;

alter table account.session
  drop csrf_hash,                                -- form tokens are an HMAC of the session, nothing is kept
  add awaits_code boolean not null default false, -- the password was right; opens nothing until the code came
  add browser text not null default '',          -- 'Chrome, Windows': by which a person knows the own sessions
  add failures_before int not null default 0;    -- failed tries with this name since the last sign-in

-- Appointing and pairing wait for a person at most once a day; what ran out is found by its time.
create index session_expires on account.session (mall_id, expires_at);
create index attempt_last on account.attempt (mall_id, last_at);
