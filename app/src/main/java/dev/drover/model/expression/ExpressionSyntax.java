package dev.drover.model.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the text of an expression: what it names, and numbers as they are written, digit by digit. */
final class ExpressionSyntax {

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(ExpressionLanguage.OPTIONS)
            .build();
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?");
    private static final Set<String> FUNCTIONS = ExpressionLanguage.reference().stream()
            .map(entry -> entry.signature().substring(0, entry.signature().indexOf('(')))
            .collect(Collectors.toSet());

    private final String text;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final CelAbstractSyntaxTree parsed;
    private long nextId;

    ExpressionSyntax(String text) {
        this.text = text;
        if (text.isBlank()) {
            throw new ExpressionException(0, "Enter an expression, for example lower(email).");
        }
        if (text.codePointCount(0, text.length()) > ExpressionLanguage.LONGEST) {
            throw new ExpressionException(
                    0,
                    String.format(
                            "The expression has %,d characters, and %,d are the most. Split it up.",
                            text.codePointCount(0, text.length()), ExpressionLanguage.LONGEST));
        }
        try {
            CelAbstractSyntaxTree ast = PARSER.parse(text).getAst();
            this.nextId = ast.getSource().getPositionsMap().keySet().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0)
                    + 1;
            this.parsed = CelAbstractSyntaxTree.newParsedAst(rewritten(ast.getExpr(), ast), ast.getSource());
        } catch (CelValidationException e) {
            throw unreadable(e);
        }
    }

    CelAbstractSyntaxTree parsed() {
        return parsed;
    }

    /** Every name that must be a column, with its character in the text, from 1. */
    Map<String, Integer> columns() {
        return columns;
    }

    private CelExpr rewritten(CelExpr expr, CelAbstractSyntaxTree ast) {
        int position = position(expr, ast);
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr, position);
            case IDENT -> {
                columns.putIfAbsent(expr.ident().name(), position);
                yield expr;
            }
            case CALL -> {
                CelExpr.CelCall call = expr.call();
                if (call.target().isPresent()) {
                    throw new ExpressionException(
                            position,
                            "At character " + position + ": write " + call.function()
                                    + "(…) with everything in parentheses, without a point before it. Loops such as"
                                    + " map and filter do not exist.");
                }
                if (call.function().matches("\\w+") && !FUNCTIONS.contains(call.function())) {
                    throw unknownFunction(position, call.function());
                }
                ImmutableList.Builder<CelExpr> args = ImmutableList.builder();
                call.args().forEach(arg -> args.add(rewritten(arg, ast)));
                yield CelExpr.ofCall(expr.id(), Optional.empty(), call.function(), args.build());
            }
            default ->
                throw new ExpressionException(
                        position,
                        "At character " + position + ": lists, maps and fields of values do not exist in"
                                + " expressions. Use columns, text, numbers and functions.");
        };
    }

    /** CEL would read 1.21 as a binary fraction; here a number is what its digits say. */
    private CelExpr constant(CelExpr expr, int position) {
        CelConstant.Kind kind = expr.constant().getKind();
        if (kind == CelConstant.Kind.INT64_VALUE || kind == CelConstant.Kind.DOUBLE_VALUE) {
            Matcher digits = DIGITS.matcher(text);
            boolean found = digits.find(text.offsetByCodePoints(0, position - 1))
                    && digits.start() == text.offsetByCodePoints(0, position - 1);
            String number = found ? digits.group() : "";
            boolean hexadecimal = found && digits.end() < text.length() && "xX".indexOf(text.charAt(digits.end())) >= 0;
            if (!found || hexadecimal) {
                throw new ExpressionException(
                        position, "At character " + position + ": write numbers in decimal digits, for example 12.5.");
            }
            return CelExpr.ofCall(
                    expr.id(),
                    Optional.empty(),
                    "number",
                    ImmutableList.of(CelExpr.ofConstant(nextId++, CelConstant.ofValue(number))));
        }
        if (kind == CelConstant.Kind.UINT64_VALUE || kind == CelConstant.Kind.BYTES_VALUE) {
            throw new ExpressionException(
                    position, "At character " + position + ": use text in quotes, numbers, true, false and null.");
        }
        return expr;
    }

    private static int position(CelExpr expr, CelAbstractSyntaxTree ast) {
        return ast.getSource().getPositionsMap().getOrDefault(expr.id(), 0) + 1;
    }

    private static ExpressionException unknownFunction(int position, String name) {
        String hint = Suggestion.of(name, FUNCTIONS);
        return new ExpressionException(
                position, "At character " + position + ": there is no function \"" + name + "\"." + hint);
    }

    private ExpressionException unreadable(CelValidationException e) {
        List<CelIssue> issues = e.getErrors();
        CelIssue first = issues.isEmpty() ? null : issues.get(0);
        if (first != null && first.getMessage().contains("recursion")) {
            return new ExpressionException(0, "The expression is nested too deeply. Split it up.");
        }
        int position = first == null
                ? 1
                : e.getSource().getLocationOffset(first.getSourceLocation()).orElse(0) + 1;
        if (first != null && first.getMessage().startsWith("reserved identifier")) {
            return new ExpressionException(
                    position,
                    "At character " + position + ": a name that the language keeps for itself cannot be a column here."
                            + " Give the source a generated column with another name.");
        }
        String at = position > text.codePointCount(0, text.length())
                ? "ends too early: something is missing at its end"
                : "cannot be read from character " + position + " on, at \""
                        + Texts.shortened(text.substring(text.offsetByCodePoints(0, position - 1))) + "\"";
        return new ExpressionException(position, "The expression " + at + ".");
    }
}
