package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.ModelChangedException;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.InvalidEditException;
import dev.drover.model.edit.MissingPartException;
import dev.drover.model.edit.ModelEdit;
import dev.drover.model.edit.ModelEdits;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.people.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Takes what a form says and answers with where to go, or with what is in the way. */
@Component
class Submission {

    /** The key of a problem that belongs to no field. */
    static final String FORM = "form";

    /** Nobody reads more about one field. */
    private static final int MOST_SENTENCES = 20;

    private final ModelEdits edits;
    private final SourceLooks looks;
    private final Anchors anchors;
    private final TargetModels models;

    Submission(ModelEdits edits, SourceLooks looks, Anchors anchors, TargetModels models) {
        this.models = models;
        this.edits = edits;
        this.looks = looks;
        this.anchors = anchors;
    }

    /**
     * What came of it.
     *
     * @param errors sentences by the id of the field that they are about; empty if the change is saved
     * @param version the version of the model that the form is about from now on
     */
    record Answer(HttpStatus status, String address, Map<String, String> errors, int version) {

        /** A form that nobody has sent yet. */
        static Answer to(StoredModel stored) {
            return new Answer(HttpStatus.OK, "", Map.of(), stored.version());
        }

        boolean saved() {
            return !address.isEmpty();
        }

        /** On to where the change is to be seen; if it is not saved, the form with what was typed and what is wrong. */
        String page(String view, Record form, Model model, HttpServletResponse response) {
            if (saved()) {
                return "redirect:" + address;
            }
            response.setStatus(status.value());
            model.addAttribute("errors", errors);
            model.addAttribute("modelVersion", version);
            model.addAttribute("form", form);
            return view;
        }
    }

    /** A field, by what problems call its place after the place of the thing: "sk", or empty for the thing itself. */
    interface Fields {
        String of(String place, String sentence);
    }

    Answer submit(Migration migration, Typed typed, ModelEdit edit, Fields fields, Actor actor) {
        try {
            edits.apply(
                    migration.id(), version(typed), edit, looks.of(migration).schema(), actor);
            String place = edit.place().isEmpty() ? edit.placeBefore() : edit.place();
            return new Answer(HttpStatus.SEE_OTHER, address(migration) + "#" + anchors.of(place), Map.of(), 0);
        } catch (InvalidEditException e) {
            return new Answer(HttpStatus.UNPROCESSABLE_CONTENT, "", errors(e, edit, fields), version(typed));
        } catch (ModelChangedException | MissingPartException e) {
            // Sent again, the form is a change of what the other person left.
            int current = models.of(migration.id()).version();
            return new Answer(HttpStatus.CONFLICT, "", Map.of(FORM, String.valueOf(e.getMessage())), current);
        }
    }

    /** A removal has no fields: what is in the way of it is about the whole form. */
    Answer remove(Migration migration, Typed typed, ModelEdit edit, Actor actor) {
        return submit(migration, typed, edit, (place, sentence) -> FORM, actor);
    }

    static String address(Migration migration) {
        return "/migrations/" + migration.id() + "/model";
    }

    private static Map<String, String> errors(InvalidEditException e, ModelEdit edit, Fields fields) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (MappingProblem problem : e.problems()) {
            String rest = problem.where().startsWith(edit.place())
                    ? problem.where().substring(edit.place().length()).replaceFirst("^( · |\\.)", "")
                    : "";
            errors.computeIfAbsent(fields.of(rest, problem.sentence()), field -> new ArrayList<>())
                    .add(problem.sentence());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        errors.forEach((field, sentences) -> texts.put(field, joined(sentences)));
        return texts;
    }

    private static String joined(List<String> sentences) {
        String first = sentences.stream().limit(MOST_SENTENCES).collect(Collectors.joining(" "));
        return sentences.size() <= MOST_SENTENCES
                ? first
                : first + " And " + (sentences.size() - MOST_SENTENCES) + " more.";
    }

    private static int version(Typed typed) {
        return typed.number("modelVersion");
    }
}
