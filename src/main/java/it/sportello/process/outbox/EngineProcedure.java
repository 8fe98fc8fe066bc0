package it.sportello.process.outbox;

import it.sportello.process.Facts;
import it.sportello.process.Models;
import it.sportello.proposal.Procedure;
import it.sportello.shared.ReferenceCode;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The procedure run by the engine: each event of the case becomes a message of the same name in the models. */
@Component
class EngineProcedure implements Procedure {

    private final Outbox outbox;

    EngineProcedure(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void transmitted(ReferenceCode code, long arrivalNumber) {
        outbox.startInOrder(code, Models.GRANT_PROCEDURE, arrivalNumber);
    }

    @Override
    public void controlOpened(ReferenceCode code) {
        outbox.start(code, Models.CONTROL, Map.of());
    }

    @Override
    public void rightsRequested(ReferenceCode code) {
        outbox.start(code, Models.RIGHTS_REQUEST, Map.of());
    }

    @Override
    public void fraudSuspected(ReferenceCode code) {
        outbox.start(code, Models.FRAUD_REPORT, Map.of());
    }

    @Override
    public void aidReduced(ReferenceCode code) {
        outbox.start(code, Models.AID_CHANGE, Map.of());
    }

    @Override
    public void retentionEnded(ReferenceCode code) {
        outbox.start(code, Models.RETENTION, Map.of());
    }

    @Override
    public void determinationAdopted(ReferenceCode code, boolean conceded) {
        outbox.message(code, "determinationAdopted", Map.of(Facts.CONCEDED, conceded));
    }

    @Override
    public void commissionAppointed(ReferenceCode code) {
        say(code, "commissionAppointed");
    }

    @Override
    public void aidCheckDue(ReferenceCode code) {
        say(code, "aidCheckDue");
    }

    @Override
    public void requirementsToCheck(ReferenceCode code) {
        say(code, "requirementsToCheck");
    }

    @Override
    public void commitmentProposed(ReferenceCode code) {
        say(code, "commitmentProposed");
    }

    @Override
    public void actPublished(ReferenceCode code) {
        say(code, "actPublished");
    }

    @Override
    public void startCommunicated(ReferenceCode code) {
        say(code, "startCommunicated");
    }

    @Override
    public void atiFormalised(ReferenceCode code) {
        say(code, "atiFormalised");
    }

    @Override
    public void advanceRequested(ReferenceCode code) {
        say(code, "advanceRequested");
    }

    @Override
    public void advanceSuperseded(ReferenceCode code) {
        say(code, "advanceSuperseded");
    }

    @Override
    public void variationRequested(ReferenceCode code) {
        say(code, "variationRequested");
    }

    @Override
    public void extensionRequested(ReferenceCode code) {
        say(code, "extensionRequested");
    }

    @Override
    public void activityEnded(ReferenceCode code) {
        say(code, "activityEnded");
    }

    @Override
    public void reportSubmitted(ReferenceCode code) {
        say(code, "reportSubmitted");
    }

    @Override
    public void observationsClosed(ReferenceCode code) {
        say(code, "observationsClosed");
    }

    @Override
    public void integrationClosed(ReferenceCode code) {
        say(code, "integrationClosed");
    }

    @Override
    public void noticeTermClosed(ReferenceCode code) {
        say(code, "noticeTermClosed");
    }

    @Override
    public void breachFound(ReferenceCode code) {
        say(code, "breachFound");
    }

    @Override
    public void breachWithdrawn(ReferenceCode code) {
        say(code, "breachWithdrawn");
    }

    @Override
    public void reviewOpened(ReferenceCode code) {
        say(code, "reviewOpened");
    }

    @Override
    public void exclusionGroundFound(ReferenceCode code) {
        say(code, "exclusionGroundFound");
    }

    @Override
    public void actionBFunded(ReferenceCode code) {
        say(code, "actionBFunded");
    }

    @Override
    public void actionBLapsed(ReferenceCode code) {
        say(code, "actionBLapsed");
    }

    @Override
    public void withdrawn(ReferenceCode code) {
        say(code, "withdrawn");
    }

    @Override
    public void balanceInvoiced(ReferenceCode code) {
        say(code, "balanceInvoiced");
    }

    @Override
    public void cupToRequest(ReferenceCode code) {
        say(code, "cupToRequest");
    }

    @Override
    public void guaranteeExpiring(ReferenceCode code) {
        say(code, "guaranteeExpiring");
    }

    @Override
    public void callAnnulled(ReferenceCode code) {
        say(code, "callAnnulled");
    }

    private void say(ReferenceCode code, String message) {
        outbox.message(code, message, Map.of());
    }
}
