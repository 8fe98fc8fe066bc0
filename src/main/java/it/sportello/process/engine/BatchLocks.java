package it.sportello.process.engine;

import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What jobs that share a transaction lock before the first of them begins: one statement for all of them instead of one
 * for each. Business keys that are not of cases are passed over.
 */
@Component
class BatchLocks {

    private final ObjectProvider<Proposals> proposals;
    private final ObjectProvider<Deadlines> register;

    BatchLocks(ObjectProvider<Proposals> proposals, ObjectProvider<Deadlines> register) {
        this.proposals = proposals;
        this.register = register;
    }

    /** Locks the cases with these business keys, in their order. */
    void cases(Collection<String> businessKeys) {
        proposals.getObject().lockAll(codes(businessKeys));
    }

    /** Locks the terms of cases whose timers fire. The cases are locked before. */
    void terms(Collection<String> businessKeys) {
        register.getObject().lockAll(codes(businessKeys));
    }

    private static List<ReferenceCode> codes(Collection<String> businessKeys) {
        return businessKeys.stream().map(ReferenceCode::new).toList();
    }
}
