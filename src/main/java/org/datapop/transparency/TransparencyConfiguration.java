package org.datapop.transparency;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TransparencySettings.class)
class TransparencyConfiguration {}
