# shellcheck shell=bash
# What tests need besides PostgreSQL, and how their results are counted. Sourced after cluster.sh.

PASSED=0
FAILED=0
SKIPPED=0
CRASHED=''

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    if have "$name" && "$name" --version >/dev/null 2>&1 </dev/null; then command -v "$name"; return 0; fi
  done
  for name in '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    if [ -x "$name" ]; then printf '%s' "$name"; return 0; fi
  done
  return 1
}

has_chinese_font() { have fc-list && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; }

# Sets AGREEMENTS_CHROMIUM, installing the browser (with its shell without a window, which is twice as fast), a Chinese font and Python where root and apt can.
provide_chromium() {
  local wanted=''
  export AGREEMENTS_CHROMIUM="${AGREEMENTS_CHROMIUM:-$(find_chromium || true)}"
  [ -n "$AGREEMENTS_CHROMIUM" ] || wanted='chromium chromium-headless-shell'
  has_chinese_font || wanted="$wanted fontconfig fonts-noto-cjk"
  # The second verifier of bundles (ops/verify) is held against the first.
  have python3 || wanted="$wanted python3-minimal"
  if [ -n "$wanted" ] && is_root && have apt-get; then
    say "installing$([ "${wanted# }" = "$wanted" ] && printf ' ')$wanted with apt …"
    # shellcheck disable=SC2086 # a list of package names
    apt_install "$LOCAL/apt-tests.log" $wanted || note "apt did not install $wanted: see $LOCAL/apt-tests.log"
    AGREEMENTS_CHROMIUM="${AGREEMENTS_CHROMIUM:-$(find_chromium || true)}"
  fi
  if [ -z "$AGREEMENTS_CHROMIUM" ]; then
    unset AGREEMENTS_CHROMIUM
    note 'no Chromium here: tests that need a browser will say so. Cure: install chromium, or set AGREEMENTS_CHROMIUM to its path'
  fi
}

# Test projects are those with a test SDK; the benchmarks beside them are not.
test_projects() { grep -l 'Microsoft.NET.Test.Sdk' "$ROOT"/tests/*/*.csproj 2>/dev/null | sort; }

# counter FILE NAME: a number from the one <Counters …> of a result file.
counter() { sed -n "s/.*<Counters[^>]* $2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

# The failures' part of a runner's output, without the chatter before it; what failed outside a test (a fixture's end) has no other line than the runner's own.
failure_details() {
  local chatter='Test run for |VSTest version|Microsoft \(R\)|Copyright|Starting test execution|A total of [0-9]+ test files'
  grep -E '^\[xUnit\.net.*(Cleanup Failure|Catastrophic failure)' "$1" || true
  grep -vE "^($chatter|  Passed |\[xUnit\.net|Data collector|Results File)" "$1" | head -n 400
}

# run_project CSPROJ FILTER: runs it, prints its line, adds to the sums. Never fails itself.
run_project() {
  local name began=$SECONDS code=0 results log trx total=0 passed=0 failed=0
  name="$(basename "$1" .csproj)"
  results="$LOCAL/test-results/$name"
  log="$results/output.log"
  trx="$results/$name.trx"
  rm -rf "$results" && mkdir -p "$results"
  set -- "$1" ${2:+--filter "$2"}
  # Nothing here runs long enough to gain by what the runtime learns of it, and learning takes time.
  export DOTNET_TieredPGO=0
  # A hang becomes a failure that names the test, well before whoever runs this gives up.
  dotnet test "$@" --no-build -c Release --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
    --logger 'console;verbosity=minimal' --blame-hang --blame-hang-timeout "${LONGEST_TEST:-6m}" --blame-hang-dump-type none >"$log" 2>&1 </dev/null || code=$?
  if [ -f "$trx" ]; then
    total="$(counter "$trx" total)" passed="$(counter "$trx" passed)" failed="$(counter "$trx" failed)"
    total="${total:-0}" passed="${passed:-0}" failed="${failed:-0}"
  fi
  # A process that died has an exit code and no failed test; it counts as one failure, so that no sum looks clean.
  if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
    CRASHED="$CRASHED $name" failed=1
    [ "$total" -gt "$passed" ] || total=$((passed + 1))
  fi
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + total - passed - failed))
  print_project "$name" "$code" "$passed" "$failed" "$((total - passed - failed))" "$((SECONDS - began))"
  [ "$failed" -eq 0 ] || failure_details "$log"
}

print_project() {
  local verdict='ok'
  if [ "$4" -gt 0 ]; then verdict='FAILED'; elif [ "$3" -eq 0 ]; then verdict='no tests'; fi
  printf '%-32s %-8s %5d passed %4d failed %4d skipped %5d s\n' "$1" "$verdict" "$3" "$4" "$5" "$6"
  case " $CRASHED " in
    *" $1 "*) say "  $1 ended with exit code $2 without a failed test: it crashed or hung" ;;
  esac
}
