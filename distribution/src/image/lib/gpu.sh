# Sourced by bin/lamina where TORNADOVM_HOME is set: puts the options that TornadoVM needs before those that are there already.
# Out of the SDK only what is used is taken: its folder also holds test libraries, and automatic modules drag in all others beside them.
sdk=$TORNADOVM_HOME/share/java/tornado
graal=$TORNADOVM_HOME/share/java/graalJars
path=$home/gpu
add=lamina.tornado,tornado.runtime,tornado.annotation,tornado.drivers.common
native=lamina.tornado

take() { # the jars that match are taken onto the module path
    for jar in "$@"; do
        if [ -f "$jar" ]; then
            path=$path:$jar
        fi
    done
}

take "$sdk"/tornado-api-*.jar "$sdk"/tornado-runtime-*.jar "$sdk"/tornado-annotation-*.jar \
    "$sdk"/tornado-drivers-common-*.jar "$sdk"/asm-*.jar "$sdk"/commons-math3-*.jar "$sdk"/snmp4j-*.jar

# One driver for each backend that the SDK was built with.
for driver in $(sed -n 's/^tornado.backends=//p' "$TORNADOVM_HOME/etc/tornado.backend" | tr ',' ' '); do
    driver=${driver%-backend}
    take "$sdk/tornado-drivers-$driver"-[0-9]*.jar
    add=$add,tornado.drivers.$driver
    native=$native,tornado.drivers.$driver
    set -- "@$TORNADOVM_HOME/etc/exportLists/$driver-exports" "$@"
done

set -- "@$home/lib/tornado.args" \
    "-Djava.library.path=$TORNADOVM_HOME/lib" \
    --upgrade-module-path "$graal" \
    --module-path "$path" \
    --add-modules "$add" \
    "--enable-native-access=$native" \
    --add-exports=jdk.internal.vm.ci/jdk.vm.ci.meta=lamina.tornado \
    --add-exports=jdk.internal.vm.ci/jdk.vm.ci.hotspot=lamina.tornado \
    "@$TORNADOVM_HOME/etc/exportLists/common-exports" \
    "$@"
