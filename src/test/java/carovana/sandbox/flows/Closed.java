package carovana.sandbox.flows;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import carovana.sandbox.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;

/** A closed day of a played town, and both ways to what its PSPs reported. */
record Closed(RunningSandbox sandbox) {

    static final String DAY = "2098-11-18";

    Answer order(String more) {
        return sandbox.control("POST", "/close-day", "{\"date\":\"%s\"%s}".formatted(DAY, more));
    }

    JsonNode close(String more) {
        var answer = order(more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** @return the identifier of the only flow that is made */
    String closeWith(String trouble) {
        var flows = close(",\"troubles\":[\"%s\"]".formatted(trouble)).path("flows");
        assertThat(flows).as(flows.toString()).hasSize(1);
        return flows.at("/0/flowId").asText();
    }

    Answer list(String organization, String query) {
        return sandbox.call(
                "GET", "/sandbox/gpd-reporting/api/v1/organizations/" + organization + "/reportings" + query, null);
    }

    Answer xml(String id) {
        return xml(Town.ORG, id);
    }

    Answer xml(String organization, String id) {
        return list(organization, "/" + id + "/date/2098-11-18T09:15:30");
    }

    /** What an XPath of local names, such as {@code importoTotalePagamenti}, finds in a flow. */
    static String in(Answer flow, String path) {
        try {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(flow.text())));
            return XPathFactory.newInstance().newXPath().evaluate(path, document);
        } catch (Exception e) {
            throw new AssertionError(flow.text(), e);
        }
    }

    Answer fdrs(String organization, String rest) {
        return sandbox.call("GET", "/sandbox/fdr-org/service/v1/organizations/" + organization + "/fdrs" + rest, null);
    }
}
