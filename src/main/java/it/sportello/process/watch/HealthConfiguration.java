package it.sportello.process.watch;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Health in sentences for those who run the installation. DOWN: it does not do its work. WARNING: it does, but somebody
 * must look at a case. A node's readiness asks for the database only: what ails all nodes alike must not shut the desk.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    static final Status WARNING = new Status("WARNING");

    private static final String WHAT = "messaggio";
    private static final int ANSWER_SECONDS = 2;

    /** A case is started, and the ledger takes up what it is told, within seconds; never later than this. */
    private static final Duration STUCK = Duration.ofMinutes(10);

    @Bean
    HealthIndicator databaseHealthIndicator(DataSource dataSource) {
        return () -> {
            try (Connection connection = dataSource.getConnection()) {
                return connection.isValid(ANSWER_SECONDS)
                        ? up("Il database risponde.")
                        : down("Il database non risponde entro %d secondi.".formatted(ANSWER_SECONDS));
            } catch (SQLException e) {
                return allConnectionsBusy(dataSource)
                        ? up("Il database risponde, ma tutte le connessioni di questo nodo sono occupate.")
                        : down("Il database non è raggiungibile da questo nodo.");
            }
        };
    }

    /** A node under load is not a node without database. */
    private static boolean allConnectionsBusy(DataSource dataSource) {
        try {
            HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            return connections != null && connections.getActiveConnections() >= pool.getMaximumPoolSize();
        } catch (SQLException e) {
            return false;
        }
    }

    @Bean
    HealthIndicator outboxHealthIndicator(FiguresTable figures, Clock clock) {
        return () -> {
            Duration oldest = figures.oldestUnstarted(clock.instant());
            return oldest.compareTo(STUCK) > 0
                    ? down(
                            ("Una domanda trasmessa attende da %d minuti l'avvio del procedimento: la coda verso il motore"
                                            + " è ferma.")
                                    .formatted(oldest.toMinutes()))
                    : up("Le domande trasmesse sono avviate regolarmente.");
        };
    }

    /** A run that fails is tried again each second, and leaves what it was told where it is. */
    @Bean
    HealthIndicator ledgerHealthIndicator(FiguresTable figures, Clock clock) {
        return () -> {
            Duration oldest = figures.oldestUntold(clock.instant());
            return oldest.compareTo(STUCK) > 0
                    ? down(
                            ("Il fondo non prende atto da %d minuti di ciò che avviene nelle pratiche: la coda è ferma. La"
                                            + " causa è nel registro dell'applicazione.")
                                    .formatted(oldest.toMinutes()))
                    : up("Il fondo prende atto regolarmente di ciò che avviene nelle pratiche.");
        };
    }

    @Bean
    HealthIndicator timersHealthIndicator(FiguresTable figures, Clock clock) {
        return () -> {
            long late = figures.timersDueBefore(clock.instant().minus(FiguresTable.LATE));
            return late > 0
                    ? warning("Termini scaduti da oltre %d minuti e non ancora accertati: %d."
                            .formatted(FiguresTable.LATE.toMinutes(), late))
                    : up("I termini sono accertati alla scadenza.");
        };
    }

    @Bean
    HealthIndicator incidentsHealthIndicator(RuntimeService runtime) {
        return () -> {
            long open = runtime.createIncidentQuery().count();
            return open > 0
                    ? warning("Anomalie aperte nel motore: %d. Sono elencate in Cockpit.".formatted(open))
                    : up("Nessuna anomalia aperta nel motore.");
        };
    }

    @Bean
    HealthIndicator casesHealthIndicator(Reconciler reconciler) {
        return () -> {
            List<Disagreement> found = reconciler.latest();
            return found.isEmpty()
                    ? up("Lo stato delle domande corrisponde ai procedimenti.")
                    : warning("Domande il cui stato non corrisponde al procedimento: %d. %s"
                            .formatted(found.size(), found.get(0).sentence()));
        };
    }

    private static Health up(String sentence) {
        return Health.up().withDetail(WHAT, sentence).build();
    }

    private static Health warning(String sentence) {
        return Health.status(WARNING).withDetail(WHAT, sentence).build();
    }

    private static Health down(String sentence) {
        return Health.down().withDetail(WHAT, sentence).build();
    }
}
