package carovana.intake.layouts;

import static carovana.intake.layouts.Desk.BUGLIANO;
import static carovana.intake.layouts.Desk.HEADER;
import static carovana.intake.layouts.Desk.IBAN;
import static carovana.intake.layouts.Desk.LAURA;
import static carovana.intake.layouts.Desk.MARIO;
import static carovana.intake.layouts.Desk.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Entry;
import carovana.positions.Debtor;
import carovana.positions.Objection;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A CSV of dues")
class CarovanaCsvTest {

    @TempDir
    Path folder;

    Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @Test
    void becomes_a_position_a_row() throws Exception {
        var entries = desk.read(HEADER + LAURA + MARIO);

        assertThat(entries).extracting(Entry::iupd).containsExactly("TARI-1", "TARI-2");
        assertThat(entries).extracting(Entry::firstRow).containsExactly(2, 3);
        var laura = entries.get(0).position();
        assertThat(laura.organization()).isEqualTo("99000000010");
        assertThat(laura.companyName()).isEqualTo("Comune di Bugliano");
        assertThat(laura.debtor().type()).isEqualTo(Debtor.Type.F);
        assertThat(laura.debtor().fiscalCode()).isEqualTo("VRDLRA80A41F205W");
        assertThat(laura.validity()).isNull();
        assertThat(laura.switchToExpired()).isFalse();
        assertThat(laura.payStandIn()).isTrue();
        assertThat(laura.publish()).isTrue();
        var option = laura.options().get(0);
        assertThat(option.iuv()).isNull();
        assertThat(option.amount()).isEqualTo(1230);
        assertThat(option.partial()).isFalse();
        assertThat(option.due()).isEqualTo("2026-12-16T22:59:59");
        var share = option.transfers().get(0);
        assertThat(share.number()).isEqualTo(1);
        assertThat(share.organization()).isEqualTo("99000000010");
        assertThat(share.amount()).isEqualTo(1230);
        assertThat(share.iban()).isEqualTo(IBAN);
        assertThat(share.category()).isEqualTo("9/0101100IM/");
        assertThat(share.remittanceInformation()).isEqualTo("TARI 2026");
    }

