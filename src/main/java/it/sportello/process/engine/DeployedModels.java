package it.sportello.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms under the names {@code processes/x.bpmn} and {@code forms/x.html}. By default the name is a
 * path of the machine, or the bare file name from a packaged jar: form keys would find nothing, and every directory would
 * be a new deployment.
 */
@Component
class DeployedModels extends DefaultDeploymentConfiguration {

    @Override
    public Set<Resource> getDeploymentResources() {
        return super.getDeploymentResources().stream().map(Named::new).collect(Collectors.toSet());
    }

    private static final class Named extends AbstractResource implements ContextResource {

        private final Resource file;
        private final String name;

        Named(Resource file) {
            this.file = file;
            try {
                URL url = file.getURL();
                String[] path = url.getPath().split("/", -1);
                this.name = path[path.length - 2] + "/" + path[path.length - 1];
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getPathWithinContext() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getDescription() {
            return name;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return file.getInputStream();
        }
    }
}
