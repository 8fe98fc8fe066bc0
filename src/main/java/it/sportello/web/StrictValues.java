package it.sportello.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import it.sportello.shared.WrittenText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The values of a body, each written in one way and of a size that a form can have: amounts, numbers and days beyond it
 * would overflow a calculation or a column later.
 */
@Rule({"PSW-00-01", "PSW-00-03"})
final class StrictValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** More persons than this work for no applicant that lists them by hand. */
    static final int LONGEST_LIST = 10_000;

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;

    /** Hours of a line times its rate, over all the lines of a form, stay far within an amount. */
    static final Euro LARGEST_AMOUNT = Euro.of("99999999.99");

    private static final int LONGEST_NUMBER = 20;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,4}(\\.[0-9]{1,6})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    StrictValues() {
        addDeserializer(String.class, new Scalar<>(String.class, StrictValues::text, JsonToken.VALUE_STRING));
        addDeserializer(Euro.class, new Scalar<>(Euro.class, StrictValues::amount, JsonToken.VALUE_STRING));
        addDeserializer(LocalDate.class, new Scalar<>(LocalDate.class, StrictValues::day, JsonToken.VALUE_STRING));
        addDeserializer(
                BigDecimal.class,
                new Scalar<>(
                        BigDecimal.class,
                        StrictValues::decimal,
                        JsonToken.VALUE_STRING,
                        JsonToken.VALUE_NUMBER_INT,
                        JsonToken.VALUE_NUMBER_FLOAT));
        setDeserializerModifier(new ShortLists());
    }

    private static String text(String text) {
        return valid(text, WrittenText.isReadable(text));
    }

    private static Euro amount(String text) {
        Euro amount = Euro.of(text);
        return valid(amount, !amount.exceeds(LARGEST_AMOUNT));
    }

    private static BigDecimal decimal(String text) {
        valid(text, DECIMAL.matcher(text).matches());
        return new BigDecimal(text);
    }

    private static LocalDate day(String text) {
        valid(text, DAY.matcher(text).matches());
        LocalDate day = LocalDate.parse(text);
        return valid(day, day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }

    private static <T> T valid(T value, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("not written as it should be");
        }
        return value;
    }

    /** A value read from the text of certain tokens and of no other. */
    private static final class Scalar<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> reader;
        private final Set<JsonToken> tokens;

        Scalar(Class<T> type, Function<String, T> reader, JsonToken token, JsonToken... others) {
            super(type);
            this.reader = reader;
            this.tokens = EnumSet.of(token, others);
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!tokens.contains(parser.currentToken())) {
                return (T) context.handleUnexpectedToken(_valueClass, parser);
            }
            try {
                return reader.apply(written(parser));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                return (T) context.handleWeirdStringValue(_valueClass, parser.getText(), wrong.getMessage());
            }
        }
    }

    /** A JSON number may have an exponent: some programs write round numbers like that. */
    private static String written(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (!parser.currentToken().isNumeric() || text.length() > LONGEST_NUMBER) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return Math.abs(number.scale()) < LONGEST_NUMBER ? number.toPlainString() : text;
    }

    private static final class ShortLists extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return new ShortList(deserializer);
        }
    }

    private static final class ShortList extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        ShortList(JsonDeserializer<?> list) {
            super(list);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> list) {
            return new ShortList(list);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object list = super.deserialize(parser, context);
            if (list instanceof Collection<?> items && items.size() > LONGEST_LIST) {
                return context.reportInputMismatch(Collection.class, "more than %d items", LONGEST_LIST);
            }
            return list;
        }
    }
}
