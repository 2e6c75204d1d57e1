package dev.drover.model.interchange;

import java.util.List;

/**
 * A model as a file.
 *
 * @param leftOut what the format cannot hold, in sentences
 */
public record Exported(String content, List<String> leftOut) {

    public Exported {
        leftOut = List.copyOf(leftOut);
    }
}
