#!/bin/bash
# Lays the packaged site out in a folder of its own and trains the JVM's cache for it: train.sh <jar> <folder>.
# The site is really started there, on a database of its own, and asked for pages, so that the cache holds the classes
# that starting and answering take. It fits only the JVM, the jars and the flags it was made with.
set -euo pipefail
jar=$1
mkdir -p "$2"
site=$(cd -- "$2" && pwd)
here=$(cd -- "$(dirname -- "$0")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
pages=(/ /mission /about /pillars /challenges /founders /map /people /people/emmanuel-letouze /organizations
  /interviews /interviews/how-the-alliance-began /news /search?q=data /sitemap.xml /news/feed.atom
  /admin/sign-in /actuator/health/readiness)

rm -rf "$site/site.jar" "$site/lib" "$site/site.aot"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$site" --application-filename site.jar --force
cp "$here"/{run.sh,ask.sh,jvm.options} "$site"

data=$(mktemp -d)
running=
cleanup() {
  [ -z "$running" ] || kill "$running" 2>/dev/null || :
  wait
  rm -rf "$data"
}
trap cleanup EXIT

# Starts the site with these JVM options, asks it for the pages and ends it as a service manager does.
visit() {
  # Nothing of who builds: a variable of theirs could name a database that is in use.
  exec 4< <(exec env -i PATH="$PATH" LANG="${LANG-}" JAVA_HOME="${JAVA_HOME-}" JAVA_OPTS="$*" \
    SITE_DATA="$data" SERVER_PORT=0 "$site/run.sh" 2>&1)
  running=$!
  local line port=
  while [ -z "$port" ] && IFS= read -r -t 120 -u 4 line; do
    echo "$line"
    case $line in *'The site is ready: '*) port=${line##*:} ;; esac
  done
  if [ -z "$port" ]; then
    echo 'The site did not start, so nothing could be learnt from it.' >&2
    exit 1
  fi
  "$site/ask.sh" "$port" "${pages[@]}"
  kill "$running"
  cat <&4
  wait "$running" || [ $? -eq 143 ] # 128 + SIGTERM
  running=
}

visit # makes the database, which isn't what most starts do
# The cache tells later starts what was worth compiling. With the quick compiler alone nothing is told to be worth the
# other one, which would take as long again of the processor before the first page.
visit "-Xlog:aot*=error -XX:AOTCacheOutput=$site/site.aot -XX:TieredStopAtLevel=1"
if [ ! -s "$site/site.aot" ]; then
  echo 'The JVM wrote no cache.' >&2
  exit 1
fi
