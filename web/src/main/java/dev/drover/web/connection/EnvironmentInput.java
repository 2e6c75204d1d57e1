package dev.drover.web.connection;

import dev.drover.connection.EnvironmentKind;
import java.beans.PropertyEditorSupport;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads what an admin typed without giving up: a value that cannot be read would leave no form to show again. So a port
 * that is no number counts as 0 and a kind that does not exist as none, and the form says what is possible.
 */
@ControllerAdvice(assignableTypes = ConnectionController.class)
class EnvironmentInput {

    @InitBinder("form")
    void read(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new Port());
        binder.registerCustomEditor(EnvironmentKind.class, new Kind());
    }

    private static final class Port extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            String typed = text.strip();
            setValue(typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : 0);
        }

        @Override
        public void setValue(@Nullable Object value) {
            super.setValue(value == null ? Integer.valueOf(0) : value);
        }
    }

    private static final class Kind extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(Arrays.stream(EnvironmentKind.values())
                    .filter(kind -> kind.name().equals(text))
                    .findFirst()
                    .orElse(null));
        }
    }
}
