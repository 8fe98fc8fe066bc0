package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.INADM_SUBCONTRACT;
import static it.sportello.shared.ItalianText.euro;

import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Document;
import it.sportello.reporting.ExpenseReport.Line;
import it.sportello.reporting.ExpenseReport.Payment;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import org.jspecify.annotations.Nullable;

/** What changes no amount: questions for the officer to decide, and what he should look at. */
final class OfficerQuestions {

    private final ReportAccounts accounts;
    private final EvidenceCheck evidence;

    OfficerQuestions(ReportAccounts accounts, EvidenceCheck evidence) {
        this.accounts = accounts;
        this.evidence = evidence;
    }

    /** What concerns the report as a whole. */
    void askAboutTheReport() {
        askAboutTraceability();
        warnOfPilotEmployeesThatDoNotCount();
        accounts.tasks.addAll(evidence.missing(accounts.report, accounts.notice, accounts.reported));
        warnOfMissingCeilings();
    }

    @Rule("PSW-04-03")
    private void warnOfPilotEmployeesThatDoNotCount() {
        ExpenseReport.Pilot pilot = accounts.report.pilot();
        if (pilot == null) {
            return;
        }
        pilot.people().stream()
                .filter(one -> !one.contract().isEligible())
                .map(one -> Reason.on(
                        one.person(),
                        "NOT_A_RECIPIENT",
                        "PSW-04-03",
                        one.person() + " (" + one.contract().label()
                                + ") non è tra i destinatari e non conta per il progetto pilota."))
                .forEach(accounts.warnings::add);
    }

    /** What the engine cannot judge of a line, until the officer has decided on it. */
    void ask(LineAccount account) {
        Line line = account.line;
        if (account.isDecided()) {
            return;
        }
        if (account.cuts().stream().anyMatch(cut -> cut.code() == INADM_SUBCONTRACT)) {
            accounts.tasks.add(onLine(line, "CONFIRM_SUBCONTRACT", "PSW-07-02", "confermare l'affidamento a terzi"));
        } else if (line.isDirectStaff()
                && account.document.supplier() != null
                && account.document.supplier().kind() == ExpenseReport.SupplierKind.PROFESSIONAL_ASSOCIATION) {
            accounts.tasks.add(onLine(
                    line,
                    "PROFESSIONAL_ASSOCIATION",
                    "PSW-07-02",
                    "verificare che il professionista indicato dallo studio associato abbia svolto l'attività"));
        }
        if (line.function() == FunctionCode.PILOT_SUPPORT && line.pilotMonitoring()) {
            accounts.tasks.add(onLine(
                    line,
                    "PILOT_MONITORING",
                    "PSW-17-03",
                    "il supporto al progetto pilota consiste in monitoraggio: verificare se rientra nel limite"));
        }
        warnOfStaffThatIsNotInternal(line);
        warnOfMissingAgreement(line);
        warnOfUnknownMember(line);
        if (line.isDirectStaff() && line.function() == FunctionCode.EXPERT && line.activity() == null) {
            accounts.warnings.add(
                    onLine(line, "ACTIVITY_NOT_TAGGED", "PSW-03-04", "non è indicata l'attività preliminare svolta"));
        }
    }

    /** Internal staff is only who is employed by the implementing subject; who is not belongs to the external one. */
    @Rule("PSW-19-11")
    private void warnOfStaffThatIsNotInternal(Line line) {
        if (line.isDirectStaff()
                && line.voice() == Voice.A1
                && line.person() != null
                && !isEmployed(line.person().contract())) {
            accounts.warnings.add(onLine(
                    line,
                    "NOT_AN_EMPLOYEE",
                    "PSW-19-11",
                    "la voce A.1 è del personale dipendente del soggetto attuatore"));
        }
    }

    /** Not who has a VAT number, nor who works for the enterprise under another's or no contract of employment. */
    private static boolean isEmployed(@Nullable ContractType contract) {
        return contract != null && contract != ContractType.COLLABORATOR && contract != ContractType.AGENCY_WORKER;
    }

    /** The hourly cost of an employee rests on the collective agreement of its sector. */
    @Rule("PSW-19-22")
    private void warnOfMissingAgreement(Line line) {
        if (line.isDirectStaff()
                && line.voice() == Voice.A1
                && line.person() != null
                && line.person().ccnl() == null) {
            accounts.warnings.add(onLine(
                    line,
                    "CCNL_NOT_STATED",
                    "PSW-19-22",
                    "non è indicato il CCNL a cui è riferita la retribuzione oraria"));
        }
    }

    /** Each member's lines are checked apart: one of nobody in the association is nobody's. */
    @Rule("PSW-19-29")
    private void warnOfUnknownMember(Line line) {
        if (!accounts.reported.isMember(line.member())) {
            accounts.warnings.add(onLine(
                    line,
                    "MEMBER_UNKNOWN",
                    "PSW-19-29",
                    "«" + line.member() + "» non è il beneficiario né un membro dell'associazione"));
        }
    }

    private static Reason onLine(Line line, String code, String rule, String text) {
        return Reason.on(line.id(), code, rule, "Riga " + line.id() + ": " + text + ".");
    }

    /** A payment made once the CUP was known bears it; the officer judges, nothing is cut (AMB-39). */
    @Rule("PSW-16-05")
    private void askAboutTraceability() {
        for (Document document : accounts.report.documents()) {
            for (int i = 0; i < document.payments().size(); i++) {
                Payment payment = document.payments().get(i);
                boolean known = accounts.reported.cupCommunicatedOn() != null
                        && payment.date() != null
                        && !payment.date().isBefore(accounts.reported.cupCommunicatedOn());
                if (known && !(payment.cupPresent() && payment.projectCodePresent())) {
                    accounts.tasks.add(Reason.on(
                            document.id() + ".payments[" + i + "]",
                            "REV_CUP_MISSING",
                            "PSW-16-05",
                            "Documento " + document.number() + ": il pagamento di " + euro(payment.amount())
                                    + " non riporta il CUP o il codice progetto."));
                }
            }
        }
    }

    @Rule("PSW-17-11")
    private void warnOfMissingCeilings() {
        boolean unpriced = accounts.lines.stream()
                .anyMatch(a -> a.line.isDirectStaff()
                        && a.line.function() != null
                        && !accounts.notice
                                .delegated()
                                .hourlyCeilings()
                                .containsKey(a.line.function().name()));
        if (unpriced) {
            accounts.warnings.add(Reason.of(
                    "RATE_CEILINGS_NOT_SUPPLIED",
                    "PSW-17-11",
                    "I massimali orari della D.D. B06163/2012 non sono tutti caricati: verificarli a mano."));
        }
    }
}
