package it.sportello.evaluation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Every score card, history included. */
interface ScoreCardRows extends JpaRepository<ScoreCard, UUID> {

    List<ScoreCard> findByCaseCodeOrderBySequenceDesc(String caseCode);

    long countByCaseCode(String caseCode);
}
