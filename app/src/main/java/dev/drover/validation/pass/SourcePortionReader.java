package dev.drover.validation.pass;

import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.MappedRow;
import java.sql.SQLException;
import java.util.List;

/** Reads rows of one entity and maps them. */
final class SourcePortionReader implements PortionReader {

    /** Bytes of items that a page should have at most; a page of small rows has as many as it may. */
    private static final long PAGE_BYTES = 4 << 20;

    private static final int SAMPLES = 16;
    private static final int FEWEST_ROWS = 20;

    private final EntityReader reader;
    private final SourceAddress source;
    private final Intake intake;
    private final int mostRows;
    private Portion.OfSource portion;
    private int size;

    SourcePortionReader(
            EntityReader reader, SourceAddress source, Portion.OfSource portion, Intake intake, int mostRows) {
        this.reader = reader;
        this.source = source;
        this.portion = portion;
        this.intake = intake;
        this.mostRows = mostRows;
        this.size = mostRows;
    }

    @Override
    public Portion next() {
        try {
            List<MappedRow> rows = reader.page(portion.range(), portion.after(), size);
            intake.source(portion.entity(), rows);
            boolean end = rows.size() < size;
            portion =
                    portion.at(rows.isEmpty() ? null : rows.get(rows.size() - 1).key(), rows.size(), end);
            adjust(rows);
            return portion;
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }

    private void adjust(List<MappedRow> rows) {
        long bytes = 0;
        int samples = 0;
        for (int i = 0; i < rows.size(); i += Math.max(1, rows.size() / SAMPLES)) {
            if (rows.get(i) instanceof MappedRow.Ready ready) {
                bytes += ready.item().size();
                samples++;
            }
        }
        if (samples > 0) {
            size = (int)
                    Math.max(Math.min(FEWEST_ROWS, mostRows), Math.min(mostRows, PAGE_BYTES * samples / (bytes + 1)));
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }
}
