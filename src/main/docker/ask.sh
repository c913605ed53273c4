#!/bin/bash
# Asks the site on this computer for pages and succeeds if each is answered with 200: ask.sh <port> <path>…
# By bash alone, because an image may have no curl.
set -eu
port=$1
shift
for path; do
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
  IFS=' ' read -r -t 30 _ status _ <&3
  cat <&3 >/dev/null
  exec 3>&-
  if [ "$status" != 200 ]; then
    echo "$path was answered with $status" >&2
    exit 1
  fi
done
