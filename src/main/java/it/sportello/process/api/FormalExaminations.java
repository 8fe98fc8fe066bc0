package it.sportello.process.api;

import it.sportello.admissibility.ApplicationFacts;
import it.sportello.admissibility.FormalProposal;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import java.util.List;

/** The formal check of a case as the rules read it (PSW-13-01). */
public interface FormalExaminations {

    /** The application as the rules read it. */
    ApplicationFacts facts(ReferenceCode code);

    /** The grounds that follow from the application and its duplicates alone, whatever the officer has found. */
    List<Reason> declaredGrounds(ReferenceCode code);

    /** What the rules propose on what is known now, with every ground. */
    FormalProposal proposal(ReferenceCode code);
}
