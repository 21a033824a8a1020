package carovana.upstream.fdr;

import carovana.upstream.ForeignXml;
import carovana.upstream.ForeignXml.Step;
import carovana.upstream.UnreadableXml;
import carovana.upstream.XmlFields;
import java.io.InputStream;
import java.util.NoSuchElementException;

/**
 * A FlussoRiversamento (schemas 1.0.4 and 1.0.5, which differ in the outcomes they name) as a stream: first its header,
 * then its lines one by one, in little memory however many there are. Whether header and lines agree is reported, not
 * judged.
 */
public final class FlowXml implements FdrFlow {

    public static final String NAMESPACE = "http://www.digitpa.gov.it/schemas/2011/Pagamenti/";

    /** Carovana's own: some half a million lines. */
    public static final long LARGEST = 256L * 1024 * 1024;

    private static final String ROOT = "FlussoRiversamento";
    private static final String LINE = "datiSingoliPagamenti";
    private static final String SENDER = "istitutoMittente/identificativoUnivocoMittente/";
    private static final String RECEIVER = "istitutoRicevente/identificativoUnivocoRicevente/";
    private static final String CODE = "codiceIdentificativoUnivoco";

    /** The schemas': stText35. */
    private static final int ID = 35;

    /** The schemas': stText140. */
    private static final int NAME = 140;

    private static final int OUTCOME = 10;
    private static final int MOST_LINES = 999_999_999;

    private final ForeignXml xml;
    private final XmlFields fields;
    private final FdrHeader header;
    private FdrLine next;
    private int lines;
    private long sum;

    private FlowXml(InputStream stream, long largest) {
        xml = new ForeignXml(stream, largest);
        fields = new XmlFields(xml);
        enter();
        collectHeader();
        header = readHeader();
        next = readLine();
        if (next == null) {
            throw xml.fault("the element %s is missing".formatted(LINE));
        }
    }

    /**
     * Reads up to the first line.
     *
     * @throws UnreadableXml when it is not such a flow, with a sentence that says why; so does every further step
     * @throws java.io.UncheckedIOException when the stream breaks: it may be read again later
     */
    public static FlowXml open(InputStream stream) {
        return open(stream, LARGEST);
    }

    /** @param largest how many bytes it may have */
    public static FlowXml open(InputStream stream, long largest) {
        return new FlowXml(stream, largest);
    }

    @Override
    public FdrHeader header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public FdrLine next() {
        if (next == null) {
            throw new NoSuchElementException("the flow has %d lines".formatted(lines));
        }
        var line = next;
        next = readLine();
        return line;
    }

    /** How many lines there were up to the last one that was given. */
    public int count() {
        return next == null ? lines : lines - 1;
    }

    /** What those lines make, as they are written, euro cents. */
    public long sum() {
        return next == null ? sum : sum - next.amount();
    }

    private void enter() {
        if (xml.next() != Step.OPEN) {
            throw xml.fault("it has no element");
        }
        if (!xml.name().equals(ROOT)) {
            throw xml.fault("it is a %s, not a %s".formatted(xml.name(), ROOT));
        }
        if (!xml.namespace().equals(NAMESPACE)) {
            throw xml.fault("its namespace is \"%s\", not %s".formatted(xml.namespace(), NAMESPACE));
        }
    }

    /** Collects what stands before the first line, which is then begun. */
    private void collectHeader() {
        for (var step = xml.next(); step != Step.END; step = xml.next()) {
            if (step == Step.CLOSE) {
                collect();
            } else if (xml.depth() == 2 && xml.name().equals(LINE)) {
                return;
            }
        }
    }

    /** @return whether there was a line, and not the end */
    private boolean collectLine() {
        for (var step = xml.next(); step != Step.END; step = xml.next()) {
            if (step == Step.CLOSE && xml.depth() == 1 && xml.name().equals(LINE)) {
                return true;
            }
            if (step == Step.CLOSE) {
                collect();
            }
        }
        return false;
    }

    private void collect() {
        if (xml.isLeaf() && xml.namespace().equals(NAMESPACE)) {
            fields.put(xml.pathWithin(1), xml.text());
        }
    }

    private FdrHeader readHeader() {
        var version = fields.required("versioneOggetto", ID);
        if (!version.equals("1.0") && !version.equals("1.1")) {
            throw fields.wrong("versioneOggetto", version, "neither 1.0 nor 1.1");
        }
        return new FdrHeader(
                fields.required("identificativoFlusso", ID),
                fields.moment("dataOraFlusso"),
                fields.required("identificativoUnivocoRegolamento", ID),
                fields.day("dataRegolamento"),
                fields.required(SENDER + "tipoIdentificativoUnivoco", 1),
                fields.required(SENDER + CODE, ID),
                fields.optional("istitutoMittente/denominazioneMittente", NAME),
                fields.optional("codiceBicBancaDiRiversamento", ID),
                fields.required(RECEIVER + CODE, ID),
                fields.number("numeroTotalePagamenti", 0, MOST_LINES),
                fields.amount("importoTotalePagamenti"));
    }

    /** @return null when there is none left */
    private FdrLine readLine() {
        fields.clear();
        if (!collectLine()) {
            return null;
        }
        var index = LINE + "/indiceDatiSingoloPagamento";
        var line = new FdrLine(
                ++lines,
                fields.required(LINE + "/identificativoUnivocoVersamento", ID),
                fields.required(LINE + "/identificativoUnivocoRiscossione", ID),
                fields.optional(index) == null ? 1 : fields.number(index, 1, 5),
                fields.amount(LINE + "/singoloImportoPagato"),
                fields.required(LINE + "/codiceEsitoSingoloPagamento", OUTCOME),
                fields.day(LINE + "/dataEsitoSingoloPagamento"));
        sum = Math.addExact(sum, line.amount());
        return line;
    }
}
