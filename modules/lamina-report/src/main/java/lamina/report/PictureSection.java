package lamina.report;

import java.util.ArrayList;
import java.util.List;
import lamina.report.Seen.Guess;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** Single pictures, each with what it shows and the five most probable classes, as in figure 4 of the paper. */
record PictureSection(Judged judged, ClassNames names) {

    List<Markup> samples() {
        return List.of(
                cards(judged.verdict().samples()),
                Section.note(
                        "Drawn by lot, neither the best nor the worst, and the same pictures for every network that is"
                                + " judged on them with this seed. Orange is what the picture shows, blue is something"
                                + " else."));
    }

    List<Markup> mistakes() {
        List<Seen> mistakes = judged.verdict().mistakes();
        return mistakes.isEmpty()
                ? List.of(Section.note("There is none: every picture was taken for what it shows."))
                : List.of(
                        cards(mistakes),
                        Section.note("Of the pictures that were taken for something else, those with the largest loss."
                                + " Where the network is this sure and this wrong, look at the label too."));
    }

    private Element cards(List<Seen> pictures) {
        return Element.of("ul")
                .styled("cards")
                .add(pictures.stream()
                        .map(seen -> Element.of("li", figure(seen)))
                        .toList());
    }

    private Element figure(Seen seen) {
        String label = names.of(seen.label());
        List<Markup> lines = new ArrayList<>();
        lines.add(Element.of("p", Section.name(label)).styled("truth"));
        lines.add(Element.of("ol")
                .styled("guesses")
                .add(seen.best().stream()
                        .map(guess -> guess(guess, guess.label() == seen.label()))
                        .toList()));
        boolean among = seen.best().stream().anyMatch(guess -> guess.label() == seen.label());
        lines.add(Element.text(
                        "p",
                        (among ? "" : "its own class: " + share(seen.probability()) + ", ") + "loss "
                                + Say.number(seen.loss()) + ", picture " + Say.count(seen.picture()))
                .styled("remark"));
        return Element.of(
                "figure", picture(seen, label), Element.of("figcaption").add(lines));
    }

    private Element picture(Seen seen, String label) {
        Part<Thumbnail> thumbnail =
                judged.thumbnails().getOrDefault(seen.picture(), new Part.Missing<>("the pictures were not looked up"));
        Element frame = Element.of("div").styled("frame");
        return switch (thumbnail) {
            case Part.There<Thumbnail>(Thumbnail small) ->
                frame.add(small.img("a picture that shows " + label)
                        .styled(Math.max(small.width(), small.height()) <= 64 ? "pixels" : "photo"));
            case Part.Missing<Thumbnail>(String why) -> frame.add(Section.missing(why));
        };
    }

    private Element guess(Guess guess, boolean right) {
        return Element.of(
                        "li",
                        Element.text("bdi", (right ? "\u2713 " : "") + names.brief(guess.label()))
                                .with("title", names.of(guess.label())),
                        Element.text("span", share(guess.probability())).styled("number"),
                        Bar.of(guess.probability(), right ? "c2" : "c1"))
                .styled(right ? "right" : "wrong");
    }

    private static String share(float probability) {
        return probability > 0 && probability < 5e-4 ? "< 0.1\u202f%" : Say.percent(probability);
    }
}
