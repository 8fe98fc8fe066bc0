package it.sportello.audit;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ExplanationRecords extends Repository<ExplanationRecord, UUID> {

    ExplanationRecord save(ExplanationRecord row);

    @Query("select e from ExplanationRecord e where e.caseCode = :caseCode order by e.number")
    List<ExplanationRecord> findByCaseCodeOrderByNumber(String caseCode);

    @Query("select e from ExplanationRecord e where e.caseCode = :caseCode and e.subject = :subject order by e.number")
    List<ExplanationRecord> findByCaseCodeAndSubjectOrderByNumber(String caseCode, String subject);
}
