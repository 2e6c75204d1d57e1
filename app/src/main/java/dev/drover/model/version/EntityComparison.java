package dev.drover.model.version;

import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.version.ModelDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares two versions of one entity. */
final class EntityComparison {

    private final EntityMapping before;
    private final EntityMapping after;
    private final String place;
    private final ModelComparison all;

    EntityComparison(EntityMapping before, EntityMapping after, String place, ModelComparison all) {
        this.before = before;
        this.after = after;
        this.place = place;
        this.all = all;
    }

    void run() {
        if (!before.entity().equals(after.entity())) {
            all.add(Kind.RENAMED, place, "The entity " + before.entity() + " is called " + after.entity() + " now.");
        }
        String of = " of " + after.entity();
        all.changed(place, "The source table" + of, before.sourceTable(), after.sourceTable());
        all.changed(place, "The version attribute" + of, before.versionAttribute(), after.versionAttribute());
        all.changed(
                place,
                "The version that is written" + of,
                String.valueOf(before.version()),
                String.valueOf(after.version()));
        compare(
                "template",
                before.keys(),
                after.keys(),
                KeyTemplateMapping::attribute,
                ModelText::template,
                (a, b) -> ModelText.template(a).equals(ModelText.template(b)));
        compare(
                "attribute",
                before.attributes(),
                after.attributes(),
                AttributeMapping::attribute,
                MappingText::of,
                (a, b) -> MappingText.of(a).equals(MappingText.of(b)));
        MappingText.besides(before)
                .forEach((what, text) -> all.changed(
                        place,
                        "The " + what + of,
                        text,
                        MappingText.besides(after).getOrDefault(what, "none")));
        MappingText.besides(after).forEach((what, text) -> {
            if (!MappingText.besides(before).containsKey(what)) {
                all.changed(place, "The " + what + of, "none", text);
            }
        });
    }

    /** Parts with one name are one; of the others, those that are made of the same were renamed. */
    private <T> void compare(
            String word,
            List<T> were,
            List<T> are,
            Function<T, String> name,
            Function<T, String> text,
            BiPredicate<T, T> same) {
        List<T> gone = new ArrayList<>(were);
        List<T> added = new ArrayList<>(are);
        for (T is : are) {
            T was = find(were, candidate -> name.apply(candidate).equals(name.apply(is)));
            if (was != null) {
                gone.remove(was);
                added.remove(is);
                all.changed(at(name.apply(is)), the(word, name.apply(is)), text.apply(was), text.apply(is));
            }
        }
        for (T is : List.copyOf(added)) {
            T was = find(gone, candidate -> same.test(candidate, is));
            if (was != null) {
                gone.remove(was);
                added.remove(is);
                all.add(
                        Kind.RENAMED,
                        at(name.apply(is)),
                        the(word, name.apply(was)) + " is " + (word.equals("template") ? "for " : "called ")
                                + name.apply(is) + " now.");
            }
        }
        gone.forEach(was ->
                all.add(Kind.REMOVED, place, the(word, name.apply(was)) + " is gone. It was " + text.apply(was) + "."));
        added.forEach(is -> all.add(
                Kind.ADDED, at(name.apply(is)), the(word, name.apply(is)) + " is new: " + text.apply(is) + "."));
    }

    private String the(String word, String name) {
        return word.equals("template")
                ? "The template of " + after.entity() + " for " + name
                : "The attribute " + name + " of " + after.entity();
    }

    private String at(String name) {
        return place + " · " + name;
    }

    private static <T> @Nullable T find(List<T> parts, Predicate<T> wanted) {
        return parts.stream().filter(wanted).findFirst().orElse(null);
    }
}
