package carovana.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A CSV of dues as a town hall writes it, 25 columns and some 330 bytes a row, made while it is read. */
final class Dues extends InputStream {

    private static final String HEADER = "iupd;debtorType;fiscalCode;fullName;streetName;civicNumber;postalCode;city;"
            + "province;country;email;phone;officeName;iuv;amount;description;dueDate;retentionDate;switchToExpired;"
            + "payStandIn;publish;category;iban;remittanceInformation;note\n";

    private static final String ROW =
            "%s;F;VRDLRA80A41F205W;Verdi Laura;Via Giuseppe Garibaldi;%d;56043;Bugliano;PI;IT;"
                    + "laura.verdi@example.it;0583123456;Ufficio tributi;;%d,%02d;TARI 2026 - rata unica avviso %d;16/12/2099;"
                    + "31/12/2099;no;si;si;9/0101101IM/;IT60X0542811101000000123456;Tassa sui rifiuti 2026 avviso %d;zona %d\n";

    private final IntFunction<String> line;
    private final int rows;
    private byte[] chunk;
    private int at;
    private int row;

    /** @param name what its IUPDs start with */
    Dues(String name, int rows) {
        this(
                HEADER,
                rows,
                row -> ROW.formatted(iupd(name, row), 1 + row % 99, 10 + row % 500, row % 100, row, row, row % 20));
    }

    /** @param line of each row, from 0, with the line's end */
    Dues(String header, int rows, IntFunction<String> line) {
        chunk = header.getBytes(StandardCharsets.UTF_8);
        this.rows = rows;
        this.line = line;
    }

    static String iupd(String name, int row) {
        return name + "-" + row;
    }

    @Override
    public int read() {
        return refill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!refill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean refill() {
        if (at < chunk.length) {
            return true;
        }
        if (row == rows) {
            return false;
        }
        var text = new StringBuilder();
        for (int i = 0; i < 100 && row < rows; i++, row++) {
            text.append(line.apply(row));
        }
        chunk = text.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }
}
