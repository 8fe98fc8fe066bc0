package it.sportello.web.intake.demo;

import it.sportello.proposal.TaxCodes;
import java.util.List;
import java.util.Locale;

/** Invented persons with tax codes of the right shape. */
final class SamplePeople {

    /** @param female told by the day of birth in the code */
    record Person(String name, String taxCode, boolean female) {}

    private static final List<String> SURNAMES = List.of(
            "Rossi",
            "Bianchi",
            "Ferrari",
            "Esposito",
            "Romano",
            "Colombo",
            "Ricci",
            "Marino",
            "Greco",
            "Bruno",
            "Gallo",
            "Conti",
            "Mancini",
            "Costa",
            "Giordano",
            "Rizzo",
            "Lombardi",
            "Moretti",
            "Barbieri",
            "Fontana");
    private static final List<String> WOMEN =
            List.of("Francesca", "Chiara", "Valentina", "Martina", "Silvia", "Elisa", "Paola", "Roberta");
    private static final List<String> MEN =
            List.of("Alessandro", "Matteo", "Davide", "Simone", "Fabio", "Stefano", "Riccardo", "Giorgio");
    private static final String MONTHS = "ABCDEHLMPRST";

    private SamplePeople() {}

    /** The same person for the same number; another for another, up to 100,000. */
    static Person number(int number) {
        boolean female = number % 2 == 0;
        String surname = SURNAMES.get(number % SURNAMES.size());
        String first = (female ? WOMEN : MEN).get(number / 2 % 8);
        int year = 60 + number / 28 / 12 % 38;
        char month = MONTHS.charAt(number / 28 % 12);
        int day = 1 + number % 28 + (female ? 40 : 0);
        String fifteen = letters(surname) + letters(first) + "%02d%c%02dH501".formatted(year, month, day);
        return new Person(first + " " + surname, TaxCodes.complete(fifteen), female);
    }

    /** The first three consonants, then vowels, then X. */
    private static String letters(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String consonants = upper.replaceAll("[AEIOU]", "");
        String vowels = upper.replaceAll("[^AEIOU]", "");
        return (consonants + vowels + "XXX").substring(0, 3);
    }
}
