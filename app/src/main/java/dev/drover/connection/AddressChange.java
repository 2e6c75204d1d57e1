package dev.drover.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in the records from where to where an environment was moved. References to passwords and external ids stay out. */
final class AddressChange {

    private AddressChange() {}

    static String sentence(Environment before, SourceAddress source, AwsAddress aws) {
        List<String> changes = new ArrayList<>();
        SourceAddress old = before.source();
        add(changes, "source", words(old), words(source));
        if (!old.password().equals(source.password())) {
            changes.add("the reference to the password changed");
        }
        add(changes, "AWS", words(before.aws()), words(aws));
        if (!Objects.equals(before.aws().externalId(), aws.externalId())) {
            changes.add("the external id changed");
        }
        return "Changed the addresses of the environment " + before.name() + ": " + String.join("; ", changes) + ".";
    }

    private static void add(List<String> changes, String what, String from, String to) {
        if (!from.equals(to)) {
            changes.add(what + " from " + from + " to " + to);
        }
    }

    private static String words(SourceAddress source) {
        return source.user() + "@" + source.host() + ":" + source.port() + "/" + source.database() + ", schema "
                + source.schema();
    }

    private static String words(AwsAddress aws) {
        return "account " + aws.account() + " in " + aws.region() + given(", endpoint ", aws.endpoint())
                + given(", role ", aws.roleArn());
    }

    private static String given(String name, @Nullable String value) {
        return value == null ? "" : name + value;
    }
}
