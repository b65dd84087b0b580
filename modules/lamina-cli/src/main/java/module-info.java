/** The command line. */
module lamina.cli {
    requires lamina.config;
    requires lamina.core;
    requires lamina.report;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires org.jline.terminal;
    requires jdk.unsupported; // jline's signals are sun.misc's
    requires tools.jackson.core;

    opens lamina.cli to
            info.picocli;
}
