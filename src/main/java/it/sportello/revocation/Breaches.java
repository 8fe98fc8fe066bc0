package it.sportello.revocation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Breaches extends Repository<Breach, UUID> {

    Breach save(Breach breach);

    @Query("select b from Breach b where b.caseCode = :caseCode order by b.foundAt")
    List<Breach> findByCaseCodeOrderByFoundAt(String caseCode);

    /** Whether a breach with this code stands whose notice is open, or has not been opened yet. */
    @Query(
            """
            select count(b) > 0 from Breach b
            where b.caseCode = :caseCode and b.code = :code and b.withdrawnGrounds is null
              and (b.noticeId is null
                   or exists (select 1 from FormalNotice n where n.id = b.noticeId and n.state in :openStates))""")
    boolean stands(String caseCode, BreachCode code, Collection<NoticeState> openStates);
}
