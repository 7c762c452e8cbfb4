# shellcheck shell=bash
# The reverse proxy of ops/install, the change of releases and the way back. Sourced after installing.sh.

# A certificate that nobody trusts, for the first hour: browsers warn until it is replaced.
make_certificate() {
  if [ -e "$CERTIFICATE" ] && [ -e "$KEY" ]; then return 0; fi
  say_step "make a self-signed certificate for $NAME: $CERTIFICATE"
  [ -z "$DRY" ] || return 0
  have openssl || die 'openssl is not on this machine' 'apt install openssl' 'or name a certificate: --certificate PEM --key PEM'
  mkdir -p "$(dirname "$CERTIFICATE")" "$(dirname "$KEY")"
  (umask 077 && openssl req -x509 -newkey rsa:3072 -nodes -days 90 -subj "/CN=$NAME" -addext "subjectAltName=DNS:$NAME" -keyout "$KEY" -out \
    "$CERTIFICATE" 2>/dev/null) ||
    die "openssl made no certificate in $CERTIFICATE" 'name one: --certificate PEM --key PEM'
  chmod 644 "$CERTIFICATE"
  note "the certificate $CERTIFICATE is self-signed: browsers warn. Replace it and $KEY, then: systemctl reload nginx"
}

# The site is written once and is the administrator's from then on.
make_site() {
  local site="$SITES/sites-available/agreements"
  if [ -n "$NO_PROXY" ]; then say '- no reverse proxy, as asked: TLS is yours to end (docs/operating.md)'; return 0; fi
  make_certificate
  if [ -e "$site" ]; then
    say "- $site is kept as it is"
  else
    filled nginx.conf | put "$site" 644 root:root
    [ -n "$DRY" ] || { mkdir -p "$SITES/sites-enabled" && ln -sfn ../sites-available/agreements "$SITES/sites-enabled/agreements"; }
  fi
  if [ -n "$TRIAL" ] || [ -n "$DRY" ]; then return 0; fi
  if ! have nginx; then note 'nginx is not on this machine: nobody reaches the pages from elsewhere. Cure: apt install nginx, then run this again'; return 0; fi
  nginx -t 2>&1 | grep -vE 'syntax is ok|test is successful' >&2 || true
  nginx -t >/dev/null 2>&1 || die "nginx does not take $site" 'nginx -t says why' "rm $SITES/sites-enabled/agreements gives nginx back as it was"
  systemctl reload-or-restart nginx
}

# point LINK RELEASE: a link that is never missing, not even for a moment.
point() {
  ln -sfn "$2" "$1.new"
  mv -T "$1.new" "$1"
}

release_in() { readlink -e "$PREFIX/$1" 2>/dev/null || true; }

# The backup before an upgrade is the way back: no upgrade without it.
backup_first() {
  [ -n "$(release_in current)" ] && [ -d "$(release_in current)" ] || return 0
  [ -n "$(ask "$DB_OWNER" "select 1 where to_regclass('agreements.mt_events') is not null")" ] || return 0
  say_step 'back the database up before the upgrade'
  bash "$OPS/backup" --to "$BACKUPS" --release "$(release_in current)" || die 'the backup failed, and nothing was changed' \
    'mend what is said above, then run this again'
  [ -n "$TRIAL" ] || chown -R "$ACCOUNT:$ACCOUNT" "$BACKUPS"
}

# switch RELEASE: stops the server, has the owner bring the tables to the release, starts it.
switch() {
  local before
  before="$(release_in current)"
  service stop agreements 2>/dev/null || true
  say_step "bring the tables to $(cat "$1/RELEASE")"
  cli "$1" schema >/dev/null || {
    [ -z "$before" ] || note \
      "the release before is still in place: systemctl start agreements, if its tables were not changed; else restore (docs/operating.md)"
    die 'the tables could not be brought to this release' 'the line above says why; run this again after mending it'
  }
  shape >"$1/SHAPE"
  point "$PREFIX/current" "$1"
  if [ -n "$before" ] && [ "$before" != "$1" ]; then point "$PREFIX/previous" "$before"; fi
}

start_and_wait() {
  local until=$((SECONDS + 300))
  if [ -n "$TRIAL" ]; then return 0; fi
  service daemon-reload
  service enable --now agreements-backup.timer agreements-base.timer agreements-check.timer >/dev/null 2>&1
  service enable agreements >/dev/null 2>&1
  say_step "start the server on 127.0.0.1:$SERVER_PORT"
  service restart agreements
  while [ "$(http_status "$SERVER_PORT" /health/ready)" != 200 ]; do
    [ "$SECONDS" -lt "$until" ] || die 'the server is not ready after 5 minutes' 'journalctl --namespace=agreements -u agreements -n 50' 'ops/install --back'
    systemctl is-failed --quiet agreements && die 'the server ended while starting' 'journalctl --namespace=agreements -u agreements -n 50' 'ops/install --back'
    sleep 0.5
  done
}

# Former releases go, but for the one before.
prune() {
  local folder
  for folder in "$PREFIX"/releases/*; do
    case "$(readlink -f "$folder")" in "$(release_in current)" | "$(release_in previous)") ;; *) rm -rf "$folder" ;; esac
  done
}

# The way back: to the release before, if it can use the tables as they are now.
go_back() {
  local now before events
  now="$(release_in current)" before="$(release_in previous)"
  if [ -z "$before" ] || [ ! -d "$before" ]; then die 'there is no release before this one' "ls $PREFIX/releases"; fi
  read_settings "$ETC/agreements.env"
  read_settings "$ETC/owner.env"
  three_logins
  if [ "$(shape)" != "$(first_line "$before/SHAPE")" ]; then
    events="$(ask "$DB_OWNER" 'select count(*) from agreements.mt_events')"
    die "the tables are those of $(cat "$now/RELEASE"), which $(cat "$before/RELEASE") cannot use; the database holds $events events" \
      'go forward: mend the cause and install a newer release; nothing is lost by that' \
      "or restore the backup made before the upgrade (ls $BACKUPS), as docs/operating.md says under \"The way back\": what was recorded since is then missing"
  fi
  [ -z "$DRY" ] || { say "would: go back from $(cat "$now/RELEASE") to $(cat "$before/RELEASE")"; return 0; }
  switch "$before"
  start_and_wait
  say "back at $(cat "$before/RELEASE"). Nothing recorded was lost. ops/install --back again goes forward"
}
