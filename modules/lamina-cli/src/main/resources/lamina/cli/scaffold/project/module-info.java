/** The $kind$ {@code $type$}, a plugin for Lamina. */
module $package$ {
    requires transitive lamina.api;$requires$

    exports $package$; // settings and kernels are public records in it

    provides $service$ with
            $package$.$Name$Provider;
}
