package dev.drover.model.advice;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.advice.Argument.Side;
import java.util.List;

/** What speaks for which kind of store in one access pattern. */
public record PatternAdvice(AccessPattern pattern, List<Argument> arguments) {

    public PatternAdvice {
        arguments = List.copyOf(arguments);
    }

    public long count(Side side) {
        return arguments.stream().filter(argument -> argument.side() == side).count();
    }

    /** Whether more speaks for a side than for the other. */
    public boolean leans(Side side) {
        Side other = side == Side.NOSQL ? Side.RELATIONAL : Side.NOSQL;
        return count(side) > count(other);
    }

    /** "2 for NoSQL, 1 for relational, 1 not known". */
    public String balance() {
        return count(Side.NOSQL) + " for NoSQL, " + count(Side.RELATIONAL) + " for relational, " + count(Side.UNKNOWN)
                + " not known";
    }
}
