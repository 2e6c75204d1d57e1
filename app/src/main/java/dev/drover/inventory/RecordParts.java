package dev.drover.inventory;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record of records apart into its values, each under its path such as {@code load.peakPerSecond}, and puts it
 * together again. So a new component needs no line of code besides its entry in {@link PatternField}.
 */
final class RecordParts {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private RecordParts() {}

    /** The accessors that lead to the value under a path, one inside the other. */
    static List<Method> accessors(Class<?> type, String path) {
        List<Method> accessors = new ArrayList<>();
        Class<?> inner = type;
        for (String name : path.split("\\.")) {
            Method accessor = Arrays.stream(SHAPES.get(inner).components)
                    .filter(component -> component.getName().equals(name))
                    .map(RecordComponent::getAccessor)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no component " + path + " in " + type));
            accessors.add(accessor);
            inner = accessor.getReturnType();
        }
        return accessors;
    }

    /** The value to which accessors lead. */
    static @Nullable Object follow(List<Method> accessors, Record whole) {
        Object value = whole;
        for (Method accessor : accessors) {
            Object outer = Objects.requireNonNull(value);
            value = call(() -> accessor.invoke(outer));
        }
        return value;
    }

    static Map<String, @Nullable Object> apart(Record whole) {
        Map<String, @Nullable Object> parts = new HashMap<>();
        collect("", whole, parts);
        return parts;
    }

    static <R extends Record> R together(Class<R> type, Map<String, @Nullable Object> parts) {
        return type.cast(build("", type, parts));
    }

    private static void collect(String prefix, Object whole, Map<String, @Nullable Object> parts) {
        for (RecordComponent component : SHAPES.get(whole.getClass()).components) {
            Object value = call(() -> component.getAccessor().invoke(whole));
            if (component.getType().isRecord()) {
                collect(prefix + component.getName() + ".", Objects.requireNonNull(value), parts);
            } else {
                parts.put(prefix + component.getName(), value);
            }
        }
    }

    private static Object build(String prefix, Class<?> type, Map<String, @Nullable Object> parts) {
        Shape shape = SHAPES.get(type);
        @Nullable Object[] values = new Object[shape.components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = shape.components[i];
            String path = prefix + component.getName();
            values[i] =
                    component.getType().isRecord() ? build(path + ".", component.getType(), parts) : parts.get(path);
        }
        return Objects.requireNonNull(call(() -> shape.constructor.newInstance(values)));
    }

    private static @Nullable Object call(Reflection reflection) {
        try {
            return reflection.call();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Reflection {
        @Nullable
        Object call() throws ReflectiveOperationException;
    }

    private record Shape(RecordComponent[] components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            try {
                RecordComponent[] components = type.getRecordComponents();
                return new Shape(
                        components,
                        type.getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Every record has its canonical constructor: " + type, e);
            }
        }
    }
}
