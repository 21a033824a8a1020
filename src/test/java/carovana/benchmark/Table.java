package carovana.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was measured in this run: told on the console and kept in {@code target/benchmark.md}. */
final class Table {

    private static final Path FILE = Path.of("target/benchmark.md");

    private static final List<String> LINES = new ArrayList<>(List.of(
            "# Benchmark of " + LocalDate.now(),
            "",
            "Java %s, %d processors, heap of %d MB. Medians of the rounds, in brackets the least and the most."
                    .formatted(
                            Runtime.version(),
                            Runtime.getRuntime().availableProcessors(),
                            Runtime.getRuntime().maxMemory() / (1024 * 1024)),
            "",
            "| what | Carovana | beside it | ratio | target |",
            "| --- | --- | --- | --- | --- |"));

    private Table() {}

    static synchronized void add(String what, String product, String beside, String ratio, String target) {
        LINES.add("| " + String.join(" | ", what, product, beside, ratio, target) + " |");
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, LINES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(LINES.get(LINES.size() - 1));
    }

    static synchronized void print() {
        System.out.println("\n" + String.join("\n", LINES) + "\n");
    }
}
