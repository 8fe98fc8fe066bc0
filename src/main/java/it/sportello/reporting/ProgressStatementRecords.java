package it.sportello.reporting;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProgressStatementRecords extends Repository<ProgressStatement, UUID> {

    ProgressStatement save(ProgressStatement statement);

    @Query("select s from ProgressStatement s where s.caseCode = :caseCode order by s.submittedAt")
    List<ProgressStatement> findByCaseCodeOrderBySubmittedAt(String caseCode);
}
