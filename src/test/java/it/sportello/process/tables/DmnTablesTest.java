package it.sportello.process.tables;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule({"PSW-08-03", "PSW-03-14", "PSW-03-19", "PSW-03-20"})
class DmnTablesTest {

    private final Notice notice = Notices.read(getClass().getResourceAsStream("/notices/psw-2020.v1.yaml"));
    private final DmnTables tables = new DmnTables();

    @ParameterizedTest
    @CsvSource({
        "2,5000.00,2500.00", "10,5000.00,2500.00", "11,7000.00,3500.00", "20,7000.00,3500.00",
        "21,10000.00,5000.00", "30,10000.00,5000.00", "31,15000.00,7500.00", "5000,15000.00,7500.00"
    })
    void theContributionFollowsTheBandsOfTheNotice(int employees, String a, String b) {
        assertThat(tables.contribution(notice.ruleSet(), employees))
                .hasValueSatisfying(
                        row -> assertThat(row.actionA() + " " + row.actionB()).isEqualTo(a + " " + b));
    }

    @ParameterizedTest
    @CsvSource({"2,24", "10,24", "11,32", "20,32", "21,48", "30,48", "31,64"})
    void theHoursOfTrainingFollowTheBands(int employees, int hours) {
        assertThat(tables.maxTrainingHours(notice.ruleSet(), employees)).contains(hours);
    }

    @ParameterizedTest
    @CsvSource({
        "2,1", "6,1", "7,2", "10,2", "11,3", "16,3", "17,4", "20,4", "21,5", "25,5", "26,6", "31,7", "100,20", "101,21"
    })
    void thePilotMinimumIsTwentyPerCentRoundedUpAboveSixteen(int employees, int minimum) {
        assertThat(tables.pilotMinimum(notice.ruleSet(), employees)).contains(minimum);
    }

    @Test
    void oneEmployeeHasNoRowInAnyTable() {
        assertThat(tables.contribution(notice.ruleSet(), 1)).isEmpty();
        assertThat(tables.maxTrainingHours(notice.ruleSet(), 1)).isEmpty();
        assertThat(tables.pilotMinimum(notice.ruleSet(), 1)).isEmpty();
    }

    @Test
    @Rule("PSW-14-08")
    void aVersionReadsTheTablesOfItsTagAndKeepsTheOnesItDoesNotChange() {
        assertThat(tables.contribution("psw-2020/2", 8))
                .hasValueSatisfying(row -> assertThat(row.actionA()).hasToString("6000.00"));
        assertThat(tables.contribution("psw-2020/1", 8))
                .hasValueSatisfying(row -> assertThat(row.actionA()).hasToString("5000.00"));
        assertThat(tables.contribution("psw-2020/3", 8))
                .hasValueSatisfying(row -> assertThat(row.actionA()).hasToString("6000.00"));
        assertThat(tables.maxTrainingHours("psw-2020/2", 8)).contains(24);
        assertThat(tables.contribution("psw-prova/2", 8))
                .hasValueSatisfying(row -> assertThat(row.actionA()).hasToString("5000.00"));
    }
}
