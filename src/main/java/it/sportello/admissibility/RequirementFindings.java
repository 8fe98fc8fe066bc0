package it.sportello.admissibility;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Every finding on requirements, history included. */
interface RequirementFindings extends JpaRepository<RequirementFinding, UUID> {

    List<RequirementFinding> findByCaseCodeOrderBySequence(String caseCode);

    long countByCaseCode(String caseCode);
}
