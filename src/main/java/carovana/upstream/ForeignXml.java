package carovana.upstream;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through XML that strangers wrote, element by element, in little memory: no DTD, no entities but XML's own five,
 * and limits to everything that can grow. Any prefix will do for a namespace.
 */
public final class ForeignXml {

    /** What was met. */
    public enum Step {
        OPEN,
        CLOSE,
        END
    }

    /** Carovana's own: pagoPA's documents go six deep. */
    private static final int DEPTH = 16;

    /** Carovana's own: texts have 256 characters at most, and blanks between elements a few. */
    private static final int TEXT = 64 * 1024;

    private static final XMLInputFactory FACTORY = factory();

    private final Metered source;
    private final XMLStreamReader reader;
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String name;
    private boolean isInnermost;
    private boolean isLeaf;

    /**
     * @param largest how many bytes it may have
     * @throws UnreadableXml when it does not begin as XML does
     */
    public ForeignXml(InputStream xml, long largest) {
        source = new Metered(xml, largest);
        try {
            reader = FACTORY.createXMLStreamReader(source);
        } catch (XMLStreamException broken) {
            throw failed(broken);
        }
    }

    private static XMLInputFactory factory() {
        // the JDK's own, whatever else is there
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // faults are thrown: nobody reads them on the console
        factory.setXMLReporter((message, type, related, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to another document, %s".formatted(systemId));
        });
        return factory;
    }

    /**
     * Goes to the next beginning or end of an element.
     *
     * @throws UnreadableXml when it is not well-formed, or beyond a limit
     * @throws UncheckedIOException when it cannot be fetched: it may be in order all the same
     */
    public Step next() {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                source.wasUseful();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return open();
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return close();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append();
                    case XMLStreamConstants.DTD -> throw fault("it has a DOCTYPE, which is not allowed");
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw fault("it has an entity, which is not allowed");
                    default -> {
                        // comments and the like say nothing
                    }
                }
            }
            return Step.END;
        } catch (XMLStreamException broken) {
            throw failed(broken);
        }
    }

    private Step open() {
        if (path.size() == DEPTH) {
            throw fault("its elements are nested deeper than " + DEPTH);
        }
        name = reader.getLocalName();
        path.add(name);
        text.setLength(0);
        isInnermost = true;
        return Step.OPEN;
    }

    private Step close() {
        name = path.remove(path.size() - 1);
        isLeaf = isInnermost;
        isInnermost = false;
        return Step.CLOSE;
    }

    private void append() {
        if (text.length() + reader.getTextLength() > TEXT) {
            throw fault("a text in it is longer than %d characters".formatted(TEXT));
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    /** The local name of the element just begun or ended. */
    public String name() {
        return name;
    }

    /** The namespace of the element just begun or ended; empty for none. */
    public String namespace() {
        var uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** How many elements are open; the one just begun is one of them, the one just ended is not. */
    public int depth() {
        return path.size();
    }

    /** Where the element just ended stands: local names with slashes, without those of the outermost elements. */
    public String pathWithin(int outermost) {
        var around = path.subList(Math.min(outermost, path.size()), path.size());
        return around.isEmpty() ? name : String.join("/", around) + "/" + name;
    }

    /** Whether the element just ended had none in it. */
    public boolean isLeaf() {
        return isLeaf;
    }

    /** The text of the leaf just ended, without blanks around it. */
    public String text() {
        return text.toString().strip();
    }

    /** A fault with the line where it is. */
    public UnreadableXml fault(String sentence) {
        return new UnreadableXml("line %d: %s".formatted(reader.getLocation().getLineNumber(), sentence));
    }

    private RuntimeException failed(XMLStreamException broken) {
        var cause = broken.getNestedException();
        if (cause instanceof Metered.Exceeded limit) {
            return new UnreadableXml(limit.getMessage());
        }
        if (cause instanceof IOException away && !(cause instanceof CharConversionException)) {
            return new UncheckedIOException(away);
        }
        int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
        var said = String.valueOf(broken.getMessage()).replaceAll("(?s)^.*\\nMessage: ", "");
        return new UnreadableXml("line %d: it is not well-formed XML: %s".formatted(line, said));
    }
}
