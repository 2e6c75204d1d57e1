package dev.drover.model.interchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Reads files of other tools, whichever it is. */
public final class ModelFiles {

    /** The largest file that is looked at; the largest published model has a hundredth of it. */
    public static final int MOST_BYTES = 5_000_000;

    private ModelFiles() {}

    /**
     * The text of a file.
     *
     * @throws RefusedModelFileException if it is too large, empty or not UTF-8
     */
    public static String text(byte[] bytes) {
        refuseTooLarge(bytes.length);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (content.isBlank()) {
                throw new RefusedModelFileException("The file is empty. Choose another one.");
            }
            if (content.indexOf(0) >= 0) {
                throw new RefusedModelFileException("The file is no text. Choose a model file in JSON or YAML.");
            }
            return content;
        } catch (CharacterCodingException e) {
            throw new RefusedModelFileException(
                    "The file is not UTF-8. Save it with that encoding and upload it again.");
        }
    }

    /**
     * Refuses a file by its size, before anybody reads it.
     *
     * @throws RefusedModelFileException if it is too large
     */
    public static void refuseTooLarge(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new RefusedModelFileException("The file has " + (bytes + 999_999) / 1_000_000
                    + " MB, and a model file may have 5 MB. Remove sample data from it, or split it.");
        }
    }

    /**
     * What a file says.
     *
     * @throws RefusedModelFileException if it is no model file of a tool that Drover knows
     */
    public static ModelFile read(String content) {
        JsonNode tree = tree(content);
        if (Nodes.hasNoCharacter(tree)) {
            throw new RefusedModelFileException("A name or value in the file has a null character or half a character."
                    + " Nothing can store it. Mend the file.");
        }
        if (tree.has("DataModel")) {
            return WorkbenchReader.read(tree);
        }
        if (tree.has("Resources")) {
            return CloudFormationReader.read(tree);
        }
        throw new RefusedModelFileException("It is neither a model of NoSQL Workbench, which has \"DataModel\" at its"
                + " top, nor a template of CloudFormation, which has \"Resources\". Export it again, or choose another"
                + " file.");
    }

    /** What of a file has to be kept: a template may have more in it, such as secrets, and nobody needs that. */
    static String essence(String content, FileFormat format) {
        return format == FileFormat.WORKBENCH ? content : JsonText.write(CloudFormationReader.essence(tree(content)));
    }

    private static JsonNode tree(String content) {
        return content.stripLeading().startsWith("{") ? JsonText.read(content) : YamlText.read(content);
    }
}
