package carovana.documents;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The storage of documents")
class StorageTest {

    /** Deletes nothing, and says nothing: as a file on a share that is read-only. */
    private static DefaultCamelContext camel(InputStream still) throws Exception {
        var camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:forget-file").setBody(constant((Object) null));
                from("direct:read-file").process(exchange -> {
                    var task = exchange.getIn().getBody(Storage.Task.class);
                    new Storage(camel).hand(task, still);
                });
            }
        });
        camel.start();
        return camel;
    }

    @Test
    void does_not_call_a_file_deleted_that_is_still_there() throws Exception {
        try (var camel = camel(new ByteArrayInputStream(new byte[1]))) {
            assertThatThrownBy(() -> new Storage(camel).forget("99000000010/2026/1", "001.pdf"))
                    .hasMessageContaining("still there");
        }
        try (var camel = camel(null)) {
            assertThatCode(() -> new Storage(camel).forget("99000000010/2026/1", "001.pdf"))
                    .doesNotThrowAnyException();
        }
    }
}
