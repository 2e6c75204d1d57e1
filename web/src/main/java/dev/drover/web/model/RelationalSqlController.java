package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.relational.RelationalCheck;
import dev.drover.model.relational.RelationalDdl;
import dev.drover.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The SQL that creates the relational tables of a model, as a file. */
@Controller
class RelationalSqlController {

    private final TargetModels models;

    RelationalSqlController(TargetModels models) {
        this.models = models;
    }

    @GetMapping("/migrations/{migration}/model/relational/tables.sql")
    void download(Migration migration, HttpServletRequest request, HttpServletResponse response) throws IOException {
        TargetModel model = models.of(migration.id()).model();
        List<MappingProblem> problems = RelationalCheck.problems(model, null);
        if (!problems.isEmpty()) {
            Refusal.of(
                            HttpStatus.CONFLICT,
                            "There is no SQL while something is wrong with a relational table or prefix. "
                                    + problems.get(0).where() + ": "
                                    + problems.get(0).sentence())
                    .asPage(request, response);
            return;
        }
        response.setContentType("application/sql");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tables.sql\"");
        response.getWriter().write(RelationalDdl.of(model));
    }
}
