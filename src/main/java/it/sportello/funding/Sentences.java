package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;

/** Why a proposal is funded or waits: one Italian sentence that names the cases ahead of it and the rule. */
@Rule({"PSW-00-10", "PSW-13-14"})
final class Sentences {

    private final boolean overtaking;

    Sentences(boolean overtaking) {
        this.overtaking = overtaking;
    }

    String theDayIsNotOver(Proposal p, Ahead ahead) {
        return "Nulla è impegnato prima della fine del giorno di presentazione (" + ItalianText.day(p.day())
                + "), in cui possono ancora giungere proposte che la precedono"
                + (ahead.isNobody() ? "" : "; la precedono o possono precederla (" + ahead.names() + ")")
                + " (PSW-13-14).";
    }

    String isExamined(Ahead ahead) {
        return "In istruttoria; "
                + (ahead.isNobody()
                        ? "nessuna proposta la precede"
                        : "la precedono o possono precederla (" + ahead.names() + ")")
                + " e il suo contributo è accantonato rispetto a chi la segue (PSW-13-14).";
    }

    @Rule("PSW-08-09")
    String offered(Proposal p, Euro offer) {
        return "Restano " + ItalianText.euro(offer) + " dei " + ItalianText.euro(p.grantA())
                + " chiesti per l'Azione A: si offre il contributo parziale, che il proponente accetta o rifiuta per"
                + " iscritto (PSW-08-09).";
    }

    String othersMayTakeIt(Ahead ahead, Envelope envelope, Euro left, Euro asked) {
        return "Accantonati i contributi di chi precede o può precedere (" + ahead.names() + "), per l'Azione "
                + envelope + " " + inFrontOf(left, asked) + " (PSW-13-14).";
    }

    /** B would do, and is kept for somebody whose A may still not be confirmed. */
    @Rule("PSW-08-10")
    String theQueueOfBMayOpen(Ahead ahead) {
        return "Per l'Azione B " + inTheQueueOfB(ahead) + ", e attendono conferma gli impegni di " + ahead.unconfirmed()
                + ": fino ad allora la proposta attende per intero (PSW-13-14).";
    }

    @Rule({"PSW-08-09", "PSW-08-10"})
    String noFunds(Ahead ahead, Envelope envelope, Euro left, Euro asked) {
        return "Le risorse non bastano: " + ahead.precededBy() + "per l'Azione " + envelope + " "
                + inFrontOf(left, asked) + (overtaking ? "" : ", senza finanziamento parziale né sorpassi") + " ("
                + (envelope == Envelope.A ? "PSW-08-09" : "PSW-08-10") + ").";
    }

    @Rule("PSW-08-08")
    String itsTurn(Ahead ahead, boolean withB) {
        return "È il suo turno: " + (withB ? "entrambe le Azioni sono coperte" : "l'Azione B non è richiesta")
                + (ahead.isNobody()
                        ? " e nessuna proposta che la precede è in attesa"
                        : ", anche accantonando i contributi di chi la precede o può precederla (" + ahead.names()
                                + ")")
                + " (PSW-08-08, PSW-13-14).";
    }

    @Rule("PSW-08-10")
    String itsTurnForA(String whyNotB) {
        return "È il suo turno per l'Azione A; per l'Azione B " + whyNotB + " (PSW-08-10).";
    }

    @Rule("PSW-08-10")
    String itsTurnForB() {
        return "L'Azione A è già impegnata e l'Azione B è ora coperta: può essere concessa con una ulteriore"
                + " determinazione (PSW-08-10).";
    }

    @Rule("PSW-08-10")
    String bFollows() {
        return "L'impegno dell'Azione A attende conferma; dopo di esso l'Azione B, ora coperta, sarà proposta"
                + " (PSW-08-10).";
    }

    @Rule("PSW-08-10")
    String bWaits(boolean aIsCommitted, String whyNotB) {
        return (aIsCommitted ? "L'Azione A è già impegnata" : "L'impegno dell'Azione A attende conferma")
                + "; per l'Azione B " + whyNotB + " (PSW-08-10).";
    }

    /** Of a turn that was kept before those in the queue of B were, they are not known. */
    @Rule("PSW-08-10")
    String inTheQueueOfB(Ahead ahead) {
        return ahead.awaitingB().isNobody()
                ? "altre proposte che la precedono sono in attesa di fondi e non possono essere sorpassate"
                : "la precedono in attesa di fondi " + ahead.awaitingB() + ", senza sorpassi";
    }

    String inFrontOf(Euro left, Euro asked) {
        return (left.isPositive() ? "restano " + ItalianText.euro(left) : "non resta nulla") + " a fronte di "
                + ItalianText.euro(asked);
    }
}
