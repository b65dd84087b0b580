package lamina.core.survey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import lamina.core.data.Sight;
import lamina.core.train.Replacement;

/**
 * Pictures as the network sees them, as one HTML page that needs nothing else: its policy lets it load nothing from anywhere.
 *
 * @param title above the pictures
 * @param about a sentence below it
 * @param classes in the order of the labels
 * @param pictures each in several draws or views
 */
public record ContactSheet(String title, String about, List<String> classes, List<List<Sight>> pictures) {
    private static final String STYLE = """
            body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff; }
            h1 { font-size: 1.4rem; margin: 0; }
            section { border-top: 1px solid #ccc; margin-top: 1rem; padding-top: .6rem; }
            h2 { font-size: 1rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
            h2 small { font-weight: normal; color: #666; }
            div { display: flex; flex-wrap: wrap; gap: .6rem; }
            figure { margin: 0; }
            figcaption { color: #666; font-size: .8rem; }
            img { image-rendering: pixelated; min-width: 96px; display: block; }
            @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } section { border-color: #444; } }
            """;

    /** The page. */
    public String html() {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src ")
                .append(source(STYLE))
                .append("; base-uri 'none'; form-action 'none'\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
        page.append("<title>").append(text(title)).append("</title>\n");
        page.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
        page.append("<h1>")
                .append(text(title))
                .append("</h1>\n<p>")
                .append(text(about))
                .append("</p>\n");
        pictures.forEach(picture -> section(picture, page));
        return page.append("</body>\n</html>\n").toString();
    }

    /**
     * Writes the page.
     *
     * @throws lamina.api.DataException if it cannot be written; what was there before is there then
     */
    public void write(Path file) {
        Replacement.write(file, channel -> channel.write(StandardCharsets.UTF_8.encode(html())));
    }

    private void section(List<Sight> picture, StringBuilder page) {
        Sight first = picture.getFirst();
        page.append("<section>\n<h2>")
                .append(text(classes.get(first.label())))
                .append(" <small>label ")
                .append(first.label())
                .append(", example ")
                .append(first.index())
                .append(", ")
                .append(text(first.name()))
                .append("</small></h2>\n<div>\n");
        picture.forEach(sight -> figure(sight, page));
        page.append("</div>\n</section>\n");
    }

    private void figure(Sight sight, StringBuilder page) {
        String caption = sight.epoch() > 0 ? "epoch " + sight.epoch() : "view " + sight.view();
        page.append("<figure><img alt=\"")
                .append(text(classes.get(sight.label()) + ", " + caption))
                .append("\" width=\"")
                .append(sight.shape().dim(1))
                .append("\" height=\"")
                .append(sight.shape().dim(0))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(Png.of(sight)))
                .append("\"><figcaption>")
                .append(caption)
                .append("</figcaption></figure>\n");
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String source(String style) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
