package it.sportello.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Contenders measured in turn, within one run: rounds to warm up, then rounds of which the median counts. A ratio is
 * that of the two figures of the same round, so that what slows the machine for a while slows both. Nothing is asserted
 * about time: the table stands beside its goals.
 */
public final class Measures {

    /** That count. */
    private static final int ROUNDS = Integer.getInteger("sportello.benchmark.rounds", 5);

    private final String title;
    private final String unit;
    private final Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private int warmUps = 1;
    private final List<String> lines = new ArrayList<>();

    /** @param unit of what a contender measures, such as {@code cases/s} */
    public Measures(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** @param run measures once and gives its figure */
    public Measures contender(String name, DoubleSupplier run) {
        contenders.put(name, run);
        figures.put(name, new ArrayList<>());
        return this;
    }

    /** @param rounds before those that count; one where nothing is said */
    public Measures warmUps(int rounds) {
        warmUps = rounds;
        return this;
    }

    /** Runs every contender in turn, round after round. */
    public Measures run() {
        for (int round = 0; round < warmUps; round++) {
            contenders.forEach((name, run) -> progress("warm-up", name, run.getAsDouble()));
        }
        figures.values().forEach(List::clear);
        for (int round = 0; round < ROUNDS; round++) {
            String number = "round " + (round + 1);
            contenders.forEach((name, run) -> figures.get(name).add(progress(number, name, run.getAsDouble())));
        }
        figures.forEach((name, values) -> say("%-44s %12.1f %-10s (%s)", name, median(values), unit, all(values)));
        return this;
    }

    private static double progress(String round, String name, double figure) {
        System.out.printf(Locale.ROOT, "%s, %s: %.1f%n", round, name, figure);
        return figure;
    }

    /** The ratio of two contenders beside its goal. */
    public Measures ratio(String name, String other, String goal) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(figures.get(name).get(round) / figures.get(other).get(round));
        }
        say("%-44s %12.2f %-10s (%s)", name + " ÷ " + other, median(ratios), goal, all(ratios));
        return this;
    }

    /** A line of its own in the table. */
    public Measures say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
        return this;
    }

    /** Prints the table: figures are medians, those of the single rounds in brackets. */
    public void print() {
        StringBuilder table = new StringBuilder(System.lineSeparator()).append(title);
        lines.forEach(line -> table.append(System.lineSeparator()).append("  ").append(line.stripTrailing()));
        System.out.println(table.append(System.lineSeparator()));
    }

    /** The value in the middle; between the two in the middle where they are two. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String all(List<Double> values) {
        return String.join(
                " ",
                values.stream()
                        .map(value -> String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value))
                        .toList());
    }
}
