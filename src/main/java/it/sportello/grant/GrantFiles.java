package it.sportello.grant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface GrantFiles extends Repository<GrantFile, String> {

    GrantFile save(GrantFile file);

    Optional<GrantFile> findById(String caseCode);

    /** The files of these rule sets by the day of their last aid, the latest first. */
    @Query("select f from GrantFile f where f.ruleSet like :ruleSets"
            + " order by coalesce(f.adoptedOnB, f.adoptedOn) desc, f.caseCode limit 1")
    Optional<GrantFile> lastAided(String ruleSets);

    /** One statement for all the cases of an act. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update GrantFile f set f.burDate = :burDate, f.version = f.version + 1"
            + " where f.caseCode in :codes and f.burDate is not null")
    void correctBurDate(Collection<String> codes, LocalDate burDate);
}
