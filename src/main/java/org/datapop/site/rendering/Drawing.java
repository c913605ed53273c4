package org.datapop.site.rendering;

import java.util.Map;
import org.datapop.catalog.site.Site;
import org.datapop.content.published.Surroundings;
import org.datapop.markup.Markup;
import org.datapop.markup.MarkupOptions;
import org.datapop.shared.Language;
import org.datapop.web.Assets;
import org.datapop.web.PublicAddress;
import org.datapop.web.SiteProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.expression.EvaluationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContextWrapper;

/** Draws sheets with their templates. */
@Component
class Drawing {

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Markup markup;
    private final Assets assets;
    private final HeadWriting heads;
    private final SiteProperties site;
    private final PublicAddress address;

    /**
     * Knows how templates read classes: what it learnt for one page serves all. Without it each
     * element of a page begins anew, by reflection.
     */
    private final EvaluationContext readings;

    Drawing(
            ApplicationContext application,
            ITemplateEngine templates,
            MessageSource messages,
            Markup markup,
            Assets assets,
            HeadWriting heads,
            SiteProperties site,
            PublicAddress address) {
        this.readings = new ThymeleafEvaluationContext(application, null);
        this.templates = templates;
        this.messages = messages;
        this.markup = markup;
        this.assets = assets;
        this.heads = heads;
        this.site = site;
        this.address = address;
    }

    Language siteLanguage() {
        return new Language(site.language().toLanguageTag());
    }

    String draw(Sheet sheet, Map<String, Object> more) {
        var context = new Context(sheet.language().locale());
        context.setVariable("site", chrome(sheet));
        context.setVariable("page", page(sheet));
        context.setVariable("assets", assets);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContextWrapper(readings));
        context.setVariables(more);
        return templates.process("site/" + sheet.name(), context);
    }

    String message(String key, Language language, Object... values) {
        return messages.getMessage(key, values, language.locale());
    }

    /** The name that the site goes by in a language. */
    String siteName(Surroundings around, Language language) {
        var words = around.site();
        return words == null ? message("layout.unnamed", language) : words.body(Site.class).name();
    }

    Cards cards(Sheet sheet) {
        return new Cards(sheet.language(), sheet.reading().prefix(), sheet.around().pictures());
    }

    DateWords dates(Language language) {
        return new DateWords(messages, language.locale(), site.timeZone());
    }

    private Chrome chrome(Sheet sheet) {
        return new Frame(
                        sheet,
                        siteLanguage(),
                        message("layout.unnamed", sheet.language()),
                        dates(sheet.language()))
                .around(heads);
    }

    private DrawnPage page(Sheet sheet) {
        var links =
                new PageLinks(
                        sheet.around(),
                        sheet.language(),
                        sheet.reading().prefix(),
                        address.origin());
        return new DrawnPage(
                sheet.name(),
                sheet.title(),
                sheet.summary(),
                sheet.path().value(),
                sheet.document(),
                sheet.firstPublic(),
                sheet.corrected(),
                sheet.around(),
                cards(sheet),
                dates(sheet.language()),
                markup,
                MarkupOptions.DEFAULT.withWords(
                        new MarkupWords(messages, sheet.language().locale())),
                links);
    }
}
