package it.sportello.control;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ControlCases extends Repository<ControlCase, UUID> {

    ControlCase save(ControlCase control);

    Optional<ControlCase> findById(UUID id);

    @Query("select c from ControlCase c where c.caseCode = :caseCode order by c.openedAt")
    List<ControlCase> findByCaseCodeOrderByOpenedAt(String caseCode);
}
