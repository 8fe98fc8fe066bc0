package it.sportello.correspondence;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface MessageRecords extends Repository<Message, UUID> {

    Message save(Message message);

    List<Message> findByCaseCodeOrderByNumber(String caseCode);
}
