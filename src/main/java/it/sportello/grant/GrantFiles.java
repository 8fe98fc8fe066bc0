package it.sportello.grant;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface GrantFiles extends Repository<GrantFile, String> {

    GrantFile save(GrantFile file);

    Optional<GrantFile> findById(String caseCode);
}
