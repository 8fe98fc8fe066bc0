package it.sportello.proposal;

import it.sportello.shared.Rule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shape and check character of Italian tax codes: 11 digits of enterprises and VAT holders, 16 of persons. */
@Rule("PSW-12-09")
public final class TaxCodes {

    // The first seven are the number of the subject, and nobody is number nought.
    private static final Pattern DIGITS = Pattern.compile("(?!0{7})[0-9]{11}");
    // The digits may be letters L-V, given to persons with the same code (omocodia).
    private static final Pattern PERSON =
            Pattern.compile("[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]");
    private static final String HOMOCODES = "LMNPQRSTUV";
    private static final String MONTHS = "ABCDEHLMPRST";
    private static final int WOMEN = 40;
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private TaxCodes() {}

    /** True for a VAT number or the tax code of a legal person: 11 digits, the last of which checks the others. */
    public static boolean isNumeric(String code) {
        return DIGITS.matcher(code).matches() && checkDigit(code.substring(0, 10)) == code.charAt(10);
    }

    /** True for the tax code of a person: 16 characters, the last of which checks the others. */
    public static boolean isPerson(String code) {
        return PERSON.matcher(code).matches()
                && dayOf(code) >= 1
                && dayOf(code) <= monthOf(code).maxLength()
                && checkLetter(code.substring(0, 15)) == code.charAt(15);
    }

    public static boolean isValid(String code) {
        return isNumeric(code) || isPerson(code);
    }

    /**
     * The birth date told by the tax code of a person; empty when it tells no date that exists.
     *
     * @param at a day on which the person lives: of the two centuries possible, the later that is not after it
     */
    public static Optional<LocalDate> birthDate(String code, LocalDate at) {
        if (!PERSON.matcher(code).matches()) {
            return Optional.empty();
        }
        Month month = monthOf(code);
        int day = dayOf(code);
        int thisCentury = at.getYear() / 100 * 100 + number(code.substring(6, 8));
        try {
            LocalDate born = LocalDate.of(thisCentury, month, day);
            return Optional.of(born.isAfter(at) ? LocalDate.of(thisCentury - 100, month, day) : born);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Month monthOf(String code) {
        return Month.of(MONTHS.indexOf(code.charAt(8)) + 1);
    }

    private static int dayOf(String code) {
        int dayAndGender = number(code.substring(9, 11));
        return dayAndGender > WOMEN ? dayAndGender - WOMEN : dayAndGender;
    }

    /** Two digits, each perhaps as the letter that stands for it. */
    private static int number(String twoDigits) {
        return 10 * digit(twoDigits.charAt(0)) + digit(twoDigits.charAt(1));
    }

    private static int digit(char c) {
        return Character.isDigit(c) ? c - '0' : HOMOCODES.indexOf(c);
    }

    static char checkDigit(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int digit = tenDigits.charAt(i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    static char checkLetter(String fifteen) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = fifteen.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }

    /** Completes ten digits, or the first fifteen characters of a person's code, with their check character. */
    public static String complete(String withoutCheck) {
        return withoutCheck + (withoutCheck.length() == 10 ? checkDigit(withoutCheck) : checkLetter(withoutCheck));
    }
}
