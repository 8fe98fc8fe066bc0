package it.sportello.proposal;

import it.sportello.shared.ReferenceCode;
import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The cases that a transaction holds. A step locks its case first, and so does each service that it calls: the database
 * is asked once, and not again for what it already holds.
 */
final class HeldCases {

    private HeldCases() {}

    /** By their codes; forgotten when the transaction ends. */
    @SuppressWarnings("unchecked")
    static Map<ReferenceCode, Proposal> ofThisTransaction() {
        Object held = TransactionSynchronizationManager.getResource(HeldCases.class);
        if (held != null) {
            return (Map<ReferenceCode, Proposal>) held;
        }
        Map<ReferenceCode, Proposal> none = new HashMap<>();
        TransactionSynchronizationManager.bindResource(HeldCases.class, none);
        TransactionSynchronizationManager.registerSynchronization(new Forgetting());
        return none;
    }

    private static final class Forgetting implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(HeldCases.class);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(HeldCases.class);
        }
    }
}
