package dev.drover.step;

import jakarta.validation.Validation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;

/**
 * The step types without the application: found among the classes and made without their parts. They can be asked what
 * they are and which parameters they take, and nothing else.
 */
public final class StepTypesAlone {

    private StepTypesAlone() {}

    public static StepCatalog catalog() {
        var classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AssignableTypeFilter(StepType.class));
        SpringObjenesis maker = new SpringObjenesis();
        List<StepType<?>> types = classes.findCandidateComponents("dev.drover").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(Objects::requireNonNull)
                .sorted(Comparator.naturalOrder())
                .<StepType<?>>map(
                        name -> (StepType<?>) maker.newInstance(ClassUtils.resolveClassName(name, null), false))
                .toList();
        return new StepCatalog(types);
    }

    public static StepParameters parameters() {
        return new StepParameters(Validation.buildDefaultValidatorFactory().getValidator());
    }
}
