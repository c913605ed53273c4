package org.datapop.database;

import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings that follow from others. With the embedded database somebody tries the site or works on
 * it, so only this computer may see it unless they say otherwise.
 */
class SiteEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var settings = new HashMap<String, Object>();
        if (environment.getProperty("spring.datasource.url", "").isBlank()) {
            settings.put("server.address", "127.0.0.1");
        }
        if (environment.getProperty("site.log.format", "").equals("json")) {
            settings.put("logging.structured.format.console", "ecs");
        }
        environment.getPropertySources().addLast(new MapPropertySource("site", settings));
    }
}
