# Sourced by ./lamina and .ci/run: points JAVA_HOME to a JDK 25 or later where there is one in the usual places.
# Maven on an older JDK builds as well, through a toolchain, but slower and without checking the format.
jdk_release() { # the feature release of the JDK in folder $1, 0 if there is none
    local version
    version=$([[ -x "$1/bin/javac" ]] && "$1/bin/javac" -version 2>&1)
    [[ "$version" =~ ^javac\ ([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

find_jdk() {
    local jdk
    for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* "${HOME:-}"/.jdks/* "${HOME:-}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if (($(jdk_release "$jdk") >= 25)); then
            export JAVA_HOME="$jdk"
            return 0
        fi
    done
    return 1
}
