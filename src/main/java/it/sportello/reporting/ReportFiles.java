package it.sportello.reporting;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The reports, by the code of their case. */
interface ReportFiles extends JpaRepository<ReportFile, String> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ReportFile r where r.caseCode = :code")
    Optional<ReportFile> lock(String code);
}
