package it.sportello.web.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page: pairs of name and value, then sentences, then a table.
 *
 * @param head the columns of the table; no table where it is empty
 */
public record Section(
        String title, List<Fact> facts, List<Sentence> sentences, List<Column> head, List<List<Cell>> rows) {

    /** @param wide takes the whole width */
    public record Fact(String name, String value, boolean wide) {}

    /** @param style class of the sheet: {@code bad}, {@code warn}, {@code good}, or empty */
    public record Sentence(String text, String style) {}

    /** @param money set to the right */
    public record Column(String name, boolean money) {}

    /** @param href where it leads inside the site, or null */
    public record Cell(String text, @Nullable String href, String style) {}

    static Builder titled(String title) {
        return new Builder(title);
    }

    static Cell link(String text, String href) {
        return new Cell(text, href, "");
    }

    static Cell cell(String text, String style) {
        return new Cell(text, null, style);
    }

    /** Collects a section. */
    static final class Builder {
        private final String title;
        private final List<Fact> facts = new ArrayList<>();
        private final List<Sentence> sentences = new ArrayList<>();
        private final List<Column> head = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();

        private Builder(String title) {
            this.title = title;
        }

        Builder fact(String name, String value) {
            facts.add(new Fact(name, value, false));
            return this;
        }

        Builder wide(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                facts.add(new Fact(name, value, true));
            }
            return this;
        }

        Builder say(String text) {
            return say(text, "");
        }

        Builder say(String text, String style) {
            sentences.add(new Sentence(text, style));
            return this;
        }

        /** @param names a trailing {@code €} sets the column to the right */
        Builder head(String... names) {
            for (String name : names) {
                boolean money = name.endsWith("€");
                head.add(new Column(money ? name.substring(0, name.length() - 1).strip() : name, money));
            }
            return this;
        }

        /** @param cells texts, or cells of their own */
        Builder row(Object... cells) {
            rows.add(Arrays.stream(cells)
                    .map(cell -> cell instanceof Cell made ? made : new Cell(String.valueOf(cell), null, ""))
                    .toList());
            return this;
        }

        Section build() {
            return new Section(title, List.copyOf(facts), List.copyOf(sentences), List.copyOf(head), List.copyOf(rows));
        }
    }
}
