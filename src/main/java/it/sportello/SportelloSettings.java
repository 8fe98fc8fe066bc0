package it.sportello;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an installation sets.
 *
 * @param notice the call that is open, such as {@code psw-2020}
 * @param dataDirectory where the embedded database of the demo lives
 */
@ConfigurationProperties("sportello")
public record SportelloSettings(String notice, String dataDirectory) {}
