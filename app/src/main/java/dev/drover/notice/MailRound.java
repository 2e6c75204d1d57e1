package dev.drover.notice;

import dev.drover.notice.Letters.Letter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** Mails the notices that are due, one after the other. */
class MailRound {

    private static final Logger log = LoggerFactory.getLogger(MailRound.class);

    /** Mails of one round, so that a long list does not keep a thread. */
    private static final int MOST = 50;

    private static final int LONGEST_PROBLEM = 300;

    private final Letters letters;
    private final MailSettings settings;
    private final MailSender sender;

    MailRound(Letters letters, MailSettings settings, MailSender sender) {
        this.letters = letters;
        this.settings = settings;
        this.sender = sender;
    }

    /** Ends early when a mail is refused: most likely the server is away, and the others would wait for it one by one. */
    void run() {
        letters.sortOut();
        for (int i = 0; i < MOST; i++) {
            Optional<Letter> next = letters.take();
            if (next.isEmpty() || !send(next.get())) {
                return;
            }
        }
    }

    private boolean send(Letter letter) {
        try {
            sender.send(message(letter));
        } catch (MailException refused) {
            String problem = problem(refused);
            log.warn("Notice {} could not be mailed: {}", letter.id(), problem);
            letters.refused(letter, problem);
            return false;
        }
        letters.sent(letter);
        return true;
    }

    private SimpleMailMessage message(Letter letter) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.from().value());
        message.setTo(letter.to().value());
        message.setSubject("Drover: " + letter.kind().label());
        message.setText(letter.sentence() + "\n\n"
                + settings.link(letter.page()).orElse("Open Drover and look into your inbox.")
                + "\n\nYou get this because your settings in Drover have this address. Nobody reads answers.\n");
        return message;
    }

    /** What the server said, in one line. */
    private static String problem(MailException refused) {
        Throwable cause = refused;
        if (refused instanceof MailSendException failed && failed.getMessageExceptions().length > 0) {
            cause = failed.getMessageExceptions()[0];
        }
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST_PROBLEM ? line : line.substring(0, LONGEST_PROBLEM) + "…";
    }
}
