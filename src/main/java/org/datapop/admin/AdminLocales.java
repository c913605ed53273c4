package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The language of the admin area: that of the account, before sign-in the browser's. Pages of the
 * public have the language of their address and don't ask here.
 */
@Configuration(proxyBeanMethods = false)
class AdminLocales {

    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("es"), Locale.FRENCH);

    /** Whether it is the tag of one of them. */
    static boolean isSpoken(String language) {
        return SPOKEN.stream().map(Locale::toLanguageTag).anyMatch(language::equals);
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new OfTheAccount();
        resolver.setSupportedLocales(SPOKEN);
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }

    private static final class OfTheAccount extends AcceptHeaderLocaleResolver {

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            return SecurityContextHolder.getContext().getAuthentication() instanceof Staff staff
                    ? staff.account().language().locale()
                    : super.resolveLocale(request);
        }
    }
}
