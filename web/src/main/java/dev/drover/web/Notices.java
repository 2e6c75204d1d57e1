package dev.drover.web;

import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One message for the page that a form leads to. The layout shows it. */
public final class Notices {

    private Notices() {}

    /** Something happened as wanted. */
    public static void done(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("done", sentence);
    }

    /** Something was refused, with every reason. */
    public static void refused(RedirectAttributes redirect, List<String> reasons) {
        redirect.addFlashAttribute("refusals", reasons);
    }
}
