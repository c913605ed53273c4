package org.datapop.web;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * The order in which a request passes the filters: headers, gate, errors, aliases, then everybody
 * else.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    FilterRegistrationBean<HeadersFilter> headersFilter(
            SecurityHeaders headers, ObjectProvider<HeaderOverride> overrides) {
        return first(new HeadersFilter(headers, overrides.orderedStream().toList()), 0);
    }

    @Bean
    FilterRegistrationBean<GateFilter> gateFilter(HostPolicy hosts, PublicAddress address) {
        return first(new GateFilter(hosts, address), 1);
    }

    @Bean
    FilterRegistrationBean<ErrorsFilter> errorsFilter() {
        return first(new ErrorsFilter(), 2);
    }

    @Bean
    FilterRegistrationBean<AliasFilter> aliasFilter(
            PublicAddress address, ObjectProvider<FinalAddress> known) {
        return first(new AliasFilter(address, known.orderedStream().toList()), 3);
    }

    @Bean
    ServletRegistrationBean<AssetServlet> assetServlet(AssetShelf assets) {
        return new ServletRegistrationBean<>(
                new AssetServlet(assets), Assets.FOLDER + "*", Assets.FAVICON);
    }

    private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.addUrlPatterns("/*");
        return registration;
    }
}
