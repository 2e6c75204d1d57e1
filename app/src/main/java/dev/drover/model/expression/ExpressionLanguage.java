package dev.drover.model.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.NullableType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CEL with numbers that are exact, with our functions, and with nothing else of its standard library. */
public final class ExpressionLanguage {

    /** The most characters of an expression. */
    static final int LONGEST = 1000;

    static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(250)
            .build();
    private static final List<Kind> CHOOSABLE = List.of(Kind.TEXT, Kind.NUMBER, Kind.TRUTH, Kind.TIME);
    static final CelRuntime RUNTIME = runtime();
    private static final List<CelFunctionDecl> DECLARATIONS = declarations();

    private ExpressionLanguage() {}

    /**
     * One line of the reference.
     *
     * @param signature for example {@code lower(text) → text}
     */
    public record Entry(String signature, String says) {}

    /** All functions for people, in the order of the reference. */
    public static List<Entry> reference() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("coalesce(a, b) → a or b", "The first, or the second where the first is null."));
        ExpressionFunctions.all().stream()
                .filter(function -> !function.says().isEmpty())
                .map(function -> new Entry(function.signature(), function.says()))
                .forEach(entries::add);
        return entries;
    }

    static CelCompilerBuilder compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .includeFunctions(
                                StandardFunction.CONDITIONAL,
                                StandardFunction.LOGICAL_AND,
                                StandardFunction.LOGICAL_OR,
                                StandardFunction.LOGICAL_NOT)
                        .build())
                .addFunctionDeclarations(DECLARATIONS);
    }

    /** "+ does not go with number and text." */
    static String misuse(String function, String types) {
        String given =
                Arrays.stream(types.split(", ")).map(ExpressionLanguage::words).collect(Collectors.joining(" and "));
        boolean operator = function.contains("_");
        String takes = ExpressionFunctions.all().stream()
                .filter(known -> known.name().equals(function) && !known.says().isEmpty())
                .map(ExpressionFunction::signature)
                .collect(Collectors.joining(" or "));
        String name = function.startsWith("_") || function.endsWith("_") ? function.replace("_", "") : function;
        return name + " does not go with " + given + "."
                + (takes.isEmpty()
                        ? operator ? " Turn one with text(…), number(…) or iso(…)." : ""
                        : " It is " + takes + ".");
    }

    private static String words(String type) {
        if (type.startsWith("wrapper(") && type.endsWith(")")) {
            return words(type.substring("wrapper(".length(), type.length() - 1));
        }
        return switch (type) {
            case "string" -> "text";
            case "bool" -> "true or false";
            case "list(string)" -> "a list of text";
            default -> type;
        };
    }

    private static List<CelFunctionDecl> declarations() {
        Map<String, List<CelOverloadDecl>> byName = new LinkedHashMap<>();
        for (ExpressionFunction function : ExpressionFunctions.all()) {
            byName.computeIfAbsent(function.name(), name -> new ArrayList<>()).add(function.declaration());
        }
        byName.put("coalesce", withNulls("coalesce", kind -> kind));
        byName.put("_==_", withNulls("_==_", kind -> Kind.TRUTH));
        byName.put("_!=_", withNulls("_!=_", kind -> Kind.TRUTH));
        return byName.entrySet().stream()
                .map(function -> CelFunctionDecl.newFunctionDeclaration(function.getKey(), function.getValue()))
                .toList();
    }

    /** Functions of two values of one kind that say what becomes of null. */
    private static List<CelOverloadDecl> withNulls(String name, UnaryOperator<Kind> gives) {
        return CHOOSABLE.stream()
                .map(kind -> CelOverloadDecl.newGlobalOverload(
                        name + kind.name(),
                        gives.apply(kind).type(),
                        NullableType.create(kind.type()),
                        NullableType.create(kind.type())))
                .toList();
    }

    private static CelRuntime runtime() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        ExpressionFunctions.all().forEach(function -> bindings.add(function.binding()));
        List<Class<?>> two = List.of(Object.class, Object.class);
        for (Kind kind : CHOOSABLE) {
            bindings.add(
                    CelFunctionBinding.from("coalesce" + kind.name(), two, v -> Nulls.out(v[0]) == null ? v[1] : v[0]));
            bindings.add(CelFunctionBinding.from("_==_" + kind.name(), two, v -> equal(v[0], v[1])));
            bindings.add(CelFunctionBinding.from("_!=_" + kind.name(), two, v -> !equal(v[0], v[1])));
        }
        return CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .includeFunctions(CelStandardFunctions.StandardFunction.LOGICAL_NOT)
                        .build())
                .addFunctionBindings(bindings)
                .build();
    }

    /** Of numbers the value counts, not the zeros at its end; of times the instant. A null equals only a null. */
    private static boolean equal(Object one, Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (one instanceof OffsetDateTime a && other instanceof OffsetDateTime b) {
            return a.toInstant().equals(b.toInstant());
        }
        return Objects.equals(Nulls.out(one), Nulls.out(other));
    }

    /** CEL has an object that stands for null. */
    static final class Nulls {

        private Nulls() {}

        static Object in(@Nullable Object value) {
            return value == null ? NullValue.NULL_VALUE : value;
        }

        static @Nullable Object out(@Nullable Object value) {
            return value instanceof NullValue || value instanceof com.google.protobuf.NullValue ? null : value;
        }
    }
}
