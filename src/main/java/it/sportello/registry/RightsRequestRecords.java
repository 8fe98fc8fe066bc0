package it.sportello.registry;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RightsRequestRecords extends Repository<RightsRequest, UUID> {

    RightsRequest save(RightsRequest request);

    List<RightsRequest> findByCaseCodeOrderByReceivedAt(String caseCode);

    List<RightsRequest> findAllByOrderByReceivedAtDesc();
}
