# Sourced by ./tracetrick and ./test: sets and exports JAVA_HOME to a JDK 25 or newer, or returns 3 with the cure.
# Leaves its version in jdk_version. Looks at JAVA_HOME, then at the java on the PATH, then where JDKs are usually installed.

# A JDK says its version in the file `release`; reading it costs no process and no JVM.
is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        jdk_version=${line#*\"}
        jdk_version=${jdk_version%\"*}
        major=${jdk_version%%[!0-9]*}
        [ "${major:-0}" -ge 25 ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  # The java on the PATH is often a link to a link to the bin folder of its JDK.
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path") || on_path=
  for home in "${on_path%/bin/java}" /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/java* /opt/java/* /opt/jdk* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/homebrew/opt/openjdk* \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk_25 "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
Tracetrick needs a JDK 25 or newer, and none was found.
Install one, e.g. `apt-get install temurin-25-jdk`, `brew install openjdk`, `sdk install java 25-tem`,
or from the vendor of your choice; or set JAVA_HOME to one that is installed elsewhere.
MESSAGE
  return 3
}

# An installed Maven if there is one, else the wrapper, which downloads it once. Called after find_jdk, from the root.
# Maven's own libraries make a recent JDK warn of what is none of the reader's business.
maven() {
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
  export MAVEN_OPTS
  if command -v mvn >/dev/null 2>&1; then
    mvn "$@"
  else
    ./mvnw "$@"
  fi
}
