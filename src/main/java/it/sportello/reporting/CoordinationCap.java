package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.INADM_COORDINATION_EXCESS;
import static it.sportello.shared.ItalianText.euro;

import it.sportello.notice.Notice.CoordinationCapMode;
import it.sportello.plan.FunctionCode;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;

/** The fourth of the cuts: coordination and the functions capped with it. */
final class CoordinationCap {

    private final ReportAccounts accounts;

    CoordinationCap(ReportAccounts accounts) {
        this.accounts = accounts;
    }

    boolean isCapped(LineAccount account) {
        FunctionCode function = account.line.function();
        return account.line.isActionA()
                && function != null
                && (function.isCapped()
                        || (function == FunctionCode.PILOT_SUPPORT
                                && account.line.pilotMonitoring()
                                && accounts.notice.switches().pilotMonitoringCounts()));
    }

    /** The cap holds after the cut, K' = O × p ÷ (1 − p); as a switch, once on the total reported (AMB-41). */
    @Rule("PSW-17-04")
    Euro cut(Euro other, Euro coordination) {
        BigDecimal cap = accounts.notice.rates().coordinationCap().fraction();
        Euro limit = accounts.notice.switches().coordinationCapMode() == CoordinationCapMode.SELF_CONSISTENT
                ? Ratio.of(cap).shareOf(other, BigDecimal.ONE.subtract(cap))
                : accounts.notice.rates().coordinationCap().of(other.plus(coordination));
        Euro eligible = coordination.min(limit);
        Shares.reduceTo(
                eligible,
                accounts.lines(a -> isCapped(a) && a.isAlive()),
                INADM_COORDINATION_EXCESS,
                "coordinamento e funzioni collegate per " + euro(coordination) + ", oltre il limite di " + euro(limit));
        return eligible;
    }
}
