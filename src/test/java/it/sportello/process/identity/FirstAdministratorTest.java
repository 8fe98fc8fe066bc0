package it.sportello.process.identity;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.process.api.Role;
import it.sportello.test.IntegrationTest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** In a transaction that is rolled back, in which nobody administers the system yet. */
@IntegrationTest
@Transactional
class FirstAdministratorTest {

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void nobodyAdministersYet() {
        administrators().forEach(user -> identities.deleteMembership(user.getId(), Role.OPERATIONS.group()));
    }

    @Test
    void theEnvironmentNamesTheFirstAdministrator() {
        new FirstAdministrator(identities, "capo", "Una-frase-lunga").arrive();

        assertThat(administrators()).extracting(User::getId).containsExactly("capo");
        assertThat(identities.checkPassword("capo", "Una-frase-lunga")).isTrue();
    }

    @Test
    void onceThereIsOneTheVariablesHaveNoEffect() {
        new FirstAdministrator(identities, "capo", "Una-frase-lunga").arrive();

        new FirstAdministrator(identities, "altro", "Altra-frase-lunga").arrive();
        new FirstAdministrator(identities, "capo", "Altra-frase-lunga").arrive();

        assertThat(administrators()).extracting(User::getId).containsExactly("capo");
        assertThat(identities.checkPassword("capo", "Una-frase-lunga")).isTrue();
    }

    @Test
    void withoutNameOrPasswordNobodyIsMade() {
        new FirstAdministrator(identities, "capo", " ").arrive();
        new FirstAdministrator(identities, "", "Una-frase-lunga").arrive();

        assertThat(administrators()).isEmpty();
        assertThat(identities.createUserQuery().userId("capo").count()).isZero();
    }

    private List<User> administrators() {
        return identities
                .createUserQuery()
                .memberOfGroup(Role.OPERATIONS.group())
                .list();
    }
}
