package org.datapop.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence which setting of the site is wrong. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, BindException failure) {
        if (!failure.getName().toString().startsWith("site")) {
            return null;
        }
        WrongSetting wrong = findCause(failure, WrongSetting.class);
        String sentence = wrong == null ? unreadable(failure.getProperty()) : wrong.getMessage();
        return sentence == null ? null : new FailureAnalysis(sentence, null, failure);
    }

    private static @Nullable String unreadable(@Nullable ConfigurationProperty property) {
        if (property == null) {
            return null;
        }
        String name = property.getName().toString();
        return "%s can't be '%s'%s.".formatted(variable(name), property.getValue(), example(name));
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static String example(String property) {
        return switch (property) {
            case "site.time-zone" -> "; a time zone is written like Europe/Madrid or UTC";
            case "site.url" -> "; an address is written like https://example.org";
            case "site.language" -> "; a language is written like en or es";
            default -> "";
        };
    }
}
