package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.correspondence.Messages;
import it.sportello.notice.Notices;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The data of monitoring are asked for when a period of the activity is over. */
@IntegrationTest
@Rule("PSW-22-06")
class DataRequestsTest {

    @Autowired
    private Office office;

    @Autowired
    private DataRequests requests;

    @Autowired
    private Messages messages;

    @Autowired
    private Notices notices;

    @Test
    void the_data_of_a_period_are_asked_once_when_it_is_over_and_not_where_they_were_told() {
        int months = notices.byRuleSet("psw-2020/1").monitoring().dataPeriodMonths();
        ReferenceCode silent = office.running("Dati Dovuti S.r.l.");
        ReferenceCode prompt = office.running("Dati Forniti S.r.l.");
        requests.askAll();
        assertThat(asked(silent)).isZero();

        office.moveTo(office.today().plusMonths(months).plusDays(1));
        tell(prompt);
        requests.askAll();
        requests.askAll();

        assertThat(asked(silent)).isEqualTo(1);
        assertThat(asked(prompt)).isZero();
    }

    private void tell(ReferenceCode code) {
        assertThat(office.beneficiary(code)
                        .post(
                                "/progress",
                                Map.of(
                                        "kind",
                                        "MONITORING",
                                        "until",
                                        office.today().toString(),
                                        "spentA",
                                        "1000.00",
                                        "participants",
                                        4,
                                        "progress",
                                        "Piano in corso di stesura."))
                        .statusCode())
                .isBetween(200, 299);
    }

    private long asked(ReferenceCode code) {
        return messages.of(code).stream()
                .filter(message -> message.subject().startsWith("Dati di monitoraggio al"))
                .count();
    }
}
