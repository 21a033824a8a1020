package carovana.intake.layouts;

import static carovana.intake.layouts.Desk.BUGLIANO;
import static carovana.intake.layouts.Desk.IBAN;
import static carovana.intake.layouts.Desk.sentences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import carovana.ledger.Entry;
import carovana.positions.Debtor;
import carovana.positions.Objection;
import carovana.positions.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A JSON of dues in pagoPA's own words")
class GpdJsonTest {

    static final String OPTION = """
            {"amount":1230,"description":"TARI 2026","isPartialPayment":false,"dueDate":"2026-12-16T22:59:59Z",
             "transfer":[{"idTransfer":"1","amount":1230,"remittanceInformation":"TARI","category":"9/0101100IM/",
                          "iban":"IT60X0542811101000000123456"}]}""";
    static final String LAURA = """
            {"iupd":"TARI-1","type":"F","fiscalCode":"VRDLRA80A41F205W","fullName":"Laura Verdi",
             "switchToExpired":false,"companyName":"Comune di Bugliano","paymentOption":[%s]}""".formatted(OPTION);
    static final String MARIO = LAURA.replace("TARI-1", "TARI-2")
            .replace("VRDLRA80A41F205W", "RSSMRA80A01H501U")
            .replace("Laura Verdi", "Mario Rossi");

    @TempDir
    Path folder;

    Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @Test
    void becomes_positions_counted_from_one() throws Exception {
        var file = desk.leave("\ufeff [" + LAURA + "," + MARIO + "]\n");
        var inspection = desk.reader().inspect(file);

        assertThat(inspection.layout()).isEqualTo("gpd-json");
        assertThat(inspection.rows()).isEqualTo(2);
        assertThat(desk.reader().outcomeEnding("gpd-json")).isEqualTo(".outcome.json");
        var entries = desk.read(file, BUGLIANO, 0);
        assertThat(entries).extracting(Entry::firstRow).containsExactly(1, 2);
        var position = entries.get(0).position();
        assertThat(position.debtor().type()).isEqualTo(Debtor.Type.F);
        assertThat(position.payStandIn()).isTrue();
        assertThat(position.publish()).isTrue();
        assertThat(position.options().get(0).iuv()).isNull();
        assertThat(position.options().get(0).due()).isEqualTo("2026-12-16T22:59:59");
        assertThat(position.options().get(0).transfers().get(0).iban()).isEqualTo(IBAN);
        assertThat(desk.read(file, BUGLIANO, 1)).extracting(Entry::iupd).containsExactly("TARI-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[%s]",
                "{\"paymentPositions\":[%s]}",
                "{\"operation\":\"CREATE\",\"paymentPositions\":[%s]}",
                "{\"note\":{\"a\":[1]},\"paymentPositions\":[%s],\"operation\":\"CREATE\"}"
            })
    void may_be_one_position_or_a_list_of_them(String frame) throws Exception {
        assertThat(desk.readOne(frame.formatted(LAURA)).iupd()).isEqualTo("TARI-1");
    }

    @Test
    void reads_the_samples_of_the_massive_upload() throws Exception {
        var samples = shared();
        assumeThat(samples).isNotNull();

        for (var name : List.of("gpd_massive_rest.json", "gpd_massive_rest.zip", "gpd_massive_sftp_create.json")) {
            var entries = desk.read(samples.resolve(name), BUGLIANO, 0);
            assertThat(entries).singleElement().satisfies(entry -> {
                assertThat(entry.reasons().isEmpty()).isTrue();
                var option = entry.position().options().get(0);
                assertThat(option.nav()).isEqualTo("301202600000000608");
                assertThat(option.transfers()).extracting(t -> t.amount()).containsExactly(12050L, 500L);
            });
        }
        assertThatThrownBy(() -> desk.reader().inspect(samples.resolve("gpd_massive_delete_rest.json")))
                .isInstanceOf(DropRejected.class)
                .hasMessageContaining("add \"operation\":\"DELETE\"");
        assertThat(desk.read(samples.resolve("gpd_massive_sftp_delete.json"), BUGLIANO, 0))
                .extracting(Entry::operation, Entry::iupd)
                .containsExactly(tuple(Operation.DELETE, "99000000010-TARI-2026-1"));
    }

