package carovana.intake.layouts;

import static carovana.intake.layouts.Desk.BUGLIANO;
import static carovana.intake.layouts.Desk.HEADER;
import static carovana.intake.layouts.Desk.LAURA;
import static carovana.intake.layouts.Desk.MARIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.ledger.EntryOutcome;
import carovana.ledger.EntryOutcome.Payable;
import carovana.ledger.Outcome;
import carovana.ledger.Reasons;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What comes back")
class OutcomeTest {

    static final Payable NOTICE = new Payable("01202600000000608", 1230, "99000000010");

    @TempDir
    Path folder;

    Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    static EntryOutcome created(int first, int last, Payable... options) {
        return new EntryOutcome(first, last, "A", Outcome.CREATED, List.of(options), Reasons.NONE);
    }

    static EntryOutcome rejected(int first, int last, Reasons reasons) {
        return new EntryOutcome(first, last, "A", Outcome.REJECTED, List.of(), reasons);
    }

    @Test
    void is_the_source_with_the_outcome_beside_each_row() throws Exception {
        var back = desk.outcome(
                HEADER + LAURA + "\n" + MARIO,
                created(2, 2, NOTICE),
                rejected(
                        4,
                        4,
                        new Reasons(List.of(
                                new Reasons.Reason(4, "iupd \"x\": wrong"),
                                new Reasons.Reason(4, "amount \"y\": wrong")))));

        assertThat(back)
                .isEqualTo("\ufeffiupd;fiscalCode;fullName;amount;description;dueDate;outcome;iuv;nav;qr;reasons\r\n"
                        + "TARI-1;VRDLRA80A41F205W;Laura Verdi;12,30;TARI 2026;2026-12-16;CREATED;01202600000000608;"
                        + "301202600000000608;PAGOPA|002|301202600000000608|99000000010|1230;\r\n"
                        + "TARI-2;RSSMRA80A01H501U;Mario Rossi;45;TARI 2026;16/12/2026;REJECTED;;;;"
                        + "\"iupd \"\"x\"\": wrong | amount \"\"y\"\": wrong\"\r\n");
    }

    @Test
    void keeps_the_separator_the_order_and_the_unknown_columns() throws Exception {
        var back = desk.outcome(
                "note,iuv,iupd,cf,nominativo,importo,causale,scadenza\n"
                        + "\"a, \"\"b\"\"\nc\",,A,VRDLRA80A41F205W,Laura,1,x,2026-12-16\n",
                created(2, 2, NOTICE));

        assertThat(back)
                .startsWith("\ufeffnote,iuv,iupd,cf,nominativo,importo,causale,scadenza,outcome,nav,qr,reasons\r\n"
                        + "\"a, \"\"b\"\"\nc\",01202600000000608,A,VRDLRA80A41F205W,Laura,1,x,2026-12-16,CREATED,3012");
    }

    @Test
    void gives_each_row_of_a_position_its_own_notice_and_the_faults_of_its_neighbours() throws Exception {
        var other = new Payable("01202600000000709", 500, "99000000010");
        var text = HEADER + LAURA + LAURA.replace("12,30", "5") + MARIO + MARIO;

        var back = desk.outcome(
                        text,
                        created(2, 3, NOTICE, other),
                        rejected(4, 5, new Reasons(List.of(new Reasons.Reason(5, "amount: odd")))))
                .split("\r\n");

        assertThat(back[1]).contains("01202600000000608");
        assertThat(back[2]).contains("01202600000000709", "|500;");
        assertThat(back[3]).endsWith(";row 5: amount: odd");
        assertThat(back[4]).endsWith(";amount: odd");
    }

    @Test
    void tells_only_the_first_faults_of_many_neighbours() {
        var many = new java.util.ArrayList<Reasons.Reason>();
        for (int row = 2; row <= 30; row++) {
            many.add(new Reasons.Reason(row, "odd"));
        }

        assertThat(ReasonsCell.of(new Reasons(many), 4))
                .isEqualTo(
                        "odd | row 2: odd | row 3: odd | row 5: odd | row 6: odd | row 7: odd | and 23 more in other rows");
    }

