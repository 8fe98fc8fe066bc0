package it.sportello.reporting;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ProgressStatementRecords extends Repository<ProgressStatement, UUID> {

    ProgressStatement save(ProgressStatement statement);

    List<ProgressStatement> findByCaseCodeOrderBySubmittedAt(String caseCode);
}
