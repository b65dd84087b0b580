package lamina.report.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void textIsEscapedWhereverItStands() {
        Element element = Element.text("p", "<script>&'\"").with("title", "\"><b onclick='x'>");
        assertEquals(
                "<p title=\"&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;\">&lt;script&gt;&amp;&#39;&quot;</p>",
                element.markup());
    }

    @Test
    void whatXmlCannotSayIsReplaced() {
        assertEquals("a\uFFFDb\uFFFD\uFFFD\t\n\uD83D\uDE00", new Text("a\u0000b\u001B\uD800\t\n\uD83D\uDE00").markup());
    }

    @Test
    void onlyElementsThatHaveNoEndTagAreClosedAtOnce() {
        assertEquals(
                "<div><br/></div><td></td>",
                Element.of("div", Element.of("br")).markup() + Element.of("td").markup());
    }

    @Test
    void noStyleSheetEndsItself() {
        assertThrows(IllegalArgumentException.class, () -> Element.style("a{}</style><script>"));
        assertThrows(IllegalArgumentException.class, () -> Element.script("x]]>"));
    }
}