    @Test
    void fills_a_narrow_row_with_empty_fields_and_drops_the_surplus_it_told() throws Exception {
        var back = desk.outcome(
                        HEADER + "A;B\n" + LAURA.replace("\n", ";surplus\n"),
                        rejected(2, 2, Reasons.of("narrow")),
                        rejected(3, 3, Reasons.of("too much: \"surplus\"")))
                .split("\r\n");

        assertThat(back[1]).isEqualTo("A;B;;;;;REJECTED;;;;narrow");
        assertThat(back[2]).contains("2026-12-16;REJECTED;;;;\"too much: \"\"surplus\"\"\"");
    }

    @Test
    void runs_nothing_in_a_spreadsheet() throws Exception {
        var text = HEADER.replace("\n", ";=note;a;b;c;d;e\n")
                + LAURA.replace("\n", ";=1+1;@x;+39 333 1234567;-12,50;-cmd|x;'=1\n");

        var back = desk.outcome(text, rejected(2, 2, Reasons.of("=odd")));

        assertThat(back).contains(";'=note;a;b;", ";'=1+1;'@x;+39 333 1234567;-12,50;'-cmd|x;''=1;", ";'=odd\r\n");
    }

    @Test
    void can_be_corrected_and_dropped_again() throws Exception {
        var source = HEADER.replace("\n", ";phone;=note\n")
                + LAURA.replace("\n", ";+tel;'=1\n")
                + MARIO.replace("Mario Rossi", "@Mario").replace("\n", ";;\n");
        var first = desk.outcome(source, rejected(2, 2, Reasons.of("odd")), created(3, 3, NOTICE));
        assertThat(first).contains(";'+tel;''=1;", ";'@Mario;");

        var entries = desk.read(first.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(entries.get(0).position().debtor().phone()).isEqualTo("+tel");
        assertThat(entries.get(0).position().options().get(0).iuv()).isNull();
        assertThat(entries.get(1).position().debtor().fullName()).isEqualTo("@Mario");
        assertThat(entries.get(1).position().options().get(0).iuv()).isEqualTo("01202600000000608");
        var second = desk.outcome(first, created(2, 2, NOTICE), created(3, 3, NOTICE));
        assertThat(second.split("\r\n")[0].replace("\ufeff", ""))
                .isEqualTo(HEADER.strip() + ";phone;'=note;outcome;iuv;nav;qr;reasons");
        assertThat(second)
                .contains(";'+tel;''=1;CREATED;01202600000000608;", ";'@Mario;")
                .doesNotContain("odd");
    }

    @Test
    void never_loses_a_row() {
        assertThatThrownBy(() -> desk.outcome(HEADER + LAURA + MARIO, created(2, 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Row 3");
        assertThatThrownBy(() -> desk.outcome(HEADER + LAURA + MARIO, created(3, 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Row 2");
        assertThatThrownBy(() -> desk.outcome(HEADER + LAURA, created(2, 2), created(3, 3)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.outcome(HEADER + LAURA, created(2, 3))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.outcome("[{\"a\":1},{\"a\":2}]", created(1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Position 2");
        assertThatThrownBy(() -> desk.outcome("[{\"a\":1}]", created(1, 1), created(2, 2)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void is_a_json_for_a_json() throws Exception {
        var back = desk.outcome(
                "[{\"iupd\":\"A\"},7]",
                created(1, 1, NOTICE),
                new EntryOutcome(2, 2, null, Outcome.REJECTED, List.of(), Reasons.of("position \"7\": odd")));

        assertThat(new ObjectMapper().readTree(back)).isEqualTo(new ObjectMapper().readTree("""
                        {"drop":7,"positions":[
                          {"row":1,"iupd":"A","outcome":"CREATED","options":[{"iuv":"01202600000000608",
                           "nav":"301202600000000608","qr":"PAGOPA|002|301202600000000608|99000000010|1230"}],"reasons":[]},
                          {"row":2,"iupd":null,"outcome":"REJECTED","options":[],"reasons":["position \\"7\\": odd"]}]}"""));
    }

    @Test
    void leaves_the_stream_open() throws Exception {
        var file = desk.leave(HEADER + LAURA);
        var out = new java.io.ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        desk.reader()
                .writeOutcome(
                        file, "carovana-csv", List.of(created(2, 2, NOTICE)).iterator(), false, 1, out);

        assertThat(out.size()).isPositive();
        assertThat(desk.read(file, BUGLIANO, 0)).hasSize(1);
    }
}
