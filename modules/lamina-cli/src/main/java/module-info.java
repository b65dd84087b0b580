/** The command line. */
module lamina.cli {
    requires lamina.config;
    requires lamina.core;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires tools.jackson.core;

    opens lamina.cli to
            info.picocli;
}
