package it.sportello.process.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Expressions evaluated without an execution come from queries and stored filters, that is from users: only the few
 * that filters need are let through, inside {@code orQueries} too, where 7.24.0 lets any of them run (CVE-2026-109432).
 */
final class GuardedExpressionManager extends SpringExpressionManager {

    private static final Pattern ALLOWED =
            Pattern.compile("[#$]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                    + "|dateTime\\(\\)(\\.(plus|minus)(Hours|Days|Weeks|Months|Years)\\(\\d{1,4}\\)|\\.withTimeAtStartOfDay\\(\\)"
                    + "|\\.toDate\\(\\))*)\\s*}");

    GuardedExpressionManager(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    /** What the models call is a bean whatever the case is told: no variable of that name is looked for, none is found. */
    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(super.createElResolver());
        return resolver;
    }

    @Override
    public Expression createExpression(String text) {
        ensureInitialized();
        return new JuelExpression(createValueExpression(text), this, text) {
            @Override
            public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
                if (scope == null
                        && !isLiteralText()
                        && !ALLOWED.matcher(text.trim()).matches()) {
                    throw new BadUserRequestException("Espressione non ammessa nelle ricerche.");
                }
                return super.getValue(scope, execution);
            }
        };
    }
}
