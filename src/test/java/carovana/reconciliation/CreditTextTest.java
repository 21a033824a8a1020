package carovana.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.BankCredit.Reading;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditTextTest {

    private static final String IUF = "2026-11-18PSPITM01-S000000001";
    private static final String STANDARD = "/PUR/LGPE-RIVERSAMENTO/URI/" + IUF;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSPITM01-S000000001",
                "/PUR/LGPE-RIVERSAMENTO/TXT/2/URI/2026-11-18PSPITM01-S000000001",
                "/PUR/LGPE-RIVERSAMENTO/TXT/3 pagamenti TARI/URI/2026-11-18PSPITM01-S000000001",
                "PUR.LGPE-RIVERSAMENTO.URI.2026-11-18PSPITM01-S000000001",
                "PUR LGPE-RIVERSAMENTO URI 2026-11-18PSPITM01-S000000001",
                "/pur/lgpe-riversamento/uri/2026-11-18PSPITM01-S000000001",
                "/PUR/LGPE- RIVERSAMENTO/URI/2026-11- 18PSPITM01-S000000001",
                "ACCREDITI VARI /PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSPITM01-S000000001 ORD. BANCA ESEMPIO",
                "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSPITM01-S000000001\r\nORD: BANCA ESEMPIO",
                "/PUR/LGPE-RIVERSA\nMENTO/URI/2026-11-18PSPITM01-S0000\r\n00001",
                "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSP ITM01 -S000000001/",
                "/PUR/LGPE-RIVERSAMENTO/URI/  2026-11-18PSPITM01-\nS000000001"
            })
    void names_a_flow_however_the_bank_writes_it(String text) {
        assertThat(CreditText.read(text))
                .extracting(CreditText::reading, CreditText::iuf)
                .containsExactly(Reading.FLOW, IUF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/PUR/LGPE-RIVERSAMENTO/URI/2",
                "/PUR/LGPE-RIVERSAMENTO/URI/",
                "/PUR/LGPE-RIVERSAMENTO/URI",
                "/PUR/LGPE-RIVERSAMENTO",
                "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18",
                "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSPITM01",
                "/PUR/LGPE-RIVERSAMENTO/URI/S000000001",
                "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSPITM01-S0000000010000000000000000",
                "GIROCONTO LGPE-RIVERSAMENTO NOVEMBRE",
                "/RFB/1234/10.00",
                "/RFB/",
                "/RFS/XX1234"
            })
    void with_half_an_identifier_is_for_a_person(String text) {
        assertThat(CreditText.read(text).reading()).isEqualTo(Reading.UNREADABLE);
        assertThat(CreditText.read(text).iuf()).isNull();
        assertThat(CreditText.read(text).fragment()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/RFB/123/10.00/TXT/DEBITORE/RSSMRA80A01H501U, 123",
        "/RFB/RSSMRA80A01H501U/10.00, RSS***…01U",
        "/RFB/ROSSI MARIO, ''",
        "/PUR/LGPE-RIVERSAMENTO/URI/2026-11 ROSSI MARIO, 2026-11",
        "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSPITM01/ROSSI MARIO 1, 2026-11-18PSPITM01",
        "ROSSI MARIO RSSMRA80A01H501U LGPE-RIVERSAMENTO NOVEMBRE 2026, ''",
        "/PUR/LGPE-RIVERSAMENTO/URI/, ''",
    })
    void tells_a_person_only_what_stands_where_the_identifier_should_be(String text, String fragment) {
        assertThat(CreditText.read(text).fragment()).isEqualTo(fragment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/RFB/02000000000000184",
                "/RFB/02000000000000184/142.85/TXT/TARI 2026",
                "/rfb/02000000000000184/142.85",
                "RFB.02000000000000184.142.85",
                "RFB 02000000000000184 142.85",
                "BONIFICO /RFB/0200000000 0000184/142.85",
                "/RFB/0200000000\n0000184/142.85"
            })
    void names_a_payment(String text) {
        assertThat(CreditText.read(text))
                .extracting(CreditText::reading, CreditText::iuv)
                .containsExactly(Reading.PAYMENT, "02000000000000184");
    }

    @Test
    void names_a_payment_by_its_international_reference() {
        assertThat(CreditText.read("/RFS/RF18539007547034/10.00/TXT/x").iuv()).isEqualTo("RF18539007547034");
        assertThat(CreditText.read("/RFS/rf18 5390 0754 7034/10.00").iuv()).isEqualTo("RF18539007547034");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AFFITTO NOVEMBRE", "FATTURA 12/URI", "SURF BAR SRL", "RFID TAGS", "PURIFICATORE"})
    void may_have_nothing_to_do_with_pagopa(String text) {
        assertThat(CreditText.read(text)).isEqualTo(new CreditText(Reading.OTHER, null, null, null));
        assertThat(CreditText.read(null).reading()).isEqualTo(Reading.OTHER);
    }

    @Property
    void cut_off_anywhere_it_never_names_another_flow_that_is_as_long(@ForAll @IntRange(max = 56) int length) {
        var read = CreditText.read(STANDARD.substring(0, Math.min(length, STANDARD.length())));
        if (read.reading() == Reading.FLOW) {
            assertThat(IUF).startsWith(read.iuf());
        }
    }

    @Property
    void says_something_of_any_text(@ForAll String before, @ForAll String after) {
        assertThat(CreditText.read(before + "/PUR/LGPE-RIVERSAMENTO/URI/" + after)
                        .reading())
                .isIn(Reading.FLOW, Reading.UNREADABLE);
        assertThat(CreditText.read(" ".repeat(5000) + "RFB" + " ".repeat(5000))).isNotNull();
    }
}
