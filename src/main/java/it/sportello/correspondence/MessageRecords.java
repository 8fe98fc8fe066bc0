package it.sportello.correspondence;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MessageRecords extends Repository<Message, UUID> {

    Message save(Message message);

    @Query("select m from Message m where m.caseCode = :caseCode order by m.number")
    List<Message> findByCaseCodeOrderByNumber(String caseCode);
}
