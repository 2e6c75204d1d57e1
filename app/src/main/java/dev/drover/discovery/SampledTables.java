package dev.drover.discovery;

import dev.drover.connection.EnvironmentId;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.lint.MeasuredSize;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.StoreMeasures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the lint rules what samples of tables showed. */
@Component
class SampledTables implements StoreMeasures {

    /** A page holds items of few keys, so that one alone says nothing of how items spread. */
    private static final long FEWEST_OF_A_KEY = 2L * StoreTable.PAGE;

    private final Migrations migrations;
    private final SurveyTable kept;

    SampledTables(Migrations migrations, SurveyTable kept) {
        this.migrations = migrations;
        this.kept = kept;
    }

    @Override
    public List<MeasuredTable> of(MigrationId migration, Set<String> names) {
        EnvironmentId environment = migrations.get(migration).environment();
        return kept.names(migration, environment).stream()
                .filter(names::contains)
                .flatMap(name -> kept.find(migration, environment, name).stream())
                .map(survey -> measured(
                        survey,
                        kept.versions(migration, environment, survey.table().name())))
                .toList();
    }

    static MeasuredTable measured(Survey survey, List<SampledVersions> versions) {
        return new MeasuredTable(
                survey.table().name(),
                LocalDate.ofInstant(survey.at(), ZoneOffset.UTC),
                survey.table().bytes(),
                survey.confidence() == Confidence.LOW
                        ? List.of()
                        : survey.sample().spreads().stream()
                                .flatMap(spread -> key(survey, spread).stream())
                                .toList(),
                survey.table().indexes().stream()
                        .filter(index -> !index.local())
                        .map(index -> index(survey, index))
                        .toList(),
                survey.sample().entities().stream()
                        .map(entity -> entity(entity, versions))
                        .toList());
    }

    private static Optional<MeasuredTable.Key> key(Survey survey, TableSample.Spread spread) {
        List<Double> shares = spread.topShares();
        if (shares.isEmpty() || !survey.sample().whole() && shares.get(0) * spread.items() <= FEWEST_OF_A_KEY) {
            return Optional.empty();
        }
        return Optional.of(new MeasuredTable.Key(
                spread.index(),
                spread.items(),
                shares.get(0),
                shares.size() > 1 ? shares.get(1) : 0,
                survey.use(spread.index()).map(PlaceUse::throttled).orElse(null)));
    }

    private static MeasuredTable.Index index(Survey survey, StoreTable.Index index) {
        return new MeasuredTable.Index(
                index.name(),
                capacity(survey, index),
                survey.use(index.name()).map(use -> use(use, survey)).orElse(null));
    }

    /** A write of the table is one of the index for the share of items that are in it, by the size of its entries. */
    private static MeasuredTable.@Nullable Capacity capacity(Survey survey, StoreTable.Index index) {
        StoreTable table = survey.table();
        Long provisioned = index.writeUnits();
        if (provisioned == null || table.onDemand() || table.items() == 0 || index.items() == 0) {
            return null;
        }
        double share = Math.min(1, (double) index.items() / table.items());
        double once = SurveyUnits.ofWrite((double) index.bytes() / index.items())
                / SurveyUnits.ofWrite((double) table.bytes() / table.items());
        return new MeasuredTable.Capacity(
                provisioned,
                table.writeUnits() * share * Math.min(1, once),
                survey.use(index.name()).map(PlaceUse::scaled).orElse(null));
    }

    private static MeasuredTable.Use use(PlaceUse use, Survey survey) {
        return new MeasuredTable.Use(
                use.readUnits(),
                use.writeUnits(),
                use.since() == null ? 0 : ChronoUnit.DAYS.between(use.since(), survey.at()));
    }

    private static MeasuredTable.Entity entity(TableSample.Entity entity, List<SampledVersions> versions) {
        return new MeasuredTable.Entity(
                entity.name(),
                entity.bytesAverage(),
                entity.attributes().stream()
                        .flatMap(attribute -> Stream.ofNullable(attribute.bytes())
                                .map(bytes ->
                                        Map.entry(attribute.name(), new MeasuredSize(bytes, attribute.presence()))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                versions.stream()
                        .filter(counted -> counted.entity().equals(entity.name()))
                        .map(counted -> new MeasuredTable.Versions(
                                counted.day(),
                                counted.items(),
                                counted.counts().stream()
                                        .map(count -> new MeasuredTable.Count(
                                                count.attribute(), count.version(), count.items()))
                                        .toList()))
                        .toList());
    }
}
