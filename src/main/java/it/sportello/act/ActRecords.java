package it.sportello.act;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ActRecords extends JpaRepository<Act, String> {

    List<Act> findAllByOrderByOpenedAtDesc();

    @Query("select act from Act act join act.items item where act.state = :state and item.caseCode = :caseCode")
    List<Act> carrying(String caseCode, ActState state);

    boolean existsByKindAndNoticeAndStateNot(ActKind kind, String notice, ActState state);
}
