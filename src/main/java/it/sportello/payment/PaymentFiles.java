package it.sportello.payment;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PaymentFiles extends Repository<PaymentFile, String> {

    PaymentFile save(PaymentFile file);

    Optional<PaymentFile> findById(String caseCode);
}
