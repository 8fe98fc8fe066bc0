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

    /** One statement for all the cases of an act. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update GrantFile f set f.burDate = :burDate, f.version = f.version + 1"
            + " where f.caseCode in :codes and f.burDate is not null")
    void correctBurDate(Collection<String> codes, LocalDate burDate);
}
