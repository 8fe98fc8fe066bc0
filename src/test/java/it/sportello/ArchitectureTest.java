package it.sportello;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.MappedSuperclass;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** How the house is built: one test per sentence of its plan. */
class ArchitectureTest {

    private static final String HOUSE = "it.sportello";

    /** The features, from the end of a case to its beginning: each may use those of the floors below. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("revocation"),
            Set.of("payment"),
            Set.of("reporting"),
            Set.of("control", "grant"),
            Set.of("funding"),
            Set.of("evaluation", "admissibility"),
            Set.of("proposal"),
            Set.of("plan"));

    /** The second call stands beside the floors of the first. */
    private static final String SECOND_CALL = "municipality";

    private static final Set<String> BASE =
            Set.of("act", "registry", "correspondence", "document", "audit", "deadline", "notice");

    /** The few arrows inside the base. */
    private static final Map<String, Set<String>> ARROWS_OF_THE_BASE = Map.of(
            "act", Set.of("document", "deadline"),
            "correspondence", Set.of("document"),
            "notice", Set.of("deadline"));

    private static final String SHARED = "shared";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(HOUSE);

    static Set<String> base() {
        return BASE;
    }

    static List<String> features() {
        return FLOORS.stream().flatMap(Set::stream).toList();
    }

    @Test
    void noModuleUsesTheInnerPartsOfAnotherAndNoneStandsInACircle() {
        ApplicationModules.of(SportelloApplication.class).verify();
    }

    @Test
    void everyPackageStandsInThePlan() {
        assertThat(MAIN.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(HOUSE + "."))
                        .map(name -> name.substring(HOUSE.length() + 1).split("\\.")[0]))
                .isSubsetOf(union(features(), BASE, Set.of(SECOND_CALL, SHARED, "process", "web")));
    }

    @Test
    void theEngineIsKnownToTheProcessOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("process"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(MAIN);
    }

    @Test
    void theWebUsesTheFeaturesAndWhatTheProcessOffers() {
        onlyUses("web", union(features(), BASE, Set.of(SECOND_CALL, SHARED, "process.api")))
                .check(MAIN);
    }

    @Test
    void theProcessUsesAllButTheWeb() {
        noClasses()
                .that()
                .resideInAPackage(in("process"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("web"))
                .check(MAIN);
    }

    @Test
    void nothingUsesTheProgramThatPutsTheHouseTogether() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE)
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("features")
    void aFeatureUsesTheFloorsBelowItAndTheBase(String feature) {
        onlyUses(feature, union(below(feature), BASE, Set.of(SHARED))).check(MAIN);
    }

    @Test
    void thePlanUsesOfTheBaseTheNoticeOnly() {
        onlyUses("plan", Set.of("notice", SHARED)).check(MAIN);
    }

    @Test
    void theSecondCallNeverSeesTheFirst() {
        onlyUses(SECOND_CALL, union(BASE, Set.of(SHARED)))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("base")
    void theBaseKnowsNoFeatureAndFewOfItself(String part) {
        onlyUses(part, union(ARROWS_OF_THE_BASE.getOrDefault(part, Set.of()), Set.of(SHARED)))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void theSharedValuesUseNothingOfTheHouse() {
        onlyUses(SHARED, Set.of()).check(MAIN);
    }

    @Test
    void aDelegateDoesNoSqlAndNoHttp() {
        noClasses()
                .that()
                .resideInAPackage(in("process.phase"))
                .and()
                .areAnnotatedWith(Configuration.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.springframework.jdbc..",
                        "java.net..",
                        "org.springframework.web..")
                .check(MAIN);
    }

    @Test
    void theTimeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("process.clock"))
                .should()
                .callMethodWhere(describe("it reads the machine's time", ArchitectureTest::readsTheMachinesTime))
                .orShould()
                .callConstructor(Date.class)
                .check(MAIN);
    }

    @Test
    void nothingIsCountedInBinaryFloatingPoint() {
        noFields().should(haveRawType(floatingPoint())).check(MAIN);
        codeUnits().should().notHaveRawParameterTypes(anyOf(floatingPoint())).check(MAIN);
        codeUnits().should().notHaveRawReturnType(floatingPoint()).check(MAIN);
    }

    @Test
    void onlyTheSharedValuesRound() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in(SHARED))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RoundingMode.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(MathContext.class)
                .check(MAIN);
    }

    @Test
    void anAggregateChangesByItsGuardedMethodsOnly() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(annotatedWith(Entity.class).or(annotatedWith(MappedSuperclass.class)))
                .and()
                .arePublic()
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(MAIN);
        noFields()
                .that()
                .areDeclaredInClassesThat(annotatedWith(Entity.class).or(annotatedWith(MappedSuperclass.class)))
                .should()
                .bePublic()
                .check(MAIN);
    }

    @Test
    void keysAreGivenByTheProgram() {
        noFields().should().beAnnotatedWith(GeneratedValue.class).check(MAIN);
    }

    @Test
    void tablesAreReachedThroughTheirFeatureOnly() {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .and()
                .resideInAPackage(HOUSE + "..")
                .should()
                .bePackagePrivate()
                .check(MAIN);
    }

    @Test
    void whatAnObjectNeedsComesByItsConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(Resource.class)
                .check(MAIN);
        noMethods().should().beAnnotatedWith(Autowired.class).check(MAIN);
    }

    @Test
    void noTestSleepsAndNoneIsSwitchedOff() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "it sleeps",
                        call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                                && call.getName().equals("sleep")))
                .check(TESTS);
        methods().should().notBeAnnotatedWith(Disabled.class).check(TESTS);
        classes().should().notBeAnnotatedWith(Disabled.class).check(TESTS);
    }

    @Test
    void noTestMocksWhatCanBeRun() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mockito..")
                .check(TESTS);
    }

    private static ArchRule onlyUses(String part, Collection<String> others) {
        String[] allowed = Stream.concat(Stream.of(part), others.stream())
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(in(part))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(HOUSE + "..").or(resideInAnyPackage(allowed)))
                .as(part + " uses only " + List.of(allowed));
    }

    private static List<String> below(String feature) {
        List<String> below = new ArrayList<>();
        FLOORS.stream().dropWhile(floor -> !floor.contains(feature)).skip(1).forEach(below::addAll);
        return below;
    }

    private static boolean readsTheMachinesTime(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        return switch (call.getName()) {
            case "now" -> owner.startsWith("java.time.") && !takesAClock(call);
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "systemUTC", "systemDefaultZone", "system" -> owner.equals("java.time.Clock");
            default -> false;
        };
    }

    private static boolean takesAClock(JavaAccess<?> call) {
        return call.getTarget().getFullName().contains("(" + Clock.class.getName() + ")");
    }

    private static DescribedPredicate<JavaClass> floatingPoint() {
        Set<String> types = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        return describe(
                "binary floating point",
                type -> types.contains(type.getBaseComponentType().getName()));
    }

    private static DescribedPredicate<List<JavaClass>> anyOf(DescribedPredicate<JavaClass> type) {
        return describe("any " + type.getDescription(), types -> types.stream().anyMatch(type));
    }

    private static String in(String part) {
        return HOUSE + "." + part + "..";
    }

    @SafeVarargs
    private static Set<String> union(Collection<String>... parts) {
        return Stream.of(parts).flatMap(Collection::stream).collect(Collectors.toSet());
    }
}
