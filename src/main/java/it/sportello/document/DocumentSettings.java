package it.sportello.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxSize the most a document may weigh */
@ConfigurationProperties("sportello.documents")
public record DocumentSettings(@DefaultValue("10MB") DataSize maxSize) {}
