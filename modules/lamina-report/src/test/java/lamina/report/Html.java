package lamina.report;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A page, read back by an XML parser: it is well-formed, or this fails. */
record Html(Document document) {
    static Html of(String page) throws Exception {
        return new Html(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))));
    }

    Stream<Element> all(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    String section(String id) {
        return element(id).getTextContent();
    }

    Element element(String id) {
        return all("section")
                .filter(section -> section.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + id));
    }

    List<String> cells() {
        return all("td").map(Element::getTextContent).toList();
    }

    String text() {
        return document.getDocumentElement().getTextContent();
    }
}
