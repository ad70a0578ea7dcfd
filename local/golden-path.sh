#!/usr/bin/env bash
# The golden path by hand, as the H5 client walks it: forms with PHP arrays, the raw token. Each run has a new, synthetic person.
# With `npm start` running: bash local/golden-path.sh (or zsh). docs/walkthrough.md shows all below the line; a test holds them together.
set -eu
cd "$(dirname "$0")/.."
# ---
API=${API:-http://127.0.0.1:${PORT:-3000}}
SANDBOX=${SANDBOX:-http://127.0.0.1:${SANDBOX_PORT:-$((${PORT:-3000} + 1))}}
export API_URL=$API OPS_TOKEN_URL=$SANDBOX/oidc/token
TOKEN=
say() { printf '\n== %s\n' "$1"; }
stop() { printf 'Stopped: %s\n' "$1" >&2; return 1; }
digits() { LC_ALL=C tr -dc 0-9 < /dev/urandom | head -c "$1"; }
field() { printf '%s' "$ANSWER" | grep -o "\"$1\":\"*[^\",}]*" | head -1 | sed 's/^[^:]*://; s/"//g'; }
req_data() { printf '%s' "$ANSWER" | sed 's/.*"req_data"://; s/}\].*//'; }
call() {
  ROUTE=$1 && shift && printf '%s %s\n' "$ROUTE" "$*"
  ANSWER=$(curl -sS -H "Authorization: $TOKEN" "$@" "$API/$ROUTE") || stop "$API does not answer; is npm start running?" || return
  printf '   %s\n' "$ANSWER"
  printf '%s' "$ANSWER" | grep -q '"status":"SUCCESS"' || stop "$ROUTE was refused"
}
home_until() {
  for TRY in $(seq 30); do
    ANSWER=$(curl -sS -H "Authorization: $TOKEN" "$API/home") && test "$(field state)" = "$1" && call home && return
    sleep 1
  done
  stop "home does not show the state '$1' within 30 s"
}
ops() { printf 'ops %s\n' "$*" && npm run -s ops -- "$@"; }
identity_no() {
  SUM=0 && I=0
  for W in 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2; do SUM=$((SUM + W * ${1:$I:1})) && I=$((I + 1)); done
  CHECK=10X98765432 && printf '%s' "$1${CHECK:$((SUM % 11)):1}"
}

say 'Sign up with the code that the SMS inbox shows'
MOBILE=1380$(digits 7)
call 1/send-mobile-code/new-user -d "mobile=$MOBILE"
CODE=$(curl -sS "$SANDBOX/sms/messages?mobile=$MOBILE" | grep -o '"code":"[0-9]*' | head -1 | cut -d'"' -f4)
call signup -d "mobile=$MOBILE" -d "code=$CODE" -d password=correct-horse
TOKEN=$(field token)
call home

say 'Say who you are'
call lm-identity -d username=测试甲 -d "identityno=$(identity_no "11010119900307$(digits 3)")"
call user-save-work -d industry=制造业 -d position=职员 -d company_name=测试单位 -d 'company_area[]=福建省' \
  -d 'company_area[]=厦门市' -d 'company_area[]=湖里区' -d company_addr=测试路1号 -d company_tel=05925767737
call user-save-relation -d 'linkman_relation_fir[]=2' -d linkman_name_fir=测试戊 -d linkman_tel_fir=13800000008 \
  -d 'linkman_relation_sec[]=4' -d linkman_name_sec=测试己 -d linkman_tel_sec=13800000009
call user-save-profile -d 'live_area[]=福建省' -d 'live_area[]=厦门市' -d 'live_area[]=湖里区' -d live_addr=测试路2号 \
  -d 'live_time[]=一到三年'

say 'Sign a card: post req_data to the page of LianLian (without auto=1 it is a page for a person, whose code is 123456)'
call "llpay-sign?card_no=621700$(digits 12)9"
SIGNED=$(curl -sS -o /dev/null -L -w '%{url_effective}' --data-urlencode "req_data=$(req_data)" "$SANDBOX/lianlian/signApply.htm?auto=1")
printf '%s\n' "$SIGNED" | grep 'status=0000' || stop "LianLian did not sign the card: $SIGNED"
call auth-bankcard-get

say 'Let the phone bill be collected'
call lm-mobile -d servicecode=service-code
TASK=$(field token)
call lm-mobile-input -d "token=$TASK" -d smscode=135790
call lm-mobile-continue -d "token=$TASK"
call user-auth-state

say 'Ask for a loan'
call loan-confirm -d amount=1000 -d period=14
call loan-submit -d amount=1000 -d period=14
call home
LOAN=$(field id)

say 'Two reviewers pass it, a cashier pays it out'
ops login --name Ada --role reviewer
ops review "$LOAN" --pass --opinion 'documents are in order'
ops login --name Bo --role reviewer
ops review "$LOAN" --pass --opinion 'income plausible'
ops login --name Cy --role cashier
ops disburse "$LOAN"
home_until repaying

say 'Pay it back'
call llpay-auth-pay -d "loan_id=$LOAN"
curl -sS -o /dev/null --data-urlencode "req_data=$(req_data)" "$SANDBOX/lianlian/authpay.htm?auto=1"
home_until ''
call repayments-record
ops ledger "$LOAN"
