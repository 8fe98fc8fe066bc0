package it.sportello.notice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Reads every notice on the class path. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    Notices notices(ResourcePatternResolver resources) throws IOException {
        List<Notice> versions = new ArrayList<>();
        for (Resource file : resources.getResources("classpath*:notices/*.yaml")) {
            versions.add(Notices.read(file.getInputStream()));
        }
        return new Notices(versions);
    }
}
