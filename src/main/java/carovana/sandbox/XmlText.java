package carovana.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** An XML document that is written as it is thought of, one element a line. */
public final class XmlText {

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    public XmlText(Appendable out) {
        this.out = out;
        write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    }

    public XmlText open(String name) {
        return open(name, "");
    }

    /** @param attributes as they are written, with a blank before each */
    public XmlText open(String name, String attributes) {
        indent();
        write("<" + name + attributes + ">\n");
        open.push(name);
        return this;
    }

    /** An element with a text in it, or none where there is nothing to say. */
    public XmlText leaf(String name, Object value) {
        if (value != null) {
            indent();
            write("<" + name + ">" + escaped(value.toString()) + "</" + name + ">\n");
        }
        return this;
    }

    public XmlText close() {
        String name = open.pop();
        indent();
        write("</" + name + ">\n");
        return this;
    }

    private void indent() {
        write("  ".repeat(open.size()));
    }

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** XML cannot hold most control characters at all. */
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(isXml(point) ? point : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point >= ' ' && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
