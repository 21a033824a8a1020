package carovana.facade;

import static carovana.facade.Due.OPTION;
import static carovana.facade.Due.TRANSFER;
import static carovana.facade.Due.due;
import static carovana.sandbox.Asked.with;
import static carovana.sandbox.Asked.without;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where Carovana is stricter than pagoPA. */
final class Stricter {

    private Stricter() {}

    /** What pagoPA would take, or fail on, and Carovana refuses: the body, pagoPA's status, what Carovana says. */
    static Stream<Arguments> all() {
        var good = due("STRICT", 300);
        var long256 = "\"" + "x".repeat(256) + "\"";
        return Stream.of(
                arguments("a wrong fiscal code", with(good, "/fiscalCode", "\"VRDLRA80A41F205X\""), 201, "fiscalCode"),
                arguments(
                        "an IUV with wrong check digits",
                        with(good, OPTION + "/iuv", "\"01000000000000145\""),
                        201,
                        "iuv"),
                arguments(
                        "a NAV of its own",
                        with(good, OPTION + "/nav", "\"301000000000000145\""),
                        201,
                        "must be a 3 and"),
                arguments(
                        "an account that is not the organization's",
                        with(good, TRANSFER + "/iban", "\"IT40S0542811101000000123457\""),
                        201,
                        "paymentOption[0].transfer[0].iban \"IT40"),
                arguments("no way to pay", with(good, "/paymentOption", "[]"), 201, "paymentOption: is missing"),
                arguments(
                        "a category that is none",
                        with(good, TRANSFER + "/category", "\"any\""),
                        201,
                        "category \"any\""),
                arguments("an IUPD that can never be read", with(good, "/iupd", "\"TARI/1\""), 201, "iupd \"TARI/1\""),
                arguments("decimals of a cent", with(good, OPTION + "/amount", "1600.5"), 201, "whole number of cents"),
                arguments(
                        "a field that is there twice",
                        good.replaceFirst("\\{", "{\"city\":\"Fossombra\","),
                        201,
                        "Duplicate"),
                arguments(
                        "an unknown kind of gap in the numbers",
                        with(good, TRANSFER + "/idTransfer", "\"3\""),
                        201,
                        "numbered"),
                arguments("an invisible character", with(good, "/city", "\"Bug\\u200Bliano\""), 201, "U+200B"),
                arguments("an IUPD longer than its column", with(good, "/iupd", long256), 500, "at most 35"),
                arguments("a city longer than its column", with(good, "/city", long256), 500, "at most 35"),
                arguments(
                        "two faults of the fields and one of ours",
                        with(with(without(good, "/companyName"), "/country", "\"it\""), "/fiscalCode", "\"VRD\""),
                        400,
                        " | fiscalCode \"VRD\""));
    }
}
