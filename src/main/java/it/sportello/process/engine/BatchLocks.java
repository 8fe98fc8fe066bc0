package it.sportello.process.engine;

import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What jobs that share a transaction lock before the first of them begins: one statement for all of them instead of one
 * for each. Business keys that are not of cases are passed over.
 */
@Component
class BatchLocks {

    private final ObjectProvider<Proposals> proposals;
    private final ObjectProvider<Deadlines> register;
    private final JdbcClient jdbc;

    BatchLocks(ObjectProvider<Proposals> proposals, ObjectProvider<Deadlines> register, JdbcClient jdbc) {
        this.proposals = proposals;
        this.register = register;
        this.jdbc = jdbc;
    }

    /** Locks the cases whose jobs these are, in the order of their codes. Nothing of the engine's is kept in memory. */
    void casesOf(Collection<String> jobs) {
        List<String> businessKeys = jdbc.sql(
                        """
                        with instance as materialized (
                            select distinct process_instance_id_ id from act_ru_job where id_ = any(?))
                        select distinct i.business_key_
                          from instance join act_ru_execution i on i.id_ = instance.id
                         where i.business_key_ is not null""")
                .param(jobs.toArray(String[]::new))
                .query(String.class)
                .list();
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
