package carovana.sandbox.gpd;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a list is asked for, with the core's defaults and limits (pagoPA's core 1.1.37). */
record ListQuery(
        int page,
        int limit,
        Order order,
        boolean ascending,
        Span due,
        Span paid,
        Set<PositionStatus> statuses,
        String serviceType,
        Segregation segregation) {

    private static final int DEFAULT_LIMIT = 10;
    private static final int HIGHEST_LIMIT = 50;
    private static final int LONGEST_SPAN_DAYS = 30;

    enum Order {
        INSERTED_DATE(position -> position.sequence),
        IUPD(position -> position.iupd),
        STATUS(position -> position.status.name()),
        COMPANY_NAME(position -> position.companyName);

        private final Function<Position, Comparable<?>> by;

        Order(Function<Position, Comparable<?>> by) {
            this.by = by;
        }

        @SuppressWarnings("unchecked")
        Comparator<Position> comparator() {
            return Comparator.comparing(position -> (Comparable<Object>) by.apply(position));
        }
    }

    enum Ordering {
        ASC,
        DESC
    }

    record Span(LocalDateTime from, LocalDateTime to) {

        boolean holds(LocalDateTime moment) {
            return moment != null && !moment.isBefore(from) && !moment.isAfter(to);
        }
    }

    /** As v1 asks: one status by its name. */
    static ListQuery of(Parameters given) {
        return of(given, name -> Set.of(PositionStatus.valueOf(name)));
    }

    /** @param statuses what a version's word for a status stands for; it throws where the version has no such word */
    static ListQuery of(Parameters given, Function<String, Set<PositionStatus>> statuses) {
        int limit = given.parsed("limit", Integer::valueOf).orElse(DEFAULT_LIMIT);
        int page = given.parsed("page", Integer::valueOf).orElse(0);
        Optional<LocalDateTime> dueFrom = day(given, "due_date_from", false);
        Optional<LocalDateTime> dueTo = day(given, "due_date_to", true);
        Optional<LocalDateTime> paidFrom = day(given, "payment_date_from", false);
        Optional<LocalDateTime> paidTo = day(given, "payment_date_to", true);
        Optional<LocalDateTime> momentFrom = given.parsed("payment_date_time_from", ListQuery::moment);
        Optional<LocalDateTime> momentTo = given.parsed("payment_date_time_to", ListQuery::moment);
        var status = given.parsed("status", statuses).orElse(null);
        var order = given.parsed("orderby", Order::valueOf).orElse(Order.INSERTED_DATE);
        var ordering = given.parsed("ordering", Ordering::valueOf).orElse(Ordering.DESC);
        given.whole("limit", limit, 1, HIGHEST_LIMIT);
        given.whole("page", page, 0, Integer.MAX_VALUE);
        Segregation segregation = given.segregation();
        requireOneGroup(
                dueFrom.or(() -> dueTo).isPresent(),
                paidFrom.or(() -> paidTo).isPresent(),
                momentFrom.or(() -> momentTo).isPresent());
        Span paid = span(paidFrom, paidTo);
        return new ListQuery(
                page,
                limit,
                order,
                ordering == Ordering.ASC,
                span(dueFrom, dueTo),
                paid == null ? span(momentFrom, momentTo) : paid,
                status,
                given.serviceType().orElse(null),
                segregation);
    }

    private static Optional<LocalDateTime> day(Parameters given, String name, boolean end) {
        return given.parsed(name, LocalDate::parse).map(day -> end ? day.atTime(LocalTime.MAX) : day.atStartOfDay());
    }

    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text);
    }

    private static void requireOneGroup(boolean due, boolean paid, boolean paidMoment) {
        if (due && paid || due && paidMoment || paid && paidMoment) {
            throw new GpdRefusal(
                    400,
                    "Exclusive Parameters",
                    "Parameters due_date_to, due_date_from and payment_date_from, payment_date_to"
                            + " andpayment_date_time_from, payment_date_time_to are mutual exclusive");
        }
    }

    private static Span span(Optional<LocalDateTime> from, Optional<LocalDateTime> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return null;
        }
        LocalDateTime start = from.orElseGet(
                () -> to.get().minusDays(LONGEST_SPAN_DAYS).toLocalDate().atStartOfDay());
        LocalDateTime end = to.orElseGet(
                () -> from.get().plusDays(LONGEST_SPAN_DAYS).toLocalDate().atTime(LocalTime.MAX));
        if (start.isAfter(end) || ChronoUnit.DAYS.between(start, end) > LONGEST_SPAN_DAYS) {
            throw new GpdRefusal(
                    400,
                    "The debt positions cannot be recovered",
                    ("Debt positions cannot be recovered. Verify that due_date_to >= due_date_from and that the"
                                    + " interval between the two dates not exceed the maximum number of days allowed"
                                    + " [due_date_from= %s, due_date_to= %s, days_between_from_to= %s, max_days_interval= %s]")
                            .formatted(start, end, ChronoUnit.DAYS.between(start, end), LONGEST_SPAN_DAYS));
        }
        return new Span(start, end);
    }

    boolean isPlain() {
        return due == null
                && paid == null
                && statuses == null
                && serviceType == null
                && segregation.isOpen()
                && order == Order.INSERTED_DATE;
    }

    Predicate<Position> filter() {
        return position -> (statuses == null || statuses.contains(position.status))
                && (serviceType == null || serviceType.equals(position.serviceType))
                && (paid == null || paid.holds(position.paymentDate))
                && (due == null && segregation.isOpen() || !shown(position).isEmpty());
    }

    /** Filters on options also hide the options that do not match. */
    List<PaymentOption> shown(Position position) {
        return position.paymentOption.stream()
                .filter(option -> due == null || due.holds(option.dueDate))
                .filter(option -> segregation.covers(option.iuv))
                .toList();
    }
}
