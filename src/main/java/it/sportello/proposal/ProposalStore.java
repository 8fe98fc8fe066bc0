package it.sportello.proposal;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.cfg.AvailableSettings;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface ProposalStore extends JpaRepository<Proposal, UUID> {

    String SKIP_LOCKED = "-2";

    @Query("select p from Proposal p where p.referenceCode = :code")
    Optional<Proposal> findByReferenceCode(String code);

    List<Proposal> findByReferenceCodeIn(Collection<String> codes);

    @Query("select new it.sportello.proposal.RuleSetOf(p.referenceCode, p.ruleSet) from Proposal p"
            + " where p.referenceCode in :codes")
    List<RuleSetOf> ruleSets(Collection<String> codes);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Proposal p where p.referenceCode = :code")
    Optional<Proposal> lockByReferenceCode(String code);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Proposal p where p.referenceCode in :codes order by p.referenceCode")
    List<Proposal> lockByReferenceCodes(Collection<String> codes);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Proposal p where p.id = :id and p.ownerTaxCode = :owner")
    Optional<Proposal> lockOwned(UUID id, String owner);

    @Query("select p from Proposal p where p.id = :id and p.ownerTaxCode = :owner")
    Optional<Proposal> findByIdAndOwnerTaxCode(UUID id, String owner);

    @Query("select p from Proposal p where p.notice = :notice and p.state in (DRAFT, FORM_SENT) order by p.id")
    List<Proposal> findUntransmitted(String notice);

    /** Those that nobody holds: one that is being transmitted, or ended by another node, is passed over. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = AvailableSettings.JAKARTA_LOCK_TIMEOUT, value = SKIP_LOCKED))
    @Query("select p from Proposal p where p.notice = :notice and p.state in (DRAFT, FORM_SENT) order by p.id")
    List<Proposal> lockUntransmitted(String notice, Limit limit);

    @Query("select p from Proposal p where p.ownerTaxCode = :owner order by p.createdAt, p.id")
    List<Proposal> findByOwnerTaxCodeOrderByCreatedAtAscIdAsc(String owner);

    @Query("select p from Proposal p where p.state in :states order by p.arrivalNumber, p.createdAt, p.id")
    List<Proposal> findByStates(Collection<CaseState> states);

    @Query(
            """
            select p from Proposal p
            where p.notice = :notice and p.ownerTaxCode = :owner and p.arrivalNumber is not null
            order by p.arrivalNumber""")
    List<Proposal> findTransmitted(String notice, String owner);

    @Query(
            value =
                    """
            select p.* from proposal p
            where p.notice = :notice and p.arrival_number is not null
              and exists (select 1 from jsonb_path_query(p.form, '$.association.members[*]') member
                          where member ->> 'lead' = 'false' and upper(trim(member ->> 'taxCode')) in (:taxCodes))
            order by p.reference_code""",
            nativeQuery = true)
    List<Proposal> findWithPartners(String notice, Collection<String> taxCodes);

    @Query(
            """
            select p from Proposal p
            where p.state in :states and p.referenceCode is not null
              and (lower(p.referenceCode) like :pattern escape '\\' or lower(p.applicantName) like :pattern escape '\\')
            order by p.arrivalNumber desc nulls last""")
    List<Proposal> search(String pattern, Collection<CaseState> states, Limit limit);

    @Query("select h from CaseTransition h where h.proposal.referenceCode = :code order by h.position")
    List<CaseTransition> history(String code);

    @Query(value = "select nextval('reference_number')", nativeQuery = true)
    long nextReferenceNumber();
}
