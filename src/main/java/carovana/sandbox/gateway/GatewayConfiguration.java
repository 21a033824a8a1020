package carovana.sandbox.gateway;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxSettings;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.SandboxTimer;
import carovana.sandbox.control.CallBook;
import carovana.sandbox.control.Troubles;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the gateway in front of everything under {@code /sandbox}, on the embedded Tomcat. */
@InSandbox
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxSettings.class)
class GatewayConfiguration {

    /** Behind the filters that fix the encoding, before those that ask who is there. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1000;

    /** Counts the nanoseconds of the rate limits' windows: the real ones, however the sandbox's clock is moved. */
    @FunctionalInterface
    interface Ticker extends LongSupplier {}

    @Bean
    FilterRegistrationBean<Gateway> sandboxGateway(
            SandboxSettings settings,
            SandboxStore store,
            Troubles troubles,
            CallBook calls,
            List<CallReader> readers,
            SandboxTimer timer,
            ObjectProvider<Ticker> ticker) {
        LongSupplier nanos = ticker.getIfAvailable(() -> System::nanoTime);
        var gateway = new Gateway(settings, troubles, calls, readers, timer, nanos);
        store.onReset(gateway::forget);
        var registration = new FilterRegistrationBean<>(gateway);
        registration.addUrlPatterns("/sandbox/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        registration.setAsyncSupported(true);
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> sandboxConnectionCutter() {
        return tomcat -> tomcat.addContextValves(new ConnectionCutter());
    }
}
