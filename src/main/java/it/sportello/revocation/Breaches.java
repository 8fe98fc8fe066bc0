package it.sportello.revocation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Breaches extends Repository<Breach, UUID> {

    Breach save(Breach breach);

    List<Breach> findByCaseCodeOrderByFoundAt(String caseCode);
}
