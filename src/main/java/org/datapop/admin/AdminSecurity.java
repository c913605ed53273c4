package org.datapop.admin;

import org.datapop.web.PublicAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Who comes in at the doors of the admin area. The public's pages pass no chain at all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
class AdminSecurity {

    static final String SIGN_IN = "/admin/sign-in";
    static final String CODE = "/admin/sign-in/code";
    static final String PASSKEY = "/admin/sign-in/passkey";
    static final String PASSKEY_CHALLENGE = "/admin/sign-in/passkey/challenge";
    static final String AGAIN = "/admin/sign-in/again";
    static final String SIGNED_IN = "/admin/signed-in";
    static final String FORGOTTEN = "/admin/forgotten";

    /** Where a backup is brought to a new installation; the rest of the path is a secret. */
    static final String BACKUP_UPLOAD = "/admin/backup-upload/";

    /** Where Spring Boot itself would put the filter. */
    private static final int AFTER_SESSIONS = -100;

    @Bean
    SecurityFilterChain adminDoors(HttpSecurity http, StaffSessions sessions, PublicAddress address)
            throws Exception {
        var signInFirst = new SignInFirst();
        return http.securityMatcher("/admin", "/admin/**")
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf ->
                        csrf.csrfTokenRepository(tokens(address))
                                // To look for a token would be to take in all of a huge form first.
                                .ignoringRequestMatchers(BACKUP_UPLOAD + "*"))
                .headers(HeadersConfigurer::disable) // written for every answer by the web module
                .requestCache(RequestCacheConfigurer::disable)
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .exceptionHandling(failed ->
                        failed.authenticationEntryPoint(signInFirst)
                                .accessDeniedHandler(signInFirst))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        SIGN_IN,
                                        CODE,
                                        PASSKEY,
                                        PASSKEY_CHALLENGE,
                                        AGAIN,
                                        FORGOTTEN,
                                        "/admin/first-run/**",
                                        BACKUP_UPLOAD + "*",
                                        "/admin/email/*",
                                        "/admin/invitation/*",
                                        "/admin/reset/*")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** At the doors of the admin area alone; its idea of a fit path is not the public's. */
    @Bean
    DelegatingFilterProxyRegistrationBean doorsOfTheAdminArea() {
        var doors = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        doors.addUrlPatterns("/admin", "/admin/*");
        doors.setOrder(AFTER_SESSIONS);
        return doors;
    }

    /**
     * What a field may be called is nobody's business here: an unknown one is no field. Refusing
     * its name would break the very pages that say what was wrong.
     */
    @Bean
    HttpFirewall fieldsOfAnyName() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(_ -> true);
        return firewall;
    }

    /** In a cookie, so that looking at the sign-in page leaves no session behind. */
    private static CookieCsrfTokenRepository tokens(PublicAddress address) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie ->
                cookie.path("/admin").httpOnly(true).secure(address.secure()).sameSite("Strict"));
        return tokens;
    }
}
