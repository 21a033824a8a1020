package carovana.sandbox.node;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.Cursor;
import org.springframework.stereotype.Component;

/** Remembers what was paid, by operating day and in the order in which it was paid. */
@InSandbox
@Component
public class PaymentBook {

    private static final char BREAK = '\n';
    private static final char LAST = '\uffff';

    private final SandboxMap payments;
    private final AtomicLong sequence = new AtomicLong();

    PaymentBook(SandboxStore store) {
        payments = store.map("node.payments");
    }

    void add(Payment payment) {
        payment.sequence = sequence.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() * 1000));
        write(payment);
    }

    /** Durable after the next commit. */
    public void write(Payment payment) {
        payments.put(
                payment.operatingDay.toString() + BREAK + "%016x".formatted(payment.sequence),
                SandboxJson.write(payment));
    }

    public List<Payment> of(LocalDate operatingDay) {
        var found = new ArrayList<Payment>();
        Cursor<String, byte[]> cursor =
                payments.between(operatingDay.toString() + BREAK, operatingDay.toString() + BREAK + LAST);
        while (cursor.hasNext()) {
            cursor.next();
            found.add(SandboxJson.read(cursor.getValue(), Payment.class));
        }
        return found;
    }
}
