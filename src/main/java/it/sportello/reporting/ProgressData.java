package it.sportello.reporting;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Financial, physical and procedural data of a running project, from its start.
 *
 * @param until the last day they tell of
 * @param spentA paid for Action A, net of VAT
 * @param spentB paid for Action B, net of VAT
 * @param trainingHours hours of training held, decimal hours
 * @param participants persons who took part in training or pilot
 * @param progress what was done, in words
 */
@Rule({"PSW-19-27", "PSW-22-06"})
public record ProgressData(
        ProgressKind kind,
        LocalDate until,
        Euro spentA,
        Euro spentB,
        BigDecimal trainingHours,
        int participants,
        String progress) {}
