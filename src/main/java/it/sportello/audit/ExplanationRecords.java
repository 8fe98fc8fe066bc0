package it.sportello.audit;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ExplanationRecords extends Repository<ExplanationRecord, UUID> {

    ExplanationRecord save(ExplanationRecord row);

    List<ExplanationRecord> findByCaseCodeOrderByNumber(String caseCode);

    List<ExplanationRecord> findByCaseCodeAndSubjectOrderByNumber(String caseCode, String subject);
}
