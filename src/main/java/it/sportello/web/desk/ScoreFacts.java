package it.sportello.web.desk;

import it.sportello.evaluation.ScoreCard;
import it.sportello.evaluation.ScoreCards;
import it.sportello.notice.Notices;
import it.sportello.shared.ReferenceCode;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The score of the Commission, criterion by criterion. */
@Service
@Transactional(readOnly = true)
class ScoreFacts {

    private final ScoreCards cards;
    private final Notices notices;
    private final Italian italian;

    ScoreFacts(ScoreCards cards, Notices notices, Italian italian) {
        this.cards = cards;
        this.notices = notices;
        this.italian = italian;
    }

    Section score(ReferenceCode code) {
        Section.Builder section = Section.titled("Punteggio");
        List<ScoreCard> history = cards.history(code);
        if (history.isEmpty()) {
            return section.say("La Commissione non ha ancora espresso il punteggio.")
                    .build();
        }
        ScoreCard card = history.get(0);
        section.fact("Totale", italian.number(card.total()))
                .fact("Esito", card.isApprovable() ? "idoneo (elenco 1)" : "non idoneo (elenco 2)")
                .fact("Deciso", italian.instant(card.decidedAt()) + " da " + card.decidedBy())
                .wide("Motivazione", card.grounds());
        section.head("Criterio", "Punti €", "Massimo €");
        notices.byRuleSet(card.ruleSet()).evaluation().criteria().stream()
                .filter(criterion -> card.scores().containsKey(criterion.code()))
                .forEach(criterion -> section.row(
                        criterion.code() + ") " + criterion.label(),
                        italian.number(card.scores().get(criterion.code())),
                        italian.number(criterion.max())));
        return section.build();
    }
}
