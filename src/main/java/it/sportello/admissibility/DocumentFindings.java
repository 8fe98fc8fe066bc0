package it.sportello.admissibility;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Every finding on documents, history included. */
interface DocumentFindings extends JpaRepository<DocumentFinding, UUID> {

    @Query("select f from DocumentFinding f where f.caseCode = :caseCode order by f.sequence")
    List<DocumentFinding> findByCaseCodeOrderBySequence(String caseCode);

    @Query("select count(f) from DocumentFinding f where f.caseCode = :caseCode")
    long countByCaseCode(String caseCode);
}
