package dev.drover.model.expression;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that expressions can do.
 *
 * @param name as it is written; operators with an underscore for each side, as in {@code _+_}
 * @param says one sentence for architects; empty for operators
 */
record ExpressionFunction(String name, List<Kind> takes, Kind gives, Work work, String says) {

    /** The work; the values have the kinds that the function takes, and none is null. */
    interface Work {
        Object of(Object[] values);
    }

    /** {@code substring(text, number, number) → text}. */
    String signature() {
        return name + "(" + takes.stream().map(Kind::words).collect(Collectors.joining(", ")) + ") → " + gives.words();
    }

    private String id() {
        return name + takes.stream().map(kind -> "_" + kind.name()).collect(Collectors.joining());
    }

    CelOverloadDecl declaration() {
        List<CelType> types = takes.stream().map(Kind::type).toList();
        return CelOverloadDecl.newGlobalOverload(id(), gives.type(), types);
    }

    CelFunctionBinding binding() {
        return CelFunctionBinding.from(
                id(),
                takes.stream().<Class<?>>map(ExpressionFunction::javaClass).toList(),
                work::of);
    }

    private static Class<?> javaClass(Kind kind) {
        return switch (kind) {
            case TEXT -> String.class;
            case NUMBER -> BigDecimal.class;
            case TRUTH -> Boolean.class;
            case TIME -> OffsetDateTime.class;
            case LIST -> List.class;
        };
    }
}