    @Test
    void is_inspected_once_with_its_hash_and_its_rows() throws Exception {
        var inspection = desk.inspect(HEADER + LAURA + "\n" + MARIO);

        assertThat(inspection.layout()).isEqualTo("carovana-csv");
        assertThat(inspection.rows()).isEqualTo(2);
        assertThat(inspection.sha256()).hasSize(64).matches("[0-9a-f]+");
        assertThat(desk.reader().outcomeEnding("carovana-csv")).isEqualTo(".outcome.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void may_part_its_columns_with_any_usual_separator(String separator) throws Exception {
        var text = (HEADER + LAURA).replace("12,30", "12.30").replace(";", separator);

        assertThat(desk.readOne(text).position().options().get(0).amount()).isEqualTo(1230);
    }

    @Test
    void has_its_columns_in_any_order_any_case_and_in_italian() throws Exception {
        var entry = desk.readOne("Scadenza;CODICE_FISCALE;Nominativo;Importo;Causale;IUPD;Città;E-Mail;Tassonomia\n"
                + "16/12/2026;vrd lra 80a41 f205w;Laura Verdi;1.234,56;TARI;A-1;Bugliano;l@example.it;9/0301100TS/\n");

        var position = entry.position();
        assertThat(position.debtor().fiscalCode()).isEqualTo("VRDLRA80A41F205W");
        assertThat(position.debtor().city()).isEqualTo("Bugliano");
        assertThat(position.debtor().email()).isEqualTo("l@example.it");
        assertThat(position.options().get(0).amount()).isEqualTo(123456);
        assertThat(position.options().get(0).transfers().get(0).category()).isEqualTo("9/0301100TS/");
    }

    @Test
    void counts_blank_lines_as_rows_and_passes_over_them() throws Exception {
        var entries = desk.read(HEADER + "\n" + LAURA + ";;;;;\n \n" + MARIO + "\n\n");

        assertThat(entries).extracting(Entry::firstRow).containsExactly(3, 6);
    }

    @Test
    void counts_a_value_of_several_lines_as_one_row() throws Exception {
        var entries = desk.read(HEADER.replace("\n", ";note\n")
                + LAURA.replace("\n", ";\"one\r\ntwo; \"\"three\"\"\"\n")
                + MARIO.replace("\n", ";\n"));

        assertThat(entries).extracting(Entry::firstRow).containsExactly(2, 3);
        assertThat(entries).noneMatch(Entry::isRejected);
    }

    @Test
    void rejects_a_row_of_the_wrong_width_and_tells_the_surplus() throws Exception {
        var entries = desk.read(HEADER + "A;B\n" + LAURA.replace("\n", ";more;and more\n") + MARIO);

        assertThat(entries).extracting(Entry::isRejected).containsExactly(true, true, false);
        assertThat(sentences(entries.get(0))).singleElement().asString().contains("2 values", "6 columns");
        assertThat(sentences(entries.get(1))).singleElement().asString().contains("\"more\", \"and more\"");
    }

    @Test
    void makes_one_position_of_consecutive_rows_with_one_iupd() throws Exception {
        var entries = desk.read(
                HEADER + LAURA + LAURA.replace("2026-12-16", "2027-03-16").replace("12,30", "20") + MARIO);

        assertThat(entries).hasSize(2);
        var first = entries.get(0);
        assertThat(List.of(first.firstRow(), first.lastRow(), first.rows())).containsExactly(2, 3, 2);
        assertThat(first.position().options()).extracting(o -> o.amount()).containsExactly(1230L, 2000L);
        assertThat(first.position().options()).allMatch(o -> o.partial());
    }

    @Test
    void lets_a_row_say_whether_it_is_an_instalment() throws Exception {
        var entry = desk.readOne(HEADER.replace("\n", ";rata\n")
                + LAURA.replace("\n", ";no\n")
                + LAURA.replace("12,30", "6,15").replace("\n", ";sì\n")
                + LAURA.replace("12,30", "6,14").replace("\n", ";\n"));

        assertThat(entry.position().options()).extracting(o -> o.partial()).containsExactly(false, true, true);
    }

    @Test
    void rejects_all_rows_of_a_position_for_one_that_is_wrong() throws Exception {
        var entries = desk.read(HEADER + LAURA + LAURA.replace("12,30", "1.000") + MARIO);

        assertThat(entries).extracting(Entry::isRejected).containsExactly(true, false);
        var reasons = entries.get(0).reasons();
        assertThat(reasons.all()).singleElement().satisfies(reason -> {
            assertThat(reason.row()).isEqualTo(3);
            assertThat(reason.sentence()).startsWith("amount \"1.000\": can be read as thousands or as decimals");
        });
        assertThat(reasons.forRow(2)).startsWith("row 3: amount \"1.000\"");
    }

    @Test
    void objects_to_debtors_that_differ_and_to_the_same_instalment_twice() throws Exception {
        var entry = desk.readOne(HEADER + LAURA + LAURA.replace("Laura Verdi", "Lara Verdi"));

        assertThat(entry.isRejected()).isTrue();
        assertThat(sentences(entry))
                .anySatisfy(each -> assertThat(each).contains("fullName \"Lara Verdi\": differs from row 2"))
                .anySatisfy(each -> assertThat(each).contains("the same instalment as row 2"));
    }

    @Test
    void never_holds_more_than_a_hundred_rows_of_one_iupd() throws Exception {
        var text = new StringBuilder(HEADER);
        for (int i = 1; i <= 250; i++) {
            text.append(LAURA.replace("12,30", i + ",00"));
        }
        var file = desk.leave(text.append(MARIO).toString());

        var entries = desk.read(file, BUGLIANO, 0);

        assertThat(entries).extracting(Entry::rows).containsExactly(100, 100, 50, 1);
        assertThat(entries).extracting(Entry::isRejected).containsExactly(true, true, true, false);
        assertThat(sentences(entries.get(2))).singleElement().asString().contains("TARI-1", "at most 100");
        assertThat(desk.read(file, BUGLIANO, 201)).extracting(Entry::isRejected).containsExactly(true, false);
    }

    @Test
    void takes_a_hundred_instalments() throws Exception {
        var text = new StringBuilder(HEADER);
        for (int i = 1; i <= 100; i++) {
            text.append(LAURA.replace("12,30", i + ",00"));
        }

        assertThat(desk.readOne(text.toString()).position().options()).hasSize(100);
    }

    @Test
    void is_read_on_from_where_a_load_stopped() throws Exception {
        var file = desk.leave(HEADER + LAURA + LAURA.replace("12,30", "1") + MARIO);

        assertThat(desk.read(file, BUGLIANO, 3)).extracting(Entry::iupd).containsExactly("TARI-2");
        assertThat(desk.read(file, BUGLIANO, 4)).isEmpty();
    }

    @Test
    void leaves_the_organization_what_the_other_beneficiaries_do_not_take() throws Exception {
        var header = HEADER.replace(
                "\n", ";transfer2.organizationFiscalCode;transfer2.importo;Transfer2_IBAN;transfer2.category\n");
        var entry = desk.readOne(
                header + LAURA.replace("\n", ";99000000028;2,30;IT58P0100503200000000654321;9/0201102IM/\n"));

        var transfers = entry.position().options().get(0).transfers();
        assertThat(transfers).extracting(t -> t.amount()).containsExactly(1000L, 230L);
        assertThat(transfers.get(1).organization()).isEqualTo("99000000028");
        assertThat(transfers.get(1).remittanceInformation()).isEqualTo("TARI 2026");

        assertThat(sentences(desk.readOne(header + LAURA.replace("\n", ";99000000028;12,30;;\n"))))
                .anySatisfy(each -> assertThat(each).contains("amount", "12,30", "at least one cent"))
                .anySatisfy(each -> assertThat(each).startsWith("Transfer2_IBAN: is missing"))
                .anySatisfy(each -> assertThat(each).startsWith("transfer2.category: is missing"));
    }

    @Test
    void objects_to_a_gap_between_beneficiaries() throws Exception {
        var header = HEADER.replace("\n", ";transfer2.amount;transfer3.organizationFiscalCode;transfer3.amount\n");

        assertThat(sentences(desk.readOne(header + LAURA.replace("\n", ";;99000000010;1\n"))))
                .containsExactly(
                        "transfer3.amount: transfer2 is empty: fill the beneficiaries in order, without a gap");
    }

    @Test
    void objects_once_in_the_words_of_its_own_header() throws Exception {
        desk.judging((position, organization) -> List.of(
                new Objection(Objection.Severity.FAULT, "amount", 0, 0, "0", "must be at least one cent"),
                new Objection(Objection.Severity.FAULT, "dueDate", 0, 0, null, "is missing"),
                new Objection(Objection.Severity.FAULT, "iban", 0, 2, "X", "is no IBAN"),
                new Objection(Objection.Severity.WARNING, "province", -1, 0, "ZZ", "is unknown")));

        var entry = desk.readOne("iupd;fiscalCode;fullName;IMPORTO;description;Data scadenza;Prov.\n"
                + "A;VRDLRA80A41F205W;Laura;twelve;x;31/2/2026;ZZ\n");

        assertThat(sentences(entry))
                .containsExactly(
                        "IMPORTO \"twelve\": is no amount in euro: write it like 12,30",
                        "Data scadenza \"31/2/2026\": is a day that does not exist: look at the calendar and correct it",
                        "transfer2.iban \"X\": is no IBAN",
                        "Prov. \"ZZ\": is unknown");
    }

    @Test
    void is_not_blamed_twice_for_what_follows_from_one_value() throws Exception {
        desk.judging((position, organization) -> List.of(
                new Objection(Objection.Severity.FAULT, "amount", 0, 0, "0,00", "must be at least one cent"),
                new Objection(Objection.Severity.FAULT, "amount", 0, 1, "0,00", "must be at least one cent"),
                new Objection(Objection.Severity.FAULT, "description", 0, 0, "TARI 2026", "is too long"),
                new Objection(Objection.Severity.FAULT, "remittanceInformation", 0, 1, "TARI 2026", "is too long")));

        assertThat(sentences(desk.readOne(HEADER + LAURA.replace("12,30", "0"))))
                .containsExactly(
                        "amount \"0,00\": must be at least one cent", "description \"TARI 2026\": is too long");
    }

    @Test
    void goes_on_with_a_warning() throws Exception {
        desk.judging((position, organization) ->
                List.of(new Objection(Objection.Severity.WARNING, "category", 0, 1, "9/1/", "is not in the taxonomy")));

        var entry = desk.readOne(HEADER + LAURA);

        assertThat(entry.isRejected()).isFalse();
        assertThat(entry.reasons().forRow(2)).isEqualTo("category \"9/1/\": is not in the taxonomy");
    }

    @Test
    void says_every_mandatory_value_that_is_missing() throws Exception {
        assertThat(sentences(desk.readOne(HEADER + ";;;;;x\n")))
                .extracting(each -> each.substring(0, each.indexOf(':')))
                .containsExactly("iupd", "description", "amount", "dueDate \"x\"", "fiscalCode", "fullName");
        assertThat(sentences(desk.read(desk.leave(HEADER + LAURA), Desk.organization(null, null), 0)
                        .get(0)))
                .extracting(each -> each.substring(0, each.indexOf(':')))
                .containsExactly("category", "iban");
    }

    @Test
    void names_a_hidden_character_and_its_place() throws Exception {
        assertThat(sentences(desk.readOne(HEADER + LAURA.replace("Laura Verdi", "Lau\u200bra Verdi"))))
                .singleElement()
                .asString()
                .contains("fullName", "U+200B (ZERO WIDTH SPACE) at place 4");
        assertThat(sentences(desk.readOne(HEADER + LAURA.replace("TARI 2026", "\"TARI\n2026\""))))
                .singleElement()
                .asString()
                .contains("description", "U+000A", "at place 5");
        assertThat(sentences(desk.readOne(HEADER + LAURA.replace("TARI 2026", "TARI\u00002026"))))
                .singleElement()
                .asString()
                .contains("U+0000");
    }

    @Test
    void trims_what_looks_like_nothing_around_a_value() throws Exception {
        var entry = desk.readOne(HEADER + LAURA.replace("Laura Verdi", "\u00a0 Laura Verdi\u200b\ufeff\t"));

        assertThat(entry.position().debtor().fullName()).isEqualTo("Laura Verdi");
    }

    @Test
    void is_payable_at_once_when_valid_from_today_and_from_midnight_in_rome_otherwise() throws Exception {
        var header = HEADER.replace("\n", ";validityDate;retentionDate\n");

        var today = desk.readOne(header + LAURA.replace("\n", ";20/11/2026;\n")).position();
        var later = desk.readOne(header + LAURA.replace("\n", ";2026-12-01;31/07/2027\n"))
                .position();

        assertThat(today.validity()).isNull();
        assertThat(later.validity()).isEqualTo(LocalDateTime.parse("2026-11-30T23:00:00"));
        assertThat(later.options().get(0).retention()).isEqualTo(LocalDateTime.parse("2027-07-31T21:59:59"));
    }

    @Test
    void follows_the_settings_about_publishing_unless_a_row_says_otherwise() throws Exception {
        desk.with(new IntakeDefaults(false, "Pagamento {iupd}"));

        assertThat(desk.readOne(HEADER + LAURA).position().publish()).isFalse();
        assertThat(desk.readOne(HEADER.replace("\n", ";pubblica\n") + LAURA.replace("\n", ";x\n"))
                        .position()
                        .publish())
                .isTrue();
    }
}
