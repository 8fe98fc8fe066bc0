package it.sportello.reporting;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What a report is worth (PSW-19-26). A proposal until the RUP confirms it.
 *
 * @param ruleSet the version of the notice it was computed under
 * @param otherStaff O: admissible direct staff outside the capped functions
 * @param coordination K: admissible staff of the capped functions, before the cap
 * @param coordinationEligible K': what the cap leaves
 * @param coordinationCut K − K'
 * @param directStaff c' = K' + O
 * @param flat d': the flat rate on c', at most the approved row d
 * @param costA c' + d'
 * @param equipment f': admissible equipment and software
 * @param recognisedA min(costA, grantA)
 * @param recognisedB min(equipment, grantB), 0.00 when Action A is not recognised
 * @param tasks what the officer must decide or answer for
 * @param warnings what the officer should look at
 */
@Rule({"PSW-17-04", "PSW-19-25", "PSW-19-26", "PSW-19-28"})
public record Recognition(
        String ruleSet,
        List<LineRecognition> lines,
        List<ActionRecognition> trainingActions,
        Hours hours,
        Euro otherStaff,
        Euro coordination,
        Euro coordinationEligible,
        Euro coordinationCut,
        Euro directStaff,
        Euro flat,
        Euro costA,
        Euro equipment,
        Euro recognisedA,
        Euro recognisedB,
        Euro recognisedTotal,
        List<Reason> tasks,
        List<Reason> warnings,
        Explanation explanation) {

    public Recognition {
        lines = List.copyOf(lines);
        trainingActions = List.copyOf(trainingActions);
        tasks = List.copyOf(tasks);
        warnings = List.copyOf(warnings);
    }

    /** @throws java.util.NoSuchElementException when the report has no such line */
    public LineRecognition line(String id) {
        return lines.stream().filter(l -> l.line().equals(id)).findFirst().orElseThrow();
    }

    /** State of an expense line. */
    public enum LineState {
        ELIGIBLE,
        REDUCED,
        INADMISSIBLE
    }

    /**
     * One line: {@code eligible} plus the cuts is {@code net}.
     *
     * @param cuts one for each cause, in the order of the cuts; a cause that found nothing left takes 0.00
     * @param setAside proposed grounds that the officer did not confirm
     * @param vatInadmissible the VAT of the line, never recognised (PSW-17-17)
     * @param flat the part of the flat rate that the line earns
     */
    public record LineRecognition(
            String document,
            String line,
            Euro net,
            Euro eligible,
            List<Cut> cuts,
            Set<InadmissibilityCode> setAside,
            Euro vatInadmissible,
            Euro flat) {

        public LineRecognition {
            cuts = List.copyOf(cuts);
            setAside = Set.copyOf(setAside);
        }

        /** Every ground of the line, each once. */
        public List<InadmissibilityCode> codes() {
            return cuts.stream().map(Cut::code).distinct().toList();
        }

        public LineState state() {
            return eligible.equals(net)
                    ? LineState.ELIGIBLE
                    : eligible.isZero() ? LineState.INADMISSIBLE : LineState.REDUCED;
        }
    }

    /**
     * @param amount what this cause removed, 0.00 when others had removed everything
     * @param text in Italian
     */
    public record Cut(InadmissibilityCode code, Euro amount, String text) {}

    /**
     * The attendance of a training action (PSW-03-11…13).
     *
     * @param average for people, such as {@code 79.99%}
     * @param staff its training staff before the reduction
     * @param proposed what the engine proposes to recognise of it
     * @param eligible what is recognised: the proposal, or the officer's decision
     * @param defects requirements that the action lacks
     */
    public record ActionRecognition(
            String trainingAction,
            String average,
            boolean fullRecognition,
            Euro staff,
            Euro proposed,
            Euro eligible,
            boolean decided,
            List<Reason> defects) {

        public ActionRecognition {
            defects = List.copyOf(defects);
        }
    }

    /**
     * The hours of the registers.
     *
     * @param maximum the most training hours that are funded; 0 where the notice has no row
     * @param held hours of training that may be funded: register signed, with learners, of a valid action
     * @param funded the part of them within the maximum
     * @param excess the part above it
     * @param tutoring hours of tutoring before their cap
     * @param tutoringExcess hours of tutoring above the funded hours of training
     */
    @Rule({"PSW-03-16", "PSW-17-05"})
    public record Hours(
            int maximum,
            BigDecimal held,
            BigDecimal funded,
            BigDecimal excess,
            BigDecimal tutoring,
            BigDecimal tutoringExcess) {}
}
