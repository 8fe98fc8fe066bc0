package it.sportello.act;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ActRecords extends JpaRepository<Act, String> {

    List<Act> findAllByOrderByOpenedAtDesc();

    boolean existsByKindAndNoticeAndStateNot(ActKind kind, String notice, ActState state);
}
