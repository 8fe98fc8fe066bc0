package it.sportello.process.api;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.process.phase.RetentionTerms;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.registry.Disclosures;
import it.sportello.registry.ProgrammeDates;
import it.sportello.registry.RightsRequest;
import it.sportello.registry.RightsRequestType;
import it.sportello.registry.RightsRequests;
import it.sportello.registry.RiskScores;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What concerns the personal data of the cases. The caller has checked the role of {@code by}, the user. */
@Service
@Transactional
@Rule({"PSW-25-04", "PSW-25-05", "PSW-25-06", "PSW-25-07"})
public class PrivacyActs {

    private static final List<CaseState> TRANSMITTED = Arrays.stream(CaseState.values())
            .filter(state -> state != CaseState.DRAFT && state != CaseState.FORM_SENT && state != CaseState.DISCARDED)
            .toList();

    private final Proposals proposals;
    private final RightsRequests requests;
    private final Disclosures disclosures;
    private final RiskScores scores;
    private final RetentionTerms retention;
    private final Messages messages;
    private final Procedure procedure;
    private final Clock clock;

    PrivacyActs(
            Proposals proposals,
            RightsRequests requests,
            Disclosures disclosures,
            RiskScores scores,
            RetentionTerms retention,
            Messages messages,
            Procedure procedure,
            Clock clock) {
        this.proposals = proposals;
        this.requests = requests;
        this.disclosures = disclosures;
        this.scores = scores;
        this.retention = retention;
        this.messages = messages;
        this.procedure = procedure;
        this.clock = clock;
    }

    /** Receives the request of the applicant: the RUP is asked to answer it. */
    @Rule("PSW-25-06")
    public RightsRequest request(ReferenceCode code, RightsRequestType type, String text) {
        String applicant = proposals.require(code).applicantName();
        return receive(code, type, applicant, Messages.APPLICANT, Channel.PORTAL, text);
    }

    /** Records the request of any other person whose data are in a case, such as an employee, that came by PEC. */
    @Rule("PSW-25-06")
    public RightsRequest requestOf(ReferenceCode code, RightsRequestType type, String person, String text) {
        return receive(code, type, person, person.strip(), Channel.PEC, text);
    }

    private RightsRequest receive(
            ReferenceCode code, RightsRequestType type, String person, String party, Channel channel, String text) {
        proposals.lock(code);
        Instant at = clock.instant();
        RightsRequest request = requests.receive(code, type, person, text, at);
        messages.receive(code, channel, party, "Richiesta sui dati personali: " + type.label(), text, at);
        procedure.rightsRequested(code);
        return request;
    }

    /** Records what the fraud-risk tool of the Commission says of a case. */
    @Rule("PSW-25-07")
    public void recordRisk(ReferenceCode code, int score, String by) {
        proposals.require(code);
        scores.record(code, score, by, clock.instant());
    }

    /** Records a date that the Managing Authority tells of the Programme: the keeping of the cases follows it. */
    @Rule({"PSW-23-01", "PSW-25-05"})
    public void programmeDate(String notice, ProgrammeDates.Kind kind, LocalDate day, String by) {
        retention.dateTold(notice, kind, day, by);
    }

    /**
     * The data of every transmitted application for ARACHNE, as CSV with a header; the disclosure is logged. No person
     * is in it but the applicant who is one.
     */
    @Rule({"PSW-25-04", "PSW-25-07"})
    public String exportForRiskAnalysis(String by) {
        List<Proposal> exported = proposals.in(TRANSMITTED);
        disclosures.log(
                "Commissione europea (ARACHNE)",
                "valutazione del rischio di frode",
                "dati delle domande trasmesse: " + exported.size(),
                by,
                clock.instant());
        return Stream.concat(
                        Stream.of(
                                "pratica;proponente;codice fiscale;partita IVA;forma giuridica;provincia;ATECO;titolo;"
                                        + "Azione A;Azione B;partner;imprese collegate"),
                        exported.stream().map(this::row))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private String row(Proposal proposal) {
        ProposalForm form = proposals.form(proposal.code());
        ProposalForm.Applicant applicant = form.applicant();
        ProposalForm.Association association = form.association();
        boolean conceded = proposal.hadConcession();
        return Stream.of(
                        proposal.code().value(),
                        applicant.name(),
                        applicant.taxCode(),
                        applicant.vatNumber() == null ? "" : applicant.vatNumber(),
                        applicant.legalForm(),
                        applicant.legalSeat().province(),
                        String.join(" ", applicant.atecoCodes()),
                        form.title(),
                        (conceded ? proposal.concededA() : proposal.grantableA()).toString(),
                        (conceded ? proposal.concededB() : proposal.grantableB()).toString(),
                        association == null
                                ? ""
                                : association.members().stream()
                                        .map(ProposalForm.Member::taxCode)
                                        .filter(member -> !member.equals(applicant.taxCode()))
                                        .collect(Collectors.joining(" ")),
                        form.linkedEnterprises().stream()
                                .map(ProposalForm.LinkedEnterprise::taxCode)
                                .collect(Collectors.joining(" ")))
                .map(PrivacyActs::quoted)
                .collect(Collectors.joining(";"));
    }

    /** Quoted always; a leading sign that a spreadsheet would take for a formula is kept as text. */
    private static String quoted(String text) {
        String plain = text.replace("\"", "\"\"").replaceAll("[\\r\\n]+", " ");
        String harmless =
                plain.startsWith("=") || plain.startsWith("+") || plain.startsWith("-") || plain.startsWith("@")
                        ? "'" + plain
                        : plain;
        return '"' + harmless + '"';
    }
}
