package dev.drover.web;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** Texts that people wrote in Markdown; what comes out is safe to show. */
@Component
public class Markdown {

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    /** The text as HTML: markup of the writer's own is shown as text, and links lead only to usual schemes. */
    public String html(String text) {
        return renderer.render(parser.parse(text));
    }
}
