package carovana.monitoring;

import carovana.ledger.Ledger;
import carovana.ledger.Page;
import carovana.ledger.WorkList;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.Method;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.util.ReflectionUtils;

/** Times the two stages that are no routes of their own, their commit included: camel times the others. */
@Configuration
class StageTimers {

    private static final Method LOAD_PAGE = ReflectionUtils.findMethod(Ledger.class, "receive", Page.class);
    private static final Method RECORD = ReflectionUtils.findMethod(WorkList.class, "record", List.class);

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor loadPageTimer(ObjectProvider<MeterRegistry> registry) {
        return timer("load-page", LOAD_PAGE, registry);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor recordTimer(ObjectProvider<MeterRegistry> registry) {
        return timer("record", RECORD, registry);
    }

    private static Advisor timer(String stage, Method timed, ObjectProvider<MeterRegistry> registry) {
        MethodInterceptor timer = invocation -> {
            var sample = Timer.start();
            try {
                return invocation.proceed();
            } finally {
                sample.stop(registry.getObject().timer("carovana.stage", "stage", stage));
            }
        };
        var advisor = new DefaultPointcutAdvisor(new Only(timed), timer);
        advisor.setOrder(0);
        return advisor;
    }

    private static final class Only extends StaticMethodMatcherPointcut {
        private final Method method;

        Only(Method method) {
            this.method = method;
            setClassFilter(type -> method.getDeclaringClass().isAssignableFrom(type));
        }

        @Override
        public boolean matches(Method candidate, Class<?> type) {
            return candidate.equals(method);
        }
    }
}
