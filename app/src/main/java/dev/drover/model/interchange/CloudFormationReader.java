package dev.drover.model.interchange;

import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the DynamoDB tables of templates of CloudFormation. */
final class CloudFormationReader {

    static final String TABLE = "AWS::DynamoDB::Table";
    static final String GLOBAL_TABLE = "AWS::DynamoDB::GlobalTable";

    private CloudFormationReader() {}

    static ModelFile read(JsonNode template) {
        CloudFormationValues values = new CloudFormationValues(template);
        Map<String, JsonNode> resources = CloudFormationValues.resources(template, List.of(TABLE, GLOBAL_TABLE));
        if (resources.isEmpty()) {
            throw new RefusedModelFileException("The template has no resource of the type " + TABLE + " or "
                    + GLOBAL_TABLE + ". Choose a template with tables.");
        }
        List<TargetTable> tables = new ArrayList<>();
        List<ModelFile.Refused> refused = new ArrayList<>();
        Set<String> names = new HashSet<>();
        resources.forEach((id, resource) -> {
            try {
                TargetTable table = new CloudFormationTable(id, resource, values).read();
                if (!names.add(table.name())) {
                    throw new RefusedModelFileException("Two resources of the template are called \""
                            + Nodes.shortened(table.name())
                            + "\". Rename one: nobody can tell which of them counts.");
                }
                tables.add(table);
            } catch (UnfitTableException unfit) {
                refused.add(new ModelFile.Refused(id, unfit.sentence()));
            }
        });
        return new ModelFile(
                FileFormat.CLOUDFORMATION,
                Nodes.text(template, "Description"),
                tables,
                refused,
                List.of(),
                List.of(),
                values.notes());
    }

    /** The tables, and the parameters that anybody may see. */
    static JsonNode essence(JsonNode template) {
        ObjectNode essence = JsonNodeFactory.instance.objectNode();
        essence.put("Description", Nodes.text(template, "Description"));
        ObjectNode parameters = essence.putObject("Parameters");
        template.path("Parameters").properties().forEach(parameter -> {
            if (!parameter.getValue().path("NoEcho").asBoolean(false)) {
                parameters.set(parameter.getKey(), parameter.getValue());
            }
        });
        ObjectNode resources = essence.putObject("Resources");
        CloudFormationValues.resources(template, List.of(TABLE, GLOBAL_TABLE)).forEach(resources::set);
        return essence;
    }
}
