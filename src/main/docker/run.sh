#!/bin/sh
# Starts the site that train.sh laid out beside this script. Settings are environment variables; JAVA_OPTS adds to
# jvm.options or overrides it, such as -Xmx512m. Without a cache that fits this JVM the site starts all the same, slower.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
java=java
[ -z "${JAVA_HOME-}" ] || java=$JAVA_HOME/bin/java
cache=
[ ! -s "$here/site.aot" ] || cache=-XX:AOTCache=$here/site.aot
# shellcheck disable=SC2086 # several options are several words
exec "$java" "@$here/jvm.options" ${cache:+"$cache"} ${JAVA_OPTS-} -jar "$here/site.jar" "$@"
