package dev.drover.people;

import java.util.regex.Pattern;

/** Where somebody gets mail: one plain address, without a name and without comments. */
public record MailAddress(String value) {

    /** RFC 5321, 4.5.3.1.3. */
    private static final int LONGEST = 254;

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
                    + "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    /**
     * Surrounding blanks do not count.
     *
     * @throws IllegalArgumentException with a sentence if it is no such address
     */
    public MailAddress {
        value = value.strip();
        if (value.length() > LONGEST || !PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Mail address: enter one address such as ann@shop.example, at most 254 characters, not \"" + value
                            + "\".");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
