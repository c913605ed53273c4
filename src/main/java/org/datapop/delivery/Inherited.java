package org.datapop.delivery;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** The same settings once more, for something that has to end sooner. */
final class Inherited extends StandardEnvironment {

    Inherited(ConfigurableEnvironment settings) {
        getPropertySources().stream()
                .map(source -> source.getName())
                .toList()
                .forEach(getPropertySources()::remove);
        settings.getPropertySources().forEach(getPropertySources()::addLast);
    }
}
