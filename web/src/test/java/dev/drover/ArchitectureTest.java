package dev.drover;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.drover.web.access.OpenTo;
import dev.drover.web.access.Permitted;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rules of the house, for all modules at once. Reasons are in docs/architecture.md. */
@AnalyzeClasses(packages = "dev.drover", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {

    private static final Set<Class<?>> CLOCKS =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    @Test
    void roomsUseOnlyWhatTheyMay() {
        ApplicationModules.of(Drover.class, comeFromTests()).verify();
    }

    /** Tests of other modules come as jars, which ArchUnit's own option does not recognise. */
    static final class WithoutTests implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !isFromTests(location.asURI().toString());
        }
    }

    private static DescribedPredicate<JavaClass> comeFromTests() {
        return DescribedPredicate.describe(
                "come from tests",
                type -> type.getSource()
                        .filter(source -> isFromTests(source.getUri().toString()))
                        .isPresent());
    }

    private static boolean isFromTests(String address) {
        return address.contains("-tests.jar") || address.contains("/test-classes/");
    }

    @ArchTest
    static final ArchRule onlyTheNamedRoomsTouchTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.drover.connection..",
                    "dev.drover.discovery.dynamodb..",
                    "dev.drover.steps..",
                    "dev.drover.transfer..",
                    "dev.drover.validation..",
                    "dev.drover.proof..",
                    "dev.drover.traffic..",
                    "dev.drover.guard..",
                    "dev.drover.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule onlyConnectionBuildsCredentials = noClasses()
            .that()
            .resideOutsideOfPackage("dev.drover.connection..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.auth..");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .that(new DescribedPredicate<>("are not the configuration of the clock") {
                @Override
                public boolean test(JavaClass candidate) {
                    return !candidate.getSimpleName().equals("ClockConfiguration");
                }
            })
            .should()
            .callMethodWhere(asksTheSystemForTheTime());

    @ArchTest
    static final ArchRule everyChangeDeclaresItsPermission = methods()
            .that(changeSomething())
            .should(new ArchCondition<>("declare @Permitted, or @OpenTo with a reason") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean declared = method.isAnnotatedWith(Permitted.class) || method.isAnnotatedWith(OpenTo.class);
                    events.add(new SimpleConditionEvent(method, declared, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule addressesNameTheirMethod = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Controller.class)
            .should()
            .notBeAnnotatedWith(RequestMapping.class)
            .because("@RequestMapping without a method would answer every kind of request, unseen by the rule above");

    @ArchTest
    static final ArchRule nobodyUsesWeb = noClasses()
            .that()
            .resideOutsideOfPackages("dev.drover.web..", "dev.drover")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.drover.web..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that(resideInAPackage("dev.drover.."))
            .should(new ArchCondition<>("be in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " of " + type.getName()));
                }
            });

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("Processor");

    @ArchTest
    static final ArchRule loggersInsteadOfStandardOut = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    private static DescribedPredicate<JavaMethod> changeSomething() {
        List<Class<? extends java.lang.annotation.Annotation>> mappings =
                List.of(PostMapping.class, PutMapping.class, PatchMapping.class, DeleteMapping.class);
        return new DescribedPredicate<>("change something") {
            @Override
            public boolean test(JavaMethod method) {
                return mappings.stream().anyMatch(method::isAnnotatedWith);
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> asksTheSystemForTheTime() {
        DescribedPredicate<JavaCall<?>> now = target(name("now"))
                .and(target(owner(new DescribedPredicate<JavaClass>("is a date or time") {
                    @Override
                    public boolean test(JavaClass type) {
                        return CLOCKS.stream().anyMatch(type::isEquivalentTo);
                    }
                })))
                .and(new DescribedPredicate<JavaCall<?>>("gets no clock") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        return call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class));
                    }
                });
        return now.or(target(name("currentTimeMillis")))
                .or(target(name("systemUTC")))
                .or(target(name("systemDefaultZone")));
    }
}
