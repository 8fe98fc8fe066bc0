package it.sportello.grant;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A person who may operate on the dedicated account (PSW-16-04).
 *
 * @param name first and family name
 * @param taxCode sixteen characters
 */
@Rule("PSW-16-04")
public record Delegate(String name, String taxCode) {

    private static final Pattern TAX_CODE = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}[A-Z][A-Z0-9]{2}[A-Z][A-Z0-9]{3}[A-Z]");

    /** @throws Refusal when the name is empty or the tax code has not the shape of a person's */
    public Delegate {
        name = name.strip();
        taxCode = taxCode.strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw Refusal.invalid(
                    "delegates.name",
                    "PSW-16-04",
                    "Indicare le generalità della persona delegata a operare sul conto.");
        }
        if (!TAX_CODE.matcher(taxCode).matches()) {
            throw Refusal.invalid(
                    "delegates.taxCode", "PSW-16-04", "Il codice fiscale della persona delegata non è valido.");
        }
    }
}
