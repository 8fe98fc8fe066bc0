package it.sportello.admissibility;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Every finding on requirements, history included. */
interface RequirementFindings extends JpaRepository<RequirementFinding, UUID> {

    @Query("select f from RequirementFinding f where f.caseCode = :caseCode order by f.sequence")
    List<RequirementFinding> findByCaseCodeOrderBySequence(String caseCode);

    @Query("select count(f) from RequirementFinding f where f.caseCode = :caseCode")
    long countByCaseCode(String caseCode);
}
