package it.sportello.evaluation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Every score card, history included. */
interface ScoreCardRows extends JpaRepository<ScoreCard, UUID> {

    @Query("select c from ScoreCard c where c.caseCode = :caseCode order by c.sequence desc")
    List<ScoreCard> findByCaseCodeOrderBySequenceDesc(String caseCode);

    @Query("select count(c) from ScoreCard c where c.caseCode = :caseCode")
    long countByCaseCode(String caseCode);
}
