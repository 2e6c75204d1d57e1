package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import java.util.List;

/** Where rules find the samples of the file that the model was taken from; the room that reads files implements it. */
public interface FileSamples {

    /** The attributes whose samples are numbers in text; empty without such a file. */
    List<TextNumber> textNumbers(MigrationId migration);
}
