package it.sportello.revocation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface FormalNotices extends Repository<FormalNotice, UUID> {

    FormalNotice save(FormalNotice notice);

    List<FormalNotice> findByCaseCodeOrderByOpenedAt(String caseCode);
}
