package it.sportello.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Keeps amounts in {@code numeric(14,2)} columns. */
@Converter(autoApply = true)
public class EuroConverter implements AttributeConverter<Euro, BigDecimal> {

    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Euro euro) {
        return euro == null ? null : euro.amount();
    }

    @Override
    public @Nullable Euro convertToEntityAttribute(@Nullable BigDecimal amount) {
        return amount == null ? null : Euro.of(amount);
    }
}
