package carovana.facade;

import static carovana.facade.Call.create;
import static carovana.facade.Call.delete;
import static carovana.facade.Call.get;
import static carovana.facade.Call.meanwhile;
import static carovana.facade.Call.patch;
import static carovana.facade.Call.post;
import static carovana.facade.Call.published;
import static carovana.facade.Call.put;
import static carovana.facade.Due.OPTION;
import static carovana.facade.Due.TRANSFER;
import static carovana.facade.Due.due;
import static carovana.facade.Due.instalments;
import static carovana.facade.Due.nav;
import static carovana.sandbox.Asked.with;
import static carovana.sandbox.Asked.without;

import java.util.List;
import java.util.stream.Stream;

/** What clients do with GPD's v1: every operation that it offers to creditors, and every way in which it refuses. */
record Scenario(String name, List<Call> calls) {

    private static Scenario of(String name, Call... calls) {
        return new Scenario(name, List.of(calls));
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<Scenario> all() {
        return Stream.of(
                of(
                        "a draft from its creation to its end",
                        create(due("LIFE", 1)),
                        get("/debtpositions/LIFE"),
                        get("/debtpositions"),
                        put("/debtpositions/LIFE?toPublish=false", with(due("LIFE", 1), "/city", "\"Fossombra\"")),
                        post("/debtpositions/LIFE/publish"),
                        post("/debtpositions/LIFE/publish"),
                        get("/debtpositions/LIFE"),
                        post("/debtpositions/LIFE/invalidate"),
                        post("/debtpositions/LIFE/invalidate"),
                        post("/debtpositions/LIFE/publish"),
                        put("/debtpositions/LIFE?toPublish=true", due("LIFE", 1)),
                        delete("/debtpositions/LIFE"),
                        delete("/debtpositions/LIFE"),
                        get("/debtpositions/LIFE"),
                        put("/debtpositions/LIFE?toPublish=true", due("LIFE", 1)),
                        post("/debtpositions/LIFE/publish"),
                        post("/debtpositions/LIFE/invalidate"),
                        create(due("LIFE", 1)),
                        get("/debtpositions/LIFE")),
                of(
                        "published along",
                        published(due("ALONG", 10)),
                        put("/debtpositions/ALONG?toPublish=true", with(due("ALONG", 10), "/city", "\"Fossombra\"")),
                        put("/debtpositions/ALONG?toPublish=false", due("ALONG", 10)),
                        get("/debtpositions/ALONG"),
                        post("/debtpositions/ALONG/invalidate"),
                        published(with(due("LATER", 11), "/validityDate", "\"2099-01-01T00:00:00\"")),
                        get("/debtpositions/LATER"),
                        published(with(due("Z", 12), "/validityDate", "\"2099-01-01T00:00Z\"")),
                        post("/debtpositions/LATER/invalidate")),
                of(
                        "instalments",
                        published(instalments("RATE", 20)),
                        get("/debtpositions/RATE"),
                        put("/debtpositions/RATE?toPublish=true", due("RATE", 20)),
                        get("/debtpositions/RATE"),
                        put("/debtpositions/RATE?toPublish=true", instalments("RATE", 20)),
                        get("/debtpositions/RATE")),
                of(
                        "keys that are taken",
                        create(due("KEY-1", 30)),
                        create(due("KEY-1", 30)),
                        create(due("KEY-1", 31)),
                        create(due("KEY-2", 30)),
                        get("/debtpositions/KEY-2"),
                        delete("/debtpositions/KEY-1"),
                        create(due("KEY-2", 30)),
                        create(due("KEY-1", 31))),
                of(
                        "a citizen pays",
                        published(due("PAID", 40)),
                        meanwhile("POST", "/pay", "{\"organization\":\"99000000010\",\"nav\":\"" + nav(40) + "\"}"),
                        get("/debtpositions/PAID"),
                        put("/debtpositions/PAID?toPublish=true", due("PAID", 40)),
                        post("/debtpositions/PAID/publish"),
                        post("/debtpositions/PAID/invalidate"),
                        delete("/debtpositions/PAID"),
                        get("/debtpositions?status=PAID"),
                        get("/debtpositions?payment_date_from=2099-01-01")),
                of(
                        "paid outside of pagoPA",
                        published(due("DESK", 50)),
                        post("/paymentoptions/paids/" + nav(50), "{\"paymentDate\":\"2026-11-20T10:00:00\"}"),
                        get("/debtpositions/DESK"),
                        post("/paymentoptions/paids/" + nav(50), "{}"),
                        post("/paymentoptions/paids/" + nav(51), "{}"),
                        post("/paymentoptions/paids/" + nav(50) + "?segregationCodes=47", "{}")),
                of(
                        "another account",
                        published(due("IBAN", 60)),
                        patch(
                                "/debtpositions/transfers?oldIban=IT60X0542811101000000123456",
                                "{\"newIban\":\"IT60X0542811101000000123456\"}"),
                        patch(
                                "/debtpositions/transfers?oldIban=IT99&limit=10",
                                "{\"newIban\":\"IT60X0542811101000000123456\"}"),
                        patch("/debtpositions/transfers", "{\"newIban\":\"IT60X0542811101000000123456\"}"),
                        patch("/debtpositions/transfers?oldIban=IT99", "{}"),
                        patch(
                                "/debtpositions/transfers?oldIban=IT99&limit=1001",
                                "{\"newIban\":\"IT60X0542811101000000123456\"}")),
                of(
                        "lists",
                        create(due("LIST-A", 70)),
                        create(due("LIST-B", 71)),
                        create(with(due("LIST-C", 72), OPTION + "/dueDate", "\"2099-01-16T22:59:59\"")),
                        get("/debtpositions?orderby=IUPD&ordering=ASC&limit=2"),
                        get("/debtpositions?orderby=IUPD&ordering=ASC&limit=2&page=1"),
                        get("/debtpositions?due_date_from=2099-01-01&due_date_to=2099-01-31"),
                        get("/debtpositions?segregationCodes=47"),
                        get("/debtpositions?limit=2&unheardOf=1&orderby=COMPANY_NAME"),
                        get("/debtpositions?limit=51"),
                        get("/debtpositions?limit=ten"),
                        get("/debtpositions?status=valid"),
                        get("/debtpositions?page=-1"),
                        get("/debtpositions?due_date_from=2099-01-01&payment_date_from=2099-01-01"),
                        get("/debtpositions?due_date_from=2099-01-01&due_date_to=2099-02-01"),
                        get("/debtpositions?payment_date_time_from=2099-01-01T10:00:00"),
                        get("/debtpositions?segregationCodes=4")),
                of(
                        "segregation codes",
                        post("/debtpositions?segregationCodes=47", due("SEG", 80)),
                        post("/debtpositions?segregationCodes=47,01", due("SEG", 80)),
                        get("/debtpositions/SEG?segregationCodes=47"),
                        get("/debtpositions/SEG?segregationCodes=01"),
                        put("/debtpositions/SEG?segregationCodes=47", due("SEG", 80)),
                        post("/debtpositions/SEG/publish?segregationCodes=47"),
                        post("/debtpositions/SEG/publish?segregationCodes=01"),
                        post("/debtpositions/SEG/invalidate?segregationCodes=47"),
                        delete("/debtpositions/SEG?segregationCodes=47"),
                        delete("/debtpositions/SEG?segregationCodes=x"),
                        delete("/debtpositions/SEG?segregationCodes=01,47")),
                of(
                        "too late to publish",
                        create(with(due("TARDY", 90), "/validityDate", "\"2099-01-01T00:00:00\"")),
                        create(due("TARDIER", 91)),
                        meanwhile("PUT", "/clock", "{\"now\":\"2099-12-17T00:00:00Z\"}"),
                        post("/debtpositions/TARDY/publish"),
                        post("/debtpositions/TARDIER/publish")),
                of(
                        "expired, and published again",
                        published(with(due("OLD", 100), "/validityDate", "\"2099-01-01T00:00:00\"")),
                        meanwhile("PUT", "/clock", "{\"now\":\"2099-12-17T12:00:00Z\"}"),
                        get("/debtpositions/OLD"),
                        post("/debtpositions/OLD/invalidate"),
                        put(
                                "/debtpositions/OLD?toPublish=true",
                                with(due("OLD", 100), OPTION + "/dueDate", "\"2100-01-16T22:59:59\"")),
                        get("/debtpositions/OLD")),
                of(
                        "what nobody asks for",
                        patch("/debtpositions", "{}"),
                        post("/debtpositions").with("Content-Type", "text/plain"),
                        post("/debtpositions").with("Content-Type", "application/json"),
                        get("/debtpositions").with("Accept", "application/xml"),
                        get("/debtpositions/TARI.1"),
                        delete("/debtpositions/TARI.1"),
                        post("/debtpositions?toPublish=perhaps", due("NEVER", 110)),
                        put("/debtpositions/OTHER", due("NEVER", 110)),
                        get("^/info")));
    }

    /** Requests that GPD refuses for what is in them. */
    static Stream<Call> refused() {
        var good = due("NEVER", 200);
        var stamp = "{\"hashDocument\":\"aGFzaA==\",\"stampType\":\"01\",\"provincialResidence\":\"RM\"}";
        return Stream.of(
                        "{\"paymentOption\":[{\"transfer\":[{}]}]}",
                        without(good, "/iupd"),
                        with(good, "/companyName", "\" \""),
                        with(good, "/companyName", "\"" + "x".repeat(141) + "\""),
                        with(good, "/country", "\"it\""),
                        with(good, "/email", "\"nobody\""),
                        with(good, OPTION + "/amount", "0"),
                        without(good, OPTION + "/iuv"),
                        without(good, OPTION + "/dueDate"),
                        with(good, OPTION + "/description", "\"" + "x".repeat(141) + "\""),
                        with(good, TRANSFER + "/iban", "\"IT 60\""),
                        with(good, TRANSFER + "/category", "\"\""),
                        with(good, TRANSFER + "/transferMetadata", "[{\"key\":\"k\"}]"),
                        with(
                                good,
                                TRANSFER + "/transferMetadata",
                                "[" + "{\"key\":\"k\",\"value\":\"v\"},".repeat(10)
                                        + "{\"key\":\"k\",\"value\":\"v\"}]"),
                        "{",
                        "[]",
                        "{\"iupd\":{}}",
                        with(good, "/type", "\"X\""),
                        with(good, "/switchToExpired", "\"perhaps\""),
                        with(good, OPTION + "/amount", "\"ten\""),
                        with(good, OPTION + "/dueDate", "\"2099-12-16T10:00:00+02:00\""),
                        with(good, OPTION + "/dueDate", "\"2099-12-16\""),
                        with(good, OPTION + "/dueDate", "\"2099-13-16T10:00:00\""),
                        with(good, OPTION + "/amount", "1601"),
                        without(good, OPTION + "/transfer"),
                        with(good, "/validityDate", "\"2000-01-01T00:00\""),
                        with(good, OPTION + "/dueDate", "\"2000-01-01T00:00:00\""),
                        with(good, "/validityDate", "\"2099-12-17T00:00:00Z\""),
                        with(good, OPTION + "/retentionDate", "\"2099-01-01T00:00:00\""),
                        with(good, TRANSFER + "/idTransfer", "\"6\""),
                        without(good, TRANSFER + "/iban"),
                        with(good, TRANSFER + "/stamp", stamp),
                        with(without(good, TRANSFER + "/iban"), TRANSFER + "/postalIban", "\"IT60X07601\""),
                        sixTransfers(good),
                        with(
                                good,
                                OPTION + "/paymentOptionMetadata",
                                "[{\"key\":\"NOTIFICATION_FEE\",\"value\":\"1\"}]"))
                .map(Call::create);
    }

    private static String sixTransfers(String good) {
        var many = good;
        for (int i = 0; i < 5; i++) {
            many = with(many, OPTION + "/transfer/-", """
                    {"idTransfer":"2","amount":1,"remittanceInformation":"more","category":"9/0101101IM/",
                     "iban":"IT60X0542811101000000123456"}""");
        }
        return many;
    }
}
