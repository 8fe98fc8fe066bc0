package it.sportello.process.engine;

import java.util.AbstractMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The only beans that an expression in a model can name: the delegates, and the reader of deadlines. */
final class AllowedBeans extends AbstractMap<Object, Object> {

    private final ApplicationContext context;
    private final Set<String> names;

    AllowedBeans(ApplicationContext context) {
        this.context = context;
        this.names = new HashSet<>(Set.of(context.getBeanNamesForType(JavaDelegate.class, true, false)));
        this.names.addAll(Set.of(context.getBeanNamesForType(ModelFunctions.class, true, false)));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && names.contains(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name && names.contains(name) ? context.getBean(name) : null;
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        throw new IllegalStateException("beans are looked up by name, never listed");
    }
}
