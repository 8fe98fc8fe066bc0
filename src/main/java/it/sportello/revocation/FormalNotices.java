package it.sportello.revocation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FormalNotices extends Repository<FormalNotice, UUID> {

    FormalNotice save(FormalNotice notice);

    @Query("select n from FormalNotice n where n.caseCode = :caseCode order by n.openedAt")
    List<FormalNotice> findByCaseCodeOrderByOpenedAt(String caseCode);
}
