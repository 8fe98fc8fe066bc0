package it.sportello.admissibility;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Every finding on documents, history included. */
interface DocumentFindings extends JpaRepository<DocumentFinding, UUID> {

    List<DocumentFinding> findByCaseCodeOrderBySequence(String caseCode);

    long countByCaseCode(String caseCode);
}