    private static Path shared() {
        var told = System.getProperty("carovana.shared");
        if (told != null) {
            return Path.of(told, "samples", "drops");
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var samples = at.resolve("shared").resolve("samples").resolve("drops");
            if (Files.isDirectory(samples)) {
                return samples;
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"16.00", "\"1600\"", "1e3", "true", "[1]", "99999999999999999999"})
    void takes_whole_cents_and_nothing_else(String amount) throws Exception {
        var entries = desk.read(
                "[" + LAURA.replace("\"amount\":1230,\"desc", "\"amount\":" + amount + ",\"desc") + "," + MARIO + "]");

        assertThat(entries).extracting(Entry::isRejected).containsExactly(true, false);
        assertThat(sentences(entries.get(0)))
                .singleElement()
                .asString()
                .startsWith("paymentOption[0].amount \"")
                .contains("cents");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-16T22:59:59Z,2026-12-16T22:59:59",
        "2026-12-16T22:59:59.000Z,2026-12-16T22:59:59",
        "2026-12-16T22:59:59,2026-12-16T22:59:59",
        "2026-12-16T22:59,2026-12-16T22:59",
        "2026-12-16T23:59:59+01:00,2026-12-16T22:59:59",
        "2026-12-16T17:59:59-05:00,2026-12-16T22:59:59",
        "2026-12-16,2026-12-16T22:59:59",
        "16/12/2026,2026-12-16T22:59:59"
    })
    void takes_moments_as_gpd_writes_them_and_days(String written, String meant) throws Exception {
        var entry = desk.readOne(LAURA.replace("2026-12-16T22:59:59Z", written));

        assertThat(entry.position().options().get(0).due()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T00:00:00Z", "2026-12-16 10:00:00", "Thursday", "2026-13-01"})
    void rejects_what_is_no_moment(String written) throws Exception {
        assertThat(sentences(desk.readOne(LAURA.replace("2026-12-16T22:59:59Z", written))))
                .singleElement()
                .asString()
                .startsWith("paymentOption[0].dueDate \"" + written + "\": ");
    }

    @Test
    void rejects_only_the_position_with_a_repeated_key_or_a_wrong_type() throws Exception {
        var entries = desk.read("[" + LAURA.replace("\"type\":\"F\"", "\"type\":\"F\",\"type\":\"G\"") + ",7,"
                + LAURA.replace("\"switchToExpired\":false", "\"switchToExpired\":\"no\"") + ","
                + LAURA.replace("\"Laura Verdi\"", "12") + "," + MARIO + "]");

        assertThat(entries).extracting(Entry::isRejected).containsExactly(true, true, true, true, false);
        assertThat(entries.stream().limit(4).map(each -> sentences(each).get(0)))
                .containsExactly(
                        "type: is there more than once: keep one",
                        "position \"7\": must be an object with the fields of a position",
                        "switchToExpired \"no\": must be true or false, without quotes",
                        "fullName \"12\": must be a text, between quotes");
    }

    @Test
    void warns_of_unknown_fields_and_passes_over_those_that_pagopa_fills() throws Exception {
        var entry = desk.readOne(LAURA.replace("\"iupd\"", "\"colour\":\"red\",\"status\":\"DRAFT\",\"iupd\"")
                .replace("\"amount\":1230,\"desc", "\"fee\":1.5,\"amount\":1230,\"desc"));

        assertThat(entry.isRejected()).isFalse();
        assertThat(sentences(entry)).containsExactly("colour: is no field we know, and was ignored");
    }

    @Test
    void takes_the_notice_number_for_the_iuv_and_no_other() throws Exception {
        var given = LAURA.replace("{\"amount\":1230,\"desc", "{\"nav\":\"301202600000000608\",\"amount\":1230,\"desc");

        assertThat(desk.readOne(given).position().options().get(0).iuv()).isEqualTo("01202600000000608");
        assertThat(sentences(desk.readOne(given.replace("\"nav\"", "\"iuv\":\"01202600000000607\",\"nav\""))))
                .containsExactly(
                        "paymentOption[0].nav \"301202600000000608\": must be a 3 and then the IUV, or be left out");
    }

    @Test
    void says_everything_that_is_missing() throws Exception {
        assertThat(sentences(desk.readOne("{\"fullName\":\"\",\"paymentOption\":[{\"transfer\":[{}]}]}")))
                .extracting(each -> each.substring(0, each.indexOf(':')))
                .containsExactly(
                        "iupd",
                        "fiscalCode",
                        "fullName",
                        "paymentOption[0].description",
                        "paymentOption[0].amount",
                        "paymentOption[0].dueDate",
                        "paymentOption[0].transfer[0].idTransfer",
                        "paymentOption[0].transfer[0].amount");
        assertThat(sentences(desk.readOne("{\"iupd\":\"A\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"L\"}")))
                .containsExactly("paymentOption: is missing: write at least one way to pay");
    }

    @Test
    void gives_all_to_the_organization_when_it_names_no_beneficiary() throws Exception {
        var position = desk.readOne(LAURA.replaceAll("(?s),\\s*\"transfer\":\\[.*?\\]", ""))
                .position();

        assertThat(position.options().get(0).transfers()).singleElement().satisfies(share -> {
            assertThat(share.amount()).isEqualTo(1230);
            assertThat(share.iban()).isEqualTo(IBAN);
            assertThat(share.category()).isEqualTo("9/0101100IM/");
        });
    }

    @Test
    void puts_beneficiaries_in_the_order_of_their_numbers_and_names_them_by_their_place() throws Exception {
        desk.judging((position, organization) -> List.of(
                new Objection(Objection.Severity.WARNING, "iban", 0, 1, "IT60X", "is odd"),
                new Objection(Objection.Severity.WARNING, "debtorType", -1, 0, "F", "is odd"),
                new Objection(Objection.Severity.WARNING, "metadata", 0, 2, null, "is odd"),
                new Objection(Objection.Severity.WARNING, "dueDate", 0, 0, null, "is odd")));
        var entry = desk.readOne(LAURA.replace(
                "\"transfer\":[",
                "\"transfer\":[{\"idTransfer\":\"2\",\"amount\":5,\"organizationFiscalCode\":\"99000000028\","
                        + "\"category\":\"9/0201102IM/\",\"iban\":\"IT58P0100503200000000654321\"},"));

        assertThat(entry.position().options().get(0).transfers())
                .extracting(t -> t.number())
                .containsExactly(1, 2);
        assertThat(sentences(entry))
                .containsExactly(
                        "paymentOption[0].transfer[1].iban \"IT60X\": is odd",
                        "type \"F\": is odd",
                        "paymentOption[0].transfer[0].transferMetadata: is odd",
                        "paymentOption[0].dueDate: is odd");
    }

    @Test
    void rejects_beneficiaries_numbered_twice_or_with_a_gap() throws Exception {
        var twice = LAURA.replace("\"transfer\":[", "\"transfer\":[{\"idTransfer\":\"1\",\"amount\":5},");

        assertThat(sentences(desk.readOne(twice)))
                .singleElement()
                .asString()
                .startsWith("paymentOption[0].transfer[1].idTransfer \"1\": is there more than once");
        assertThat(sentences(desk.readOne(LAURA.replace("\"idTransfer\":\"1\"", "\"idTransfer\":\"2\""))))
                .singleElement()
                .asString()
                .contains("idTransfer \"2\"", "without a gap");
    }

    @Test
    void rejects_the_same_instalment_twice() throws Exception {
        var part = OPTION.replace("\"isPartialPayment\":false", "\"isPartialPayment\":true");
        var twice = LAURA.replace(OPTION, part + "," + part.replace("TARI 2026", "TARI 2026, two") + "," + part);

        var entries = desk.read("[" + twice + "," + MARIO + "]");

        assertThat(entries).extracting(Entry::isRejected).containsExactly(true, false);
        assertThat(sentences(entries.get(0)))
                .singleElement()
                .asString()
                .startsWith("paymentOption[2]: is the same instalment as paymentOption[0]");
    }

    @Test
    void reads_stamps_and_metadata() throws Exception {
        var entry = desk.readOne(LAURA.replace(
                        "\"iban\":\"IT60X0542811101000000123456\"",
                        "\"stamp\":{\"hashDocument\":\"n4bQ\",\"stampType\":\"01\",\"provincialResidence\":\"VE\"},"
                                + "\"transferMetadata\":[{\"key\":\"k\",\"value\":\"v\"}]")
                .replace(
                        "\"amount\":1230,\"desc",
                        "\"paymentOptionMetadata\":[{\"key\":\"a\",\"value\":\"b\"}],\"amount\":1230,\"desc"));

        var option = entry.position().options().get(0);
        assertThat(option.metadata()).singleElement().hasToString("Metadata[key=a, value=b]");
        assertThat(option.transfers().get(0).iban()).isNull();
        assertThat(option.transfers().get(0).stamp().type()).isEqualTo("01");
        assertThat(option.transfers().get(0).metadata()).hasSize(1);
    }

    @Test
    void refuses_a_position_of_another_organization() throws Exception {
        assertThat(sentences(desk.readOne(
                        LAURA.replace("{\"iupd\"", "{\"organizationFiscalCode\":\"99000000028\",\"iupd\""))))
                .singleElement()
                .asString()
                .contains("99000000028", "another organization");
    }

    @Test
    void carries_no_hidden_characters() throws Exception {
        assertThat(sentences(desk.readOne(LAURA.replace("Laura Verdi", "Lau\\u0000ra \\ud800 Verdi"))))
                .singleElement()
                .asString()
                .contains("fullName", "U+0000", "place 4");
    }
}
