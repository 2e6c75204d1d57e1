package dev.drover.notice;

import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.notice.Telling.Message;
import dev.drover.people.Directory;
import dev.drover.people.Member;
import dev.drover.people.PersonId;
import dev.drover.runbook.StepCommented;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people that a comment names them, as {@code @} and their sign-in name. */
@Component
class TellMentioned {

    /** The characters of sign-in names; what ends a sentence may follow at once. */
    private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9._@+-])@([A-Za-z0-9._@+-]{2,100})");

    private final Telling telling;
    private final Directory directory;
    private final Migrations migrations;

    TellMentioned(Telling telling, Directory directory, Migrations migrations) {
        this.telling = telling;
        this.directory = directory;
        this.migrations = migrations;
    }

    @EventListener
    void commented(StepCommented event) {
        Set<String> names = names(event.text());
        if (names.isEmpty()) {
            return;
        }
        Migration migration = migrations.get(event.migration());
        List<PersonId> people = directory.members(migration.workspace()).stream()
                .filter(member -> names.contains(member.signInName().toLowerCase(Locale.ROOT)))
                .map(Member::id)
                .filter(person -> !person.equals(event.by().id()))
                .collect(Collectors.toList());
        telling.tell(
                people,
                migration,
                new Message(
                        NoticeKind.MENTIONED,
                        "comment " + event.id(),
                        event.by().name() + " mentioned you in a comment on the step " + event.stepName() + " of "
                                + migration.name() + ".",
                        "/runbook/steps/" + event.stepKey()));
    }

    /** Every name that the text may mean, in lower case: {@code @lead.} is lead, unless somebody is called so. */
    static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            String name = mention.group(1).toLowerCase(Locale.ROOT);
            names.add(name);
            names.add(name.replaceFirst("[.+-]+$", ""));
        }
        return names;
    }
}
